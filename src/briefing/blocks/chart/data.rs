//! `data`: the numbers of a chart from a file of separated values beside the briefing.
//!
//! In: a chart that names a file and columns of it, and the text of that. Out: the same chart with its `x` and
//! its `series`.

use super::check::check;
use super::{Chart, Series};
use crate::briefing::blocks::data_file::{self, Data, DataFile};
use crate::briefing::keys::{self, Key, Table, Value};
use crate::briefing::record::Decoder;
use crate::briefing::yaml::{Node, NodeKind, Style, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId};

/// A file that numbers are read from.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesOf {
    /// The file.
    pub file: DataFile,
    /// The column of what the numbers belong to.
    pub x: Written,
    /// The columns of the series; not empty.
    pub series: Vec<Columns>,
}

/// The columns of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// That of its numbers.
    pub values: Written,
    /// What it is called, where that is not what its column is.
    pub name: Option<Written>,
    /// That of the least that each may be.
    pub low: Option<Written>,
    /// That of the most.
    pub high: Option<Written>,
}

const PLAIN: Value = Value::text(keys::Text::Plain);

/// The keys.
pub static DATA: Table = Table {
    what: "the data of a chart",
    owner: "the data of a chart",
    example: &["csv", "x", "series"],
    keys: &[
        data_file::csv(
            "a file of separated values beside the briefing, the names of its columns in its first line",
        )
        .required(),
        data_file::DELIMITER,
        Key::new("x", PLAIN, "the column of what the numbers belong to")
            .required()
            .miscalled(&["categories", "labels"]),
        Key::new(
            "series",
            Value::text_or(keys::Text::Plain, || &COLUMNS).list(),
            "the columns of its numbers: a name, or a mapping where there is more to say",
        )
        .required()
        .miscalled(&["columns", "values", "y"]),
    ],
};

static COLUMNS: Table = Table {
    what: "a series of numbers",
    owner: "a series of numbers",
    example: &["values", "name"],
    keys: &[
        Key::new("values", PLAIN, "the column of its numbers")
            .required()
            .miscalled(&["field", "column", "y"]),
        Key::new(
            "name",
            PLAIN,
            "what it is called, where that is not what its column is",
        )
        .miscalled(&["label", "title"]),
        Key::new("low", PLAIN, "the column of the least that each may be")
            .miscalled(&["min", "lower"]),
        Key::new("high", PLAIN, "the column of the most").miscalled(&["max", "upper"]),
    ],
};

/// Reads what names a file.
pub fn read(decoder: &mut Decoder<'_>, node: &Node) -> Option<SeriesOf> {
    let record = decoder.record(node, &DATA)?;
    for key in ["csv", "x", "series"] {
        if record.get(key).is_none() {
            decoder.required(&record, key);
            return None;
        }
    }
    let series = decoder.list_of(&record, "series");
    let series = series.into_iter().filter_map(|node| columns(decoder, node));
    let series: Vec<Columns> = series.collect();
    if let Some(none) = record.entry("series").filter(|_| series.is_empty()) {
        let message = "a chart has no `series`";
        if !decoder.diagnostics.has_errors() {
            decoder.error(
                Diagnostic::error("missing-key", none.key.span, message)
                    .help("name the columns of its numbers: `series: [calls, connected]`"),
            );
        }
    }
    let file = data_file::read(decoder, &record)?;
    let x = decoder.text_of(&record, "x")?;
    (!series.is_empty()).then_some(SeriesOf { file, x, series })
}

fn columns(decoder: &mut Decoder<'_>, node: &Node) -> Option<Columns> {
    if let NodeKind::Scalar(written) = &node.kind {
        let values = decoder.bounded(written)?;
        return Some(Columns {
            values,
            name: None,
            low: None,
            high: None,
        });
    }
    let record = decoder.record(node, &COLUMNS)?;
    Some(Columns {
        values: decoder.required(&record, "values")?,
        name: decoder.text_of(&record, "name"),
        low: decoder.text_of(&record, "low"),
        high: decoder.text_of(&record, "high"),
    })
}

/// Fills a chart with the numbers of its file; what is wrong with them is reported.
pub fn fill(chart: &mut Chart, text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let Some(series_of) = chart.data.clone() else {
        return;
    };
    let Some(data) = series_of.file.data(text, file, diagnostics) else {
        return;
    };
    let Some(x) = column(&data, &series_of.x, diagnostics) else {
        return;
    };
    if let Some(unnamed) = x.iter().find(|x| x.value.trim().is_empty()) {
        let message = format!("this row has nothing in the column `{}`", series_of.x.value);
        diagnostics.push(
            Diagnostic::error("row-length", unnamed.span, message)
                .help("say what its numbers belong to, or take the row out"),
        );
        return;
    }
    let mut series = Vec::new();
    for columns in &series_of.series {
        let Some(values) = column(&data, &columns.values, diagnostics) else {
            continue;
        };
        let mut bounds = [&columns.low, &columns.high].map(|bound| {
            let bound = bound.as_ref();
            bound
                .and_then(|bound| column(&data, bound, diagnostics))
                .unwrap_or_default()
        });
        let [low, high] = bounds.each_mut().map(std::mem::take);
        // One alone is told by the title.
        let own = (series_of.series.len() > 1).then(|| Written {
            style: Style::Plain,
            ..columns.values.clone()
        });
        series.push(Series {
            name: columns.name.clone().or(own),
            values,
            low,
            high,
            span: columns.values.span,
        });
    }
    if series.len() == series_of.series.len() {
        (chart.x, chart.series) = (x, series);
        check(diagnostics, chart);
    }
}

/// The fields of a column.
fn column(data: &Data<'_>, name: &Written, diagnostics: &mut Diagnostics) -> Option<Vec<Written>> {
    let index = data.column(name, diagnostics)?;
    let fields = data.rows.iter().map(|row| row.fields[index].clone());
    Some(fields.collect())
}
