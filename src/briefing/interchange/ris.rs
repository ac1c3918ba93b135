//! Sources as RIS.
//!
//! In: sources with their names. Out: a record for each, `TY  - …` to `ER  - `, a variable on a line with its tag, lines
//! ended as the format has it. What RIS has no tag for is left out: it is the poorest of the formats.

use super::names;
use crate::briefing::csl::{date, variable_of};
use crate::briefing::markup::words_of;
use crate::briefing::typed::{Source, SourceDate};
use crate::language::Language;

/// Types of CSL, and what RIS calls them.
const TYPES: &[(&str, &str)] = &[
    ("article-journal", "JOUR"),
    ("article-magazine", "MGZN"),
    ("article-newspaper", "NEWS"),
    ("article", "UNPB"),
    ("bill", "BILL"),
    ("book", "BOOK"),
    ("broadcast", "MPCT"),
    ("chapter", "CHAP"),
    ("collection", "BOOK"),
    ("dataset", "DATA"),
    ("entry", "ENCYC"),
    ("entry-dictionary", "DICT"),
    ("entry-encyclopedia", "ENCYC"),
    ("figure", "FIGURE"),
    ("graphic", "ART"),
    ("hearing", "HEAR"),
    ("interview", "PCOMM"),
    ("legal_case", "CASE"),
    ("legislation", "STAT"),
    ("manuscript", "MANSCPT"),
    ("map", "MAP"),
    ("motion_picture", "MPCT"),
    ("musical_score", "MUSIC"),
    ("pamphlet", "PAMP"),
    ("paper-conference", "CPAPER"),
    ("patent", "PAT"),
    ("periodical", "SER"),
    ("personal_communication", "PCOMM"),
    ("post", "ICOMM"),
    ("post-weblog", "BLOG"),
    ("regulation", "STAT"),
    ("report", "RPRT"),
    ("software", "COMP"),
    ("song", "SOUND"),
    ("standard", "STAND"),
    ("thesis", "THES"),
    ("webpage", "ELEC"),
];

/// Variables that are people.
const PEOPLE: &[(&str, &str)] = &[
    ("author", "AU"),
    ("editor", "A2"),
    ("collection-editor", "A3"),
    ("translator", "A4"),
];

/// Variables that are words.
const WORDS: &[(&str, &str)] = &[
    ("container-title", "T2"),
    ("event-title", "C3"),
    ("collection-title", "T3"),
    ("title-short", "ST"),
    ("container-title-short", "J2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("number", "M1"),
    ("genre", "M3"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("archive", "DB"),
    ("call-number", "CN"),
    ("abstract", "AB"),
    ("annote", "N1"),
];

/// Writes sources.
pub fn write(sources: &[(String, &Source)], language: &Language) -> String {
    let records = sources.iter();
    let records: Vec<String> = records
        .map(|(id, source)| record(id, source, language))
        .collect();
    records.join("\r\n")
}

fn record(id: &str, source: &Source, language: &Language) -> String {
    let kind = TYPES.iter().find(|(csl, _)| source.csl_type == Some(*csl));
    let other = if source.url.is_some() { "ELEC" } else { "GEN" };
    let mut record = Record(String::new());
    record.line("TY", kind.map_or(other, |(_, ris)| ris));
    record.line("ID", id);
    for (variable, tag) in PEOPLE {
        let people = source.people.iter();
        for person in people.filter(|person| variable_of(person, language) == *variable) {
            record.line(tag, &names::ris(&person.name));
        }
    }
    record.line("TI", &words_of(&source.title.value));
    for (variable, tag) in WORDS {
        record.line(tag, source.words(variable).unwrap_or_default());
    }
    let keywords = source.words("keyword").unwrap_or_default();
    for keyword in keywords.split([',', ';']) {
        record.line("KW", keyword);
    }
    let pages = source.words("page").unwrap_or_default();
    match pages.split_once(['-', '\u{2013}']) {
        Some((first, last)) if !last.contains(['-', '\u{2013}', ',']) => {
            record.line("SP", first);
            record.line("EP", last);
        }
        _ => record.line("SP", pages),
    }
    if let Some(date) = source.dates.get("issued") {
        let year = date.year().filter(|year| *year > 0);
        let words = || date::text(date);
        record.line("PY", &year.map_or_else(words, |year| format!("{year:04}")));
        record.line("DA", &day(date));
    }
    if let Some(date) = source.dates.get("accessed") {
        record.line("Y2", &day(date));
    }
    let tag = source.language.as_ref().map_or("", |tag| tag.as_str());
    record.line("LA", tag);
    record.line("DO", source.doi.as_ref().map_or("", |doi| doi.name()));
    record.line("UR", source.url.as_ref().map_or("", |url| url.as_str()));
    record.line(
        "L2",
        source.archive_url.as_ref().map_or("", |url| url.as_str()),
    );
    let note = source.note.as_ref().map(|note| words_of(&note.value));
    record.line("N1", &note.unwrap_or_default());
    record.0 + "ER  - \r\n"
}

/// A date as RIS has it, `2025/05/04/`; empty where it is less than a month, or more than one date.
fn day(date: &SourceDate) -> String {
    let SourceDate::Known { from, to: None, .. } = date else {
        return String::new();
    };
    let number = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    match from.year > 0 && from.month.is_some() {
        true => format!(
            "{:04}/{}/{}/",
            from.year,
            number(from.month),
            number(from.day)
        ),
        false => String::new(),
    }
}

struct Record(String);

impl Record {
    /// A tag with a value, which is one line; nothing where it says nothing.
    fn line(&mut self, tag: &str, value: &str) {
        let value: Vec<&str> = value.split_whitespace().collect();
        if !value.is_empty() {
            self.0 += &format!("{tag}  - {}\r\n", value.join(" "));
        }
    }
}
