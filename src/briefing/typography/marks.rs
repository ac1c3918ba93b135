//! The marks of one text, character by character.
//!
//! In: the pieces of a text. Out: their characters with the marks of their languages. What a mark is
//! depends on what stands beside it, in whichever piece, and on the quotations that are open.

use super::{Piece, Target};
use crate::briefing::no_break;
use crate::language::{Language, Punctuation};

/// How many characters a quotation in single marks may have.
const LONGEST_SINGLE: usize = 600;

/// A quotation that is open.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Quotation {
    /// The mark that it was typed with.
    mark: char,
    /// Whether it stands within another.
    inner: bool,
}

pub(super) struct Smartener {
    /// The characters of the text; what stays as it is counts as a letter, a break as a space.
    characters: Vec<char>,
    /// Whether each is part of an address; nothing where the text holds none.
    in_address: Vec<bool>,
    open: Vec<Quotation>,
}

impl Smartener {
    pub fn new(pieces: &[Piece<'_>]) -> Self {
        let mut characters = Vec::new();
        for piece in pieces {
            match &piece.target {
                Target::Characters(text) => characters.extend(text.chars()),
                Target::Word => characters.push('x'),
                Target::Break => characters.push('\n'),
            }
        }
        let in_address = addresses(&characters);
        Smartener {
            characters,
            in_address,
            open: Vec::new(),
        }
    }

    pub fn run(mut self, pieces: Vec<Piece<'_>>) {
        let mut at = 0;
        for piece in pieces {
            match piece.target {
                Target::Word | Target::Break => at += 1,
                Target::Characters(text) => {
                    let end = at + text.chars().count();
                    let mut changed = String::with_capacity(text.len() + 8);
                    while at < end {
                        at += self.character(at, end, piece.language, &mut changed);
                    }
                    *text = changed;
                }
            }
        }
    }

    /// Writes what stands for the characters at a place; how many they are.
    fn character(&mut self, at: usize, end: usize, language: &Language, out: &mut String) -> usize {
        let character = self.characters[at];
        if self.in_address.get(at) == Some(&true) {
            out.push(character);
            return 1;
        }
        match character {
            '"' | '\'' => {
                self.quote(at, character, &language.punctuation, out);
                1
            }
            '-' => self.dashes(at, end, out),
            '.' if self.run_length(at, end) == 3 => {
                out.push('\u{2026}');
                3
            }
            '.' => {
                let length = self.run_length(at, end);
                out.extend(std::iter::repeat_n('.', length));
                length
            }
            ' ' => {
                self.space(at, language, out);
                1
            }
            _ => {
                out.push(character);
                1
            }
        }
    }

    /// How often the character at a place is repeated.
    fn run_length(&self, at: usize, end: usize) -> usize {
        let same = |character: &&char| **character == self.characters[at];
        self.characters[at..end].iter().take_while(same).count()
    }

    /// `--` is an en dash, `---` an em dash; longer rows of hyphens are left alone.
    fn dashes(&self, at: usize, end: usize, out: &mut String) -> usize {
        let length = self.run_length(at, end);
        match length {
            2 => out.push('\u{2013}'),
            3 => out.push('\u{2014}'),
            _ => out.extend(std::iter::repeat_n('-', length)),
        }
        length
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|before| self.characters[before])
    }

    fn after(&self, at: usize) -> Option<char> {
        self.characters.get(at + 1).copied()
    }

    fn quote(&mut self, at: usize, mark: char, marks: &Punctuation, out: &mut String) {
        let (before, after) = (self.before(at), self.after(at));
        let begins = before.is_none_or(|before| {
            before.is_whitespace()
                || "([{\u{2013}\u{2014}-/\"'\u{201c}\u{2018}\u{ab}".contains(before)
        }) && after.is_some_and(|after| !after.is_whitespace());
        if begins && (mark == '"' || self.is_quotation(at)) {
            let doubled = self.open.iter().any(|quotation| quotation.mark == '"');
            let inner = mark == '\'' || doubled;
            self.open.push(Quotation { mark, inner });
            out.push_str(if inner {
                &marks.inner_quotes[0]
            } else {
                &marks.quotes[0]
            });
            return;
        }
        // A mark closes the last quotation of its kind, and whatever was left open in it.
        let open = self
            .open
            .iter()
            .rposition(|quotation| quotation.mark == mark);
        let within_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        match open {
            Some(index) if !(mark == '\'' && within_word) => {
                let inner = self.open[index].inner;
                self.open.truncate(index);
                out.push_str(if inner {
                    &marks.inner_quotes[1]
                } else {
                    &marks.quotes[1]
                });
            }
            _ if mark == '\'' => out.push_str(&marks.apostrophe),
            // Nothing is open: an inch, or a slip; either is better left as it was typed.
            _ => out.push(mark),
        }
    }

    /// Whether the last two digits of a year stand here: `'90s`.
    fn is_year(&self, at: usize) -> bool {
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        digit(at) && digit(at + 1) && !digit(at + 2)
    }

    /// Whether a single mark that could open a quotation is closed by another: `'tis` is not.
    fn is_quotation(&self, at: usize) -> bool {
        if self.is_year(at + 1) {
            return false;
        }
        // A quotation in single marks is short; looking further would read the text once a mark.
        let end = self.characters.len().min(at + 1 + LONGEST_SINGLE);
        let rest = &self.characters[at + 1..end];
        rest.iter().enumerate().any(|(offset, character)| {
            let next = rest.get(offset + 1);
            let last = offset.checked_sub(1).map(|before| rest[before]);
            *character == '\''
                && last.is_some_and(|last| !last.is_whitespace())
                && next.is_none_or(|next| !next.is_alphanumeric())
        })
    }

    /// A plain space beside a mark that wants another (French).
    fn space(&self, at: usize, language: &Language, out: &mut String) {
        let marks = &language.punctuation;
        let (before, after) = (self.before(at), self.after(at));
        let mut opening = marks.quotes[0].chars();
        let mut closing = marks.quotes[1].chars().rev();
        if let (Some(mark), Some(space)) = (opening.next(), opening.next())
            && before == Some(mark)
        {
            out.push(space);
        } else if let (Some(mark), Some(space)) = (closing.next(), closing.next())
            && after == Some(mark)
        {
            out.push(space);
        } else if let Some(space) = after.and_then(|after| marks.space_before(after))
            && self
                .characters
                .get(at + 2)
                .is_none_or(|next| !next.is_alphanumeric())
        {
            out.push_str(space);
        } else if no_break::holds(&self.characters, at, language) {
            out.push('\u{a0}');
        } else {
            out.push(' ');
        }
    }
}

/// Which characters belong to an address: a word with a scheme, or that begins with `www.`. Most
/// texts hold none, and are not taken apart for it.
fn addresses(characters: &[char]) -> Vec<bool> {
    let hints = [[':', '/', '/'], ['w', 'w', '.'], ['t', 'o', ':']];
    if !characters
        .windows(3)
        .any(|three| hints.iter().any(|hint| hint == three))
    {
        return Vec::new();
    }
    let mut marked = Vec::with_capacity(characters.len());
    for word in characters.split_inclusive(|character| character.is_whitespace()) {
        let text: String = word.iter().collect();
        let address = text.contains("://") || text.starts_with("www.") || text.contains("mailto:");
        marked.resize(marked.len() + word.len(), address);
    }
    marked
}
