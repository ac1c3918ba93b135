//! Where words may be hyphenated.
//!
//! In: a word and its language. Out: the bytes before which it may be cut. First by the exceptions of the house
//! and of the briefing, which are taken as they are written; then by [`patterns`], and where [`compounds`] says that the
//! words of a compound join. What the American ones get wrong, and words that read badly when they are cut, stand in
//! [`EXCEPTIONS`].

use std::ops::Range;

mod compounds;
mod patterns;

pub use self::compounds::{Elements, elements};
pub use self::patterns::Patterns;
use crate::language::{self, Tag};
use crate::theme::Exceptions;

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
/// The same in English, in which two letters say nothing of the word that they begin.
const BEFORE_IN_ENGLISH: usize = 3;
/// How many characters stand between a cut and a hyphen or dash of the word's own, at least: two
/// hyphens close to each other are read as one thing.
const FROM_OWN_HYPHEN: usize = 4;

/// The marks that join the parts of a compound, and those of forms that name two genders.
const JOINTS: [char; 13] = [
    '-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '/', ':', '*', '\u{b7}', '\u{2022}',
    '\u{2026}', '&', '+',
];

/// A place where a word may be cut with a hyphen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The byte of the word before which it is cut.
    pub at: usize,
    /// Whether the words of a compound join there.
    pub is_joint: bool,
}

/// The patterns of a language; `None` where its words are not hyphenated.
pub fn patterns(tag: &Tag) -> Option<Patterns> {
    let name = language::lookup(tag).hyphenation.as_deref()?;
    let of_language = name.split('-').next().unwrap_or_default();
    // A tag without a language file gets English terms, but not English patterns.
    let own = of_language == tag.primary() || tag.primary() == "no" && of_language == "nb";
    own.then(|| Patterns::named(name)).flatten()
}

/// The bytes of a word before which it may be cut with a hyphen. The word is letters and the marks
/// around them, or several such words that hyphens, dashes or slashes join: each is cut by itself.
pub fn breaks(word: &str, tag: &Tag, patterns: Patterns) -> Vec<Break> {
    let parts = parts(word).map(|part| breaks_of_part(&part, tag, patterns));
    parts.flatten().collect()
}

/// The same, where a part of the word is one of these exceptions; `None` where none is. In a language without
/// patterns its exceptions alone are cut.
pub fn breaks_of_house(
    word: &str,
    tag: &Tag,
    patterns: Option<Patterns>,
    exceptions: &Exceptions,
) -> Option<Vec<Break>> {
    if exceptions.is_empty() {
        return None;
    }
    let mut is_exception = false;
    let mut breaks = Vec::new();
    for part in parts(word) {
        if let Some(places) = places_of_house(&part, tag, exceptions) {
            is_exception = true;
            breaks.extend(places);
        } else if let Some(patterns) = patterns {
            breaks.extend(breaks_of_part(&part, tag, patterns));
        }
    }
    is_exception.then_some(breaks)
}

/// The places of an exception, in bytes of the word that it is a part of.
fn places_of_house(part: &Part<'_>, tag: &Tag, exceptions: &Exceptions) -> Option<Vec<Break>> {
    let places = exceptions.places(tag.as_str(), part.core)?.iter();
    let places = places.filter_map(|place| {
        let (at, _) = part.core.char_indices().nth(place.behind)?;
        Some(Break {
            at: part.start + at,
            is_joint: place.is_joint,
        })
    });
    Some(places.collect())
}

/// The bytes of a word over which no ligature stands, as the words of a compound join there. Ligatures are of letters
/// that begin with an f, in every face of the program and nearly every other.
pub fn bars(word: &str, elements: &Elements) -> Vec<usize> {
    if !word.contains('f') {
        return Vec::new();
    }
    let joints = parts(word).flat_map(|part| {
        let joints = elements.joints(part.core).into_iter();
        joints.map(move |at| part.start + at)
    });
    joints.filter(|at| word[..*at].ends_with('f')).collect()
}

/// The same of a word that the house divides itself; `None` where it says nothing of joints.
pub fn bars_of_house(word: &str, tag: &Tag, exceptions: &Exceptions) -> Option<Vec<usize>> {
    if exceptions.is_empty() || !word.contains('f') {
        return None;
    }
    let places = parts(word).filter_map(|part| places_of_house(&part, tag, exceptions));
    let joints = places.flatten().filter(|place| place.is_joint);
    let bars: Vec<usize> = joints.map(|place| place.at).collect();
    (!bars.is_empty()).then_some(bars)
}

/// The letter that joins no ligature, so that none stands over a byte: that before it, or that behind it where two
/// letters before it have a ligature of their own ("Schiff|fahrt").
pub fn barred_letter(word: &str, bar: usize) -> Range<usize> {
    let (before, behind) = word.split_at(bar);
    let length = |letter: Option<char>| letter.map_or(0, char::len_utf8);
    match before.ends_with("ff") {
        true => bar..bar + length(behind.chars().next()),
        false => bar - length(before.chars().next_back())..bar,
    }
}

/// A part of a word, between the marks that join it to others.
struct Part<'a> {
    /// The byte of the word that its letters begin at.
    start: usize,
    /// Its letters, without the marks around them.
    core: &'a str,
    /// Whether a joint stands before it, and behind it.
    joints: (bool, bool),
}

fn parts(word: &str) -> impl Iterator<Item = Part<'_>> {
    let byte_of = |part: &str| part.as_ptr() as usize - word.as_ptr() as usize;
    word.split(JOINTS).map(move |part| {
        let (start, core) = (byte_of(part), core(part));
        Part {
            start: byte_of(core),
            core,
            joints: (start > 0, start + part.len() < word.len()),
        }
    })
}

/// Whether a word is made of letters, or of parts that are: what a hyphen may be put into without
/// making it another thing, as it would with a number or an identifier.
pub fn is_of_letters(word: &str) -> bool {
    let mut cores = word.split(JOINTS).map(core);
    cores.clone().any(|core| !core.is_empty()) && cores.all(|core| core.chars().all(is_letter))
}

/// Whether a line must not end behind a hyphen, dash or slash of a word: where it has a single letter
/// or figure on one of its sides, which would stand alone ("B-side", "A/RES", "vitamin-C"), in English
/// two letters before it ("re-elected"), and between figures, as in a range ("12–13").
pub fn holds_at(word: &str, at: usize, tag: &Tag) -> bool {
    let (before, after) = word.split_at(at);
    let Some(before) = before.strip_suffix(['-', '\u{2010}', '\u{2013}', '/']) else {
        return false;
    };
    let is_figure = |character: Option<char>| character.is_some_and(char::is_numeric);
    if is_figure(before.chars().next_back()) && is_figure(after.chars().next()) {
        return true;
    }
    let letters = |part: &str| {
        let letters = part.chars().filter(|character| character.is_alphanumeric());
        letters.count()
    };
    let last = before.rsplit(JOINTS).next().unwrap_or_default();
    let first = after.split(JOINTS).next().unwrap_or_default();
    (1..least_before(tag)).contains(&letters(last)) || letters(first) == 1
}

/// How many letters stay before a hyphen at least in a language.
fn least_before(tag: &Tag) -> usize {
    match tag.primary() {
        "en" => BEFORE_IN_ENGLISH,
        _ => BEFORE,
    }
}

/// How many characters stand before a cut and behind it, at least.
struct Bounds {
    before: usize,
    after: usize,
}

impl Bounds {
    /// Those of a part of a word that has a joint before it or behind it, or not.
    fn of(tag: &Tag, patterns: Patterns, (joint_before, joint_behind): (bool, bool)) -> Self {
        let (before, after) = patterns.bounds();
        let least = least_before(tag);
        let beside = |joint| if joint { FROM_OWN_HYPHEN } else { 0 };
        Bounds {
            before: before.max(least).max(beside(joint_before)),
            after: after.max(AFTER).max(beside(joint_behind)),
        }
    }
}

/// A part without the marks around it.
fn core(part: &str) -> &str {
    part.trim_matches(|character: char| !character.is_alphabetic())
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic() || character == '\u{2019}'
}

/// Where a part of a word may be cut, in bytes of the word.
fn breaks_of_part(part: &Part<'_>, tag: &Tag, patterns: Patterns) -> Vec<Break> {
    let bounds = Bounds::of(tag, patterns, part.joints);
    let core = part.core;
    let length = core.chars().count();
    let is_word = core.len() <= LONGEST && length >= SHORTEST && core.chars().all(is_letter);
    if !is_word {
        return Vec::new();
    }
    let exception = EXCEPTIONS
        .iter()
        .filter(|_| patterns != Patterns::British)
        .find(|(code, pattern)| *code == tag.primary() && is_pattern_of(pattern, core));
    let cuts = match exception {
        Some((_, pattern)) => hyphens(pattern),
        None => patterns.cuts(core, (bounds.before, bounds.after)),
    };
    let joints = elements(tag).map_or_else(Vec::new, |elements| elements.joints(core));
    let is_within_bounds = |place: &Break| {
        let (head, tail) = core.split_at(place.at);
        let before = head.chars().count();
        let beside_apostrophe = head.ends_with('\u{2019}') || tail.starts_with('\u{2019}');
        before >= bounds.before && length - before >= bounds.after && !beside_apostrophe
    };
    let breaks = with_joints(core, &cuts, &joints).into_iter();
    let breaks = breaks.filter(is_within_bounds).map(|place| Break {
        at: part.start + place.at,
        ..place
    });
    breaks.collect()
}

/// The cuts of a word's patterns and the joints of a compound. Patterns know nothing of a cut that leaves one letter
/// between it and a joint.
fn with_joints(word: &str, cuts: &[usize], joints: &[usize]) -> Vec<Break> {
    let is_beside = |at: usize, joint: usize| {
        let between = &word[at.min(joint)..at.max(joint)];
        between.chars().nth(1).is_none()
    };
    let cuts = cuts
        .iter()
        .filter(|at| !joints.iter().any(|joint| is_beside(**at, *joint)));
    let cuts = cuts.map(|at| (*at, false));
    let places = cuts.chain(joints.iter().map(|at| (*at, true)));
    let mut breaks: Vec<Break> = places
        .map(|(at, is_joint)| Break { at, is_joint })
        .collect();
    breaks.sort_by_key(|place| place.at);
    breaks
}

/// The bytes of an exception's word before which its hyphens stand.
fn hyphens(pattern: &str) -> Vec<usize> {
    let hyphens = pattern.match_indices('-').enumerate();
    hyphens.map(|(before, (at, _))| at - before).collect()
}

/// Whether a pattern of an exception, without its hyphens, is a word in any case.
fn is_pattern_of(pattern: &str, word: &str) -> bool {
    let letters = pattern.bytes().filter(|byte| *byte != b'-');
    letters.eq(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests;
