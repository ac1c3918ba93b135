//! Rows that are cut, and what stands in each part.

use super::*;

/// A row of one slice without lines.
fn row(height: f64) -> TableRow {
    TableRow {
        cells: Vec::new(),
        rules: Vec::new(),
        slices: vec![Pt(height)],
        carried: Vec::new(),
        calls: 0,
    }
}

#[test]
fn a_row_that_fits_is_one_slice() {
    let mut fits = row(100.0);
    fits.divide(Pt(100.0));
    assert_eq!(fits.slices, [Pt(100.0)]);
}

#[test]
fn a_row_without_lines_is_never_cut() {
    let mut high = row(300.0);
    high.divide(Pt(100.0));
    assert_eq!(high.slices, [Pt(300.0)]);
}

#[test]
fn a_rule_stands_in_the_slice_that_it_begins_in() {
    let rule = |y: f64| RowRule {
        y: Pt(y),
        x: Pt::ZERO,
        width: Pt(10.0),
        thickness: Pt(0.5),
        color: Color::BLACK,
    };
    let mut cut = row(0.0);
    cut.slices = vec![Pt(50.0), Pt(30.0)];
    cut.rules = vec![rule(0.0), rule(49.0), rule(79.5)];
    let of = |slice: usize| -> Vec<Pt> { cut.rules_of(slice).map(|rule| rule.y).collect() };
    assert_eq!(of(0), [Pt(0.0), Pt(49.0)]);
    assert_eq!(of(1), [Pt(29.5)]);
}
