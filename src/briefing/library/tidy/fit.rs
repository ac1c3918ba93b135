//! Whether a value of a library is what its key asks for, and what makes it so where it is the same in another form.

use super::super::tree;
use crate::briefing::keys::choices::{CREDIBILITIES, RELIABILITIES, SOURCE_TYPES};
use crate::briefing::keys::{Key, NAME, SOURCE_DATE, Text};
use crate::briefing::markup::LONGEST;
use crate::briefing::parse::{is_date_in_numbers, parse_source_date};
use crate::briefing::yaml::{Entry, Node, NodeKind};
use crate::document::{Address, Doi, is_blank};
use crate::language::{self, Language, Tag};

/// Whether a value is what its key asks for.
pub enum Fit {
    Is,
    /// Why not, behind "`DOI` is `n/a`,".
    IsNot(&'static str),
}

/// Whether a value says nothing: an empty text, an empty list.
pub fn is_nothing(value: &Node) -> bool {
    match &value.kind {
        NodeKind::Scalar(written) => value.is_absent() || is_blank(&written.value),
        NodeKind::Sequence(nodes) => nodes.iter().all(is_nothing),
        NodeKind::Mapping(entries) => entries.iter().all(|entry| is_nothing(&entry.value)),
    }
}

/// Holds a value against its key, and makes it fit where it is the same in another form.
pub fn fitted(key: &Key, value: &mut Node, language: &Language) -> Fit {
    match key.value.text {
        Some(Text::Name) => return fitted_names(value),
        Some(Text::SourceDate) => return fitted_date(value, language),
        _ => {}
    }
    if let NodeKind::Sequence(nodes) = &value.kind {
        // CrossRef has lists of one where CSL has a text.
        let texts: Vec<&str> = nodes.iter().filter_map(tree::text).collect();
        if key.name == "categories" {
            return Fit::Is;
        }
        if texts.len() == nodes.len() {
            let text = match key.name {
                "title" => texts.first().copied().unwrap_or_default().to_string(),
                _ => texts.join(", "),
            };
            *value = tree::scalar(text, value.span);
        }
    }
    let Some(text) = tree::text(value) else {
        return Fit::IsNot("where words are wanted");
    };
    if text.len() > LONGEST {
        return Fit::IsNot("which is longer than any text may be");
    }
    let grade = |grades: &[(&str, char)]| grades.iter().any(|(grade, _)| *grade == text);
    match key.name {
        "type" if !SOURCE_TYPES.iter().any(|(name, _)| *name == text) => {
            Fit::IsNot("which is no type of CSL")
        }
        "URL" | "archive_url" if Address::parse(text).is_err() => {
            Fit::IsNot("which is no web address")
        }
        "DOI" if Doi::parse(text).is_none() => Fit::IsNot("which is not a DOI"),
        "language" if !is_language(text) => Fit::IsNot("which is no language that is known here"),
        "reliability" if !grade(RELIABILITIES) => Fit::IsNot("which is no grade"),
        "credibility" if !grade(CREDIBILITIES) => Fit::IsNot("which is no grade"),
        "marking" => Fit::IsNot("which is no marking"),
        _ => Fit::Is,
    }
}

fn is_language(text: &str) -> bool {
    language::by_name(text).is_some() || Tag::parse(&text.replace('_', "-")).is_some()
}

/// Names: a text, a mapping or a list of these. Who has no name is left out.
fn fitted_names(value: &mut Node) -> Fit {
    if let NodeKind::Sequence(people) = &mut value.kind {
        people.retain(|person| !is_nothing(person));
        return match people.iter_mut().all(fitted_name) {
            true => Fit::Is,
            false => Fit::IsNot("where names are wanted"),
        };
    }
    match fitted_name(value) {
        true => Fit::Is,
        false => Fit::IsNot("where names are wanted"),
    }
}

/// Keys of a name, of which one has to be there.
const NAMED: &[&str] = &["family", "given", "literal", "name"];

/// Whether somebody else knows more of a person than a name: an ORCID iD, a house.
pub fn has_more_than_names(key: &Key, value: &Node) -> bool {
    let people = match (&key.value.text, &value.kind) {
        (Some(Text::Name), NodeKind::Sequence(people)) => &people[..],
        (Some(Text::Name), NodeKind::Mapping(_)) => std::slice::from_ref(value),
        _ => return false,
    };
    people.iter().any(|person| match &person.kind {
        NodeKind::Mapping(entries) => entries
            .iter()
            .any(|entry| NAME.find(&entry.key.value).is_none() && !is_nothing(&entry.value)),
        NodeKind::Scalar(_) | NodeKind::Sequence(_) => false,
    })
}

fn fitted_name(person: &mut Node) -> bool {
    let entries = match &mut person.kind {
        NodeKind::Scalar(written) => return written.value.len() <= LONGEST,
        NodeKind::Sequence(_) => return false,
        NodeKind::Mapping(entries) => entries,
    };
    entries.retain(|entry| {
        NAME.find(&entry.key.value).is_some() && tree::text(&entry.value).is_some()
    });
    let has = |entries: &[Entry], key: &str| tree::get(entries, key).is_some();
    if has(entries, "family") || has(entries, "given") {
        entries.retain(|entry| !["literal", "name"].contains(&entry.key.value.as_str()));
    } else if has(entries, "literal") {
        entries.retain(|entry| entry.key.value != "name");
    }
    if !has(entries, "family") && has(entries, "given") {
        // Someone of one name.
        for entry in entries
            .iter_mut()
            .filter(|entry| entry.key.value == "given")
        {
            entry.key.value = "literal".to_string();
        }
        entries.retain(|entry| ["literal", "role"].contains(&entry.key.value.as_str()));
    }
    entries
        .iter()
        .any(|entry| NAMED.contains(&entry.key.value.as_str()))
}

/// A date: words that are none become `{literal: …}`, which stand as they are.
fn fitted_date(value: &mut Node, language: &Language) -> Fit {
    let span = value.span;
    let literal = |text: &str| {
        let words = tree::entry("literal", tree::scalar(text, span));
        tree::mapping(vec![words], span)
    };
    let words = match &mut value.kind {
        NodeKind::Scalar(written) => {
            let text = written.value.trim();
            match parse_source_date(text, language) {
                Some(_) => return Fit::Is,
                None => Some(text.to_string()),
            }
        }
        NodeKind::Mapping(entries) => {
            entries.retain(|entry| {
                let is_text = tree::text(&entry.value).is_some();
                let is_parts = entry.key.value == "date-parts";
                (is_text || is_parts) && SOURCE_DATE.find(&entry.key.value).is_some()
            });
            let parts = tree::get(entries, "date-parts").map(is_date_parts);
            let words = ["literal", "raw"].iter();
            let words = words
                .filter_map(|key| tree::get(entries, key))
                .find_map(tree::text);
            match (parts, words) {
                (Some(true), _) => return Fit::Is,
                (_, words) => words.map(str::to_string),
            }
        }
        NodeKind::Sequence(_) => None,
    };
    match words {
        Some(words) => {
            *value = match parse_source_date(&words, language) {
                Some(_) => tree::scalar(words, span),
                None => literal(&words),
            };
            Fit::Is
        }
        None => Fit::IsNot("which is not a date"),
    }
}

/// One or two lists of one to three numbers, the first a year.
fn is_date_parts(node: &Node) -> bool {
    let NodeKind::Sequence(lists) = &node.kind else {
        return false;
    };
    let is_date = |list: &Node| {
        let NodeKind::Sequence(parts) = &list.kind else {
            return false;
        };
        let numbers: Option<Vec<i32>> = parts
            .iter()
            .filter(|part| !part.is_absent())
            .map(|part| tree::text(part)?.parse().ok())
            .collect();
        numbers.is_some_and(|numbers| is_date_in_numbers(&numbers))
    };
    !lists.is_empty() && lists.iter().all(is_date)
}
