//! Charts: a drawing as an SVG file, and its numbers as a table.
//!
//! The drawing is a picture to whoever does not see it, and says what its `alt` says; loose numbers of axes
//! are not read out. The table says all of it.

use std::fmt::Write as _;

use super::body::{Body, direction_name, turned, with_language};
use super::book::Book;
use super::markup::{Markup, Tag, escaped};
use super::picture_svg::path_data;
use super::spine::anchor_id;
use super::table;
use super::table_room::{CellWords, TableRoom};
use crate::document::{Chart, DataSeries, Document};
use crate::drawing::{Drawing, Line, Part, Voice, Words};
use crate::geometry::Pt;
use crate::language::{self, Decimal, Language};

/// Writes a chart: below the title that says what it shows, the drawing, its numbers and its source.
pub fn write(body: &mut Body<'_>, chart: &Chart) {
    let book = body.book;
    let Some(file) = book
        .drawn
        .get(chart.anchor.as_str())
        .and_then(|index| book.drawings.get(*index))
    else {
        return;
    };
    body.markup.line();
    let id = anchor_id(&chart.anchor);
    let own = chart.language.as_ref().map(language::Tag::direction);
    let against = own.filter(|own| *own != book.direction());
    let tag = Tag::new("figure").set("id", id).set("class", "chart");
    body.markup.open(&turned(tag, against));
    if let Some(title) = &chart.title {
        body.element(Tag::new("figcaption"), title);
    }
    if let Some(subtitle) = &chart.subtitle {
        body.element(Tag::new("p").set("class", "remark"), subtitle);
    }
    body.markup.line();
    let image = Tag::new("img")
        .set("src", file.name.clone())
        .set("alt", chart.alternative.clone())
        .set("width", file.size.0.to_string())
        .set("height", file.size.1.to_string());
    let image = match &chart.language {
        Some(language) => with_language(image, language),
        None => image,
    };
    body.markup.void(&image);
    write_numbers(&mut body.markup, chart, book);
    for remark in &chart.remarks {
        body.element(Tag::new("p").set("class", "remark"), &remark.text);
    }
    body.markup.line();
    body.markup.close();
}

/// Writes the numbers of a chart: a row for each place, a column for each series.
fn write_numbers(markup: &mut Markup, chart: &Chart, book: &Book<'_>) {
    let language = chart.language.as_ref();
    let numbers = language.map_or(book.language, language::lookup);
    let (head, rows) = (number_heads(chart), number_rows(chart, numbers));
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
    let name = name.unwrap_or_else(|| book.name_of_tables());
    table::open_frame(markup, &room, ("aria-label", name));
    let tag = match language {
        Some(language) => with_language(Tag::new("table"), language),
        None => Tag::new("table"),
    };
    table::open(markup, tag, &room, &["data"]);
    table::columns(markup, &room);
    if let Some(head) = &head {
        open(markup, "thead");
        let number = Tag::new("th").set("scope", "col").set("class", "number");
        write_cells(markup, head, &Tag::new("td"), &number);
        close(markup);
    }
    open(markup, "tbody");
    for row in &rows {
        let head = Tag::new("th").set("scope", "row");
        write_cells(markup, row, &head, &Tag::new("td").set("class", "number"));
    }
    close(markup);
    close(markup);
    table::close_frame(markup, &room);
}

/// What stands above the numbers, where there is anything to say.
fn number_heads(chart: &Chart) -> Option<Vec<String>> {
    let named = chart.series.iter().any(|series| !series.name.is_empty());
    let series = chart.series.iter();
    let heads = series.map(|series| series.head(chart.unit.as_deref()).to_string());
    (named || chart.unit.is_some()).then(|| [String::new()].into_iter().chain(heads).collect())
}

fn number_rows(chart: &Chart, language: &Language) -> Vec<Vec<String>> {
    let row = |(place, x): (usize, &String)| {
        let series = chart.series.iter();
        let numbers = series.map(|series| range((series, place), chart.places(), language));
        [x.clone()].into_iter().chain(numbers).collect()
    };
    chart.x.iter().enumerate().map(row).collect()
}

/// Writes a row: its first cell in a tag of its own, the others in another.
fn write_cells(markup: &mut Markup, words: &[String], first: &Tag, others: &Tag) {
    open(markup, "tr");
    for (place, words) in words.iter().enumerate() {
        markup.line();
        let tag = if place == 0 { first } else { others };
        markup.leaf(tag, words);
    }
    close(markup);
}

fn open(markup: &mut Markup, name: &'static str) {
    markup.line();
    markup.open(&Tag::new(name));
}

fn close(markup: &mut Markup) {
    markup.line();
    markup.close();
}

/// A number, with the least and the most that it may be.
fn range((series, place): (&DataSeries, usize), places: u32, language: &Language) -> String {
    let written = |number: Decimal| language.in_places(number.filled(places));
    let value = series.value(place).map(written);
    match series.bounds(place) {
        Some((low, high)) => {
            let range = format!("{}\u{2013}{}", written(low), written(high));
            value.map_or(range.clone(), |value| format!("{value} ({range})"))
        }
        None => value.unwrap_or_else(|| "\u{2013}".to_string()),
    }
}

/// A drawing as an SVG file, on white, whatever the colour of the reader's page. No face goes with it: each line of
/// words is held to its width.
pub fn svg(drawing: &Drawing, document: &Document) -> String {
    let (width, height) = (number(drawing.width.0), number(drawing.height.0));
    let language = drawing.language.as_ref();
    let language = language.unwrap_or(&document.metadata.language);
    let (language, direction) = (language.as_str(), direction_name(language.direction()));
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
