//! Charts of every kind, drawn with words of a fixed width.

mod apart;

use super::*;
use crate::document::{Annotation, DataSeries};
use crate::drawing::{Part, Voice, Words};
use crate::geometry::Segment;
use crate::language::{Tag, lookup};

/// Every letter is half an em wide.
struct Fixed;

impl Measure for Fixed {
    fn width(&mut self, text: &str, _: Voice) -> Pt {
        Pt(4.5 * text.chars().count() as f64)
    }

    fn size(&self, _: Voice) -> Pt {
        Pt(9.0)
    }
}

const KINDS: [ChartKind; 8] = [
    ChartKind::Column,
    ChartKind::Bar,
    ChartKind::Line,
    ChartKind::Area,
    ChartKind::Dot,
    ChartKind::Range,
    ChartKind::Scatter,
    ChartKind::Interval,
];

fn chart(kind: ChartKind, series: &[&[&str]], places: usize) -> Chart {
    let numbers = |numbers: &&[&str]| {
        numbers
            .iter()
            .map(|number| Decimal::parse(number))
            .collect()
    };
    let series = series.iter().enumerate().map(|(index, values)| DataSeries {
        name: format!("Series {index}"),
        values: numbers(values),
        low: Vec::new(),
        high: Vec::new(),
    });
    Chart {
        anchor: "chart-1".to_string(),
        label: None,
        title: None,
        language: None,
        subtitle: None,
        kind,
        arrange: Arrange::Grouped,
        small_multiples: false,
        days: None,
        x: (0..places).map(|place| format!("Place {place}")).collect(),
        series: series.collect(),
        highlight: None,
        annotations: Vec::new(),
        unit: Some("calls".to_string()),
        alternative: String::new(),
        remarks: Vec::new(),
    }
}

fn drawn(chart: &Chart, right_to_left: bool) -> Drawing {
    with_design(right_to_left, |design| {
        draw(chart, Pt(346.0), design, &mut Fixed)
    })
}

fn with_design<T>(right_to_left: bool, then: impl FnOnce(Design<'_>) -> T) -> T {
    let colors = [
        Color::BLACK,
        Color {
            red: 200,
            green: 120,
            blue: 40,
        },
    ];
    let design = Design {
        colors: &colors,
        text: Color::BLACK,
        quiet: Color {
            red: 90,
            green: 90,
            blue: 90,
        },
        hairline: Color {
            red: 180,
            green: 180,
            blue: 180,
        },
        language: lookup(&Tag::parse("en").expect("a tag")),
        places: 0,
        right_to_left,
        shared: None,
        at_points: true,
        tallest: 500.0,
    };
    then(design)
}

fn words(drawing: &Drawing) -> Vec<&Words> {
    let words = drawing.parts.iter().filter_map(|part| match part {
        Part::Words(words) => Some(words),
        Part::Fill(_) | Part::Line(_) => None,
    });
    words.collect()
}

#[test]
fn nothing_leaves_the_drawing_whatever_is_drawn() {
    let numbers: [&[&str]; 2] = [&["12", "-3.5", "40", "0"], &["7", "22", "-11", "5"]];
    for kind in KINDS {
        for arrange in [Arrange::Grouped, Arrange::Stacked, Arrange::Percent] {
            for right_to_left in [false, true] {
                let mut chart = chart(kind, &numbers, 4);
                chart.arrange = arrange;
                let drawing = drawn(&chart, right_to_left);
                assert!(drawing.height.0 > 40.0 && drawing.height.0 < 600.0);
                for words in words(&drawing) {
                    let (left, right) = (words.x.0, words.x.0 + words.width.0);
                    assert!(
                        left >= -1.0 && right <= 347.0,
                        "{kind:?} {arrange:?} {words:?}"
                    );
                    assert!(
                        words.y.0 > 0.0 && words.y.0 <= drawing.height.0,
                        "{kind:?} {words:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_number_of_a_small_chart_can_be_read() {
    for kind in [
        ChartKind::Column,
        ChartKind::Bar,
        ChartKind::Line,
        ChartKind::Dot,
    ] {
        let drawing = drawn(&chart(kind, &[&["12", "37.25", "41"]], 3), false);
        let words: Vec<&str> = words(&drawing)
            .iter()
            .map(|words| words.text.as_str())
            .collect();
        for number in ["12", "37.25", "41"] {
            assert!(words.contains(&number), "{kind:?}: {words:?}");
        }
    }
}

#[test]
fn bars_begin_at_nought() {
    for kind in [ChartKind::Column, ChartKind::Bar] {
        let drawing = drawn(&chart(kind, &[&["112", "115"]], 2), false);
        assert!(
            words(&drawing).iter().any(|words| words.text == "0"),
            "{kind:?}"
        );
    }
}

#[test]
fn a_gap_stays_a_gap() {
    let whole = drawn(&chart(ChartKind::Line, &[&["1", "2", "3", "4"]], 4), false);
    let parted = drawn(&chart(ChartKind::Line, &[&["1", "2", "", "4"]], 4), false);
    let lines = |drawing: &Drawing| {
        let thick = |part: &&Part| matches!(part, Part::Line(line) if line.width.0 > 1.0);
        drawing.parts.iter().filter(thick).count()
    };
    assert_eq!(lines(&whole), 1);
    assert_eq!(lines(&parted), 1);
    let discs = |drawing: &Drawing| {
        drawing
            .parts
            .iter()
            .filter(|part| matches!(part, Part::Fill(_)))
            .count()
    };
    assert_eq!(discs(&whole), 4);
    assert_eq!(discs(&parted), 3);
}

#[test]
fn names_that_have_no_room_are_thinned_out() {
    let values = ["1"; 40];
    let drawing = drawn(&chart(ChartKind::Column, &[&values], 40), false);
    let mut names: Vec<&Words> = words(&drawing);
    names.retain(|words| words.text.starts_with("Place"));
    assert!(names.len() > 3 && names.len() < 20);
    for pair in names.windows(2) {
        assert!(pair[0].x + pair[0].width <= pair[1].x, "{pair:?}");
    }
}

#[test]
fn parts_of_a_hundred_add_up_to_it() {
    let mut chart = chart(ChartKind::Column, &[&["1", "3"], &["3", "1"]], 2);
    chart.arrange = Arrange::Percent;
    assert_eq!(chart.span(), (0.0, 100.0));
}

/// Whether two lines of words touch.
fn touch(one: &Words, other: &Words) -> bool {
    let beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
    !beside && (one.y - other.y).0.abs() < 8.0
}

#[test]
fn annotations_of_near_places_stand_above_each_other() {
    let mut chart = chart(ChartKind::Line, &[&["1", "2", "3", "4", "5"]], 5);
    let said = [
        "The second cable comes",
        "The price rises",
        "It falls",
        "The end of it",
    ];
    chart.annotations = (1..5)
        .zip(said)
        .map(|(place, words)| Annotation {
            place,
            words: words.to_string(),
        })
        .collect();
    for right_to_left in [false, true] {
        let drawing = drawn(&chart, right_to_left);
        let words = words(&drawing);
        let annotations = words
            .iter()
            .filter(|words| said.contains(&words.text.as_str()));
        let annotations: Vec<&&Words> = annotations.collect();
        assert_eq!(annotations.len(), 4);
        for (index, one) in annotations.iter().enumerate() {
            assert!(one.y.0 > 0.0);
            for other in &annotations[index + 1..] {
                assert!(!touch(one, other), "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn numbers_without_room_stand_in_a_table_below() {
    let many: Vec<String> = (0..20).map(|number| format!("{}.5", number * 37)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut chart = chart(ChartKind::Line, &[&many, &many, &many], 20);
    let drawing = drawn(&chart, false);
    assert_eq!(drawing.numbers, 0);
    let table = |chart: &Chart, right_to_left| {
        with_design(right_to_left, |design| {
            numbers(chart, &drawn(chart, right_to_left), design, &mut Fixed)
        })
    };
    for right_to_left in [false, true] {
        let parts = table(&chart, right_to_left);
        for number in &many {
            let said = parts.iter().flat_map(words);
            let times = said.filter(|words| words.text == *number).count();
            assert_eq!(times, 3, "{number}");
        }
        for part in &parts {
            let said = words(part);
            for (index, one) in said.iter().enumerate() {
                assert!(one.x.0 >= 0.0 && (one.x + one.width).0 <= 346.1, "{one:?}");
                assert!(one.y.0 > 0.0 && one.y <= part.height, "{one:?}");
                for other in &said[index + 1..] {
                    assert!(!touch(one, other), "{one:?} {other:?}");
                }
            }
        }
    }
    // More than anyone would read are in the data that go with the page.
    chart.series.push(chart.series[0].clone());
    assert!(table(&chart, false).is_empty());
    let few = self::chart(ChartKind::Column, &[&["1", "2"]], 2);
    assert!(table(&few, false).is_empty(), "all stand at the bars");
}
