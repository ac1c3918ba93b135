//! Citations that look alike are told apart (CSL 1.0.2, "Disambiguation").
//!
//! In: the items, and how the style cites each. Out: what is added to the citations of each, as far as the style
//! has it so: names that "et al." hides, given names, whatever hangs on the condition `disambiguate`, and the
//! letter behind a year.

use std::collections::BTreeMap;

use super::context::{Given, InCitation, Position};
use super::element::{Element, Tag};
use super::item::{Item, Name};
use super::output::Node;
use super::processor::Processor;
use super::runs::runs;
use super::style::{Class, Style};

/// As whom sources are cited: the first of these that names anyone.
const CITED_AS: &[&str] = &[
    "author",
    "editor",
    "translator",
    "director",
    "composer",
    "chair",
    "container-author",
    "interviewer",
];

/// Tells every item from those that are cited alike. Letters go by the order in which the items are given.
pub fn distinguish(processor: &mut Processor<'_>, order: &[usize]) {
    let citation = &processor.style.citation;
    let adds_names = citation.is("disambiguate-add-names");
    let adds_given = citation.is("disambiguate-add-givenname");
    let adds_letters = citation.is("disambiguate-add-year-suffix");
    let has_condition = asks_for(citation, processor.style, &|element| {
        element.get("disambiguate").is_some()
    });
    if !(adds_names || adds_given || adds_letters || has_condition) {
        return;
    }
    let rule = citation
        .get("givenname-disambiguation-rule")
        .unwrap_or("by-cite")
        .to_string();
    if adds_given && rule != "by-cite" {
        of_all_names(processor, order, &rule);
    }
    let mut texts = order
        .iter()
        .map(|item| (*item, shown(processor, *item)))
        .collect();
    for group in alike(&texts) {
        if adds_names {
            add_names(processor, &group);
        }
        if adds_given && rule == "by-cite" {
            add_given_names(processor, &group);
        }
        for item in &group {
            texts.insert(*item, shown(processor, *item));
        }
    }
    if has_condition {
        for group in alike(&texts) {
            for item in &group {
                processor.distinct[*item].by_condition = true;
                texts.insert(*item, shown(processor, *item));
            }
        }
    }
    if adds_letters {
        for group in alike(&texts) {
            let in_order = order.iter().filter(|item| group.contains(item));
            for (letter, item) in in_order.enumerate() {
                processor.distinct[*item].letter = Some(letter);
            }
        }
    }
}

/// Whether an element, or one that it calls or holds, is of a kind.
pub fn asks_for(element: &Element, style: &Style, is_it: &dyn Fn(&Element) -> bool) -> bool {
    if is_it(element) {
        return true;
    }
    let called = element.get("macro").filter(|_| element.tag == Tag::Text);
    let called = called.and_then(|name| style.macros.get(name));
    called.is_some_and(|called| asks_for(called, style, is_it))
        || element
            .children
            .iter()
            .any(|child| asks_for(child, style, is_it))
}

/// How an item is cited, without a locator: in notes as it is cited later, which is short.
fn shown(processor: &Processor<'_>, item: usize) -> String {
    let is_shorter = processor
        .style
        .citation
        .get("et-al-subsequent-min")
        .is_some();
    let position = match processor.style.class {
        Class::InText if !is_shorter => Position::First,
        Class::InText | Class::Note => Position::Subsequent,
    };
    let known = InCitation {
        position,
        ..InCitation::first()
    };
    let runs = runs(&processor.cite(item, &known), &processor.locale);
    runs.into_iter().map(|run| run.text).collect()
}

/// The groups of items that look alike, in the order of their first.
fn alike(texts: &BTreeMap<usize, String>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (item, text) in texts {
        groups.entry(text).or_default().push(*item);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// How many of a group look as an item does.
fn count_alike(texts: &[String], index: usize) -> usize {
    texts.iter().filter(|text| **text == texts[index]).count()
}

/// Shows as many names of each as tell it from most others, and no more.
fn add_names(processor: &mut Processor<'_>, group: &[usize]) {
    let most = group
        .iter()
        .map(|item| cited_as(&processor.items[*item]).len())
        .max()
        .unwrap_or(0)
        .min(MOST_NAMES);
    let mut texts: Vec<Vec<String>> = Vec::new();
    for more in 0..=most {
        group
            .iter()
            .for_each(|item| processor.distinct[*item].more_names = more);
        texts.push(group.iter().map(|item| shown(processor, *item)).collect());
    }
    for (index, item) in group.iter().enumerate() {
        let counts: Vec<usize> = texts
            .iter()
            .map(|texts| count_alike(texts, index))
            .collect();
        let fewest = counts.iter().min().copied().unwrap_or(0);
        let best = counts
            .iter()
            .position(|count| *count == fewest)
            .unwrap_or(0);
        processor.distinct[*item].more_names = best;
    }
}

/// How many names are looked at to tell citations apart.
const MOST_NAMES: usize = 24;

/// Shows given names of each that tell it from the others of its group.
fn add_given_names(processor: &mut Processor<'_>, group: &[usize]) {
    let texts: Vec<String> = group.iter().map(|item| shown(processor, *item)).collect();
    for (index, item) in group.iter().enumerate() {
        if count_alike(&texts, index) < 2 {
            continue;
        }
        let others: Vec<usize> = group
            .iter()
            .copied()
            .filter(|other| other != item)
            .collect();
        let people = cited_as(&processor.items[*item]).len().min(MOST_NAMES);
        let before = processor.distinct[*item].given.clone();
        let alike = |processor: &mut Processor<'_>, place: usize, given: Given| {
            processor.distinct[*item].given.insert(place, given);
            let own = shown(processor, *item);
            // The others would show as much of theirs.
            let mut same = 0;
            for other in &others {
                let kept = processor.distinct[*other].clone();
                processor.distinct[*other].given = processor.distinct[*item].given.clone();
                processor.distinct[*other].more_names = processor.distinct[*item].more_names;
                same += usize::from(shown(processor, *other) == own);
                processor.distinct[*other] = kept;
            }
            same
        };
        let mut fewest = others.len();
        let mut kept = before.clone();
        'places: for place in 0..people {
            for given in [Given::Initials, Given::Whole] {
                let same = alike(processor, place, given);
                if same < fewest {
                    fewest = same;
                    kept = processor.distinct[*item].given.clone();
                }
                if fewest == 0 {
                    break 'places;
                }
            }
            processor.distinct[*item].given = kept.clone();
        }
        processor.distinct[*item].given = if fewest < others.len() { kept } else { before };
    }
}

/// Those whom a source is cited as.
pub fn cited_as(item: &Item) -> &[Name] {
    let names = CITED_AS.iter().map(|variable| item.names(variable));
    names
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// Shows given names wherever two people share a family name, whether or not their citations look alike.
fn of_all_names(processor: &mut Processor<'_>, order: &[usize], rule: &str) {
    let primary = rule.starts_with("primary-name");
    let only_initials = rule.ends_with("-with-initials");
    let mut given_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in order {
        let people = cited_as(&processor.items[*item]);
        for name in people.iter().take(if primary { 1 } else { people.len() }) {
            let known = given_of.entry(key(name)).or_default();
            if !known.contains(&name.given) {
                known.push(name.given.clone());
            }
        }
    }
    let first_letters = |given: &str| -> Vec<char> {
        given
            .split([' ', '-', '.'])
            .filter_map(|word| word.chars().next())
            .collect()
    };
    for item in order {
        let people = cited_as(&processor.items[*item]);
        let mut shown = BTreeMap::new();
        for (place, name) in people
            .iter()
            .enumerate()
            .take(if primary { 1 } else { people.len() })
        {
            let others = given_of.get(&key(name)).into_iter().flatten();
            let mut others = others.filter(|given| **given != name.given).peekable();
            if others.peek().is_none() || name.given.is_empty() {
                continue;
            }
            let own = first_letters(&name.given);
            let same = others.clone().any(|given| first_letters(given) == own);
            let other = others.any(|given| first_letters(given) != own);
            if same && !only_initials {
                shown.insert(place, Given::Whole);
            } else if other {
                shown.insert(place, Given::Initials);
            }
        }
        processor.distinct[*item].given = shown;
    }
}

/// What a name is the same as another by, but for given names.
fn key(name: &Name) -> String {
    format!("{} {}", name.non_dropping_particle, name.family).to_lowercase()
}

/// The characters of pieces, for whoever compares them.
pub fn plain(nodes: &[Node]) -> String {
    Node::plain(nodes)
}
