//! What a briefing says of itself, as plain values: the one place where these words get the marks of
//! the language. The title block, the cover, the outline and the metadata of both formats take them from
//! here.

use super::text_builder::clean;
use super::typographer::Typographer;
use crate::briefing::typed::{Author, Briefing};
use crate::briefing::yaml::Written;
use crate::document::{Identifier, Metadata, Names, Person, Series};

/// All of it but the description, which rests on the parts. Versions, numbers, identifiers and
/// addresses stay as they are typed.
pub fn metadata(briefing: &Briefing, typographer: Typographer) -> Metadata {
    let set = |written: &Option<Written>| Some(typographer.set(&written.as_ref()?.value));
    Metadata {
        title: set(&briefing.title).unwrap_or_default(),
        subtitle: set(&briefing.subtitle),
        language: briefing.language.clone(),
        people: briefing
            .authors
            .iter()
            .map(|one| person(one, typographer))
            .collect(),
        publisher: briefing
            .publisher
            .as_ref()
            .map(|publisher| typographer.set_name(&publisher.value)),
        series: briefing.series.as_ref().map(|(name, number)| Series {
            name: typographer.set(&name.value),
            number: as_typed(number),
        }),
        report_number: as_typed(&briefing.report_number),
        identifiers: briefing
            .identifiers
            .iter()
            .map(|(scheme, text)| Identifier {
                scheme: *scheme,
                text: clean(&text.value),
            })
            .collect(),
        calendar: briefing.calendar,
        date: briefing.date,
        modified: briefing.modified,
        version: as_typed(&briefing.version),
        status: briefing.status,
        keywords: briefing
            .keywords
            .iter()
            .map(|keyword| typographer.set(&keyword.value))
            .collect(),
        license: set(&briefing.license),
        contact: as_typed(&briefing.contact),
        description: None,
        accessibility: briefing.accessibility.clone(),
    }
}

fn person(author: &Author, typographer: Typographer) -> Person {
    let set = |written: &Option<Written>| Some(typographer.set_name(&written.as_ref()?.value));
    let names = author.name.names.as_ref().map(|names| Names {
        family: typographer.set_name(&names.family),
        given: typographer.set_name(&names.given),
        suffix: names
            .suffix
            .as_deref()
            .map(|suffix| typographer.set_name(suffix)),
    });
    let role = author.role.as_ref().map(|role| role.value.as_str());
    Person {
        name: typographer.set_name(&author.name.shown),
        names,
        // What they did is looked up as it is typed.
        part: typographer.language.roles.named(role.unwrap_or_default()),
        role: set(&author.role),
        affiliation: set(&author.affiliation),
        orcid: as_typed(&author.orcid),
        email: as_typed(&author.email),
    }
}

fn as_typed(written: &Option<Written>) -> Option<String> {
    written.as_ref().map(|written| clean(&written.value))
}
