//! Paragraphs and tables → blocks.

use super::lists::Items;
use super::tables;
use super::xml::Element;
use super::{Word, runs};
use crate::import::draft::{Block, Inline, Line, is_blank, words};
use crate::import::marked::tidy;

/// How deep tables and boxes nest.
const DEEPEST: usize = 20;

/// A block, or what is none by its style.
pub enum Styled {
    /// A title.
    Title(Line),
    /// A line below it.
    Subtitle(Line),
    /// A block.
    Block(Block),
}

/// The blocks of what holds paragraphs, as blocks all of them.
pub fn plain_blocks(holder: &Element, word: &mut Word) -> Vec<Block> {
    let styled = blocks(holder, word).into_iter().map(|styled| match styled {
        Styled::Title(line) | Styled::Subtitle(line) => {
            Block::Paragraph(vec![Inline::Strong(line)])
        }
        Styled::Block(block) => block,
    });
    styled.collect()
}

/// The blocks of what holds paragraphs.
pub fn blocks(holder: &Element, word: &mut Word) -> Vec<Styled> {
    let mut reader = Blocks::default();
    if word.depth < DEEPEST {
        word.depth += 1;
        reader.holder(holder, word);
        word.depth -= 1;
    }
    reader.finish()
}

/// Blocks on their way.
#[derive(Default)]
struct Blocks {
    out: Vec<Styled>,
    items: Items,
    /// A caption that waits for what it stands above.
    caption: Option<Line>,
}

impl Blocks {
    fn holder(&mut self, holder: &Element, word: &mut Word) {
        for element in holder.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element, word),
                "tbl" => {
                    let table = tables::table(element, word);
                    table.into_iter().for_each(|block| self.push(block));
                }
                "sdt" | "sdtContent" | "ins" | "smartTag" | "customXml" | "moveTo" => {
                    self.holder(element, word)
                }
                "AlternateContent" => {
                    if let Some(choice) =
                        element.find("Choice").or_else(|| element.find("Fallback"))
                    {
                        self.holder(choice, word);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element, word: &mut Word) {
        let properties = paragraph.find("pPr");
        let style = properties
            .and_then(|properties| properties.value("pStyle"))
            .unwrap_or_default();
        let line = runs::line(paragraph, word);
        let boxes = std::mem::take(&mut word.boxes);
        if word
            .styles
            .is(style, &["toc ", "table of contents", "verzeichnis ", "tm "])
        {
            if !is_blank(&line) {
                word.leave_out("a line of a table of contents, which is made anew,");
            }
        } else if !is_blank(&line) {
            self.styled(line, style, properties, word);
        }
        boxes.into_iter().for_each(|block| self.push(block));
    }

    fn styled(&mut self, line: Line, style: &str, properties: Option<&Element>, word: &Word) {
        let outline = properties
            .and_then(|properties| properties.value("outlineLvl"))
            .and_then(|level| level.parse::<u8>().ok());
        let level = word
            .styles
            .heading(style)
            .or(outline.filter(|level| *level < 9).map(|level| level + 1));
        let name = word.styles.name(style);
        let is_body = name.starts_with("heading") || level.is_some();
        if matches!(name.as_str(), "title" | "titel" | "titre") {
            self.end_list();
            return self.out.push(Styled::Title(line));
        }
        if matches!(name.as_str(), "subtitle" | "untertitel" | "sous-titre") {
            self.end_list();
            return self.out.push(Styled::Subtitle(line));
        }
        if let Some(level) = level.filter(|_| is_body) {
            return self.push(Block::Heading(level.min(6), line));
        }
        let own = properties.and_then(|properties| properties.find("numPr"));
        let number = match own {
            Some(own) => {
                let id = own.value("numId").unwrap_or("0");
                let level = own.value("ilvl").and_then(|level| level.parse().ok());
                let of_style = || word.styles.number(style).map(|(_, level)| level);
                (id != "0").then(|| (id.to_string(), level.or_else(of_style).unwrap_or(0)))
            }
            None => word.styles.number(style),
        };
        if let Some((id, level)) = number {
            let start = word.numbering.start(&id, level);
            return self.items.add(level, start, line);
        }
        if word
            .styles
            .is(style, &["list bullet", "list number", "aufzählung"])
        {
            let level = name
                .trim_start_matches(|next: char| !next.is_ascii_digit())
                .parse::<usize>()
                .unwrap_or(1);
            let start = name.starts_with("list number").then_some(1);
            return self.items.add(level.saturating_sub(1), start, line);
        }
        if name == "list continue" && self.items.go_on(&line) {
            return;
        }
        if word.styles.is(
            style,
            &["quote", "intense quote", "block text", "zitat", "citation"],
        ) {
            return self.push(Block::Quote(vec![Block::Paragraph(line)]));
        }
        if word.styles.is(
            style,
            &[
                "html preformatted",
                "source code",
                "code",
                "preformatted text",
            ],
        ) {
            return self.code(&line);
        }
        if word
            .styles
            .is(style, &["caption", "beschriftung", "légende"])
        {
            return self.caption(line);
        }
        self.push(Block::Paragraph(line));
    }

    /// Lines of code follow each other.
    fn code(&mut self, line: &Line) {
        self.end_list();
        let text: String = line
            .iter()
            .map(|inline| {
                if *inline == Inline::Break {
                    "\n".to_string()
                } else {
                    words(std::slice::from_ref(inline))
                }
            })
            .collect();
        match self.out.last_mut() {
            Some(Styled::Block(Block::Code(None, code))) => code.extend(["\n", text.as_str()]),
            _ => self.push(Block::Code(None, text)),
        }
    }

    /// A caption stands above a table or below it.
    fn caption(&mut self, line: Line) {
        self.end_list();
        match self.out.last_mut() {
            Some(Styled::Block(Block::Table(table))) if is_blank(&table.caption) => {
                table.caption = numberless(line)
            }
            _ => {
                self.flush_caption();
                self.caption = Some(line);
            }
        }
    }

    fn push(&mut self, mut block: Block) {
        self.end_list();
        if let (Block::Table(table), Some(caption)) = (&mut block, self.caption.take_if(|_| true)) {
            if is_blank(&table.caption) {
                table.caption = numberless(caption);
            } else {
                self.out.push(Styled::Block(Block::Paragraph(caption)));
            }
        } else {
            self.flush_caption();
        }
        match (self.out.last_mut(), block) {
            // Paragraphs of one quotation.
            (Some(Styled::Block(Block::Quote(last))), Block::Quote(more)) => last.extend(more),
            (_, block) => self.out.push(Styled::Block(block)),
        }
    }

    fn flush_caption(&mut self) {
        if let Some(caption) = self.caption.take() {
            self.out.push(Styled::Block(Block::Paragraph(caption)));
        }
    }

    fn end_list(&mut self) {
        let lists = self.items.finish();
        if !lists.is_empty() {
            self.flush_caption();
        }
        self.out.extend(lists.into_iter().map(Styled::Block));
    }

    fn finish(mut self) -> Vec<Styled> {
        self.end_list();
        self.flush_caption();
        self.out
    }
}

/// A caption without "Table 1: ", which is said anew.
fn numberless(caption: Line) -> Line {
    let mut caption = tidy(&caption);
    if let Some(Inline::Characters(first)) = caption.first_mut() {
        let rest = ["Table ", "Tabelle ", "Tableau ", "Tabla "]
            .iter()
            .find_map(|word| first.strip_prefix(word));
        let bare = rest.map(|rest| {
            rest.trim_start_matches(|next: char| next.is_ascii_digit())
                .trim_start_matches(['.', ':', ' ', '–', '-'])
        });
        if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
            *first = bare.to_string();
        }
    }
    caption
}
