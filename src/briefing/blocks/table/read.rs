//! Keys → a table as it was typed.

use super::grid;
use super::{CELL, COLUMN, Cell, Column, NOTES, Note, ROW, Row, RowKind, RowsOf, TABLE, Table};
use crate::briefing::blocks::data_file;
use crate::briefing::keys::choices::{ALIGNS, BOOLEANS, FITS};
use crate::briefing::record::{self, Decoder, Record, identifier};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::diagnostic::Diagnostic;
use crate::language::NumberForm;

/// The most columns that a table has: more are no table that anyone reads on a page.
const MOST_COLUMNS: usize = 100;

/// Reads a table.
pub fn table(decoder: &mut Decoder<'_>, node: &Node) -> Option<Table> {
    let record = decoder.record(node, &TABLE)?;
    let Heads {
        columns,
        head,
        fields,
    } = heads(decoder, &record);
    let data = data_file::read(decoder, &record);
    let data = data.map(|file| RowsOf { file, fields });
    let mut rows = Vec::from_iter(head);
    let given = decoder.list_of(&record, "rows");
    let more = count(decoder, &record, "header_rows", given.len());
    let more = more.unwrap_or(0);
    for (index, node) in given.iter().enumerate() {
        let kind = if index < more {
            RowKind::Head
        } else {
            RowKind::Body
        };
        rows.extend(row(decoder, node, kind));
    }
    if let (Some(data), Some(rows)) = (&data, record.given("rows")) {
        decoder.error(
            Diagnostic::error(
                "rows-and-csv",
                rows.key.span,
                "a table has either `rows` or `csv`",
            )
            .related(data.file.name.span, "`csv` is given here")
            .help("take one of them out"),
        );
        return None;
    }
    if data.is_none() && record.get("rows").is_none() && record.was_mistyped("rows") {
        return None;
    }
    if data.is_none() && rows.iter().all(|row| row.kind == RowKind::Head) {
        let message = "a table has no `rows` with data";
        decoder.error(
            Diagnostic::error("missing-key", record.span, message)
                .help("add `rows: [[…], […]]`, a list of cells for each row"),
        );
        return None;
    }
    let mut table = Table {
        span: record.span,
        id: identifier(decoder, &record),
        caption: decoder.text_of(&record, "caption"),
        summary: decoder.text_of(&record, "summary"),
        columns,
        rows,
        header_columns: 0,
        notes: notes(decoder, &record),
        source: decoder.text_of(&record, "source"),
        fit: decoder.choice(&record, "fit", FITS).unwrap_or_default(),
        data,
    };
    let most = match table.data {
        // How many columns a file has is seen when it is read.
        Some(_) => MOST_COLUMNS,
        None => {
            grid::check(decoder.diagnostics, &mut table)?;
            table.columns.len()
        }
    };
    table.header_columns = count(decoder, &record, "header_columns", most).unwrap_or(0);
    Some(table)
}

/// What is said of the columns.
struct Heads {
    columns: Vec<Column>,
    /// The row of their heads.
    head: Option<Row>,
    /// Their names in a file, each with its head.
    fields: Vec<(Written, Option<Written>)>,
}

/// What is said of the columns, and the row of their heads.
fn heads(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Heads {
    if let (Some(columns), Some(other)) = (
        record.given("columns"),
        record.given("header").or(record.given("align")),
    ) {
        let name = &other.key.value;
        let message = format!("a table has either `columns` or `{name}`");
        decoder.error(
            Diagnostic::error("columns-and-header", other.key.span, message)
                .related(columns.key.span, "`columns` is given here")
                .help("say it of each column: `columns: [{label: …, align: …}]`"),
        );
    }
    let described = decoder.list_of(record, "columns");
    if !described.is_empty() {
        let read: Vec<_> = described
            .into_iter()
            .take(MOST_COLUMNS + 1)
            .map(|node| column(decoder, node))
            .collect();
        let from_file = record.get("csv").is_some();
        let labels = read.iter().map(|(label, ..)| Cell {
            text: label.clone(),
            columns: 1,
            rows: 1,
        });
        let labelled = read.iter().any(|(label, ..)| label.is_some()) && !from_file;
        let head = labelled.then(|| Row {
            span: record
                .entry("columns")
                .map_or(record.span, |entry| entry.value.span),
            kind: RowKind::Head,
            cells: labels.collect(),
        });
        let fields = read.iter().filter_map(|(label, field, _)| {
            // A column that is a text alone is called as the file calls it.
            let name = field.as_ref().or(label.as_ref())?;
            Some((name.clone(), field.as_ref().and(label.clone())))
        });
        return Heads {
            fields: if from_file {
                fields.collect()
            } else {
                Vec::new()
            },
            columns: read.into_iter().map(|(.., column)| column).collect(),
            head,
        };
    }
    let head = record
        .get("header")
        .filter(|node| is_one_row(decoder, node))
        .and_then(|node| row(decoder, node, RowKind::Head));
    let aligns = decoder.list_of(record, "align");
    let aligned = |decoder: &mut Decoder<'_>, node: &&Node| Column {
        align: decoder.one_of(node, "align", ALIGNS),
        ..Column::default()
    };
    Heads {
        columns: aligns.iter().map(|node| aligned(decoder, node)).collect(),
        head,
        fields: Vec::new(),
    }
}

/// Whether a head is a list of cells; a list of such lists is reported.
fn is_one_row(decoder: &mut Decoder<'_>, node: &Node) -> bool {
    let NodeKind::Sequence(cells) = &node.kind else {
        return true;
    };
    let is_row = |cell: &&Node| matches!(cell.kind, NodeKind::Sequence(_));
    let Some(second) = cells
        .iter()
        .filter(is_row)
        .nth(usize::from(cells.len() > 1))
    else {
        return true;
    };
    let further = cells.len().saturating_sub(1).max(1);
    decoder.error(
        Diagnostic::error("wrong-type", second.span, "`header` is one row of heads")
            .label("this would be another")
            .help(format!(
                "write it as the first of `rows`, and say so: `header_rows: {further}`"
            )),
    );
    false
}

/// The head of a column, its name in a file, and what is said of it.
type Described = (Option<Written>, Option<Written>, Column);

fn column(decoder: &mut Decoder<'_>, node: &Node) -> Described {
    let record = match &node.kind {
        NodeKind::Scalar(written) => return (decoder.bounded(written), None, Column::default()),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => decoder.record(node, &COLUMN),
    };
    let Some(record) = record else {
        return (None, None, Column::default());
    };
    let column = Column {
        align: decoder.choice(&record, "align", ALIGNS),
        form: form(decoder, &record),
        total: decoder.choice(&record, "total", BOOLEANS).unwrap_or(false),
    };
    let label = decoder.text_of(&record, "label");
    let field = decoder.text_of(&record, "field");
    (label, field, column)
}

/// How numbers are written.
fn form(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Option<NumberForm> {
    let written = decoder.text_of(record, "format")?;
    let form = NumberForm::parse(&written.value);
    if form.is_none() {
        let message = format!("`{}` is no form of a number", written.value);
        decoder.error(
            Diagnostic::error("bad-format", written.span, message)
                .help("write one like `0`, `0.0`, `#,##0`, `#,##0.00`, `0 %`, `€ 0.00`"),
        );
    }
    form
}

/// Reads a row.
fn row(decoder: &mut Decoder<'_>, node: &Node, kind: RowKind) -> Option<Row> {
    let (kind, cells) = match &node.kind {
        NodeKind::Sequence(nodes) => (kind, cells(decoder, nodes)),
        NodeKind::Mapping(_) => {
            let record = decoder.record(node, &ROW)?;
            if let Some(group) = decoder.text_of(&record, "group") {
                let text = Some(group);
                let cell = Cell {
                    text,
                    columns: 1,
                    rows: 1,
                };
                (RowKind::Group, vec![cell])
            } else if let Some(Node {
                kind: NodeKind::Sequence(nodes),
                ..
            }) = record.get("total")
            {
                (RowKind::Total, cells(decoder, nodes))
            } else {
                decoder.wrong_type(node, "a row", "a list", "`[…, …]`, its cells", None);
                return None;
            }
        }
        NodeKind::Scalar(_) => {
            decoder.wrong_type(node, "a row", "a list", "`[…, …]`, its cells", None);
            return None;
        }
    };
    Some(Row {
        span: node.span,
        kind,
        cells,
    })
}

/// Reads cells; one that says nothing keeps its place.
fn cells(decoder: &mut Decoder<'_>, nodes: &[Node]) -> Vec<Cell> {
    nodes.iter().map(|node| cell(decoder, node)).collect()
}

fn cell(decoder: &mut Decoder<'_>, node: &Node) -> Cell {
    let mut cell = Cell {
        text: None,
        columns: 1,
        rows: 1,
    };
    match &node.kind {
        NodeKind::Scalar(written) if written.is_absent() => {}
        NodeKind::Scalar(written) => {
            let says_something = !crate::document::is_blank(&written.value);
            cell.text = decoder.bounded(written).filter(|_| says_something);
        }
        NodeKind::Mapping(_) if decoder.refuse_colon(node, &CELL) => {}
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
            if let Some(record) = decoder.record(node, &CELL) {
                cell.text = decoder.text_of(&record, "text");
                cell.columns = covered(decoder, &record, "colspan", MOST_COLUMNS);
                cell.rows = covered(decoder, &record, "rowspan", usize::MAX);
            }
        }
    }
    cell
}

/// The notes: one on the whole, or several by their letters.
fn notes(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Note> {
    let Some(node) = record.get("notes") else {
        return Vec::new();
    };
    let NodeKind::Mapping(entries) = &node.kind else {
        let text = decoder.text_of(record, "notes");
        let note = |text| Note { letter: None, text };
        return text.into_iter().map(note).collect();
    };
    if decoder.refuse_colon(node, &NOTES) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for entry in entries {
        if let Some(help) = record::cut_by_comma(entry, entries, decoder) {
            let message = format!("unknown note `{}`", entry.key.value);
            let unknown = Diagnostic::error("unknown-key", entry.key.span, message);
            decoder.error(unknown.label("has no words").help(help));
            continue;
        }
        let letter = entry.key.clone();
        if let Some(text) = decoder.text(&entry.value, &format!("the note `{}`", letter.value)) {
            let letter = Some(letter);
            notes.push(Note { letter, text });
        }
    }
    notes
}

/// A number of things: at most so many.
fn count(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str, most: usize) -> Option<usize> {
    let written = decoder.text_of(record, key)?;
    let value = written.value.trim();
    let count = value.parse::<usize>().ok().filter(|count| *count <= most);
    if count.is_none() {
        let message = format!("`{key}` cannot be `{value}`");
        let help = match most {
            usize::MAX => "write a number: 1, 2, …".to_string(),
            _ => format!("write a number, at most {most}"),
        };
        decoder.error(Diagnostic::error("bad-number", written.span, message).help(help));
    }
    count
}

/// How many columns or rows a cell covers: one, where nothing is said.
fn covered(decoder: &mut Decoder<'_>, record: &Record<'_>, key: &str, most: usize) -> usize {
    let count = count(decoder, record, key, most).unwrap_or(1);
    if count == 0
        && let Some(written) = decoder.text_of(record, key)
    {
        let message = format!("`{key}` cannot be `0`");
        let help = "a cell covers one at least; leave it out of its row instead";
        decoder.error(Diagnostic::error("bad-number", written.span, message).help(help));
    }
    count.max(1)
}
