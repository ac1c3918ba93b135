//! Tables of a document.

use super::xml::Element;
use super::{Word, paragraphs};
use crate::import::draft::{Block, Inline, Line, Table, is_blank};
use crate::import::marked::tidy;

/// How many columns a cell may cover.
const WIDEST: usize = 60;

/// Reads a table. One of a single column is a way to place blocks.
pub fn table(table: &Element, word: &mut Word) -> Vec<Block> {
    let mut rows = Vec::new();
    collect_rows(table, &mut rows);
    let is_single = rows.iter().all(|row| cells(row).len() <= 1);
    if is_single {
        let cells: Vec<&Element> = rows.iter().flat_map(|row| cells(row)).collect();
        return cells
            .into_iter()
            .flat_map(|cell| paragraphs::plain_blocks(cell, word))
            .collect();
    }
    let look = table
        .find("tblPr")
        .and_then(|properties| properties.find("tblLook"));
    let by_look = look.is_some_and(|look| look.attribute("firstRow") == Some("1"));
    let is_head = |row: &&Element| {
        row.find("trPr")
            .is_some_and(|properties| properties.has("tblHeader"))
    };
    let has_head = rows.first().is_some_and(is_head) || by_look;
    let mut grid: Vec<Vec<Line>> = Vec::new();
    for row in &rows {
        let mut line = Vec::new();
        for cell in cells(row) {
            let properties = cell.find("tcPr");
            let goes_on = properties
                .and_then(|properties| properties.find("vMerge"))
                .is_some_and(|merge| merge.attribute("val") != Some("restart"));
            let blocks = paragraphs::plain_blocks(cell, word);
            line.push(if goes_on { Line::new() } else { flat(blocks) });
            let span = properties
                .and_then(|properties| properties.value("gridSpan"))
                .and_then(|span| span.parse::<usize>().ok());
            line.extend((1..span.unwrap_or(1).min(WIDEST)).map(|_| Line::new()));
        }
        grid.push(line);
    }
    let is_strong =
        |cell: &Line| is_blank(cell) || matches!(tidy(cell).as_slice(), [Inline::Strong(_)]);
    let is_bold = grid.first().is_some_and(|row| row.iter().all(is_strong))
        && !grid.iter().skip(1).all(|row| row.iter().all(is_strong));
    let mut head = match has_head || is_bold {
        true => grid.remove(0),
        false => Vec::new(),
    };
    // Heads are strong by themselves.
    for cell in &mut head {
        if let [Inline::Strong(inner)] = tidy(cell).as_slice() {
            *cell = inner.clone();
        }
    }
    grid.retain(|row| !row.is_empty());
    if grid.is_empty() {
        grid.push(std::mem::take(&mut head));
    }
    vec![Block::Table(Table {
        caption: Line::new(),
        head,
        rows: grid,
    })]
}

fn collect_rows<'e>(holder: &'e Element, rows: &mut Vec<&'e Element>) {
    for element in holder.elements() {
        match element.name.as_str() {
            "tr" => rows.push(element),
            "sdt" | "sdtContent" | "ins" | "customXml" => collect_rows(element, rows),
            _ => {}
        }
    }
}

fn cells(row: &Element) -> Vec<&Element> {
    let mut cells = Vec::new();
    for element in row.elements() {
        match element.name.as_str() {
            "tc" => cells.push(element),
            "sdt" | "customXml" => {
                let inner = element.find("sdtContent").unwrap_or(element);
                cells.extend(inner.elements().filter(|cell| cell.name == "tc"));
            }
            _ => {}
        }
    }
    cells
}

/// The blocks of a cell, with breaks between them.
fn flat(blocks: Vec<Block>) -> Line {
    let mut out = Line::new();
    for block in blocks {
        let line = crate::import::markdown::flat(vec![block]);
        if !is_blank(&out) && !is_blank(&line) {
            out.push(Inline::Break);
        }
        out.extend(line);
    }
    out
}
