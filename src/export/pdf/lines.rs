//! Lines with letters that run from right to left → the pieces in which they are shown.
//!
//! In: the runs of a line that stand among such letters and belong to one thing. Out: pieces. Within a
//! piece, codes stand in the order of their places, from left to right: so do programs write that know
//! nothing of either direction, and readers have learnt to put it right. But one of them (pdf.js) turns
//! a piece around only where enough of its letters run from right to left, ends a piece where the font
//! changes, and sees no space where the next piece begins further left. So:
//!
//! - What it turns around is one piece; what it does not is shown in the order of the text, run by run
//!   and, where a run has no letters, sign by sign.
//! - A change of the font begins a piece, but within what runs from left to right; pieces follow each
//!   other in the order of the text.
//! - Where a space or a gap stands between a piece and the next to its left, the last code of the piece
//!   says the space: [`Variant::Turned`], [`Variant::Straight`].
//!
//! Others (PDFium, poppler) sort all codes of a line by place, however they are shown.

use unicode_bidi::{BidiClass, bidi_class};

use crate::layout::frame::{GlyphRun, Group, Item, Mark, PlacedPath, PlacedPicture, Rule};

/// How a word is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// As it is.
    Plain,
    /// With a hyphen that the line breaker added.
    Hyphened,
    /// Its last letter says a space as well, in a piece that is turned around.
    Turned,
    /// The same in one that is not.
    Straight,
}

impl Variant {
    /// How many there are; each is an index below this.
    pub const COUNT: usize = 4;

    /// That of a word where it stands by itself.
    pub fn of(run: &GlyphRun, index: usize) -> Variant {
        if run.words[index].soft_hyphen {
            Variant::Hyphened
        } else {
            Variant::Plain
        }
    }
}

/// The least gap that is taken for a space, in ems.
const GAP: f64 = 0.1;

/// A word at its place.
#[derive(Debug, Clone, Copy)]
pub struct PlacedText<'a> {
    /// Its run.
    pub run: &'a GlyphRun,
    /// Which word of the run.
    pub index: usize,
    /// Its left and its right edge, in points.
    pub edges: (f64, f64),
}

impl<'a> PlacedText<'a> {
    fn new(run: &'a GlyphRun, index: usize) -> Self {
        let left = run.words[index].x;
        // The next word stands to the left of one from right to left.
        let right = match (run.is_right_to_left(), index) {
            (true, 0) => run.width,
            (true, _) => run.words[index - 1].x,
            (false, _) => (run.words.get(index + 1)).map_or(run.width, |next| next.x),
        };
        PlacedText {
            run,
            index,
            edges: ((run.x + left).0, (run.x + right).0),
        }
    }

    /// Its characters.
    pub fn text(&self) -> &'a str {
        self.run.word_text(self.index)
    }

    /// Whether it is white space.
    pub fn is_space(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// Words that are shown in one go.
#[derive(Debug)]
pub struct Piece<'a> {
    /// The words in the order of the text.
    pub words: Vec<PlacedText<'a>>,
    /// How they are shown.
    pub order: Order,
    /// Whether the last says a space as well.
    pub says_space: bool,
    /// Whether it goes on from left to right with what was shown before.
    pub continues: bool,
}

/// In which order a piece is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By place, from left to right.
    ByPlace,
    /// The same, and it is not turned around: it runs from left to right.
    LeftToRight,
    /// Sign by sign, in the order of the text.
    SignBySign,
}

impl Piece<'_> {
    /// How a word of it is shown.
    pub fn variant(&self, index: usize) -> Variant {
        let word = &self.words[index];
        if !self.says_space || index + 1 < self.words.len() {
            return Variant::of(word.run, word.index);
        }
        match self.order {
            Order::ByPlace => Variant::Turned,
            Order::LeftToRight | Order::SignBySign => Variant::Straight,
        }
    }
}

/// What is shown at once.
pub enum Shown<'a> {
    /// A run from left to right.
    Run(&'a GlyphRun),
    /// What stands among letters from right to left.
    Line(Line<'a>),
    /// A picture.
    Picture(&'a PlacedPicture),
    /// A rule.
    Rule(&'a Rule),
    /// A line along a path.
    Path(&'a PlacedPath),
    /// Several things that are turned.
    Group(&'a Group),
}

/// What is shown of a page, in the order of its items.
pub fn shown(items: &[Item]) -> impl Iterator<Item = Shown<'_>> {
    let mut rest = items;
    let mut before = None;
    std::iter::from_fn(move || {
        let [item, later @ ..] = rest else {
            return None;
        };
        rest = later;
        Some(match item {
            Item::Glyphs(run) if run.level == 0 => Shown::Run(run),
            Item::Glyphs(run) => {
                let line = Line::new(before, run, later);
                rest = &later[line.runs.len() - 1..];
                // Decoration says nothing that others go on with.
                if run.mark != Mark::Decoration {
                    before = line.runs.last().copied();
                }
                Shown::Line(line)
            }
            Item::Picture(placed) => Shown::Picture(placed),
            Item::Rule(rule) => Shown::Rule(rule),
            Item::Path(path) => Shown::Path(path),
            Item::Group(group) => Shown::Group(group),
        })
    })
}

/// A line's runs that belong to one thing and stand among letters from right to left.
pub struct Line<'a> {
    /// The runs in the order of the text.
    pub runs: Vec<&'a GlyphRun>,
    /// What was shown before, wherever it stands.
    before: Option<&'a GlyphRun>,
    /// What follows on the line.
    next: Option<&'a GlyphRun>,
}

impl<'a> Line<'a> {
    /// The line that a run begins, followed by these items.
    fn new(before: Option<&'a GlyphRun>, first: &'a GlyphRun, later: &'a [Item]) -> Self {
        let mut runs = vec![first];
        let mut next = None;
        for item in later {
            match item {
                Item::Glyphs(run)
                    if run.y == first.y
                        && (run.mark != Mark::Decoration || first.mark == Mark::Decoration) =>
                {
                    if run.mark != first.mark || run.level == 0 {
                        next = Some(run);
                        break;
                    }
                    runs.push(run);
                }
                Item::Glyphs(_)
                | Item::Rule(_)
                | Item::Path(_)
                | Item::Picture(_)
                | Item::Group(_) => break,
            }
        }
        Line { runs, before, next }
    }

    /// What it says, in the order of the text.
    pub fn said(&self) -> String {
        let mut said = String::new();
        for run in &self.runs {
            said.push_str(&run.text);
            if run.words.iter().any(|word| word.soft_hyphen) {
                said.push('\u{ad}');
            }
        }
        said
    }

    /// Its pieces, in the order in which they are shown. White space at the end of the line is not.
    pub fn pieces(&self) -> Vec<Piece<'a>> {
        let words = self.runs.iter().flat_map(|run| {
            let words = 0..run.words.len();
            words.map(|index| PlacedText::new(run, index))
        });
        let mut words: Vec<PlacedText<'a>> = words.collect();
        let seen = words.iter().rposition(|word| !word.is_space());
        let ends_with_space = seen.is_none_or(|last| last + 1 < words.len());
        if self.next.is_none() {
            words.truncate(seen.map_or(0, |last| last + 1));
        }
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for words in set_alike(&words) {
            for (words, order) in ordered(words) {
                push(&mut pieces, words, order);
            }
        }
        if let Some(next) = self.next.filter(|next| !next.words.is_empty())
            && let Some(last) = pieces.last_mut()
        {
            let next = PlacedText::new(next, 0);
            let has_space = ends_with_space || next.is_space();
            last.end_before(next.edges, has_space);
        }
        if let (Some(before), Some(first)) = (self.before, pieces.first_mut()) {
            first.continues = continues(before, first);
        }
        pieces
    }
}

/// Whether a piece goes on where a run from left to right ends.
fn continues(before: &GlyphRun, piece: &Piece<'_>) -> bool {
    let first = &piece.words[0];
    let gap = first.edges.0 - (before.x + before.width).0;
    piece.order == Order::LeftToRight
        && before.y == first.run.y
        && !before.is_right_to_left()
        && gap.abs() < first.run.size.0
}

/// Adds words to the pieces. White space between a piece and the next to its left is shown by neither.
fn push<'a>(pieces: &mut Vec<Piece<'a>>, words: &[PlacedText<'a>], order: Order) {
    let first = words.iter().position(|word| !word.is_space());
    let mut words = words;
    if let Some(before) = pieces.last_mut() {
        let next = words[first.unwrap_or(0)].edges;
        if before.end_before(next, first != Some(0)) {
            words = &words[first.unwrap_or(words.len())..];
        }
    }
    if !words.is_empty() {
        pieces.push(Piece {
            words: words.to_vec(),
            order,
            says_space: false,
            continues: false,
        });
    }
}

impl Piece<'_> {
    /// Ends a piece before what stands at these edges, with white space between them or not; gives
    /// whether that stands to its left. Then its last code says the space, which is not shown.
    fn end_before(&mut self, next: (f64, f64), has_space: bool) -> bool {
        let seen = self.words.iter().rposition(|word| !word.is_space());
        let Some(seen) = seen else {
            return false;
        };
        let left = (self.words[..=seen].iter()).map(|word| word.edges.0);
        let left = left.fold(f64::MAX, f64::min);
        let gap = self.words[0].run.size.0 * GAP;
        let (_, right) = next;
        if right >= left + gap {
            return false;
        }
        self.says_space |= has_space || seen + 1 < self.words.len() || left - right > gap;
        self.words.truncate(seen + 1);
        true
    }
}

/// Words in groups that no change of the font divides, but within what runs from left to right.
fn set_alike<'w, 'a>(words: &'w [PlacedText<'a>]) -> Vec<&'w [PlacedText<'a>]> {
    let is_turned = |word: &PlacedText<'_>| word.run.is_right_to_left();
    let font = |word: &PlacedText<'_>| (word.run.face, word.run.size);
    // Each part is of one font, or runs from left to right: from where to where, and its font.
    let mut parts: Vec<(usize, usize, Option<_>)> = Vec::new();
    let mut start = 0;
    for stretch in words.chunk_by(|one, next| is_turned(one) == is_turned(next)) {
        if is_turned(&stretch[0]) {
            for part in stretch.chunk_by(|one, next| font(one) == font(next)) {
                parts.push((start, start + part.len(), Some(font(&part[0]))));
                start += part.len();
            }
        } else {
            let one = stretch.iter().all(|word| font(word) == font(&stretch[0]));
            parts.push((start, start + stretch.len(), one.then(|| font(&stretch[0]))));
            start += stretch.len();
        }
    }
    let groups = parts.chunk_by(|(_, _, one), (_, _, next)| one.is_some() && one == next);
    groups
        .map(|group| &words[group[0].0..group[group.len() - 1].1])
        .collect()
}

/// Words of one font, in pieces as they are turned around or not.
fn ordered<'w, 'a>(words: &'w [PlacedText<'a>]) -> Vec<(&'w [PlacedText<'a>], Order)> {
    if is_turned(words) {
        return vec![(words, Order::ByPlace)];
    }
    let levels = words.chunk_by(|one, next| one.run.level == next.run.level);
    levels
        .map(|words| {
            let order = match (is_turned(words), words[0].run.is_right_to_left()) {
                (true, _) => Order::ByPlace,
                (false, true) => Order::SignBySign,
                (false, false) => Order::LeftToRight,
            };
            (words, order)
        })
        .collect()
}

/// Whether pdf.js turns the text of words around: where any of its letters run from right to left, and
/// three in ten or it is short.
fn is_turned(words: &[PlacedText<'_>]) -> bool {
    let (mut letters, mut length) = (0, 0);
    for character in words.iter().flat_map(|word| word.text().chars()) {
        let class = bidi_class(character);
        letters += u32::from(matches!(
            class,
            BidiClass::R | BidiClass::AL | BidiClass::AN
        ));
        length += 1;
    }
    letters > 0 && (letters * 10 >= length * 3 || length <= 4)
}
