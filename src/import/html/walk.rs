//! Elements → blocks.

use super::dom::{Dom, Element, Node, ROOT, is_block};
use super::tables;
use crate::diagnostic::Span;
use crate::import::draft::{Block, Inline, Line, Placed, is_blank, words};
use crate::import::headings::{Headings, Part};
use crate::import::marked::tidy;
use crate::import::pictures::Pictures;
use crate::import::report::Report;

/// Elements that say nothing to a reader.
pub const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "head", "link", "meta", "iframe", "object",
    "canvas", "audio", "video", "svg", "embed",
];
/// Elements that lead elsewhere, or ask for something.
const AROUND: &[&str] = &["nav", "select", "textarea", "dialog", "search"];
/// Roles of the same.
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "menu",
    "menubar",
    "toolbar",
    "dialog",
    "alertdialog",
];

/// A walk over a page.
pub struct Walk<'w, 'r> {
    /// The page.
    pub dom: &'w Dom,
    pub(super) pictures: &'w Pictures<'w>,
    /// Where findings go.
    pub report: &'w mut Report<'r>,
    headings: Headings,
    /// How many words were left out, and where the first stood.
    pub left_out: usize,
    /// Where the first of them stood.
    pub first_left_out: Option<usize>,
    /// The place of everything, where the page is a piece of another text.
    pub place: Option<Span>,
    /// Whether nothing is navigation.
    pub keeps_all: bool,
    /// The level of the heading that came last.
    level: u8,
    /// Pictures that stood within a line.
    pub(super) figures: Vec<Block>,
}

impl<'w, 'r> Walk<'w, 'r> {
    /// A walk over a page.
    pub fn new(dom: &'w Dom, pictures: &'w Pictures<'w>, report: &'w mut Report<'r>) -> Self {
        Walk {
            dom,
            pictures,
            report,
            headings: Headings::new(),
            left_out: 0,
            first_left_out: None,
            place: None,
            keeps_all: false,
            level: 1,
            figures: Vec::new(),
        }
    }

    /// The blocks of an element.
    pub fn flow(&mut self, number: usize) -> Vec<Placed> {
        let mut out = Vec::new();
        let mut line = Line::new();
        let mut at = None;
        for child in self.dom.children(number) {
            match self.dom.node(*child) {
                Some(Node::Text(text, start)) => {
                    if !text.trim().is_empty() {
                        at = at.or(Some(*start + text.len() - text.trim_start().len()));
                    }
                    line.push(Inline::Characters(text.clone()));
                }
                Some(Node::Element(element))
                    if !is_block(&element.name) && !self.holds_blocks(element) =>
                {
                    at = at.or(Some(element.at));
                    let inner = self.inline(*child, element);
                    line.extend(inner);
                }
                Some(Node::Element(element)) => {
                    self.flush(&mut line, &mut at, &mut out);
                    self.block(*child, element, &mut out);
                }
                None => {}
            }
        }
        self.flush(&mut line, &mut at, &mut out);
        out
    }

    /// The same without places.
    pub fn blocks(&mut self, number: usize) -> Vec<Block> {
        self.flow(number)
            .into_iter()
            .map(|placed| placed.block)
            .collect()
    }

    pub(super) fn span(&self, at: usize) -> Option<Span> {
        self.place.or_else(|| Some(self.report.span(at..at)))
    }

    fn flush(&mut self, line: &mut Line, at: &mut Option<usize>, out: &mut Vec<Placed>) {
        let line = std::mem::take(line);
        let span = self.span(at.take().unwrap_or(0));
        if !is_blank(&line) {
            let block = self.as_heading(line);
            out.push(Placed { block, span });
        }
        out.extend(self.figures.drain(..).map(|block| Placed { block, span }));
    }

    /// Words alone in a block that are those of a part, as pages have them that are made of nothing but `div`.
    fn as_heading(&mut self, line: Line) -> Block {
        let tidied = tidy(&line);
        let words = words(&tidied);
        let known = self.headings.find(&words).filter(|_| !self.keeps_all);
        match known {
            Some(known) if known.words.len() + 8 >= words.len() && known.part != Part::Contents => {
                Block::Heading(2, tidied)
            }
            _ => Block::Paragraph(line),
        }
    }

    /// Whether an element of a line holds blocks, as links around whole cards do.
    fn holds_blocks(&self, element: &Element) -> bool {
        let inner = |number: &usize| self.dom.element(*number);
        let mut rest: Vec<&Element> = element.children.iter().filter_map(inner).collect();
        let mut looked_at = 0;
        while let Some(next) = rest.pop() {
            looked_at += 1;
            if is_block(&next.name) {
                return true;
            }
            if looked_at < 40 {
                rest.extend(next.children.iter().filter_map(inner));
            }
        }
        false
    }

    /// Whether an element is matter around the text.
    pub(super) fn is_around(&self, element: &Element) -> bool {
        if self.keeps_all {
            return false;
        }
        let attribute = |key: &str| element.attributes.get(key).map_or("", String::as_str);
        let has_heading = |name: &str| self.has_within(element, name);
        let is_hidden = element.attributes.contains_key("hidden") && element.name != "div"
            || attribute("aria-hidden") == "true";
        match element.name.as_str() {
            name if AROUND.contains(&name) => true,
            "footer" => !has_heading("h2") && !has_heading("h3") && !has_heading("ol"),
            "header" => !has_heading("h1"),
            "aside" => !has_heading("h2") && !has_heading("h3") && !has_heading("p"),
            "button" => {
                !element.attributes.contains_key("aria-expanded")
                    && !element.attributes.contains_key("aria-controls")
            }
            "form" => !has_heading("h1") && !has_heading("h2") && !has_heading("p"),
            _ => is_hidden || ROLES.contains(&attribute("role")),
        }
    }

    pub(super) fn leave_out(&mut self, number: usize) {
        let count = self.dom.text(number).split_whitespace().count();
        if count > 0 {
            self.left_out += count;
            let at = self.dom.element(number).map(|element| element.at);
            self.first_left_out = self.first_left_out.or(at);
        }
    }

    /// How many words stand outside of what holds the text.
    pub fn outside(&mut self, content: usize) -> usize {
        let mut count = 0;
        let mut rest = vec![ROOT];
        while let Some(number) = rest.pop() {
            match self.dom.node(number) {
                _ if number == content => {}
                Some(Node::Element(element)) if !SILENT.contains(&element.name.as_str()) => {
                    rest.extend(element.children.iter().rev())
                }
                Some(Node::Text(text, at)) if !text.trim().is_empty() => {
                    count += text.split_whitespace().count();
                    self.first_left_out = self.first_left_out.or(Some(*at));
                }
                _ => {}
            }
        }
        count
    }

    fn block(&mut self, number: usize, element: &Element, out: &mut Vec<Placed>) {
        let span = self.span(element.at);
        let mut push = |block: Block| out.push(Placed { block, span });
        match element.name.as_str() {
            name if SILENT.contains(&name) => self.pass_over(element),
            _ if self.is_around(element) => self.leave_out(number),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.level = element.name.as_bytes()[1] - b'0';
                let line = self.line(number);
                push(Block::Heading(self.level, line));
                self.figures.drain(..).for_each(push);
            }
            "ul" | "ol" | "menu" => {
                let start = element
                    .attributes
                    .get("start")
                    .and_then(|start| start.parse().ok());
                let start = (element.name == "ol").then_some(start.unwrap_or(1));
                let mut items: Vec<Vec<Block>> = Vec::new();
                for child in &element.children {
                    match self.dom.element(*child) {
                        Some(item) if item.name == "li" => items.push(self.blocks(*child)),
                        Some(item) => {
                            let mut inner = Vec::new();
                            self.block(*child, item, &mut inner);
                            let inner = inner.into_iter().map(|placed| placed.block);
                            match items.last_mut() {
                                Some(last) => last.extend(inner),
                                None => items.push(inner.collect()),
                            }
                        }
                        None => {}
                    }
                }
                items.retain(|item| !item.is_empty());
                if !items.is_empty() {
                    push(Block::List(start, items));
                }
            }
            "dl" => push(Block::Definitions(self.definitions(element))),
            "table" => tables::table(number, self).into_iter().for_each(push),
            "pre" => {
                let language = element
                    .children
                    .iter()
                    .filter_map(|child| self.dom.element(*child))
                    .chain([element]);
                let class = language
                    .filter_map(|element| element.attributes.get("class"))
                    .find_map(|class| {
                        let names = class.split_whitespace();
                        names
                            .filter_map(|name| {
                                name.strip_prefix("language-")
                                    .or_else(|| name.strip_prefix("lang-"))
                            })
                            .next()
                    });
                push(Block::Code(
                    class.map(str::to_string),
                    self.dom.text(number),
                ));
            }
            "blockquote" => push(Block::Quote(self.blocks(number))),
            "figure" => self.figure(number, element).into_iter().for_each(push),
            "details" => {
                let level = self.level;
                self.level = (level + 1).min(6);
                out.extend(self.flow(number));
                self.level = level;
            }
            "summary" => {
                let line = self.line(number);
                push(Block::Heading(self.level.max(3), line));
            }
            "hr" => {}
            _ => {
                let notes = element
                    .attributes
                    .get("class")
                    .is_some_and(|class| class.split_whitespace().any(|name| name == "footnotes"));
                let notes = notes
                    || element
                        .attributes
                        .get("role")
                        .is_some_and(|role| role == "doc-endnotes");
                let inner = self.flow(number);
                let has_heading = inner
                    .iter()
                    .any(|placed| matches!(placed.block, Block::Heading(..)));
                if notes && !has_heading {
                    push(Block::Heading(
                        2,
                        vec![Inline::Characters("Notes".to_string())],
                    ));
                }
                out.extend(inner);
            }
        }
    }

    fn definitions(&mut self, element: &Element) -> Vec<(Line, Vec<Block>)> {
        let mut entries: Vec<(Line, Vec<Block>)> = Vec::new();
        let mut rest: Vec<usize> = element.children.iter().rev().copied().collect();
        while let Some(child) = rest.pop() {
            match self.dom.element(child) {
                Some(inner) if inner.name == "dt" => {
                    let line = self.line(child);
                    entries.push((line, Vec::new()));
                }
                Some(inner) if inner.name == "dd" => {
                    let blocks = self.blocks(child);
                    match entries.last_mut() {
                        Some((_, definition)) => definition.extend(blocks),
                        None => entries.push((Line::new(), blocks)),
                    }
                }
                Some(inner) => rest.extend(inner.children.iter().rev()),
                None => {}
            }
        }
        entries
    }

    fn figure(&mut self, number: usize, element: &Element) -> Vec<Block> {
        let caption = element.children.iter().find(|child| {
            self.dom
                .element(**child)
                .is_some_and(|inner| inner.name == "figcaption")
        });
        let caption = caption.map(|child| self.line(*child)).unwrap_or_default();
        let mut blocks = self.blocks(number);
        blocks.retain(|block| !matches!(block, Block::Paragraph(line) if words(&tidy(line)) == words(&tidy(&caption)) && !is_blank(&caption)));
        match blocks
            .iter_mut()
            .find(|block| matches!(block, Block::Figure(_) | Block::Table(_)))
        {
            Some(Block::Figure(figure)) => figure.caption = caption,
            Some(Block::Table(table)) if is_blank(&table.caption) => table.caption = caption,
            _ if !is_blank(&caption) => blocks.push(Block::Paragraph(caption)),
            _ => {}
        }
        blocks
    }
}
