//! Elements of HTML within a line of Markdown: what they mark, as far as a line has marks.

use crate::diagnostic::Span;
use crate::import::draft::{Inline, Line, words};
use crate::import::html;
use crate::import::pictures;
use crate::import::report::Report;

/// How deep elements nest within a line.
const DEEPEST: usize = 12;

/// A line on its way, with the elements that are open.
#[derive(Default)]
pub struct Elements {
    line: Line,
    open: Vec<(String, Option<String>, Line)>,
    links: Links,
}

/// Links that HTML has made, which are looked at when the line is whole.
#[derive(Default)]
pub struct Links(bool);

impl Elements {
    /// Adds characters.
    pub fn text(&mut self, text: &str) {
        match self.line.last_mut() {
            Some(Inline::Characters(last)) => last.push_str(text),
            _ => self.line.push(Inline::Characters(text.to_string())),
        }
    }

    /// Adds a piece.
    pub fn push(&mut self, inline: Inline) {
        self.line.push(inline);
    }

    /// Adds pieces.
    pub fn extend(&mut self, line: Line) {
        self.line.extend(line);
    }

    /// Reads a tag.
    pub fn tag(&mut self, written: &str) {
        match html::tag(written) {
            Some(html::OneTag::Opens(name, _)) if name == "br" => self.line.push(Inline::Break),
            Some(html::OneTag::Opens(name, attributes)) if name == "img" => {
                let alternative = attributes.get("alt").cloned().unwrap_or_default();
                self.text(&alternative);
            }
            // What nests deeper stands in what holds it.
            Some(html::OneTag::Opens(..)) if self.open.len() >= DEEPEST => {}
            Some(html::OneTag::Opens(name, attributes)) => {
                let address = attributes.get("href").cloned();
                self.open
                    .push((name, address, std::mem::take(&mut self.line)));
            }
            Some(html::OneTag::Closes(name))
                if self.open.iter().any(|(open, ..)| *open == name) =>
            {
                while let Some(closed) = self.close() {
                    if closed == name {
                        break;
                    }
                }
            }
            Some(html::OneTag::Closes(_)) => {}
            None => {}
        }
    }

    fn close(&mut self) -> Option<String> {
        let (name, address, before) = self.open.pop()?;
        let inner = std::mem::replace(&mut self.line, before);
        match (name.as_str(), address) {
            ("a", Some(address)) => {
                self.links.0 = true;
                self.line.push(Inline::Link(address, inner));
            }
            _ => self.line.extend(html::marked(&name, inner)),
        }
        Some(name)
    }

    /// The line, and whether links of it want a look.
    pub fn finish(mut self) -> (Line, Links) {
        while self.close().is_some() {}
        (self.line, self.links)
    }
}

impl Links {
    /// The line with links that lead somewhere, and the words of the others.
    pub fn checked(self, line: Line, place: Option<Span>, report: &mut Report<'_>) -> Line {
        if !self.0 {
            return line;
        }
        let mut out = Line::new();
        for inline in line {
            match inline {
                Inline::Link(address, label) if words(&label) != address => {
                    out.extend(pictures::link(&address, label, place, report));
                }
                other => out.push(other),
            }
        }
        out
    }
}
