//! A document as text that a person can review: the form of the documents' goldens.
//!
//! One line a text, with its number and its marks: `{em words}`, `{link https://… words}`,
//! `{cite 0#2 1}` (source and citation), `{call 0 1}` (note). White space that cannot be seen is
//! written as an escape.

use std::fmt::Write;

use briefset::document::{
    Block, Cell, Chart, Code, Definitions, Document, Event, Figure, List, Mark, MarkKind, Metadata,
    Paragraph, Section, Table, Text,
};
use briefset::language::Decimal;

/// Writes a document down.
pub fn transcript(document: &Document) -> String {
    let mut out = Transcript(String::new());
    out.metadata(&document.metadata);
    let block = &document.title_block;
    let title = Some(&block.title);
    let lines = [
        ("notice", block.notice.as_ref()),
        ("kicker", block.kicker.as_ref()),
        ("title", title),
        ("subtitle", block.subtitle.as_ref()),
    ]
    .into_iter()
    .chain(block.byline.iter().map(|line| ("byline", Some(line))))
    .chain([("imprint", block.imprint.as_ref())]);
    for (name, text) in lines {
        if let Some(text) = text {
            out.text(0, name, text);
        }
    }
    for part in &document.parts {
        out.section(0, part);
    }
    for (index, note) in document.notes.iter().enumerate() {
        out.text(0, &format!("note {index} label"), &note.label);
        out.blocks(1, &note.blocks);
    }
    if let Some(colophon) = &document.colophon {
        out.section(0, colophon);
    }
    let counts = (document.text_count, document.citation_count);
    out.line(0, &format!("{} texts, {} citations", counts.0, counts.1));
    out.0
}

struct Transcript(String);

impl Transcript {
    fn line(&mut self, depth: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{}{line}", "  ".repeat(depth));
    }

    fn metadata(&mut self, metadata: &Metadata) {
        for line in format!("{metadata:#?}").lines() {
            // What is not said is not shown.
            let silent = line.ends_with(": None,") || line.ends_with(": [],");
            if line.starts_with("    ") && !silent {
                self.line(0, &line[4..]);
            }
        }
    }

    fn text(&mut self, depth: usize, name: &str, text: &Text) {
        let language = text.language.as_ref();
        let language = language.map_or_else(String::new, |tag| format!(" in {tag}"));
        let line = format!("{name}{language} [{}] {}", text.id.0, marked(text));
        self.line(depth, &line);
    }

    fn section(&mut self, depth: usize, section: &Section) {
        let (kind, level) = (section.kind, section.level);
        self.line(depth, &format!("{kind:?} {level} #{}", section.anchor));
        if let Some(heading) = &section.heading {
            self.text(depth + 1, "heading", heading);
        }
        self.blocks(depth + 1, &section.blocks);
    }

    fn blocks(&mut self, depth: usize, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(Paragraph { voice, text }) => {
                    self.text(depth, &format!("{voice:?}"), text);
                }
                Block::List(list) => self.list(depth, list),
                Block::Quote(quote) => {
                    self.line(depth, "Quote");
                    self.blocks(depth + 1, &quote.blocks);
                }
                Block::Code(Code { text, written_in }) => {
                    let name = written_in
                        .as_ref()
                        .map_or("Code".to_string(), |name| format!("Code in {name}"));
                    self.text(depth, &name, text);
                }
                Block::Definitions(definitions) => self.definitions(depth, definitions),
                Block::References(references) => {
                    for reference in references {
                        let cited: Vec<u32> =
                            reference.citations.iter().map(|cited| cited.0).collect();
                        let (number, anchor) = (reference.number, &reference.anchor);
                        let line = format!("Reference {number} #{anchor} cited by {cited:?}");
                        self.line(depth, &line);
                        if let Some(label) = &reference.label {
                            self.text(depth + 1, "label", label);
                        }
                        self.text(depth + 1, "text", &reference.text);
                    }
                }
                Block::Table(table) => self.table(depth, table),
                Block::Figure(figure) => self.figure(depth, figure),
                Block::Chart(chart) => self.chart(depth, chart),
                Block::Callout(callout) => {
                    self.line(depth, &format!("Callout {:?}", callout.kind));
                    if let Some(title) = &callout.title {
                        self.text(depth + 1, "title", title);
                    }
                    self.blocks(depth + 1, &callout.blocks);
                }
                Block::KeyFigures(figures) => {
                    for figure in figures {
                        self.text(depth, "figure", &figure.value);
                        self.text(depth + 1, "label", &figure.label);
                        for remark in &figure.remarks {
                            self.text(depth + 1, "remark", remark);
                        }
                    }
                }
                Block::Section(section) => self.section(depth, section),
            }
        }
    }

    fn chart(&mut self, depth: usize, chart: &Chart) {
        let (anchor, kind, arrange) = (&chart.anchor, chart.kind, chart.arrange);
        self.line(depth, &format!("Chart #{anchor} {kind:?} {arrange:?}"));
        self.line(depth + 1, &format!("shows {:?}", chart.alternative));
        for (name, text) in [("title", &chart.title), ("subtitle", &chart.subtitle)] {
            if let Some(text) = text {
                self.text(depth + 1, name, text);
            }
        }
        self.line(depth + 1, &format!("x {:?} in {:?}", chart.x, chart.unit));
        for series in &chart.series {
            let shown = |numbers: &[Option<Decimal>]| -> String {
                let shown = numbers
                    .iter()
                    .map(|number| number.map_or("~".to_string(), |number| number.to_string()));
                shown.collect::<Vec<_>>().join(" ")
            };
            let (values, low, high) = (
                shown(&series.values),
                shown(&series.low),
                shown(&series.high),
            );
            self.line(
                depth + 1,
                &format!("series {:?} {values} from {low} to {high}", series.name),
            );
        }
        for annotation in &chart.annotations {
            self.line(
                depth + 1,
                &format!("at {} {:?}", annotation.place, annotation.words),
            );
        }
        for remark in &chart.remarks {
            self.text(depth + 1, "remark", &remark.text);
        }
    }

    fn figure(&mut self, depth: usize, figure: &Figure) {
        let (anchor, picture, width) = (&figure.anchor, figure.picture.0, figure.width);
        self.line(
            depth,
            &format!("Figure #{anchor} of picture {picture} as wide as {width:?}"),
        );
        let said = [
            ("shows", &figure.alternative),
            ("at length", &figure.description),
        ];
        for (name, words) in said {
            if let Some(words) = words {
                self.line(depth + 1, &format!("{name} {words:?}"));
            }
        }
        if let Some(caption) = &figure.caption {
            self.text(depth + 1, "caption", caption);
        }
        for remark in &figure.remarks {
            self.text(depth + 1, "remark", &remark.text);
        }
    }

    fn table(&mut self, depth: usize, table: &Table) {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|align| format!("{align:?}"))
            .collect();
        let columns = columns.join(" ");
        self.line(
            depth,
            &format!("Table #{} {:?} {columns}", table.anchor, table.fit),
        );
        if let Some(summary) = &table.summary {
            self.line(depth + 1, &format!("summary {summary:?}"));
        }
        if let Some(caption) = &table.caption {
            self.text(depth + 1, "caption", caption);
        }
        for row in &table.rows {
            self.line(depth + 1, &format!("{:?}", row.kind));
            for cell in &row.cells {
                let Cell {
                    column,
                    columns,
                    rows,
                    scope,
                    decimal,
                    ..
                } = cell;
                let scope = scope.map_or_else(String::new, |scope| format!(" head of {scope:?}"));
                let point = decimal.map_or_else(String::new, |byte| format!(" at {byte}"));
                let line = format!("cell {column} of {columns} x {rows}{scope}{point}");
                self.line(depth + 2, &line);
                self.blocks(depth + 3, &cell.blocks);
            }
        }
        for remark in &table.remarks {
            let anchor = remark.anchor.as_deref();
            let anchor = anchor.map_or_else(String::new, |anchor| format!(" #{anchor}"));
            self.text(depth + 1, &format!("remark{anchor}"), &remark.text);
        }
    }

    fn list(&mut self, depth: usize, list: &List) {
        let order = if list.numbered {
            "numbered"
        } else {
            "bulleted"
        };
        let space = if list.loose { "loose" } else { "tight" };
        self.line(depth, &format!("List {order} {space}"));
        for item in &list.items {
            self.text(depth + 1, "item", &item.marker);
            self.blocks(depth + 2, &item.blocks);
        }
    }

    fn definitions(&mut self, depth: usize, definitions: &Definitions) {
        self.line(depth, &format!("{:?}", definitions.kind));
        for entry in &definitions.entries {
            self.line(depth + 1, &format!("entry #{}", entry.anchor));
            if let Some(term) = &entry.term {
                self.text(depth + 2, "term", term);
            }
            self.blocks(depth + 2, &entry.blocks);
        }
    }
}

/// A text with its marks in braces.
fn marked(text: &Text) -> String {
    let mut line = String::from("\"");
    for event in text.events() {
        match event {
            Event::Enter(mark) => line.push_str(&opening(mark)),
            Event::Characters(_, characters) => line.extend(characters.chars().map(seen)),
            Event::Exit(_) => line.push('}'),
        }
    }
    line.push('"');
    line
}

fn opening(mark: &Mark) -> String {
    match &mark.kind {
        MarkKind::Emphasis => "{em ".to_string(),
        MarkKind::Strong => "{strong ".to_string(),
        MarkKind::Struck => "{struck ".to_string(),
        MarkKind::Code => "{code ".to_string(),
        MarkKind::Name => "{name ".to_string(),
        MarkKind::Link { url } => format!("{{link {url} "),
        MarkKind::Citation { source, citation } => format!("{{cite {source}#{} ", citation.0),
        MarkKind::NoteCall { note, call: 0 } => format!("{{call {} ", note.0),
        MarkKind::NoteCall { note, call } => format!("{{call {}#{call} ", note.0),
        MarkKind::Raised => "{raised ".to_string(),
        MarkKind::SmallCaps => "{small caps ".to_string(),
        MarkKind::Separator => "{separator ".to_string(),
        MarkKind::Quiet => "{quiet ".to_string(),
        MarkKind::Reference { anchor, .. } => format!("{{to #{anchor} "),
        MarkKind::Language(tag) => format!("{{in {tag} "),
    }
}

/// A character, or its escape where it cannot be seen.
fn seen(character: char) -> String {
    let hidden = character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    if hidden {
        format!("\\u{{{:x}}}", u32::from(character))
    } else {
        character.to_string()
    }
}
