//! What a straight quote is: an opening or closing mark, an apostrophe, or a prime.
//!
//! In: a place of a text. Out: a [`Sense`]. A double one opens where a word may begin and closes
//! otherwise. A single one opens only what another closes; one that begins a word with something left
//! out (`'tis`, `'90s`) or ends one (`ships'`) is an apostrophe, though it stands where a quotation
//! could begin or end. Which words those are, the language knows.

use super::marks::Smartener;
use crate::language::{Punctuation, may_stand_close};

/// How many characters a quotation in single marks may have.
const LONGEST_SINGLE: usize = 600;
/// How many marks that open something are looked at within one: a text of nothing else is to cost no
/// more than another.
const MOST_WITHIN: usize = 8;
/// How many characters of a word are compared with those that a language knows.
const LONGEST_WORD: usize = 16;

/// What a straight quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It opens a quotation.
    Opens,
    /// It closes one.
    Closes,
    /// An apostrophe.
    Apostrophe,
    /// Feet or minutes, inches or seconds.
    Prime,
    /// The mark of an abbreviation in Hebrew.
    Gershayim,
    /// None of these: it stays as it was typed.
    Typed,
}

impl Smartener {
    /// What the quote at a place is.
    pub(super) fn sense(&self, at: usize, marks: &Punctuation) -> Sense {
        let mark = self.characters[at];
        if self.is_prime(at) {
            return Sense::Prime;
        }
        if self.touches_unspaced(at) {
            return self.sense_without_spaces(at);
        }
        let within = |inner: fn(char) -> bool| {
            self.before(at).is_some_and(inner) && self.after(at).is_some_and(inner)
        };
        if mark == '"' {
            return match () {
                () if marks.gershayim.is_some() && within(is_hebrew) => Sense::Gershayim,
                () if self.may_open(at) => Sense::Opens,
                () if self.is_open('"') || self.carried.is_some() => Sense::Closes,
                () => Sense::Typed,
            };
        }
        if within(char::is_alphanumeric) {
            return Sense::Apostrophe;
        }
        if self.may_open(at) && !self.is_elision(at, marks) && self.is_closed(at, marks) {
            return Sense::Opens;
        }
        if self.is_open('\'') && !self.may_open(at) && !self.ends_word(at, marks) {
            return Sense::Closes;
        }
        Sense::Apostrophe
    }

    /// Whether a quote stands close to a letter that no space parts from the next word, or may part from a particle.
    /// A space on its other side says what it is there as well.
    fn touches_unspaced(&self, at: usize) -> bool {
        let beside = [self.before(at), self.after(at)];
        let has_space = beside.iter().flatten().any(|one| one.is_whitespace());
        let is_edge = beside.contains(&None);
        !has_space && !is_edge && beside.into_iter().flatten().any(is_unspaced)
    }

    /// What a quote is where no space tells on which side of it the quotation is: they alternate.
    fn sense_without_spaces(&self, at: usize) -> Sense {
        let mark = self.characters[at];
        if self.is_open(mark) || mark == '"' && self.carried.is_some() {
            return Sense::Closes;
        }
        if mark == '"' || self.singles_after(at).next().is_some() {
            return Sense::Opens;
        }
        Sense::Apostrophe
    }

    fn is_open(&self, mark: char) -> bool {
        self.open.iter().any(|quotation| quotation.mark == mark)
    }

    /// Whether a quotation may begin at a quote: a word may begin behind it, and not before it.
    fn may_open(&self, at: usize) -> bool {
        let Some(after) = self.after(at).filter(|after| !after.is_whitespace()) else {
            return false;
        };
        let Some(before) = self.before(at).filter(|before| !before.is_whitespace()) else {
            return true;
        };
        let begins_word = begins_word(after);
        match before {
            '(' | '[' | '{' | '\u{201c}' | '\u{2018}' | '\u{201e}' | '\u{201a}' | '\u{ab}'
            | '\u{2039}' | '\u{a1}' | '\u{bf}' => true,
            // `l'"arte"`: an apostrophe stands within a word, and ends nothing.
            '"' | '\'' => match self.last {
                Some((last, Sense::Opens)) if last + 1 == at => true,
                Some((last, Sense::Apostrophe)) if last + 1 == at => after.is_alphanumeric(),
                _ => begins_word && !self.is_open(self.characters[at]),
            },
            '-' | '/' | '\u{2013}' | '\u{2014}' => {
                begins_word || !self.is_open(self.characters[at])
            }
            ':' | ';' | ',' => begins_word && !self.is_open(self.characters[at]),
            _ => false,
        }
    }

    /// Whether a quote stands where a quotation may end: no space before it, no word behind it.
    fn may_close(&self, at: usize) -> bool {
        let before = self.before(at);
        let is_free = |after: char| !after.is_alphanumeric() || is_unspaced(after);
        before.is_some_and(|before| !before.is_whitespace()) && self.after(at).is_none_or(is_free)
    }

    /// Whether a single mark that could open a quotation is closed by another.
    fn is_closed(&self, at: usize, marks: &Punctuation) -> bool {
        let (mut depth, mut within) = (0_u32, 0);
        for next in self.singles_after(at) {
            if self.opens_by_shape(next) {
                within += 1;
                if within > MOST_WITHIN {
                    return false;
                }
                depth += u32::from(!self.is_elision(next, marks));
            } else if self.may_close(next) {
                match depth {
                    0 => return true,
                    _ => depth -= 1,
                }
            }
        }
        false
    }

    /// The single marks that a quotation which opens here may end at or hold. It is short; looking
    /// further would read the text once a mark.
    fn singles_after(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.characters.len().min(at + 1 + LONGEST_SINGLE);
        (at + 1..end).filter(|next| self.characters[*next] == '\'')
    }

    /// Whether a single mark looks as if it opened something.
    fn opens_by_shape(&self, at: usize) -> bool {
        let outside =
            |before: char| before.is_whitespace() || "([{\u{2013}\u{2014}-/\"".contains(before);
        self.before(at).is_none_or(outside) && self.after(at).is_some_and(begins_word)
    }

    /// Whether a word begins behind the mark that has lost its beginning: `'tis`, `'90s`.
    fn is_elision(&self, at: usize, marks: &Punctuation) -> bool {
        if self.is_year(at + 1) {
            return true;
        }
        let word = self.word_after(at);
        let end = at + 1 + word.chars().count();
        let word = word.to_lowercase();
        if self.characters.get(end) == Some(&'\'') {
            // The language's word has marks on both sides, between others: rock 'n' roll.
            let spaced = |at: Option<&char>| at.is_some_and(|next| *next == ' ' || *next == '-');
            let between = at > 0
                && spaced(self.characters.get(at - 1))
                && spaced(self.characters.get(end + 1))
                && self
                    .characters
                    .get(end + 2)
                    .is_some_and(|next| next.is_alphabetic());
            return word == "n" && between && marks.elisions.contains(&word);
        }
        marks.elisions.contains(&word)
            || marks.clippings.contains(&word) && !self.is_spoken(at, marks)
    }

    /// Whether the next single mark ends something that is said: it stands beside a mark of punctuation,
    /// as in `'Round we go,' he said`, and belongs to no word.
    fn is_spoken(&self, at: usize, marks: &Punctuation) -> bool {
        let mut singles = self.singles_after(at);
        let next = singles.find(|next| self.opens_by_shape(*next) || self.may_close(*next));
        next.is_some_and(|next| {
            let stops = self
                .after(next)
                .is_some_and(|after| ",.;:!?\u{2026}".contains(after));
            !self.opens_by_shape(next)
                && (self.ends_speech(next) || stops && !self.may_lack_ending(next, marks))
        })
    }

    fn ends_speech(&self, at: usize) -> bool {
        let before = self.before(at);
        before.is_some_and(|before| ".,;:!?\u{2026})\u{2014}".contains(before))
    }

    /// Whether the mark belongs to the word that it ends, though a quotation is open: `the ships' crews`
    /// in one that is closed later.
    fn ends_word(&self, at: usize, marks: &Punctuation) -> bool {
        if at >= 2 && self.characters[at - 2] == '\'' && self.is_elision(at - 2, marks) {
            return true;
        }
        if !self.may_lack_ending(at, marks) {
            return false;
        }
        let goes_on = self.after(at) == Some(' ')
            && self
                .characters
                .get(at + 2)
                .is_some_and(|next| next.is_alphanumeric());
        if !goes_on {
            return false;
        }
        let mut later = self.singles_after(at);
        let later = later.find(|next| self.opens_by_shape(*next) || self.may_close(*next));
        later.is_some_and(|later| {
            let closes = !self.opens_by_shape(later);
            closes && (self.ends_speech(later) || !self.word_before(later).ends_with('s'))
        })
    }

    /// Whether the word before a mark may end with an apostrophe: a possessive, or one that the language
    /// shortens.
    fn may_lack_ending(&self, at: usize, marks: &Punctuation) -> bool {
        let word = self.word_before(at).to_lowercase();
        word.ends_with(['s', 'x', 'z', 'ß']) || word.ends_with("in") || marks.elided.contains(&word)
    }

    /// Whether the last two digits of a year stand here: `'90s`.
    fn is_year(&self, at: usize) -> bool {
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        let ends = |at: usize| self.characters.get(at) != Some(&'\'');
        digit(at) && digit(at + 1) && !digit(at + 2) && ends(at + 2)
    }

    /// Whether a quote stands for feet or inches, minutes or seconds: `6'2"`, `51°30'26"`, `19" wide`.
    fn is_prime(&self, at: usize) -> bool {
        if !self
            .before(at)
            .is_some_and(|before| before.is_ascii_digit())
        {
            return false;
        }
        if self.characters[at] == '\'' {
            let degrees = self.number_before(at) == Some('°');
            return degrees || self.is_feet(at);
        }
        match self.number_before(at) {
            Some('\'') => true,
            Some('°') => false,
            _ => !self.is_open('"') && self.carried.is_none() && !self.continues(at),
        }
    }

    /// Whether letters or digits follow directly, other than those of a further measure: `5"x7"`.
    fn continues(&self, at: usize) -> bool {
        let after = self.after(at);
        after.is_some_and(|after| after.is_alphanumeric() && after != 'x')
    }

    /// `6'`, with inches behind it or with no quotation that it could close.
    fn is_feet(&self, at: usize) -> bool {
        let space = usize::from(self.after(at) == Some(' '));
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        let digits = (at + 1 + space..).take_while(|at| digit(*at)).count();
        let inches = self.characters.get(at + 1 + space + digits) == Some(&'"');
        if (1..=2).contains(&digits) && (inches || space == 0 && !self.continues(at + digits)) {
            return true;
        }
        !self.continues(at) && !self.is_open('\'')
    }

    /// What stands before the number that ends here: a degree or a minute, with or without a space.
    fn number_before(&self, at: usize) -> Option<char> {
        let before = &self.characters[at.saturating_sub(LONGEST_WORD)..at];
        let mut rest = before
            .iter()
            .rev()
            .skip_while(|character| character.is_ascii_digit() || ".,".contains(**character))
            .skip_while(|character| **character == ' ');
        let sign = rest.next().copied()?;
        let is_minute = matches!(sign, '\'' | '\u{2032}');
        let figure = rest.next().is_some_and(char::is_ascii_digit);
        match sign {
            '°' => Some('°'),
            _ if is_minute && figure => Some('\''),
            _ => None,
        }
    }

    /// The word behind a mark, with the apostrophes in it.
    fn word_after(&self, at: usize) -> String {
        let rest = self.characters.get(at + 1..).unwrap_or_default();
        let letters = rest.iter().enumerate().take(LONGEST_WORD);
        let in_word = |(index, character): &(usize, &char)| {
            let next = rest.get(index + 1).copied();
            character.is_alphabetic()
                || **character == '\'' && *index > 0 && next.is_some_and(char::is_alphabetic)
        };
        letters
            .take_while(in_word)
            .map(|(_, letter)| *letter)
            .collect()
    }

    /// The letters before a mark.
    fn word_before(&self, at: usize) -> String {
        let before = &self.characters[at.saturating_sub(LONGEST_WORD)..at];
        let letters = before
            .iter()
            .rev()
            .take_while(|letter| letter.is_alphabetic())
            .count();
        before[before.len() - letters..].iter().collect()
    }
}

/// Whether a character stands at the beginning of words, or before them.
fn begins_word(character: char) -> bool {
    character.is_alphanumeric() || "\"'([{$€£\u{a1}\u{bf}\u{2026}".contains(character)
}

/// Whether a letter or a mark is of a script that sets no spaces between words, or particles close behind them.
fn is_unspaced(character: char) -> bool {
    let is_mark = matches!(u32::from(character), 0x3001..=0x303f | 0xff01..=0xff65);
    is_mark || may_stand_close(character)
}

pub(super) fn is_hebrew(character: char) -> bool {
    ('\u{5d0}'..='\u{5ea}').contains(&character)
}
