//! What becomes of the characters that were typed: straight quotes, dashes and spaces become those of the
//! language, addresses become links.
//!
//! In: a text without markup, in which `*` and `<` are characters, or the content that markup has made of one.
//! Out: the same with the marks of the language, if the briefing wants them.

use super::text_builder::clean;
use crate::briefing::markup::{self, Inline, MarkupBlock};
use crate::briefing::typed::Briefing;
use crate::briefing::typography;
use crate::language::{self, Calendar, Language, Tag};

/// The language of what is being lowered, and what a briefing wants done to its characters.
#[derive(Clone, Copy)]
pub struct Typographer {
    /// The language whose marks are set.
    pub language: &'static Language,
    /// Whose dates are said.
    pub calendar: Calendar,
    /// The calendar that the writer lives by.
    pub own_calendar: Calendar,
    /// Whether straight marks become the language's (`smart`).
    smart: bool,
    /// Whether bare addresses become links (`autolink`).
    autolink: bool,
}

impl Typographer {
    /// That of a briefing.
    pub fn of(briefing: &Briefing) -> Self {
        Typographer {
            language: language::lookup(&briefing.language),
            calendar: briefing.calendar,
            own_calendar: briefing.own_calendar,
            smart: briefing.smart,
            autolink: briefing.autolink,
        }
    }

    /// The same for words that may be in a language of their own.
    pub fn in_language(self, own: Option<&Tag>) -> Self {
        Typographer {
            language: own.map_or(self.language, language::lookup),
            ..self
        }
    }

    /// Whether straight marks become the language's.
    pub fn is_smart(self) -> bool {
        self.smart
    }

    /// A text without markup as it is set.
    pub fn set(self, written: &str) -> String {
        let text = clean(written);
        if self.smart {
            typography::plain(text, self.language)
        } else {
            text
        }
    }

    /// A name as it is set: only its quotes and apostrophes change. A double-barrelled one keeps its hyphens,
    /// however many.
    pub fn set_name(self, written: &str) -> String {
        let text = clean(written);
        if self.smart {
            typography::name(text, self.language)
        } else {
            text
        }
    }

    /// Finishes inline content that markup has made.
    pub fn finish(self, inlines: &mut Vec<Inline>) {
        if self.autolink {
            markup::addresses::link(inlines);
        }
        if self.smart {
            typography::smarten(inlines, self.language);
        }
    }

    /// Finishes blocks that markup has made.
    pub fn finish_blocks(self, blocks: &mut [MarkupBlock]) {
        if self.autolink {
            markup::addresses::link_in_blocks(blocks);
        }
        if self.smart {
            typography::smarten_blocks(blocks, self.language);
        }
    }
}
