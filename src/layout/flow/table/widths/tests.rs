//! Heights that are near to the least that are possible, on tables that are made up.

use super::*;

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// The steps of a cell of words of these widths, a point apart, in lines of ten points.
fn steps(words: &[Pt]) -> Steps {
    let lines = |measure: Pt| {
        let (mut lines, mut x) = (1, Pt::ZERO);
        for (index, word) in words.iter().enumerate() {
            let space = if index == 0 || x == Pt::ZERO {
                Pt::ZERO
            } else {
                Pt(1.0)
            };
            if x + space + *word > measure && x > Pt::ZERO {
                lines += 1;
                x = *word;
            } else {
                x += space + *word;
            }
        }
        lines
    };
    let all: Pt = words.iter().copied().sum::<Pt>() + Pt(words.len() as f64 - 1.0);
    let least = words.iter().copied().fold(Pt::ZERO, Pt::max);
    let mut steps: Vec<(Pt, Pt)> = Vec::new();
    let mut width = least.0;
    while width <= all.0 {
        let height = Pt(10.0 * f64::from(lines(Pt(width))));
        if steps.last().is_none_or(|(_, last)| *last != height) {
            steps.push((Pt(width), height));
        }
        width += 1.0;
    }
    steps.reverse();
    Steps(steps)
}

fn table(numbers: &mut Numbers, columns: usize, rows: usize) -> TableExtent {
    let mut material = TableExtent {
        columns: Vec::new(),
        rows: Vec::new(),
    };
    // A stub, numbers, remarks: columns differ in how much stands in them.
    let most: Vec<u64> = (0..columns)
        .map(|_| [2, 4, 12][numbers.below(3) as usize])
        .collect();
    for _ in 0..rows {
        let cell = |most: &u64| {
            let count = 1 + numbers.below(*most);
            let words: Vec<Pt> = (0..count)
                .map(|_| Pt((4 + numbers.below(30)) as f64))
                .collect();
            Some(steps(&words))
        };
        material.rows.push(most.iter().map(cell).collect());
    }
    for column in 0..columns {
        let of = |edge: fn(&Steps) -> Pt| material.cells(column).map(edge).fold(Pt::ZERO, Pt::max);
        let extent = Extent {
            least: of(|steps| steps.0.last().expect("a step").0),
            most: of(|steps| steps.0[0].0),
        };
        material.columns.push(extent);
    }
    material
}

/// The least height of all: every step of the other columns tried, the last column with the rest.
fn exact(material: &TableExtent, available: Pt) -> Pt {
    fn search(material: &TableExtent, left: Pt, widths: &mut Vec<Pt>, best: &mut Pt) {
        let column = widths.len();
        let rest: Pt = material.columns[column..]
            .iter()
            .map(|extent| extent.least)
            .sum();
        if rest > left + SLACK {
            return;
        }
        if column + 1 == material.columns.len() {
            widths.push(left);
            *best = best.min(material.height(widths));
            widths.pop();
            return;
        }
        let least = material.columns[column].least;
        let mut tried: Vec<Pt> = material
            .cells(column)
            .flat_map(|steps| steps.0.iter().map(|(width, _)| *width))
            .filter(|width| *width >= least)
            .collect();
        tried.sort_by(|one, two| one.0.total_cmp(&two.0));
        tried.dedup();
        for width in tried {
            widths.push(width);
            search(material, left - width, widths, best);
            widths.pop();
        }
    }
    let mut best = Pt(f64::INFINITY);
    search(material, available, &mut Vec::new(), &mut best);
    best
}

#[test]
fn small_tables_are_within_a_twentieth_of_the_least_height() {
    let mut numbers = Numbers(7);
    let (mut found, mut least) = (0.0, 0.0);
    for round in 0..150 {
        let columns = 2 + round % 3;
        let rows = if columns == 4 {
            2 + round % 5
        } else {
            2 + round % 11
        };
        let material = table(&mut numbers, columns, rows);
        let (narrow, wide): (Pt, Pt) = (
            material.columns.iter().map(|extent| extent.least).sum(),
            material.columns.iter().map(|extent| extent.most).sum(),
        );
        let available = narrow + (wide - narrow) * (0.15 + 0.1 * (round % 7) as f64);
        let widths = material.widths(available);
        assert!(
            sum(&widths) <= available + Pt(0.1),
            "{widths:?} in {available:?}"
        );
        let (height, exact) = (material.height(&widths), exact(&material, available));
        assert!(
            height.0 <= exact.0 * 1.05 + 0.01,
            "round {round}: {height:?} where {exact:?} is possible, {columns} columns, {rows} rows"
        );
        found += height.0;
        least += exact.0;
    }
    assert!(found <= least * 1.01, "{found} in all, {least} possible");
}

#[test]
fn columns_that_fit_are_as_wide_as_they_want_to_be() {
    let material = table(&mut Numbers(3), 3, 5);
    let most: Vec<Pt> = material.columns.iter().map(|extent| extent.most).collect();
    assert_eq!(material.widths(sum(&most) + Pt(40.0)), most);
}

#[test]
fn columns_that_cannot_fit_are_brought_down_to_one_width() {
    let material = table(&mut Numbers(5), 3, 5);
    let widths = material.widths(Pt(10.0));
    assert!(
        sum(&widths) <= Pt(10.0) && sum(&widths) > Pt(9.9),
        "{widths:?}"
    );
    let least = material.columns.iter().map(|extent| extent.least.0);
    let least = least.fold(f64::INFINITY, f64::min);
    assert!(widths.iter().all(|width| width.0 <= least), "{widths:?}");
}

#[test]
fn a_long_table_is_narrowed_in_few_steps() {
    let material = table(&mut Numbers(11), 4, 3_000);
    let least: Pt = material.columns.iter().map(|extent| extent.least).sum();
    let available = least + Pt(60.0);
    let widths = material.widths(available);
    assert!(sum(&widths) <= available + Pt(0.1));
}
