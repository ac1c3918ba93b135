//! Charts: a drawing as an SVG file, and its numbers as a table.
//!
//! The drawing is a picture to whoever does not see it, and says what its `alt` says; loose numbers of axes
//! are not read out. The table says all of it.

use std::fmt::Write as _;

use super::body::Body;
use super::markup::{Tag, escaped};
use super::spine::anchor_id;
use crate::document::{Chart, Document};
use crate::drawing::{Drawing, Line, Part, Voice, Words};
use crate::geometry::{Pt, Segment};
use crate::language::{Decimal, Direction};

impl Body<'_> {
    /// A chart, with what it finds above it.
    pub(super) fn chart(&mut self, chart: &Chart) {
        let book = self.book;
        let Some(file) = book
            .drawn
            .get(chart.anchor.as_str())
            .and_then(|index| book.drawings.get(*index))
        else {
            return;
        };
        self.markup.line();
        let id = anchor_id(&chart.anchor);
        self.markup
            .open(&Tag::new("figure").set("id", id).set("class", "chart"));
        if let Some(title) = &chart.title {
            self.element(Tag::new("figcaption"), title);
        }
        if let Some(subtitle) = &chart.subtitle {
            self.element(Tag::new("p").set("class", "remark"), subtitle);
        }
        self.markup.line();
        let image = Tag::new("img")
            .set("src", file.name.clone())
            .set("alt", chart.alternative.clone());
        self.markup.void(&image);
        self.numbers(chart);
        for remark in &chart.remarks {
            self.element(Tag::new("p").set("class", "remark"), &remark.text);
        }
        self.markup.line();
        self.markup.close();
    }

    /// The numbers of a chart: a row for each place, a column for each series.
    fn numbers(&mut self, chart: &Chart) {
        self.markup.line();
        self.markup.open(&Tag::new("div").set("class", "scroll"));
        self.markup.line();
        self.markup.open(&Tag::new("table").set("class", "data"));
        let named = chart.series.iter().any(|series| !series.name.is_empty());
        if named || chart.unit.is_some() {
            self.open_row("thead");
            self.leaf(Tag::new("td"), "");
            for series in &chart.series {
                self.leaf(
                    Tag::new("th").set("scope", "col").set("class", "number"),
                    series.head(chart.unit.as_deref()),
                );
            }
            self.close_row();
            self.markup.line();
            self.markup.close();
        }
        self.markup.line();
        self.markup.open(&Tag::new("tbody"));
        for (place, x) in chart.x.iter().enumerate() {
            self.markup.line();
            self.markup.open(&Tag::new("tr"));
            self.leaf(Tag::new("th").set("scope", "row"), x);
            for series in &chart.series {
                let shown = self.range(series.value(place), series.bounds(place));
                self.leaf(Tag::new("td").set("class", "number"), &shown);
            }
            self.close_row();
        }
        for _ in 0..3 {
            self.markup.line();
            self.markup.close();
        }
    }

    /// A number, with the least and the most that it may be.
    fn range(&self, value: Option<Decimal>, bounds: Option<(Decimal, Decimal)>) -> String {
        let language = self.book.language;
        let written = |number: Decimal| language.in_places(number);
        let value = value.map(written);
        match bounds {
            Some((low, high)) => {
                let range = format!("{}\u{2013}{}", written(low), written(high));
                value.map_or(range.clone(), |value| format!("{value} ({range})"))
            }
            None => value.unwrap_or_else(|| "\u{2013}".to_string()),
        }
    }

    fn open_row(&mut self, part: &'static str) {
        self.markup.line();
        self.markup.open(&Tag::new(part));
        self.markup.line();
        self.markup.open(&Tag::new("tr"));
    }

    fn close_row(&mut self) {
        self.markup.line();
        self.markup.close();
    }

    fn leaf(&mut self, tag: Tag, text: &str) {
        self.markup.line();
        self.markup.leaf(&tag, text);
    }
}

/// A drawing as an SVG file. No face goes with it: each line of words is held to its width.
pub fn svg(drawing: &Drawing, document: &Document) -> String {
    let (width, height) = (number(drawing.width.0), number(drawing.height.0));
    let language = document.metadata.language.as_str();
    let direction = match document.metadata.language.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" xml:lang=\"{language}\" \
         direction=\"{direction}\">\n"
    );
    for part in &drawing.parts {
        // Writing to a string cannot fail.
        let _ = match part {
            Part::Fill(fill) => writeln!(
                svg,
                "<path fill=\"{}\" d=\"{}\"/>",
                fill.color.hex(),
                data(&fill.path)
            ),
            Part::Line(line) => writeln!(svg, "{}", of_line(line)),
            Part::Words(words) => writeln!(svg, "{}", of_words(words, direction)),
        };
    }
    svg.push_str("</svg>\n");
    svg
}

fn of_line(line: &Line) -> String {
    let dash = match line.dash {
        Some((on, off)) => format!(" stroke-dasharray=\"{} {}\"", number(on.0), number(off.0)),
        None => String::new(),
    };
    format!(
        "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dash} d=\"{}\"/>",
        line.color.hex(),
        number(line.width.0),
        data(&line.path)
    )
}

fn of_words(words: &Words, direction: &str) -> String {
    let (size, weight) = match words.voice {
        Voice::Axis => (8.5, "normal"),
        Voice::Label => (9.0, "normal"),
        Voice::Strong => (9.0, "bold"),
    };
    // Text that runs from right to left begins at its right edge.
    let x = match direction {
        "rtl" => words.x + words.width,
        _ => words.x,
    };
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{}\" textLength=\"{}\" \
         lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        number(x.0),
        number(words.y.0),
        words.color.hex(),
        number(words.width.max(Pt(0.1)).0),
        escaped(&words.text)
    )
}

fn data(path: &[Segment]) -> String {
    let mut data = String::new();
    for segment in path {
        let (letter, points): (char, &[f64]) = match segment {
            Segment::Move(x, y) => ('M', &[*x, *y]),
            Segment::Line(x, y) => ('L', &[*x, *y]),
            Segment::Cubic(x1, y1, x2, y2, x, y) => ('C', &[*x1, *y1, *x2, *y2, *x, *y]),
            Segment::Close => ('Z', &[]),
        };
        data.push(letter);
        let points: Vec<String> = points
            .iter()
            .map(|value| number(*value).to_string())
            .collect();
        data.push_str(&points.join(" "));
    }
    data
}

/// A length to a hundredth of a point.
fn number(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
