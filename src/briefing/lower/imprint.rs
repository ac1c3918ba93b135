//! What an entry of the references says around its title: who made the source, and how it appeared.
//!
//! In: a source. Out: the parts of its sentence, in the order of the style: who edited and translated
//! it, edition, volume and number, series, event, publisher with its place, date, pages.

use super::source_dates::source_date;
use super::typographer::Typographer;
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::typed::{Source, SourceAuthor};
use crate::language::{self, Language, Role};

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

/// Types of what stands in a book, which an entry says.
const WITHIN_A_BOOK: &[&str] = &[
    "chapter",
    "paper-conference",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
];

/// Those who stand before the title, each with what they did where that is not to write it; of editors that is said
/// once.
pub fn leads(source: &Source, typographer: Typographer) -> Vec<String> {
    let Some(variable) = lead_of(source) else {
        return Vec::new();
    };
    let language = typographer.language;
    let people: Vec<&SourceAuthor> = source.named_as(variable).collect();
    if people.iter().all(|person| is_editor(person)) {
        let names = people.iter().map(|one| name_of(source, one, typographer));
        let names: Vec<String> = names.collect();
        let terms = &language.terms;
        let several = terms.edited_several.as_ref().filter(|_| names.len() > 1);
        let frame = several.unwrap_or(&terms.edited);
        return vec![frame.replace("{}", &names.join(&language.punctuation.comma))];
    }
    let [opening, closing] = language.punctuation.brackets();
    let named = people.into_iter().map(|person| {
        let name = name_of(source, person, typographer);
        match role_of(person, typographer) {
            Some(role) => format!("{name}{opening}{role}{closing}"),
            None => name,
        }
    });
    named.collect()
}

/// Whether someone edited a source, and nothing else is said of what they did.
fn is_editor(person: &SourceAuthor) -> bool {
    match &person.role {
        Some(role) => role.value.trim() == "editor",
        None => person.variable == "editor",
    }
}

/// The name of someone, as the language of the source says names.
fn name_of(source: &Source, person: &SourceAuthor, typographer: Typographer) -> String {
    let is_family_first = source
        .language
        .as_ref()
        .is_some_and(|own| language::lookup(own).family_first);
    match &person.name.names {
        Some(names) if is_family_first => typographer.set_name(&names.family_first()),
        _ => typographer.set_name(&person.name.shown),
    }
}

/// Names in one phrase: "Ada Example, Li Wei and Nora Berg".
fn joined(names: &[String], language: &Language) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => {
            let before = before.join(&language.punctuation.comma);
            let and = &language.terms.and;
            and.replacen("{}", &before, 1).replacen("{}", last, 1)
        }
    }
}

/// What a source is said to stand in, where that is a book: "in {}".
pub fn within(source: &Source, language: &'static Language) -> Option<&'static str> {
    let kind = source.csl_type?;
    WITHIN_A_BOOK
        .contains(&kind)
        .then_some(language.terms.within.as_str())
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
        let names = names.map(|one| name_of(source, one, typographer));
        let names: Vec<String> = names.collect();
        let shown = lead != Some(variable) && !names.is_empty();
        shown.then(|| frame.replace("{}", &joined(&names, language)))
    };
    let own = typographer.in_language(source.language.as_ref());
    let words = |variable: &str| Some(own.set(source.words(variable)?));
    let numbered =
        |variable: &str, frame: &str| Some(numbered(source.words(variable)?, frame, language));
    let number_frame = match source.csl_type {
        Some(kind) if NAMED_BY_NUMBER.contains(&kind) => "{}",
        _ => &terms.issue,
    };
    let is_journal =
        source.words("container-title").is_some() && within(source, language).is_none();
    let of_journal = terms.journal_volume.as_ref().filter(|_| is_journal);
    let volume = of_journal.unwrap_or(&terms.volume);
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
        numbered("volume", volume),
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
        issued.map(|date| source_date(date, language, typographer.calendar)),
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

/// As what those are named who stand before the title. Who edited a book did not make what stands in it.
pub(super) fn lead_of(source: &Source) -> Option<&'static str> {
    let is_within = source
        .csl_type
        .is_some_and(|kind| WITHIN_A_BOOK.contains(&kind));
    let may_lead = |variable: &&&str| !is_within || !variable.starts_with("editor");
    let is_named = |variable: &&&str| source.named_as(variable).next().is_some();
    LEADS.iter().filter(may_lead).find(is_named).copied()
}
