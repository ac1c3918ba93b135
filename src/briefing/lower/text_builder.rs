//! A text on its way: characters, cleaned and folded as they come, and marks.

use std::ops::Range;

use crate::briefing::characters::is_dropped;
use crate::document::{Mark, MarkKind, Text, TextId};
use crate::language::Tag;

/// A text on its way.
pub struct TextBuilder {
    id: TextId,
    language: Option<Tag>,
    content: String,
    marks: Vec<Mark>,
    /// Where the mark that reaches furthest ends.
    marked: usize,
    /// Where the marks begin that are still open, from the outermost in.
    open: Vec<usize>,
}

impl TextBuilder {
    /// An empty one.
    pub fn new(id: TextId) -> Self {
        TextBuilder {
            id,
            language: None,
            content: String::new(),
            marks: Vec::new(),
            marked: 0,
            open: Vec::new(),
        }
    }

    /// The same in a language that is not the document's.
    pub fn in_language(self, language: Option<Tag>) -> Self {
        TextBuilder { language, ..self }
    }

    /// The name that the text will have.
    pub fn id(&self) -> TextId {
        self.id
    }

    /// What stands in it so far.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Adds characters. White space is folded: one space for any run of it, none at the start.
    pub fn push(&mut self, characters: &str) {
        let mut rest = characters;
        while let Some(first) = rest.chars().next() {
            let plain = plain_length(rest);
            if plain > 0 {
                self.content.push_str(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            rest = &rest[first.len_utf8()..];
            self.push_character(first);
        }
    }

    fn push_character(&mut self, character: char) {
        let Some(character) = clean_character(character) else {
            return;
        };
        let folds = self.content.is_empty() || self.content.ends_with([' ', '\u{2028}']);
        if character != ' ' || !folds {
            self.content.push(character);
        }
    }

    /// Adds what a closure adds, and marks it.
    pub fn marked(&mut self, kind: MarkKind, add: impl FnOnce(&mut Self)) {
        self.marked_if(Some(kind), add);
    }

    /// Adds what a closure adds, and marks it if there is a mark for it; gives where it stands.
    pub fn marked_if(
        &mut self,
        kind: Option<MarkKind>,
        add: impl FnOnce(&mut Self),
    ) -> Range<usize> {
        let place = self.marks.len();
        self.open.push(self.content.len());
        add(self);
        let (start, end) = (self.open.pop().unwrap_or_default(), self.content.len());
        if let Some(kind) = kind.filter(|_| end > start) {
            self.marked = end;
            let range = start..end;
            self.marks.insert(place, Mark { range, kind });
        }
        start..end
    }

    /// Whether what was added last is the call of a note.
    pub fn ends_with_call(&self) -> bool {
        let end = self.content.len();
        let marks = self.marks.iter().rev();
        let mut last = marks.take_while(|mark| mark.range.end == end);
        last.any(|mark| matches!(mark.kind, MarkKind::NoteCall { .. }))
    }

    /// Whether what was added last is an address that stands as it is.
    pub fn ends_with_address(&self) -> bool {
        let end = self.content.len();
        let marks = self.marks.iter().rev();
        let mut last = marks.take_while(|mark| mark.range.end == end);
        last.any(|mark| {
            let shown = &self.content[mark.range.clone()];
            matches!(&mark.kind, MarkKind::Link { url } if url.as_str().contains(shown))
        })
    }

    /// Adds code within a line, cleaned by itself.
    pub fn push_code(&mut self, code: &str) {
        self.content.push_str(&clean(code));
    }

    /// Adds a line break, in place of the spaces before it.
    pub fn push_break(&mut self) {
        self.trim_spaces();
        self.content.push('\u{2028}');
    }

    /// Takes spaces from the end.
    pub fn trim_spaces(&mut self) {
        self.truncate(self.content.trim_end_matches(' ').len());
    }

    /// Takes white space from the end.
    pub fn trim_end(&mut self) {
        self.truncate(self.content.trim_end_matches([' ', '\u{2028}']).len());
        self.marks.retain(|mark| !mark.range.is_empty());
    }

    /// Shortens the text, and moves every position in it that lies beyond: the ends of marks, since what
    /// comes next is not theirs, and the beginnings of those that are open. None is taken away yet, since
    /// those around them have counted them.
    fn truncate(&mut self, length: usize) {
        self.content.truncate(length);
        for start in &mut self.open {
            *start = length.min(*start);
        }
        if self.marked > length {
            for mark in &mut self.marks {
                mark.range.end = mark.range.end.min(length);
                mark.range.start = mark.range.start.min(length);
            }
            self.marked = length;
        }
    }

    /// The text.
    pub fn finish(mut self) -> Text {
        self.trim_end();
        // A document may have a hundred thousand texts of a letter.
        self.content.shrink_to_fit();
        self.marks.shrink_to_fit();
        Text {
            id: self.id,
            content: self.content,
            marks: self.marks,
            language: self.language,
        }
    }
}

/// How many bytes at the start of a text stay what they are, and may be added at once: visible ASCII,
/// and single spaces between it.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    for &byte in bytes {
        let after_visible = length > 0 && bytes[length - 1] != b' ';
        if !(byte.is_ascii_graphic() || byte == b' ' && after_visible) {
            break;
        }
        length += 1;
    }
    length
}

/// A character, unless it is one that no text may hold, which reading has warned of.
fn clean_character(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\t' | '\u{2029}' => Some(' '),
        character => (!is_dropped(character)).then_some(character),
    }
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
        _ => clean_character(character).into_iter().collect(),
    });
    let code: String = kept.collect();
    code.trim_end_matches('\n').to_string()
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
    fn characters_come_to_the_same_at_once_and_one_by_one() {
        let text = "  two  spaces, a\ttab\n\nlines \u{2028} x é\u{7}e ب\u{feff} . ";
        let (mut whole, mut single) = (TextBuilder::new(TextId(0)), TextBuilder::new(TextId(0)));
        whole.push(text);
        for character in text.chars() {
            single.push(character.encode_utf8(&mut [0; 4]));
        }
        assert_eq!(whole.finish(), single.finish());
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(clean_code("a\n\tb  c\u{0}\n\n"), "a\n    b  c");
    }

    #[test]
    fn what_comes_after_a_mark_is_not_in_it() {
        let mut builder = TextBuilder::new(TextId(0));
        builder.marked(MarkKind::Emphasis, |builder| builder.push("word "));
        builder.trim_spaces();
        builder.push("1");
        let text = builder.finish();
        assert_eq!((&*text.content, &text.marks[0].range), ("word1", &(0..4)));
    }

    #[test]
    fn a_break_first_in_a_mark_takes_the_space_before_it() {
        let mut builder = TextBuilder::new(TextId(0));
        builder.push("See ");
        builder.marked(MarkKind::Strong, |builder| {
            builder.marked(MarkKind::Emphasis, |builder| {
                builder.push_break();
                builder.push("here");
            });
        });
        let text = builder.finish();
        assert_eq!(text.content, "See\u{2028}here");
        let ranges: Vec<_> = text.marks.iter().map(|mark| mark.range.clone()).collect();
        assert_eq!(ranges, [3..10, 3..10]);
    }

    #[test]
    fn a_mark_of_spaces_that_are_taken_away_is_none() {
        let mut builder = TextBuilder::new(TextId(0));
        builder.push("a");
        builder.marked(MarkKind::Strong, |builder| builder.push(" "));
        builder.push_break();
        builder.push("b");
        assert!(builder.finish().marks.is_empty());
    }
}
