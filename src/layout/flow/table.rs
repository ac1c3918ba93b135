//! Tables: cells in columns whose widths follow from what stands in them.
//!
//! In: a table, and the column of text that it stands in. Out: a caption, a row of the galley for each row,
//! in a box that repeats its head on every page, and the remarks below it.
//!
//! | module | gives |
//! |---|---|
//! | [`draft`] | the cells, composed and tagged, before their widths are known |
//! | [`extent`] | how wide and high each wants to be |
//! | [`widths`], [`columns`] | the widths of the columns, and where they stand |
//! | [`place`] | the cells at their places, rows and rules |
//! | [`row`] | what of it stands in the galley |

mod columns;
mod draft;
mod extent;
mod place;
mod row;
mod widths;

pub use row::{CellLines, RowRule, TableFrame, TableHead, TableNotes, TableRow};

use self::draft::Draft;
use self::place::Grid;
use super::compose::Composer;
use super::context::{Context, Within};
use super::galley::{BoxDesign, Content, Keep, Piece, SpaceGrowth};
use super::inline::running_passage;
use super::paginate::feet;
use super::vertical_list::VerticalList;
use crate::document::{Fit, Remark, Row, RowKind, Table, Text};
use crate::geometry::Pt;
use crate::layout::frame::{Mark, Target};
use crate::layout::tags::{NodeId, Role};
use crate::layout::text::Paragraph;

/// A table of so many columns is not turned unless it is asked for.
const FEW_COLUMNS: usize = 4;

/// A table that could not be set as it should.
#[derive(Debug, Clone, PartialEq)]
pub struct TableMisfit {
    /// What it is called: "Table 2".
    pub label: Option<String>,
    /// The first words of it.
    pub words: String,
    /// What is the matter with it.
    pub kind: MisfitKind,
}

/// What is the matter with a table.
#[derive(Debug, Clone, PartialEq)]
pub enum MisfitKind {
    /// It is too wide for its page in the smallest size of the theme.
    TooWide {
        /// The size that it is set in.
        size: Pt,
        /// Whether it stands on a page that might be turned for it.
        may_turn: bool,
    },
    /// It stands within something else, and no page is turned for it.
    Unturned,
}

impl Composer<'_> {
    /// Sets a table; one that is too wide for the text, and may be turned, stands on a page of its own.
    pub(super) fn table(&mut self, table: &Table, context: Context) -> VerticalList {
        let node = self.tags.node(context.node, Role::Table);
        self.tags.set_anchor(node, &table.anchor);
        self.nodes.insert(table.anchor.clone(), node);
        if let Some(summary) = &table.summary {
            self.tags.set_alternative(node, summary);
        }
        let caption_node = table
            .caption
            .as_ref()
            .map(|_| self.tags.node(node, Role::Caption));
        let mut drafts = self.drafts(table, node, context);
        let count = table.columns.len();
        let factor = self.factor(&drafts, context.column.measure, count);
        // What stands in a list or a callout stays there.
        let may_turn = context.within == Within::Flow
            && context.list_depth == 0
            && context.column.measure == self.measure;
        let turned = match table.fit {
            // Of few columns one long word is divided rather than a page turned for it.
            Fit::Auto => factor < self.smallest() && may_turn && count > FEW_COLUMNS,
            Fit::Shrink => false,
            Fit::Landscape => may_turn,
        };
        if table.fit == Fit::Landscape && !turned {
            self.table_misfits
                .push(TableMisfit::new(table, MisfitKind::Unturned));
        }
        if !turned {
            self.shrink(&mut drafts, (factor, context.column.measure), table);
            return self.set_table(table, caption_node, drafts, context);
        }
        let context = context.within(self.turned_block.column());
        let factor = self.factor(&drafts, context.column.measure, count);
        self.shrink(&mut drafts, (factor, context.column.measure), table);
        let list = self.set_table(table, caption_node, drafts, context);
        self.turned.push(list.into_pieces(|_| {}));
        VerticalList::of(Piece::new(Content::Turned(self.turned.len() - 1)))
    }

    /// Sets a table in a column.
    fn set_table(
        &mut self,
        table: &Table,
        caption_node: Option<NodeId>,
        mut drafts: Vec<Vec<Draft<'_>>>,
        context: Context,
    ) -> VerticalList {
        let mut list = VerticalList::default();
        if let (Some(caption), Some(caption_node)) = (&table.caption, caption_node) {
            let style = &self.theme.styles.caption;
            list.push(Piece {
                keep: Keep::HEADING,
                growth: SpaceGrowth::HalfLines(1),
                ..self.text(caption, style, context.column, caption_node)
            });
            list.space(self.theme.paragraph.space * 0.5);
        }
        self.align_numbers(&mut drafts);
        let mut grid = self.grid(table, drafts, context);
        grid.rows
            .iter_mut()
            .for_each(|row| row.calls = calls(row, &table.remarks));
        let head_rows = table.head_rows();
        let pieces = list.len() + head_rows;
        let head = TableHead {
            pieces,
            ..self.repeated_head(table, &grid, head_rows, context)
        };
        let notes = self.notes_below(table, &grid, head_rows);
        self.rows(table, grid, &mut list);
        let frame = TableFrame { head, notes };
        let mut list = list.boxed(BoxDesign::Table(Box::new(frame)));
        list.name(&table.anchor);
        self.remarks(table, context, &mut list);
        list.space(self.theme.paragraph.space * 2.0);
        list
    }

    /// What is repeated where the table goes on: the rows of its head, below what says so.
    fn repeated_head(
        &mut self,
        table: &Table,
        grid: &Grid,
        head_rows: usize,
        context: Context,
    ) -> TableHead {
        let continued = table.caption.as_ref().filter(|_| table.label.is_some());
        let continued = continued.and_then(|_| {
            let label = table.label.as_deref()?;
            let words = self.language.terms.continued.replace("{}", label);
            let style = &self.theme.styles.caption;
            let mark = Mark::Decoration;
            let passage = running_passage(words, self.theme, style, &self.language_tag, mark);
            let mut piece = self.piece(passage, style, context.column);
            let lines = piece.lines_mut()?;
            lines.paragraph.set(self.theme, self.shaper);
            match piece.content {
                Content::Lines(lines) => Some(*lines),
                Content::Graphic(_)
                | Content::Row(_)
                | Content::Begin(_)
                | Content::End
                | Content::Turned(_) => None,
            }
        });
        let space = match continued {
            Some(_) => self.theme.paragraph.space * 0.5,
            None => Pt::ZERO,
        };
        let above = continued
            .as_ref()
            .map_or(Pt::ZERO, |lines| lines.leading * lines.count() as f64);
        let rows: Vec<TableRow> = grid.rows[..head_rows]
            .iter()
            .map(TableRow::repeated)
            .collect();
        let height = rows.iter().map(TableRow::height).sum::<Pt>() + above + space;
        TableHead {
            pieces: 0,
            continued,
            space,
            rows,
            height,
        }
    }

    /// The notes that stand below a table and are called from its cells.
    fn notes_below(&self, table: &Table, grid: &Grid, head_rows: usize) -> TableNotes {
        let remarks = table.remarks.iter().enumerate();
        let called = remarks.filter(|(_, remark)| remark.anchor.is_some());
        TableNotes {
            behind: called.map(|(place, _)| place).collect(),
            space: self.theme.paragraph.space * 0.5,
            called_by_head: grid.rows[..head_rows]
                .iter()
                .fold(0, |all, row| all | row.calls),
        }
    }

    /// Puts the rows below what stands above them, each bound to those that it may not be parted from.
    fn rows(&self, table: &Table, grid: Grid, list: &mut VerticalList) {
        let bound = bound(&table.rows, &grid);
        let group_space = self.theme.paragraph.space;
        let mut before: Option<RowKind> = None;
        for ((mut set, row), bound) in grid.rows.into_iter().zip(&table.rows).zip(bound) {
            if row.kind == RowKind::Group && before.is_some_and(|before| before != RowKind::Head) {
                list.space(group_space);
            }
            before = Some(row.kind);
            set.divide(self.page_height);
            let mut piece = Piece::new(Content::Row(Box::new(set)));
            piece.keep.with_next = bound;
            list.push(piece);
        }
    }

    /// What stands below a table: its notes, its source.
    fn remarks(&mut self, table: &Table, context: Context, list: &mut VerticalList) {
        let style = &self.theme.styles.remark;
        list.space(self.theme.paragraph.space * 0.5);
        for remark in &table.remarks {
            let node = self.tags.node(context.node, Role::Paragraph);
            list.push(Piece {
                keep: Keep {
                    with_previous: true,
                    ..Keep::default()
                },
                anchors: remark.anchor.iter().cloned().collect(),
                ..self.text(&remark.text, style, context.column, node)
            });
        }
    }

    /// A text that stands in a cell alone: in the cell itself, with no paragraph around it.
    fn cell_text(&mut self, text: &Text, context: Context) -> VerticalList {
        let style = self.style(crate::document::Voice::Body, context);
        let passage = self.passage(text, style, context.node);
        let mut piece = self.piece(passage, style, context.column);
        if let (Some(lines), Some(align)) = (piece.lines_mut(), context.align) {
            lines.paragraph.passage.align = align;
        }
        VerticalList::of(piece)
    }
}

/// Which notes the cells of a row call.
fn calls(row: &TableRow, remarks: &[Remark]) -> u64 {
    let cells = row.cells.iter().chain(&row.carried);
    let links = cells.flat_map(|cell| &cell.lines.paragraph.passage.links);
    let notes = remarks.iter().filter_map(|remark| remark.anchor.as_ref());
    let notes: Vec<&String> = notes.collect();
    let called = links.filter_map(|link| match &link.target {
        Target::Destination(anchor) => notes.iter().position(|note| *note == anchor),
        Target::Url(_) => None,
    });
    called.fold(0, |all, note| all | feet::call(note))
}

/// Whether each row is bound to the next: no head stands without two rows below it, no subhead without one,
/// no last row and no sum alone, and no cell that covers several rows is parted where it is higher than
/// either part.
fn bound(rows: &[Row], grid: &Grid) -> Vec<bool> {
    let mut bound = vec![false; rows.len()];
    let head = rows
        .iter()
        .take_while(|row| row.kind == RowKind::Head)
        .count();
    let count = rows.len();
    for index in 0..count.saturating_sub(1) {
        let next = &rows[index + 1];
        bound[index] = index <= head
            || matches!(rows[index].kind, RowKind::Head | RowKind::Group)
            || next.kind == RowKind::Total
            || index + 2 == count;
    }
    for span in &grid.spans {
        let heights: Vec<Pt> = grid.rows[span.rows.clone()]
            .iter()
            .map(TableRow::height)
            .collect();
        let all: Pt = heights.iter().copied().sum();
        let mut above = Pt::ZERO;
        for (offset, height) in heights.iter().enumerate().take(heights.len() - 1) {
            above += *height;
            let fits = above >= span.height && all - above >= span.height;
            bound[span.rows.start + offset] |= !fits;
        }
    }
    bound
}

/// The tags of a table's parts, made when the first row of each comes up.
struct Parts {
    table: NodeId,
    head: Option<NodeId>,
    body: Option<NodeId>,
}

impl Parts {
    fn of(&mut self, kind: RowKind, composer: &mut Composer<'_>) -> NodeId {
        let table = self.table;
        match kind {
            RowKind::Head => *self
                .head
                .get_or_insert_with(|| composer.tags.node(table, Role::TableHead)),
            RowKind::Body | RowKind::Group | RowKind::Total => *self
                .body
                .get_or_insert_with(|| composer.tags.node(table, Role::TableBody)),
        }
    }
}

/// Every paragraph of drafts.
fn paragraphs<'d>(drafts: &'d mut [Vec<Draft<'_>>]) -> Vec<&'d mut Paragraph> {
    let cells = drafts.iter_mut().flatten();
    let pieces = cells.flat_map(|draft| &mut draft.pieces);
    pieces.flat_map(Piece::paragraphs_mut).collect()
}
