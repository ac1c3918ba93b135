//! What is told apart: series by drawings of their own or by hatches, places by how far they are.

use super::*;
use crate::geometry::Rect;

#[test]
fn small_multiples_share_a_scale_and_say_each_name_once() {
    let mut chart = chart(
        ChartKind::Line,
        &[&["1", "2"], &["30", "40"], &["5", "6"]],
        2,
    );
    chart.small_multiples = true;
    for right_to_left in [false, true] {
        let drawing = drawn(&chart, right_to_left);
        let words = words(&drawing);
        let times = |text: &str| words.iter().filter(|words| words.text == text).count();
        assert_eq!(
            [0, 1, 2].map(|series| times(&format!("Series {series}"))),
            [1; 3]
        );
        assert_eq!((times("calls"), times("Place 0")), (1, 3));
        // The first also stands at a line as its number.
        assert!(times("40") >= 3, "the last tick of each");
        for words in words {
            let (left, right) = (words.x.0, words.x.0 + words.width.0);
            assert!(left >= 0.0 && right <= 346.1, "{words:?}");
            assert!(words.y.0 > 0.0 && words.y.0 <= drawing.height.0);
        }
    }
}

#[test]
fn no_words_of_narrow_small_multiples_stand_on_others() {
    let numbers: [&[&str]; 2] = [&["-1500", "12"], &["700", "15000"]];
    for kind in KINDS {
        for width in [346.0, 230.0, 150.0] {
            let mut chart = chart(kind, &numbers, 2);
            chart.small_multiples = true;
            let draw = |design: Design<'_>| draw(&chart, Pt(width), design, &mut Fixed);
            let drawing = with_design(false, draw);
            let words = words(&drawing);
            for (index, one) in words.iter().enumerate() {
                // Axis words of one line; what stands beside a mark is placed by its own rules.
                let axis = |words: &Words| words.voice == Voice::Axis;
                let beside = words[index + 1..].iter().filter(|other| other.y == one.y);
                for other in beside.filter(|other| axis(one) && axis(other)) {
                    let apart = one.x + one.width <= other.x || other.x + other.width <= one.x;
                    assert!(apart, "{kind:?} at {width}: {one:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn dates_stand_at_their_distances() {
    let mut chart = chart(ChartKind::Line, &[&["1", "2", "3"]], 3);
    chart.days = Some(vec![0, 10, 100]);
    let at = |right_to_left| {
        let drawing = drawn(&chart, right_to_left);
        let words = words(&drawing).into_iter();
        let names = words.filter(|words| words.text.starts_with("Place"));
        let middles: Vec<f64> = names.map(|name| name.x.0 + name.width.0 / 2.0).collect();
        middles
    };
    for right_to_left in [false, true] {
        let middles = at(right_to_left);
        assert_eq!(middles.len(), 3);
        assert_eq!(middles[0] > middles[1], right_to_left);
        let [near, far] = [1, 2].map(|place: usize| (middles[place] - middles[0]).abs());
        assert!(near < far * 0.15, "{middles:?}");
    }
}

#[test]
fn bars_as_light_as_each_other_are_hatched_within_their_edges() {
    let gray = |value: u8| Color {
        red: value,
        green: value,
        blue: value,
    };
    let colors = [gray(40), gray(60), gray(200), gray(50)];
    let numbers: [&[&str]; 4] = [&["4", "3"], &["5", "2"], &["3", "3"], &["9", "1"]];
    for kind in [ChartKind::Column, ChartKind::Bar] {
        let mut chart = chart(kind, &numbers, 2);
        chart.arrange = Arrange::Stacked;
        let drawing = with_design(false, |design| {
            let design = Design {
                colors: &colors,
                ..design
            };
            let hatches = [0, 1, 2, 3].map(|series| design.hatch(&chart, series));
            use hatches::Hatch::{Falling, Plain, Rising};
            assert_eq!(hatches, [Plain, Rising, Plain, Falling]);
            draw(&chart, Pt(346.0), design, &mut Fixed)
        });
        let points = drawing.parts.iter().flat_map(|part| match part {
            Part::Line(line) => line.path.clone(),
            Part::Fill(_) | Part::Words(_) => Vec::new(),
        });
        for point in points {
            if let Segment::Move(x, y) | Segment::Line(x, y) = point {
                assert!((-0.1..=346.1).contains(&x), "{x}");
                assert!((-0.1..=drawing.height.0 + 0.1).contains(&y), "{y}");
            }
        }
    }
}

#[test]
fn no_date_on_an_axis_stands_on_its_neighbour() {
    // The first and the last are moved back into the drawing: from 1 to 40 letters, with and without spaces.
    for letters in 1..=40 {
        for (places, parted) in [(5, true), (5, false), (8, false), (23, true)] {
            let values = vec!["1"; places];
            let mut chart = chart(ChartKind::Line, &[&values], places);
            chart.days = Some((0..places as i64).map(|month| 200 + month * 30).collect());
            let date = |place: usize| match parted {
                true => format!("{place}{} {place}", "x".repeat(letters)),
                false => format!("{place}{}", "x".repeat(letters)),
            };
            chart.x = (0..places).map(date).collect();
            for right_to_left in [false, true] {
                let drawing = drawn(&chart, right_to_left);
                let mut names = words(&drawing);
                names.retain(|words| words.text.contains('x'));
                for (index, one) in names.iter().enumerate() {
                    for other in &names[index + 1..] {
                        assert!(!touch(one, other), "{letters}: {one:?} {other:?}");
                    }
                }
                // The ends have their room before those between them.
                let begins = |place: usize| {
                    let name = format!("{place}x");
                    names.iter().any(|words| words.text.starts_with(&name))
                };
                if places < 10 && letters < 30 {
                    assert!(begins(0) && begins(places - 1), "{letters}: {names:?}");
                }
            }
        }
    }
}

/// The straight parts of lines, those behind what is drawn apart from the others by their thickness.
fn strokes(drawing: &Drawing, thick: bool) -> Vec<((f64, f64), (f64, f64))> {
    let mut strokes = Vec::new();
    for part in &drawing.parts {
        let Part::Line(line) = part else { continue };
        let mut at = (0.0, 0.0);
        for segment in line.path.iter().filter(|_| (line.width.0 > 1.0) == thick) {
            match *segment {
                Segment::Move(x, y) => at = (x, y),
                Segment::Line(x, y) => {
                    strokes.push((at, (x, y)));
                    at = (x, y);
                }
                _ => {}
            }
        }
    }
    strokes
}

#[test]
fn no_line_runs_through_a_number() {
    let numbers: [&[&str]; 2] = [
        &["0", "120", "3", "98", "97"],
        &["19.2", "39.5", "61", "60", "12"],
    ];
    for kind in KINDS {
        for series in [1, 2] {
            for right_to_left in [false, true] {
                let chart = chart(kind, &numbers[2 - series..], 5);
                let drawing = drawn(&chart, right_to_left);
                let mut labels = words(&drawing);
                labels.retain(|words| {
                    words.voice == Voice::Label && !words.text.starts_with("Series")
                });
                for words in labels {
                    // Digits: no letters reach below their line.
                    let frame = Rect {
                        left: words.x.0,
                        top: words.y.0 - 6.0,
                        right: (words.x + words.width).0,
                        bottom: words.y.0,
                    };
                    for thick in [false, true] {
                        for (from, to) in strokes(&drawing, thick) {
                            let crossed = frame.is_crossed(from, to);
                            assert!(!crossed, "{kind:?} {words:?} {from:?} {to:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn numbers_stand_at_all_points_of_lines_or_at_none() {
    for steep in [false, true] {
        for small_multiples in [false, true] {
            let numbers: [&[&str]; 2] = match steep {
                true => [&["0", "120", "3", "98"], &["40", "50", "60", "70"]],
                false => [&["100", "110", "118", "120"], &["40", "50", "60", "70"]],
            };
            let mut chart = chart(ChartKind::Line, &numbers, 4);
            chart.small_multiples = small_multiples;
            let drawing = drawn(&chart, false);
            assert_eq!(drawing.numbers, if steep { 0 } else { 8 });
            with_design(false, |design| {
                let table = super::numbers(&chart, &drawing, design, &mut Fixed);
                assert_eq!(table.is_empty(), !steep);
            });
        }
    }
}

#[test]
fn no_number_stands_on_a_bar_beside_its_own() {
    let numbers: [&[&str]; 2] = [&["10000", "11000"], &["9100", "10100"]];
    let many = chart(ChartKind::Column, &numbers, 2);
    assert_eq!(drawn(&many, false).numbers, 4);
    let wide: [&[&str]; 4] = [
        &["10000.25", "1"],
        &["5000.25", "1"],
        &["15000.25", "1"],
        &["1", "1"],
    ];
    assert_eq!(drawn(&chart(ChartKind::Column, &wide, 2), false).numbers, 0);
}
