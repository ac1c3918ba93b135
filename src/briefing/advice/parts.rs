//! What is there and what is not: the answer, short key points, dates of sources, and what a library asks for.

use super::Adviser;
use crate::briefing::blocks::Block;
use crate::briefing::markup;
use crate::briefing::typed::{Section, Source};
use crate::diagnostic::Diagnostic;
use crate::document::Embed;

/// A key point of more words than these is a paragraph.
const LONGEST_POINT: usize = 40;

/// A table of more columns than these does not fit the screen of an e-reader.
const WIDEST_TABLE: usize = 5;

/// Looks at the parts of a briefing.
pub fn advise(adviser: &mut Adviser<'_>) {
    if adviser.wants("no-tldr") && adviser.briefing.tldr.is_none() {
        let first = adviser.briefing.span;
        adviser.say(
            Diagnostic::warning(
                "no-tldr",
                first,
                "the briefing does not say its answer first",
            )
            .help("add a `tldr` of one or two sentences: most will read nothing else"),
        );
    }
    if adviser.wants("long-key-point") {
        long_points(adviser);
    }
    if adviser.wants("undated-source") {
        undated(adviser);
    }
    if adviser.wants("wide-table") {
        let briefing = adviser.briefing;
        let sections = briefing.sections.iter().chain(&briefing.appendices);
        sections.for_each(|section| wide_tables(section, adviser));
    }
    for_the_archive(adviser);
}

fn long_points(adviser: &mut Adviser<'_>) {
    for point in &adviser.briefing.key_points {
        let words = markup::words_of(&point.text.value);
        let count = words.split_whitespace().count();
        if count > LONGEST_POINT {
            let message = format!("this key point has {count} words");
            adviser.say(
                Diagnostic::warning("long-key-point", point.text.span, message).help(format!(
                    "say it in {LONGEST_POINT} at most, and the rest in the text"
                )),
            );
        }
    }
}

/// Sources of which something is said, but not when they are from. A list of titles is one on purpose.
fn undated(adviser: &mut Adviser<'_>) {
    let sources = &adviser.briefing.sources;
    let is_detailed = |source: &Source| {
        source.csl_type.is_some()
            || !source.people.is_empty()
            || !source.words.is_empty()
            || source.doi.is_some()
    };
    for source in sources.iter().filter(|source| is_detailed(source)) {
        if source.dates.is_empty() {
            adviser.say(
                Diagnostic::warning("undated-source", source.span, "this source has no date")
                    .help("add `issued`: when it was published, or `accessed`: when you read it"),
            );
        }
    }
}

fn wide_tables(section: &Section, adviser: &mut Adviser<'_>) {
    for block in &section.blocks {
        let Block::Table(table) = block else { continue };
        let count = table.columns.len();
        if count > WIDEST_TABLE {
            let message = format!("this table has {count} columns, more than an e-reader shows");
            adviser.say(
                Diagnostic::warning("wide-table", table.span, message)
                    .help("show fewer of them, turn rows and columns, or make two tables of it"),
            );
        }
    }
    for inner in &section.sections {
        wide_tables(inner, adviser);
    }
}

/// What whoever keeps documents asks of one.
fn for_the_archive(adviser: &mut Adviser<'_>) {
    let briefing = adviser.briefing;
    let has_no_identifier = briefing.identifiers.is_empty() && briefing.report_number.is_none();
    let missing = [
        (
            "no-date",
            briefing.date.is_none(),
            "does not say when it is from",
            "add a `date`",
        ),
        (
            "no-publisher",
            briefing.publisher.is_none(),
            "does not say which house it is from",
            "add a `publisher`",
        ),
        (
            "no-license",
            briefing.license.is_none(),
            "does not say who may do what with it",
            "add a `license`: `CC-BY-4.0`, or a sentence",
        ),
        (
            "no-identifier",
            has_no_identifier,
            "has nothing that it is called by",
            "add a `doi`, an `isbn` or a `report_number`",
        ),
        (
            "no-source-in-pdf",
            briefing.settings.embed == Some(Embed::None),
            "is not carried by its PDF",
            "take `embed: none` out, so that it can be had from the PDF",
        ),
    ];
    for (code, is_missing, what, help) in missing {
        if is_missing && adviser.wants(code) {
            let message = format!("the briefing {what}");
            adviser.say(Diagnostic::warning(code, briefing.span, message).help(help));
        }
    }
}
