//! Where a word of Arabic letters may be drawn longer: the kashida.
//!
//! In: a word and its glyphs. Out: the join that scribes would draw out, if there is one, and how good it is.
//! After the order that Arabic typesetting has long kept: behind seen and sad, before a final heh, teh
//! marbuta or dal, before a final alef, tah, lam or kaf, before a beh with a final reh or yeh behind it, before a
//! final waw, ain, qaf or feh, before any other final letter. A ligature has no join, and lam with alef is one in
//! every face.

use super::word::Word;

/// U+0640, which draws a join and says nothing.
pub const TATWEEL: char = '\u{640}';

/// A word of fewer letters is not drawn out: what is short looks stretched.
const FEWEST_LETTERS: usize = 4;

/// A join that may be drawn out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join {
    /// The byte of the word before which it is: that of the letter behind it.
    pub at: usize,
    /// The lower, the better.
    pub rank: u8,
}

/// The best join of a word; of two that are alike, the later.
pub fn best(text: &str, word: &Word) -> Option<Join> {
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, character)| !is_mark(*character))
        .collect();
    let count = letters.iter().filter(|(_, letter)| joins_before(*letter));
    if count.count() < FEWEST_LETTERS || text.contains(TATWEEL) || text.contains("لله") {
        return None;
    }
    let mut best: Option<Join> = None;
    for index in 1..letters.len() {
        let ((_, one), (at, other)) = (letters[index - 1], letters[index]);
        let next = letters.get(index + 1).map(|(_, next)| *next);
        let is_join = joins_behind(one)
            && joins_before(other)
            && !(one == 'ل' && ALEFS.contains(other))
            && begins_cluster(word, at);
        if let Some(rank) = rank(one, other, next).filter(|_| is_join)
            && best.is_none_or(|best| rank <= best.rank)
        {
            best = Some(Join { at, rank });
        }
    }
    best
}

/// How good the join of two letters is, by what stands behind them.
fn rank(one: char, other: char, next: Option<char>) -> Option<u8> {
    let is_final =
        |letter: char, next: Option<char>| !joins_behind(letter) || !next.is_some_and(joins_before);
    if "سشصض".contains(one) {
        return Some(1);
    }
    if is_final(other, next) {
        return Some(match other {
            'ه' | 'ة' | 'ۀ' | 'ہ' | 'د' | 'ذ' | 'ڈ' => 2,
            'ا' | 'أ' | 'إ' | 'آ' | 'ط' | 'ظ' | 'ل' | 'ك' | 'ک' | 'گ' => 3,
            'و' | 'ؤ' | 'ع' | 'غ' | 'ق' | 'ف' => 5,
            _ => 6,
        });
    }
    let is_last = next.is_some_and(|next| "رزژيیى".contains(next));
    ("بپتثنيی".contains(other) && is_last).then_some(4)
}

const ALEFS: &str = "اأإآٱ";

/// Letters that join to the next as well (`Joining_Type` D of Unicode), as far as words are set in them.
const ON_BOTH_SIDES: &str = "بپتټثٹجچحخڅځسشښصضطظعغفڤقکكگګڭلمنںڼهھہيیئىې";
/// Letters that join to the one before them alone (R).
const BEFORE_ALONE: &str = "اأإآٱدذډڈڌرزژړڑږوؤۆۇۈۋۀةەےۓ";

fn joins_behind(letter: char) -> bool {
    !letter.is_ascii() && ON_BOTH_SIDES.contains(letter)
}

fn joins_before(letter: char) -> bool {
    joins_behind(letter) || !letter.is_ascii() && BEFORE_ALONE.contains(letter)
}

/// A vowel sign or another mark, which no join sees.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}')
}

/// Whether a glyph begins at a byte: within a ligature, none does.
fn begins_cluster(word: &Word, at: usize) -> bool {
    let mut glyphs = word.glyphs.iter();
    glyphs.any(|glyph| glyph.cluster.start as usize == at && !glyph.cluster.is_empty())
}

impl Word {
    /// A word that was shaped with a tatweel before a byte, so wide in ems, as the word without it: the tatweel
    /// belongs to the letter before it. It is as wide by itself at least, and drawn as often as it takes.
    pub(super) fn drawn_out(&self, at: usize, width: f64) -> Option<Word> {
        let (at, length) = (u32::try_from(at).ok()?, TATWEEL.len_utf8() as u32);
        let tatweel = self
            .glyphs
            .iter()
            .position(|glyph| glyph.cluster == (at..at + length))?;
        let own = self.glyphs[tatweel].advance;
        if own <= 0.0 || width < own {
            return None;
        }
        let added = width - own;
        let copies = (width / own - 1e-6).ceil().max(1.0);
        let mut glyphs = Vec::with_capacity(self.glyphs.len() + copies as usize);
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let mut glyph = glyph.clone();
            if index < tatweel {
                // What is read before stands to its right.
                glyph.x += added;
            } else if index > tatweel {
                glyph.cluster = glyph.cluster.start - length..glyph.cluster.end - length;
            } else {
                let step = added / (copies - 1.0).max(1.0);
                glyph.cluster = at..at;
                glyph.is_padded = true;
                glyph.advance = width / copies;
                for copy in 1..copies as usize {
                    let mut further = glyph.clone();
                    further.x += step * copy as f64;
                    glyphs.push(further);
                }
            }
            glyphs.push(glyph);
        }
        Some(Word::new(glyphs, self.width + added))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::word::ShapedGlyph;

    /// A word of a glyph a letter, each of an em.
    fn word(text: &str) -> Word {
        let length = text.chars().count() as f64;
        let glyphs = text
            .char_indices()
            .enumerate()
            .map(|(index, (byte, letter))| ShapedGlyph {
                id: 1,
                x: length - 1.0 - index as f64,
                rise: 0.0,
                advance: 1.0,
                scale: 1.0,
                is_padded: false,
                cluster: byte as u32..(byte + letter.len_utf8()) as u32,
                safe_to_break: true,
            });
        Word::new(glyphs.collect(), length)
    }

    /// The word with a tatweel in its best join.
    fn shown(text: &str) -> String {
        let mut shown = text.to_string();
        if let Some(join) = best(text, &word(text)) {
            shown.insert(join.at, TATWEEL);
        }
        shown
    }

    #[test]
    fn words_are_drawn_out_where_scribes_do() {
        for (text, meant) in [
            ("مسجد", "مسـجد"),
            ("مدرسة", "مدرسـة"),
            ("محمد", "محمـد"),
            ("كتاب", "كتـاب"),
            ("کشتی‌ها", "کشـتی‌ها"),
            ("تهران", "تهـران"),
            ("العربي", "العربـي"),
            ("نوشتن", "نوشـتن"),
        ] {
            assert_eq!(shown(text), meant);
        }
        // Lam with alef, what has no joins, the name of God, short words.
        for text in ["سلام", "دارا", "دو", "الله", "من", "harbour", "123"] {
            assert!(!shown(text).contains("لـا"), "{text}");
        }
        for text in ["داروی", "الله", "من", "harbour", "123"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_join_is_as_wide_as_it_is_to_be_and_says_nothing() {
        let text = "مسـجد";
        let drawn = word(text).drawn_out(4, 2.5).expect("a join");
        assert_eq!(drawn.width, 6.5);
        let said: Vec<_> = drawn
            .glyphs
            .iter()
            .map(|glyph| glyph.cluster.clone())
            .collect();
        assert_eq!(said, [0..2, 2..4, 4..4, 4..4, 4..4, 4..6, 6..8]);
        let ends: Vec<f64> = drawn.glyphs[2..5].iter().map(|glyph| glyph.x).collect();
        let least = ends.iter().copied().fold(f64::MAX, f64::min);
        let most = ends.iter().copied().fold(f64::MIN, f64::max);
        assert_eq!((least, most + 1.0), (2.0, 4.5));
        assert_eq!(drawn.glyphs[1].x, 4.5);
        assert_eq!(word(text).drawn_out(4, 0.5), None);
    }
}
