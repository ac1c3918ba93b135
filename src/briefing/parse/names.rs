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
            name: in_words(&written.value),
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

/// Particles that go where a family name stands alone, or is filed: Ludwig van Beethoven is filed under B in Germany, and
/// `von` goes where it is.
const DROPPING: &[&str] = &[
    "von",
    "vom",
    "zu",
    "zum",
    "zur",
    "de",
    "du",
    "des",
    "d'",
    "d\u{2019}",
    "do",
    "dos",
    "da",
    "das",
    "af",
    "av",
];

/// Particles in the middle of a text that are nothing but those of a person's name: `de` is in the names of banks and
/// museums as well.
const PERSONAL: &[&str] = &[
    "van", "von", "vom", "zu", "zum", "zur", "ten", "ter", "bin", "ibn", "bint",
];

/// A name in words, as people write it: `Example, Ada` is Ada Example, `Example, Ada, Jr.`, `Example, Jr., Ada` and
/// `Ada Example, Jr.` are Ada Example Jr. Without a comma, `Nora van Berg`, `J. Example` and `Ada Example Jr.` can be
/// nobody but people. Anything else stands as it is: a house whose name has a comma in it has more than one, or an
/// ampersand.
pub fn in_words(written: &str) -> Name {
    let parts = written.split([',', '\u{60c}']).map(str::trim);
    let parts: Vec<&str> = parts.collect();
    let is_suffix = |part: &str| SUFFIXES.contains(&part.to_lowercase().as_str());
    let (family, given, suffix) = match parts[..] {
        [words] => return person_in_words(words).unwrap_or_else(|| Name::whole(written)),
        [words, suffix] if is_suffix(suffix) && words.contains(' ') => {
            let (given, family) = split_words(words);
            (family, given, Some(suffix))
        }
        [family, given] => (family, given, None),
        [family, given, suffix] if is_suffix(suffix) => (family, given, Some(suffix)),
        [family, suffix, given] if is_suffix(suffix) => (family, given, Some(suffix)),
        _ => return Name::whole(written),
    };
    if family.is_empty() || given.is_empty() || given.contains('&') {
        return Name::whole(written);
    }
    of_parts(family, given, suffix)
}

/// A name of these parts, whose particles are part of the family name still.
pub fn of_parts(family: &str, given: &str, suffix: Option<&str>) -> Name {
    let mut name = Name::of(Names {
        family: family.to_string(),
        given: given.to_string(),
        suffix: suffix.map(str::to_string),
    });
    name.particles = particles_of(family);
    name
}

/// The particles that a family name begins with: words in small letters before one that is not.
fn particles_of(family: &str) -> Particles {
    let mut end = 0;
    for word in family.split_inclusive(' ') {
        let is_small = word.starts_with(char::is_lowercase);
        if !is_small || end + word.len() == family.len() {
            break;
        }
        end += word.len();
    }
    let particle = family[..end].trim();
    let first = particle.split(' ').next().unwrap_or_default();
    let is_dropping = is_dropping(first);
    let particle = Some(particle.to_string()).filter(|particle| !particle.is_empty());
    match is_dropping {
        true => Particles {
            dropping: particle,
            non_dropping: None,
        },
        false => Particles {
            dropping: None,
            non_dropping: particle,
        },
    }
}

/// Whether a particle goes where a family name stands alone.
pub fn is_dropping(particle: &str) -> bool {
    DROPPING.contains(&particle)
}

/// Given names and the family name of someone, in words: the last, with the particles before it.
fn split_words(words: &str) -> (&str, &str) {
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let mut at = 0;
    let mut family = None;
    for word in words.split_inclusive(' ') {
        if at > 0 && (is_small(word) || at + word.len() == words.len()) {
            family = Some(at);
            break;
        }
        at += word.len();
    }
    match family {
        Some(at) => (words[..at].trim(), words[at..].trim()),
        None => ("", words),
    }
}

/// A name without a comma, where it can be nobody but a person's.
fn person_in_words(words: &str) -> Option<Name> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let (last, before) = parts.split_last()?;
    let is_suffix = matches!(last.to_lowercase().as_str(), "jr." | "sr." | "jr" | "sr");
    let (words, suffix) = match is_suffix && before.len() >= 2 {
        true => (words.trim_end().strip_suffix(last)?.trim(), Some(*last)),
        false => (words.trim(), None),
    };
    let is_initial = |word: &&str| {
        let letter = word.strip_suffix('.').map(str::chars);
        letter.is_some_and(|mut letters| {
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
    };
    let is_particle =
        |place: usize, word: &str| place > 0 && place + 1 < parts.len() && PERSONAL.contains(&word);
    let has_particle = parts.len() <= 6
        && (parts.iter().enumerate()).any(|(place, word)| is_particle(place, word));
    let has_initial = before.len() <= 4 && before.iter().any(is_initial) && !is_initial(last);
    if suffix.is_none() && !has_particle && !has_initial {
        return None;
    }
    let (given, family) = split_words(words);
    (!given.is_empty()).then(|| of_parts(family, given, suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_suffixes_go_where_they_belong() {
        // family | given | suffix | particle, `-` before one that drops
        for (written, expected) in [
            ("Example, Ada", "Example|Ada||"),
            ("Example, Ada, Jr.", "Example|Ada|Jr.|"),
            ("Example, Jr., Ada", "Example|Ada|Jr.|"),
            ("Ada Example, Jr.", "Example|Ada|Jr.|"),
            ("Martin Luther King Jr.", "King|Martin Luther|Jr.|"),
            ("van Berg, Nora", "van Berg|Nora||van"),
            ("von der Leyen, Ursula", "von der Leyen|Ursula||-von der"),
            ("Nora van Berg", "van Berg|Nora||van"),
            ("Ludwig von Mises", "von Mises|Ludwig||-von"),
            ("J. R. R. Tolkien", "Tolkien|J. R. R.||"),
            ("de La Fontaine, Jean", "de La Fontaine|Jean||-de"),
            ("al Saud, Faisal", "al Saud|Faisal||al"),
        ] {
            let name = in_words(written);
            let names = name.names.unwrap_or_else(|| panic!("{written}"));
            let dropping = name.particles.dropping.map(|one| format!("-{one}"));
            let particle = dropping.or(name.particles.non_dropping).unwrap_or_default();
            let suffix = names.suffix.unwrap_or_default();
            let found = format!("{}|{}|{suffix}|{particle}", names.family, names.given);
            assert_eq!(found, expected, "{written}");
        }
        for whole in [
            "Port Institute",
            "Banque de France",
            "Smith, Jones & Partners",
            "Trade, Industry, and Ports",
            "Ministry of Defence",
            "U.S. Navy",
            "Plato",
            "van",
            "Jr.",
        ] {
            assert_eq!(in_words(whole), Name::whole(whole), "{whole}");
        }
    }
}
