//! Names as BibTeX and RIS have them.

use crate::briefing::library::latex::write as tex;
use crate::briefing::typed::Name;

/// What stands for others who are not named.
const OTHERS: &str = "et al.";

/// `van Berg, Jr., Nora`; a house, or anything that would be taken apart, in braces.
pub fn bibtex(name: &Name) -> String {
    let Some(names) = &name.names else {
        return match name.shown == OTHERS {
            true => "others".to_string(),
            false => format!("{{{}}}", tex::words(&name.shown)),
        };
    };
    let (particle, family) = particle_and_family(name);
    let is_word = !family.contains(char::is_whitespace);
    let begins_small = family.starts_with(|one: char| !one.is_uppercase());
    let family = match begins_small || has_mark(family) {
        true => format!("{{{}}}", tex::words(family)),
        false => tex::words(family),
    };
    let given = match has_mark(&names.given) {
        true => format!("{{{}}}", tex::words(&names.given)),
        false => tex::words(&names.given),
    };
    let suffix = names
        .suffix
        .as_deref()
        .map(str::trim)
        .filter(|suffix| !suffix.is_empty());
    let family = match particle.is_empty() {
        true => family,
        false => format!("{} {family}", tex::words(&particle)),
    };
    match (suffix, given.is_empty()) {
        (Some(suffix), _) => format!("{family}, {}, {given}", tex::words(suffix)),
        (None, false) => format!("{family}, {given}"),
        // A single word is a family name; of several, the last would be.
        (None, true) if is_word && particle.is_empty() => family,
        (None, true) => format!("{family}, "),
    }
}

/// The same in RIS, which has nothing to set a house apart with.
pub fn ris(name: &Name) -> String {
    match &name.names {
        None => name.shown.clone(),
        Some(names) => names.filed(),
    }
}

/// Whether a part of a name would be taken for more than one.
fn has_mark(part: &str) -> bool {
    let mut words = part.split_whitespace();
    part.contains([',', '=']) || words.any(|word| word.eq_ignore_ascii_case("and"))
}

/// The particles of a name, and its family name without them.
fn particle_and_family(name: &Name) -> (String, &str) {
    let mut family = name.family();
    let particles = &name.particles;
    let mut said = Vec::new();
    for particle in particles.dropping.iter().chain(&particles.non_dropping) {
        if let Some(rest) = family.strip_prefix(particle.as_str()) {
            family = rest.trim_start();
            said.push(particle.as_str());
        }
    }
    (said.join(" "), family)
}
