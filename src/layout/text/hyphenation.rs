//! Where words may be hyphenated.
//!
//! Patterns are hypher's; what they get wrong, and words that read badly when they are cut, stand
//! in [`EXCEPTIONS`].

use hypher::Lang;

use crate::language::{self, Tag};

/// Words by language with their only breaks, where the patterns are wrong.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("en", "leg-end"),
    ("en", "leg-ends"),
    ("en", "ther-apist"),
    ("en", "ther-apists"),
    ("en", "anal-y-sis"),
    ("en", "anal-y-ses"),
    ("en", "rec-ord"),
    ("en", "rec-ords"),
    ("en", "present"),
    ("en", "project"),
    ("en", "projects"),
    ("en", "min-utes"),
];

/// A word shorter than this is never cut.
const SHORTEST: usize = 6;
/// A word longer than this many bytes is no word.
const LONGEST: usize = 100;
/// How many characters stay on the first line, and how many go to the next, at least.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// The patterns of a language; `None` where its words are not hyphenated.
pub fn patterns(tag: &Tag) -> Option<Lang> {
    let code: [u8; 2] = language::lookup(tag)
        .hyphenation
        .as_deref()?
        .as_bytes()
        .try_into()
        .ok()?;
    // A tag without a language file gets English terms, but not English patterns.
    let own = language::lookup(tag).hyphenation.as_deref() == Some(tag.primary())
        || tag.primary() == "no" && &code == b"nb";
    own.then(|| Lang::from_iso(code)).flatten()
}

/// The bytes of a word before which it may be cut with a hyphen. The word is letters and the marks
/// around them; a compound that has hyphens of its own is cut at those only.
pub fn breaks(word: &str, tag: &Tag, patterns: Lang) -> Vec<usize> {
    let core = word.trim_matches(|character: char| !character.is_alphabetic());
    if core.len() > LONGEST || core.chars().count() < SHORTEST {
        return Vec::new();
    }
    if !core
        .chars()
        .all(|character| character.is_alphabetic() || character == '\u{2019}')
    {
        return Vec::new();
    }
    let offset = core.as_ptr() as usize - word.as_ptr() as usize;
    let (before, after) = patterns.bounds();
    let exception = EXCEPTIONS
        .iter()
        .find(|(code, pattern)| *code == tag.primary() && is_pattern_of(pattern, core));
    if let Some((_, pattern)) = exception {
        let parts: Vec<&str> = pattern.split('-').collect();
        return cuts(
            offset,
            parts[..parts.len() - 1].iter().map(|part| part.len()),
        );
    }
    let syllables = hypher::hyphenate_bounded(core, patterns, before.max(BEFORE), after.max(AFTER));
    let lengths: Vec<usize> = syllables.map(str::len).collect();
    cuts(
        offset,
        lengths[..lengths.len().saturating_sub(1)].iter().copied(),
    )
}

/// Whether a pattern of an exception, without its hyphens, is a word in any case.
fn is_pattern_of(pattern: &str, word: &str) -> bool {
    let letters = pattern.bytes().filter(|byte| *byte != b'-');
    letters.eq(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Running sums of the lengths, from an offset.
fn cuts(offset: usize, lengths: impl Iterator<Item = usize>) -> Vec<usize> {
    lengths
        .scan(offset, |at, length| {
            *at += length;
            Some(*at)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str) -> String {
        let tag = Tag::english();
        let patterns = patterns(&tag).expect("English has patterns");
        let mut shown = word.to_string();
        for cut in breaks(word, &tag, patterns).into_iter().rev() {
            shown.insert(cut, '|');
        }
        shown
    }

    #[test]
    fn words_are_cut_between_syllables_and_marks_stay_outside() {
        assert_eq!(shown("(hyphenation),"), "(hy|phen|ation),");
        assert_eq!(shown("Legends"), "Leg|ends");
        assert_eq!(shown("legends."), "leg|ends.");
    }

    #[test]
    fn short_words_compounds_and_numbers_stay_whole() {
        for word in [
            "about",
            "long-standing",
            "2015\u{2013}2016",
            "e.g.",
            "",
            "\u{2019}",
        ] {
            assert_eq!(shown(word), word);
        }
    }
}
