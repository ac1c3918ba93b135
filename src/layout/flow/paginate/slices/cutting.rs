//! Pieces → slices, one piece after another.

use super::{FlowBox, Slice, Slices, variants};
use crate::geometry::Pt;
use crate::layout::flow::galley::{BoxDesign, Content, Lines, Piece, SpaceGrowth};
use crate::layout::flow::paginate::floats::Float;
use crate::layout::flow::paginate::{NoteLine, PageSpace};

/// Charged for a page that ends within a paragraph.
const WITHIN: f64 = 1.0;
/// Charged for a page that ends within a word.
const WITHIN_A_WORD: f64 = 2.0;
/// A table that takes no more than this part of a page is small.
const SMALL_TABLE: f64 = 0.34;
/// Charged for a page that ends within a small table: it may rather fall short by six lines.
const WITHIN_SMALL_TABLE: f64 = 36.0;
/// A float is no higher than this part of a page: one that is stands where it stands.
const HIGHEST_FLOAT: f64 = 0.9;

/// The slices of all pieces, and where pages may break between them.
pub fn slices(pieces: &[Piece], notes: &[NoteLine], space: PageSpace) -> Slices {
    let count = pieces.iter().map(Piece::slice_count).sum();
    let mut cutting = Cutting {
        pieces,
        notes,
        space,
        made: Slices {
            slices: Vec::with_capacity(count),
            boxes: Vec::new(),
            floats: Vec::new(),
        },
        within: None,
        called: 0,
        bound: true,
        bound_to_words: false,
        above: Above::default(),
        growth: None,
        float: None,
        behind: None,
    };
    for (piece, set) in pieces.iter().enumerate() {
        match &set.content {
            Content::Begin(design) => cutting.begin(piece, set, design),
            Content::End => cutting.end(),
            // What stands elsewhere parts nothing and binds nothing.
            Content::Turned(_) => {}
            Content::Lines(_) | Content::Graphic(_) | Content::Row(_) => cutting.cut(piece, set),
        }
    }
    if let Some(last) = cutting.made.slices.last_mut() {
        last.notes = notes.len();
    }
    cutting.made
}

/// Slices, while they are made.
struct Cutting<'a> {
    pieces: &'a [Piece],
    notes: &'a [NoteLine],
    space: PageSpace,
    made: Slices,
    /// The innermost box.
    within: Option<usize>,
    /// How many lines of notes have been called.
    called: usize,
    /// Whether the next slice stays with the one before it.
    bound: bool,
    /// Whether that is more than a heading, which any text that follows does for: words that say what comes next.
    bound_to_words: bool,
    /// What lies above the next slice.
    above: Above,
    /// How far that may grow, if boxes that begin say so.
    growth: Option<SpaceGrowth>,
    /// The float that has been begun.
    float: Option<Begun>,
    /// Behind a float the space below it, and its index.
    behind: Option<(Pt, Option<usize>)>,
}

/// The space above something: where the float before it stands there, and where that stands elsewhere.
#[derive(Clone, Copy, Default)]
struct Above {
    here: Pt,
    apart: Pt,
}

/// A float that has been begun.
struct Begun {
    /// Its box.
    within: usize,
    /// Its first slice.
    first: usize,
    below: Pt,
    /// How many lines of notes were called before it.
    called: usize,
}

impl Cutting<'_> {
    fn begin(&mut self, piece: usize, set: &Piece, design: &BoxDesign) {
        let is_outermost = self.within.is_none();
        let table = match design {
            BoxDesign::Table(table) => Some(table),
            BoxDesign::Panel(_) | BoxDesign::Float(_) => None,
        };
        self.made.boxes.push(FlowBox {
            piece,
            first: self.made.slices.len(),
            around: self.within,
            padding: design.padding(),
            paddings: paddings(&self.made.boxes, self.within) + design.padding(),
            repeated: design.repeated(),
            opening: piece + design.opening_pieces(),
            notes: self.notes_of(piece, design),
            note_space: table.map_or(Pt::ZERO, |table| table.notes.space),
            called_by_head: table.map_or(0, |table| table.notes.called_by_head),
        });
        let within = self.made.boxes.len() - 1;
        self.within = Some(within);
        self.leave(set.above);
        self.pad(design.padding());
        self.growth = Some(together(self.growth, set.growth));
        if let BoxDesign::Float(float) = design
            && is_outermost
            && !self.bound_to_words
        {
            self.float = Some(Begun {
                within,
                first: self.made.slices.len(),
                below: float.below,
                called: self.called,
            });
        }
    }

    /// How high the notes of a table are, which stand behind it.
    fn notes_of(&self, piece: usize, design: &BoxDesign) -> Vec<Pt> {
        let notes = design.notes(self.pieces, piece);
        let height = |note: &Piece| {
            (0..note.slice_count())
                .map(|index| note.slice_height(index))
                .sum()
        };
        notes.map(height).collect()
    }

    fn end(&mut self) {
        let ended = self.within;
        let ended_box = ended.and_then(|within| self.made.boxes.get(within));
        let padding = ended_box.map_or(Pt::ZERO, |ended| ended.padding);
        let table = ended_box.filter(|ended| self.is_table(ended));
        let table = table.map(|table| table.first);
        self.within = ended_box.and_then(|ended| ended.around);
        self.pad(padding);
        if let Some(first) = table {
            self.end_table(first);
        }
        if let Some(float) = self.float.take_if(|float| Some(float.within) == ended) {
            self.end_float(&float);
        }
    }

    fn is_table(&self, flow_box: &FlowBox) -> bool {
        let begin = self.pieces.get(flow_box.piece).map(|piece| &piece.content);
        matches!(begin, Some(Content::Begin(BoxDesign::Table(_))))
    }

    /// Ends a table, which has its slices from one on. One that takes little of a page is divided only where that would be
    /// left empty otherwise.
    fn end_table(&mut self, first: usize) {
        let own = self.made.slices.get_mut(first..).unwrap_or_default();
        if let Some(first) = own.first_mut() {
            first.begins_table = true;
        }
        let height: Pt = own.iter().map(|slice| slice.above + slice.height).sum();
        if height > self.space.height * SMALL_TABLE {
            return;
        }
        for slice in own.iter_mut().skip(1) {
            slice.break_before = slice.break_before.map(|cost| cost + WITHIN_SMALL_TABLE);
        }
    }

    /// Ends a float. One that calls notes stands where it stands: they could come before it otherwise.
    fn end_float(&mut self, begun: &Begun) {
        let slices = begun.first..self.made.slices.len();
        let Some(own) = self.made.slices.get_mut(slices.clone()) else {
            return;
        };
        let height: Pt = own.iter().map(|slice| slice.above + slice.height).sum();
        let may_wait = !own.is_empty()
            && begun.called == self.called
            && height <= self.space.height * HIGHEST_FLOAT;
        if may_wait {
            for slice in own.iter_mut().skip(1) {
                slice.break_before = None;
            }
            self.made.floats.push(Float {
                slices,
                below: begun.below,
                apart: Pt::ZERO,
            });
        }
        let float = may_wait.then(|| self.made.floats.len() - 1);
        self.behind = Some((begun.below, float));
    }

    /// Leaves space above what comes next.
    fn leave(&mut self, own: Pt) {
        let below = match &mut self.behind {
            Some((below, _)) => std::mem::take(below),
            None => Pt::ZERO,
        };
        self.above.here += own.max(below);
        self.above.apart += own;
    }

    fn pad(&mut self, padding: Pt) {
        self.above.here += padding;
        self.above.apart += padding;
    }

    /// Cuts a piece into slices.
    fn cut(&mut self, piece: usize, set: &Piece) {
        let count = set.slice_count();
        if count == 0 {
            self.bind(set);
            return;
        }
        self.leave(set.above);
        if let Some((_, Some(float))) = self.behind.take() {
            self.made.floats[float].apart = self.above.apart;
        }
        let padding = paddings(&self.made.boxes, self.within);
        let opening = padding + repeated(&self.made.boxes, self.within, piece);
        for index in 0..count {
            self.call_notes(set, index);
            let first = index == 0;
            let variants = match set.lines() {
                Some(lines) if index + 1 == count => variants(lines, self.space.line),
                _ => None,
            };
            self.made.slices.push(Slice {
                piece,
                index,
                height: set.slice_height(index),
                above: if first { self.above.here } else { Pt::ZERO },
                opening,
                closing: padding,
                growth: if first {
                    together(self.growth, set.growth)
                } else {
                    none(set.growth)
                },
                on_grid: set.on_grid && first,
                opens_page: first && set.opens_page,
                break_before: if first {
                    (!self.bound && !set.keep.with_previous).then_some(0.0)
                } else {
                    break_within(set, index, count)
                },
                notes: self.called,
                variants,
                within: self.within,
                begins_table: false,
                calls: match &set.content {
                    Content::Row(row) => row.calls,
                    Content::Lines(_)
                    | Content::Graphic(_)
                    | Content::Begin(_)
                    | Content::End
                    | Content::Turned(_) => 0,
                },
            });
        }
        (self.above, self.growth) = (Above::default(), None);
        self.bind(set);
    }

    fn bind(&mut self, set: &Piece) {
        self.bound = set.keep.with_next;
        self.bound_to_words = set.keep.with_next && !set.keep.together;
    }

    fn call_notes(&mut self, set: &Piece, index: usize) {
        for (lines, line) in set.lines_of(index) {
            for note in lines.notes(line) {
                let end = self
                    .notes
                    .partition_point(|line| line.note <= note.0 as usize);
                self.called = self.called.max(end);
            }
        }
    }
}

/// The padding of a box and of those around it.
fn paddings(boxes: &[FlowBox], within: Option<usize>) -> Pt {
    let innermost = within.and_then(|within| boxes.get(within));
    innermost.map_or(Pt::ZERO, |innermost| innermost.paddings)
}

/// How high that is which the boxes around a piece repeat where it opens a page.
fn repeated(boxes: &[FlowBox], within: Option<usize>, piece: usize) -> Pt {
    let mut height = Pt::ZERO;
    let mut around = within.and_then(|within| boxes.get(within));
    while let Some(flow_box) = around {
        if piece > flow_box.opening {
            height += flow_box.repeated;
        }
        around = flow_box.around.and_then(|outer| boxes.get(outer));
    }
    height
}

/// What a page break before a line of a piece costs that is not its first.
fn break_within(piece: &Piece, index: usize, count: usize) -> Option<f64> {
    // Above it lie as many lines as its index.
    let beside = |lines: &Lines| lines.leading * (index as f64) < lines.reach();
    let is_bound = piece.keep.together || index == 1 || index + 1 == count;
    if is_bound || piece.lines().is_some_and(beside) {
        return None;
    }
    let hyphen = |lines: &Lines| lines.paragraph.ends_in_hyphen(index - 1);
    Some(if piece.lines().is_some_and(hyphen) {
        WITHIN + WITHIN_A_WORD
    } else {
        WITHIN
    })
}

/// How far two spaces grow that have become one: as the second does, and as far as both.
fn together(one: Option<SpaceGrowth>, other: SpaceGrowth) -> SpaceGrowth {
    match (one, other) {
        (Some(SpaceGrowth::Front(one)), SpaceGrowth::Front(other)) => {
            SpaceGrowth::Front(one + other)
        }
        (Some(SpaceGrowth::HalfLines(one)), SpaceGrowth::HalfLines(other)) => {
            SpaceGrowth::HalfLines(one.saturating_add(other))
        }
        (
            None | Some(SpaceGrowth::Front(_) | SpaceGrowth::HalfLines(_) | SpaceGrowth::ToFoot),
            SpaceGrowth::Front(_) | SpaceGrowth::HalfLines(_) | SpaceGrowth::ToFoot,
        ) => other,
    }
}

/// That there is no space that could grow: within a piece.
fn none(growth: SpaceGrowth) -> SpaceGrowth {
    match growth {
        SpaceGrowth::Front(_) => SpaceGrowth::Front(0.0),
        SpaceGrowth::HalfLines(_) | SpaceGrowth::ToFoot => SpaceGrowth::HalfLines(0),
    }
}
