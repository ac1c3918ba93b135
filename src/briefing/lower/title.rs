//! Title block and colophon.
//!
//! In: the [`Metadata`] of the briefing, whose words are final. Out: the lines that say it on the page,
//! so that page, outline and catalogue say the same.

use super::entry::push_address;
use super::license::license;
use super::text_builder::TextBuilder;
use super::text_ids::TextIds;
use crate::document::{
    Address, Date, Doi, Identifier, MarkKind, Metadata, Person, Status, Text, TitleBlock,
};
use crate::language::{Direction, Language};

/// Between the parts of a line. A dot never begins one: it stays with what stands before it.
pub const DOT: &str = "\u{a0}\u{b7} ";

/// Words of a line of the title block.
enum Words {
    /// A name of someone, a house or a series.
    Name(String),
    /// Any others.
    Plain(String),
}

/// The head of the first page.
pub fn title_block(metadata: &Metadata, language: &Language, texts: &mut TextIds) -> TitleBlock {
    let direction = metadata.language.direction();
    let kicker = line(&kicker(metadata, language), DOT, direction, texts);
    let title = texts.plain(&metadata.title);
    let subtitle = metadata.subtitle.as_ref();
    let subtitle = subtitle.map(|subtitle| texts.plain(subtitle));
    let (people, between) = byline(&metadata.people, language);
    let byline = line(&people, between, direction, texts);
    let imprint = line(&imprint(metadata, language), DOT, direction, texts);
    TitleBlock {
        kicker,
        title,
        subtitle,
        byline,
        imprint,
    }
}

/// A line of parts with something between them, unless there are none.
fn line(
    parts: &[Vec<Words>],
    between: &str,
    direction: Direction,
    texts: &mut TextIds,
) -> Option<Text> {
    if parts.is_empty() {
        return None;
    }
    let right_to_left = direction == Direction::RightToLeft;
    let mut builder = texts.begin();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            builder.push(between);
        }
        for words in part {
            match words {
                // A single word is not divided, and runs as all around it does.
                Words::Name(name) if right_to_left || name.contains(' ') => {
                    builder.marked(MarkKind::Name, |builder| builder.push(name));
                }
                Words::Name(words) | Words::Plain(words) => builder.push(words),
            }
        }
    }
    Some(builder.finish())
}

/// Publisher, series and number, date.
fn kicker(metadata: &Metadata, language: &Language) -> Vec<Vec<Words>> {
    let series = metadata.series.as_ref().map(|series| {
        let number = series.number.as_ref().map(|number| {
            let number = language.terms.number.replace("{}", number);
            Words::Plain(format!(" {}", number.replace(". ", ".\u{a0}")))
        });
        std::iter::once(Words::Name(series.name.clone()))
            .chain(number)
            .collect()
    });
    let publisher = metadata.publisher.clone();
    let publisher = publisher.map(|name| vec![Words::Name(name)]);
    let date = metadata.date;
    let date = date.map(|date| vec![Words::Plain(in_words(date, language))]);
    [publisher, series, date].into_iter().flatten().collect()
}

fn in_words(date: Date, language: &Language) -> String {
    language.date(date.year, date.month, date.day)
}

/// The authors, each with a role and house in parentheses, and what stands between them.
fn byline<'l>(people: &[Person], language: &'l Language) -> (Vec<Vec<Words>>, &'l str) {
    let shown = people.iter().map(|person| words_of(person, language));
    let plain = people
        .iter()
        .all(|person| person.role.is_none() && person.affiliation.is_none());
    let comma = &language.punctuation.comma;
    (shown.collect(), if plain { comma } else { DOT })
}

fn words_of(person: &Person, language: &Language) -> Vec<Words> {
    let role = person.role.as_ref();
    let role = role.map(|role| language.roles.in_words(role).to_string());
    let house = person.affiliation.clone();
    let mut words = vec![Words::Name(person.name.clone())];
    let before = [" (", &language.punctuation.comma];
    let more = [role.map(Words::Plain), house.map(Words::Name)];
    let more = more.into_iter().flatten();
    for (before, word) in before.into_iter().zip(more) {
        words.extend([Words::Plain(before.to_string()), word]);
    }
    if words.len() > 1 {
        words.push(Words::Plain(")".to_string()));
    }
    words
}

/// Report number, version, status, date of the last change.
fn imprint(metadata: &Metadata, language: &Language) -> Vec<Vec<Words>> {
    let terms = &language.terms;
    let version = metadata.version.as_ref();
    let version = version.map(|version| terms.version.replace("{}", version));
    let status = metadata.status.map(|status| match status {
        Status::Draft => terms.draft.clone(),
        Status::Final => terms.r#final.clone(),
        Status::Superseded => terms.superseded.clone(),
    });
    let modified = metadata.modified;
    let modified = modified.map(|date| terms.modified.replace("{}", &in_words(date, language)));
    [metadata.report_number.clone(), version, status, modified]
        .into_iter()
        .flatten()
        .map(|words| vec![Words::Plain(words)])
        .collect()
}

/// What closes the document: where its authors are found, identifiers, licence, contact.
pub fn colophon(metadata: &Metadata, language: &Language, texts: &mut TextIds) -> Vec<Text> {
    let mut lines = Vec::new();
    for person in &metadata.people {
        if person.email.is_some() || person.orcid.is_some() {
            lines.push(reached_at(person, language, texts.begin()));
        }
    }
    for identifier in &metadata.identifiers {
        lines.push(self::identifier(identifier, texts.begin()));
    }
    if let Some(license) = &metadata.license {
        lines.push(self::license(license, language, texts.begin()));
    }
    if let Some(contact) = &metadata.contact {
        let frame = &language.terms.contact;
        let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
        let mut builder = texts.begin();
        builder.push(before);
        push_reachable(&mut builder, contact);
        builder.push(after);
        lines.push(builder.finish());
    }
    lines
}

/// Where someone is found.
fn reached_at(person: &Person, language: &Language, mut builder: TextBuilder) -> Text {
    builder.push(&person.name);
    builder.push(&language.punctuation.colon());
    if let Some(email) = &person.email {
        push_reachable(&mut builder, email);
    }
    if let Some(orcid) = &person.orcid {
        if person.email.is_some() {
            builder.push(&language.punctuation.comma);
        }
        push_reachable(&mut builder, &format!("https://orcid.org/{orcid}"));
    }
    builder.finish()
}

/// An identifier behind its scheme; one that leads somewhere says by itself what it is.
fn identifier(identifier: &Identifier, mut builder: TextBuilder) -> Text {
    let Identifier { scheme, text } = identifier;
    let url = match scheme.as_str() {
        "DOI" => Doi::parse(text).map(|doi| doi.address()),
        "URL" => Address::parse(text).ok(),
        _ => None,
    };
    match url {
        Some(url) => push_address(url, &mut builder),
        None if text.to_lowercase().starts_with("urn:") => builder.push(text),
        None => builder.push(&format!("{scheme} {text}")),
    }
    builder.finish()
}

/// An address as a link, anything else as it is.
fn push_reachable(builder: &mut TextBuilder, contact: &str) {
    let contact = contact.trim();
    let url = Address::parse(contact).ok();
    match url.or_else(|| Address::of_mailbox(contact)) {
        Some(url) => builder.marked(MarkKind::Link { url }, |builder| builder.push(contact)),
        None => builder.push(contact),
    }
}
