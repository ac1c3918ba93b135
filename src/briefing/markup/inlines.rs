//! Emphasis, links, code and line breaks: events → inline content.

use crate::document::Address;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag as Element};

use super::brackets::Assembly;
use super::bullets;
use super::html::{is_break, raw_html};
use super::reader::Reader;
use super::reference;
use super::{DEEPEST_INLINE, Finding, Inline, is_blank};
use crate::language::stand_together;

/// Reads inline content up to the end of what holds it, which is taken too; where nothing but a
/// tight list's item holds it, up to the next block or the item's end.
pub fn inlines(reader: &mut Reader<'_>, depth: usize) -> Vec<Inline> {
    let mut assembly = Assembly::new();
    while let Some((event, range)) = reader.peek() {
        let range = range.clone();
        match event {
            Event::End(end) => {
                // An item's end is for the list to take.
                if !matches!(end, pulldown_cmark::TagEnd::Item) {
                    reader.next();
                }
                break;
            }
            // pulldown strikes out what stands between single tildes, too.
            Event::Start(Element::Strikethrough)
                if !reader.source[range.clone()].starts_with("~~") && depth < DEEPEST_INLINE =>
            {
                reader.next();
                let content = inlines(reader, depth + 1);
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
                if let Some(inline) = element(reader, depth) {
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
                if let Some((event, _)) = reader.next() {
                    leaf(reader, event, range, &mut assembly);
                }
            }
        }
    }
    assembly.finish(reader)
}

fn leaf(reader: &mut Reader<'_>, event: Event<'_>, range: Range<usize>, assembly: &mut Assembly) {
    match event {
        Event::Text(text) => assembly.text(&text, range, reader),
        Event::Code(code) => assembly.push(Inline::Code(bullets::restored(&code))),
        // Chinese and Japanese have no spaces, at the end of a line of the source either.
        Event::SoftBreak if ends_between_squares(reader, &range) => {}
        Event::SoftBreak => assembly.push(Inline::Characters(" ".to_string())),
        Event::HardBreak => assembly.push(Inline::LineBreak),
        Event::InlineHtml(html) if is_break(&html) => assembly.push(Inline::LineBreak),
        Event::InlineHtml(html) => raw_html(reader, &html, range),
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

/// Whether this end of a line is one between two squares.
fn ends_between_squares(reader: &Reader<'_>, end: &Range<usize>) -> bool {
    let next = reader.peek().map_or(end.end, |(_, range)| range.start);
    end_between_squares(
        reader.source[..end.start].trim_end_matches(' '),
        reader.source[next..].trim_start_matches(' '),
    )
}

/// Whether a text ends, and the next begins, with characters that stand together, whatever marks are around
/// them.
pub(super) fn end_between_squares(before: &str, after: &str) -> bool {
    let is_mark = |character: char| matches!(character, '*' | '_' | '~' | '[' | ']');
    let before = before.trim_end_matches(is_mark).chars().next_back();
    let after = after.trim_start_matches(is_mark).chars().next();
    before
        .zip(after)
        .is_some_and(|(before, after)| stand_together(before, after))
}

/// Emphasis, a link or a picture.
fn element(reader: &mut Reader<'_>, depth: usize) -> Option<Inline> {
    let Some((Event::Start(element), range)) = reader.peek().cloned() else {
        return None;
    };
    if depth >= DEEPEST_INLINE {
        reader.error(
            "too-deep",
            range,
            "emphasis and links nest too deep here",
            "take some of the marks away",
        );
        reader.skip();
        return None;
    }
    match element {
        Element::Emphasis => {
            reader.next();
            Some(Inline::Emphasis(inlines(reader, depth + 1)))
        }
        Element::Strong => {
            reader.next();
            Some(Inline::Strong(inlines(reader, depth + 1)))
        }
        Element::Strikethrough => {
            reader.next();
            Some(Inline::Struck(inlines(reader, depth + 1)))
        }
        Element::Link {
            link_type,
            dest_url,
            title,
            ..
        } => {
            reader.next();
            if !title.trim().is_empty() {
                reader.findings.push(
                    Finding::warning(
                        "link-title",
                        range.clone(),
                        "a title behind an address is not shown: paper has no place for it",
                    )
                    .label("left out")
                    .help("say it in the words of the link or behind it, or take it out"),
                );
            }
            reader.links += 1;
            let content = inlines(reader, depth + 1);
            reader.links -= 1;
            let url = match link_type {
                LinkType::Email => format!("mailto:{dest_url}"),
                _ => dest_url.to_string(),
            };
            link(reader, url, content, range)
        }
        _ => {
            reader.error(
                "picture-in-line",
                range,
                "a picture cannot stand within a line",
                "give it a paragraph of its own, with an empty line before it and behind it",
            );
            reader.skip();
            None
        }
    }
}

fn link(
    reader: &mut Reader<'_>,
    url: String,
    content: Vec<Inline>,
    range: Range<usize>,
) -> Option<Inline> {
    if let Some(id) = url.strip_prefix('#').filter(|id| reference::is_id(id))
        && !is_blank(&content)
    {
        let id = id.to_string();
        return Some(Inline::ReferenceInWords { id, content, range });
    }
    let finding = match Address::parse(&url) {
        Ok(url) if !is_blank(&content) => return Some(Inline::Link { url, content }),
        Ok(_) => Finding::error("bad-link", range, "this link has no words")
            .help("write them in the brackets, or the address alone: `<https://…>`"),
        Err(fault) => Finding::error("bad-link", range, fault.to_string())
            .help("links begin with `https://`, `http://` or `mailto:`; one within the document with `#` and an `id`"),
    };
    reader.findings.push(finding);
    None
}
