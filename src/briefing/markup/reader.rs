//! pulldown's events, one after the other.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::Finding;
use super::definitions::Definitions;
use super::flanking;

/// An event and the bytes that it is about.
type Placed<'a> = (Event<'a>, Range<usize>);

/// Events with their places, and what is found on the way.
pub(super) struct Reader<'a> {
    /// The text that the events are of.
    pub source: &'a str,
    pub findings: Vec<Finding>,
    /// Notes that are defined apart.
    pub definitions: Option<Definitions>,
    /// How many links are open.
    pub links: usize,
    /// Whether these are words of a citation, which can hold no other.
    pub in_citation: bool,
    events: std::vec::IntoIter<Placed<'a>>,
    next: Option<Placed<'a>>,
}

impl<'a> Reader<'a> {
    /// Parses a text. `definitions` are what was taken out of it.
    pub fn new(source: &'a str, definitions: Option<Definitions>) -> Self {
        let shown = flanking::shown(source);
        let (events, definitions_of_links) = match &shown {
            None => parsed(source),
            Some(shown) => {
                let typed = |label: &str, range: &Range<usize>| {
                    flanking::as_typed(label, range, (shown, source))
                };
                let (events, definitions) = parsed(shown);
                let events = events.into_iter().map(|(event, range)| {
                    (flanking::typed(event, |text| typed(text, &range)), range)
                });
                let definitions = definitions
                    .into_iter()
                    .map(|(label, range)| (typed(&label, &range), range));
                (events.collect(), definitions.collect())
            }
        };
        let mut findings = Vec::new();
        let used = used_labels(&events);
        for (label, span) in definitions_of_links {
            if !label.starts_with(['^', '@']) && !used.contains(&folded(&label)) {
                findings.push(
                    Finding::warning(
                        "link-definition",
                        span.clone(),
                        "brackets and a colon at the start of a line define a link, which nothing uses",
                    )
                    .label("not shown")
                    .help("where a link is meant, write its address behind its words: `[words](https://…)`")
                    .help("where the words are meant, write `\\[` for the first bracket"),
                );
            }
            if label.starts_with('^') {
                findings.push(
                    Finding::error(
                        "note-as-definition",
                        span.clone(),
                        "a note cannot be defined within a quotation",
                    )
                    .help("define it on a line of its own outside of it, or write `^[the note]`"),
                );
            }
            if label.starts_with('@') {
                findings.push(
                    Finding::error(
                        "citation-as-definition",
                        span.clone(),
                        "brackets and a colon at the start of a line define a link",
                    )
                    .help("begin the line with another word, or put a space before the colon"),
                );
            }
        }
        // They come in the order of a hash.
        findings.sort_by_key(|finding| finding.range.start);
        let mut events = events.into_iter();
        let next = events.next();
        Reader {
            source,
            findings,
            definitions,
            links: 0,
            in_citation: false,
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
}

/// The events of a text, and the labels that it defines for links.
fn parsed(text: &str) -> (Vec<Placed<'_>>, Vec<(String, Range<usize>)>) {
    // Of GitHub Flavored Markdown, tables and what is struck out are read besides CommonMark.
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let definitions = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_string(), definition.span.clone()))
        .collect();
    (parser.collect(), definitions)
}

/// The labels by which links refer to their definitions.
fn used_labels(events: &[(Event<'_>, Range<usize>)]) -> BTreeSet<String> {
    let labels = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Link { link_type, id, .. }) => matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        )
        .then(|| folded(id)),
        _ => None,
    });
    labels.collect()
}

/// A label as labels are compared: without regard to case and to how much white space it has
/// (CommonMark 0.31, 6.3).
fn folded(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
