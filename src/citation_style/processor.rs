//! Sources and citations, in order → what stands for them.

use std::cmp::Ordering;

use super::ambiguity;
use super::cluster;
use super::context::{Context, Distinct, InCitation};
use super::element::{Element, Tag};
use super::item::Item;
use super::library;
use super::locale::Locale;
use super::locators;
use super::output::{Group, Node, Role, Run, is_empty};
use super::positions;
use super::render;
use super::runs::runs;
use super::sort;
use super::style::Style;

/// How an item is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the style has it.
    Usual,
    /// Without its authors, whom the sentence names: `[-@key]`.
    WithoutAuthor,
    /// Its authors alone, in a sentence.
    AuthorOnly,
}

/// One item of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// The index of the item.
    pub item: usize,
    /// The kind of place within it, as CSL calls it (`page`, `chapter`), and which.
    pub locator: Option<(String, String)>,
    /// How it is cited.
    pub form: Form,
    /// Words before it.
    pub before: String,
    /// Words behind it.
    pub behind: String,
}

impl Cite {
    /// A cite of the whole of an item.
    pub fn of(item: usize) -> Self {
        Cite {
            item,
            locator: None,
            form: Form::Usual,
            before: String::new(),
            behind: String::new(),
        }
    }
}

/// A citation: what stands in one pair of brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its items.
    pub cites: Vec<Cite>,
    /// The number of the note that it stands in, if it stands in one.
    pub note: Option<u32>,
    /// Whether it stands in a sentence of a note of the author's own, without what the style has around it.
    pub is_bare: bool,
}

/// An entry of the bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The index of its item.
    pub item: usize,
    /// What stands before it, apart: its number.
    pub label: Vec<Run>,
    /// What it says.
    pub text: Vec<Run>,
}

/// What a style prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Each citation, in its order.
    pub citations: Vec<Vec<Run>>,
    /// The entries, in the style's order; none where it has no bibliography.
    pub entries: Vec<Entry>,
}

/// Compares two texts by the custom of a language.
pub type Collate<'a> = &'a dyn Fn(&str, &str) -> Ordering;

/// A style with the items that it is to cite.
pub struct Processor<'a> {
    pub(super) style: &'a Style,
    pub(super) locale: Locale,
    pub(super) items: Vec<Item>,
    /// The number of each item, from 1.
    pub(super) numbers: Vec<usize>,
    /// What tells each item from others.
    pub(super) distinct: Vec<Distinct>,
    pub(super) collate: Collate<'a>,
    /// The items in the order of the bibliography.
    order: Vec<usize>,
    /// Whether the letters behind years have a place of their own in citations, and in entries.
    letters_have_place: [bool; 2],
}

impl<'a> Processor<'a> {
    /// A processor for a document in a language. The items are in the order in which they are first cited, those
    /// that are not cited behind them.
    pub fn new(style: &'a Style, language: &str, items: Vec<Item>, collate: Collate<'a>) -> Self {
        let language = style.default_locale.as_deref().unwrap_or(language);
        let (language, files) = library::locale_files(language);
        let locale = Locale::new(&language, &files, style);
        let places = [Some(&style.citation), style.bibliography.as_ref()];
        let has_place = |part: Option<&Element>| {
            let is_place = |element: &Element| element.get("variable") == Some("year-suffix");
            part.is_some_and(|part| ambiguity::asks_for(part, style, &is_place))
        };
        let mut processor = Processor {
            style,
            locale,
            numbers: (1..=items.len()).collect(),
            distinct: vec![Distinct::default(); items.len()],
            items,
            collate,
            order: Vec::new(),
            letters_have_place: places.map(has_place),
        };
        let order = processor.in_order();
        for (number, item) in order.iter().enumerate() {
            processor.numbers[*item] = number + 1;
        }
        ambiguity::distinguish(&mut processor, &order);
        processor.order = order;
        processor
    }

    /// The place of a source that words name, and what is no part of it: see [`locators`].
    pub fn place<'b>(&self, words: &'b str) -> (Option<locators::Place>, &'b str) {
        locators::read(words, &self.locale)
    }

    /// Prints citations, in their order, and the bibliography.
    pub fn render(&self, citations: &[Citation]) -> Rendered {
        let near = self
            .style
            .citation
            .get("near-note-distance")
            .and_then(|near| near.parse().ok());
        let known = positions::positions(citations, near.unwrap_or(5));
        let rendered = citations.iter().zip(&known);
        let rendered = rendered.map(|(citation, known)| {
            let nodes = cluster::cluster(self, citation, known);
            runs(&nodes, &self.locale)
        });
        Rendered {
            citations: rendered.collect(),
            entries: self.entries(),
        }
    }

    /// Puts the items in the order of the bibliography.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        let Some(part) = self
            .style
            .bibliography
            .as_ref()
            .filter(|part| part.child(Tag::Sort).is_some())
        else {
            return order;
        };
        let keys: Vec<sort::Keys> = order
            .iter()
            .map(|item| sort::keys(self, part, *item, self.numbers[*item]))
            .collect();
        order.sort_by(|one, other| sort::compare(self, part, &keys[*one], &keys[*other]));
        order
    }

    /// What rendering an item in a part of the style has at hand.
    pub(super) fn context<'b>(
        &'b self,
        part: &'b Element,
        item: usize,
        number: usize,
    ) -> Context<'b> {
        let is_entry = part.tag == Tag::Bibliography;
        Context {
            style: self.style,
            locale: &self.locale,
            part,
            item: &self.items[item],
            cite: None,
            number,
            distinct: &self.distinct[item],
            sort: None,
            letter_has_place: self.letters_have_place[usize::from(is_entry)],
            said: Vec::new(),
            instead_of: None,
            letter_written: false,
            author_left_out: false,
        }
    }

    /// An item as it is cited, without the affixes of the layout.
    pub(super) fn cite(&self, item: usize, known: &InCitation) -> Vec<Node> {
        let part = &self.style.citation;
        let Some(layout) = part.child(Tag::Layout) else {
            return Vec::new();
        };
        let mut context = self.context(part, item, self.numbers[item]);
        context.cite = Some(known);
        render::together(&layout.children, "", &mut context).nodes
    }

    fn entries(&self) -> Vec<Entry> {
        let Some(part) = &self.style.bibliography else {
            return Vec::new();
        };
        let Some(layout) = part.child(Tag::Layout) else {
            return Vec::new();
        };
        let mut last_names = None;
        let aligns = part.get("second-field-align").is_some();
        let entries = self.order.iter().filter_map(|item| {
            let item = *item;
            let mut context = self.context(part, item, self.numbers[item]);
            let mut label = Vec::new();
            let mut rest = layout.children.as_slice();
            if let (true, [first, others @ ..]) = (aligns, rest) {
                label = render::together(std::slice::from_ref(first), "", &mut context).nodes;
                rest = others;
            }
            let mut nodes = render::together(rest, "", &mut context).nodes;
            if let Some(substitute) = part.get("subsequent-author-substitute") {
                let rule = part
                    .get("subsequent-author-substitute-rule")
                    .unwrap_or("complete-all");
                last_names = substitute_names(&mut nodes, last_names.take(), (substitute, rule));
            }
            if is_empty(&nodes) {
                nodes = std::mem::take(&mut label);
            }
            // Some styles list nothing of some types: statutes, letters.
            if is_empty(&nodes) {
                return None;
            }
            let affix = |name: &str| layout.get(name).map(Node::affix);
            let (prefix, suffix) = (affix("prefix"), affix("suffix"));
            if label.is_empty() {
                nodes.splice(0..0, prefix);
            } else {
                label.splice(0..0, prefix);
            }
            nodes.extend(suffix);
            let looks = render::looks_of(layout);
            let nodes = [Node::Group(Group {
                looks,
                children: nodes,
                ..Group::default()
            })];
            Some(Entry {
                item,
                label: runs(&label, &self.locale),
                text: runs(&nodes, &self.locale),
            })
        });
        entries.collect()
    }
}

/// Puts a dash in the place of names that are those of the entry before; gives those of this one.
fn substitute_names(
    nodes: &mut [Node],
    last: Option<Vec<String>>,
    (substitute, rule): (&str, &str),
) -> Option<Vec<String>> {
    let list = find_list(nodes)?;
    let own: Vec<String> = list
        .iter()
        .filter_map(|node| match node {
            Node::Group(group) if group.role == Role::Name => {
                Some(ambiguity::plain(&group.children))
            }
            _ => None,
        })
        .collect();
    let Some(last) = last else { return Some(own) };
    let alike = own
        .iter()
        .zip(&last)
        .take_while(|(one, other)| one == other)
        .count();
    let all = own == last;
    let dash = || vec![Node::Words(substitute.to_string())];
    match rule {
        "complete-all" if all => *list = dash(),
        "complete-each" if all => replace_names(list, own.len(), substitute),
        "partial-each" if alike > 0 => replace_names(list, alike, substitute),
        "partial-first" if alike > 0 => replace_names(list, 1, substitute),
        _ => {}
    }
    Some(own)
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
