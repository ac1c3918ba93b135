//! The data that a document shows: a file of separated values for each of its tables and charts.
//!
//! In: a document. Out: attachments. What a reader copies from a page by hand, they have as numbers; what is
//! not shown does not go along.

use crate::document::{Block, Cell, Chart, Child, Document, MarkKind, Row, Table, Text};
use crate::export::attachment::{Attachment, Relationship};

/// The files of a document, in the order in which it shows what they hold.
pub fn attachments(document: &Document) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for part in &document.parts {
        add(&part.blocks, &mut attachments);
    }
    attachments
}

fn add(blocks: &[Block], attachments: &mut Vec<Attachment>) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                let caption = table.caption.as_ref();
                let rows = table.rows.iter().map(|row| fields(table, row));
                attachments.push(attachment(&table.anchor, caption, rows.collect()));
            }
            Block::Chart(chart) => {
                let title = chart.title.as_ref();
                attachments.push(attachment(&chart.anchor, title, of_chart(chart)));
            }
            other => {
                for child in other.children() {
                    if let Child::Blocks(blocks) = child {
                        add(blocks, attachments);
                    }
                }
            }
        }
    }
}

fn attachment(anchor: &str, title: Option<&Text>, rows: Vec<Vec<String>>) -> Attachment {
    Attachment {
        name: format!("{anchor}.csv"),
        mime: "text/csv",
        relationship: Relationship::Data,
        of: Some(anchor.to_string()),
        description: title.map_or_else(|| anchor.to_string(), said),
        bytes: csv(&rows).into_bytes(),
    }
}

/// The fields of a row: what covers several columns or rows stands in the first place of them.
fn fields(table: &Table, row: &Row) -> Vec<String> {
    let mut fields = vec![String::new(); table.columns.len()];
    for cell in &row.cells {
        if let Some(field) = fields.get_mut(cell.column) {
            *field = cell.value.clone().unwrap_or_else(|| words(cell));
        }
    }
    fields
}

/// What stands in a cell, a line for each of its paragraphs.
fn words(cell: &Cell) -> String {
    let texts = cell.blocks.iter().flat_map(Block::texts);
    let texts: Vec<String> = texts.map(said).collect();
    texts.join("\n")
}

/// A text without the calls of notes.
fn said(text: &Text) -> String {
    let said = text.without(MarkKind::is_call).replace('\u{2028}', " ");
    // Marks of direction, and spaces that hold a line together, mean nothing to a program.
    said.replace('\u{200e}', "").replace('\u{a0}', " ")
}

/// A row for each place, a column for each series, and for its bounds.
fn of_chart(chart: &Chart) -> Vec<Vec<String>> {
    let mut head = vec![String::new()];
    for series in &chart.series {
        let name = series.head(chart.unit.as_deref());
        for (bounds, sign) in [
            (&series.values, ""),
            (&series.low, " (\u{2193})"),
            (&series.high, " (\u{2191})"),
        ] {
            if !bounds.is_empty() {
                head.push(format!("{name}{sign}"));
            }
        }
    }
    let mut rows = vec![head];
    for (place, x) in chart.x.iter().enumerate() {
        let mut row = vec![x.clone()];
        for series in &chart.series {
            for numbers in [&series.values, &series.low, &series.high] {
                if !numbers.is_empty() {
                    let number = numbers.get(place).copied().flatten();
                    row.push(number.map_or_else(String::new, |number| number.to_string()));
                }
            }
        }
        rows.push(row);
    }
    rows
}

/// Rows as RFC 4180 has them.
fn csv(rows: &[Vec<String>]) -> String {
    let mut csv = String::new();
    for row in rows {
        for (index, field) in row.iter().enumerate() {
            if index > 0 {
                csv.push(',');
            }
            if field.contains([',', '"', '\n', '\r']) {
                csv.push('"');
                csv.push_str(&field.replace('"', "\"\""));
                csv.push('"');
            } else {
                csv.push_str(field);
            }
        }
        csv.push_str("\r\n");
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_with_commas_and_quotes_stand_between_quotes() {
        let rows = [
            vec!["a".to_string(), "b, \"c\"".to_string()],
            vec![String::new()],
        ];
        assert_eq!(csv(&rows), "a,\"b, \"\"c\"\"\"\r\n\r\n");
    }
}
