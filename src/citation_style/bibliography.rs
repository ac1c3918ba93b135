//! The entries of the bibliography (CSL 1.0.2, "Bibliography").
//!
//! In: the items, in their order. Out: an [`Entry`] for each, with its number apart where the style aligns it, and a
//! dash in the place of names that repeat. What a style lists nothing for (letters, statutes; everything, where it has no
//! bibliography) is listed as it is cited first: a source that is left out would be lost.

use super::ambiguity;
use super::context::InCitation;
use super::element::{Element, Tag};
use super::item::Name;
use super::output::{Group, Node, Role, is_empty};
use super::processor::{Entry, Processor};
use super::render;
use super::runs::runs;

/// The entries, in the order of the style.
pub fn entries(processor: &Processor<'_>) -> Vec<Entry> {
    let part = processor.style.bibliography.as_ref();
    let part = part.and_then(|part| Some((part, part.child(Tag::Layout)?)));
    let mut last_names = None;
    let entries = processor.order.iter().filter_map(|item| {
        let item = *item;
        let listed = part.and_then(|(part, layout)| {
            let (label, mut nodes) = fields(processor, (part, layout), item);
            if let Some(substitute) = part.get("subsequent-author-substitute") {
                let rule = part.get("subsequent-author-substitute-rule");
                let rule = (substitute, rule.unwrap_or("complete-all"));
                let people = ambiguity::cited_as(&processor.items[item]);
                last_names = substitute_names(&mut nodes, people, last_names.take(), rule);
            }
            laid_out(layout, label, nodes)
        });
        let (label, nodes) = listed.or_else(|| Some((Vec::new(), as_cited(processor, item)?)))?;
        Some(Entry {
            item,
            label: runs(&label, &processor.locale),
            text: runs(&nodes, &processor.locale),
        })
    });
    entries.collect()
}

/// The first field of an entry, where that is aligned, and the rest.
fn fields(
    processor: &Processor<'_>,
    (part, layout): (&Element, &Element),
    item: usize,
) -> (Vec<Node>, Vec<Node>) {
    let mut context = processor.context(part, item, processor.numbers[item]);
    match layout.children.as_slice() {
        [first, rest @ ..] if part.get("second-field-align").is_some() => {
            let first = std::slice::from_ref(first);
            let label = render::together(first, "", &mut context).nodes;
            (label, render::together(rest, "", &mut context).nodes)
        }
        all => (Vec::new(), render::together(all, "", &mut context).nodes),
    }
}

/// An entry with the affixes and looks of its layout; nothing where it says nothing.
fn laid_out(
    layout: &Element,
    mut label: Vec<Node>,
    mut nodes: Vec<Node>,
) -> Option<(Vec<Node>, Vec<Node>)> {
    if is_empty(&nodes) {
        nodes = std::mem::take(&mut label);
    }
    if is_empty(&nodes) {
        return None;
    }
    let affix = |name: &str| layout.get(name).map(Node::affix);
    let (prefix, suffix) = (affix("prefix"), affix("suffix"));
    match label.is_empty() {
        true => nodes.splice(0..0, prefix).for_each(drop),
        false => label.splice(0..0, prefix).for_each(drop),
    }
    nodes.extend(suffix);
    let group = Group {
        looks: render::looks_of(layout),
        children: nodes,
        ..Group::default()
    };
    Some((label, vec![Node::Group(group)]))
}

/// An item as it is cited first, with the stop behind it; nothing where a citation says nothing either.
fn as_cited(processor: &Processor<'_>, item: usize) -> Option<Vec<Node>> {
    let mut nodes = processor.cite(item, &InCitation::first());
    if is_empty(&nodes) {
        return None;
    }
    nodes.push(Node::affix("."));
    Some(nodes)
}

/// Those whom an entry names, in words and as they are.
type Named<'n> = (Vec<String>, &'n [Name]);

/// Puts a dash in the place of names that are those of the entry before; gives those of this one. Two people of
/// one initial are not the same.
fn substitute_names<'n>(
    nodes: &mut [Node],
    people: &'n [Name],
    last: Option<Named<'n>>,
    (substitute, rule): (&str, &str),
) -> Option<Named<'n>> {
    let list = find_list(nodes)?;
    let own: Vec<String> = list
        .iter()
        .filter_map(|node| match node {
            Node::Group(group) if group.role == Role::Name => Some(Node::plain(&group.children)),
            _ => None,
        })
        .collect();
    let Some((last, before)) = last else {
        return Some((own, people));
    };
    let pairs = own.iter().zip(&last).zip(people.iter().zip(before));
    let alike =
        pairs.take_while(|((one, other), (person, before))| one == other && person == before);
    let alike = alike.count();
    let all = own == last && people == before;
    match rule {
        "complete-all" if all => *list = vec![Node::Words(substitute.to_string())],
        "complete-each" if all => replace_names(list, own.len(), substitute),
        "partial-each" if alike > 0 => replace_names(list, alike, substitute),
        "partial-first" if alike > 0 => replace_names(list, 1, substitute),
        _ => {}
    }
    Some((own, people))
}

/// The list of names that an entry begins with.
fn find_list(nodes: &mut [Node]) -> Option<&mut Vec<Node>> {
    let groups = nodes.iter_mut().filter_map(|node| match node {
        Node::Words(_) => None,
        Node::Group(group) => Some(group),
    });
    for group in groups {
        if group.role == Role::NameList {
            return Some(&mut group.children);
        }
        if Node::find(&group.children, &Role::NameList).is_some() {
            return find_list(&mut group.children);
        }
    }
    None
}

fn replace_names(list: &mut [Node], count: usize, substitute: &str) {
    let names = list.iter_mut().filter_map(|node| match node {
        Node::Group(group) if group.role == Role::Name => Some(group),
        _ => None,
    });
    for name in names.take(count) {
        name.children = vec![Node::Words(substitute.to_string())];
    }
}
