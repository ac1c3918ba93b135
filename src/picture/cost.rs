//! What an SVG costs to draw, found out before it is drawn: a file of a few kilobytes can ask for
//! gigabytes.

use std::collections::HashMap;

use resvg::tiny_skia::PathSegment;
use resvg::usvg::{Group, Node, Path, roxmltree};

use super::Fault;

/// How many elements a file may have, those counted again that are used again.
pub const MOST_ELEMENTS: u32 = 20_000;
/// How many bytes of an attribute count as an element more: a long path costs more than a short one
/// each time that it is used again.
const BYTES_AN_ELEMENT: usize = 512;
/// How deep elements and references may lie within each other.
const DEEPEST: usize = 200;
/// How many dashes all lines may have together.
const MOST_DASHES: f64 = 20_000.0;

/// Refuses what grows without end when references are followed.
pub fn check_elements(document: &roxmltree::Document<'_>) -> Result<(), Fault> {
    let mut expansion = Expansion::new(document);
    match expansion.of(document.root_element(), 0) {
        Some(elements) if elements <= MOST_ELEMENTS => Ok(()),
        _ => Err(Fault::new(
            "uses parts of itself within each other too often",
            "save it as a plain SVG, or as PNG",
        )),
    }
}

/// Refuses lines of so many dashes that nobody could tell them from a line without.
pub fn check_dashes(group: &Group) -> Result<(), Fault> {
    if dashes(group) <= MOST_DASHES {
        return Ok(());
    }
    Err(Fault::new(
        "has lines of too many dashes",
        "make the dashes longer, or the lines solid",
    ))
}

/// At most how many dashes a group has, with what fills, clips and masks it.
fn dashes(group: &Group) -> f64 {
    let of_node = |node: &Node| {
        let own = match node {
            Node::Group(group) => dashes(group),
            Node::Path(path) => dashes_of(path),
            Node::Image(_) | Node::Text(_) => 0.0,
        };
        let mut beside = 0.0;
        node.subroots(|group| beside += dashes(group));
        own + beside
    };
    group.children().iter().map(of_node).sum()
}

fn dashes_of(path: &Path) -> f64 {
    let pattern = path.stroke().and_then(|stroke| stroke.dasharray());
    pattern.map_or(0.0, |pattern| {
        let once: f32 = pattern.iter().sum();
        length(path) / f64::from(once).max(f64::MIN_POSITIVE) * pattern.len() as f64
    })
}

/// At most how long a path is: a curve is no longer than the way along its control points.
fn length(path: &Path) -> f64 {
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    let mut length = 0.0;
    for segment in path.data().segments() {
        let way = match segment {
            PathSegment::MoveTo(to) => {
                start = (to.x, to.y);
                at = start;
                continue;
            }
            PathSegment::LineTo(to) => vec![(to.x, to.y)],
            PathSegment::QuadTo(one, to) => vec![(one.x, one.y), (to.x, to.y)],
            PathSegment::CubicTo(one, two, to) => {
                vec![(one.x, one.y), (two.x, two.y), (to.x, to.y)]
            }
            PathSegment::Close => vec![start],
        };
        for to in way {
            length += f64::from(to.0 - at.0).hypot(f64::from(to.1 - at.1));
            at = to;
        }
    }
    length
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
                count = count.saturating_add(self.of(target, depth + 1)?);
            }
        }
        self.known.insert(element.id(), Some(count));
        Some(count)
    }
}

/// The ids in a value that it refers to as `url(#id)`.
fn addresses(value: &str) -> impl Iterator<Item = &str> {
    let rest = value.split("url(").skip(1);
    rest.filter_map(|rest| {
        let name = rest.split(')').next()?;
        name.trim().trim_matches(['"', '\'']).strip_prefix('#')
    })
}
