//! Title block, colophon, metadata.

use super::Lowerer;
use super::text_builder::{TextBuilder, clean};
use crate::briefing::typed::Author;
use crate::briefing::yaml::Written;
use crate::document::{
    Date, Doi, Identifier, MarkKind, Metadata, Names, Person, Section, Series, Status, Text,
    TitleBlock,
};

/// Between the parts of a line. A dot never begins one: it stays with what stands before it.
pub(super) const DOT: &str = "\u{a0}\u{b7} ";

impl Lowerer<'_> {
    /// The head of the first page.
    pub(super) fn title_block(&mut self) -> TitleBlock {
        let briefing = self.briefing;
        let kicker = self.kicker();
        let kicker = (!kicker.is_empty()).then(|| self.plain(kicker));
        let title = self.plain(text_of(briefing.title.as_ref()));
        let subtitle = briefing
            .subtitle
            .as_ref()
            .map(|subtitle| self.plain(&subtitle.value));
        let byline = self.byline();
        let byline = (!byline.is_empty()).then(|| self.plain(byline));
        let imprint = self.imprint();
        let imprint = (!imprint.is_empty()).then(|| self.plain(imprint));
        TitleBlock {
            kicker,
            title,
            subtitle,
            byline,
            imprint,
        }
    }

    /// Publisher, series and number, date.
    fn kicker(&self) -> String {
        let briefing = self.briefing;
        let series = briefing.series.as_ref().map(|(name, number)| match number {
            Some(number) => {
                let number = self.language.terms.number.replace("{}", &number.value);
                format!("{} {}", name.value, number.replace(". ", ".\u{a0}"))
            }
            None => name.value.clone(),
        });
        let date = briefing.date.map(|date| self.date(date));
        let publisher = briefing
            .publisher
            .as_ref()
            .map(|publisher| publisher.value.clone());
        [publisher, series, date]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(DOT)
    }

    fn date(&self, date: Date) -> String {
        self.language.date(date.year, date.month, date.day)
    }

    /// The authors, each with a role and house in parentheses.
    fn byline(&self) -> String {
        let shown: Vec<String> = self
            .briefing
            .authors
            .iter()
            .map(|author| self.author(author))
            .collect();
        let plain = self
            .briefing
            .authors
            .iter()
            .all(|author| author.role.is_none() && author.affiliation.is_none());
        shown.join(if plain {
            &self.language.punctuation.comma
        } else {
            DOT
        })
    }

    fn author(&self, author: &Author) -> String {
        let role = author.role.as_ref();
        let role = role.map(|role| self.language.role_in_words(&role.value).to_string());
        let house = author.affiliation.as_ref().map(|house| house.value.clone());
        let more: Vec<String> = [role, house].into_iter().flatten().collect();
        if more.is_empty() {
            author.name.shown.clone()
        } else {
            format!(
                "{} ({})",
                author.name.shown,
                more.join(&self.language.punctuation.comma)
            )
        }
    }

    /// Report number, version, status, date of the last change.
    fn imprint(&self) -> String {
        let (briefing, terms) = (self.briefing, &self.language.terms);
        let number = briefing
            .report_number
            .as_ref()
            .map(|number| number.value.clone());
        let version = briefing
            .version
            .as_ref()
            .map(|version| terms.version.replace("{}", &version.value));
        let status = briefing.status.map(|status| match status {
            Status::Draft => terms.draft.clone(),
            Status::Final => terms.r#final.clone(),
            Status::Superseded => terms.superseded.clone(),
        });
        let modified = briefing
            .modified
            .map(|date| terms.modified.replace("{}", &self.date(date)));
        [number, version, status, modified]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(DOT)
    }

    /// What closes the document: where its authors are found, identifiers, licence, contact.
    pub(super) fn colophon(&mut self) -> Vec<Text> {
        let (briefing, terms) = (self.briefing, &self.language.terms);
        let mut lines = Vec::new();
        for author in &briefing.authors {
            if author.email.is_some() || author.orcid.is_some() {
                lines.push(self.reached_at(author));
            }
        }
        for (scheme, identifier) in &briefing.identifiers {
            lines.push(self.identifier(scheme, &identifier.value));
        }
        if let Some(license) = &briefing.license {
            lines.push(self.license(&license.value));
        }
        if let Some(contact) = &briefing.contact {
            let id = self.next_text();
            let mut builder = TextBuilder::new(id);
            let (before, after) = terms
                .contact
                .split_once("{}")
                .unwrap_or((&terms.contact, ""));
            builder.push(before);
            push_reachable(&mut builder, &contact.value);
            builder.push(after);
            lines.push(builder.finish());
        }
        lines
    }

    fn reached_at(&mut self, author: &Author) -> Text {
        let id = self.next_text();
        let mut builder = TextBuilder::new(id);
        builder.push(&author.name.shown);
        builder.push(": ");
        if let Some(email) = &author.email {
            push_reachable(&mut builder, &email.value);
        }
        if let Some(orcid) = &author.orcid {
            if author.email.is_some() {
                builder.push(&self.language.punctuation.comma);
            }
            let url = format!("https://orcid.org/{}", orcid.value);
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

    /// What the briefing says of itself, as plain values.
    pub(super) fn metadata(&self, parts: &[Section]) -> Metadata {
        let briefing = self.briefing;
        let value =
            |written: &Option<Written>| written.as_ref().map(|written| clean(&written.value));
        Metadata {
            title: clean(text_of(briefing.title.as_ref())),
            subtitle: value(&briefing.subtitle),
            language: briefing.language.clone(),
            people: briefing
                .authors
                .iter()
                .map(|one| self.person(one))
                .collect(),
            publisher: value(&briefing.publisher),
            series: briefing.series.as_ref().map(|(name, number)| Series {
                name: clean(&name.value),
                number: value(number),
            }),
            report_number: value(&briefing.report_number),
            identifiers: briefing
                .identifiers
                .iter()
                .map(|(scheme, text)| Identifier {
                    scheme: scheme.clone(),
                    text: clean(&text.value),
                })
                .collect(),
            date: briefing.date,
            modified: briefing.modified,
            version: value(&briefing.version),
            status: briefing.status,
            keywords: briefing
                .keywords
                .iter()
                .map(|keyword| clean(&keyword.value))
                .collect(),
            license: value(&briefing.license),
            contact: value(&briefing.contact),
            description: self.description(parts),
            accessibility: briefing.accessibility.clone(),
        }
    }

    fn person(&self, author: &Author) -> Person {
        let value =
            |written: &Option<Written>| written.as_ref().map(|written| clean(&written.value));
        let names = author.name.names.as_ref().map(|names| Names {
            family: clean(&names.family),
            given: clean(&names.given),
            suffix: names.suffix.as_deref().map(clean),
        });
        let role = value(&author.role);
        Person {
            name: clean(&author.name.shown),
            names,
            part: self.language.role(role.as_deref().unwrap_or_default()),
            role,
            affiliation: value(&author.affiliation),
            orcid: value(&author.orcid),
            email: value(&author.email),
        }
    }
}

fn text_of(written: Option<&Written>) -> &str {
    written.map_or("", |written| written.value.as_str())
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
