//! Emphasis, links, code and line breaks: events → inline content.

use crate::document::Address;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag as Element};

use super::brackets::Assembly;
use super::bullets;
use super::html::is_break;
use super::reader::Reader;
use super::{DEEPEST_INLINE, Finding, Inline, is_blank};

impl<'a> Reader<'a> {
    /// Reads inline content up to the end of what holds it, which is taken too; where nothing but a
    /// tight list's item holds it, up to the next block or the item's end.
    pub fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut assembly = Assembly::new();
        while let Some((event, range)) = self.peek() {
            let range = range.clone();
            match event {
                Event::End(end) => {
                    // An item's end is for the list to take.
                    if !matches!(end, pulldown_cmark::TagEnd::Item) {
                        self.next();
                    }
                    break;
                }
                // pulldown strikes out what stands between single tildes, too.
                Event::Start(Element::Strikethrough)
                    if !self.source[range.clone()].starts_with("~~") && depth < DEEPEST_INLINE =>
                {
                    self.next();
                    let content = self.inlines(depth + 1);
                    assembly.push(Inline::Characters("~".to_string()));
                    content.into_iter().for_each(|inline| assembly.push(inline));
                    assembly.push(Inline::Characters("~".to_string()));
                }
                Event::Start(
                    Element::Emphasis
                    | Element::Strong
                    | Element::Strikethrough
                    | Element::Link { .. }
                    | Element::Image { .. },
                ) => {
                    if let Some(inline) = self.element(depth) {
                        assembly.push(inline);
                    }
                }
                Event::Start(_) | Event::Rule | Event::Html(_) => break,
                Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => {
                    if let Some((event, _)) = self.next() {
                        self.leaf(event, range, &mut assembly);
                    }
                }
            }
        }
        assembly.finish(self)
    }

    fn leaf(&mut self, event: Event<'a>, range: Range<usize>, assembly: &mut Assembly) {
        match event {
            Event::Text(text) => assembly.text(&text, range, self),
            Event::Code(code) => assembly.push(Inline::Code(bullets::restored(&code))),
            Event::SoftBreak => assembly.push(Inline::Characters(" ".to_string())),
            Event::HardBreak => assembly.push(Inline::LineBreak),
            Event::InlineHtml(html) if is_break(&html) => assembly.push(Inline::LineBreak),
            Event::InlineHtml(html) => self.raw_html(&html, range),
            // What pulldown makes of syntax that is not switched on: never.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::Rule => {}
        }
    }

    /// Emphasis, a link or a picture.
    fn element(&mut self, depth: usize) -> Option<Inline> {
        let Some((Event::Start(element), range)) = self.peek().cloned() else {
            return None;
        };
        if depth >= DEEPEST_INLINE {
            self.error(
                "too-deep",
                range,
                "emphasis and links nest too deep here",
                "take some of the marks away",
            );
            self.skip();
            return None;
        }
        match element {
            Element::Emphasis => {
                self.next();
                Some(Inline::Emphasis(self.inlines(depth + 1)))
            }
            Element::Strong => {
                self.next();
                Some(Inline::Strong(self.inlines(depth + 1)))
            }
            Element::Strikethrough => {
                self.next();
                Some(Inline::Struck(self.inlines(depth + 1)))
            }
            Element::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.next();
                if !title.trim().is_empty() {
                    self.findings.push(
                        Finding::warning(
                            "link-title",
                            range.clone(),
                            "a title behind an address is not shown: paper has no place for it",
                        )
                        .label("left out")
                        .help("say it in the words of the link or behind it, or take it out"),
                    );
                }
                self.links += 1;
                let content = self.inlines(depth + 1);
                self.links -= 1;
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                self.link(url, content, range)
            }
            _ => {
                self.error(
                    "picture-in-line",
                    range,
                    "a picture cannot stand within a line",
                    "give it a paragraph of its own, with an empty line before it and behind it",
                );
                self.skip();
                None
            }
        }
    }

    fn link(&mut self, url: String, content: Vec<Inline>, range: Range<usize>) -> Option<Inline> {
        let finding = match Address::parse(&url) {
            Ok(url) if !is_blank(&content) => return Some(Inline::Link { url, content }),
            Ok(_) => Finding::error("bad-link", range, "this link has no words")
                .help("write them in the brackets, or the address alone: `<https://…>`"),
            Err(fault) => Finding::error("bad-link", range, fault.to_string())
                .help("links begin with `https://`, `http://` or `mailto:`"),
        };
        self.findings.push(finding);
        None
    }
}
