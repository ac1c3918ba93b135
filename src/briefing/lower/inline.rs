//! Inline markup → marked text.

use super::Lowerer;
use crate::briefing::characters::is_dropped;
use crate::briefing::markup::{self, CitationItem, Inline};
use crate::briefing::record::{listed, nearest};
use crate::briefing::typography;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::{Mark, MarkKind, Note, NoteId, Text, TextId};

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;

/// A text on its way.
pub struct TextBuilder {
    id: TextId,
    content: String,
    marks: Vec<Mark>,
}

impl TextBuilder {
    /// An empty one.
    pub fn new(id: TextId) -> Self {
        TextBuilder {
            id,
            content: String::new(),
            marks: Vec::new(),
        }
    }

    /// What stands in it so far.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Adds characters. White space is folded: one space for any run of it, none at the start.
    pub fn push(&mut self, characters: &str) {
        for character in clean_characters(characters) {
            let space = character == ' ';
            if space && (self.content.is_empty() || self.content.ends_with([' ', '\u{2028}'])) {
                continue;
            }
            self.content.push(character);
        }
    }

    /// Adds what a closure adds, and marks it.
    pub fn marked(&mut self, kind: MarkKind, add: impl FnOnce(&mut Self)) {
        let (start, place) = (self.content.len(), self.marks.len());
        add(self);
        self.mark_from(start, place, kind);
    }

    /// Marks everything since a byte; `place` is how many marks there were then.
    pub fn mark_from(&mut self, start: usize, place: usize, kind: MarkKind) {
        let end = self.content.len();
        if end > start {
            self.marks.insert(
                place,
                Mark {
                    range: start..end,
                    kind,
                },
            );
        }
    }

    /// How many marks there are: see [`mark_from`](Self::mark_from).
    pub fn mark_count(&self) -> usize {
        self.marks.len()
    }

    /// Takes white space from the end.
    pub fn trim_end(&mut self) {
        let length = self.content.trim_end_matches([' ', '\u{2028}']).len();
        self.content.truncate(length);
        for mark in &mut self.marks {
            mark.range.end = mark.range.end.min(length);
        }
        self.marks.retain(|mark| !mark.range.is_empty());
    }

    /// The text.
    pub fn finish(mut self) -> Text {
        self.trim_end();
        Text {
            id: self.id,
            content: self.content,
            marks: self.marks,
            language: None,
        }
    }
}

/// Characters without those that no text may hold, which reading has warned of.
fn clean_characters(characters: &str) -> impl Iterator<Item = char> + '_ {
    characters.chars().filter_map(|character| match character {
        '\n' | '\r' | '\t' | '\u{2029}' => Some(' '),
        character => (!is_dropped(character)).then_some(character),
    })
}

/// A text without markup, cleaned and folded.
pub fn clean(text: &str) -> String {
    let mut builder = TextBuilder::new(TextId(0));
    builder.push(text);
    builder.finish().content
}

/// Code keeps its spaces and line ends.
pub fn clean_code(code: &str) -> String {
    let kept = code.chars().map(|character| match character {
        '\t' => "    ".to_string(),
        '\n' => "\n".to_string(),
        _ => clean_characters(character.encode_utf8(&mut [0; 4])).collect(),
    });
    let code: String = kept.collect();
    code.trim_end_matches('\n').to_string()
}

impl Lowerer<'_> {
    /// Lowers a field of inline text.
    pub(super) fn inline(&mut self, written: &Written) -> Text {
        let parsed = markup::parse_inline(&written.value);
        self.report(written, parsed.findings);
        let mut inlines = parsed.content;
        self.smarten(&mut inlines);
        self.inlines(&inlines, written)
    }

    /// Lowers inline content that has been read, and has the language's marks.
    pub(super) fn inlines(&mut self, inlines: &[Inline], written: &Written) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        self.add(inlines, written, &mut builder);
        builder.finish()
    }

    /// Adds inline content to a text.
    pub(super) fn add_inlines(
        &mut self,
        mut inlines: Vec<Inline>,
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        self.smarten(&mut inlines);
        self.add(&inlines, written, builder);
    }

    /// Puts the language's marks in place of straight ones if that is wanted.
    fn smarten(&self, inlines: &mut [Inline]) {
        if self.briefing.smart {
            typography::smarten(inlines, self.language);
        }
    }

    /// Walks content that markup has limited in depth.
    fn add(&mut self, inlines: &[Inline], written: &Written, builder: &mut TextBuilder) {
        for inline in inlines {
            let (start, place) = (builder.content.len(), builder.mark_count());
            match inline {
                Inline::Characters(characters) => builder.push(characters),
                Inline::LineBreak => {
                    let length = builder.content.trim_end_matches(' ').len();
                    builder.content.truncate(length);
                    builder.content.push('\u{2028}');
                }
                Inline::Emphasis(content) => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Emphasis);
                }
                Inline::Strong(content) => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Strong);
                }
                Inline::Code(code) => {
                    builder.content.push_str(&clean(code));
                    builder.mark_from(start, place, MarkKind::Code);
                }
                Inline::Link { url, content } => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Link { url: url.clone() });
                }
                Inline::Language { tag, content } => {
                    self.add(content, written, builder);
                    builder.mark_from(start, place, MarkKind::Language(tag.clone()));
                }
                Inline::Citation { items, .. } => self.add_citation(items, written, builder),
                Inline::Note { content, range } => {
                    self.add_note(content, range.clone(), written, builder);
                }
            }
        }
    }

    /// `[@a, p. 3; @b]` becomes "[1, p. 3; 2]", each number a link to its source.
    fn add_citation(
        &mut self,
        items: &[CitationItem],
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        builder.push("[");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                builder.push(&self.language.punctuation.semicolon);
            }
            if !item.prefix.is_empty() {
                builder.push(&item.prefix);
                builder.push(" ");
            }
            match self.index.find(&item.key) {
                Some(source) => {
                    let citation = self.cite(source);
                    let number = self.language.number(u64::from(source) + 1);
                    let kind = MarkKind::Citation { source, citation };
                    builder.marked(kind, |builder| builder.push(&number));
                }
                None => {
                    self.unknown_citation(item, written);
                    builder.push("?");
                }
            }
            if !item.locator.is_empty() {
                builder.push(&self.language.punctuation.comma);
                // "p. 3" stays on one line.
                let locator = typography::ranges(&item.locator).replace(". ", ".\u{a0}");
                builder.push(&locator);
            }
        }
        builder.push("]");
    }

    fn unknown_citation(&mut self, item: &CitationItem, written: &Written) {
        let span = self.place(written, item.range.clone());
        let message = format!("no source has the id `{}`", item.key);
        let diagnostic = Diagnostic::error("unknown-citation", span, message).label("cited here");
        let help = match nearest(&item.key, self.index.ids()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if self.index.is_empty() => "the briefing has no `sources`".to_string(),
            None => {
                let ids: Vec<&str> = self.index.ids().take(MOST_LISTED).collect();
                format!(
                    "give a source this `id`; among the known are {}",
                    listed(&ids)
                )
            }
        };
        self.diagnostics.push(diagnostic.help(help));
    }

    fn add_note(
        &mut self,
        content: &[Inline],
        range: std::ops::Range<usize>,
        written: &Written,
        builder: &mut TextBuilder,
    ) {
        if self.in_note {
            let span = self.place(written, range);
            self.diagnostics.push(
                Diagnostic::error("nested-note", span, "a note cannot hold a note")
                    .help("say it in the first note, or put the second behind it"),
            );
            return;
        }
        // A call stands right behind what it is about.
        let length = builder.content.trim_end_matches(' ').len();
        builder.content.truncate(length);
        let note = NoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX));
        let number = self.language.number(u64::from(note.0) + 1);
        builder.marked(MarkKind::NoteCall { note }, |builder| builder.push(&number));
        let label = self.plain(&number);
        let id = self.next_text();
        self.notes.push(Note {
            label,
            text: Text::plain(id, ""),
        });
        self.in_note = true;
        let mut text = TextBuilder::new(id);
        self.add(content, written, &mut text);
        self.in_note = false;
        if let Some(note) = self.notes.get_mut(note.0 as usize) {
            note.text = text.finish();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_controls_are_dropped() {
        assert_eq!(
            clean("  a \n\t b\u{7}\u{202e}c\u{200c}d  "),
            "a b c\u{200c}d".replace("b c", "bc")
        );
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(clean_code("a\n\tb  c\u{0}\n\n"), "a\n    b  c");
    }
}
