//! Sources → items of a citation style.
//!
//! In: a source as it was typed. Out: the same in CSL's variables: its title with its emphasis and the languages
//! in it, words with the marks of their language, names in their parts.

use super::typographer::Typographer;
use crate::briefing::csl::{marked, variable_of};
use crate::briefing::markup;
use crate::briefing::typed::{Briefing, Moment, Name, Source, SourceDate};
use crate::citation_style as csl;
use crate::document::Address;
use crate::language::Language;

/// The item of a source.
pub fn item(source: &Source, briefing: &Briefing) -> csl::Item {
    let typographer = Typographer::of(briefing);
    let own = typographer.in_language(source.language.as_ref());
    let usual = if source.url.is_some() {
        "webpage"
    } else {
        "document"
    };
    let mut item = csl::Item::new(source.csl_type.unwrap_or(usual));
    item.set_text("title", title(source, briefing, own));
    for variable in source.words.keys() {
        if let Some(words) = source.words(variable) {
            item.set_text(variable, own.set(words));
        }
    }
    let people = |wanted: &str| -> Vec<csl::Name> {
        let people = source.people.iter();
        let people = people.filter(|person| variable_of(person, typographer.language) == wanted);
        people
            .map(|person| name(&person.name, typographer))
            .collect()
    };
    let mut variables: Vec<&str> = source
        .people
        .iter()
        .map(|person| variable_of(person, typographer.language))
        .collect();
    variables.dedup();
    for variable in variables {
        item.set_names(variable, people(variable));
    }
    for (variable, date) in &source.dates {
        if let Some(date) = self::date(date, typographer.language) {
            item.set_date(variable, date);
        }
    }
    if let Some(url) = &source.url {
        item.set_text("URL", Address::to_string(url));
    }
    if let Some(doi) = &source.doi {
        item.set_text("DOI", doi.name());
    }
    if let Some(language) = &source.language {
        item.set_text("language", language.as_str());
    }
    item
}

/// The title, with the marks that styles read. What is in another language than the briefing says so.
fn title(source: &Source, briefing: &Briefing, typographer: Typographer) -> String {
    let mut content = markup::parse_title(&source.title.value).content;
    typographer.finish(&mut content);
    let title = marked(&content, true);
    match source
        .language
        .as_ref()
        .filter(|own| **own != briefing.language)
    {
        Some(own) => format!("<span lang=\"{}\">{title}</span>", own.as_str()),
        None => title,
    }
}

fn name(name: &Name, typographer: Typographer) -> csl::Name {
    let set = |written: &str| typographer.set_name(written);
    let Some(names) = &name.names else {
        return csl::Name {
            family: set(&name.shown),
            is_literal: true,
            ..csl::Name::default()
        };
    };
    let particles = &name.particles;
    let mut family = names.family.as_str();
    for particle in particles.dropping.iter().chain(&particles.non_dropping) {
        family = family
            .strip_prefix(particle.as_str())
            .unwrap_or(family)
            .trim_start();
    }
    let said = |particle: &Option<String>| particle.clone().unwrap_or_default();
    csl::Name {
        family: set(family),
        given: set(&names.given),
        dropping_particle: said(&particles.dropping),
        non_dropping_particle: said(&particles.non_dropping),
        suffix: names.suffix.clone().unwrap_or_default(),
        comma_suffix: false,
        is_literal: false,
    }
}

/// A date; none where a source says that it has none, of which styles have words of their own.
fn date(date: &SourceDate, language: &Language) -> Option<csl::Date> {
    let moment = |moment: &Moment| csl::Moment {
        year: moment.year,
        month: moment.month.or(moment.season.map(|season| season + 13)),
        day: moment.day,
    };
    Some(match date {
        SourceDate::Known { from, to, circa } => csl::Date::Known {
            from: moment(from),
            to: to.as_ref().map(moment),
            circa: *circa,
        },
        SourceDate::Undated => return None,
        SourceDate::Forthcoming => csl::Date::Words(language.terms.forthcoming.clone()),
        SourceDate::Words(words) => csl::Date::Words(words.clone()),
    })
}
