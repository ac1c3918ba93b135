//! Notes, citations and language spans: what stands in brackets.
//!
//! pulldown-cmark knows none of them and hands their brackets out as text, save those of links. So
//! brackets are matched here, among the pieces of one paragraph or element: a bracket that is
//! escaped, or stands in code, is a character; one that closes nothing is one too.

use std::ops::Range;

use super::reader::Reader;
use super::{
    Finding, Inline, MarkupBlock, attributes, blocks, bullets, citation, note, reference, unclosed,
};

/// How long, in bytes, what stands in a citation's brackets may be: a bound that keeps a text of nothing but brackets
/// from being read once for each of them.
const LONGEST_CITATION: usize = 2_000;
/// How deep brackets may nest: what each makes of what stands within it holds that.
const DEEPEST_BRACKET: usize = 16;

/// The content of a paragraph or element on its way.
pub(super) struct Assembly {
    pieces: Vec<Inline>,
    open: Vec<Bracket>,
    /// How many brackets are open within the deepest that may be: each is a character, and so is what closes it.
    beyond: usize,
    /// Where the text before ends.
    end: Option<usize>,
    /// Text up to this byte has been read already: the braces behind a language span.
    skipped: usize,
    /// Whether it ends with a star that marks nothing.
    star: bool,
}

/// A bracket that is open.
struct Bracket {
    /// Which piece it is.
    piece: usize,
    /// Its byte.
    at: usize,
    /// Whether a caret stands before it.
    note: bool,
}

impl Assembly {
    pub fn new() -> Self {
        Assembly {
            pieces: Vec::new(),
            open: Vec::new(),
            beyond: 0,
            end: None,
            skipped: 0,
            star: false,
        }
    }

    /// Adds what is no text.
    pub fn push(&mut self, inline: Inline) {
        self.pieces.push(inline);
        self.end = None;
    }

    /// Adds the text of an event.
    pub fn text(&mut self, text: &str, range: Range<usize>, reader: &mut Reader<'_>) {
        let source = reader.source;
        // An entity is the character that it names, never a mark.
        let verbatim = source.get(range.clone()) == Some(text);
        let escaped = self.end != Some(range.start) && source[..range.start].ends_with('\\');
        self.end = Some(range.end);
        if !verbatim {
            if range.start >= self.skipped {
                self.characters(text);
            }
            return;
        }
        // Stars that mark nothing come one by one.
        let second = text == "*" && !escaped && source[..range.start].ends_with('*') && self.star;
        self.star = text == "*" && !escaped && !second;
        if escaped && text.starts_with('@') {
            self.characters(citation::NAMES_NOBODY);
        }
        if second {
            reader.findings.push(
                Finding::warning("unclosed-strong", range.start - 1..range.end, "these stars mark nothing")
                    .label("shown as they are")
                    .help("strong words stand between two stars and two stars, without a space inside them"),
            );
        }
        if !reader.in_citation {
            let begun = unclosed::find(source, range.clone(), escaped);
            reader.findings.extend(begun);
        }
        let mut done = 0;
        for (offset, mark) in text.match_indices(['[', ']']) {
            let at = range.start + offset;
            if at < self.skipped || (escaped && offset == 0) {
                continue;
            }
            let from = done.max(self.skipped.saturating_sub(range.start));
            self.characters(&text[from..offset]);
            done = offset + 1;
            if mark == "[" {
                self.begin(at, source);
            } else {
                self.close(at, reader);
            }
        }
        let from = done.max(self.skipped.saturating_sub(range.start));
        self.characters(text.get(from..).unwrap_or_default());
    }

    fn characters(&mut self, characters: &str) {
        let characters = bullets::without_filler(characters);
        if !characters.is_empty() {
            self.pieces.push(Inline::Characters(characters));
        }
    }

    fn begin(&mut self, at: usize, source: &str) {
        if self.open.len() >= DEEPEST_BRACKET {
            self.beyond += 1;
            return self.characters("[");
        }
        // The caret came with the text before; an escaped one is a character.
        let before = &source[..at];
        let caret = before.ends_with('^') && !before.ends_with("\\^");
        let note = caret
            && match self.pieces.last_mut() {
                Some(Inline::Characters(last)) if last.ends_with('^') => {
                    last.pop();
                    true
                }
                _ => false,
            };
        self.open.push(Bracket {
            piece: self.pieces.len(),
            at,
            note,
        });
        self.characters(if note { "^[" } else { "[" });
    }

    fn close(&mut self, at: usize, reader: &mut Reader<'_>) {
        let source = reader.source;
        if self.beyond > 0 {
            self.beyond -= 1;
            if attributes::braces(source, at + 1).is_some() {
                reader.error(
                    "too-deep",
                    at..at + 1,
                    "brackets nest too deep here",
                    "take some of them away",
                );
            }
            return self.characters("]");
        }
        let Some(bracket) = self.open.pop() else {
            return self.characters("]");
        };
        let inner = bracket.at + 1..at;
        if bracket.note {
            let range = bracket.at - 1..at + 1;
            let content = self.take(&bracket);
            let content = MarkupBlock::Paragraph(content);
            let blocks = Vec::from_iter(blocks::says_something(&content).then_some(content));
            return self.note(blocks, None, range, reader);
        }
        if let Some(braces) = attributes::braces(source, at + 1) {
            self.skipped = braces.end;
            let content = self.take(&bracket);
            self.pieces
                .extend(attributes::language(content, braces, reader));
            return;
        }
        if let Some(label) = source[inner.clone()].strip_prefix('^')
            && !label.is_empty()
        {
            self.take(&bracket);
            return self.defined_note(label, bracket.at..at + 1, reader);
        }
        if let Some(reference) = reference::parse(inner.clone(), reader) {
            self.take(&bracket);
            if reader.links > 0 {
                within_link(bracket.at..at + 1, reader);
            }
            return self.pieces.push(reference);
        }
        let is_short = inner.len() <= LONGEST_CITATION;
        let words = &self.pieces[bracket.piece.min(self.pieces.len())..];
        // Brackets within brackets would be looked through once for each of them.
        let holds = is_short
            && words
                .iter()
                .any(|word| matches!(word, Inline::Citation { .. }));
        if holds && words.iter().any(cites) {
            reader.error(
                "citation-in-citation",
                bracket.at..at + 1,
                "a citation cannot hold a citation",
                "part them by a semicolon: `[@smith, p. 3; see @doe]`",
            );
        }
        let read = is_short && !holds && !reader.in_citation;
        let citation = read.then(|| citation::parse(source, inner, &mut reader.findings));
        match citation.flatten() {
            Some(items) => {
                self.take(&bracket);
                if reader.links > 0 {
                    within_link(bracket.at..at + 1, reader);
                }
                self.pieces.push(Inline::Citation { items });
            }
            None => {
                self.characters("]");
                let behind = unclosed::behind(source, bracket.at, at + 1);
                reader.findings.extend(behind);
            }
        }
    }

    /// Takes what stands behind a bracket, and the bracket.
    fn take(&mut self, bracket: &Bracket) -> Vec<Inline> {
        let mut content = self.pieces.split_off(bracket.piece.min(self.pieces.len()));
        if !content.is_empty() {
            content.remove(0);
        }
        merged(content)
    }

    fn note(
        &mut self,
        blocks: Vec<MarkupBlock>,
        label: Option<String>,
        range: Range<usize>,
        reader: &mut Reader<'_>,
    ) {
        if blocks.is_empty() {
            reader.error(
                "empty-note",
                range,
                "this note is empty",
                "write its words between the brackets",
            );
            return;
        }
        if reader.links > 0 {
            within_link(range.clone(), reader);
        }
        self.pieces.push(Inline::Note {
            blocks,
            label,
            range,
        });
    }

    /// `[^1]`
    fn defined_note(&mut self, label: &str, range: Range<usize>, reader: &mut Reader<'_>) {
        if label.contains(char::is_whitespace) {
            reader.error(
                "unknown-note",
                range,
                "the caret of a note stands before its bracket",
                "write `^[the note]`; brackets that are meant are written `\\[^…]`",
            );
            return;
        }
        let definitions = reader.definitions.as_mut();
        let found = definitions.and_then(|definitions| definitions.first_call(label));
        let label = label.to_string();
        match found {
            Some(excerpt) => {
                let blocks = note::parse(&excerpt, &mut reader.findings);
                self.note(blocks, Some(label), range, reader);
            }
            None => {
                if reader.links > 0 {
                    within_link(range.clone(), reader);
                }
                self.pieces.push(Inline::NoteCall { label, range });
            }
        }
    }

    /// The content; what was begun and not closed is warned of.
    pub fn finish(self, reader: &mut Reader<'_>) -> Vec<Inline> {
        let open = self.open.iter();
        let open =
            open.filter_map(|bracket| unclosed::bracket(reader.source, bracket.at, bracket.note));
        let found: Vec<Finding> = open.take(unclosed::MOST).collect();
        reader.findings.extend(found);
        merged(self.pieces)
    }
}

/// Whether characters between brackets name a source.
fn cites(word: &Inline) -> bool {
    matches!(word, Inline::Characters(characters) if citation::find_key(characters).is_some())
}

fn within_link(range: Range<usize>, reader: &mut Reader<'_>) {
    reader.error(
        "link-in-link",
        range,
        "a link cannot hold a note or a citation, which are links",
        "put it behind the link",
    );
}

/// Neighbouring characters as one.
fn merged(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (merged.last_mut(), piece) {
            (Some(Inline::Characters(last)), Inline::Characters(more)) => last.push_str(&more),
            (_, piece) => merged.push(piece),
        }
    }
    merged
}
