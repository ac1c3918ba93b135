//! The search against the trying of all ways, on flows that are made up at random.

use std::collections::BTreeMap;

use super::super::floats::Float;
use super::super::material::Material;
use super::super::pages::PagesFrom;
use super::super::paths::{Break, State};
use super::super::slices::{Slice, Variants};
use super::super::{NoteLine, PageSpace, search};
use super::{notes, page, paragraphs};
use crate::geometry::Pt;
use crate::layout::flow::galley::SpaceGrowth;

/// Numbers that look random and are the same in every run (Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A made-up flow of paragraphs and notes.
fn made_up(numbers: &mut Numbers, pieces: usize) -> (Vec<Slice>, Vec<NoteLine>) {
    let counts: Vec<usize> = (0..pieces).map(|_| 1 + numbers.below(7) as usize).collect();
    let mut slices = paragraphs(&counts);
    let note_counts: Vec<usize> = (0..pieces / 2)
        .map(|_| 1 + numbers.below(6) as usize)
        .collect();
    let notes = notes(&note_counts);
    let mut called = 0;
    for slice in &mut slices {
        if slice.index == 0 {
            slice.above = Pt(numbers.below(3) as f64 * 5.0);
            slice.growth = SpaceGrowth::HalfLines(numbers.below(3) as u8);
            slice.on_grid = numbers.below(2) == 0;
        }
        if numbers.below(4) == 0 {
            let note = notes.get(called).map(|line| line.note);
            called += notes.iter().filter(|line| Some(line.note) == note).count();
        }
        slice.notes = called;
        if numbers.below(5) == 0 {
            slice.opening = Pt(numbers.below(3) as f64 * 4.0);
            slice.closing = Pt(numbers.below(3) as f64 * 4.0);
        }
    }
    if let Some(last) = slices.last_mut() {
        last.notes = notes.len();
    }
    for index in 1..slices.len() {
        if slices[index].index == 0 && numbers.below(3) == 0 {
            let way = |numbers: &mut Numbers| Some((1, numbers.below(40) as f64 / 10.0));
            slices[index - 1].variants = Some(Box::new(Variants {
                shorter: way(numbers),
                longer: way(numbers),
            }));
        }
    }
    (slices, notes)
}

/// Where everything stands on some page.
fn end(material: &Material<'_>) -> State {
    State {
        slice: material.slices.len(),
        note: material.notes.len(),
        waiting: 0,
    }
}

/// Pieces of a flow that float: every so many, if they call no note.
fn floats(slices: &mut [Slice], every: usize) -> Vec<Float> {
    let mut floats = Vec::new();
    let mut start = 0;
    while start < slices.len() {
        let piece = slices[start].piece;
        let end = start
            + slices[start..]
                .iter()
                .take_while(|slice| slice.piece == piece)
                .count();
        let called = start
            .checked_sub(1)
            .map_or(0, |before| slices[before].notes);
        if piece % every == every - 1 && slices[end - 1].notes == called {
            for slice in &mut slices[start + 1..end] {
                slice.break_before = None;
            }
            floats.push(Float {
                slices: start..end,
                below: Pt(5.0),
                apart: Pt(5.0),
            });
        }
        start = end;
    }
    floats
}

/// What the cheapest way from a break to the end costs, by trying all of them.
fn least_cost(material: &Material<'_>, from: Break, known: &mut BTreeMap<State, f64>) -> f64 {
    if from.state() == end(material) {
        return 0.0;
    }
    if let Some(cost) = known.get(&from.state()) {
        return *cost;
    }
    let mut found = PagesFrom::default();
    material.find_pages(from, &mut found);
    let pages: Vec<(Break, f64)> = found.pages().collect();
    let costs = pages
        .into_iter()
        .map(|(to, cost)| cost + least_cost(material, to, known));
    let cost = costs.fold(f64::INFINITY, f64::min);
    known.insert(from.state(), cost);
    cost
}

/// What a page between two breaks costs.
fn cost(material: &Material<'_>, from: Break, to: Break) -> f64 {
    let mut found = PagesFrom::default();
    material.find_pages(from, &mut found);
    let page = found.pages().find(|(end, _)| *end == to);
    page.expect("one of the pages that were found").1
}

/// Whether what was found is as cheap as can be, and everything stands on some page, once, in order.
fn check(slices: &[Slice], notes: &[NoteLine], floats: &[Float], space: PageSpace) {
    let material = Material {
        boxes: &[],
        slices,
        closing: slices.len(),
        notes,
        floats,
        space,
    };
    let ends = search::cheapest(&material);
    let mut from = Break::default();
    let mut sum = 0.0;
    let (mut flow, mut floated) = (Vec::new(), Vec::new());
    for &to in &ends {
        assert_ne!(to.state(), from.state());
        sum += cost(&material, from, to);
        let plan = material.plan(from, to);
        let [head, _] = material.floats_between(from, to);
        let lines = floats[head].iter().map(|float| float.slices.len());
        assert_eq!(plan.floats, lines.sum::<usize>());
        floated.extend(plan.slices[..plan.floats].iter().map(|placed| placed.piece));
        let wanted = material.flow_between(from, to).count() as i64 + i64::from(to.looseness);
        assert_eq!(plan.flow().len() as i64, wanted);
        flow.extend(material.flow_between(from, to).map(|(slice, _)| slice));
        assert_eq!(plan.notes, notes[from.note..to.note]);
        assert!(plan.slices.windows(2).all(|pair| pair[0].top < pair[1].top));
        from = to;
    }
    assert_eq!(from.state(), end(&material));
    let is_floated = |slice: &usize| floated.contains(&slices[*slice].piece);
    let all = (0..slices.len()).filter(|slice| !is_floated(slice));
    assert_eq!(flow, all.collect::<Vec<_>>());
    assert!(floated.is_sorted());
    let least = least_cost(&material, Break::default(), &mut BTreeMap::new());
    assert!((sum - least).abs() < 1e-6, "{sum} is more than {least}");
}

#[test]
fn no_way_is_cheaper_than_the_one_that_is_found() {
    let mut numbers = Numbers(7);
    for pieces in 1..60 {
        let (slices, notes) = made_up(&mut numbers, pieces);
        check(&slices, &notes, &[], page(8 + pieces % 13));
    }
}

#[test]
fn floats_stand_once_and_in_their_order() {
    let mut numbers = Numbers(13);
    let mut moved = 0;
    for pieces in 1..60 {
        let (mut slices, notes) = made_up(&mut numbers, pieces);
        let floats = floats(&mut slices, 2 + pieces % 4);
        let space = page(8 + pieces % 13);
        check(&slices, &notes, &floats, space);
        let material = Material {
            boxes: &[],
            slices: &slices,
            closing: slices.len(),
            notes: &notes,
            floats: &floats,
            space,
        };
        let ends = search::cheapest(&material);
        moved += ends.iter().filter(|end| end.waiting > 0).count();
    }
    assert!(moved > 5, "{moved}");
}

#[test]
fn pages_that_are_found_ahead_are_the_same() {
    // More slices than are found ahead together, twice.
    let (slices, notes) = made_up(&mut Numbers(11), 800);
    assert!(slices.len() > 2048, "{}", slices.len());
    check(&slices, &notes, &[], page(40));
}
