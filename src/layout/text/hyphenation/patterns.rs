//! Patterns: where the syllables of a word end.
//!
//! In: a word of letters alone. Out: the bytes before which its language cuts it. hypher knows most languages;
//! it has American English alone, so that British English is read from the file of its makers, once, when the
//! first word asks for it (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).

use std::sync::OnceLock;

use hypher::Lang;
use rustc_hash::FxHashMap;

/// The name of the British patterns in a language file.
const BRITISH: &str = "en-GB";

/// The patterns of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patterns {
    /// Those that hypher has.
    Hypher(Lang),
    /// Those of English as it is written outside of America.
    British,
}

impl Patterns {
    /// Those of a name in a language file: a code of ISO 639-1, or `en-GB`.
    pub fn named(name: &str) -> Option<Self> {
        if name == BRITISH {
            return Some(Patterns::British);
        }
        let code: [u8; 2] = name.as_bytes().try_into().ok()?;
        Lang::from_iso(code).map(Patterns::Hypher)
    }

    /// How many characters stay before a cut and behind it, as their makers have it.
    pub fn bounds(self) -> (usize, usize) {
        match self {
            Patterns::Hypher(lang) => lang.bounds(),
            // "hyphenmins" of the file.
            Patterns::British => (2, 3),
        }
    }

    /// The bytes of a word before which it may be cut, in order, with so many characters before and behind.
    pub fn cuts(self, word: &str, (before, after): (usize, usize)) -> Vec<usize> {
        match self {
            Patterns::Hypher(lang) => {
                let syllables = hypher::hyphenate_bounded(word, lang, before, after);
                let mut at = 0;
                let mut cuts: Vec<usize> = syllables
                    .map(|syllable| {
                        at += syllable.len();
                        at
                    })
                    .collect();
                // The last syllable ends where the word does.
                cuts.pop();
                cuts
            }
            Patterns::British => british().cuts(word, (before, after)),
        }
    }
}

/// Patterns as a file of TeX has them.
struct PatternFile {
    /// What stands between the letters of a pattern, by its letters: an odd number is a cut, and the largest
    /// of all patterns holds.
    levels: FxHashMap<Box<[u8]>, Box<[u8]>>,
    /// The longest, in letters.
    longest: usize,
    /// Words with their cuts, whatever the patterns say.
    words: FxHashMap<String, Vec<usize>>,
}

fn british() -> &'static PatternFile {
    static FILE: OnceLock<PatternFile> = OnceLock::new();
    FILE.get_or_init(|| PatternFile::read(include_str!("hyph-en-gb.tex")))
}

impl PatternFile {
    fn read(text: &str) -> Self {
        let mut file = PatternFile {
            levels: FxHashMap::default(),
            longest: 0,
            words: FxHashMap::default(),
        };
        for pattern in braced(text, "\\patterns{") {
            let mut letters = Vec::new();
            let mut levels = vec![0];
            for byte in pattern.bytes() {
                if byte.is_ascii_digit() {
                    if let Some(level) = levels.last_mut() {
                        *level = byte - b'0';
                    }
                } else {
                    letters.push(byte);
                    levels.push(0);
                }
            }
            file.longest = file.longest.max(letters.len());
            file.levels.insert(letters.into(), levels.into());
        }
        for word in braced(text, "\\hyphenation{") {
            let (whole, cuts) = without_hyphens(word);
            file.words.insert(whole, cuts);
        }
        file
    }

    fn cuts(&self, word: &str, (before, after): (usize, usize)) -> Vec<usize> {
        // A letter that is not of the patterns, an é, is one place as every other.
        let starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
        let bounded = |index: &usize| *index >= before && *index + after <= starts.len();
        let lower = word.to_lowercase();
        if let Some(cuts) = self.words.get(&lower) {
            return cuts.clone();
        }
        let letters = word.chars().map(|character| {
            let lower = character.to_ascii_lowercase();
            if lower.is_ascii() { lower as u8 } else { b'?' }
        });
        let mut dotted = vec![b'.'];
        dotted.extend(letters);
        dotted.push(b'.');
        let mut levels = vec![0u8; dotted.len() + 1];
        for start in 0..dotted.len() {
            let most = self.longest.min(dotted.len() - start);
            for length in 1..=most {
                let Some(found) = self.levels.get(&dotted[start..start + length]) else {
                    continue;
                };
                for (level, own) in levels[start..].iter_mut().zip(found) {
                    *level = (*level).max(*own);
                }
            }
        }
        // Level 1 stands before the first letter, behind the dot.
        let cuts = (1..starts.len()).filter(|index| levels[index + 1] % 2 == 1);
        cuts.filter(bounded).map(|index| starts[index]).collect()
    }
}

/// The words between a command's brace and its end, without comments.
fn braced<'a>(text: &'a str, command: &str) -> impl Iterator<Item = &'a str> {
    let body = text.split_once(command).map_or("", |(_, rest)| rest);
    let body = body.split_once('}').map_or(body, |(body, _)| body);
    let lines = body
        .lines()
        .map(|line| line.split('%').next().unwrap_or_default());
    lines.flat_map(str::split_whitespace)
}

/// A word with hyphens, and the bytes before which they stand in it.
fn without_hyphens(word: &str) -> (String, Vec<usize>) {
    let mut whole = String::new();
    let mut cuts = Vec::new();
    for part in word.split('-') {
        if !whole.is_empty() {
            cuts.push(whole.len());
        }
        whole.push_str(part);
    }
    (whole, cuts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str) -> String {
        let mut shown = word.to_string();
        for cut in Patterns::British.cuts(word, (2, 3)).into_iter().rev() {
            shown.insert(cut, '-');
        }
        shown
    }

    #[test]
    fn the_file_is_read_whole() {
        assert_eq!(british().levels.len(), 8_527);
        assert_eq!(british().words.len(), 8);
    }

    #[test]
    fn british_words_are_cut_where_their_parts_join() {
        for word in [
            "pho-to-graph",
            "know-ledge",
            "wor-ship",
            "man-age-ment",
            "hy-phen-a-tion",
            "uni-ver-sity",
        ] {
            assert_eq!(shown(&word.replace('-', "")), word);
        }
    }

    #[test]
    fn letters_that_are_of_no_pattern_keep_their_place() {
        let cuts = Patterns::British.cuts("d\u{e9}monstration", (2, 3));
        assert!(
            cuts.iter()
                .all(|cut| "d\u{e9}monstration".is_char_boundary(*cut))
        );
    }
}
