//! The marks of one text, character by character.
//!
//! In: the pieces of a text. Out: their characters with the marks of their languages. What a mark is
//! depends on what stands beside it, in whichever piece, and on the quotations that are open.

use super::quotes::{Sense, is_hebrew};
use super::{Extent, Piece, Quotation, Target};
use crate::briefing::no_break;
use crate::language::{Language, Punctuation, sets_no_spaces};

pub(super) struct Smartener {
    /// The characters of the text; what stays as it is counts as a letter, a break as a space.
    pub(super) characters: Vec<char>,
    /// Whether each is part of an address; nothing where the text holds none.
    in_address: Vec<bool>,
    pub(super) open: Vec<Quotation>,
    /// A quotation that a paragraph before has left open.
    pub(super) carried: Option<Quotation>,
    /// What the last quote was, and where it stands.
    pub(super) last: Option<(usize, Sense)>,
    extent: Extent,
}

impl Smartener {
    pub fn new(pieces: &[Piece<'_>], carried: Option<Quotation>) -> Self {
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
            carried,
            last: None,
            extent: Extent::Everything,
        }
    }

    /// Sets no more than this.
    pub fn limited(self, extent: Extent) -> Self {
        Smartener { extent, ..self }
    }

    /// Changes the pieces; gives the quotation that is still open behind them.
    pub fn run(mut self, pieces: Vec<Piece<'_>>) -> Option<Quotation> {
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
        let open = self.open.iter().find(|quotation| quotation.mark == '"');
        open.copied().or(self.carried)
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
            _ if self.extent == Extent::Quotes => {
                out.push(character);
                1
            }
            '-' => self.dashes(at, end, &language.punctuation, out),
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

    /// `--` is an en dash, or the dash that the language has between words; `---` an em dash; longer rows of hyphens are
    /// left alone.
    fn dashes(&self, at: usize, end: usize, marks: &Punctuation, out: &mut String) -> usize {
        let length = self.run_length(at, end);
        let next = self.characters.get(at + length);
        // A space stands behind it, or a letter of words without spaces; a range has numbers or words close by.
        let parts_words = next.is_none_or(|next| next.is_whitespace() || sets_no_spaces(*next));
        match (length, &marks.dash) {
            (2, Some(dash)) if parts_words => out.push_str(dash),
            (2, _) => out.push('\u{2013}'),
            (3, _) => out.push('\u{2014}'),
            _ => out.extend(std::iter::repeat_n('-', length)),
        }
        length
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).map(|before| self.characters[before])
    }

    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.characters.get(at + 1).copied()
    }

    fn quote(&mut self, at: usize, mark: char, marks: &Punctuation, out: &mut String) {
        let sense = self.sense(at, marks);
        self.last = Some((at, sense));
        let set = match sense {
            Sense::Opens => {
                let inner = self.opens(mark);
                quotes(marks, inner)[0].as_str()
            }
            Sense::Closes => {
                let inner = self.closes(mark);
                quotes(marks, inner)[1].as_str()
            }
            // The apostrophe of Hebrew belongs to its own letters.
            Sense::Apostrophe if marks.gershayim.is_some() => match self.before(at) {
                Some(before) if !is_hebrew(before) => "\u{2019}",
                _ => &marks.apostrophe,
            },
            Sense::Apostrophe => &marks.apostrophe,
            Sense::Prime if mark == '\'' => "\u{2032}",
            Sense::Prime => "\u{2033}",
            Sense::Gershayim => marks.gershayim.as_deref().unwrap_or_default(),
            // Nothing is open: better left as it was typed.
            Sense::Typed => return out.push(mark),
        };
        out.push_str(set);
    }

    /// Opens a quotation; whether it stands within another. One that goes on in a further paragraph
    /// is opened there again.
    fn opens(&mut self, mark: char) -> bool {
        let doubled = self.open.iter().any(|quotation| quotation.mark == '"');
        let inner = mark == '\'' || doubled;
        if mark == '"' {
            self.carried = None;
        }
        self.open.push(Quotation { mark, inner });
        inner
    }

    /// Closes the last quotation of a kind, and whatever was left open in it; whether it stood within
    /// another.
    fn closes(&mut self, mark: char) -> bool {
        let open = self
            .open
            .iter()
            .rposition(|quotation| quotation.mark == mark);
        match open {
            Some(index) => {
                let inner = self.open[index].inner;
                self.open.truncate(index);
                inner
            }
            None => self.carried.take().is_some_and(|carried| carried.inner),
        }
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
        } else if before == Some('\'')
            && self.last == Some((at - 1, Sense::Prime))
            && after.is_some_and(|after| after.is_ascii_digit())
        {
            // Feet keep their inches.
            out.push('\u{a0}');
        } else if no_break::holds(&self.characters, at, language) {
            out.push('\u{a0}');
        } else {
            out.push(' ');
        }
    }
}

/// The quotation marks of a level.
fn quotes(marks: &Punctuation, inner: bool) -> &[String; 2] {
    if inner {
        &marks.inner_quotes
    } else {
        &marks.quotes
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
