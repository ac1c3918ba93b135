//! Quotations within quotation marks.
//!
//! In: a text with the marks of its language, about to be set in quotation marks itself, as the title
//! of an article is. Out: the same, with marks that alternate with those around it: a quotation in it
//! has the inner marks, one within that the outer ones again. They are those of the language around, as
//! the marks of two languages do not tell levels apart: French has inside what English has outside. An
//! apostrophe stays one, though the language may have one character for both.

use super::markup::Inline;
use crate::language::{self, Language, Punctuation};

/// Lets the quotations of a text in a language alternate with the marks that it will stand in, those
/// of the language around.
pub fn nest(inlines: &mut [Inline], language: &'static Language, around: &'static Language) {
    let mut nesting = Nesting {
        around: &around.punctuation,
        open: Vec::new(),
        before: None,
    };
    nesting.walk(inlines, language);
}

/// A mark of one of the two levels.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    Outer,
    Inner,
}

/// What a text has said so far.
struct Nesting {
    /// The marks around it.
    around: &'static Punctuation,
    /// The quotations that are open, as they are written.
    open: Vec<Level>,
    /// The character before.
    before: Option<char>,
}

impl Nesting {
    /// Markup has limited the depth.
    fn walk(&mut self, inlines: &mut [Inline], language: &'static Language) {
        for inline in inlines {
            match inline {
                Inline::Characters(characters) => *characters = self.set(characters, language),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Struck(content)
                | Inline::Link { content, .. }
                | Inline::ReferenceInWords { content, .. } => self.walk(content, language),
                Inline::Language { tag, content } => self.walk(content, language::lookup(tag)),
                Inline::LineBreak => self.before = Some('\n'),
                Inline::Code(_)
                | Inline::Citation { .. }
                | Inline::Note { .. }
                | Inline::NoteCall { .. }
                | Inline::Reference { .. } => self.before = Some('x'),
            }
        }
    }

    fn set(&mut self, characters: &str, language: &Language) -> String {
        let marks = &language.punctuation;
        let levels = [
            (Level::Outer, &marks.quotes),
            (Level::Inner, &marks.inner_quotes),
        ];
        let mut set = String::with_capacity(characters.len());
        let mut rest = characters;
        while let Some(first) = rest.chars().next() {
            let found = levels.iter().find_map(|(level, [opening, closing])| {
                if let Some(after) = rest.strip_prefix(closing.as_str())
                    && self.closes(*level, after, closing == &marks.apostrophe)
                {
                    return Some((*level, after, false));
                }
                let after = rest.strip_prefix(opening.as_str())?;
                self.opens(after).then_some((*level, after, true))
            });
            match found {
                Some((level, after, opens)) => {
                    if opens {
                        self.open.push(level);
                    }
                    // Those around the text are the outer ones.
                    let [opening, closing] = match self.open.len() % 2 {
                        1 => &self.around.inner_quotes,
                        _ => &self.around.quotes,
                    };
                    set.push_str(if opens { opening } else { closing });
                    if !opens {
                        self.open.pop();
                    }
                    self.before = rest[..rest.len() - after.len()].chars().next_back();
                    rest = after;
                }
                None => {
                    set.push(first);
                    self.before = Some(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        set
    }

    /// Whether a mark of a level ends a quotation: one of its kind is the last that was opened, and it
    /// is no apostrophe within a word.
    fn closes(&self, level: Level, after: &str, is_apostrophe: bool) -> bool {
        let within_word = self.before.is_some_and(char::is_alphanumeric)
            && after.starts_with(char::is_alphanumeric);
        self.open.last() == Some(&level) && !(is_apostrophe && within_word)
    }

    /// Whether a mark begins a quotation where it stands: in some languages it looks as its end does.
    fn opens(&self, after: &str) -> bool {
        let begins = self.before.is_none_or(|before| {
            before.is_whitespace()
                || !before.is_alphanumeric() && !",.;:!?\u{2026})".contains(before)
        });
        begins && after.starts_with(|next: char| !next.is_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Tag;

    fn nested(tag: &str, around: &str, text: &str) -> String {
        let of = |tag| language::lookup(&Tag::parse(tag).expect("a tag"));
        let mut inlines = vec![Inline::Characters(text.to_string())];
        nest(&mut inlines, of(tag), of(around));
        let Some(Inline::Characters(text)) = inlines.pop() else {
            panic!("characters stay characters")
        };
        text
    }

    #[test]
    fn quotations_alternate_with_the_marks_around_them() {
        for (tag, text, set) in [
            ("en", "“Plug in” or pay?", "‘Plug in’ or pay?"),
            (
                "en",
                "The “so-called ‘quay’” of Oslo",
                "The ‘so-called “quay”’ of Oslo",
            ),
            ("en", "It’s the ships’ “turn”", "It’s the ships’ ‘turn’"),
            ("en", "‘Tis’ and “it’s”", "‘Tis’ and ‘it’s’"),
            ("de", "„Strom“ am Kai", "‚Strom‘ am Kai"),
            (
                "fr",
                "Les «\u{202f}ports\u{202f}» d’hiver",
                "Les “ports” d’hiver",
            ),
            ("sv", "”El” vid kajen", "’El’ vid kajen"),
            ("fi", "”Sähköä” ja ”laiva’n”", "’Sähköä’ ja ’laiva’n’"),
            ("ru", "«Порт» зимой", "„Порт“ зимой"),
            ("fa", "«بندر» در زمستان", "‹بندر› در زمستان"),
            ("da", "»Strøm« ved kajen", "›Strøm‹ ved kajen"),
        ] {
            assert_eq!(nested(tag, tag, text), set);
        }
    }

    #[test]
    fn the_marks_are_those_of_the_language_around() {
        let french = nested("fr", "en", "Les «\u{202f}ports\u{202f}» d’hiver");
        assert_eq!(french, "Les ‘ports’ d’hiver");
        assert_eq!(nested("en", "de", "“Plug in” or pay?"), "‚Plug in‘ or pay?");
    }
}
