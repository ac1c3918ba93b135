//! Events → inline content.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag as Element};

use super::brackets::Assembly;
use super::definitions::Definitions;
use super::{DEEPEST_INLINE, Finding, Inline, LONGEST, Parsed};

/// Stands before a field of inline text, so that nothing in it begins a block: `1. May` is no list.
const GUARD: &str = ".";

/// Reads a field of inline text: one line, whatever line ends it was typed with.
pub fn parse_inline(text: &str) -> Parsed<Vec<Inline>> {
    let mut findings = Vec::new();
    let content = parse_line(text, 0, &mut findings);
    Parsed { content, findings }
}

/// Reads a line of text that begins at a byte of its field.
pub(super) fn parse_line(text: &str, base: usize, findings: &mut Vec<Finding>) -> Vec<Inline> {
    if let Some(finding) = too_long(text) {
        findings.push(finding);
        return Vec::new();
    }
    if let Some(range) = empty_line(text) {
        findings.push(
            Finding::warning(
                "paragraph-in-line",
                base + range.start..base + range.end,
                "this text is one line: an empty line in it begins no paragraph",
            )
            .help("where paragraphs are meant, use a field of block text: `summary`, `body`, `answer`"),
        );
    }
    let source = format!("{GUARD}{}", text.replace(['\n', '\r'], " "));
    let mut reader = Reader::new(&source, None);
    let mut content = Vec::new();
    while let Some((event, _)) = reader.peek() {
        match event {
            Event::Start(Element::Paragraph) => {
                reader.next();
                content.extend(reader.inlines(0));
            }
            _ => reader.skip(),
        }
    }
    if let Some(Inline::Characters(first)) = content.first_mut() {
        first.drain(..GUARD.len().min(first.len()));
        if first.is_empty() {
            content.remove(0);
        }
    }
    // From bytes of the guarded text to those of the field.
    let shift = |range: &mut Range<usize>| {
        *range = base + range.start.saturating_sub(GUARD.len())
            ..base + range.end.saturating_sub(GUARD.len());
    };
    content
        .iter_mut()
        .for_each(|inline| shift_ranges(inline, &shift));
    for mut finding in reader.findings {
        shift(&mut finding.range);
        findings.push(finding);
    }
    content
}

/// Moves every place in inline content, which [`Reader`] has limited in depth.
fn shift_ranges(inline: &mut Inline, shift: &impl Fn(&mut Range<usize>)) {
    match inline {
        Inline::Characters(_) | Inline::LineBreak | Inline::Code(_) => {}
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Link { content, .. }
        | Inline::Language { content, .. } => {
            content
                .iter_mut()
                .for_each(|inline| shift_ranges(inline, shift));
        }
        Inline::Citation { items } => items.iter_mut().for_each(|item| shift(&mut item.range)),
        Inline::Note { content, range } => {
            shift(range);
            content
                .iter_mut()
                .for_each(|inline| shift_ranges(inline, shift));
        }
    }
}

/// The first empty line between words.
fn empty_line(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let at = trimmed.find("\n\n").or_else(|| trimmed.find("\r\n\r\n"))?;
    let next = at + trimmed[at..].len() - trimmed[at..].trim_start().len();
    let length = trimmed[next..].chars().next().map_or(0, char::len_utf8);
    (at > 0).then_some(next..next + length)
}

/// A finding on a text that is longer than a field may be.
pub(super) fn too_long(text: &str) -> Option<Finding> {
    let message = format!("this text is longer than {} MB", LONGEST >> 20);
    (text.len() > LONGEST)
        .then(|| Finding::error("text-too-long", 0..0, message).help("divide it into sections"))
}

/// Events with their places, and what is found on the way.
pub(super) struct Reader<'a> {
    /// The text that the events are of.
    pub source: &'a str,
    pub findings: Vec<Finding>,
    /// Notes that are defined apart.
    pub definitions: Option<(&'a str, Definitions)>,
    /// How many links are open.
    pub links: usize,
    events: std::vec::IntoIter<(Event<'a>, Range<usize>)>,
    next: Option<(Event<'a>, Range<usize>)>,
}

impl<'a> Reader<'a> {
    /// Parses a text. `definitions` come with the text that they were taken from.
    pub fn new(source: &'a str, definitions: Option<(&'a str, Definitions)>) -> Self {
        // Tables are parsed so that one can be refused by its name.
        let parser = Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter();
        let mut findings = Vec::new();
        for (label, definition) in parser.reference_definitions().iter() {
            if label.starts_with('@') {
                findings.push(
                    Finding::error(
                        "citation-as-definition",
                        definition.span.clone(),
                        "brackets and a colon at the start of a line define a link",
                    )
                    .help("begin the line with another word, or put a space before the colon"),
                );
            }
        }
        let events: Vec<_> = parser.collect();
        let mut events = events.into_iter();
        let next = events.next();
        Reader {
            source,
            findings,
            definitions,
            links: 0,
            events,
            next,
        }
    }

    /// The event that comes next.
    pub fn peek(&self) -> Option<&(Event<'a>, Range<usize>)> {
        self.next.as_ref()
    }

    /// Takes it.
    pub fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        std::mem::replace(&mut self.next, self.events.next())
    }

    /// Takes it, and if it opens something, all to its end.
    pub fn skip(&mut self) {
        let mut depth = 0usize;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    pub fn error(&mut self, code: &'static str, range: Range<usize>, message: &str, help: &str) {
        self.findings
            .push(Finding::error(code, range, message).help(help));
    }

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
                Event::Start(
                    Element::Emphasis
                    | Element::Strong
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
            Event::Code(code) => assembly.push(Inline::Code(code.to_string())),
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
            Element::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.next();
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
                    "not-yet",
                    range,
                    "pictures are not known to this version yet",
                    "take it out, or link to it: `[words](https://…)`",
                );
                self.skip();
                None
            }
        }
    }

    fn link(&mut self, url: String, content: Vec<Inline>, range: Range<usize>) -> Option<Inline> {
        let scheme = url
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        let known = scheme
            .as_deref()
            .is_some_and(|scheme| SCHEMES.contains(&scheme));
        // A browser drops controls and would read another scheme than we do.
        if known && !url.contains(char::is_control) {
            return Some(Inline::Link { url, content });
        }
        let message = match scheme {
            _ if url.is_empty() => "this link leads nowhere".to_string(),
            Some(scheme) if !scheme.contains(['/', '?', '#', '.']) => {
                format!("links cannot have the scheme `{scheme}:`")
            }
            _ => format!("`{url}` is not a whole address"),
        };
        self.findings.push(
            Finding::error("bad-link", range, message)
                .help("links begin with `https://`, `http://` or `mailto:`"),
        );
        None
    }

    pub fn raw_html(&mut self, html: &str, range: Range<usize>) {
        let name: String = html
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        // One word on an element is enough.
        let closes = html.starts_with("</")
            && self.findings.iter().rev().take(8).any(|finding| {
                let opening = self.source.get(finding.range.clone()).unwrap_or_default();
                let opening = opening.strip_prefix('<').unwrap_or_default();
                finding.code == "raw-html" && opening.starts_with(&name)
            });
        if closes {
            return;
        }
        // `a<b and b>c`: an element has no attributes without values here.
        let element = html.split('>').next().unwrap_or_default();
        let comparison =
            element.contains(' ') && !element.contains('=') && !element.starts_with("<!");
        let help = match name.to_ascii_lowercase().as_str() {
            _ if comparison => "write `\\<` for the character itself",
            "b" | "strong" => "write `**words**` for strong words",
            "i" | "em" => "write `*words*` for emphasis",
            "code" | "tt" | "pre" => "write `` `code` ``",
            "a" => "write `[words](https://…)` for a link",
            "p" | "div" => "leave an empty line between paragraphs",
            "ul" | "ol" | "li" => "begin each item with `- ` or `1. ` on a line of its own",
            "span" => "write `[words]{lang=fr}` for words of another language",
            _ if html.starts_with("<!--") => "take the comment out; YAML's own begin with `# `",
            _ => "write `\\<` for the character itself",
        };
        self.error("raw-html", range, "HTML is not read in a briefing", help);
    }
}

/// What links may begin with.
const SCHEMES: &[&str] = &["http", "https", "mailto"];

/// `<br>`, the one element that is read.
pub(super) fn is_break(html: &str) -> bool {
    let name = html.trim().trim_start_matches('<').trim_end_matches('>');
    html.trim().starts_with('<') && name.trim_end_matches('/').trim().eq_ignore_ascii_case("br")
}
