//! Elements within a line → its words.

use super::dom::{Element, Node, is_block};
use super::walk::{SILENT, Walk};
use crate::import::draft::{Block, Figure, Inline, Line, is_blank, words};
use crate::import::pictures;

impl Walk<'_, '_> {
    /// All the words of an element as one line; blocks in it stand apart by breaks.
    pub fn line(&mut self, number: usize) -> Line {
        let mut line = Line::new();
        for child in self.dom.children(number) {
            match self.dom.node(*child) {
                Some(Node::Text(text, _)) => line.push(Inline::Characters(text.clone())),
                Some(Node::Element(element)) => {
                    let is_apart = is_block(&element.name) && !is_blank(&line);
                    line.extend(is_apart.then_some(Inline::Break));
                    let inner = self.inline(*child, element);
                    line.extend(inner);
                }
                None => {}
            }
        }
        line
    }

    /// Tells of what is seen or heard on a page and has no words: films, sounds, other pages, drawings that have a name.
    pub(super) fn pass_over(&mut self, element: &Element) {
        let attribute = |key: &str| element.attributes.get(key);
        let name = element.name.as_str();
        let is_seen = match name {
            "video" | "audio" | "iframe" | "object" | "embed" => true,
            "svg" | "canvas" => attribute("aria-label").is_some(),
            _ => false,
        };
        if is_seen && attribute("hidden").is_none() {
            let span = self.span(element.at);
            self.report.not_placed(
                span,
                &format!("what `<{name}>` shows has no place in a briefing"),
                "link to it: `[what it shows](https://…)`; a picture of it may be a `figure`",
            );
        }
    }

    pub(super) fn inline(&mut self, number: usize, element: &Element) -> Line {
        match element.name.as_str() {
            name if SILENT.contains(&name) => {
                self.pass_over(element);
                Line::new()
            }
            _ if self.is_around(element) => {
                self.leave_out(number);
                Line::new()
            }
            "br" => vec![Inline::Break],
            "input" | "wbr" => Line::new(),
            "button" => vec![Inline::Strong(self.line(number))],
            "img" => {
                let attribute =
                    |key: &str| element.attributes.get(key).cloned().unwrap_or_default();
                let file = attribute("src");
                let caption = Line::new();
                let figure = Figure {
                    file,
                    alternative: attribute("alt"),
                    caption,
                };
                let is_spacer = figure.alternative.trim().is_empty()
                    && !(self.pictures.are_there)(&figure.file);
                if figure.file.is_empty() || is_spacer {
                    return vec![Inline::Characters(figure.alternative)];
                }
                let place = self.span(element.at);
                match self.pictures.placed(figure, place, self.report) {
                    Block::Paragraph(line) => line,
                    figure => {
                        self.figures.push(figure);
                        Line::new()
                    }
                }
            }
            "a" => {
                let label = self.line(number);
                let address = element.attributes.get("href").map_or("", String::as_str);
                self.link(address, label, element.at)
            }
            name => {
                let inner = self.line(number);
                super::marked(name, inner)
            }
        }
    }

    fn link(&mut self, address: &str, label: Line, at: usize) -> Line {
        // The number of a note stands above the line.
        let words = pictures::lowered(&words(&label));
        let bare = words.trim().trim_matches(['[', ']', '(', ')']);
        let leads_within = address.starts_with('#');
        if leads_within
            && !bare.is_empty()
            && bare.len() <= 4
            && bare.bytes().all(|byte| byte.is_ascii_digit())
        {
            // The call of a note or a source.
            return vec![Inline::Characters(format!("[{bare}]"))];
        }
        let is_arrow = words
            .trim()
            .chars()
            .all(|next| "↩↑⤴^\u{fe0e}\u{fe0f}".contains(next));
        if leads_within && is_arrow {
            return Line::new();
        }
        let place = self.span(at);
        pictures::link(address, label, place, self.report)
    }

    /// Whether an element holds one of a name.
    pub(super) fn has_within(&self, element: &Element, name: &str) -> bool {
        let mut rest: Vec<usize> = element.children.clone();
        while let Some(number) = rest.pop() {
            if let Some(inner) = self.dom.element(number) {
                if inner.name == name {
                    return true;
                }
                rest.extend(&inner.children);
            }
        }
        false
    }
}
