//! Sections, blocks and marked texts as bytes; [`super::walk`] says how.

use super::walk::ContentBytes;
use crate::document::{
    Block, Cell, Code, ColumnAlign, Definition, DefinitionKind, Definitions, Figure, Fit, List,
    ListItem, MarkKind, Paragraph, Quote, Reference, Remark, Row, RowKind, Scope, Section,
    SectionKind, Table, Text, Voice,
};

impl ContentBytes {
    pub(super) fn section(&mut self, section: &Section) {
        let Section {
            kind,
            anchor,
            level,
            heading,
            // Made from the heading.
            label: _,
            blocks,
        } = section;
        self.open("section");
        self.text(match kind {
            SectionKind::Tldr => "tldr",
            SectionKind::KeyFigures => "key-figures",
            SectionKind::KeyPoints => "key-points",
            SectionKind::Summary => "summary",
            SectionKind::Body => "body",
            SectionKind::Recommendations => "recommendations",
            SectionKind::Timeline => "timeline",
            SectionKind::Faq => "faq",
            SectionKind::Glossary => "glossary",
            SectionKind::Sources => "sources",
            SectionKind::Appendix => "appendix",
            SectionKind::About => "about",
        });
        self.text(anchor);
        self.number(usize::from(*level));
        self.optional_marked(heading.as_ref());
        self.blocks(blocks);
        self.close();
    }

    /// A block of a note. A paragraph is its text, as it was when notes had nothing but paragraphs.
    pub(super) fn block_of_note(&mut self, block: &Block) {
        match block {
            Block::Paragraph(Paragraph {
                voice: Voice::Body,
                text,
            }) => self.marked(text),
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Quote(_)
            | Block::Code(_)
            | Block::Definitions(_)
            | Block::References(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Chart(_)
            | Block::Callout(_)
            | Block::KeyFigures(_)
            | Block::Section(_) => self.blocks(std::slice::from_ref(block)),
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::List(list) => self.list(list),
                Block::Quote(Quote { blocks }) => {
                    self.open("quote");
                    self.blocks(blocks);
                    self.close();
                }
                Block::Code(Code { text, written_in }) => {
                    self.open("code");
                    self.optional(written_in.as_deref());
                    self.marked(text);
                    self.close();
                }
                Block::Definitions(definitions) => self.definitions(definitions),
                Block::References(references) => self.references(references),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
                Block::Chart(chart) => self.chart(chart),
                Block::Callout(callout) => {
                    self.callout_head(callout);
                    self.blocks(&callout.blocks);
                    self.close();
                }
                Block::KeyFigures(figures) => self.key_figures(figures),
                Block::Section(section) => self.section(section),
            }
        }
    }

    fn paragraph(&mut self, Paragraph { voice, text }: &Paragraph) {
        self.open("paragraph");
        self.text(match voice {
            Voice::Body => "body",
            Voice::Lead => "lead",
            Voice::Grade => "grade",
            Voice::Aside => "aside",
            Voice::Attribution => "attribution",
            Voice::SmallPrint => "small-print",
            Voice::PullQuote => "pull-quote",
            Voice::Caption => "caption",
        });
        self.marked(text);
        self.close();
    }

    fn list(&mut self, list: &List) {
        let List {
            numbered,
            loose,
            items,
        } = list;
        self.open("list");
        self.text(if *numbered { "numbered" } else { "bulleted" });
        self.text(if *loose { "loose" } else { "tight" });
        for item in items {
            let ListItem {
                marker,
                number,
                anchor,
                blocks,
            } = item;
            self.open("item");
            if let Some(anchor) = anchor {
                self.text(anchor);
            }
            self.marked(marker);
            let number = number.map(|number| number.to_string());
            self.optional(number.as_deref());
            self.blocks(blocks);
            self.close();
        }
        self.close();
    }

    fn definitions(&mut self, Definitions { kind, entries }: &Definitions) {
        self.open("definitions");
        self.text(match kind {
            DefinitionKind::Questions => "questions",
            DefinitionKind::Glossary => "glossary",
            DefinitionKind::Timeline => "timeline",
        });
        for entry in entries {
            let Definition {
                anchor,
                term,
                blocks,
            } = entry;
            self.open("entry");
            self.text(anchor);
            self.optional_marked(term.as_ref());
            self.blocks(blocks);
            self.close();
        }
        self.close();
    }

    fn references(&mut self, references: &[Reference]) {
        self.open("references");
        for reference in references {
            let Reference {
                anchor,
                number: _,
                label,
                text,
                scanned,
                citations: _,
            } = reference;
            self.open("reference");
            self.text(anchor);
            if let Some(label) = label {
                self.marked(label);
            }
            self.marked(text);
            if let Some(scanned) = scanned {
                self.open("scanned");
                self.text(scanned.address().as_str());
                self.close();
            }
            self.close();
        }
        self.close();
    }

    fn table(&mut self, table: &Table) {
        let Table {
            anchor,
            // Stands in the caption.
            label: _,
            caption,
            summary,
            columns,
            rows,
            remarks,
            fit,
        } = table;
        self.open("table");
        self.text(anchor);
        self.optional_marked(caption.as_ref());
        self.optional(summary.as_deref());
        for align in columns {
            self.text(match align {
                ColumnAlign::Start => "start",
                ColumnAlign::End => "end",
                ColumnAlign::Center => "center",
                ColumnAlign::Decimal => "decimal",
            });
        }
        for row in rows {
            self.row(row);
        }
        for Remark { anchor, text } in remarks {
            self.optional(anchor.as_deref());
            self.marked(text);
        }
        self.text(match fit {
            Fit::Auto => "auto",
            Fit::Shrink => "shrink",
            Fit::Landscape => "landscape",
        });
        self.close();
    }

    fn figure(&mut self, figure: &Figure) {
        let Figure {
            anchor,
            picture,
            alternative,
            description,
            caption,
            remarks,
            width,
        } = figure;
        self.open("figure");
        self.text(anchor);
        self.number(picture.0 as usize);
        self.optional(alternative.as_deref());
        self.optional(description.as_deref());
        self.optional_marked(caption.as_ref());
        for Remark { anchor, text } in remarks {
            self.optional(anchor.as_deref());
            self.marked(text);
        }
        let width = width.map(|width| width.to_string());
        self.optional(width.as_deref());
        self.close();
    }

    fn row(&mut self, Row { kind, cells }: &Row) {
        self.open("row");
        self.text(match kind {
            RowKind::Head => "head",
            RowKind::Body => "body",
            RowKind::Group => "group",
            RowKind::Total => "total",
        });
        for cell in cells {
            let Cell {
                column,
                columns,
                rows,
                scope,
                blocks,
                // Follow from its text.
                decimal: _,
                value: _,
            } = cell;
            self.open("cell");
            for number in [column, columns, rows] {
                self.number(*number);
            }
            self.text(match scope {
                Some(Scope::Column) => "column",
                Some(Scope::Row) => "row",
                Some(Scope::RowGroup) => "row-group",
                None => "data",
            });
            self.blocks(blocks);
            self.close();
        }
        self.close();
    }

    pub(super) fn optional_marked(&mut self, text: Option<&Text>) {
        match text {
            Some(text) => self.marked(text),
            None => self.open("none"),
        }
    }

    pub(super) fn marked(&mut self, text: &Text) {
        // On which pages things stand is no content.
        let without_pages = text.without_pages();
        let text = without_pages.as_ref().unwrap_or(text);
        let Text {
            id: _,
            content,
            marks,
            language,
        } = text;
        self.open("text");
        self.text(content);
        self.optional(language.as_ref().map(|tag| tag.as_str()));
        for mark in marks {
            self.number(mark.range.start);
            self.number(mark.range.end);
            match &mark.kind {
                MarkKind::Emphasis => self.open("emphasis"),
                MarkKind::Strong => self.open("strong"),
                MarkKind::Struck => self.open("struck"),
                MarkKind::Code => self.open("code"),
                MarkKind::Link { url } => {
                    self.open("link");
                    self.text(url.as_str());
                }
                MarkKind::Citation { source, .. } => {
                    self.open("citation");
                    self.number(*source as usize);
                }
                MarkKind::NoteCall { note, call: _ } => {
                    self.open("call");
                    self.number(note.0 as usize);
                }
                MarkKind::Reference {
                    anchor,
                    instead_of_page,
                } => {
                    self.open(match instead_of_page {
                        None => "reference",
                        Some(_) => "page",
                    });
                    self.text(anchor);
                }
                MarkKind::Raised => self.open("raised"),
                MarkKind::SmallCaps => self.open("small-caps"),
                MarkKind::Name => self.open("name"),
                MarkKind::Separator => self.open("separator"),
                MarkKind::Quiet => self.open("quiet"),
                MarkKind::Language(tag) => {
                    self.open("language");
                    self.text(tag.as_str());
                }
            }
        }
        self.close();
    }
}
