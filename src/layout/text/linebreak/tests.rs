//! Lines are broken as a typesetter would.

use super::*;
use crate::layout::text::candidates::Sums;

/// Words of so many points with spaces of 3 between them, whose letters give a twenty-fifth.
fn words(widths: &[f64]) -> Vec<Candidate> {
    let candidate = |offset, kind, end, start| Candidate {
        offset,
        kind,
        end,
        start,
        hang_end: Pt::ZERO,
        hang_start: Pt::ZERO,
        behind: Pt::ZERO,
    };
    let mut list = vec![candidate(0, Kind::Start, Sums::default(), Sums::default())];
    let mut sums = Sums::default();
    for (index, width) in widths.iter().enumerate() {
        sums.width += Pt(*width);
        sums.letters += Pt(*width / 25.0);
        let end = sums;
        sums.width += Pt(3.0);
        sums.stretch += Pt(3.0);
        sums.shrink += Pt(3.0);
        let kind = if index + 1 == widths.len() {
            Kind::End
        } else {
            Kind::Plain
        };
        list.push(candidate(index + 1, kind, end, sums));
    }
    list
}

fn aim(measure: f64) -> Aim {
    Aim {
        measure: Pt(measure),
        align: Align::Justified,
        loosest: 1.5,
        narrowest: 0.333,
        desperate: false,
    }
}

fn ends(breaking: &Breaking) -> Vec<usize> {
    breaking.lines.iter().map(|line| line.to).collect()
}

/// The demerits of one way to break, rated line by line; `None` when a line is infeasible.
fn demerits(list: &[Candidate], aim: Aim, ends: &[usize]) -> Option<f64> {
    let mut search = Search {
        candidates: list,
        aim,
        nodes: Vec::new(),
        active: Vec::new(),
        reached: Vec::new(),
    };
    search.nodes.push(Node::START);
    for end in ends {
        let from = search.nodes.len() - 1;
        let last = list[*end].kind == Kind::End;
        let until = list[*end].end;
        let start = search.nodes[from].candidate();
        let fit = search.fit(list[start].start, until, last)?;
        if fit.spaces > aim.loosest && !last {
            return None;
        }
        let line = search.rated(start, *end, fit);
        let node = search.node(from, *end, &line);
        search.nodes.push(node);
    }
    search.nodes.last().map(|node| node.demerits)
}

#[test]
fn no_other_way_is_cheaper() {
    let mut seed = 7u64;
    let mut random = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 40
    };
    for _ in 0..60 {
        let widths: Vec<f64> = (0..11).map(|_| 12.0 + random() as f64).collect();
        let list = words(&widths);
        let aim = aim(95.0);
        let end = list.len() - 1;
        let cheapest = (0u32..1 << (end - 1))
            .filter_map(|set| {
                let mut ends: Vec<usize> = (1..end)
                    .filter(|index| set & (1 << (index - 1)) != 0)
                    .collect();
                ends.push(end);
                demerits(&list, aim, &ends)
            })
            .min_by(f64::total_cmp);
        let found = break_lines(&list, aim)
            .first()
            .map(|breaking| breaking.demerits);
        assert_eq!(found, cheapest, "{widths:?}");
    }
}

#[test]
fn what_cannot_fit_is_infeasible_unless_desperate() {
    let list = words(&[200.0, 10.0]);
    assert!(break_lines(&list, aim(100.0)).is_empty());
    let desperate = Aim {
        desperate: true,
        ..aim(100.0)
    };
    let best = &break_lines(&list, desperate)[0];
    assert_eq!(ends(best), [1, 2]);
    // A line that is merely loose is none.
    let overfull: Vec<bool> = best.lines.iter().map(|line| line.overfull).collect();
    assert_eq!(overfull, [true, false]);
}

#[test]
fn variants_differ_in_their_number_of_lines() {
    let list = words(&[22.0; 60]);
    let lengths: Vec<usize> = break_lines(&list, aim(250.0))
        .iter()
        .map(|breaking| breaking.lines.len())
        .collect();
    let mut unique = lengths.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), lengths.len());
    assert!(lengths.len() > 1, "{lengths:?}");
}

#[test]
fn ragged_lines_are_never_wider_than_the_measure() {
    let list = words(&[40.0, 40.0, 40.0, 40.0]);
    let ragged = Aim {
        align: Align::Ragged,
        loosest: 1e9,
        ..aim(82.0)
    };
    assert_eq!(ends(&break_lines(&list, ragged)[0]), [1, 2, 3, 4]);
}
