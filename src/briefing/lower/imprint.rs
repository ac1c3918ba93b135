//! What an entry of the references says around its title: who made the source, and how it appeared.
//!
//! In: a source. Out: the parts of its sentence, in the order of the style: who edited and translated
//! it, edition, volume and number, series, event, publisher with its place, date, pages.

use super::source_dates::source_date;
use super::typographer::Typographer;
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::typed::{Source, SourceAuthor};
use crate::language::{Language, Role};

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

/// Those who stand before the title, each with what they did where that is not to write it.
pub fn leads(source: &Source, typographer: Typographer) -> Vec<String> {
    let Some(variable) = lead_of(source) else {
        return Vec::new();
    };
    let people = source.named_as(variable);
    people
        .map(|person| {
            let name = typographer.set_name(&person.name.shown);
            match role_of(person, typographer) {
                Some(role) => format!("{name} ({role})"),
                None => name,
            }
        })
        .collect()
}

/// What someone did, in words.
fn role_of(person: &SourceAuthor, typographer: Typographer) -> Option<String> {
    let language = typographer.language;
    if let Some(role) = &person.role {
        return Some(typographer.set_name(language.roles.in_words(&role.value)));
    }
    let known = Role::ALL.iter().any(|(key, _)| *key == person.variable);
    let known = known && person.variable != "author";
    known.then(|| language.roles.in_words(person.variable).to_string())
}

/// What stands behind the title and what it appeared in.
pub fn imprint(source: &Source, typographer: Typographer) -> Vec<String> {
    let language = typographer.language;
    let terms = &language.terms;
    let lead = lead_of(source);
    let named = |variable: &str, frame: &str| {
        let names = source.named_as(variable);
        let names = names.map(|one| typographer.set_name(&one.name.shown));
        let names: Vec<String> = names.collect();
        let shown = lead != Some(variable) && !names.is_empty();
        shown.then(|| frame.replace("{}", &names.join(&language.punctuation.comma)))
    };
    let own = typographer.in_language(source.language.as_ref());
    let words = |variable: &str| Some(own.set(source.words(variable)?));
    let numbered =
        |variable: &str, frame: &str| Some(numbered(source.words(variable)?, frame, language));
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
            .map(|edition| language.edition(edition)),
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
        publisher(source, typographer),
        issued.map(|date| source_date(date, language)),
        source
            .words("page")
            .or_else(|| source.words("page-first"))
            .map(|page| pages(page, language)),
    ];
    parts.into_iter().flatten().collect()
}

/// "Oslo: Port Institute"
fn publisher(source: &Source, typographer: Typographer) -> Option<String> {
    let named = |variable: &str| Some(typographer.set_name(source.words(variable)?));
    let (place, name) = (named("publisher-place"), named("publisher"));
    match (place, name) {
        (Some(place), Some(name)) => {
            let colon = typographer.language.punctuation.colon();
            Some(format!("{place}{colon}{name}"))
        }
        (place, name) => place.or(name),
    }
}

/// "vol. 12"; what is no number ("Supplement", "Bd. 3") says itself what it is.
fn numbered(written: &str, frame: &str, language: &'static Language) -> String {
    if !written.starts_with(char::is_numeric) {
        return written.to_string();
    }
    let number = PageNumbers::of_pages(language).set(written);
    frame.replace(' ', "\u{a0}").replace("{}", &number)
}

/// "p. 3", "pp. 3–5"
fn pages(page: &str, language: &'static Language) -> String {
    let terms = &language.terms;
    let pages = PageNumbers::of_pages(language).set(page);
    let several = pages.contains(['-', '\u{2013}', ',']);
    let frame = if several {
        &terms.pages_short
    } else {
        &terms.page_short
    };
    frame.replace(' ', "\u{a0}").replace("{}", &pages)
}

/// As what those are named who stand before the title.
pub(super) fn lead_of(source: &Source) -> Option<&'static str> {
    let is_named = |variable: &&&str| source.named_as(variable).next().is_some();
    LEADS.iter().find(is_named).copied()
}
