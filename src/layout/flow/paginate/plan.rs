//! Breaks → what stands on the page between two of them.

use super::feet;
use super::looseness::LOOSEST;
use super::material::Material;
use super::paths::Break;
use super::slices::{FlowBox, Slice};
use super::stack::Stack;
use super::{PagePlan, PlacedBox, PlacedSlice};
use crate::geometry::Pt;
use crate::layout::flow::galley::SpaceGrowth;

/// What stands on the page between two breaks.
pub fn page(material: &Material<'_>, from: Break, to: Break) -> PagePlan {
    let mut plan = PagePlan {
        slices: Vec::with_capacity(to.slice - from.slice + LOOSEST),
        floats: 0,
        begins: material
            .slices
            .get(from.slice)
            .map(|slice| (slice.piece, slice.index)),
        boxes: Vec::new(),
        notes: material.notes.lines[from.note..to.note].to_vec(),
        variants: chosen(material, from, to),
        turned: None,
    };
    let [head, _] = material.floats.between(from, to);
    let mut stack = Stack::of_floats(material, head, |place, top| {
        let slice = &material.slices[place];
        plan.slices.push(PlacedSlice {
            piece: slice.piece,
            index: slice.index,
            top,
        });
    });
    plan.floats = plan.slices.len();
    let growth = growth(material, from, to);
    // By how much the spaces above have grown.
    let mut grown = Pt::ZERO;
    for ((place, passed), growth) in material.floats.flow_between(from, to).zip(growth) {
        passed.for_each(|float| stack.pass(material.floats, float));
        let slice = &material.slices[place];
        let (piece, index) = (slice.piece, slice.index);
        let next = material.slices.get(place + 1);
        let last = next.is_none_or(|next| next.piece != piece);
        // All pieces that are varied change the same way, at their end.
        let varied = last && plan.variants.iter().any(|(varied, _)| *varied == piece);
        if varied && to.looseness < 0 {
            continue; // the piece is a line shorter than its slices
        }
        let top = stack.put(slice, material.space);
        grown += material.space.line * growth;
        plan.slices.push(PlacedSlice {
            piece,
            index,
            top: top + grown,
        });
        if varied {
            plan.slices.push(PlacedSlice {
                piece,
                index: index + 1,
                top: stack.y + grown,
            });
            stack.y += slice.height;
        }
        surround(&mut plan, slice, stack.y + grown, material.boxes);
    }
    add_feet(&mut plan, material, from, to);
    plan
}

/// Puts the notes that the rows on a page call below a table that goes on.
fn add_feet(plan: &mut PagePlan, material: &Material<'_>, from: Break, to: Break) {
    let Some(last) = to.slice.checked_sub(1).filter(|last| *last >= from.slice) else {
        return;
    };
    let Some((within, called)) = feet::called_by_rows(material, from.slice, last) else {
        return;
    };
    let height = material.boxes[within].height_of(&called);
    let table = material.boxes[within].piece;
    let end = plan.slices.len();
    for placed in plan
        .boxes
        .iter_mut()
        .filter(|placed| placed.slices.end == end)
    {
        if placed.piece == table {
            placed.notes.clone_from(&called);
        } else if placed.piece < table {
            placed.bottom += height;
        }
    }
}

/// By how many lines the space above each slice of the page between two breaks grows.
fn growth(material: &Material<'_>, from: Break, to: Break) -> Vec<f64> {
    let slices = material.floats.flow_between(from, to);
    let slices: Vec<&Slice> = slices.map(|(slice, _)| &material.slices[slice]).collect();
    if to.slice == material.slices.len() {
        // The last page is as short as it is, but for what stands at its foot.
        let mut grown = vec![0.0; slices.len()];
        let closes = |slice: &&Slice| slice.growth == SpaceGrowth::ToFoot;
        // What has the page to itself stands at its head.
        let first = slices.iter().position(closes);
        if let Some(first) = first.filter(|first| *first > 0) {
            grown[first] = material.shortfall_of(from, to).0.max(0.0);
        }
        return grown;
    }
    let (overrun, stretch) = material.overrun_of(from, to);
    if overrun > 0.0 && overrun <= stretch.gives() {
        return stretch.share_out(-overrun, &slices);
    }
    if material.ends_before(to.slice) {
        return vec![0.0; slices.len()]; // the text ends as on a last page
    }
    let (shortfall, stretch) = material.shortfall_of(from, to);
    stretch.share_out(stretch.taken(shortfall), &slices)
}

/// The cheapest variants that make the page between two breaks as long as it is to be.
fn chosen(material: &Material<'_>, from: Break, to: Break) -> Vec<(usize, usize)> {
    let whole = |index: &usize| *index - material.slices[*index].index >= from.slice;
    let flow = material
        .floats
        .flow_between(from, to)
        .map(|(slice, _)| slice);
    let mut variants: Vec<(f64, usize, usize)> = flow
        .filter(whole)
        .filter_map(|index| {
            let slice = &material.slices[index];
            let known = slice.variants.as_ref()?;
            let wanted = if to.looseness < 0 {
                known.shorter
            } else {
                known.longer
            };
            wanted.map(|(variant, cost)| (cost, slice.piece, variant))
        })
        .collect();
    variants.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
    variants.truncate(usize::from(to.looseness.unsigned_abs()));
    variants
        .into_iter()
        .map(|(_, piece, variant)| (piece, variant))
        .collect()
}

/// Lets the boxes around the slice that was placed last reach around it; `bottom` is its lower edge.
fn surround(plan: &mut PagePlan, slice: &Slice, bottom: Pt, boxes: &[FlowBox]) {
    let Some(top) = plan.slices.last().map(|placed| placed.top) else {
        return;
    };
    let count = plan.slices.len();
    let begun = plan.boxes.len();
    let mut padding = Pt::ZERO;
    // What inner boxes repeat above the slice, which outer ones reach around.
    let mut repeated = Pt::ZERO;
    let mut within = slice.within.and_then(|within| boxes.get(within));
    while let Some(around) = within {
        padding += around.padding;
        let repeats = slice.piece > around.opening && around.repeated > Pt::ZERO;
        if repeats {
            repeated += around.repeated;
        }
        let known = plan
            .boxes
            .iter_mut()
            .find(|known| known.piece == around.piece);
        if let Some(known) = known {
            known.slices.end = count;
            known.bottom = known.bottom.max(bottom + padding);
        } else {
            plan.boxes.insert(
                begun,
                PlacedBox {
                    piece: around.piece,
                    slices: count - 1..count,
                    top: top - padding - repeated,
                    repeats,
                    bottom: bottom + padding,
                    notes: Vec::new(),
                },
            );
        }
        within = around.around.and_then(|outer| boxes.get(outer));
    }
}
