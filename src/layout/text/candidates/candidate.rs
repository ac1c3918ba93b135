//! A place where a line may end, of what kind it is, and what it is measured by.

use crate::geometry::Pt;

/// A place where a line may end.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The byte at which the next line begins.
    pub offset: usize,
    /// What kind of place it is.
    pub kind: Kind,
    /// What stands before it when the line ends here.
    pub end: Sums,
    /// Where the next line is counted from.
    pub start: Sums,
    /// How far the line's last mark hangs out.
    pub hang_end: Pt,
    /// How far the next line's first mark hangs out.
    pub hang_start: Pt,
    /// How far the next line stands behind the start edge, as it goes on with a line of code.
    pub behind: Pt,
}

/// The kinds of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The beginning of the passage: no line ends here.
    Start,
    /// White space, or a place between two ideographs or syllables.
    Plain,
    /// Within a word of Korean, where nothing is added.
    Syllable,
    /// White space before a citation.
    Citation,
    /// White space before a citation with which the passage ends: it would stand in a line alone.
    LastCitation,
    /// White space within a name.
    Name,
    /// After a hyphen or dash of the text.
    Dash,
    /// Within a word, where a hyphen is added.
    Hyphen,
    /// Where the words of a compound join, where a hyphen is added.
    Joint,
    /// Within an address, where nothing is added.
    Address,
    /// Between two letters of a word that no line holds and no syllable ends, where a hyphen is added.
    Letters,
    /// Within what no line holds and has no hyphens: a number, an identifier, a row of ideographs.
    Anywhere,
    /// A forced line break.
    Forced,
    /// The end of the passage.
    End,
}

impl Kind {
    /// Whether a hyphen is added at the end of the line.
    pub fn adds_hyphen(self) -> bool {
        match self {
            Kind::Hyphen | Kind::Joint | Kind::Letters => true,
            Kind::Start
            | Kind::Plain
            | Kind::Syllable
            | Kind::Citation
            | Kind::LastCitation
            | Kind::Name
            | Kind::Dash
            | Kind::Address
            | Kind::Anywhere
            | Kind::Forced
            | Kind::End => false,
        }
    }

    /// Whether it is taken only where there is no other.
    pub fn is_last_resort(self) -> bool {
        matches!(self, Kind::Letters | Kind::Anywhere)
    }

    /// Whether the line ends within a word, and not where the text itself has a hyphen.
    pub fn cuts_a_word(self) -> bool {
        self.adds_hyphen() || self == Kind::Anywhere
    }
}

/// Running sums.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Natural width.
    pub width: Pt,
    /// Of what stretches as a space does: the natural width of spaces, which is in `width` too, and that
    /// of a space that would stretch as a joint does.
    pub stretch: Pt,
    /// The same of what shrinks as a space does.
    pub shrink: Pt,
    /// How far the letters can give, either way.
    pub letters: Pt,
}
