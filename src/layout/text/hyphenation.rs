//! Where words may be hyphenated.
//!
//! In: a word and its language. Out: the bytes before which it may be cut. First by the exceptions of the house
//! and of the briefing, which are taken as they are written; then by [`patterns`]. What the American ones get
//! wrong, and words that read badly when they are cut, stand in [`EXCEPTIONS`].

mod patterns;

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
pub fn breaks(word: &str, tag: &Tag, patterns: Patterns) -> Vec<usize> {
    let mut breaks = Vec::new();
    for part in parts(word) {
        let bounds = Bounds::of(tag, patterns, part.joints);
        let own = breaks_of_part(part.letters, tag, patterns, bounds);
        breaks.extend(own.map(|at| part.start + at));
    }
    breaks
}

/// The same, where a part of the word is one of these exceptions; `None` where none is. In a language without
/// patterns its exceptions alone are cut.
pub fn breaks_of_house(
    word: &str,
    tag: &Tag,
    patterns: Option<Patterns>,
    exceptions: &Exceptions,
) -> Option<Vec<usize>> {
    if exceptions.is_empty() {
        return None;
    }
    let mut is_exception = false;
    let mut breaks = Vec::new();
    for part in parts(word) {
        let core = core(part.letters);
        let offset = core.as_ptr() as usize - word.as_ptr() as usize;
        if let Some(places) = exceptions.places(tag.as_str(), core) {
            is_exception = true;
            let byte = |behind| core.char_indices().nth(behind);
            let cuts = places.iter().filter_map(|place| byte(place.behind));
            breaks.extend(cuts.map(|(at, _)| offset + at));
        } else if let Some(patterns) = patterns {
            let bounds = Bounds::of(tag, patterns, part.joints);
            let own = breaks_of_part(part.letters, tag, patterns, bounds);
            breaks.extend(own.map(|at| part.start + at));
        }
    }
    is_exception.then_some(breaks)
}

/// A part of a word, between the marks that join it to others.
struct Part<'a> {
    /// The byte of the word that it begins at.
    start: usize,
    /// Its letters, and marks around them.
    letters: &'a str,
    /// Whether a joint stands before it, and behind it.
    joints: (bool, bool),
}

fn parts(word: &str) -> impl Iterator<Item = Part<'_>> {
    word.split(JOINTS).map(move |letters| {
        let start = letters.as_ptr() as usize - word.as_ptr() as usize;
        let joints = (start > 0, start + letters.len() < word.len());
        Part {
            start,
            letters,
            joints,
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

fn breaks_of_part(
    part: &str,
    tag: &Tag,
    patterns: Patterns,
    bounds: Bounds,
) -> impl Iterator<Item = usize> {
    let core = core(part);
    let length = core.chars().count();
    let is_word = core.len() <= LONGEST && length >= SHORTEST && core.chars().all(is_letter);
    let exception = EXCEPTIONS
        .iter()
        .filter(|_| patterns != Patterns::British)
        .find(|(code, pattern)| *code == tag.primary() && is_pattern_of(pattern, core));
    let cuts = match exception {
        _ if !is_word => Vec::new(),
        Some((_, pattern)) => hyphens(pattern),
        None => patterns.cuts(core, (bounds.before, bounds.after)),
    };
    let offset = core.as_ptr() as usize - part.as_ptr() as usize;
    let is_within_bounds = move |at: &usize| {
        let before = core[..*at].chars().count();
        let beside_apostrophe =
            core[..*at].ends_with('\u{2019}') || core[*at..].starts_with('\u{2019}');
        before >= bounds.before && length - before >= bounds.after && !beside_apostrophe
    };
    let cuts = cuts.into_iter().filter(is_within_bounds);
    cuts.map(move |at| offset + at)
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
mod tests {
    use super::*;

    fn shown(word: &str) -> String {
        shown_in("en", word)
    }

    fn shown_in(language: &str, word: &str) -> String {
        let tag = Tag::parse(language).expect("a language");
        let patterns = patterns(&tag).expect("patterns");
        let mut shown = word.to_string();
        for cut in breaks(word, &tag, patterns).into_iter().rev() {
            shown.insert(cut, '|');
        }
        shown
    }

    #[test]
    fn words_are_cut_between_syllables_and_marks_stay_outside() {
        assert_eq!(shown("(hyphenation),"), "(hyphen|ation),");
        assert_eq!(shown("Legends"), "Leg|ends");
        assert_eq!(shown("legends."), "leg|ends.");
    }

    #[test]
    fn two_letters_are_no_beginning_in_english() {
        assert_eq!(shown("deliberately"), "delib|er|ately");
        assert_eq!(shown("electrification"), "elec|tri|fi|ca|tion");
    }

    #[test]
    fn english_is_cut_as_its_region_cuts_it() {
        assert_eq!(shown_in("en", "knowledge"), "knowl|edge");
        assert_eq!(shown_in("en-US", "knowledge"), "knowl|edge");
        for region in ["en-GB", "en-IE", "en-AU"] {
            assert_eq!(shown_in(region, "knowledge"), "know|ledge");
            assert_eq!(shown_in(region, "photographers"), "pho|to|graph|ers");
        }
    }

    #[test]
    fn a_house_cuts_its_words_as_it_likes() {
        let mut exceptions = Exceptions::default();
        for (language, word) in [
            ("en", "data-base"),
            ("en", "deliberately"),
            ("id", "peme-rintah"),
        ] {
            exceptions.add(language, word).expect("a word");
        }
        let cut = |language: &str, word: &str| {
            let tag = Tag::parse(language).expect("a language");
            breaks_of_house(word, &tag, patterns(&tag), &exceptions)
        };
        assert_eq!(cut("en", "\u{201c}Database,\u{201d}"), Some(vec![7]));
        assert_eq!(cut("en-GB", "deliberately"), Some(Vec::new()));
        // The other part is cut as ever.
        assert_eq!(
            cut("en", "database-administration"),
            Some(vec![4, 14, 16, 19])
        );
        assert_eq!(cut("id", "pemerintah"), Some(vec![4]));
        assert_eq!(cut("en", "administration"), None);
    }

    #[test]
    fn compounds_are_cut_in_their_parts_but_not_close_to_their_own_hyphen() {
        assert_eq!(shown("self-determination"), "self-deter|mi|na|tion");
        assert_eq!(
            shown("emissions/electrification"),
            "emis|sions/elec|tri|fi|ca|tion"
        );
        assert_eq!(
            shown("government\u{2014}administration"),
            "gov|ern|ment\u{2014}admin|is|tra|tion"
        );
        assert_eq!(
            shown_in("de", "Treibhausgas-Emissionsberechtigungen,"),
            "Treib|hausgas-Emis|si|ons|be|rech|ti|gun|gen,"
        );
        // What is not of letters is not touched, the other part is.
        assert_eq!(
            shown_in("de", "CO2-Emissionshandel"),
            "CO2-Emis|si|ons|han|del"
        );
    }

    #[test]
    fn no_line_ends_where_little_would_stand_alone_or_a_range_is() {
        let holds = |language: &str, word: &str, at: usize| {
            holds_at(word, at, &Tag::parse(language).expect("a language"))
        };
        for (word, at) in [
            ("B-side", 2),
            ("(X-ray)", 3),
            ("vitamin-C,", 8),
            ("6-kV", 2),
            ("A/RES/70-1", 2),
            ("re-elected", 3),
            ("up-to-date", 3),
            ("12\u{2013}13", 5),
            ("2025-05", 5),
        ] {
            assert!(holds("en", word, at), "{word}");
        }
        assert!(!holds("en", "long-lived", 5));
        assert!(!holds("en", "X-ray-like", 6));
        assert!(!holds("de", "EU-Recht", 3));
    }

    #[test]
    fn a_hyphen_stands_beside_no_apostrophe() {
        assert_eq!(shown_in("fr", "aujourd\u{2019}hui"), "au|jourd\u{2019}hui");
    }

    #[test]
    fn short_words_and_numbers_stay_whole() {
        for word in [
            "about",
            "long-lived",
            "2015\u{2013}2016",
            "e.g.",
            "",
            "\u{2019}",
        ] {
            assert_eq!(shown(word), word);
        }
    }

    #[test]
    fn what_is_of_letters_can_take_a_hyphen_and_an_identifier_cannot() {
        for word in ["Lieferkette", "(b\u{e9}rth-side),", "ships\u{2019}"] {
            assert!(is_of_letters(word), "{word}");
        }
        for word in [
            "e3b0c442",
            "2015\u{2013}2016",
            "a_b",
            "bad.example",
            "\u{2014}",
            "",
        ] {
            assert!(!is_of_letters(word), "{word}");
        }
    }
}
