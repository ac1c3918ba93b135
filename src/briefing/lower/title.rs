//! Title block and colophon.
//!
//! In: the [`Metadata`] of the briefing, whose words are final. Out: the lines that say it on the page,
//! so that page, outline and catalogue say the same.

use super::Lowerer;
use super::entry::push_address;
use super::text_builder::TextBuilder;
use crate::document::{Address, Date, Doi, MarkKind, Metadata, Person, Status, Text, TitleBlock};
use crate::language::Direction;

/// Between the parts of a line. A dot never begins one: it stays with what stands before it.
pub(super) const DOT: &str = "\u{a0}\u{b7} ";

/// Words of a line of the title block.
enum Words {
    /// A name of someone, a house or a series.
    Name(String),
    /// Any others.
    Plain(String),
}

impl Lowerer<'_> {
    /// The head of the first page.
    pub(super) fn title_block(&mut self, metadata: &Metadata) -> TitleBlock {
        let kicker = self.line(&self.kicker(metadata), DOT);
        let title = self.plain(&metadata.title);
        let subtitle = metadata.subtitle.as_ref();
        let subtitle = subtitle.map(|subtitle| self.plain(subtitle));
        let byline = self.byline(metadata);
        let imprint = self.line(&self.imprint(metadata), DOT);
        TitleBlock {
            kicker,
            title,
            subtitle,
            byline,
            imprint,
        }
    }

    /// A line of parts with something between them, unless there are none.
    fn line(&mut self, parts: &[Vec<Words>], between: &str) -> Option<Text> {
        if parts.is_empty() {
            return None;
        }
        let id = self.next_text();
        let right_to_left = self.briefing.language.direction() == Direction::RightToLeft;
        let mut builder = TextBuilder::new(id);
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
    fn kicker(&self, metadata: &Metadata) -> Vec<Vec<Words>> {
        let series = metadata.series.as_ref().map(|series| {
            let number = series.number.as_ref().map(|number| {
                let number = self.language.terms.number.replace("{}", number);
                Words::Plain(format!(" {}", number.replace(". ", ".\u{a0}")))
            });
            std::iter::once(Words::Name(series.name.clone()))
                .chain(number)
                .collect()
        });
        let publisher = metadata.publisher.clone();
        let publisher = publisher.map(|name| vec![Words::Name(name)]);
        let date = metadata.date;
        let date = date.map(|date| vec![Words::Plain(self.date(date))]);
        [publisher, series, date].into_iter().flatten().collect()
    }

    fn date(&self, date: Date) -> String {
        self.language.date(date.year, date.month, date.day)
    }

    /// The authors, each with a role and house in parentheses.
    fn byline(&mut self, metadata: &Metadata) -> Option<Text> {
        let people = &metadata.people;
        let shown: Vec<Vec<Words>> = people.iter().map(|person| self.words_of(person)).collect();
        let plain = people
            .iter()
            .all(|person| person.role.is_none() && person.affiliation.is_none());
        let comma = &self.language.punctuation.comma;
        self.line(&shown, if plain { comma } else { DOT })
    }

    fn words_of(&self, person: &Person) -> Vec<Words> {
        let role = person.role.as_ref();
        let role = role.map(|role| self.language.role_in_words(role).to_string());
        let house = person.affiliation.clone();
        let mut words = vec![Words::Name(person.name.clone())];
        let before = [" (", &self.language.punctuation.comma];
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
    fn imprint(&self, metadata: &Metadata) -> Vec<Vec<Words>> {
        let terms = &self.language.terms;
        let version = metadata.version.as_ref();
        let version = version.map(|version| terms.version.replace("{}", version));
        let status = metadata.status.map(|status| match status {
            Status::Draft => terms.draft.clone(),
            Status::Final => terms.r#final.clone(),
            Status::Superseded => terms.superseded.clone(),
        });
        let modified = metadata.modified;
        let modified = modified.map(|date| terms.modified.replace("{}", &self.date(date)));
        [metadata.report_number.clone(), version, status, modified]
            .into_iter()
            .flatten()
            .map(|words| vec![Words::Plain(words)])
            .collect()
    }

    /// What closes the document: where its authors are found, identifiers, licence, contact.
    pub(super) fn colophon(&mut self, metadata: &Metadata) -> Vec<Text> {
        let terms = &self.language.terms;
        let mut lines = Vec::new();
        for person in &metadata.people {
            if person.email.is_some() || person.orcid.is_some() {
                lines.push(self.reached_at(person));
            }
        }
        for identifier in &metadata.identifiers {
            lines.push(self.identifier(&identifier.scheme, &identifier.text));
        }
        if let Some(license) = &metadata.license {
            lines.push(self.license(license));
        }
        if let Some(contact) = &metadata.contact {
            let id = self.next_text();
            let mut builder = TextBuilder::new(id);
            let (before, after) = terms
                .contact
                .split_once("{}")
                .unwrap_or((&terms.contact, ""));
            builder.push(before);
            push_reachable(&mut builder, contact);
            builder.push(after);
            lines.push(builder.finish());
        }
        lines
    }

    fn reached_at(&mut self, person: &Person) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        builder.push(&person.name);
        builder.push(&self.language.punctuation.colon());
        if let Some(email) = &person.email {
            push_reachable(&mut builder, email);
        }
        if let Some(orcid) = &person.orcid {
            if person.email.is_some() {
                builder.push(&self.language.punctuation.comma);
            }
            push_reachable(&mut builder, &format!("https://orcid.org/{orcid}"));
        }
        builder.finish()
    }

    fn identifier(&mut self, scheme: &str, identifier: &str) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        let url = match scheme {
            "DOI" => Doi::parse(identifier).map(|doi| doi.address()),
            "URL" => Address::parse(identifier).ok(),
            _ => None,
        };
        match url {
            Some(url) => push_address(url, &mut builder),
            None if identifier.to_lowercase().starts_with("urn:") => builder.push(identifier),
            None => builder.push(&format!("{scheme} {identifier}")),
        }
        builder.finish()
    }
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
