//! Entries taken away, and put elsewhere in their collection.

use std::ops::Range;

use super::place::{Bytes, first_byte};
use super::{Change, EntryPlace, Path, Refusal, is_named};
use crate::briefing::yaml::emit::{Collection as Written, Form};
use crate::briefing::yaml::lossless::{CommentedEntry, Content, Node, Tree};

impl Tree {
    /// Takes a key with its value away, or an item, and the comments that are its own. Where it was the only one,
    /// brackets stay, and what stood below it goes too.
    ///
    /// # Errors
    ///
    /// Where nothing is at the path, where it has a name, and where a comment stands in the way.
    pub fn remove(&self, path: &Path) -> Result<Tree, Refusal> {
        let found = self.find(path)?;
        let (collection, entry) = (found.collection, found.entry());
        if found.is_named || is_named(&entry.value) || entry.key.iter().any(is_named) {
            return Err(Refusal::Named);
        }
        if collection.entries.len() == 1 {
            return self.emptied(path, &found);
        }
        let next = collection.entries.get(1);
        let range = match (found.index.checked_sub(1), next) {
            (Some(before), _) if collection.is_flow => {
                collection.entries[before].value.span.end..entry.value.span.end
            }
            (None, Some(next)) if collection.is_flow => entry.start..next.start,
            (None, Some(next)) => first_byte(entry)..first_byte(next),
            _ => {
                let whole = Bytes(self).whole(entry);
                Bytes(self).line_start(whole.start)..whole.end
            }
        };
        let has_comment = !entry.before.is_empty() || entry.beside.is_some();
        if collection.is_flow && (has_comment || self.has_comment(range.clone())) {
            return Err(Refusal::Comment);
        }
        let without = |range: Range<usize>| {
            let text = String::new();
            self.edited_at(entry, vec![Change { range, text }])
        };
        let edited = without(range.clone())?;
        if self.keeps_all_but(&edited, path, &found) {
            return Ok(edited);
        }
        // Empty lines belong to a text that keeps them (`|+`): those below what goes would come to be its own.
        let below = &self.text()[range.end..];
        let empty = below
            .split_inclusive('\n')
            .take_while(|line| line.trim().is_empty());
        let edited = without(range.start..range.end + empty.map(str::len).sum::<usize>())?;
        let is_sound = self.keeps_all_but(&edited, path, &found);
        is_sound.then_some(edited).ok_or(Refusal::Unreadable)
    }

    /// Whether all entries of a collection say what they did, but for one, which is gone.
    fn keeps_all_but(&self, edited: &Tree, path: &Path, found: &EntryPlace<'_>) -> bool {
        let after = edited.node(&path.around()).and_then(Node::collection);
        let entries = found.collection.entries.iter().enumerate();
        let mut left = entries.filter(|(index, _)| *index != found.index);
        after.is_some_and(|after| {
            let mut after = after.entries.iter();
            after.len() + 1 == found.collection.entries.len()
                && after.all(|after| {
                    let before = left.next();
                    before.is_some_and(|(_, before)| says_the_same(after, before))
                })
        })
    }

    /// A collection whose only entry goes: brackets stay.
    fn emptied(&self, path: &Path, found: &EntryPlace<'_>) -> Result<Tree, Refusal> {
        let is_mapping = found.collection.is_mapping;
        let Ok(around) = self.find(&path.around()) else {
            let end = Bytes(self).whole(found.entry()).end;
            let text = ["{}", self.line_end()].concat();
            let range = first_byte(found.entry())..end;
            return self.edited_at(found.entry(), vec![Change { range, text }]);
        };
        let empty = Form::Collection(Box::new(Written {
            is_mapping,
            is_row: true,
            entries: Vec::new(),
            after: Vec::new(),
        }));
        self.edited_at(found.entry(), Bytes(self).replacement(&around, empty)?)
    }

    /// Puts a key with its value, or an item, before the one that has this number without it, with its comments.
    /// The empty lines between entries stay where they are.
    ///
    /// # Errors
    ///
    /// Where nothing is at the path, where anything in the collection has a name, and where comments stand between
    /// its brackets.
    pub fn move_to(&self, path: &Path, index: usize) -> Result<Tree, Refusal> {
        let found = self.find(path)?;
        let entries = &found.collection.entries;
        let mut named = entries
            .iter()
            .flat_map(|entry| entry.key.iter().chain([&entry.value]));
        if found.is_named || named.any(is_named) {
            return Err(Refusal::Named);
        }
        let mut order: Vec<&CommentedEntry> = entries.iter().collect();
        let moved = order.remove(found.index);
        order.insert(index.min(order.len()), moved);
        let change = match found.collection.is_flow {
            true => self.in_brackets(entries, &order)?,
            false => self.in_lines(&found, &order).ok_or(Refusal::Unreadable)?,
        };
        let edited = self.edited(vec![change])?;
        let after = edited.node(&path.around()).and_then(Node::collection);
        let is_moved = after.is_some_and(|after| {
            let mut pairs = after.entries.iter().zip(&order);
            after.entries.len() == order.len()
                && pairs.all(|(after, before)| says_the_same(after, before))
        });
        is_moved.then_some(edited).ok_or(Refusal::Unreadable)
    }

    /// Entries between brackets in another order; what stands between them stays.
    fn in_brackets(
        &self,
        entries: &[CommentedEntry],
        order: &[&CommentedEntry],
    ) -> Result<Change, Refusal> {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            return Err(Refusal::Missing);
        };
        let range = first.start..last.value.span.end;
        if self.has_comment(range.clone()) {
            return Err(Refusal::Comment);
        }
        let mut text = String::new();
        for (index, entry) in order.iter().enumerate() {
            text.push_str(&self.text()[entry.start..entry.value.span.end]);
            if let Some(next) = entries.get(index + 1) {
                let between = entries[index].value.span.end..next.start;
                text.push_str(self.text().get(between).ok_or(Refusal::Unreadable)?);
            }
        }
        Ok(Change { range, text })
    }

    /// Entries of a block in another order; the empty lines between them stay.
    fn in_lines(&self, found: &EntryPlace<'_>, order: &[&CommentedEntry]) -> Option<Change> {
        let entries = &found.collection.entries;
        let column = Bytes(self).column(found.collection);
        let mut text = String::new();
        let mut end = 0;
        for (index, entry) in order.iter().enumerate() {
            let whole = Bytes(self).whole(entry);
            let here = Bytes(self).whole(&entries[index]);
            if index > 0 {
                if !text.ends_with('\n') {
                    text.push_str(self.line_end());
                }
                text.push_str(self.text().get(end..Bytes(self).line_start(here.start))?);
                // One that goes on in the line of a hyphen has no indentation of its own.
                let indent = &self.text()[Bytes(self).line_start(whole.start)..whole.start];
                match indent.trim().is_empty() && !indent.is_empty() {
                    true => text.push_str(indent),
                    false => text.extend(std::iter::repeat_n(' ', column)),
                }
            }
            text.push_str(&self.text()[whole]);
            end = here.end;
        }
        let start = entries.first().map_or(end, first_byte);
        let range = start..end;
        Some(Change { range, text })
    }

    /// Whether a comment stands in a range that goes from entry to entry.
    fn has_comment(&self, range: Range<usize>) -> bool {
        let mut rest = vec![&self.root];
        while let Some(node) = rest.pop() {
            let Content::Collection(collection) = &node.content else {
                continue;
            };
            for entry in &collection.entries {
                let mut own = entry
                    .before
                    .iter()
                    .chain(&entry.beside)
                    .chain(&collection.after);
                if own.any(|comment| range.contains(&comment.span.start)) {
                    return true;
                }
                rest.push(&entry.value);
            }
        }
        false
    }
}

/// Whether two entries have one key and one value.
fn says_the_same(one: &CommentedEntry, other: &CommentedEntry) -> bool {
    let keys = (&one.key, &other.key);
    let is_one_key = match keys {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    is_one_key && is_same(&one.value, &other.value)
}

fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.content, &other.content) {
        (Content::Alias(one), Content::Alias(other)) => one == other,
        (Content::Scalar(one), Content::Scalar(other)) => {
            one.value == other.value && one.is_absent() == other.is_absent()
        }
        (Content::Collection(one), Content::Collection(other)) => {
            let mut pairs = one.entries.iter().zip(&other.entries);
            one.entries.len() == other.entries.len()
                && pairs.all(|(one, other)| says_the_same(one, other))
        }
        (Content::Alias(_) | Content::Scalar(_) | Content::Collection(_), _) => false,
    }
}
