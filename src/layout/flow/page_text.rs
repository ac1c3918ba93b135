//! Text that depends on pages: the one mechanism for it.
//!
//! A piece that says something of pages carries a [`PageText`]. After each pagination the layout
//! asks every one of them for its paragraph anew, with the pages now known; while any of them
//! changes, it paginates again, at most four times (DESIGN: page-dependent text).

use std::collections::BTreeMap;

use crate::language::Language;
use crate::layout::frame::{Mark, Target};
use crate::layout::tags::{NodeId, SlotId};
use crate::layout::text::passage::Link;
use crate::layout::text::{Attributes, Passage, Span};

/// So many pages in a row are said by the first and the last of them.
const SHORTEST_RANGE: usize = 3;

/// Between the first and the last of pages in a row.
const RANGE: &str = "\u{2013}";

/// Numbers of so many characters in all are not parted by the end of a line: more would not fit one that is
/// narrow.
const MOST_TOGETHER: usize = 12;

/// Where destinations stand: page numbers from 1, by name.
pub type PageNumbers = BTreeMap<String, usize>;

/// What a piece says of pages.
#[derive(Debug, Clone)]
pub enum PageText {
    /// The pages that cite a source.
    Citations(CitingPages),
    /// The page of an entry of the contents.
    Entry(EntryPage),
}

impl PageText {
    /// The passage with what it says of the pages known now.
    pub fn passage(&self, pages: &PageNumbers) -> Passage {
        match self {
            PageText::Citations(text) => text.passage(pages),
            PageText::Entry(text) => text.passage(pages),
        }
    }
}

/// A dotted line and a number after an entry of the contents.
#[derive(Debug, Clone)]
pub struct EntryPage {
    /// The passage without them.
    pub passage: Passage,
    /// What they are set with; its link is that of the entry.
    pub attributes: Attributes,
    /// The destination of the entry.
    pub destination: String,
    /// The words.
    pub language: &'static Language,
    /// The level of its heading in the outline: 1 for a part.
    pub level: u8,
}

impl EntryPage {
    fn passage(&self, pages: &PageNumbers) -> Passage {
        let mut passage = self.passage.clone();
        if let Some(page) = pages.get(&self.destination) {
            let number = self.language.number(*page as u64);
            append(
                &mut passage,
                &format!("\t{number}"),
                self.attributes.clone(),
            );
        }
        passage
    }
}

/// What a link back to a page says to those who do not see it.
pub fn back_to(page: usize, language: &Language) -> String {
    let number = language.number(page as u64);
    language.terms.back_to_page.replace("{}", &number)
}

/// Appends to a passage what is no part of its source.
fn append(passage: &mut Passage, text: &str, attributes: Attributes) {
    if text.is_empty() {
        return;
    }
    let start = passage.content.len();
    passage.content.push_str(text);
    passage.spans.push(Span {
        range: start..passage.content.len(),
        attributes,
    });
}

/// "↑ p. 2, 5–7" after a source, at the end of its last line, where all stand below each other: the pages that
/// cite it, each a link back.
#[derive(Debug, Clone)]
pub struct CitingPages {
    /// The passage without it.
    pub passage: Passage,
    /// What it is set with.
    pub attributes: Attributes,
    /// The citations, in reading order.
    pub citations: Vec<BackLink>,
    /// The tag of "p." before them.
    pub lead: SlotId,
    /// The words.
    pub language: &'static Language,
}

/// A link back to a citation.
#[derive(Debug, Clone)]
pub struct BackLink {
    /// The destination at the citation.
    pub destination: String,
    /// The tag of the link.
    pub node: NodeId,
    /// The tag of its number.
    pub slot: SlotId,
    /// The tag of the comma before it.
    pub separator: SlotId,
}

impl CitingPages {
    fn passage(&self, pages: &PageNumbers) -> Passage {
        let mut found: Vec<(usize, &BackLink)> = Vec::new();
        for link in &self.citations {
            if let Some(page) = pages.get(&link.destination)
                && !found.iter().any(|(known, _)| known == page)
            {
                found.push((*page, link));
            }
        }
        let mut passage = self.passage.clone();
        if found.is_empty() {
            return passage;
        }
        let terms = &self.language.terms;
        let frame = if found.len() == 1 {
            &terms.page_short
        } else {
            &terms.pages_short
        };
        let frame = frame.replace(' ', "\u{a0}");
        let (before, after) = frame.split_once("{}").unwrap_or((&frame, ""));
        self.add(
            &mut passage,
            &format!("\t\u{2191}\u{a0}{before}"),
            self.lead,
            None,
        );
        let runs: Vec<&[(usize, &BackLink)]> = found
            .chunk_by(|(one, _), (next, _)| *next == one + 1)
            .flat_map(|run| match run.len() < SHORTEST_RANGE {
                true => run.chunks(1),
                false => run.chunks(run.len()),
            })
            .collect();
        let comma = &self.language.punctuation.comma;
        let digits = |page: usize| page.max(1).ilog10() as usize + 1;
        let ends = runs
            .iter()
            .flat_map(|run| [run.first(), run.get(1..).and_then(<[_]>::last)]);
        let long: usize = ends.flatten().map(|(page, _)| digits(*page) + 2).sum();
        // A few numbers stay on one line, at its end.
        let comma = match long <= MOST_TOGETHER {
            true => comma.replace(' ', "\u{a0}"),
            false => comma.clone(),
        };
        for (index, run) in runs.into_iter().enumerate() {
            let ends = match run {
                [first, .., last] => [Some((comma.as_str(), first)), Some((RANGE, last))],
                [one] => [Some((comma.as_str(), one)), None],
                [] => [None, None],
            };
            let ends = ends.into_iter().flatten().enumerate();
            for (place, (before, (page, link))) in ends {
                if (index, place) > (0, 0) {
                    self.add(&mut passage, before, link.separator, None);
                }
                self.add_number(&mut passage, *page, link);
            }
        }
        if let Some((_, link)) = found.last() {
            self.add(&mut passage, after, link.slot, None);
        }
        passage
    }

    fn add_number(&self, passage: &mut Passage, page: usize, link: &BackLink) {
        passage.links.push(Link {
            target: Target::Destination(link.destination.clone()),
            description: back_to(page, self.language),
            node: link.node,
            underline: None,
        });
        let index = passage.links.len() - 1;
        let number = self.language.number(page as u64);
        self.add(passage, &number, link.slot, Some(index));
    }

    fn add(&self, passage: &mut Passage, text: &str, slot: SlotId, link: Option<usize>) {
        let attributes = Attributes {
            mark: Mark::Content(slot),
            link,
            ..self.attributes.clone()
        };
        append(passage, text, attributes);
    }
}
