//! How a briefing is cited, as data: a source that is the briefing itself.
//!
//! In: what a document says of itself. Out: a [`Source`], which is written as any other, so that whoever gets the PDF has
//! its entry for their own references.

use std::collections::BTreeMap;

use super::csl;
use super::library::characters;
use super::parse::name_of_parts;
use super::typed::{Moment, Name, Source, SourceAuthor, SourceDate};
use super::yaml::{Entry, Node, NodeKind, Style, Written};
use crate::diagnostic::Span;
use crate::document::{Address, Date, Doi, Identifier, Metadata, Person, Scheme};
use crate::language::Role;

/// The source that a document is. `span` is a place in its briefing.
pub fn own_citation(metadata: &Metadata, span: Span) -> Source {
    let written = |value: &str| Written {
        value: value.to_string(),
        style: Style::Literal,
        span,
    };
    let mut title = characters(&metadata.title);
    if let Some(subtitle) = &metadata.subtitle {
        let is_closed = metadata
            .title
            .ends_with(['.', '?', '!', ':', '\u{61f}', '\u{2026}']);
        title += if is_closed { " " } else { ": " };
        title += &characters(subtitle);
    }
    let mut words: BTreeMap<&'static str, Written> = BTreeMap::new();
    let mut add = |variable: &'static str, value: Option<&str>| {
        words.extend(value.map(|value| (variable, written(value))));
    };
    let series = metadata.series.as_ref();
    add(
        "collection-title",
        series.map(|series| series.name.as_str()),
    );
    add(
        "collection-number",
        series.and_then(|series| series.number.as_deref()),
    );
    add("number", metadata.report_number.as_deref());
    add("publisher", metadata.publisher.as_deref());
    add("version", metadata.version.as_deref());
    add("license", metadata.license.as_deref());
    add("abstract", metadata.description.as_deref());
    let keywords = metadata.keywords.join(", ");
    add(
        "keyword",
        Some(keywords.as_str()).filter(|keywords| !keywords.is_empty()),
    );
    let identifier = |scheme| {
        let mut identifiers = metadata.identifiers.iter();
        let found = identifiers.find(|one: &&Identifier| one.scheme == scheme);
        found.map(|one| one.text.as_str())
    };
    add("ISBN", identifier(Scheme::Isbn13));
    add("ISSN", identifier(Scheme::Issn));
    let issued = metadata.date.or(metadata.modified).map(moment);
    let date = issued.map(|from| SourceDate::Known {
        from,
        to: None,
        circa: false,
    });
    Source {
        csl_type: Some("report"),
        people: people(metadata),
        language: Some(metadata.language.clone()),
        words,
        dates: date.map(|date| ("issued", date)).into_iter().collect(),
        doi: identifier(Scheme::Doi).and_then(Doi::parse),
        url: identifier(Scheme::Url).and_then(|url| Address::parse(url).ok()),
        custom: identifier(Scheme::Urn).map(|urn| custom("urn", written(urn))),
        ..Source::of_title(written(&title))
    }
}

/// Those who made it, and those who did what CSL has a variable for.
fn people(metadata: &Metadata) -> Vec<SourceAuthor> {
    let authors = metadata.authors().map(|person| (person, "author"));
    let others = metadata.contributors().map(|person| {
        let variable = match person.part {
            // What is left of those who are no authors.
            Role::Author => "contributor",
            role => csl::variable_of_role(role),
        };
        (person, variable)
    });
    let people = authors
        .chain(others)
        .map(|(person, variable)| SourceAuthor {
            // Where nobody is an author, its editors have made it.
            variable: if person.part == Role::Editor {
                "editor"
            } else {
                variable
            },
            name: name(person),
            role: None,
        });
    people.collect()
}

fn name(person: &Person) -> Name {
    match &person.names {
        Some(names) => name_of_parts(&names.family, &names.given, names.suffix.as_deref()),
        None => Name::whole(&person.name),
    }
}

fn moment(date: Date) -> Moment {
    Moment {
        // There is no year 0: it is 1 BC.
        year: if date.year == 0 { -1 } else { date.year.into() },
        season: None,
        month: date.month,
        day: date.day,
    }
}

fn custom(key: &str, value: Written) -> Node {
    let span = value.span;
    let key = Written {
        value: key.to_string(),
        ..value.clone()
    };
    let value = Node {
        span,
        kind: NodeKind::Scalar(value),
    };
    Node {
        span,
        kind: NodeKind::Mapping(vec![Entry { key, value }]),
    }
}
