//! Charts: a drawing as an SVG file, and its numbers as a table.
//!
//! The drawing is a picture to whoever does not see it, and says what its `alt` says; loose numbers of axes
//! are not read out. The table says all of it.

use std::fmt::Write as _;

use super::body::Body;
use super::markup::{Tag, escaped};
use super::picture_svg::path_data;
use super::spine::anchor_id;
use super::table_room::{CellWords, TableRoom};
use crate::document::{Chart, Document};
use crate::drawing::{Drawing, Line, Part, Voice, Words};
use crate::geometry::Pt;
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
            .set("alt", chart.alternative.clone())
            .set("width", file.size.0.to_string())
            .set("height", file.size.1.to_string());
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
        let (head, rows) = (self.number_heads(chart), self.number_rows(chart));
        let words = head.iter().chain(&rows).map(|row| {
            let cells = row.iter().enumerate();
            cells
                .map(|(column, words)| CellWords {
                    whole: column > 0,
                    ..CellWords::single(column, words.clone())
                })
                .collect()
        });
        let room = TableRoom::with(chart.series.len() + 1, words.collect(), true);
        let name = chart.label.clone();
        let name = name.unwrap_or_else(|| self.name_of_tables());
        self.open_frame(&room, ("aria-label", name));
        self.open_table(Tag::new("table"), &room, &["data"]);
        self.columns(&room);
        if let Some(head) = &head {
            self.open("thead");
            let number = Tag::new("th").set("scope", "col").set("class", "number");
            self.cells(head, &Tag::new("td"), &number);
            self.close();
        }
        self.open("tbody");
        for row in &rows {
            let head = Tag::new("th").set("scope", "row");
            self.cells(row, &head, &Tag::new("td").set("class", "number"));
        }
        self.close();
        self.close();
        self.close_frame(&room);
    }

    /// What stands above the numbers, where there is anything to say.
    fn number_heads(&self, chart: &Chart) -> Option<Vec<String>> {
        let named = chart.series.iter().any(|series| !series.name.is_empty());
        let series = chart.series.iter();
        let heads = series.map(|series| series.head(chart.unit.as_deref()).to_string());
        (named || chart.unit.is_some()).then(|| [String::new()].into_iter().chain(heads).collect())
    }

    fn number_rows(&self, chart: &Chart) -> Vec<Vec<String>> {
        let row = |(place, x): (usize, &String)| {
            let series = chart.series.iter();
            let numbers =
                series.map(|series| self.range(series.value(place), series.bounds(place)));
            [x.clone()].into_iter().chain(numbers).collect()
        };
        chart.x.iter().enumerate().map(row).collect()
    }

    /// A row: its first cell in a tag of its own, the others in another.
    fn cells(&mut self, words: &[String], first: &Tag, others: &Tag) {
        self.open("tr");
        for (place, words) in words.iter().enumerate() {
            self.markup.line();
            let tag = if place == 0 { first } else { others };
            self.markup.leaf(tag, words);
        }
        self.close();
    }

    fn open(&mut self, name: &'static str) {
        self.markup.line();
        self.markup.open(&Tag::new(name));
    }

    fn close(&mut self) {
        self.markup.line();
        self.markup.close();
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
}

/// A drawing as an SVG file, on white, whatever the colour of the reader's page. No face goes with it: each line of
/// words is held to its width.
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
         direction=\"{direction}\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for part in &drawing.parts {
        // Writing to a string cannot fail.
        let _ = match part {
            Part::Fill(fill) => writeln!(
                svg,
                "<path fill=\"{}\" d=\"{}\"/>",
                fill.color.hex(),
                path_data(&fill.path, number)
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
        path_data(&line.path, number)
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

/// A length to a hundredth of a point.
fn number(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
