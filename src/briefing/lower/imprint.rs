//! What an entry of the references says around its title: who made the source, and how it appeared.
//!
//! In: a source. Out: the parts of its sentence, in the order of the style: who edited and translated
//! it, edition, volume and number, series, event, publisher with its place, date, pages.

use super::Lowerer;
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::typed::{Source, SourceAuthor};
use crate::language::Role;

/// Those who stand before the title: the first of these that are named.
const LEADS: &[&str] = &[
    "author",
    "editor",
    "editor-translator",
    "director",
    "composer",
    "performer",
    "compiler",
    "curator",
    "organizer",
    "interviewer",
    "host",
    "chair",
    "producer",
    "contributor",
];

/// Types whose number is a name of its own (`H.R. 12`, `EP 1234567`) and wants no word before it.
const NAMED_BY_NUMBER: &[&str] = &[
    "bill",
    "legal_case",
    "legislation",
    "patent",
    "regulation",
    "standard",
    "treaty",
];

impl Lowerer<'_> {
    /// Those who stand before the title, each with what they did where that is not to write it.
    pub(super) fn leads(&self, source: &Source) -> Vec<String> {
        let Some(variable) = lead_of(source) else {
            return Vec::new();
        };
        let people = source.named_as(variable);
        people
            .map(|person| {
                let name = self.set_name(&person.name.shown);
                match self.role_of(person) {
                    Some(role) => format!("{name} ({role})"),
                    None => name,
                }
            })
            .collect()
    }

    /// What someone did, in words.
    fn role_of(&self, person: &SourceAuthor) -> Option<String> {
        if let Some(role) = &person.role {
            return Some(self.set_name(self.language.role_in_words(&role.value)));
        }
        let known = Role::ALL.iter().any(|(key, _)| *key == person.variable);
        let known = known && person.variable != "author";
        known.then(|| self.language.role_in_words(person.variable).to_string())
    }

    /// What stands behind the title and what it appeared in.
    pub(super) fn imprint_of(&self, source: &Source) -> Vec<String> {
        let terms = &self.language.terms;
        let lead = lead_of(source);
        let named = |variable: &str, frame: &str| {
            let names = source.named_as(variable);
            let names: Vec<String> = names.map(|one| self.set_name(&one.name.shown)).collect();
            let shown = lead != Some(variable) && !names.is_empty();
            shown.then(|| frame.replace("{}", &names.join(&self.language.punctuation.comma)))
        };
        let own = source.language.as_ref();
        let words = |variable: &str| Some(self.set_in(own, source.words(variable)?));
        let numbered = |variable: &str, frame: &str| {
            let number = source.words(variable)?;
            Some(self.numbered(number, frame))
        };
        let number_frame = match source.csl_type {
            Some(kind) if NAMED_BY_NUMBER.contains(&kind) => "{}",
            _ => &terms.issue,
        };
        let kept = source.words("publisher").is_none() && source.words("container-title").is_none();
        let is_event = ["event-title", "event"]
            .iter()
            .any(|one| source.words(one).is_some());
        let issued = source.dates.get("issued");
        let parts = [
            named("editor", &terms.edited_by),
            named("editor-translator", &terms.edited_by),
            named("translator", &terms.translated_by),
            source
                .words("edition")
                .map(|edition| self.language.edition(edition)),
            numbered("volume", &terms.volume),
            numbered("issue", &terms.issue),
            words("genre"),
            numbered("number", number_frame),
            numbered("version", &terms.version),
            words("collection-title"),
            numbered("collection-number", &terms.issue),
            words("event-title").or_else(|| words("event")),
            words("event-place").filter(|_| is_event),
            words("authority"),
            words("archive").filter(|_| kept),
            words("archive_location").filter(|_| kept),
            self.publisher(source),
            issued.map(|date| self.source_date(date)),
            source
                .words("page")
                .or_else(|| source.words("page-first"))
                .map(|page| self.pages(page)),
        ];
        parts.into_iter().flatten().collect()
    }

    /// "Oslo: Port Institute"
    fn publisher(&self, source: &Source) -> Option<String> {
        let named = |variable: &str| Some(self.set_name(source.words(variable)?));
        let (place, name) = (named("publisher-place"), named("publisher"));
        match (place, name) {
            (Some(place), Some(name)) => {
                let colon = self.language.punctuation.colon();
                Some(format!("{place}{colon}{name}"))
            }
            (place, name) => place.or(name),
        }
    }

    /// "vol. 12"; what is no number ("Supplement", "Bd. 3") says itself what it is.
    fn numbered(&self, written: &str, frame: &str) -> String {
        if !written.starts_with(char::is_numeric) {
            return written.to_string();
        }
        let number = PageNumbers::of_pages(self.language).set(written);
        frame.replace(' ', "\u{a0}").replace("{}", &number)
    }

    /// "p. 3", "pp. 3–5"
    fn pages(&self, page: &str) -> String {
        let terms = &self.language.terms;
        let pages = PageNumbers::of_pages(self.language).set(page);
        let several = pages.contains(['-', '\u{2013}', ',']);
        let frame = if several {
            &terms.pages_short
        } else {
            &terms.page_short
        };
        frame.replace(' ', "\u{a0}").replace("{}", &pages)
    }
}

/// As what those are named who stand before the title.
fn lead_of(source: &Source) -> Option<&'static str> {
    let is_named = |variable: &&&str| source.named_as(variable).next().is_some();
    LEADS.iter().find(is_named).copied()
}
