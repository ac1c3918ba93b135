//! Sources in the order of the names of their authors.

use std::cmp::Ordering;

use crate::briefing::markup;
use crate::briefing::typed::{Briefing, Source};

/// Sorts sources, by their indices: by the family names of those who made them, then by year, then by title; the
/// title stands for authors where there is none.
pub fn sort(order: &mut [usize], sources: &[&Source], briefing: &Briefing) {
    let keys: Vec<Key> = order.iter().map(|source| key(sources[*source])).collect();
    let mut places: Vec<usize> = (0..order.len()).collect();
    places.sort_by(|one, other| {
        let (one, other) = (&keys[*one], &keys[*other]);
        let by_name = compare(&one.0, &other.0, briefing);
        let by_year = one.1.cmp(&other.1);
        by_name
            .then(by_year)
            .then_with(|| compare(&one.2, &other.2, briefing))
    });
    let sorted: Vec<usize> = places.into_iter().map(|place| order[place]).collect();
    order.copy_from_slice(&sorted);
}

/// Compares two names or titles by the custom of a briefing's language.
pub fn compare(one: &str, other: &str, briefing: &Briefing) -> Ordering {
    let _ = briefing;
    let letters = |text: &str| -> String {
        let kept = text.to_lowercase();
        kept.chars()
            .filter(|letter| letter.is_alphanumeric() || *letter == ' ')
            .collect()
    };
    letters(one)
        .cmp(&letters(other))
        .then_with(|| one.cmp(other))
}

/// Names, year and title of a source.
type Key = (String, Option<i32>, String);

fn key(source: &Source) -> Key {
    let title = markup::words_of(&source.title.value).to_lowercase();
    let named = source
        .people
        .iter()
        .map(|person| person.name.family().to_lowercase());
    let named: Vec<String> = named.collect();
    let by = if named.is_empty() {
        title.clone()
    } else {
        named.join(" ")
    };
    (
        by,
        source.dates.get("issued").and_then(|date| date.year()),
        title,
    )
}
