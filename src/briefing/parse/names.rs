//! Names of people and houses, for a briefing and for its sources alike.

use crate::briefing::keys::NAME;
use crate::briefing::record::{Decoder, Record};
use crate::briefing::typed::{Name, Particles, SourceAuthor};
use crate::briefing::yaml::{Node, NodeKind};
use crate::diagnostic::Diagnostic;
use crate::document::Names;

/// What CSL knows of a name besides.
const PARTICLES: [&str; 2] = ["dropping-particle", "non-dropping-particle"];

/// What reference managers say of a name for those who sort it, which has no effect here.
const SORTED: [&str; 4] = [
    "comma-suffix",
    "static-ordering",
    "parse-names",
    "isInstitution",
];

/// What may stand behind a second comma: `Example, Ada, Jr.`
const SUFFIXES: &[&str] = &[
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "jnr", "snr", "phd", "ph.d.", "md", "m.d.",
    "esq", "esq.",
];

/// Those whom a variable of a source names: one name or several; a text `Family, Given`, any other
/// text, or a mapping.
pub fn named(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    variable: &'static str,
) -> Vec<SourceAuthor> {
    let Some(node) = record.get(variable) else {
        return Vec::new();
    };
    let nodes = match &node.kind {
        NodeKind::Sequence(nodes) => nodes.iter().filter(|node| !node.is_absent()).collect(),
        NodeKind::Scalar(_) | NodeKind::Mapping(_) => vec![node],
    };
    let people = nodes.into_iter();
    people
        .filter_map(|node| source_author(decoder, node, variable))
        .collect()
}

fn source_author(
    decoder: &mut Decoder<'_>,
    node: &Node,
    variable: &'static str,
) -> Option<SourceAuthor> {
    if let NodeKind::Scalar(written) = &node.kind {
        let written = decoder.bounded(written)?;
        return Some(SourceAuthor {
            variable,
            name: inverted(&written.value),
            role: None,
        });
    }
    let record = decoder.record(node, &NAME)?;
    Some(SourceAuthor {
        variable,
        name: name_with_particles(decoder, &record)?,
        role: decoder.text_of(&record, "role"),
    })
}

/// A name whose particles may be given apart: `dropping-particle: de`, `family: La Fontaine`.
fn name_with_particles(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<Name> {
    for key in SORTED {
        if let Some(node) = record.get(key) {
            decoder.text(node, &format!("`{key}`"));
        }
    }
    let part = |key| match record.get(key).map(|node| &node.kind) {
        Some(NodeKind::Scalar(written)) => written.value.trim(),
        _ => "",
    };
    let nameless = record.get("family").is_some_and(is_blank_text);
    if nameless && !part("given").is_empty() {
        // Someone of one name, which a reference manager keeps as the given one.
        return Some(Name::whole(part("given")));
    }
    let mut name = name(decoder, record, "family")?;
    let mut particle = |key| {
        let particle = decoder.text_of(record, key)?.value.trim().to_string();
        Some(particle).filter(|particle| !particle.is_empty())
    };
    let [dropping, non_dropping] = PARTICLES.map(&mut particle);
    if let Some(names) = &mut name.names {
        let particles = dropping.iter().chain(&non_dropping);
        let mut family: Vec<&str> = particles.map(String::as_str).collect();
        family.push(&names.family);
        // An elided particle stands close: d'Alembert.
        let joined = family
            .join(" ")
            .replace("' ", "'")
            .replace("\u{2019} ", "\u{2019}");
        names.family = joined;
        name.shown = names.shown();
        name.particles = Particles {
            dropping,
            non_dropping,
        };
    }
    Some(name)
}

fn is_blank_text(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::Scalar(written) if written.value.trim().is_empty())
}

/// The name in a mapping: whole (`name`, or `literal` as CSL has it), or in its parts. Where there
/// is none at all, it is this key that is missed.
pub fn name(decoder: &mut Decoder<'_>, record: &Record<'_>, missed: &str) -> Option<Name> {
    let whole = ["name", "literal"]
        .into_iter()
        .find(|key| record.get(key).is_some());
    let parts = ["family", "given", "suffix"]
        .into_iter()
        .find(|key| record.get(key).is_some());
    told_twice(decoder, record, whole, parts);
    match (whole, parts) {
        (Some(key), _) => {
            let written = decoder.required(record, key)?;
            Some(Name::whole(&written.value))
        }
        (None, Some(_)) => {
            let family = decoder.required(record, "family")?;
            let mut part = |key| decoder.text_of(record, key).map(|written| written.value);
            Some(Name::of(Names {
                given: part("given").unwrap_or_default().trim().to_string(),
                suffix: part("suffix"),
                family: family.value.trim().to_string(),
            }))
        }
        (None, None) => {
            decoder.required(record, missed);
            None
        }
    }
}

/// Reports a name that is there whole and in parts, or whole under both keys: one of them would
/// be dropped.
fn told_twice(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    whole: Option<&str>,
    parts: Option<&str>,
) {
    let Some(whole) = whole else { return };
    let literal = Some("literal").filter(|key| *key != whole && record.get(key).is_some());
    let Some(other) = parts.or(literal) else {
        return;
    };
    let Some(entry) = record.entry(other) else {
        return;
    };
    let message = format!("an author has both `{whole}` and `{other}`");
    decoder.error(
        Diagnostic::error("name-twice", entry.key.span, message)
            .help("write `name` alone, or `family` with `given` and `suffix`"),
    );
}

/// `Example, Ada` is Ada Example, and `Example, Ada, Jr.` Ada Example Jr.; anything else stands as it
/// is: a house whose name has a comma in it has more than one, or an ampersand.
fn inverted(written: &str) -> Name {
    let parts = written.split([',', '\u{60c}']).map(str::trim);
    let parts: Vec<&str> = parts.collect();
    let (family, given, suffix) = match parts[..] {
        [family, given] => (family, given, None),
        [family, given, suffix] if SUFFIXES.contains(&suffix.to_lowercase().as_str()) => {
            (family, given, Some(suffix.to_string()))
        }
        _ => return Name::whole(written),
    };
    if family.is_empty() || given.is_empty() || given.contains('&') {
        return Name::whole(written);
    }
    Name::of(Names {
        family: family.to_string(),
        given: given.to_string(),
        suffix,
    })
}
