//! Texts without markup: in them `*` and `<` are characters, but straight quotes, dashes and the spaces
//! of the language are set as in any other.

use super::Lowerer;
use super::text_builder::clean;
use crate::briefing::typography;
use crate::language::Tag;

impl Lowerer<'_> {
    /// A text without markup, with the marks of the language if that is wanted.
    pub(in crate::briefing) fn set(&self, written: &str) -> String {
        self.set_in(None, written)
    }

    /// The same for one that may be of another language.
    pub(super) fn set_in(&self, own: Option<&Tag>, written: &str) -> String {
        let text = clean(written);
        if self.briefing.smart {
            typography::plain(text, self.language_of(own))
        } else {
            text
        }
    }

    /// A name: only its quotes and apostrophes change. A double-barrelled one keeps its hyphens,
    /// however many.
    pub(in crate::briefing) fn set_name(&self, written: &str) -> String {
        let text = clean(written);
        if self.briefing.smart {
            typography::name(text, self.language)
        } else {
            text
        }
    }
}
