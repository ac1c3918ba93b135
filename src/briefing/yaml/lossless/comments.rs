//! Comments find whom they belong to.
//!
//! In: the nodes with their spans, and the spans of the comments. Between two nodes stand only white space,
//! comments and indicators, so that what is looked for there is found without knowing YAML.

use std::ops::Range;

use super::{Comment, CommentedEntry, Content, Node, Tree};

pub(super) struct Placing<'t> {
    text: &'t str,
    /// Every comment, in the order of the file.
    comments: Vec<Range<usize>>,
    /// How many of them have been placed.
    placed: usize,
}

impl<'t> Placing<'t> {
    pub fn new(text: &'t str, comments: Vec<Range<usize>>) -> Self {
        Placing {
            text,
            comments,
            placed: 0,
        }
    }

    /// Places them all.
    pub fn place(mut self, tree: &mut Tree) {
        let from = tree.marker.as_ref().map_or(0, |marker| marker.end);
        let end = self.text.len();
        self.find_indicators(&mut tree.root, from);
        // What stands before the marker, or behind it in its line.
        tree.head = self.take(|comment, text| {
            comment.end <= from || (from > 0 && !text[from..comment.start].contains('\n'))
        });
        if tree.root.collection().is_none() {
            let start = tree.root.span.start;
            tree.head
                .extend(self.take(|comment, _| comment.start < start));
        }
        self.node(&mut tree.root, None, end);
        if let Content::Collection(root) = &mut tree.root.content {
            if let Some(first) = root.entries.first_mut() {
                let mut before = std::mem::take(&mut first.before);
                // What stands within the entry is its own, whatever is empty above it.
                let above = before.partition_point(|comment| comment.span.start < first.start);
                let kept = before[..above].iter().rposition(|comment| comment.blank);
                let of_the_file = match kept {
                    _ if first.blank => above,
                    Some(below) => below,
                    None => 0,
                };
                first.before = before.split_off(of_the_file);
                tree.head.extend(before);
            }
            tree.tail = std::mem::take(&mut root.after);
        }
        tree.tail.extend(self.take(|_, _| true));
    }

    /// Finds where entries begin, where headers stand and where nothing does, from the end of what stands before
    /// a node.
    fn find_indicators(&self, node: &mut Node, from: usize) {
        let from = match &node.anchor {
            Some(anchor) => anchor.span.end,
            None => from,
        };
        match &mut node.content {
            Content::Alias(_) => {}
            Content::Scalar(scalar) => {
                if matches!(scalar.style, super::Style::Literal | super::Style::Folded) {
                    let start = self.next(from, node.span.start);
                    let rest = &self.text[start..];
                    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    let header = start..start + length;
                    if scalar.value.trim_matches('\n').is_empty() {
                        node.span = self.empty_lines(header.end, scalar.value.len());
                    }
                    scalar.header = Some(header);
                } else if node.span.is_empty() {
                    node.span = from..from;
                }
            }
            Content::Collection(collection) => {
                let is_braced = self.text[node.span.clone()].starts_with(['[', '{']);
                let mut from = match collection.is_flow && is_braced {
                    true => node.span.start + 1,
                    false => from,
                };
                for entry in &mut collection.entries {
                    self.find_entry(entry, from);
                    from = entry.value.span.end.max(from);
                }
                if !collection.is_flow {
                    node.span.end = from.max(node.span.start);
                }
            }
        }
    }

    /// So many empty lines below a header, without the end of the last; nothing if there are none.
    fn empty_lines(&self, header: usize, count: usize) -> Range<usize> {
        let ends = self.text[header..].match_indices('\n');
        let mut ends = ends.map(|(end, _)| header + end);
        let Some(first) = ends.next().filter(|_| count > 0) else {
            return header..header;
        };
        let last = ends.nth(count - 1).unwrap_or(self.text.len());
        let end = self.text[..last].strip_suffix('\r').map_or(last, str::len);
        first + 1..end.max(first + 1)
    }

    fn find_entry(&self, entry: &mut CommentedEntry, from: usize) {
        let first = entry.key.as_ref().unwrap_or(&entry.value);
        entry.start = self.next(from, first.start());
        entry.blank = self.is_below_blank(entry.start);
        let is_indicator = |at: usize, indicator| self.text[at..].starts_with(indicator);
        let mut from = entry.start;
        if let Some(key) = &mut entry.key {
            let behind = from + usize::from(is_indicator(from, '?') && key.start() > from);
            self.find_indicators(key, behind);
            from = key.span.end.max(behind);
            let colon = self.next(from, entry.value.start().max(from));
            if is_indicator(colon, ':') {
                from = colon + 1;
            }
        } else if is_indicator(from, '-')
            && (entry.value.start() > from || entry.value.span.is_empty())
        {
            from += 1;
        }
        self.find_indicators(&mut entry.value, from);
    }

    /// The next byte from one on that is no white space, no comma and in no comment, or `end`.
    fn next(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            let index = self.comments.partition_point(|comment| comment.end <= at);
            let comment = self.comments.get(index);
            if let Some(comment) = comment.filter(|comment| comment.start <= at) {
                at = comment.end;
                continue;
            }
            match self.text.as_bytes()[at] {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
                _ if self.text[at..].starts_with('\u{feff}') => at += '\u{feff}'.len_utf8(),
                _ => return at,
            }
        }
        end
    }

    /// Places the comments of a node. `outer` is the column of the block that the node stands in, `limit` where
    /// something stands that is not of the node.
    fn node(&mut self, node: &mut Node, outer: Option<usize>, limit: usize) {
        let end = node.span.end;
        let Content::Collection(collection) = &mut node.content else {
            return;
        };
        let is_flow = collection.is_flow;
        let first = collection.entries.first();
        let own = first.map(|entry| column(self.text, entry.start));
        let limit = if is_flow { end.min(limit) } else { limit };
        let starts: Vec<usize> = collection.entries.iter().map(|entry| entry.start).collect();
        for (index, entry) in collection.entries.iter_mut().enumerate() {
            entry
                .before
                .extend(self.take(|comment, _| comment.start < starts[index]));
            let limit = starts.get(index + 1).copied().unwrap_or(limit);
            self.entry(entry, own, limit);
        }
        collection.after = match is_flow {
            true => self.take(|comment, _| comment.start < limit),
            false => self.take(|comment, text| {
                let is_within = |outer| column(text, comment.start) > outer;
                comment.start < limit && outer.is_none_or(is_within)
            }),
        };
    }

    fn entry(&mut self, entry: &mut CommentedEntry, column: Option<usize>, limit: usize) {
        let announced = match &entry.key {
            Some(key) => key.span.end,
            None => entry.start,
        };
        // Down to the value: behind the colon, behind the header, or on lines of their own.
        let value = &entry.value;
        let start = value.span.start;
        let goes_within = value.collection().is_some_and(|collection| {
            !collection.entries.is_empty() || !collection.after.is_empty()
        });
        let own = self.take(|comment, text| {
            // A comment within a key that is a literal stands before its end.
            let from = announced.min(comment.start);
            let is_behind = !text[from..comment.start].contains('\n') || value.is_block_scalar();
            comment.start < start && (is_behind || !goes_within)
        });
        own.into_iter()
            .for_each(|comment| self.beside(entry, comment, announced));
        self.node(&mut entry.value, column, limit);
        let value = &entry.value;
        let ends_its_line = value.is_block_scalar() && !value.span.is_empty();
        if !ends_its_line && !value.is_block_collection() {
            let end = value.span.end.max(announced);
            let behind = self.take(|comment, text| {
                comment.start < limit && !text[end..comment.start.max(end)].contains('\n')
            });
            behind
                .into_iter()
                .for_each(|comment| self.beside(entry, comment, end));
        }
        // Nothing that stands in it could have a comment of its own.
        if let Content::Collection(collection) = &mut entry.value.content
            && collection.entries.is_empty()
        {
            entry.before.append(&mut collection.after);
        }
    }

    /// Puts a comment at the end of an entry's line, or above it if there is one already or if it stands on a
    /// line of its own.
    fn beside(&self, entry: &mut CommentedEntry, comment: Comment, end: usize) {
        let from = end.min(comment.span.start);
        let is_behind =
            !self.text[from..comment.span.start].contains('\n') || entry.value.is_block_scalar();
        if !is_behind {
            entry.before.push(comment);
        } else if let Some(first) = entry.beside.replace(comment) {
            entry.before.push(first);
        }
    }

    /// The comments that come next, as long as something is true of them.
    fn take(&mut self, mut is_taken: impl FnMut(&Range<usize>, &str) -> bool) -> Vec<Comment> {
        let mut taken = Vec::new();
        while let Some(span) = self.comments.get(self.placed) {
            if !is_taken(span, self.text) {
                break;
            }
            let (span, blank) = (span.clone(), self.is_below_blank(span.start));
            taken.push(Comment { span, blank });
            self.placed += 1;
        }
        taken
    }

    /// Whether something is the first of its line, and the line above is empty.
    fn is_below_blank(&self, at: usize) -> bool {
        let line = line_start(self.text, at);
        let above = self.text[..line].strip_suffix('\n');
        let is_first = self.text[line..at].trim().is_empty();
        is_first
            && above.is_some_and(|above| {
                let start = above.rfind('\n').map_or(0, |end| end + 1);
                above[start..].trim().is_empty()
            })
    }
}

/// The first byte of the line that one stands in, behind a byte-order mark.
fn line_start(text: &str, at: usize) -> usize {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    text[..at].rfind('\n').map_or(mark.min(at), |end| end + 1)
}

/// How many bytes of its line stand before a byte.
fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}
