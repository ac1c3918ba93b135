//! Sources.
//!
//! In: a mapping with the keys of CSL-JSON (version 1.0.2) and a few of the format's own, or a title.
//! Out: a [`Source`]. What reference managers write is read as it comes: an address as `id`, a date in
//! parts, identifiers among the remarks ([`extra`](super::extra)).

use std::collections::BTreeMap;

use super::extra::unfolded;
use super::markings::marking_of_part;
use super::metadata::{address, doi};
use super::names::named;
use super::source_date::source_date;
use crate::briefing::keys::choices::{CREDIBILITIES, Choices, RELIABILITIES, SOURCE_TYPES};
use crate::briefing::keys::{SOURCE, UNTITLED};
use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::variables::{DATES, PEOPLE, WORDS};
use crate::briefing::typed::{Source, SourceAuthor};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;
use crate::document::{Address, is_blank};
use crate::language::{self, Language, Tag};

/// `sources`, of a briefing in a language, and whether any of them is none.
pub fn sources(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    language: &Language,
) -> (Vec<Source>, bool) {
    let nodes = decoder.list_of(record, "sources");
    let written = nodes.len();
    let sources: Vec<Source> = nodes
        .into_iter()
        .filter_map(|node| source(decoder, node, language))
        .collect();
    let lost = record.get("sources").is_some() && (written == 0 || sources.len() < written);
    (sources, lost)
}

/// `bibliography`: a file, or a list of files.
pub fn bibliography(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Written> {
    match record.get("bibliography").map(|node| (node, &node.kind)) {
        None => Vec::new(),
        Some((_, NodeKind::Scalar(_))) => decoder
            .text_of(record, "bibliography")
            .into_iter()
            .collect(),
        Some((node, NodeKind::Sequence(_) | NodeKind::Mapping(_))) => {
            let nodes = decoder.list(node, "`bibliography`", None).into_iter();
            nodes
                .filter_map(|node| decoder.text(node, "a file of `bibliography`"))
                .collect()
        }
    }
}

fn source(decoder: &mut Decoder<'_>, node: &Node, language: &Language) -> Option<Source> {
    if let NodeKind::Scalar(title) = &node.kind {
        return decoder.bounded(title).map(Source::of_title);
    }
    if decoder.refuse_colon(node, &SOURCE) {
        return None;
    }
    let node = unfolded(node, language, decoder.sources);
    source_of_library(decoder, &node, language)
}

/// A source of a library, whose remarks are unfolded and whose values are what their keys ask for.
pub fn source_of_library(
    decoder: &mut Decoder<'_>,
    node: &Node,
    language: &Language,
) -> Option<Source> {
    let record = decoder.record(node, &SOURCE)?;
    let (csl_type, kind) = decoder.chosen(&record, "type", SOURCE_TYPES).unzip();
    let mut dates = BTreeMap::new();
    for variable in DATES.iter() {
        let date = source_date(decoder, &record, variable, language);
        dates.extend(date.map(|date| (*variable, date)));
    }
    let mut words = BTreeMap::new();
    for variable in WORDS.iter() {
        words.extend(
            decoder
                .text_of(&record, variable)
                .map(|text| (*variable, text)),
        );
    }
    let title = match untitled(&record, &mut words) {
        Some(stand_in) => Some(stand_in),
        None => decoder.required(&record, "title"),
    };
    let note = decoder.text_of(&record, "note");
    let doi_given = decoder.text_of(&record, "DOI");
    let url = link(decoder, &record, "URL");
    let source = Source {
        id: decoder.text_of(&record, "id"),
        csl_type,
        kind,
        people: people(decoder, &record),
        language: language_of_source(decoder, &record),
        words,
        dates,
        categories: categories(decoder, &record),
        custom: record.get("custom").cloned(),
        url,
        doi: doi_given.and_then(|written| doi(decoder, &written, "`DOI`")),
        archive_url: link(decoder, &record, "archive_url"),
        archived: source_date(decoder, &record, "archived", language),
        reliability: grade(decoder, &record, "reliability", RELIABILITIES),
        credibility: grade(decoder, &record, "credibility", CREDIBILITIES),
        quote: decoder.text_of(&record, "quote"),
        note,
        marking: marking_of_part(decoder, &record),
        ..Source::of_title(title?)
    };
    let source = Source {
        span: record.span,
        ..source
    };
    if let Some(id) = source.id.as_ref().filter(|id| !is_id(&id.value)) {
        let message = format!("`{}` cannot be cited", id.value);
        decoder.error(
            Diagnostic::error("bad-id", id.span, message).help(
                "an id is letters, digits and `_ - . : /`, and begins with a letter or digit",
            ),
        );
    }
    Some(source)
}

/// Everyone who is named, variable by variable.
fn people(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<SourceAuthor> {
    let mut people = Vec::new();
    for variable in PEOPLE.iter() {
        people.extend(named(decoder, record, variable));
    }
    people
}

/// `categories`: a word or a list of them.
fn categories(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Written> {
    match record.get("categories").map(|node| (node, &node.kind)) {
        None => Vec::new(),
        Some((_, NodeKind::Scalar(word))) => decoder.bounded(word).into_iter().collect(),
        Some((node, NodeKind::Sequence(_) | NodeKind::Mapping(_))) => {
            let nodes = decoder.list(node, "`categories`", None).into_iter();
            nodes
                .filter_map(|node| decoder.text(node, "a category"))
                .collect()
        }
    }
}

/// The language of a source: a tag, or what reference managers have in its place.
fn language_of_source(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Tag> {
    let written = decoder.text_of(record, "language")?;
    let name = written.value.trim();
    if name.is_empty() {
        return None;
    }
    let tag = language::by_name(name).or_else(|| Tag::parse(&name.replace('_', "-")));
    if tag.is_none() {
        let message = format!("`{name}` is not a language tag");
        decoder.error(
            Diagnostic::warning("unknown-language", written.span, message)
                .label("the source is set in the language of the briefing")
                .help("write one like `en`, `fa`, `pt-BR` (BCP 47)"),
        );
    }
    tag
}

/// An address: http, https or mailto.
fn link(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str) -> Option<Address> {
    let written = decoder.text_of(record, key)?;
    address(decoder, &written, &format!("`{key}`"))
}

/// An Admiralty grade.
fn grade(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    key: &str,
    grades: Choices<char>,
) -> Option<char> {
    let written = decoder.text_of(record, key)?;
    let found = grades.iter().find(|(grade, _)| *grade == written.value);
    if let (None, [(first, _), .., (last, _)]) = (found, grades) {
        let message = format!("`{key}` cannot be `{}`", written.value);
        decoder.error(
            Diagnostic::error("unknown-value", written.span, message)
                .help(format!("write one of `{first}` to `{last}`")),
        );
    }
    found.map(|(_, grade)| *grade)
}

/// What is a title to a source that has none, as a letter or a case may: the first of these, which is
/// then said once. The key `title` itself says that one was meant.
fn untitled(record: &Record<'_>, words: &mut BTreeMap<&'static str, Written>) -> Option<Written> {
    if record.entry("title").is_some() {
        return None;
    }
    let mut given = UNTITLED.iter().copied().flatten();
    let given = given.find(|one| {
        let written = words.get(**one);
        written.is_some_and(|written| !is_blank(&written.value))
    })?;
    words.remove(given)
}

/// Whether an id can be cited; an address, which reference managers write, need not be.
pub fn is_id(id: &str) -> bool {
    let sound = |character: char| character.is_alphanumeric() || "_-.:/".contains(character);
    let is_address = id.contains("://") && !id.contains(char::is_whitespace);
    is_address || id.starts_with(char::is_alphanumeric) && id.chars().all(sound)
}
