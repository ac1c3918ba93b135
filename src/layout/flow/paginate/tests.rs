//! The search, on slices that are made up: a fault shows here where it is, not as a changed page.
//!
//! A line is 10 points high. Pages are described by the slice that each ends before.

use super::floats::{Float, FloatQueue};
use super::material::Material;
use super::notes::NoteQueue;
use super::paths::Break;
use super::slices::{Slice, Variants};
use super::{NoteLine, PageSpace, plan, search};
use crate::geometry::Pt;
use crate::layout::flow::galley::SpaceGrowth;

mod floats;
mod least;

/// A page of so many lines.
fn page(lines: usize) -> PageSpace {
    PageSpace {
        height: Pt(10.0 * lines as f64),
        line: Pt(10.0),
        note_gap: Pt(5.0),
    }
}

/// A line that is a piece of its own, before which a page may break.
pub fn line(piece: usize) -> Slice {
    Slice {
        piece,
        index: 0,
        height: Pt(10.0),
        above: Pt::ZERO,
        opening: Pt::ZERO,
        closing: Pt::ZERO,
        growth: SpaceGrowth::HalfLines(0),
        on_grid: false,
        opens_page: false,
        break_before: Some(0.0),
        notes: 0,
        variants: None,
        within: None,
        begins_table: false,
        calls: 0,
    }
}

/// So many such lines.
fn lines(count: usize) -> Vec<Slice> {
    let mut slices: Vec<Slice> = (0..count).map(line).collect();
    slices[0].break_before = None;
    slices
}

/// Paragraphs of so many lines each: none breaks after its first line or before its last.
fn paragraphs(counts: &[usize]) -> Vec<Slice> {
    let mut slices = Vec::new();
    for (piece, &count) in counts.iter().enumerate() {
        slices.extend((0..count).map(|index| Slice {
            index,
            opens_page: false,
            break_before: match index {
                0 if piece == 0 => None,
                0 => Some(0.0),
                1 => None,
                _ if index + 1 == count => None,
                _ => Some(1.0),
            },
            ..line(piece)
        }));
    }
    slices
}

/// The lines of notes of so many lines each.
fn notes(counts: &[usize]) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    for (note, &count) in counts.iter().enumerate() {
        lines.extend((0..count).map(|line| NoteLine {
            note,
            piece: 0,
            line,
            height: Pt(10.0),
        }));
    }
    lines
}

/// Lets a slice, and so all after it, have called so many lines of notes.
fn call(slices: &mut [Slice], from: usize, lines: usize) {
    for slice in &mut slices[from..] {
        slice.notes = lines;
    }
}

/// The material of a flow without floats.
pub fn of<'a>(slices: &'a [Slice], notes: &'a [NoteLine], space: PageSpace) -> Material<'a> {
    with_floats(slices, notes, &[], space)
}

/// The material of a flow with floats.
pub fn with_floats<'a>(
    slices: &'a [Slice],
    notes: &'a [NoteLine],
    floats: &'a [Float],
    space: PageSpace,
) -> Material<'a> {
    Material {
        boxes: &[],
        slices,
        closing: slices.len(),
        notes: NoteQueue {
            lines: notes,
            gap: space.note_gap,
        },
        floats: FloatQueue(floats),
        space,
    }
}

/// The slice and the line of a note that each page ends before.
fn ends(slices: &[Slice], notes: &[NoteLine], space: PageSpace) -> Vec<(usize, usize)> {
    let ends = search::cheapest(&of(slices, notes, space));
    ends.into_iter().map(|end| (end.slice, end.note)).collect()
}

/// The slice that each page of a flow without notes ends before.
fn ends_of(slices: &[Slice], lines: usize) -> Vec<usize> {
    let ends = ends(slices, &[], page(lines));
    ends.into_iter().map(|(slice, _)| slice).collect()
}

#[test]
fn pages_are_filled() {
    assert_eq!(ends_of(&lines(12), 4), [4, 8, 12]);
    assert_eq!(ends_of(&lines(1), 4), [1]);
}

#[test]
fn a_last_page_takes_lines_from_the_one_before_it() {
    let ends = ends_of(&lines(10), 4);
    assert_eq!(ends.len(), 3);
    assert_eq!(ends[2] - ends[1], 3, "{ends:?}");
}

#[test]
fn paragraphs_are_divided_two_lines_from_either_end() {
    // The third line of the second paragraph would fill the first page, and leave a line alone.
    assert_eq!(ends_of(&paragraphs(&[3, 4, 3]), 6), [5, 10]);
}

#[test]
fn what_is_bound_to_the_next_goes_with_it() {
    let mut slices = lines(10);
    slices[4].break_before = None;
    assert_eq!(ends_of(&slices, 4), [3, 7, 10]);
}

#[test]
fn a_page_breaks_where_it_may_not_only_where_it_must() {
    let mut slices = lines(6);
    slices
        .iter_mut()
        .for_each(|slice| slice.break_before = None);
    assert_eq!(ends_of(&slices, 4), [4, 6]);
}

#[test]
fn what_is_higher_than_a_page_has_one_to_itself() {
    let mut slices = lines(3);
    slices[1].height = Pt(100.0);
    assert_eq!(ends_of(&slices, 4), [1, 2, 3]);
}

#[test]
fn a_note_stands_on_the_page_that_calls_it() {
    let mut slices = lines(8);
    call(&mut slices, 3, 2);
    // With its call and the gap above it, the note would make the first page of five lines overfull.
    assert_eq!(
        ends(&slices, &notes(&[2]), page(5)),
        [(3, 0), (5, 2), (8, 2)]
    );
}

#[test]
fn a_note_runs_on_with_two_lines_on_either_page() {
    let mut slices = lines(2);
    slices[1].break_before = None;
    call(&mut slices, 0, 9);
    // Of eight lines, two and a gap are taken: five are left, and four stand on the next page.
    assert_eq!(ends(&slices, &notes(&[9]), page(8)), [(2, 5), (2, 9)]);
    // With six, the note has three lines here, and five and then one on pages of their own.
    assert_eq!(
        ends(&slices, &notes(&[9]), page(6)),
        [(2, 3), (2, 8), (2, 9)]
    );
}

#[test]
fn a_paragraph_is_set_a_line_shorter_where_that_fills_the_page() {
    let mut slices = paragraphs(&[4, 4, 4]);
    let shorter = Some((1, 1.0));
    slices[3].variants = Some(Box::new(Variants {
        shorter,
        longer: None,
    }));
    let material = of(&slices, &[], page(7));
    let ends = search::cheapest(&material);
    assert_eq!(ends[0].slice, 8);
    assert_eq!(ends[0].looseness, -1);
    let plan = plan::page(&material, Break::default(), ends[0]);
    assert_eq!(plan.variants, [(0, 1)]);
    let placed: Vec<_> = plan.slices.iter().map(|at| (at.piece, at.index)).collect();
    let whole: Vec<_> = (0..3).map(|index| (0, index)).collect();
    assert_eq!(placed[..3], whole);
    assert_eq!(plan.slices[3].top, Pt(30.0), "the next paragraph moves up");
}

#[test]
fn a_paragraph_is_set_a_line_longer_where_that_fills_the_page() {
    let mut slices = paragraphs(&[4, 3, 4]);
    slices[3].variants = Some(Box::new(Variants {
        shorter: None,
        longer: Some((1, 0.5)),
    }));
    slices[7].break_before = Some(0.0);
    slices[9].break_before = None;
    let material = of(&slices, &[], page(8));
    let ends = search::cheapest(&material);
    assert_eq!((ends[0].slice, ends[0].looseness), (7, 1));
    let plan = plan::page(&material, Break::default(), ends[0]);
    assert_eq!(plan.slices.len(), 8);
    assert_eq!((plan.slices[4].piece, plan.slices[4].index), (0, 4));
    assert_eq!(plan.slices[7].top, Pt(70.0));
}

#[test]
fn spaces_are_dropped_at_the_top_and_kept_to_the_grid_below() {
    let mut slices = lines(6);
    for slice in &mut slices {
        slice.above = Pt(3.0);
        slice.on_grid = true;
    }
    let material = of(&slices, &[], page(5));
    let ends = search::cheapest(&material);
    let plan = plan::page(&material, Break::default(), ends[0]);
    let tops: Vec<f64> = plan.slices.iter().map(|placed| placed.top.0).collect();
    assert_eq!(tops, [0.0, 15.0, 30.0]);
}

#[test]
fn a_short_page_is_stretched_where_it_has_spaces() {
    let mut slices = lines(9);
    slices[2].growth = SpaceGrowth::HalfLines(3);
    slices[4].break_before = None;
    slices[5].break_before = None;
    let material = of(&slices, &[], page(5));
    let ends = search::cheapest(&material);
    assert_eq!(ends[0].slice, 3, "no page may end before the next two");
    let plan = plan::page(&material, Break::default(), ends[0]);
    // Two lines are missing: one stays empty, the other is taken by the space above the third.
    let tops: Vec<f64> = plan.slices.iter().map(|placed| placed.top.0).collect();
    assert_eq!(tops, [0.0, 10.0, 30.0]);
}

#[test]
fn what_is_padded_and_repeated_at_a_break_takes_its_place() {
    let mut slices = lines(13);
    // A table from the fourth line on: its head of a line is repeated, and a rule closes each part.
    for slice in &mut slices[3..] {
        slice.opening = Pt(10.0);
        slice.closing = Pt(2.0);
    }
    let material = of(&slices, &[], page(5));
    let ends = search::cheapest(&material);
    let places: Vec<usize> = ends.iter().map(|end| end.slice).collect();
    assert_eq!(places, [4, 7, 10, 13]);
    let plan = plan::page(&material, ends[0], ends[1]);
    let tops: Vec<f64> = plan.slices.iter().map(|placed| placed.top.0).collect();
    assert_eq!(tops, [10.0, 20.0, 30.0]);
}
