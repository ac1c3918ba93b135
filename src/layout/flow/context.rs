//! Where a block is set: what is handed down to it from the blocks around it.

use crate::document::{HeadingLevels, Section};
use crate::geometry::Pt;
use crate::layout::tags::NodeId;
use crate::theme::Align;

/// A column of text: the part of the measure that paragraphs are set in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// From the start edge of the text block.
    pub start: Pt,
    /// Width of the lines.
    pub measure: Pt,
    /// Width of the text block that it is a part of.
    pub block: Pt,
    /// Whether what stands in it runs against the document, so that it starts at the other edge.
    pub turned: bool,
}

impl Column {
    /// The same, indented.
    pub fn indented(self, by: Pt) -> Self {
        Column {
            start: self.start + by,
            measure: self.measure - by,
            ..self
        }
    }
}

/// The text block of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextBlock {
    /// Its width.
    pub measure: Pt,
    /// Its height.
    pub height: Pt,
}

impl TextBlock {
    /// All of its width.
    pub fn column(self) -> Column {
        Column {
            start: Pt::ZERO,
            measure: self.measure,
            block: self.measure,
            turned: false,
        }
    }
}

/// What a block stands in, where everything is set in its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// The text.
    Flow,
    /// A note.
    Note,
    /// The colophon.
    Colophon,
    /// A cell of a table.
    Cell,
    /// One of its head, or a subhead.
    CellHead,
    /// One of a row of sums.
    CellTotal,
}

impl Within {
    /// Whether it is a cell of a table.
    pub fn is_cell(self) -> bool {
        match self {
            Within::Cell | Within::CellHead | Within::CellTotal => true,
            Within::Flow | Within::Note | Within::Colophon => false,
        }
    }
}

/// Where a block is set.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The column.
    pub column: Column,
    /// The tag that its own stand below.
    pub node: NodeId,
    /// How many lists it stands in.
    pub list_depth: u32,
    /// What it stands in.
    pub within: Within,
    /// How the lines of paragraphs are filled, where that is not as their style has it.
    pub align: Option<Align>,
    /// The levels of its headings.
    pub levels: HeadingLevels,
}

impl Context {
    /// That of a part, or of anything else that stands in no other.
    pub fn new(column: Column, node: NodeId) -> Self {
        Context {
            column,
            node,
            list_depth: 0,
            within: Within::Flow,
            align: None,
            levels: HeadingLevels::default(),
        }
    }

    /// That of the blocks of a note.
    pub fn of_note(column: Column, node: NodeId) -> Self {
        Context {
            within: Within::Note,
            ..Context::new(column, node)
        }
    }

    /// That of the blocks of the colophon.
    pub fn of_colophon(column: Column, node: NodeId) -> Self {
        Context {
            within: Within::Colophon,
            ..Context::new(column, node)
        }
    }

    /// That of what stands in a cell of a table, as wide as the column for now.
    pub fn in_cell(self, within: Within, align: Align) -> Self {
        let column = Column {
            start: Pt::ZERO,
            ..self.column
        };
        Context {
            within,
            align: Some(align),
            list_depth: 0,
            ..self.within(column)
        }
    }

    /// The same below another tag.
    pub fn under(self, node: NodeId) -> Self {
        Context { node, ..self }
    }

    /// The same in another column.
    pub fn within(self, column: Column) -> Self {
        Context { column, ..self }
    }

    /// The same for what runs against the document, or with it.
    pub fn turned(self, turned: bool) -> Self {
        self.within(Column {
            turned,
            ..self.column
        })
    }

    /// The same, indented.
    pub fn indented(self, by: Pt) -> Self {
        self.within(self.column.indented(by))
    }

    /// That of the blocks of a section which stands here.
    pub fn inside(mut self, section: &Section) -> Self {
        self.levels.enter(section);
        self
    }
}
