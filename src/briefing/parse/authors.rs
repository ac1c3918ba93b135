//! Those who made a briefing: names, or mappings.

use super::names::name;
use crate::briefing::keys::AUTHOR;
use crate::briefing::record::{Decoder, Record};
use crate::briefing::standard_numbers;
use crate::briefing::typed::{Author, Name};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;

/// What stands between the last two names of several, in the languages that the program knows.
const AND: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "i", "a", "en", "og", "och", "ja", "ve", "и", "та", "και",
    "و", "और",
];

/// Words within the names of houses, which hold an "and" of their own: Ministry of Trade and Industry.
const OF: &[&str] = &[
    "of", "for", "für", "de", "des", "du", "del", "della", "do", "da", "van", "voor",
];

/// `authors`: one, or a list.
pub fn authors(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Author> {
    let Some(node) = record.get("authors") else {
        return Vec::new();
    };
    // One author may stand without a list.
    if let NodeKind::Scalar(written) = &node.kind {
        several_in_one(decoder, written);
        return author(decoder, node).into_iter().collect();
    }
    if let NodeKind::Mapping(_) = &node.kind {
        return author(decoder, node).into_iter().collect();
    }
    let nodes = decoder.list(node, "`authors`", Some(&AUTHOR));
    nodes
        .into_iter()
        .filter_map(|node| author(decoder, node))
        .collect()
}

/// Warns of a text that seems to name several people, who would be one to every catalogue.
fn several_in_one(decoder: &mut Decoder<'_>, written: &Written) {
    let names = several(&written.value);
    if names.len() < 2 {
        return;
    }
    let list = names.join(", ");
    decoder.error(
        Diagnostic::warning(
            "several-authors-in-one",
            written.span,
            "these names are one author here",
        )
        .label("one text is one name")
        .help(format!("write a list: `authors: [{list}]`"))
        .help("or say that it is one name: `authors: [{name: …}]`"),
    );
}

/// One author: a text, or a mapping.
fn author(decoder: &mut Decoder<'_>, node: &Node) -> Option<Author> {
    // A text stands as it is: `Ada Example, PhD` is not turned round.
    if let NodeKind::Scalar(name) = &node.kind {
        let name = decoder.bounded(name)?;
        return Some(Author {
            name: Name::whole(&name.value),
            role: None,
            affiliation: None,
            orcid: None,
            email: None,
        });
    }
    let record = decoder.record(node, &AUTHOR)?;
    let author = Author {
        name: name(decoder, &record, "name")?,
        role: decoder.text_of(&record, "role"),
        affiliation: decoder.text_of(&record, "affiliation"),
        orcid: decoder.text_of(&record, "orcid"),
        email: decoder.text_of(&record, "email"),
    };
    if let Some(orcid) = &author.orcid {
        check_orcid(decoder, orcid);
    }
    if let Some(email) = author
        .email
        .as_ref()
        .filter(|email| !is_email(&email.value))
    {
        let message = format!("`{}` is not an e-mail address", email.value);
        decoder.error(
            Diagnostic::error("bad-email", email.span, message).help("write `name@example.org`"),
        );
    }
    Some(author)
}

fn check_orcid(decoder: &mut Decoder<'_>, orcid: &Written) {
    if !standard_numbers::has_form_of_orcid(&orcid.value) {
        let message = format!("`{}` is not an ORCID iD", orcid.value);
        decoder.error(
            Diagnostic::error("bad-orcid", orcid.span, message)
                .help("write sixteen digits in fours: `0000-0002-1825-0097`"),
        );
    } else if !standard_numbers::is_orcid(&orcid.value) {
        let message = format!(
            "`{}` is nobody’s ORCID iD: its last digit does not fit the others",
            orcid.value
        );
        decoder.error(
            Diagnostic::warning("wrong-check-digit", orcid.span, message)
                .label("told as it is written")
                .help("compare it with the original; it has sixteen digits"),
        );
    }
}

/// The names in a text, if it seems to hold several: they stand between semicolons, or between commas or
/// an "and", with more than one word each.
fn several(written: &str) -> Vec<String> {
    let separated = written.contains(';');
    let mut names = vec![String::new()];
    let mut and = false;
    for word in written.split_whitespace() {
        if AND.contains(&word.to_lowercase().as_str()) {
            and = true;
            names.push(String::new());
            continue;
        }
        let bare = word.trim_end_matches([',', ';', '،', '؛']);
        if let Some(name) = names.last_mut() {
            name.push_str(if name.is_empty() { "" } else { " " });
            name.push_str(bare);
        }
        if bare.len() < word.len() {
            names.push(String::new());
        }
    }
    names.retain(|name| !name.is_empty());
    let comma = written.contains([',', '،']);
    let whole = |name: &String| name.contains(' ');
    let of_house = written.split_whitespace().any(|word| OF.contains(&word));
    let are_several = separated
        || comma && and && names.len() > 2
        || names.iter().all(whole) && (comma || and && !of_house);
    if are_several { names } else { Vec::new() }
}

fn is_email(written: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    written
        .split_once('@')
        .is_some_and(|(name, host)| sound(name) && sound(host) && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_told_from_one() {
        for (written, count) in [
            ("Ada Example, Li Wei and Nora van Berg", 3),
            ("Ada, Ben and Cem", 3),
            ("Ada Example; Li Wei", 2),
            ("Ada Example and Li Wei", 2),
            ("Ada Example, Li Wei", 2),
            ("Ada Example & Li Wei", 2),
            ("Ada Example, PhD", 0),
            ("Ministry of Trade and Industry", 0),
            ("Port Institute", 0),
            ("Example, Ada", 0),
            ("José Ortega y Gasset", 0),
        ] {
            assert_eq!(several(written).len(), count, "{written}");
        }
    }
}
