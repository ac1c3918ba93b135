//! Tables.

use super::body::{Body, turned};
use super::held_columns::{ColumnWidth, HELD_GAP, HeldColumns};
use super::markup::{Markup, Tag};
use super::number_columns::NumberColumns;
use super::spine::anchor_id;
use super::style::ems;
use super::table_room::TableRoom;
use crate::document::{Block, Cell, ColumnAlign, Heads, Paragraph, Row, RowKind, Scope, Table};
use crate::language::Direction;

/// A table, while it is written.
struct Writing<'t> {
    table: &'t Table,
    /// Which cells are the heads of others, where their places do not say so.
    heads: Option<Heads>,
    /// The room behind numbers.
    numbers: NumberColumns,
    /// The space on both sides of a cell, in em: the style sheet's.
    padding: f64,
    /// The direction of the book.
    direction: Direction,
}

/// Writes a table, and what stands below it.
pub fn write(body: &mut Body<'_>, table: &Table, dir: Option<Direction>) {
    let direction = dir.unwrap_or_else(|| body.book.direction());
    let id = anchor_id(&table.anchor);
    let caption_id = format!("{id}_caption");
    let captioned = table.caption.is_some();
    body.markup.line();
    // It stands where its lines begin.
    let around = Tag::new("div").set("class", "table");
    body.markup.open(&turned(around, dir));
    let numbers = NumberColumns::of(table, direction);
    let room = TableRoom::of(table, &numbers);
    let name = match captioned {
        true => ("aria-labelledby", caption_id.clone()),
        false => ("aria-label", body.book.name_of_tables()),
    };
    open_frame(&mut body.markup, &room, name);
    let described = table.summary.as_ref().map(|_| format!("{id}_summary"));
    let tag = Tag::new("table")
        .set("id", id.clone())
        .set_if("aria-describedby", described.clone());
    open(&mut body.markup, turned(tag, dir), &room, &[]);
    if let Some(caption) = &table.caption {
        body.element(Tag::new("caption").set("id", caption_id), caption);
    }
    columns(&mut body.markup, &room);
    let writing = Writing {
        table,
        heads: table.heads(),
        numbers,
        padding: match room {
            TableRoom::Natural | TableRoom::Scrolling(_) => 0.6,
            TableRoom::Held(_) => HELD_GAP / 2.0,
        },
        direction,
    };
    let head = table.head_rows();
    if head > 0 {
        write_rows(body, "thead", 0..head, &writing);
    }
    write_rows(body, "tbody", head..table.rows.len(), &writing);
    body.markup.line();
    body.markup.close();
    close_frame(&mut body.markup, &room);
    if let (Some(summary), Some(id)) = (&table.summary, described) {
        body.markup.line();
        let tag = Tag::new("p")
            .set("id", id)
            .set("class", "remark description");
        body.markup.leaf(&tag, summary);
    }
    for remark in &table.remarks {
        let id = remark.anchor.as_deref().map(anchor_id);
        let tag = Tag::new("p").set_if("id", id).set("class", "remark");
        body.element(tag, &remark.text);
    }
    body.markup.line();
    body.markup.close();
}

/// Begins a table of these classes, with what its room asks for.
pub fn open(markup: &mut Markup, tag: Tag, room: &TableRoom, classes: &[&str]) {
    let mut classes = classes.to_vec();
    let tag = match room {
        TableRoom::Natural => tag,
        TableRoom::Scrolling(width) => tag.set("style", format!("min-width: {}", ems(*width))),
        TableRoom::Held(held) => {
            classes.push("held");
            if held.cut {
                classes.push("cut");
            }
            tag.set("style", held_style(held))
        }
    };
    let class = (!classes.is_empty()).then(|| classes.join(" "));
    markup.line();
    markup.open(&tag.set_if("class", class));
}

/// How wide a table is that is held to the page, and how large what stands in it. Readers that know no functions of
/// style sheets set it as wide as the page.
fn held_style(held: &HeldColumns) -> String {
    let mut style = format!("width: min(100%, {})", ems(held.wanted * held.size));
    if held.least_size < held.size {
        style += &format!(
            "; font-size: clamp({}, {:.2}vw, {})",
            ems(held.least_size),
            held.em_of_page,
            ems(held.size)
        );
    } else if held.size < 1.0 {
        style += &format!("; font-size: {}", ems(held.size));
    }
    style
}

/// Begins the frame that a table scrolls in, where it does, with the attribute that names it.
pub fn open_frame(markup: &mut Markup, room: &TableRoom, name: (&'static str, String)) {
    if !matches!(room, TableRoom::Scrolling(_)) {
        return;
    }
    // Who moves by the keyboard has to be able to scroll it (WCAG 2.1.1). A region would be a landmark of its own.
    let frame = Tag::new("div")
        .set("class", "scroll")
        .set("tabindex", "0")
        .set("role", "group")
        .set(name.0, name.1);
    markup.line();
    markup.open(&frame);
}

/// Ends the frame.
pub fn close_frame(markup: &mut Markup, room: &TableRoom) {
    if matches!(room, TableRoom::Scrolling(_)) {
        markup.line();
        markup.close();
    }
}

/// The widths of the columns of a table that is held to the page.
pub fn columns(markup: &mut Markup, room: &TableRoom) {
    let TableRoom::Held(held) = room else {
        return;
    };
    markup.line();
    markup.open(&Tag::new("colgroup"));
    for width in &held.widths {
        let width = match width {
            ColumnWidth::Ems(width) => Some(format!("width: {}", ems(*width))),
            ColumnWidth::Share(share) => Some(format!("width: {share:.1}%")),
            ColumnWidth::Rest => None,
        };
        markup.void(&Tag::new("col").set_if("style", width));
    }
    markup.close();
}

fn write_rows(
    body: &mut Body<'_>,
    part: &'static str,
    rows: std::ops::Range<usize>,
    writing: &Writing<'_>,
) {
    body.markup.line();
    body.markup.open(&Tag::new(part));
    for index in rows {
        let row = &writing.table.rows[index];
        let class = match row.kind {
            RowKind::Head | RowKind::Body => None,
            RowKind::Group => Some("group"),
            RowKind::Total => Some("total"),
        };
        body.markup.line();
        body.markup.open(&Tag::new("tr").set_if("class", class));
        for place in 0..row.cells.len() {
            write_cell(body, row, (index, place), writing);
        }
        body.markup.line();
        body.markup.close();
    }
    body.markup.line();
    body.markup.close();
}

/// What keeps a number from the edge, so that its mark stands below the others of its column.
fn room_behind(
    cell: &Cell,
    (index, place): (usize, usize),
    writing: &Writing<'_>,
) -> Option<String> {
    let room = writing.numbers.room(index, place)?;
    let side = match writing.direction {
        Direction::LeftToRight => "right",
        Direction::RightToLeft => "left",
    };
    let is_last = cell.column + cell.columns == writing.table.columns.len();
    Some(match is_last {
        true => format!("padding-{side}: {room:.1}ch"),
        false => format!(
            "padding-{side}: calc({} + {room:.1}ch)",
            ems(writing.padding)
        ),
    })
}

fn write_cell(
    body: &mut Body<'_>,
    row: &Row,
    (index, place): (usize, usize),
    writing: &Writing<'_>,
) {
    let cell: &Cell = &row.cells[place];
    let name = if cell.scope.is_some() { "th" } else { "td" };
    let count = |count: usize| (count > 1).then(|| count.to_string());
    let scope = cell.scope.map(|scope| match scope {
        Scope::Column if cell.columns > 1 => "colgroup",
        Scope::Column => "col",
        Scope::Row => "row",
        Scope::RowGroup => "rowgroup",
    });
    let align = writing
        .table
        .columns
        .get(cell.column)
        .copied()
        .unwrap_or_default();
    let class = match align {
        _ if row.kind == RowKind::Group => None,
        _ if row.kind == RowKind::Head && cell.columns > 1 => Some("center"),
        ColumnAlign::Start => None,
        // Words among numbers may be broken; a number may not.
        ColumnAlign::End | ColumnAlign::Decimal if cell.decimal.is_some() => Some("number"),
        ColumnAlign::End | ColumnAlign::Decimal => Some("end"),
        ColumnAlign::Center => Some("center"),
    };
    let id = |(row, place): (usize, usize)| {
        format!(
            "{}_{}_{}",
            anchor_id(&writing.table.anchor),
            row + 1,
            place + 1
        )
    };
    let heads = writing.heads.as_ref();
    let own = heads.map_or(&[][..], |heads| &heads[index][place]);
    let headers: Vec<String> = own.iter().map(|head| id(*head)).collect();
    let named = heads.is_some() && cell.scope.is_some();
    let tag = Tag::new(name)
        .set_if("id", named.then(|| id((index, place))))
        .set_if("scope", scope)
        .set_if("headers", (!headers.is_empty()).then(|| headers.join(" ")))
        .set_if("colspan", count(cell.columns))
        .set_if("rowspan", count(cell.rows))
        .set_if("class", class)
        .set_if("style", room_behind(cell, (index, place), writing));
    match cell.blocks.as_slice() {
        [] => {
            body.markup.line();
            body.markup.leaf(&tag, "");
        }
        [Block::Paragraph(Paragraph { text, .. })] => body.element(tag, text),
        blocks => {
            body.markup.line();
            body.markup.open(&tag);
            body.blocks(blocks);
            body.markup.line();
            body.markup.close();
        }
    }
}
