//! A source as it is listed.

use super::{CitationId, ScannedAddress, Text};
use crate::language::Language;

/// One source of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Its name within the document, as [`Section::anchor`](super::Section::anchor).
    pub anchor: String,
    /// Its place in the list, from 1.
    pub number: u32,
    /// What stands before it, apart, where it is found by that: `1.`, `۱.`, `[1]`.
    pub label: Option<Text>,
    /// The entry as it is set.
    pub text: Text,
    /// What the QR code beside it leads to, where pages have one there.
    pub scanned: Option<ScannedAddress>,
    /// The citations of it, in reading order. Empty when nothing cites it.
    pub citations: Vec<CitationId>,
}

/// How many characters of an entry tell which it is.
const TELLING: usize = 60;

impl Reference {
    /// What a link to it says: "source 3", or, where it has no number, how its entry begins.
    pub fn called(&self, language: &Language) -> String {
        let label = self.label.as_ref().map(|label| &label.content);
        let Some(label) = label else {
            let entry = &self.text.content;
            let end = entry.char_indices().nth(TELLING).map(|(end, _)| end);
            return match end {
                None => entry.clone(),
                Some(end) => {
                    let cut = entry[..end].rfind(' ').unwrap_or(end);
                    format!("{}\u{2026}", &entry[..cut])
                }
            };
        };
        let number = label.trim_matches(|mark: char| !mark.is_alphanumeric());
        language.terms.source.replace("{}", number)
    }
}
