//! The order of entries, and of the items of a citation (CSL 1.0.2, "Sorting").

use std::cmp::Ordering;

use super::context::SortNames;
use super::element::{Element, Tag};
use super::output::Node;
use super::processor::Processor;
use super::render;

/// The keys of an item, in their order; what is missing is empty.
pub type Keys = Vec<String>;

/// Makes the keys of an item.
pub fn keys(processor: &Processor<'_>, part: &Element, item: usize, number: usize) -> Keys {
    let Some(sort) = part.child(Tag::Sort) else {
        return Keys::new();
    };
    sort.children
        .iter()
        .map(|key| self::key(processor, part, key, (item, number)))
        .collect()
}

fn key(
    processor: &Processor<'_>,
    part: &Element,
    key: &Element,
    (item, number): (usize, usize),
) -> String {
    let length = |name: &str| key.get(name).and_then(|number| number.parse().ok());
    let variable = key.get("variable").unwrap_or_default();
    let shown = as_element(variable, processor, item);
    let mut context = processor.context(part, item, number);
    context.sort = Some(SortNames {
        min: length("names-min"),
        use_first: length("names-use-first"),
        use_last: key.get("names-use-last").map(|last| last == "true"),
    });
    let nodes = if let Some(name) = key.get("macro") {
        let called = processor.style.macros.get(name);
        called
            .map(|called| render::together(&called.children, "", &mut context).nodes)
            .unwrap_or_default()
    } else {
        render::element(&shown, &mut context).nodes
    };
    let key = Node::plain(&nodes);
    // Numbers stand in the order of what they count.
    match key.trim().parse::<u32>() {
        Ok(number) if !key.starts_with('0') => format!("{number:09}"),
        _ => key,
    }
}

/// The element that shows a variable.
fn as_element(variable: &str, processor: &Processor<'_>, item: usize) -> Element {
    let item = &processor.items[item];
    let tag = if !item.names(variable).is_empty() {
        Tag::Names
    } else if item.date(variable).is_some() {
        Tag::Date
    } else {
        Tag::Text
    };
    Element::of_variable(tag, variable)
}

/// Compares two items by their keys. What has no value stands last, in either direction.
pub fn compare(processor: &Processor<'_>, part: &Element, one: &Keys, other: &Keys) -> Ordering {
    let Some(sort) = part.child(Tag::Sort) else {
        return Ordering::Equal;
    };
    for ((one, other), key) in one.iter().zip(other).zip(&sort.children) {
        let order = match (one.is_empty(), other.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) => {
                let order = (processor.collate)(one, other);
                if key.get("sort") == Some("descending") {
                    order.reverse()
                } else {
                    order
                }
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}
