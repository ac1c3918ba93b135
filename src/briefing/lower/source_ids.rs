//! The names that sources are cited by.

use std::collections::{BTreeMap, BTreeSet};

use super::anchors::{Numbers, slug};
use super::reporter::Reporter;
use crate::briefing::markup;
use crate::briefing::typed::Source;
use crate::diagnostic::{Diagnostic, Span};

/// Sources by the names that they are cited by.
#[derive(Clone)]
pub struct SourceIndex {
    ids: BTreeMap<String, u32>,
}

impl SourceIndex {
    /// Names every source: see [`source_ids`]. An `id` that two of them have is reported.
    pub fn of(sources: &[&Source], reporter: &mut Reporter<'_>) -> Self {
        let mut places: BTreeMap<&str, Span> = BTreeMap::new();
        for id in sources.iter().filter_map(|source| source.id.as_ref()) {
            // Not by their places: an alias stands where what it copies does.
            if let Some(first) = places.get(id.value.as_str()).copied() {
                let message = format!("two sources have the id `{}`", id.value);
                reporter.push(
                    Diagnostic::error("duplicate-id", id.span, message)
                        .label("given again here")
                        .related(first, "first given here")
                        .help("give each an `id` of its own"),
                );
            } else {
                places.insert(&id.value, id.span);
            }
        }
        SourceIndex {
            ids: source_ids(sources.iter().copied()),
        }
    }

    /// The index of a source.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    /// Every name.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// The names of sources, with the index of each: the `id`, and the `citation-key` where that is another
/// name and free; without an `id`, that key, else the first author's family name and
/// the year (`example2025`), else the first words of the title (`to-understand-iranian-foreign`). A
/// derived name that is taken gets `-2`, `-3` and so on.
pub fn source_ids<'a>(sources: impl Iterator<Item = &'a Source> + Clone) -> BTreeMap<String, u32> {
    let mut ids = BTreeMap::new();
    let mut numbers = Numbers::default();
    for (number, source) in (0u32..).zip(sources.clone()) {
        if let Some(id) = &source.id {
            ids.entry(id.value.clone()).or_insert(number);
        }
    }
    for (number, source) in (0u32..).zip(sources.clone()) {
        if let Some(key) = source.words("citation-key") {
            ids.entry(key.to_string()).or_insert(number);
        }
    }
    let named: BTreeSet<u32> = ids.values().copied().collect();
    for (number, source) in (0u32..).zip(sources) {
        if source.id.is_some() || named.contains(&number) {
            continue;
        }
        let name = derived_id(source);
        if name.is_empty() {
            continue;
        }
        let name = if ids.contains_key(&name) {
            numbers.free(&name, |name| ids.contains_key(name))
        } else {
            name
        };
        ids.insert(name, number);
    }
    ids
}

fn derived_id(source: &Source) -> String {
    let issued = source.dates.get("issued");
    let year = issued.and_then(|date| date.year());
    let year = year.map(|year| year.unsigned_abs().to_string());
    let year = year.unwrap_or_default();
    let author = source.named_as("author").next();
    let author = author.or_else(|| source.people.first());
    let family = author
        .map(|author| slug(author.name.family()))
        .unwrap_or_default();
    if !family.is_empty() {
        return format!("{family}{year}");
    }
    let title = slug(&markup::words_of(&source.title.value));
    title.split('-').take(4).collect::<Vec<_>>().join("-")
}
