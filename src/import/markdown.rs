//! Markdown → a draft.
//!
//! In: CommonMark with tables, tasks, definitions and what is struck out; before it, perhaps, a front matter as pandoc,
//! Quarto and research tools write it. Out: a draft. pulldown-cmark reads the blocks; what stands in brackets and is
//! none of CommonMark's (`[^1]`, `[@key]`, `^[note]`) is found among its words ([`brackets`]). Definitions of notes are
//! taken out before anything else ([`notes`]): pulldown's own take more than linear time on hostile input.

mod brackets;
mod elements;
mod events;
mod front_matter;
mod inline;
mod notes;
mod people;
mod shallow;

use pulldown_cmark::{Options, Parser};

use super::draft::{
    Block, Draft, Inline, Line, Placed, Source, SourceWords, is_blank, plain, words,
};
use super::pictures::Pictures;
use super::references;
use super::report::Report;
use crate::diagnostic::Sources;
use events::Walk;
use notes::Notes;

pub use notes::flat;

/// Reads Markdown.
pub fn read(
    text: &str,
    name: &str,
    pictures: &Pictures<'_>,
    sources: &mut Sources,
    report: &mut Report<'_>,
) -> Draft {
    let mut draft = Draft::default();
    let front = front_matter::find(text);
    let body_at = front.as_ref().map_or(0, |front| front.end);
    // Every byte keeps its place.
    let mut body = notes::blanked(text, std::slice::from_ref(&(0..body_at)));
    without_fences(&mut body, report);
    let definitions = notes::take(&mut body, report);
    let mut notes = Notes::default();
    for (label, definition, span) in definitions {
        let blocks = blocks_of(
            &definition,
            &mut Notes::default(),
            &mut draft.sources,
            pictures,
            report,
        );
        let line = notes::flat(blocks);
        if references::is_reference(&line) {
            let (_, mut source) = references::read(&[line]);
            source.id = Some(format!("^{label}"));
            draft.sources.push(Source::Read(source));
            notes.add_source(label);
        } else {
            notes.add(label, line, span);
        }
    }
    let mut extra = Vec::new();
    if let Some(front) = front {
        extra = front_matter::read(text, front, name, &mut draft, sources, report);
    }
    draft.flow = flow_of(&body, &mut notes, &mut draft.sources, pictures, report);
    captioned(&mut draft.flow);
    for (heading, text) in extra {
        let heading = Block::Heading(1, plain(heading));
        let blocks = blocks_of(
            &text,
            &mut Notes::default(),
            &mut draft.sources,
            pictures,
            report,
        );
        let blocks = std::iter::once(heading).chain(blocks);
        draft
            .apart
            .extend(blocks.map(|block| Placed { block, span: None }));
    }
    let uncalled = notes.uncalled();
    if !uncalled.is_empty() {
        draft.flow.push(Placed {
            block: Block::Heading(1, plain("Notes")),
            span: None,
        });
        for (label, line, span) in uncalled {
            report.moved(
                Some(span),
                "nothing calls this note: it stands in a section of its own",
                "call it where it belongs, as `^[…]`",
            );
            let mut words = plain(format!("{label}. "));
            words.extend(line);
            draft.flow.push(Placed {
                block: Block::Paragraph(words),
                span: Some(span),
            });
        }
    }
    draft
}

fn flow_of(
    text: &str,
    notes: &mut Notes,
    sources: &mut Vec<Source>,
    pictures: &Pictures<'_>,
    report: &mut Report<'_>,
) -> Vec<Placed> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let mut definitions: Vec<(String, String, Option<String>, std::ops::Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, found)| {
            (
                label.to_string(),
                found.dest.to_string(),
                found.title.as_ref().map(ToString::to_string),
                found.span.clone(),
            )
        })
        .collect();
    // They come in the order of a hash.
    definitions.sort_by_key(|(.., span)| span.start);
    let events = shallow::shallow(parser);
    let mut walk = Walk::new(text, events, notes, pictures, report);
    let flow = walk.flow();
    let used = walk.used();
    for (label, address, title, span) in definitions {
        let number = label.trim_start_matches('^').parse::<usize>().ok();
        let is_used = used.contains(&address);
        let title = title.filter(|title| !title.trim().is_empty());
        match super::marked::address(&address) {
            // "[1]: https://… "A title"" is an entry of a list of sources, whether it is cited or not.
            Some(address) if number.is_some() || (is_used && title.is_some()) => {
                let title = plain(title.unwrap_or_else(|| address.clone()));
                let id = Some(format!("[{label}]"));
                sources.push(Source::Read(SourceWords {
                    id,
                    title,
                    more: vec![("URL", address)],
                }));
            }
            _ if is_used => {}
            _ => {
                let span = Some(report.span(span));
                report.not_placed(
                    span,
                    &format!("nothing uses the address of `[{label}]`"),
                    "name it among the `sources`, if it is one",
                );
            }
        }
    }
    flow
}

/// Takes the fences of pandoc's blocks out of a text: `::: {.callout-note}`.
fn without_fences(text: &mut String, report: &mut Report<'_>) {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with(":::") {
            found.push(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    let Some(first) = found.first() else { return };
    let span = report.span(first.clone());
    report.not_placed(
        Some(span),
        "the fences of blocks are left out, and what stands between them stays",
        "write a `callout` in `blocks`, where one is meant",
    );
    *text = notes::blanked(text, &found);
}

/// The blocks of a text within a text.
fn blocks_of(
    text: &str,
    notes: &mut Notes,
    sources: &mut Vec<Source>,
    pictures: &Pictures<'_>,
    report: &mut Report<'_>,
) -> Vec<Block> {
    let flow = flow_of(text, notes, sources, pictures, report);
    flow.into_iter().map(|placed| placed.block).collect()
}

/// The blocks of Markdown that stands in something else, as MISP's reports do.
pub fn flow(
    text: &str,
    draft: &mut Draft,
    pictures: &Pictures<'_>,
    report: &mut Report<'_>,
) -> Vec<Placed> {
    // Its places are not those of the file.
    let mut flow = flow_of(
        text,
        &mut Notes::default(),
        &mut draft.sources,
        pictures,
        report,
    );
    flow.iter_mut().for_each(|placed| placed.span = None);
    captioned(&mut flow);
    flow
}

/// `: Costs` below a table is its caption.
fn captioned(flow: &mut Vec<Placed>) {
    let mut at = 0;
    while at + 1 < flow.len() {
        let caption = match (&flow[at].block, &flow[at + 1].block) {
            (Block::Table(table), Block::Paragraph(line)) if is_blank(&table.caption) => {
                caption(line)
            }
            _ => None,
        };
        if let (Some(caption), Block::Table(table)) = (caption, &mut flow[at].block) {
            table.caption = caption;
            flow.remove(at + 1);
        }
        at += 1;
    }
}

fn caption(line: &Line) -> Option<Line> {
    let Some(Inline::Characters(first)) = line.first() else {
        return None;
    };
    let rest = first
        .strip_prefix(": ")
        .or_else(|| first.strip_prefix("Table: "))?;
    let mut caption = line.clone();
    caption[0] = Inline::Characters(rest.to_string());
    (!words(&caption).trim().is_empty()).then_some(caption)
}
