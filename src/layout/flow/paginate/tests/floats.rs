//! Where floats stand.

use super::super::floats::Float;
use super::super::paths::Break;
use super::super::slices::Slice;
use super::super::{plan, search};
use super::{lines, page, with_floats};
use crate::geometry::Pt;

/// A float of these lines, five points from what is around it.
fn float(slices: &mut [Slice], range: std::ops::Range<usize>) -> Float {
    for slice in &mut slices[range.start + 1..range.end] {
        slice.break_before = None;
    }
    Float {
        slices: range,
        below: Pt(5.0),
        apart: Pt::ZERO,
    }
}

/// The places of what stands on each page: of floats from the pages before, and of the flow.
fn pages(slices: &[Slice], floats: &[Float], height: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
    let material = with_floats(slices, &[], floats, page(height));
    let mut from = Break::default();
    let pages = search::cheapest(&material).into_iter().map(|to| {
        let plan = plan::page(&material, from, to);
        from = to;
        let pieces = plan.slices.iter().map(|placed| placed.piece);
        let mut pieces: Vec<usize> = pieces.collect();
        let flow = pieces.split_off(plan.floats);
        (pieces, flow)
    });
    pages.collect()
}

#[test]
fn one_that_fits_stands_where_the_flow_comes_to_it() {
    let mut slices = lines(20);
    let floats = [float(&mut slices, 3..7)];
    let pages = pages(&slices, &floats, 10);
    assert!(pages.iter().all(|(head, _)| head.is_empty()), "{pages:?}");
}

#[test]
fn the_flow_goes_on_past_one_that_does_not_which_stands_at_the_next_head() {
    let mut slices = lines(24);
    let floats = [float(&mut slices, 6..12)];
    let found = pages(&slices, &floats, 10);
    let rest = vec![0, 1, 2, 3, 4, 5, 12, 13, 14, 15];
    assert_eq!(found[0], (vec![], rest));
    assert_eq!(found[1], ((6..12).collect(), (16..19).collect()));
}

#[test]
fn what_comes_after_one_that_waits_waits_too() {
    let mut slices = lines(40);
    let floats = [float(&mut slices, 6..13), float(&mut slices, 13..15)];
    let found = pages(&slices, &floats, 12);
    assert_eq!(found[0].1, [0, 1, 2, 3, 4, 5, 15, 16, 17, 18, 19, 20]);
    assert_eq!(found[1].0, (6..15).collect::<Vec<_>>());
}

#[test]
fn those_that_fill_pages_have_them_to_themselves() {
    let mut slices = lines(36);
    let floats = [float(&mut slices, 2..11), float(&mut slices, 11..20)];
    let found = pages(&slices, &floats, 10);
    let floated: Vec<&Vec<usize>> = found.iter().map(|(head, _)| head).collect();
    assert_eq!(
        floated[1..3],
        [&(2..11).collect::<Vec<_>>(), &(11..20).collect()]
    );
    let flow = found.iter().flat_map(|(_, flow)| flow);
    assert_eq!(flow.count(), 18);
}

#[test]
fn nothing_waits_where_the_flow_ends() {
    let mut slices = lines(12);
    let floats = [float(&mut slices, 6..12)];
    let found = pages(&slices, &floats, 10);
    assert_eq!(found[1], (vec![], (6..12).collect()));
}

#[test]
fn no_table_overtakes_one_that_waits() {
    let mut slices = lines(24);
    slices[15].begins_table = true;
    let floats = [float(&mut slices, 6..12)];
    let found = pages(&slices, &floats, 10);
    assert_eq!(found[0].1, [0, 1, 2, 3, 4, 5, 12, 13, 14]);
    assert_eq!(found[1], ((6..12).collect(), (15..18).collect()));
}
