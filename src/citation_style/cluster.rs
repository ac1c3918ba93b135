//! The items of one citation → one: "(Wei 2019, 2021; Díaz 2008)", "[1–3]".
//!
//! In: the items as each is cited. Out: the output of the citation: sorted where the style sorts, those of the
//! same authors beside each other, years and numbers collapsed (CSL 1.0.2, "Cite Grouping", "Cite Collapsing").

use super::context::InCitation;
use super::element::Tag;
use super::output::{Group, Node, Role, is_empty};
use super::processor::{Citation, Cite, Form, Processor};
use super::render::looks_of;
use super::sort;

/// One item of a citation, made.
struct Made<'a> {
    /// Its place in the citation as it was written.
    index: usize,
    cite: &'a Cite,
    nodes: Vec<Node>,
    /// Its names, where those are what it is grouped by.
    names: String,
    /// What parts it from the one before, where that is not the usual.
    delimiter: Option<String>,
    /// Whether a place within it is said.
    is_located: bool,
    /// Whether it is within a range of numbers, and not seen.
    hidden: bool,
}

/// Makes a citation.
pub fn cluster(processor: &Processor<'_>, citation: &Citation, known: &[InCitation]) -> Vec<Node> {
    let part = &processor.style.citation;
    let mut order: Vec<usize> = (0..citation.cites.len()).collect();
    if part.child(Tag::Sort).is_some() {
        let keys: Vec<sort::Keys> = citation
            .cites
            .iter()
            .map(|cite| sort::keys(processor, part, cite.item, processor.numbers[cite.item]))
            .collect();
        order.sort_by(|one, other| sort::compare(processor, part, &keys[*one], &keys[*other]));
    }
    let make = |index: usize| {
        let cite = &citation.cites[index];
        let nodes = item(processor, cite, &known[index]);
        let names = Node::find(&nodes, &Role::Names);
        // Some styles say no place, whatever is cited.
        let is_located = cite.locator.is_some() && {
            let known = InCitation {
                locator: None,
                ..known[index].clone()
            };
            item(processor, cite, &known) != nodes
        };
        Made {
            is_located,
            index,
            cite,
            names: names
                .map(|names| Node::plain(&names.children))
                .unwrap_or_default(),
            nodes,
            delimiter: None,
            hidden: false,
        }
    };
    let mut made: Vec<Made<'_>> = order.into_iter().map(make).collect();
    made.retain(|made| !is_empty(&made.nodes));
    let collapse = part.get("collapse").unwrap_or_default();
    if part.get("cite-group-delimiter").is_some() || collapse.starts_with("year") {
        group(processor, &mut made, collapse, known);
    }
    if collapse == "citation-number" {
        collapse_numbers(processor, &mut made);
    }
    joined(processor, made, citation.is_bare)
}

/// One item as it is cited. Of one whose authors alone are asked for, a style without names has none.
fn item(processor: &Processor<'_>, cite: &Cite, known: &InCitation) -> Vec<Node> {
    let made = processor.cite(cite.item, known);
    match cite.form {
        Form::Usual | Form::WithoutAuthor => made,
        Form::AuthorOnly => {
            let names = Node::find(&made, &Role::Names).cloned();
            names
                .map(|names| vec![Node::Group(names)])
                .unwrap_or_default()
        }
    }
}

/// Puts those of the same names beside each other, and takes the names from all but the first where years
/// collapse.
fn group(
    processor: &Processor<'_>,
    made: &mut Vec<Made<'_>>,
    collapse: &str,
    known: &[InCitation],
) {
    let part = &processor.style.citation;
    let usual = part
        .child(Tag::Layout)
        .and_then(|layout| layout.get("delimiter"))
        .unwrap_or_default();
    let mut grouped: Vec<Made<'_>> = Vec::with_capacity(made.len());
    for one in made.drain(..) {
        let last = grouped
            .iter()
            .rposition(|other| !one.names.is_empty() && other.names == one.names);
        match last {
            Some(last) => grouped.insert(last + 1, one),
            None => grouped.push(one),
        }
    }
    let within = part.get("cite-group-delimiter").unwrap_or(", ");
    let after = part.get("after-collapse-delimiter").unwrap_or(usual);
    let between_letters = part.get("year-suffix-delimiter").unwrap_or(within);
    let mut collapsed = false;
    for index in 1..grouped.len() {
        let names = &grouped[index].names;
        let is_grouped = !names.is_empty() && *names == grouped[index - 1].names;
        let plain =
            grouped[index].cite.form == Form::Usual && grouped[index - 1].cite.form == Form::Usual;
        if !(is_grouped && plain) {
            if collapsed {
                grouped[index].delimiter = Some(after.to_string());
            }
            collapsed = false;
            continue;
        }
        grouped[index].delimiter = Some(within.to_string());
        if !collapse.starts_with("year") || !grouped[index].cite.before.is_empty() {
            continue;
        }
        collapsed = true;
        let (before, one) = (&grouped[index - 1], &grouped[index]);
        let letter = |made: &Made<'_>| Node::find(&made.nodes, &Role::YearSuffix).cloned();
        let year = |made: &Made<'_>| {
            Node::find(&made.nodes, &Role::Date).map(|date| year_of(&date.children))
        };
        let known = &known[one.index];
        let alike = year(before).is_some() && year(before) == year(one);
        let by_letter = collapse != "year" && alike && known.locator.is_none();
        match letter(one).filter(|_| by_letter && before.cite.locator.is_none()) {
            Some(letter) => {
                grouped[index].nodes = vec![Node::Group(letter)];
                grouped[index].delimiter = Some(between_letters.to_string());
            }
            None => {
                let known = InCitation {
                    without_author: true,
                    ..known.clone()
                };
                grouped[index].nodes = processor.cite(one.cite.item, &known);
            }
        }
    }
    *made = grouped;
}

/// A year without its letter.
fn year_of(nodes: &[Node]) -> String {
    let parts = nodes.iter().map(|node| match node {
        Node::Words(words) => words.clone(),
        Node::Group(group) if group.role == Role::YearSuffix => String::new(),
        Node::Group(group) => year_of(&group.children),
    });
    parts.collect()
}

/// Makes ranges of three numbers and more that follow each other.
fn collapse_numbers(processor: &Processor<'_>, made: &mut [Made<'_>]) {
    let part = &processor.style.citation;
    let after = part.get("after-collapse-delimiter");
    let is_plain = |made: &Made<'_>| {
        made.cite.form == Form::Usual
            && !made.is_located
            && made.cite.before.is_empty()
            && made.cite.behind.is_empty()
            && Node::find(&made.nodes, &Role::CitationNumber).is_some()
    };
    let mut start = 0;
    while start < made.len() {
        let mut end = start;
        let number = |made: &Made<'_>| processor.numbers[made.cite.item];
        while end + 1 < made.len()
            && is_plain(&made[end])
            && is_plain(&made[end + 1])
            && number(&made[end + 1]) == number(&made[end]) + 1
        {
            end += 1;
        }
        if end - start >= 2 {
            made[start + 1..end]
                .iter_mut()
                .for_each(|one| one.hidden = true);
            made[end].delimiter = Some("\u{2013}".to_string());
            if let (Some(next), Some(after)) = (made.get_mut(end + 1), after) {
                next.delimiter = Some(after.to_string());
            }
        }
        start = end + 1;
    }
}

/// One behind the other, in the layout of the citation.
fn joined(processor: &Processor<'_>, made: Vec<Made<'_>>, is_bare: bool) -> Vec<Node> {
    let Some(layout) = processor.style.citation.child(Tag::Layout) else {
        return Vec::new();
    };
    let usual = layout.get("delimiter").unwrap_or_default();
    let affixed = !is_bare && made.iter().any(|made| made.cite.form != Form::AuthorOnly);
    let affix = |name: &str| {
        layout
            .get(name)
            .filter(|affix| affixed && !affix.is_empty())
    };
    let words = |words: &str| Node::Words(words.to_string());
    let mut nodes: Vec<Node> = affix("prefix").map(Node::affix).into_iter().collect();
    let mut is_first = true;
    for one in made {
        if one.hidden {
            continue;
        }
        if !is_first {
            nodes.push(words(one.delimiter.as_deref().unwrap_or(usual)));
        }
        is_first = false;
        let mut inner = Vec::new();
        if !one.cite.before.is_empty() {
            inner.push(Node::of(
                Role::Before(one.index),
                vec![words(&one.cite.before)],
            ));
            inner.push(words(" "));
        }
        inner.push(Node::of(Role::Item(one.index), one.nodes));
        if !one.cite.behind.is_empty() {
            let spaced = one
                .cite
                .behind
                .starts_with(|first: char| first.is_alphanumeric() || first == '(');
            inner.extend(spaced.then(|| words(" ")));
            inner.push(Node::of(
                Role::Behind(one.index),
                vec![words(&one.cite.behind)],
            ));
        }
        nodes.extend(inner);
    }
    if is_first {
        return Vec::new();
    }
    nodes.extend(affix("suffix").map(Node::affix));
    // The looks of a layout are those of its affixes as well.
    let looks = looks_of(layout);
    vec![Node::Group(Group {
        looks,
        children: nodes,
        ..Group::default()
    })]
}
