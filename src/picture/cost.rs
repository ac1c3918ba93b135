//! What an SVG costs, found out before it is spent: a file of a few hundred bytes can ask for gigabytes
//! and minutes, and where memory cannot be had the whole program ends.
//!
//! In: the elements of a file, then what usvg makes of them. Out: a fault where they cost too much.
//! What is counted is what the parts of resvg would allocate or walk through:
//!
//! | where | what |
//! |---|---|
//! | here | elements that there are once references are followed, their depth, rules of style |
//! | [`outlines`] | segments of paths, of what lines cover, and dashes |
//! | [`layers`] | pixels of layers, masks, clips and patterns, and of what is painted on them |

pub mod layers;
pub mod outlines;

use std::collections::HashMap;

use resvg::usvg::roxmltree;

use super::PictureFault;

/// How many elements a file may have, those counted again that are used again.
pub const MOST_ELEMENTS: u32 = 20_000;
/// How many bytes of an attribute count as an element more: a long path costs more than a short one
/// each time that it is used again.
const BYTES_AN_ELEMENT: usize = 512;
/// How deep elements and references may lie within each other.
const DEEPEST: usize = 64;
/// How many rules of style a file may have.
const MOST_RULES: usize = 10_000;
/// How often a rule may be held against an element.
const MOST_MATCHES: usize = 20_000_000;

/// Refuses so many rules of style that to find those of every element takes long.
pub fn check_rules(document: &roxmltree::Document<'_>) -> Result<(), PictureFault> {
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let styles = elements
        .clone()
        .filter(|element| element.tag_name().name() == "style");
    let texts = styles.flat_map(|style| style.children().filter_map(|child| child.text()));
    let rules: usize = texts.map(|text| text.matches(['{', ',']).count()).sum();
    if rules <= MOST_RULES && rules.saturating_mul(elements.count()) <= MOST_MATCHES {
        return Ok(());
    }
    Err(PictureFault::new(
        "has too many rules of style",
        "save it as a plain SVG, or as PNG",
    ))
}

/// Refuses what grows without end when references are followed.
pub fn check_elements(document: &roxmltree::Document<'_>) -> Result<(), PictureFault> {
    let mut expansion = Expansion::new(document);
    match expansion.of(document.root_element(), 0) {
        Some(elements) if elements <= MOST_ELEMENTS => Ok(()),
        _ => Err(PictureFault::new(
            "uses parts of itself within each other too often",
            "save it as a plain SVG, or as PNG",
        )),
    }
}

/// Counts the elements that there are once every reference is followed.
struct Expansion<'a, 'input> {
    by_id: HashMap<&'a str, roxmltree::Node<'a, 'input>>,
    /// `None` while it is being counted: a reference to itself adds nothing, as usvg drops it.
    known: HashMap<roxmltree::NodeId, Option<u32>>,
}

impl<'a, 'input> Expansion<'a, 'input> {
    fn new(document: &'a roxmltree::Document<'input>) -> Self {
        let elements = document.descendants().filter(roxmltree::Node::is_element);
        let named = elements.filter_map(|element| Some((element.attribute("id")?, element)));
        Expansion {
            by_id: named.collect(),
            known: HashMap::new(),
        }
    }

    /// How many an element becomes; `None` when references go deeper than any drawing needs.
    fn of(&mut self, element: roxmltree::Node<'a, 'input>, depth: usize) -> Option<u32> {
        if depth > DEEPEST {
            return None;
        }
        if let Some(known) = self.known.get(&element.id()) {
            return Some(known.unwrap_or(0));
        }
        self.known.insert(element.id(), None);
        let mut count = 1u32;
        for child in element.children().filter(roxmltree::Node::is_element) {
            count = count.saturating_add(self.of(child, depth + 1)?);
        }
        let mut references = Vec::new();
        for attribute in element.attributes() {
            let long = u32::try_from(attribute.value().len() / BYTES_AN_ELEMENT);
            count = count.saturating_add(long.unwrap_or(u32::MAX));
            if attribute.name() == "href" {
                references.extend(attribute.value().strip_prefix('#'));
            }
            references.extend(addresses(attribute.value()));
        }
        if element.tag_name().name() == "style" {
            references.extend(addresses(element.text().unwrap_or_default()));
        }
        for reference in references {
            if let Some(target) = self.by_id.get(reference.trim()).copied() {
                let times = match target.tag_name().name() {
                    "marker" => corners(element),
                    _ => 1,
                };
                let inside = self.of(target, depth + 1)?;
                count = count.saturating_add(inside.saturating_mul(times));
            }
        }
        self.known.insert(element.id(), Some(count));
        Some(count)
    }
}

/// How many corners an element has, at most, each of which a marker is drawn at.
fn corners(element: roxmltree::Node<'_, '_>) -> u32 {
    let written = ["d", "points"].map(|name| element.attribute(name).unwrap_or_default().len());
    // A corner is at least a number and what parts it from the next.
    u32::try_from(written.iter().sum::<usize>() / 2).map_or(u32::MAX, |corners| corners.max(2))
}

/// The ids in a value that it refers to as `url(#id)`.
fn addresses(value: &str) -> impl Iterator<Item = &str> {
    let rest = value.split("url(").skip(1);
    rest.filter_map(|rest| {
        let name = rest.split(')').next()?;
        name.trim().trim_matches(['"', '\'']).strip_prefix('#')
    })
}
