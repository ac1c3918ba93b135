//! The file itself in canonical order and style, with all that its writer has put beside the words.
//!
//! In: a [`Tree`]. Out: its text, formatted. What is kept, and where:
//!
//! * every key, whatever it says; those that the format does not know stay behind the others in their order, and
//!   their values in their style, which other programs may go by;
//! * comments and empty lines, with the key or item that they belong to. Two empty lines become one. A comment
//!   between brackets brings its list below the key, an item a line;
//! * the lines of a text that is folded over several of them: it is indented anew, and not unfolded; where one of
//!   them is wider than [`emit::WIDTH`], all are filled anew;
//! * names and aliases. Where an alias would come to stand before what it stands for, the two change places;
//! * the end of line that the file is written with, a byte-order mark, directives and `---`.
//!
//! Where a line is wider than [`emit::WIDTH`], words are folded, and paragraphs of markup filled.
//!
//! What is written is read again, and must say the same: [`format()`] gives nothing else.

mod lines;
mod named;
mod same;

use std::borrow::Cow;

use super::style::{self, ScalarContext};
use crate::briefing::keys::{BRIEFING, Key, Rank, Value};
use crate::briefing::yaml::Style;
use crate::briefing::yaml::emit::{self, Document, Form, Line, Styled};
use crate::briefing::yaml::lossless::{
    Collection, Comment, CommentedEntry, Content, Node, Scalar, Tree,
};
use named::Named;

/// Formats a file. `None` where what would be written did not say the same. That is the case of no briefing that
/// keeps to the limits of keys and of nesting once its aliases have changed places.
pub fn format(tree: &Tree) -> Option<String> {
    let mut formatter = Formatter {
        tree,
        named: Named::new(tree),
    };
    let expected = Value::mapping(|| &BRIEFING);
    let document = Document {
        head: formatter.head(),
        root: formatter.value(&tree.root, Some(expected), true),
        tail: formatter.lines(&tree.tail),
    };
    let mut text = emit::write(&document);
    if tree.line_end() != "\n" {
        text = text.replace('\n', tree.line_end());
    }
    if tree.text().starts_with('\u{feff}') {
        text.insert(0, '\u{feff}');
    }
    same::says_the_same(tree.text(), &text).then_some(text)
}

struct Formatter<'t> {
    tree: &'t Tree,
    named: Named<'t>,
}

/// A key of the format, and how it is written.
type WrittenKey = (&'static Key, &'static str);

impl<'t> Formatter<'t> {
    /// What stands above the first key.
    fn head(&self) -> Vec<Line<'t>> {
        let mut lines = Vec::new();
        let text = self.tree.text().trim_start_matches('\u{feff}');
        let hidden = self.tree.text().len() - text.len();
        let mut from = 0;
        if let Some(marker) = &self.tree.marker {
            // Comments and directives, whose order means something.
            let above = text[..marker.start - hidden].lines().map(str::trim);
            lines.extend(above.filter(|line| !line.is_empty()).map(Line::Words));
            lines.push(Line::Words("---"));
            from = marker.end;
        }
        let head = &self.tree.head;
        let below = head.partition_point(|comment| comment.span.start < from);
        if below < head.len() {
            lines.extend(self.lines(&head[below..]));
            lines.push(Line::Empty);
        }
        lines
    }

    /// Comments, with the empty lines above them.
    fn lines(&self, comments: &[Comment]) -> Vec<Line<'t>> {
        let mut lines = Vec::new();
        for comment in comments {
            if comment.blank {
                lines.push(Line::Empty);
            }
            lines.push(Line::Words(self.words(comment)));
        }
        lines
    }

    fn words(&self, comment: &Comment) -> &'t str {
        let tree: &'t Tree = self.tree;
        tree.words(comment)
    }

    /// A value: what it is, or the name of it where it stands already.
    fn value(&mut self, node: &'t Node, expected: Option<Value>, is_item: bool) -> Styled<'t> {
        let node = self.named.meant(node);
        let anchor = match &node.anchor {
            Some(anchor) if !self.named.is_first(anchor.number) => {
                return Form::Alias(self.named.name(anchor.number)).into();
            }
            anchor => anchor.as_ref(),
        };
        let anchor = anchor.map(|anchor| self.named.name(anchor.number));
        let mut form = match &node.content {
            // Of what has no name; no tree holds one.
            Content::Alias(_) => Form::Plain(Cow::Borrowed("")),
            Content::Scalar(scalar) => self.text(node, scalar, expected),
            Content::Collection(collection) => self.collection(collection, expected, is_item),
        };
        // What stands in several places has not the same room in each of them.
        if anchor.is_some()
            && let Form::Prose(prose) = form
        {
            form = prose.form;
        }
        Styled { anchor, form }
    }

    fn collection(
        &mut self,
        collection: &'t Collection,
        expected: Option<Value>,
        is_item: bool,
    ) -> Form<'t> {
        let is_short = is_item || expected.is_some_and(|value| value.is_row());
        let is_row = is_short && !collection.is_mapping && self.fits_in_a_line(collection);
        let mut entries: Vec<(Rank, Option<WrittenKey>, &CommentedEntry)> = Vec::new();
        let row = expected.and_then(|value| value.row()).filter(|_| is_item);
        let table = row.or(expected.and_then(|value| value.table()));
        for entry in &collection.entries {
            let name = entry.key.as_ref().and_then(|key| self.named.key(key));
            let key = table.and_then(|table| table.find(name?));
            let rank = table.zip(key).map(|(table, key)| table.rank(key));
            let key = key.zip(name).map(|(key, name)| (key, key.written(name)));
            entries.push((rank.unwrap_or(Rank::LAST), key, entry));
        }
        // Stable: keys that are not known stay in their order, after those that are, and items in theirs.
        entries.sort_by_key(|(rank, ..)| *rank);
        // Of two spellings of a key, each keeps its own.
        let ranks: Vec<Rank> = entries.iter().map(|(rank, ..)| *rank).collect();
        let is_alone = |rank: Rank| {
            let after = ranks.partition_point(|other| *other <= rank);
            after - ranks.partition_point(|other| *other < rank) == 1
        };
        let mut written: Vec<emit::StyledEntry<'t>> = Vec::new();
        for (rank, key, entry) in entries {
            let expected = match collection.is_mapping {
                true => key.map(|(key, _)| key.value),
                false if is_item => expected.map(Value::of_row),
                false => expected,
            };
            let own_name = key.filter(|_| is_alone(rank)).map(|(_, name)| name);
            written.push(match is_row {
                true => self.cell(entry, expected),
                false => self.entry(entry, own_name, expected),
            });
        }
        if let Some(first) = written.first_mut() {
            let words = first.before.iter().position(|line| *line != Line::Empty);
            first.before.drain(..words.unwrap_or(first.before.len()));
        }
        Form::Collection(Box::new(emit::Collection {
            is_mapping: collection.is_mapping,
            is_row,
            entries: written,
            after: self.lines(&collection.after),
        }))
    }

    fn entry(
        &mut self,
        entry: &'t CommentedEntry,
        own_name: Option<&'static str>,
        expected: Option<Value>,
    ) -> emit::StyledEntry<'t> {
        let mut before = self.lines(&entry.before);
        if entry.blank {
            before.push(Line::Empty);
        }
        let key = entry.key.as_ref().map(|key| self.key(key, own_name));
        let mut value = self.value(&entry.value, expected, key.is_none());
        let mut beside = entry.beside.as_ref().map(|comment| self.words(comment));
        // What stands at the head of an item is said of the item.
        if let (None, None, Form::Collection(collection)) = (&key, &value.anchor, &mut value.form)
            && !collection.is_row
            && let Some(first) = collection.entries.first_mut()
        {
            before.extend(beside.take().map(Line::Words));
            before.append(&mut first.before);
        }
        emit::StyledEntry {
            before,
            key,
            value,
            beside,
        }
    }

    /// A key: by its own name if the format has it, else as it is.
    fn key(&mut self, node: &'t Node, own_name: Option<&'static str>) -> Styled<'t> {
        let node = self.named.meant(node);
        if let Some(anchor) = &node.anchor
            && !self.named.is_first(anchor.number)
        {
            return Form::Alias(self.named.name(anchor.number)).into();
        }
        let Content::Scalar(scalar) = &node.content else {
            return Form::Plain(Cow::Borrowed("")).into();
        };
        let form = match (&node.anchor, own_name) {
            (None, Some(name)) => style::one_line(Cow::Borrowed(name), ScalarContext::Block),
            // Where it is named, something else says the same word.
            _ => as_typed(scalar, ScalarContext::Block),
        };
        let anchor = node.anchor.as_ref();
        Styled {
            anchor: anchor.map(|anchor| self.named.name(anchor.number)),
            form,
        }
    }

    /// Whether a list may stand in one line: texts without line ends and comments.
    fn fits_in_a_line(&self, collection: &Collection) -> bool {
        let fits = |entry: &CommentedEntry| {
            let is_alone = entry.before.is_empty() && entry.beside.is_none();
            let node = self.named.meant(&entry.value);
            is_alone
                && matches!(&node.content, Content::Scalar(scalar) if !scalar.value.contains('\n'))
        };
        collection.after.is_empty() && collection.entries.iter().all(fits)
    }

    fn cell(
        &mut self,
        entry: &'t CommentedEntry,
        expected: Option<Value>,
    ) -> emit::StyledEntry<'t> {
        let mut value = self.value(&entry.value, expected, true);
        let node = self.named.meant(&entry.value);
        if let (Content::Scalar(scalar), false) =
            (&node.content, matches!(value.form, Form::Alias(_)))
        {
            value.form = match scalar.is_absent() {
                true if scalar.value.is_empty() => Form::Plain(Cow::Borrowed("null")),
                _ => in_style(scalar, expected, ScalarContext::Flow),
            };
        }
        emit::StyledEntry {
            before: Vec::new(),
            key: None,
            value,
            beside: None,
        }
    }

    fn text(&self, node: &'t Node, scalar: &'t Scalar, expected: Option<Value>) -> Form<'t> {
        let Some(lines) = lines::as_written(self.tree.text(), node, scalar) else {
            return in_style(scalar, expected, ScalarContext::Block);
        };
        let may_fold = lines.header.as_deref().is_none_or(lines::may_fold);
        let form = Form::Lines(Box::new(lines));
        match expected.is_some_and(|value| value.is_prose()) && may_fold {
            true => Form::Prose(Box::new(emit::Prose {
                text: Cow::Borrowed(scalar.value.as_str()),
                form,
                ends: emit::LineEnds::Meant,
            })),
            false => form,
        }
    }
}

/// A text in canonical style, or in its own where the format expects nothing.
fn in_style(scalar: &Scalar, expected: Option<Value>, place: ScalarContext) -> Form<'_> {
    let value = Cow::Borrowed(scalar.value.as_str());
    let Some(expected) = expected else {
        return as_typed(scalar, place);
    };
    let is_resolved = expected.is_resolved() && style::is_number_or_boolean(&value);
    match place {
        _ if scalar.is_absent() || is_resolved => Form::Plain(value),
        ScalarContext::Block if expected.is_prose() => style::prose(value, expected.is_markup()),
        ScalarContext::Block => style::text(value),
        ScalarContext::Flow => style::one_line(value, ScalarContext::Flow),
    }
}

/// A text in its own style, as far as that goes in one line.
fn as_typed(scalar: &Scalar, place: ScalarContext) -> Form<'_> {
    let value = Cow::Borrowed(scalar.value.as_str());
    let ends = |character: char| matches!(character, ',' | '[' | ']' | '{' | '}' | '\n');
    match scalar.style {
        Style::Plain if place == ScalarContext::Block || !value.contains(ends) => {
            Form::Plain(value)
        }
        Style::SingleQuoted => Form::SingleQuoted(value),
        Style::DoubleQuoted => Form::DoubleQuoted(value),
        Style::Literal | Style::Folded if place == ScalarContext::Block => style::text(value),
        Style::Plain | Style::Literal | Style::Folded => style::one_line(value, place),
    }
}
