//! One name: its parts in the order that a style has them, with their looks.
//!
//! CSL 1.0.2, "Name" and "Demote-non-dropping-particle".

use super::context::Given;
use super::element::Element;
use super::item::Name;
use super::letter_case;
use super::output::{Node, is_empty};
use super::render::decorated;
use crate::language::joins_names;

/// How names are set.
pub struct NameLooks<'a> {
    /// `long`, `short` or `count`.
    pub form: &'a str,
    /// Whether given names become initials, where `initialize_with` is given.
    pub initialize: bool,
    /// What stands behind an initial.
    pub initialize_with: Option<&'a str>,
    /// Whether initials of names with a hyphen keep it.
    pub with_hyphen: bool,
    /// What stands behind the family name of a name turned round.
    pub separator: &'a str,
    /// Where a particle goes that belongs to a family name: `never`, `sort-only`, `display-and-sort`.
    pub demote: &'a str,
    /// Whether a key of the order is what is made.
    pub is_key: bool,
    /// How the family name is set.
    pub family: Option<&'a Element>,
    /// How the given names are set.
    pub given: Option<&'a Element>,
}

/// A name, turned round or not. `given` is how much of the given names is shown where the style has the short
/// form.
pub fn name(name: &Name, inverted: bool, given: Option<Given>, looks: &NameLooks<'_>) -> Vec<Node> {
    if name.is_literal {
        return set(&name.family, looks.family);
    }
    if is_unbroken(name) {
        return unbroken(name, given, looks);
    }
    let is_short = looks.form == "short";
    if is_short && given.is_none() {
        let family = joined(&[&name.non_dropping_particle, &name.family]);
        return set(&family, looks.family);
    }
    let initialize = match given {
        Some(Given::Initials) => true,
        Some(Given::Whole) => false,
        None => looks.initialize,
    };
    // Where initials have no full stop, "Jr." has none.
    let plain = looks
        .initialize_with
        .is_some_and(|with| !with.contains('.'));
    let suffix = if plain {
        name.suffix.replace('.', "")
    } else {
        name.suffix.clone()
    };
    let first = match looks.initialize_with {
        Some(with) if initialize => initials(&name.given, with, looks.with_hyphen),
        Some(with) if given.is_none() => spaced_initials(&name.given, with),
        None if given == Some(Given::Initials) => initials(&name.given, ". ", looks.with_hyphen),
        _ => name.given.clone(),
    };
    if inverted {
        return turned(name, (&first, suffix), looks);
    }
    let mut nodes = set(&first, looks.given);
    add(
        &mut nodes,
        " ",
        vec![Node::Words(name.dropping_particle.clone())],
    );
    let family = joined(&[&name.non_dropping_particle, &name.family]);
    add(&mut nodes, " ", set(&family, looks.family));
    let before = if name.comma_suffix { ", " } else { " " };
    add(&mut nodes, before, vec![Node::Words(suffix)]);
    nodes
}

/// "van Berg, N., Jr.": a name turned round.
fn turned(name: &Name, (first, suffix): (&str, String), looks: &NameLooks<'_>) -> Vec<Node> {
    let demoted = match looks.demote {
        "never" => false,
        "sort-only" => looks.is_key,
        _ => true,
    };
    let mut nodes = match demoted {
        true => set(&name.family, looks.family),
        false => set(
            &joined(&[&name.non_dropping_particle, &name.family]),
            looks.family,
        ),
    };
    let mut behind = set(first, looks.given);
    add(
        &mut behind,
        " ",
        vec![Node::Words(name.dropping_particle.clone())],
    );
    if demoted {
        add(
            &mut behind,
            " ",
            vec![Node::Words(name.non_dropping_particle.clone())],
        );
    }
    add(&mut nodes, looks.separator, behind);
    // A suffix stands behind a comma, unless nothing but a space parts the names.
    add(&mut nodes, looks.separator, vec![Node::Words(suffix)]);
    nodes
}

/// Whether a name is written without a space, its family name first: that of someone from China, Japan or Korea
/// in their own script.
fn is_unbroken(name: &Name) -> bool {
    joins_names(&format!("{}{}", name.family, name.given))
}

fn unbroken(name: &Name, given: Option<Given>, looks: &NameLooks<'_>) -> Vec<Node> {
    let mut nodes = set(&name.family, looks.family);
    if looks.form != "short" || given.is_some() {
        nodes.extend(set(&name.given, looks.given));
    }
    nodes
}

fn joined(parts: &[&String]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() && !joined.ends_with(['\'', '\u{2019}', '-']) {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// Adds pieces behind those that are there.
fn add(nodes: &mut Vec<Node>, between: &str, more: Vec<Node>) {
    if is_empty(&more) {
        return;
    }
    if !is_empty(nodes) && !between.is_empty() {
        nodes.push(Node::Words(between.to_string()));
    }
    nodes.extend(more);
}

/// A part of a name with its case, looks and affixes.
fn set(words: &str, part: Option<&Element>) -> Vec<Node> {
    if words.is_empty() {
        return Vec::new();
    }
    let words = words.replace('\'', "\u{2019}");
    let mut nodes = vec![Node::Words(words)];
    let Some(part) = part else { return nodes };
    if let Some(case) = part.get("text-case") {
        letter_case::set(&mut nodes, case, true);
    }
    decorated(part, nodes)
}

/// The initials of given names: "Ada Beatrice" → "A. B."; "Jean-Luc" → "J.-L."
fn initials(given: &str, with: &str, keeps_hyphen: bool) -> String {
    let mut initials = String::new();
    for word in given.split_whitespace() {
        // A particle among them is no name.
        let is_small = word.chars().next().is_some_and(char::is_lowercase);
        if is_small {
            if !initials.is_empty() && !initials.ends_with(' ') {
                initials.push(' ');
            }
            initials.push_str(word);
            initials.push(' ');
            continue;
        }
        for (index, part) in word.split('-').filter(|part| !part.is_empty()).enumerate() {
            if index > 0 {
                let kept = initials.trim_end().len();
                initials.truncate(kept);
                initials.push_str(if keeps_hyphen { "-" } else { "" });
            }
            // "A.B." are two.
            for letters in part.split('.').filter(|letters| !letters.is_empty()) {
                initials.extend(letters.chars().next());
                initials.push_str(with);
            }
        }
    }
    initials.trim_end().to_string()
}

/// Given names with the initials among them as the style has those: "Ada B" → "Ada B."
fn spaced_initials(given: &str, with: &str) -> String {
    let words = given.split_whitespace().map(|word| {
        let letters: Vec<char> = word.trim_end_matches('.').chars().collect();
        match letters[..] {
            [letter] if letter.is_uppercase() => format!("{letter}{}", with.trim_end()),
            _ => word.to_string(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_have_initials() {
        for (given, with, expected) in [
            ("Ada Beatrice", ". ", "A. B."),
            ("Jean-Luc", ". ", "J.-L."),
            ("Ada B.", "", "AB"),
            ("A.B.", ".", "A.B."),
            ("Ludwig van", ". ", "L. van"),
        ] {
            assert_eq!(initials(given, with, true), expected, "{given}");
        }
    }

    #[test]
    fn a_name_is_turned_round_with_its_particles() {
        let looks = |demote| NameLooks {
            form: "long",
            initialize: true,
            initialize_with: None,
            with_hyphen: true,
            separator: ", ",
            demote,
            is_key: false,
            family: None,
            given: None,
        };
        let berg = Name {
            family: "Berg".into(),
            given: "Nora".into(),
            non_dropping_particle: "van den".into(),
            suffix: "Jr.".into(),
            ..Name::default()
        };
        let shown = |inverted, demote| Node::plain(&name(&berg, inverted, None, &looks(demote)));
        assert_eq!(shown(false, "never"), "Nora van den Berg Jr.");
        assert_eq!(shown(true, "never"), "van den Berg, Nora, Jr.");
        assert_eq!(shown(true, "display-and-sort"), "Berg, Nora van den, Jr.");
    }
}
