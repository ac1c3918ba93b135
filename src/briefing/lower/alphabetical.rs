//! The alphabetical order of sources, for `source_order: alphabetical`.
//!
//! In: the sources. Out: their indices in the order of the briefing's language: by those who stand before
//! the title, the family name first; then by date, those without one first; then by title. The title stands for
//! its authors where there are none. As CSL has it (appendix on names), a particle that goes when the
//! family name stands alone (`de` La Fontaine) does not count, and one that stays does (`van` Berg), but in the
//! Netherlands. A title is filed without its leading article where that is the custom of its language.

use std::cmp::Ordering;

use super::imprint::lead_of;
use crate::briefing::markup;
use crate::briefing::typed::{Moment, Name, Source, SourceDate};
use crate::language::{self, Collation, Tag};

/// What is left of a vowel, typed or set.
const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];

/// The indices of sources in alphabetical order. Those that are filed alike stay as they were listed.
pub fn alphabetical(sources: &[&Source], language: &Tag) -> Vec<usize> {
    let collation = Collation::of(language);
    let filed = sources.iter().map(|source| Filed::of(source, language));
    let mut filed: Vec<(usize, Filed)> = filed.enumerate().collect();
    filed.sort_by(|(_, one), (_, other)| one.compare(other, &collation));
    filed.into_iter().map(|(index, _)| index).collect()
}

/// What a source is filed under.
struct Filed {
    /// Those who stand before the title, each the family name and the rest; where there are none, the
    /// title.
    heads: Vec<[String; 2]>,
    date: Option<Moment>,
    title: String,
}

impl Filed {
    fn of(source: &Source, language: &Tag) -> Self {
        let people = lead_of(source).map(|variable| source.named_as(variable));
        let people = people.into_iter().flatten();
        let mut heads: Vec<[String; 2]> = people.map(|one| name(&one.name, language)).collect();
        let title = title(source, source.language.as_ref().unwrap_or(language));
        if heads.is_empty() {
            heads.push([title.clone(), String::new()]);
        }
        let date = source.dates.get("issued").and_then(|date| match date {
            SourceDate::Known { from, .. } => Some(*from),
            SourceDate::Undated | SourceDate::Forthcoming | SourceDate::Words(_) => None,
        });
        Filed { heads, date, title }
    }

    fn compare(&self, other: &Self, collation: &Collation) -> Ordering {
        let heads = self.heads.iter().zip(&other.heads);
        let names = heads.flat_map(|(one, other)| one.iter().zip(other));
        let differing = names
            .map(|(one, other)| collation.compare(one, other))
            .find(|ordering| ordering.is_ne());
        differing
            .unwrap_or(Ordering::Equal)
            // One by herself stands before her with others.
            .then(self.heads.len().cmp(&other.heads.len()))
            .then(self.date.cmp(&other.date))
            .then_with(|| collation.compare(&self.title, &other.title))
    }
}

/// The family name as it is filed, and what stands beside it.
fn name(name: &Name, language: &Tag) -> [String; 2] {
    let Some(names) = &name.names else {
        return [plain(&name.shown).to_string(), String::new()];
    };
    let mut family = names.family.trim();
    if let Some(dropping) = &name.particles.dropping {
        family = without(family, dropping);
    }
    if language.primary() == "nl" && language.region() != Some("BE") {
        family = without_small_words(family);
    }
    let suffix = names.suffix.as_deref().unwrap_or_default();
    let given = format!("{} {suffix}", names.given);
    [family.to_string(), given.trim().to_string()]
}

/// A family name without a particle before it.
fn without<'n>(family: &'n str, particle: &str) -> &'n str {
    let particle = particle.trim();
    let rest = family.strip_prefix(particle).map(str::trim_start);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(family)
}

/// A family name without the words in small letters before it: `van den`.
fn without_small_words(family: &str) -> &str {
    let is_small = |word: &str| {
        let letters = word.trim_start_matches(APOSTROPHES);
        letters.chars().next().is_some_and(char::is_lowercase)
    };
    let mut rest = family;
    while let Some((word, next)) = rest.split_once(' ') {
        if !is_small(word) {
            break;
        }
        rest = next.trim_start();
    }
    // `d'Alembert`: the mark ends the particle.
    match rest.split_once(APOSTROPHES) {
        Some((word, next)) if is_small(word) && !next.is_empty() => next,
        _ => rest,
    }
}

/// The title as it is filed.
fn title(source: &Source, language: &Tag) -> String {
    let words = markup::words_of(&source.title.value);
    let title = plain(&words);
    let articles = &language::lookup(language).articles;
    // A language without a file of its own has English words, but not English customs.
    let known = language::has_terms(language);
    let rest = articles.iter().filter(|_| known).find_map(|article| {
        let rest = without_article(title, article)?;
        Some(plain(rest)).filter(|rest| !rest.is_empty())
    });
    rest.unwrap_or(title).to_string()
}

/// What stands behind an article.
fn without_article<'t>(title: &'t str, article: &str) -> Option<&'t str> {
    let bare = article.trim_end_matches(['-', '\u{2019}']);
    let mut rest = title.chars();
    for letter in bare.chars() {
        let own = rest.next()?;
        if !own.to_lowercase().eq(letter.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    match article.chars().last() {
        Some('-') => Some(rest),
        Some('\u{2019}') => rest.strip_prefix(APOSTROPHES),
        _ => rest.strip_prefix(char::is_whitespace),
    }
}

/// Words without the marks before them: a quotation is filed under its first word.
fn plain(words: &str) -> &str {
    let start = words.trim_start_matches(|character: char| !character.is_alphanumeric());
    match start.is_empty() {
        true => words.trim(),
        false => start.trim_end(),
    }
}

#[cfg(test)]
mod tests;
