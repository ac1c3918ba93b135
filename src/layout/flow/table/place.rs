//! Cells at their places: drafts and the widths of columns → rows with their heights and rules.

use std::ops::Range;

use super::columns::Columns;
use super::draft::Draft;
use super::row::{CellLines, RowRule, TableRow};
use crate::document::{Block, RowKind, Table, TextId};
use crate::geometry::{Color, Pt};
use crate::language::Direction;
use crate::layout::flow::compose::Composer;
use crate::layout::flow::context::{Column, Context};
use crate::layout::flow::galley::{Content, Piece};

/// The rows of a table.
pub struct Grid {
    /// The rows.
    pub rows: Vec<TableRow>,
    /// The cells that cover several rows.
    pub spans: Vec<Span>,
}

/// A cell that covers several rows.
pub struct Span {
    /// The rows.
    pub rows: Range<usize>,
    /// Its first column.
    pub column: usize,
    /// How high what stands in it is.
    pub height: Pt,
}

/// A cell over several rows that is higher than this part of a page goes on from row to row, wherever pages part
/// them; others are repeated where they are parted.
const TALL: f64 = 0.5;
/// How much thicker the rules above and below a table are than those in it.
const HEAVY: f64 = 1.8;
impl Composer<'_> {
    /// Finds the widths of the columns, breaks what stands in the cells, and places it.
    pub(super) fn grid(
        &self,
        table: &Table,
        mut drafts: Vec<Vec<Draft<'_>>>,
        context: Context,
    ) -> Grid {
        let columns = self.columns(table, &drafts, context.column);
        for draft in drafts.iter_mut().flatten() {
            let column = columns.of(draft.cell.column, draft.cell.columns);
            self.move_to(draft, column, &columns);
        }
        self.on_paragraphs(&mut drafts, |paragraph, theme, shaper| {
            paragraph.break_lines(&theme.paragraph, shaper);
        });
        let space = self.theme.paragraph.cell_space;
        let content: Vec<Vec<Pt>> = drafts
            .iter()
            .map(|row| row.iter().map(|draft| height(&draft.pieces)).collect())
            .collect();
        let mut heights: Vec<Pt> = Vec::with_capacity(drafts.len());
        let empty = self.theme.styles.cell.leading;
        for (row, content) in drafts.iter().zip(&content) {
            let alone = row
                .iter()
                .zip(content)
                .filter(|(draft, _)| draft.cell.rows == 1);
            let highest = alone.map(|(_, height)| *height).fold(Pt::ZERO, Pt::max);
            let highest = if highest > Pt::ZERO { highest } else { empty };
            heights.push(highest + space * 2.0);
        }
        let mut spans = Vec::new();
        for (index, (row, content)) in drafts.iter().zip(&content).enumerate() {
            for (draft, height) in row
                .iter()
                .zip(content)
                .filter(|(draft, _)| draft.cell.rows > 1)
            {
                let rows = index..index + draft.cell.rows;
                let there: Pt = heights[rows.clone()].iter().copied().sum();
                let wanted = *height + space * 2.0;
                if wanted > there && wanted <= self.page_height * TALL {
                    heights[rows.end - 1] += wanted - there;
                }
                spans.push(Span {
                    rows,
                    column: draft.cell.column,
                    height: wanted,
                });
            }
        }
        let mut rows: Vec<TableRow> = Vec::with_capacity(drafts.len());
        for (index, (row, content)) in drafts.into_iter().zip(content).enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for (draft, content) in row.into_iter().zip(content) {
                let reached: Pt = heights[index..index + draft.cell.rows]
                    .iter()
                    .copied()
                    .sum();
                // Heads stand on the line above what they are the heads of.
                let top = match table.rows[index].kind {
                    RowKind::Head => reached - space - content,
                    RowKind::Body | RowKind::Group | RowKind::Total => space,
                };
                put(draft.pieces, top, &mut cells);
            }
            rows.push(TableRow {
                cells,
                rules: self.rules(table, index, heights[index], &columns),
                slices: vec![heights[index]],
                carried: Vec::new(),
                calls: 0,
            });
        }
        let is_tall = |span: &Span| span.height > self.page_height * TALL;
        for span in spans.iter().filter(|span| is_tall(span)) {
            go_on(&mut rows, span, table, space);
        }
        spans.retain(|span| !is_tall(span));
        carry(table, &mut rows, &spans, space);
        Grid { rows, spans }
    }

    /// Moves what stands in a cell to the part of the text block that the cell takes.
    fn move_to(&self, draft: &mut Draft<'_>, column: Column, columns: &Columns) {
        let left = self.left(column);
        let point = draft.point;
        let right_to_left = self.language_tag.direction() == Direction::RightToLeft;
        for lines in draft.pieces.iter_mut().filter_map(Piece::lines_mut) {
            if let Some(point) = point {
                // The numbers of a column stand at its end, their marks on one line.
                let (before, behind) = columns.points[draft.cell.column];
                let line = if right_to_left {
                    left + before
                } else {
                    left + column.measure - behind
                };
                lines.x = line - point;
                continue;
            }
            let indent = draft.probe - lines.paragraph.measure;
            lines.paragraph.measure = column.measure - indent;
            let moved = if right_to_left {
                left + column.measure - self.measure
            } else {
                left
            };
            lines.x = if right_to_left { left } else { left + indent };
            for item in lines
                .hanging
                .iter_mut()
                .flat_map(|hanging| &mut hanging.items)
            {
                item.shift(moved, Pt::ZERO);
            }
        }
    }

    /// The rules in a row.
    fn rules(&self, table: &Table, index: usize, height: Pt, columns: &Columns) -> Vec<RowRule> {
        let thin = self.theme.paragraph.rule;
        let heavy = thin * HEAVY;
        let color = self.theme.colors.text;
        let all = columns.all();
        let rule = |column: Column, y: Pt, thickness: Pt, color: Color| RowRule {
            y,
            x: self.left(column),
            width: column.measure,
            thickness,
            color,
        };
        let row = &table.rows[index];
        let next = table.rows.get(index + 1);
        let mut rules = Vec::new();
        if index == 0 {
            rules.push(rule(all, Pt::ZERO, heavy, color));
        }
        if row.kind == RowKind::Total && table.rows[index - 1].kind != RowKind::Total {
            rules.push(rule(all, Pt::ZERO, thin, color));
        }
        match next {
            None => rules.push(rule(all, height - heavy, heavy, color)),
            Some(next) if row.kind == RowKind::Head && next.kind != RowKind::Head => {
                rules.push(rule(all, height - thin, thin, color));
            }
            Some(_) if row.kind == RowKind::Head => {
                // A head over several columns holds them together by a rule.
                let over = row.cells.iter().filter(|cell| cell.columns > 1);
                rules.extend(over.map(|cell| {
                    let column = columns.of(cell.column, cell.columns);
                    rule(column, height - thin, thin, color)
                }));
            }
            Some(_) => {}
        }
        rules
    }
}

/// How high the pieces of a cell are, one below the other.
fn height(pieces: &[Piece]) -> Pt {
    let mut height = Pt::ZERO;
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            height += piece.above;
        }
        let slices = 0..piece.slice_count();
        height += slices.map(|slice| piece.slice_height(slice)).sum::<Pt>();
    }
    height
}

/// Puts the pieces of a cell into its row. Boxes are for text that stands alone.
fn put(pieces: Vec<Piece>, top: Pt, cells: &mut Vec<CellLines>) {
    let mut top = top;
    for (index, piece) in pieces.into_iter().enumerate() {
        if index > 0 {
            top += piece.above;
        }
        match piece.content {
            Content::Lines(lines) => {
                let height = lines.leading * lines.count() as f64;
                cells.push(CellLines::whole(*lines, top));
                top += height;
            }
            Content::Graphic(_)
            | Content::Row(_)
            | Content::Begin(_)
            | Content::End
            | Content::Turned(_) => {}
        }
    }
}

/// Shares out the lines of a cell among the rows that it covers, as many to each as have room in it; the last has
/// those that are left, and becomes as high as they want.
fn go_on(rows: &mut [TableRow], span: &Span, table: &Table, space: Pt) {
    let covered = &span.rows;
    let texts = texts(table, span);
    let own = |set: &CellLines| sets_any(set, &texts);
    let first = &mut rows[covered.start];
    let (own, others): (Vec<CellLines>, Vec<CellLines>) =
        std::mem::take(&mut first.cells).into_iter().partition(own);
    first.cells = others;
    let lines = own
        .iter()
        .flat_map(|set| (0..set.lines.count()).map(move |line| (set, line)));
    let mut lines = lines.peekable();
    for index in covered.clone() {
        let last = index + 1 == covered.end;
        let row = &mut rows[index];
        let (mut top, height) = (space, row.height());
        while let Some((set, line)) = lines.peek().copied() {
            let leading = set.lines.leading;
            if !last && top + leading > height {
                break;
            }
            lines.next();
            row.cells.push(CellLines {
                lines: set.lines.clone(),
                part: line..line + 1,
                top,
            });
            top += leading;
        }
        if last && top + space > height {
            row.grow(top + space - height);
        }
    }
}

/// Whether a paragraph of a cell is of any of these texts.
fn sets_any(set: &CellLines, texts: &[TextId]) -> bool {
    let source = set.lines.paragraph.passage.source;
    source.is_some_and(|source| texts.contains(&source))
}

/// The texts of a cell over several rows.
fn texts(table: &Table, span: &Span) -> Vec<TextId> {
    let cells = table.rows[span.rows.start].cells.iter();
    let cells = cells.filter(|cell| cell.column == span.column);
    let texts = cells.flat_map(|cell| &cell.blocks).flat_map(Block::texts);
    texts.map(|text| text.id).collect()
}

/// Lets every row know what stands in cells that reach down to it, for the page that it opens.
fn carry(table: &Table, rows: &mut [TableRow], spans: &[Span], space: Pt) {
    let heads = |span: &&Span| table.rows[span.rows.start].kind == RowKind::Head;
    for span in spans.iter().filter(|span| !heads(span)) {
        let texts = texts(table, span);
        let cells = rows[span.rows.start].cells.iter();
        let own = cells.filter(|set| sets_any(set, &texts));
        let own: Vec<CellLines> = own.cloned().collect();
        let first = own.first().map_or(Pt::ZERO, |set| set.top);
        for carried in &mut rows[span.rows.start + 1..span.rows.end] {
            carried.carried.extend(own.iter().map(|set| CellLines {
                top: set.top - first + space,
                ..set.clone()
            }));
        }
    }
}

impl TableRow {
    /// Makes it higher: the rule below it stands that much further down.
    fn grow(&mut self, by: Pt) {
        let height = self.height();
        for rule in &mut self.rules {
            if rule.y + rule.thickness * 2.0 > height {
                rule.y += by;
            }
        }
        self.slices = vec![height + by];
    }

    /// The same row once more, for the head of another page.
    pub fn repeated(&self) -> TableRow {
        TableRow {
            cells: self.cells.clone(),
            rules: self.rules.clone(),
            slices: self.slices.clone(),
            carried: Vec::new(),
            calls: 0,
        }
    }
}
