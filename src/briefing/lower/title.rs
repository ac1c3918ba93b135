//! Title block and colophon.
//!
//! In: the [`Metadata`] of the briefing, whose words are final. Out: the lines that say it on the page,
//! so that page, outline and catalogue say the same.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::document::{Date, Doi, MarkKind, Metadata, Person, Status, Text, TitleBlock};

/// Between the parts of a line. A dot never begins one: it stays with what stands before it.
pub(super) const DOT: &str = "\u{a0}\u{b7} ";

impl Lowerer<'_> {
    /// The head of the first page.
    pub(super) fn title_block(&mut self, metadata: &Metadata) -> TitleBlock {
        let kicker = self.line(self.kicker(metadata));
        let title = self.plain(&metadata.title);
        let subtitle = metadata.subtitle.as_ref();
        let subtitle = subtitle.map(|subtitle| self.plain(subtitle));
        let byline = self.line(self.byline(metadata));
        let imprint = self.line(self.imprint(metadata));
        TitleBlock {
            kicker,
            title,
            subtitle,
            byline,
            imprint,
        }
    }

    /// A line, unless it is empty.
    fn line(&mut self, words: String) -> Option<Text> {
        (!words.is_empty()).then(|| self.plain(words))
    }

    /// Publisher, series and number, date.
    fn kicker(&self, metadata: &Metadata) -> String {
        let series = metadata.series.as_ref().map(|series| match &series.number {
            Some(number) => {
                let number = self.language.terms.number.replace("{}", number);
                format!("{} {}", series.name, number.replace(". ", ".\u{a0}"))
            }
            None => series.name.clone(),
        });
        let date = metadata.date.map(|date| self.date(date));
        [metadata.publisher.clone(), series, date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(DOT)
    }

    fn date(&self, date: Date) -> String {
        self.language.date(date.year, date.month, date.day)
    }

    /// The authors, each with a role and house in parentheses.
    fn byline(&self, metadata: &Metadata) -> String {
        let people = &metadata.people;
        let shown: Vec<String> = people
            .iter()
            .map(|person| self.person_line(person))
            .collect();
        let plain = people
            .iter()
            .all(|person| person.role.is_none() && person.affiliation.is_none());
        shown.join(if plain {
            &self.language.punctuation.comma
        } else {
            DOT
        })
    }

    fn person_line(&self, person: &Person) -> String {
        let role = person.role.as_ref();
        let role = role.map(|role| self.language.role_in_words(role).to_string());
        let more: Vec<String> = role.into_iter().chain(person.affiliation.clone()).collect();
        if more.is_empty() {
            person.name.clone()
        } else {
            let more = more.join(&self.language.punctuation.comma);
            format!("{} ({more})", person.name)
        }
    }

    /// Report number, version, status, date of the last change.
    fn imprint(&self, metadata: &Metadata) -> String {
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
            .collect::<Vec<_>>()
            .join(DOT)
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
        builder.push(": ");
        if let Some(email) = &person.email {
            push_reachable(&mut builder, email);
        }
        if let Some(orcid) = &person.orcid {
            if person.email.is_some() {
                builder.push(&self.language.punctuation.comma);
            }
            let url = format!("https://orcid.org/{orcid}");
            builder.marked(MarkKind::Link { url: url.clone() }, |builder| {
                builder.push(&url)
            });
        }
        builder.finish()
    }

    fn identifier(&mut self, scheme: &str, identifier: &str) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        let url = match scheme {
            "DOI" => Doi::parse(identifier).map(|doi| doi.address()),
            "URL" => Some(identifier.to_string()),
            _ => None,
        };
        match url {
            Some(url) => {
                builder.marked(MarkKind::Link { url: url.clone() }, |builder| {
                    builder.push(&url)
                });
            }
            None if identifier.to_lowercase().starts_with("urn:") => builder.push(identifier),
            None => builder.push(&format!("{scheme} {identifier}")),
        }
        builder.finish()
    }
}

/// An address as a link, anything else as it is.
fn push_reachable(builder: &mut TextBuilder, contact: &str) {
    let contact = contact.trim();
    let url = if contact.starts_with("http://") || contact.starts_with("https://") {
        Some(contact.to_string())
    } else if contact.contains('@') && !contact.contains(char::is_whitespace) {
        Some(format!("mailto:{contact}"))
    } else {
        None
    };
    match url {
        Some(url) => builder.marked(MarkKind::Link { url }, |builder| builder.push(contact)),
        None => builder.push(contact),
    }
}
