//! A tree of styled nodes → YAML.
//!
//! In: a [`Document`], whose every value says how it is to be written and where which comment belongs. Out: its
//! text. Nothing is decided here but where spaces and ends of lines go: which key stands where, and which text wants
//! which quotes, is the [policy](crate::briefing::canonical)'s to say. What a style can hold, its functions tell
//! ([`literal_holds`], [`needs_no_escape`]).
//!
//! A text whose lines may be broken anew ([`Prose`]) is the one thing whose form depends on its place: where it
//! would stand wider than [`WIDTH`], it is folded.
//!
//! Blocks are indented by two spaces, the items of a list like the entries of a mapping. What stands between
//! brackets stands in one line.

mod scalar;
mod styled;

use crate::briefing::filling::is_wider;

pub use scalar::{literal_holds, needs_no_escape};
pub use styled::{
    Collection, Document, Form, Line, LineEnds, Lines, Prose, Refill, Styled, StyledEntry,
};

/// How many characters a line may have before the text in it is folded, its indentation included.
pub const WIDTH: usize = 100;

/// How many characters of a folded text a line has at least, however deep it stands.
const LEAST_WIDTH: usize = 40;

/// Writes a file.
pub fn write(document: &Document<'_>) -> String {
    let mut emitter = Emitter::default();
    emitter.lines(&document.head, 0);
    emitter.root(&document.root);
    emitter.lines(&document.tail, 0);
    emitter.out
}

/// Writes one entry, the first byte of which stands `indent` spaces from the edge, without that first indentation.
pub fn entry(entry: &StyledEntry<'_>, indent: usize) -> String {
    let mut emitter = Emitter::default();
    emitter.entry(entry, indent);
    emitter.out
}

/// Writes a value in one line, as it stands between brackets or as a key.
pub fn one_line(form: &Form<'_>) -> String {
    let mut emitter = Emitter::default();
    emitter.in_line(form);
    emitter.out
}

#[derive(Default)]
struct Emitter {
    out: String,
    /// Whether what was written last keeps the empty lines below it: a further one would be part of it.
    keeps: bool,
}

impl Emitter {
    fn root(&mut self, root: &Styled<'_>) {
        match &root.form {
            Form::Collection(collection) if collection.is_block() => {
                if let Some(anchor) = &root.anchor {
                    self.out.extend(["&", anchor, "\n"]);
                }
                self.block(collection, 0, false);
            }
            _ => self.value(root, None, 0),
        }
    }

    /// Lines of their own.
    fn lines(&mut self, lines: &[Line<'_>], indent: usize) {
        for line in lines {
            match line {
                Line::Empty => {
                    if !self.keeps && !self.out.is_empty() && !self.out.ends_with("\n\n") {
                        self.out.push('\n');
                    }
                }
                Line::Words(words) => {
                    self.pad(indent);
                    self.out.push_str(words);
                    self.out.push('\n');
                    self.keeps = false;
                }
            }
        }
    }

    /// A list or a mapping in block style. The first entry goes on in the line that is begun, if one is.
    fn block(&mut self, collection: &Collection<'_>, indent: usize, goes_on: bool) {
        for (index, entry) in collection.entries.iter().enumerate() {
            if index == 0 && goes_on {
                for line in &entry.before {
                    if let Line::Words(words) = line {
                        self.out.extend([words, "\n"]);
                        self.pad(indent);
                    }
                }
            } else {
                self.lines(&entry.before, indent);
                self.pad(indent);
            }
            self.entry(entry, indent);
        }
        self.lines(&collection.after, indent);
    }

    /// A key and its value, or an item, with the end of its last line.
    fn entry(&mut self, entry: &StyledEntry<'_>, indent: usize) {
        self.keeps = false;
        match &entry.key {
            None => self.out.push('-'),
            Some(key) => {
                self.anchor(key);
                self.in_line(&key.form);
                // A colon may be part of a name.
                let is_alias = matches!(key.form, Form::Alias(_));
                self.out.push_str(if is_alias { " :" } else { ":" });
            }
        }
        let value = &entry.value;
        match &value.form {
            Form::Collection(collection) if collection.is_block() => {
                let goes_on = entry.key.is_none() && value.anchor.is_none();
                if goes_on {
                    self.out.push(' ');
                    if let Some(words) = entry.beside {
                        self.out.extend([words, "\n"]);
                        self.pad(indent + 2);
                    }
                } else {
                    if let Some(anchor) = &value.anchor {
                        self.out.extend([" &", anchor]);
                    }
                    self.end_line(entry.beside);
                }
                self.block(collection, indent + 2, goes_on);
            }
            form => {
                let is_nothing = matches!(form, Form::Plain(text) if text.is_empty());
                if value.anchor.is_some() || !is_nothing {
                    self.out.push(' ');
                }
                self.value(value, entry.beside, indent);
            }
        }
    }

    /// A value that begins in the line that is begun, with the end of its last line. What it has of further lines
    /// stands below `indent`.
    fn value(&mut self, value: &Styled<'_>, beside: Option<&str>, indent: usize) {
        self.anchor(value);
        self.form(&value.form, beside, indent);
    }

    fn form(&mut self, form: &Form<'_>, beside: Option<&str>, indent: usize) {
        match form {
            Form::Literal(text) => {
                let (header, lines) = scalar::literal(text);
                self.below(&header, lines, beside, indent);
            }
            Form::Lines(written) => self.as_written(written, beside, indent),
            Form::Prose(prose) => self.prose(prose, beside, indent),
            form => {
                self.in_line(form);
                self.end_line(beside);
            }
        }
    }

    fn prose(&mut self, prose: &Prose<'_>, beside: Option<&str>, indent: usize) {
        let begin = self.out.len();
        self.form(&prose.form, None, indent);
        let line = self.out[..begin].rfind('\n').map_or(0, |end| end + 1);
        let is_wide = self.out[line..]
            .split('\n')
            .any(|line| is_wider(line, WIDTH));
        let width = WIDTH.saturating_sub(indent + 2).max(LEAST_WIDTH);
        if let (LineEnds::Free(refill), true) = (prose.ends, is_wide) {
            let refilled = refill(&prose.text, width);
            let text = refilled.as_deref().unwrap_or(&prose.text);
            if scalar::literal_holds(text) {
                self.out.truncate(begin);
                let (header, lines) = scalar::literal(text);
                return self.below(&header, lines, beside, indent);
            }
        }
        let folded = match is_wide {
            true => scalar::folded(&prose.text, width),
            false => None,
        };
        match (folded, beside) {
            (None, None) => {}
            (None, Some(_)) => {
                self.out.truncate(begin);
                self.form(&prose.form, beside, indent);
            }
            (Some((header, lines)), _) => {
                self.out.truncate(begin);
                self.below(header, lines.into_iter(), beside, indent);
            }
        }
    }

    /// A value in the line that is begun.
    fn in_line(&mut self, form: &Form<'_>) {
        match form {
            Form::Alias(name) => self.out.extend(["*", name]),
            Form::Plain(text) => self.out.push_str(text),
            Form::SingleQuoted(text) if scalar::needs_no_escape(text) => {
                self.out.push_str(&scalar::single_quoted(text));
            }
            Form::SingleQuoted(text) | Form::DoubleQuoted(text) | Form::Literal(text) => {
                scalar::double_quoted(text, &mut self.out);
            }
            // No policy asks for one: it would want an indentation.
            Form::Lines(written) => self.out.push_str(&written.lines.join(" ")),
            Form::Prose(prose) => self.in_line(&prose.form),
            Form::Collection(collection) => self.row(collection),
        }
    }

    /// A list or a mapping between brackets.
    fn row(&mut self, collection: &Collection<'_>) {
        let (open, close) = match collection.is_mapping {
            true => ("{", "}"),
            false => ("[", "]"),
        };
        self.out.push_str(open);
        for (index, entry) in collection.entries.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            if let Some(key) = &entry.key {
                self.anchor(key);
                self.in_line(&key.form);
                self.out.push_str(": ");
            }
            self.anchor(&entry.value);
            self.in_line(&entry.value.form);
        }
        self.out.push_str(close);
    }

    /// The lines of a text behind its header, indented below its key.
    fn below<'l>(
        &mut self,
        header: &str,
        lines: impl Iterator<Item = &'l str>,
        beside: Option<&str>,
        indent: usize,
    ) {
        self.out.push_str(header);
        self.end_line(beside);
        for line in lines {
            if !line.is_empty() {
                self.pad(indent + 2);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        self.keeps = header.contains('+');
    }

    fn as_written(&mut self, written: &Lines<'_>, beside: Option<&str>, indent: usize) {
        if let Some(header) = &written.header {
            return self.below(header, written.lines.iter().copied(), beside, indent);
        }
        for (index, line) in written.lines.iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            if index > 0 && !line.is_empty() {
                self.pad(indent + 2);
            }
            self.out.push_str(line);
        }
        self.end_line(beside);
    }

    fn anchor(&mut self, node: &Styled<'_>) {
        if let Some(anchor) = &node.anchor {
            self.out.extend(["&", anchor, " "]);
        }
    }

    /// Ends a line with the comment that stands there.
    fn end_line(&mut self, beside: Option<&str>) {
        if let Some(words) = beside {
            self.out.extend([" ", words]);
        }
        self.out.push('\n');
    }

    fn pad(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}
