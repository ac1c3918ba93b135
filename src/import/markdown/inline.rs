//! Events within a line → its words.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::brackets;
use super::elements::Elements;
use super::events::Walk;
use crate::import::draft::{Block, Figure, Inline, Line, words};
use crate::import::pictures;

impl<'t> Walk<'_, '_, 't> {
    /// Words up to the end of what holds them, or the next block of a tight item.
    pub(super) fn line(&mut self) -> Line {
        let mut elements = Elements::default();
        while let Some((event, range)) = self.events.peek() {
            self.at.end = range.end.max(self.at.end);
            let is_inline = matches!(
                event,
                Event::Start(
                    Tag::Emphasis
                        | Tag::Strong
                        | Tag::Strikethrough
                        | Tag::Link { .. }
                        | Tag::Image { .. }
                        | Tag::Superscript
                        | Tag::Subscript
                )
            );
            if matches!(event, Event::End(_) | Event::Rule | Event::Html(_))
                || (matches!(event, Event::Start(_)) && !is_inline)
            {
                break;
            }
            let Some((event, range)) = self.events.next() else {
                break;
            };
            match event {
                Event::Text(text) => elements.text(&text),
                Event::Code(code) => elements.push(Inline::Code(code.to_string())),
                Event::SoftBreak => elements.text(" "),
                Event::HardBreak => elements.push(Inline::Break),
                Event::TaskListMarker(is_done) => {
                    elements.text(if is_done { "[x] " } else { "[ ] " })
                }
                Event::InlineHtml(html) => elements.tag(&html),
                Event::Start(tag) => {
                    let line = self.element(tag, range);
                    elements.extend(line);
                }
                Event::InlineMath(math) | Event::DisplayMath(math) => elements.text(&math),
                Event::FootnoteReference(label) => elements.text(&format!("[^{label}]")),
                Event::End(_) | Event::Rule | Event::Html(_) => {}
            }
        }
        let (line, links) = elements.finish();
        let place = self.here();
        let line = links.checked(line, place, self.report);
        brackets::resolve(line, self.notes)
    }

    fn element(&mut self, tag: Tag<'t>, range: Range<usize>) -> Line {
        let line = self.line();
        self.end();
        match tag {
            Tag::Emphasis => vec![Inline::Emphasis(line)],
            Tag::Strong => vec![Inline::Strong(line)],
            // pulldown strikes out what stands between single tildes, too, which pandoc lowers.
            Tag::Strikethrough if !self.text[range.clone()].starts_with("~~") => {
                vec![Inline::Characters(pictures::raised(&words(&line), false))]
            }
            Tag::Strikethrough => vec![Inline::Struck(line)],
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let span = Some(self.span(range));
                self.used.insert(dest_url.to_string());
                let label = words(&line);
                let is_number =
                    label.bytes().all(|byte| byte.is_ascii_digit()) && !label.is_empty();
                let is_reference = matches!(
                    link_type,
                    LinkType::Shortcut | LinkType::Collapsed | LinkType::Reference
                );
                if is_reference && is_number && crate::import::marked::address(&dest_url).is_some()
                {
                    return vec![brackets::cite(&format!("[{id}]"))];
                }
                if !title.trim().is_empty() && !is_reference {
                    let message = format!("the title of a link, `{title}`, is shown by no page");
                    self.report.not_placed(
                        span,
                        &message,
                        "say it in the words of the link or behind it",
                    );
                }
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                pictures::link(&address, line, span, self.report)
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let span = Some(self.span(range));
                let caption = match title.trim() {
                    "" => Line::new(),
                    title => vec![Inline::Characters(title.to_string())],
                };
                let figure = Figure {
                    file: dest_url.to_string(),
                    alternative: words(&line),
                    caption,
                };
                match self.pictures.placed(figure, span, self.report) {
                    Block::Paragraph(line) => line,
                    figure => {
                        self.figures.push(figure);
                        Line::new()
                    }
                }
            }
            _ => line,
        }
    }
}
