//! Slices of pieces that are made up of graphics and boxes.

use std::sync::Arc;

use super::super::material::Material;
use super::super::paths::Break;
use super::super::{PageSpace, PlacedBox, feet, plan, search};
use super::*;
use crate::geometry::Color;
use crate::layout::flow::galley::{
    self, BoxDesign, Content, Graphic, Panel, TableFrame, TableHead, TableNotes, TableRow,
};
use crate::layout::frame::{Item, Mark, PlacedPicture};
use crate::picture::drawing::Drawing;
use crate::picture::{self, Picture};

/// Pages of ten lines.
const SPACE: PageSpace = PageSpace {
    height: Pt(100.0),
    line: Pt(10.0),
    note_gap: Pt::ZERO,
};

/// A graphic of 10 points' height, 3 below the one before it.
fn graphic() -> Piece {
    let drawing = Drawing {
        width: 1.0,
        height: 1.0,
        shapes: Vec::new(),
    };
    let picture = Picture {
        content: picture::Content::Drawing(drawing),
        width: 1.0,
        height: 1.0,
        inscriptions: Vec::new(),
        digest: String::new(),
    };
    let room = (Pt(10.0), Pt(10.0));
    let picture = PlacedPicture::fitting(&Arc::new(picture), room, Mark::Decoration);
    Piece {
        above: Pt(3.0),
        ..Piece::new(Content::Graphic(Graphic {
            height: picture.height,
            items: vec![Item::Picture(picture)],
            hanging: Vec::new(),
        }))
    }
}

fn begin(padding: f64) -> Piece {
    Piece {
        above: Pt(5.0),
        ..Piece::new(Content::Begin(BoxDesign::Panel(Panel {
            x: Pt::ZERO,
            width: Pt(100.0),
            color: Color::BLACK,
            padding: Pt(padding),
        })))
    }
}

/// A graphic, then a box with a graphic and a box of two in it, then one more.
fn nested() -> Vec<Piece> {
    vec![
        graphic(),
        begin(4.0),
        graphic(),
        begin(1.0),
        graphic(),
        graphic(),
        Piece::new(Content::End),
        Piece::new(Content::End),
        graphic(),
    ]
}

#[test]
fn what_a_box_takes_is_told_by_its_neighbours() {
    let Slices { slices, boxes, .. } = slices(&nested(), &[], SPACE);
    let of = |slice: &Slice| (slice.piece, slice.above.0, slice.opening.0, slice.within);
    let found: Vec<_> = slices.iter().map(of).collect();
    assert_eq!(
        found,
        [
            (0, 3.0, 0.0, None),
            (2, 5.0 + 4.0 + 3.0, 4.0, Some(0)),
            (4, 5.0 + 1.0 + 3.0, 5.0, Some(1)),
            (5, 3.0, 5.0, Some(1)),
            (8, 1.0 + 4.0 + 3.0, 0.0, None),
        ]
    );
    assert!(slices.iter().all(|slice| slice.opening == slice.closing));
    let around: Vec<_> = boxes.iter().map(|each| (each.piece, each.around)).collect();
    assert_eq!(around, [(1, None), (3, Some(0))]);
}

#[test]
fn a_float_that_stands_elsewhere_leaves_no_space() {
    let float = |above: f64, below: f64| Piece {
        above: Pt(above),
        ..Piece::new(Content::Begin(BoxDesign::Float(galley::Float {
            below: Pt(below),
        })))
    };
    let end = || Piece::new(Content::End);
    let pieces = vec![
        graphic(),
        float(6.0, 8.0),
        graphic(),
        graphic(),
        end(),
        graphic(),
    ];
    let Slices { slices, floats, .. } = slices(&pieces, &[], SPACE);
    assert_eq!(floats.len(), 1);
    assert_eq!(floats[0].slices, 1..3);
    let aboves: Vec<f64> = slices.iter().map(|slice| slice.above.0).collect();
    assert_eq!(aboves, [3.0, 6.0 + 3.0, 3.0, 8.0]);
    assert_eq!(floats[0].apart, Pt(3.0), "as above what follows it");
    assert!(slices[2].break_before.is_none() && slices[3].break_before.is_some());
}

#[test]
fn what_is_higher_than_a_page_or_stands_in_a_box_does_not_float() {
    let float = || {
        Piece::new(Content::Begin(BoxDesign::Float(galley::Float {
            below: Pt(8.0),
        })))
    };
    let end = || Piece::new(Content::End);
    let mut high = vec![float()];
    high.extend((0..9).map(|_| graphic()));
    high.push(end());
    let inner = vec![begin(4.0), float(), graphic(), end(), end(), graphic()];
    for pieces in [high, inner] {
        assert!(slices(&pieces, &[], SPACE).floats.is_empty());
    }
}

#[test]
fn what_binds_pieces_binds_them_across_the_edges_of_boxes() {
    let mut pieces = nested();
    pieces[2].keep.with_next = true;
    pieces[8].keep.with_previous = true;
    let Slices { slices, .. } = slices(&pieces, &[], SPACE);
    let breaks: Vec<bool> = slices
        .iter()
        .map(|slice| slice.break_before.is_some())
        .collect();
    assert_eq!(breaks, [false, true, false, true, false]);
}

#[test]
fn a_box_that_is_divided_is_padded_on_either_page() {
    let mut pieces = nested();
    pieces.push(graphic());
    let made = slices(&pieces, &[], SPACE);
    // Room for the first three graphics: 10, 12 + 10, 9 + 10, and 5 to close both boxes.
    let space = PageSpace {
        height: Pt(56.0),
        line: Pt(10.0),
        note_gap: Pt::ZERO,
    };
    let material = Material::of(&made, &[], space);
    let ends = search::cheapest(&material);
    let placed = |from, to| plan::page(&material, from, to).boxes;
    let part = |piece, slices, top, bottom| PlacedBox {
        notes: Vec::new(),
        piece,
        slices,
        top: Pt(top),
        bottom: Pt(bottom),
        repeats: false,
    };
    assert_eq!(ends[0].slice, 3);
    assert_eq!(
        placed(Break::default(), ends[0]),
        [part(1, 1..3, 18.0, 56.0), part(3, 2..3, 40.0, 52.0)]
    );
    assert_eq!(
        placed(ends[0], ends[1]),
        [part(1, 0..1, 0.0, 20.0), part(3, 0..1, 4.0, 16.0)]
    );
    // A point less, and the third has no room.
    let space = PageSpace {
        height: Pt(55.0),
        ..space
    };
    let ends = search::cheapest(&Material::of(&made, &[], space));
    assert_eq!(ends[0].slice, 2);
}

fn row(height: f64) -> TableRow {
    TableRow {
        cells: Vec::new(),
        rules: Vec::new(),
        slices: vec![Pt(height)],
        carried: Vec::new(),
        calls: 0,
    }
}

/// A table with a head of twelve points, which is bound to the first row, and four rows of ten.
fn table() -> Vec<Piece> {
    let head = TableHead {
        pieces: 1,
        continued: None,
        space: Pt::ZERO,
        rows: vec![row(12.0)],
        height: Pt(12.0),
    };
    let mut pieces = vec![Piece::new(Content::Begin(BoxDesign::Table(Box::new(
        TableFrame {
            head,
            notes: TableNotes::default(),
        },
    ))))];
    for height in [12.0, 10.0, 10.0, 10.0, 10.0] {
        pieces.push(Piece::new(Content::Row(Box::new(row(height)))));
    }
    pieces[1].keep.with_next = true;
    pieces.push(Piece::new(Content::End));
    pieces
}

#[test]
fn a_table_repeats_its_head_where_it_goes_on_and_not_where_it_begins() {
    let made = slices(&table(), &[], SPACE);
    let slices = &made.slices;
    let openings: Vec<f64> = slices.iter().map(|slice| slice.opening.0).collect();
    assert_eq!(openings, [0.0, 12.0, 12.0, 12.0, 12.0]);
    let bound: Vec<bool> = slices
        .iter()
        .map(|slice| slice.break_before.is_none())
        .collect();
    assert_eq!(bound, [true, true, false, false, false]);
    let space = PageSpace {
        height: Pt(34.0),
        line: Pt(10.0),
        note_gap: Pt::ZERO,
    };
    let material = Material::of(&made, &[], space);
    let ends = search::cheapest(&material);
    // Head and two rows, then the head again and two more.
    assert_eq!(ends.iter().map(|end| end.slice).collect::<Vec<_>>(), [3, 5]);
    let first = plan::page(&material, Break::default(), ends[0]);
    assert!(!first.boxes[0].repeats);
    let second = plan::page(&material, ends[0], ends[1]);
    assert!(second.boxes[0].repeats);
    assert_eq!(second.boxes[0].top, Pt::ZERO);
    assert_eq!(second.slices[0].top, Pt(12.0));
}

#[test]
fn a_table_that_goes_on_has_the_notes_below_it_that_its_rows_on_the_page_call() {
    let mut pieces = table();
    let Content::Begin(BoxDesign::Table(frame)) = &mut pieces[0].content else {
        unreachable!("a table");
    };
    frame.notes = TableNotes {
        behind: vec![0, 1],
        space: Pt(1.0),
        called_by_head: 0,
    };
    for (piece, call) in [(2, 0), (4, 1)] {
        let Content::Row(row) = &mut pieces[piece].content else {
            unreachable!("a row");
        };
        row.calls = feet::call(call);
    }
    // The notes below the table.
    for _ in 0..2 {
        let mut note = graphic();
        note.keep.with_previous = true;
        pieces.push(note);
    }
    let made = slices(&pieces, &[], SPACE);
    let space = PageSpace {
        height: Pt(50.0),
        line: Pt(10.0),
        note_gap: Pt::ZERO,
    };
    let material = Material::of(&made, &[], space);
    // A note is ten points high, below a space of one; below the end of the table stand both anyway.
    let feet = [(0, 1), (0, 3), (2, 2), (0, 4)]
        .map(|(first, last)| feet::height(&material, first, last).0);
    assert_eq!(feet, [11.0, 21.0, 0.0, 0.0]);
    let ends = search::cheapest(&material);
    let notes = |from, to| -> Vec<Vec<usize>> {
        let plan = plan::page(&material, from, to);
        plan.boxes.into_iter().map(|placed| placed.notes).collect()
    };
    assert_eq!(notes(Break::default(), ends[0]), [[0]]);
    for (from, to) in ends.iter().zip(&ends[1..]) {
        let plan = plan::page(&material, *from, *to);
        let bottom = plan.slices.last().map(|last| last.top + Pt(10.0));
        let foot = feet::height(&material, from.slice, to.slice - 1);
        assert!(bottom.is_none_or(|bottom| bottom + foot <= Pt(50.01)));
    }
    // Those that stand below the table's end are not repeated above it.
    assert_eq!(
        notes(ends[ends.len() - 2], ends[ends.len() - 1]),
        [Vec::<usize>::new()]
    );
}
