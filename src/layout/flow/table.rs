//! Tables: cells in columns whose widths follow from what stands in them.
//!
//! In: a table, and the column of text that it stands in. Out: a caption, a row of the galley for each row,
//! in a box that repeats its head on every page, and the remarks below it.
//!
//! | module | gives |
//! |---|---|
//! | [`drafts`], [`draft`] | the cells, composed and tagged, before their widths are known |
//! | [`extent`] | how wide and high each wants to be |
//! | [`widths`], [`columns`] | the widths of the columns, and where they stand |
//! | [`place`], [`rules`] | the cells at their places, in rows; the rules between them |
//! | [`row`] | what of it stands in the galley |
//! | [`misfit`] | what could not be set as it should |

mod columns;
mod draft;
mod drafts;
mod extent;
mod misfit;
mod place;
mod row;
mod rules;
mod widths;

pub use misfit::{MisfitKind, TableMisfit};
pub use row::{CellLines, RowRule, TableFrame, TableHead, TableNotes, TableRow};

use self::drafts::{Drafts, smallest};
use self::place::Grid;
use super::compose::Composer;
use super::context::{Context, Within};
use super::galley::{BoxDesign, Content, Keep, Piece, SpaceGrowth};
use super::inline::running_passage;
use super::paginate::feet;
use super::typography::Typography;
use super::vertical_list::VerticalList;
use crate::document::{Fit, Remark, Row, RowKind, Table};
use crate::geometry::Pt;
use crate::layout::frame::{Mark, Target};
use crate::layout::tags::{NodeId, Role};

/// A table of so many columns is not turned unless it is asked for.
const FEW_COLUMNS: usize = 4;
/// A head that takes more of a page than this is not repeated.
const HIGHEST_HEAD: f64 = 0.5;

/// Sets a table; one that is too wide for the text, and may be turned, stands on a page of its own.
pub(super) fn set(composer: &mut Composer<'_>, table: &Table, context: Context) -> VerticalList {
    let typography = composer.typography;
    let node = composer.tags.node(context.node, Role::Table);
    composer.tags.set_anchor(node, &table.anchor);
    composer.targets.add(&table.anchor, node);
    if let Some(summary) = &table.summary {
        composer.tags.set_alternative(node, summary);
    }
    let caption_node = table
        .caption
        .as_ref()
        .map(|_| composer.tags.node(node, Role::Caption));
    let drafts = Drafts::compose(composer, table, node, context);
    let factor = drafts.factor(typography.theme, context.column.measure);
    // What stands in a list or a callout stays there.
    let may_turn = context.within == Within::Flow
        && context.list_depth == 0
        && context.column.measure == typography.measure;
    let turned = match table.fit {
        // Of few columns one long word is divided rather than a page turned for it.
        Fit::Auto => {
            let too_small = factor < smallest(typography.theme);
            too_small && may_turn && table.columns.len() > FEW_COLUMNS
        }
        Fit::Shrink => false,
        Fit::Landscape => may_turn,
    };
    if table.fit == Fit::Landscape && !turned {
        composer
            .table_misfits
            .push(TableMisfit::new(table, MisfitKind::Unturned));
    }
    if !turned {
        let page = typography.page_height;
        return set_drafts(composer, drafts, caption_node, (context, page));
    }
    let (context, page) = (
        context
            .within(typography.turned_block.column())
            .turned(context.column.turned),
        typography.turned_block.height,
    );
    let list = set_drafts(composer, drafts, caption_node, (context, page));
    composer.turned.push(list.into_pieces(|_| {}));
    VerticalList::of(Piece::new(Content::Turned(composer.turned.len() - 1)))
}

/// Sets a table in a column of pages that are so high, smaller where it has to be.
fn set_drafts(
    composer: &mut Composer<'_>,
    mut drafts: Drafts<'_>,
    caption_node: Option<NodeId>,
    (context, page): (Context, Pt),
) -> VerticalList {
    let typography = Typography {
        page_height: page,
        ..composer.typography
    };
    let table = drafts.table;
    let theme = typography.theme;
    let misfit = drafts.shrink(&typography, composer.shaper.fonts(), context.column.measure);
    composer.table_misfits.extend(misfit);
    let mut list = VerticalList::default();
    if let (Some(caption), Some(caption_node)) = (&table.caption, caption_node) {
        let style = &theme.styles.caption;
        list.push(Piece {
            keep: Keep::HEADING,
            growth: SpaceGrowth::HalfLines(1),
            ..composer.text(caption, style, context.column, caption_node)
        });
        list.space(theme.paragraph.space * 0.5);
    }
    drafts.align_numbers(&theme.paragraph, composer.shaper);
    let mut grid = Grid::new(drafts, context.column, &typography, composer.shaper.fonts());
    grid.rows
        .iter_mut()
        .for_each(|row| row.calls = calls(row, &table.remarks));
    let head_rows = table.head_rows();
    let pieces = list.len() + head_rows;
    let head = TableHead {
        pieces,
        ..repeated_head(composer, table, &grid.rows[..head_rows], (context, page))
    };
    let notes = notes_below(table, &grid, head_rows, theme.paragraph.space * 0.5);
    // What a row has room for below the head, wherever the table goes on.
    put_rows(&typography, table, (grid, page - head.height), &mut list);
    let frame = TableFrame { head, notes };
    let mut list = list.boxed(BoxDesign::Table(Box::new(frame)));
    list.name(&table.anchor);
    put_remarks(composer, table, context, &mut list);
    list.space(theme.paragraph.space * 2.0);
    list
}

/// What is repeated where the table goes on: the rows of its head, below what says so. A head that would leave
/// little room on its pages is not repeated.
fn repeated_head(
    composer: &mut Composer<'_>,
    table: &Table,
    head: &[TableRow],
    (context, page): (Context, Pt),
) -> TableHead {
    let typography = composer.typography;
    let theme = typography.theme;
    let continued = table.caption.as_ref().filter(|_| table.label.is_some());
    let continued = continued.and_then(|_| {
        let label = table.label.as_deref()?;
        let words = typography.language.terms.continued.replace("{}", label);
        let style = &theme.styles.caption;
        let mark = Mark::Decoration;
        let passage = running_passage(words, theme, style, typography.language_tag, mark);
        let mut piece = composer.piece(passage, style, context.column);
        let lines = piece.lines_mut()?;
        lines.paragraph.set(theme, composer.shaper);
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
        Some(_) => theme.paragraph.space * 0.5,
        None => Pt::ZERO,
    };
    let above = continued
        .as_ref()
        .map_or(Pt::ZERO, |lines| lines.leading * lines.count() as f64);
    let high: Pt = head.iter().map(TableRow::height).sum();
    let rows: Vec<TableRow> = match high <= page * HIGHEST_HEAD {
        true => head.iter().map(TableRow::repeated).collect(),
        false => Vec::new(),
    };
    let height = rows.iter().map(TableRow::height).sum::<Pt>() + above + space;
    TableHead {
        pieces: 0,
        continued,
        space,
        rows,
        height,
    }
}

/// The notes that stand below a table, with so much space above them, and are called from its cells.
fn notes_below(table: &Table, grid: &Grid, head_rows: usize, space: Pt) -> TableNotes {
    let remarks = table.remarks.iter().enumerate();
    let called = remarks.filter(|(_, remark)| remark.anchor.is_some());
    TableNotes {
        behind: called.map(|(place, _)| place).collect(),
        space,
        called_by_head: grid.rows[..head_rows]
            .iter()
            .fold(0, |all, row| all | row.calls),
    }
}

/// Puts the rows below what stands above them, each bound to those that it may not be parted from, and divided
/// where a page would not have the room that there is for one.
fn put_rows(
    typography: &Typography<'_>,
    table: &Table,
    (grid, room): (Grid, Pt),
    list: &mut VerticalList,
) {
    let bound = bound(&table.rows, &grid);
    let group_space = typography.theme.paragraph.space;
    let mut before: Option<RowKind> = None;
    for ((mut set, row), bound) in grid.rows.into_iter().zip(&table.rows).zip(bound) {
        if row.kind == RowKind::Group && before.is_some_and(|before| before != RowKind::Head) {
            list.space(group_space);
        }
        before = Some(row.kind);
        set.divide(room);
        let mut piece = Piece::new(Content::Row(Box::new(set)));
        piece.keep.with_next = bound;
        list.push(piece);
    }
}

/// Puts what stands below a table there: its notes, its source.
fn put_remarks(
    composer: &mut Composer<'_>,
    table: &Table,
    context: Context,
    list: &mut VerticalList,
) {
    let theme = composer.typography.theme;
    let style = &theme.styles.remark;
    list.space(theme.paragraph.space * 0.5);
    for remark in &table.remarks {
        let node = composer.tags.node(context.node, Role::Paragraph);
        list.push(Piece {
            keep: Keep {
                with_previous: true,
                ..Keep::default()
            },
            anchors: remark.anchor.iter().cloned().collect(),
            ..composer.text(&remark.text, style, context.column, node)
        });
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
