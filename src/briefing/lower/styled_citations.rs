//! Citations that a style has printed → marked text, or a note.
//!
//! In: what the style has for a citation. Out: its runs, those of each item a link to its entry, between the words
//! of the one who cites; in a note of their own where the style has notes.

use super::numbered::in_sentence;
use super::styled::Planned;
use super::styled_runs::add_run;
use super::text_builder::TextBuilder;
use super::{Lowerer, Place, notes};
use crate::briefing::yaml::Written;
use crate::citation_style::{Own, Run};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, MarkKind, Paragraph, Voice};
use crate::language::{Direction, Tag};

/// Adds a citation at a place of a text.
pub fn add(
    lowerer: &mut Lowerer<'_>,
    (planned, is_noted): (&Planned, bool),
    place: Place<'_>,
    builder: &mut TextBuilder,
) {
    let (_, written) = place;
    let around = lowerer.briefing.language.direction();
    // They lead there by themselves where nothing else does.
    match planned.runs.is_empty() {
        true => add_runs(lowerer, (&planned.names, planned, around), written, builder),
        false => planned
            .names
            .iter()
            .for_each(|run| add_run(run, (around, false), builder)),
    }
    let mut has_names = !planned.names.is_empty();
    if let (true, false, Some(source)) =
        (planned.is_in_sentence, has_names, planned.sources.first())
    {
        // A style of numbers or notes names nobody in a text: the sentence needs someone all the same.
        let source = lowerer.citing.sources[*source];
        builder.push(&in_sentence(source, lowerer.typographer));
        has_names = true;
    }
    if planned.runs.is_empty() {
        if is_noted || !has_names {
            report_empty(lowerer, planned, place);
        }
        builder.trim_spaces();
        return;
    }
    if is_noted {
        return notes::add_made(lowerer, None, builder, |lowerer| {
            vec![note(lowerer, planned, written)]
        });
    }
    if has_names {
        builder.push(" ");
    }
    let start = builder.content().len();
    add_runs(lowerer, (&planned.runs, planned, around), written, builder);
    let brackets = start..builder.content().len();
    lowerer.citations.add_brackets(builder.id(), brackets);
}

/// What a note says: in the language of its sources where all of them run the other way than the briefing.
fn note(lowerer: &mut Lowerer<'_>, planned: &Planned, written: &Written) -> Block {
    let around = lowerer.briefing.language.direction();
    let sources = planned.sources.iter();
    let languages: Option<Vec<Tag>> = sources
        .map(|source| lowerer.citing.sources[*source].language.clone())
        .collect();
    let turned = languages.unwrap_or_default();
    let turned = turned
        .iter()
        .all(|tag| tag.direction() != around)
        .then(|| turned.first().cloned());
    let turned = turned.flatten();
    let around = turned.as_ref().map_or(around, Tag::direction);
    let mut inner = lowerer.texts.begin();
    add_runs(
        lowerer,
        (&planned.runs, planned, around),
        written,
        &mut inner,
    );
    let mut text = inner.finish();
    text.language = turned;
    Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    })
}

/// Reports a citation of which nothing would be seen.
fn report_empty(lowerer: &mut Lowerer<'_>, planned: &Planned, (range, written): Place<'_>) {
    let reporter = &mut lowerer.reporter;
    if planned.sources.is_empty() || reporter.only_counts("citation-not-printed") {
        return;
    }
    let named = lowerer.briefing.citation_style.as_ref();
    let name = named.map_or("", |named| named.name.value.trim());
    let span = reporter.place(written, range);
    let message = format!("the style `{name}` prints nothing for this citation");
    reporter.push(
        Diagnostic::error("citation-not-printed", span, message).help(
            "give the source more of what the style asks for, such as a date; or use another style",
        ),
    );
}

/// Adds the runs of a citation, each item a link to its entry.
fn add_runs(
    lowerer: &mut Lowerer<'_>,
    (runs, planned, around): (&[Run], &Planned, Direction),
    written: &Written,
    builder: &mut TextBuilder,
) {
    let mut at = 0;
    while at < runs.len() {
        let of = (runs[at].item, runs[at].own);
        let end = runs[at..]
            .iter()
            .position(|run| (run.item, run.own) != of)
            .map_or(runs.len(), |end| at + end);
        let group = &runs[at..end];
        at = end;
        if let Some(own) = of.1 {
            let (Own::Before(item) | Own::Behind(item)) = own;
            let side = usize::from(matches!(own, Own::Behind(_)));
            if let Some(words) = planned.words.get(item) {
                lowerer.add_words(&words[side], written, builder);
            }
            continue;
        }
        let source = of.0.and_then(|item| planned.sources.get(item).copied());
        let place = source.and_then(|source| lowerer.citing.place(source));
        let mark = place.map(|source| MarkKind::Citation {
            source,
            citation: lowerer.citations.cite(source),
        });
        // A link within a link leads nowhere: what is cited leads to its entry.
        builder.marked_if(mark, |builder| {
            group
                .iter()
                .for_each(|run| add_run(run, (around, false), builder));
        });
    }
}
