//! Tables.

use super::body::Body;
use super::markup::Tag;
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
}

impl Body<'_> {
    /// A table, and what stands below it.
    pub(super) fn table(&mut self, table: &Table) {
        let id = anchor_id(&table.anchor);
        let caption_id = format!("{id}_caption");
        let captioned = table.caption.is_some();
        self.markup.line();
        self.markup.open(&Tag::new("div").set("class", "table"));
        let numbers = NumberColumns::of(table, self.book.direction());
        let room = TableRoom::of(table, &numbers);
        let name = match captioned {
            true => ("aria-labelledby", caption_id.clone()),
            false => ("aria-label", self.name_of_tables()),
        };
        self.open_frame(&room, name);
        let described = table.summary.as_ref().map(|_| format!("{id}_summary"));
        let tag = Tag::new("table")
            .set("id", id.clone())
            .set_if("aria-describedby", described.clone());
        self.open_table(tag, &room, &[]);
        if let Some(caption) = &table.caption {
            self.element(Tag::new("caption").set("id", caption_id), caption);
        }
        self.columns(&room);
        let writing = Writing {
            table,
            heads: table.heads(),
            numbers,
            padding: match room {
                TableRoom::Natural | TableRoom::Scrolling(_) => 0.6,
                TableRoom::Held(_) => 0.3,
            },
        };
        let head = table.head_rows();
        if head > 0 {
            self.rows("thead", 0..head, &writing);
        }
        self.rows("tbody", head..table.rows.len(), &writing);
        self.markup.line();
        self.markup.close();
        self.close_frame(&room);
        if let (Some(summary), Some(id)) = (&table.summary, described) {
            self.markup.line();
            let tag = Tag::new("p")
                .set("id", id)
                .set("class", "remark description");
            self.markup.leaf(&tag, summary);
        }
        for remark in &table.remarks {
            let id = remark.anchor.as_deref().map(anchor_id);
            let tag = Tag::new("p").set_if("id", id).set("class", "remark");
            self.element(tag, &remark.text);
        }
        self.markup.line();
        self.markup.close();
    }

    /// What any table is called.
    pub(super) fn name_of_tables(&self) -> String {
        self.book.language.terms.table.replace(" {}", "")
    }

    /// Begins a table of these classes, with what its room asks for.
    pub(super) fn open_table(&mut self, tag: Tag, room: &TableRoom, classes: &[&str]) {
        let mut classes = classes.to_vec();
        let tag = match room {
            TableRoom::Natural => tag,
            TableRoom::Scrolling(width) => tag.set("style", format!("min-width: {}", ems(*width))),
            TableRoom::Held(held) => {
                classes.push("held");
                if held.cut {
                    classes.push("cut");
                }
                let size = (held.size < 1.0).then(|| format!("font-size: {}", ems(held.size)));
                tag.set_if("style", size)
            }
        };
        let class = (!classes.is_empty()).then(|| classes.join(" "));
        self.markup.line();
        self.markup.open(&tag.set_if("class", class));
    }

    /// Begins the frame that a table scrolls in, where it does, with the attribute that names it.
    pub(super) fn open_frame(&mut self, room: &TableRoom, name: (&'static str, String)) {
        if !matches!(room, TableRoom::Scrolling(_)) {
            return;
        }
        // Who moves by the keyboard has to be able to scroll it (WCAG 2.1.1). A region would be a landmark of its own.
        let frame = Tag::new("div")
            .set("class", "scroll")
            .set("tabindex", "0")
            .set("role", "group")
            .set(name.0, name.1);
        self.markup.line();
        self.markup.open(&frame);
    }

    /// Ends it.
    pub(super) fn close_frame(&mut self, room: &TableRoom) {
        if matches!(room, TableRoom::Scrolling(_)) {
            self.markup.line();
            self.markup.close();
        }
    }

    /// The shares of the columns of a table that is held to the page.
    pub(super) fn columns(&mut self, room: &TableRoom) {
        let TableRoom::Held(held) = room else {
            return;
        };
        self.markup.line();
        self.markup.open(&Tag::new("colgroup"));
        for share in &held.shares {
            let width = format!("width: {share:.1}%");
            self.markup.void(&Tag::new("col").set("style", width));
        }
        self.markup.close();
    }

    fn rows(&mut self, part: &'static str, rows: std::ops::Range<usize>, writing: &Writing<'_>) {
        self.markup.line();
        self.markup.open(&Tag::new(part));
        for index in rows {
            let row = &writing.table.rows[index];
            let class = match row.kind {
                RowKind::Head | RowKind::Body => None,
                RowKind::Group => Some("group"),
                RowKind::Total => Some("total"),
            };
            self.markup.line();
            self.markup.open(&Tag::new("tr").set_if("class", class));
            for place in 0..row.cells.len() {
                self.cell(row, (index, place), writing);
            }
            self.markup.line();
            self.markup.close();
        }
        self.markup.line();
        self.markup.close();
    }

    /// What keeps a number from the edge, so that its mark stands below the others of its column.
    fn room_behind(
        &self,
        cell: &Cell,
        (index, place): (usize, usize),
        writing: &Writing<'_>,
    ) -> Option<String> {
        let room = writing.numbers.room(index, place)?;
        let side = match self.book.direction() {
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

    fn cell(&mut self, row: &Row, (index, place): (usize, usize), writing: &Writing<'_>) {
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
            .set_if("style", self.room_behind(cell, (index, place), writing));
        match cell.blocks.as_slice() {
            [] => {
                self.markup.line();
                self.markup.leaf(&tag, "");
            }
            [Block::Paragraph(Paragraph { text, .. })] => self.element(tag, text),
            blocks => {
                self.markup.line();
                self.markup.open(&tag);
                self.blocks(blocks);
                self.markup.line();
                self.markup.close();
            }
        }
    }
}
