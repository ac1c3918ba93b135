//! Sources that sentences name: `@wei2021 [p. 3]`.
//!
//! In: characters of a text. Out: the same, in which a key behind an `@` is a citation, if a source has it. What no
//! source has is a handle, or a command, and stays text; one that is a slip of a key is warned of.

use super::Lowerer;
use super::citations::add_citation;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, CitationForm, CitationItem};
use crate::briefing::record::mend;
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Suggestion};

/// The shortest key that a slip is told of: what is shorter is too near to too much.
const SHORTEST: usize = 5;

/// Adds characters, and the citations in them.
pub fn add_characters(
    lowerer: &mut Lowerer<'_>,
    characters: &str,
    written: &Written,
    builder: &mut TextBuilder,
) {
    if lowerer.in_link || lowerer.citing.index.is_empty() || !characters.contains('@') {
        return builder.push(characters);
    }
    let mut rest = characters;
    while let Some(key) = markup::find_key(rest) {
        let name = &rest[key.clone()];
        // A bracket that is not closed is text, whatever stands in it.
        if lowerer.citing.index.find(name).is_none() {
            warn_of_slip(lowerer, name, written);
            builder.push(&rest[..key.end]);
            rest = &rest[key.end..];
            continue;
        }
        builder.push(&rest[..key.start - 1]);
        let range = place_of(name, written);
        let behind = &rest[key.end..];
        let (locator, length) = markup::locator_behind(behind).unwrap_or_default();
        let item = CitationItem {
            prefix: Vec::new(),
            key: name.to_string(),
            locator,
            range,
            form: CitationForm::InSentence,
        };
        add_citation(lowerer, &[item], written, builder);
        rest = &behind[length..];
    }
    builder.push(rest);
}

/// The bytes of a text that an `@` and a word stand at, from the first place where they do.
fn place_of(name: &str, written: &Written) -> std::ops::Range<usize> {
    let sought = format!("@{name}");
    let at = written.value.find(&sought);
    at.map_or(0..written.value.len(), |at| at..at + sought.len())
}

/// Warns of a word behind an `@` that is a slip of a key.
fn warn_of_slip(lowerer: &mut Lowerer<'_>, name: &str, written: &Written) {
    if name.chars().count() < SHORTEST {
        return;
    }
    let Some(meant) = mend::slip(name, lowerer.citing.index.ids()).map(String::from) else {
        return;
    };
    let reporter = &mut lowerer.reporter;
    if reporter.only_counts("near-citation") {
        return;
    }
    let range = place_of(name, written);
    let span = reporter.place(written, range.clone());
    let suggestion = yaml::verbatim(written, range, reporter.files());
    let suggestion = suggestion.map(|span| Suggestion::new(span, format!("@{meant}")));
    let message = format!("no source has the id `{name}`, and `@{name}` is shown as it is");
    reporter.push(
        Diagnostic::warning("near-citation", span, message)
            .help(format!(
                "did you mean `@{meant}`? A word that is meant is written `\\@{name}`"
            ))
            .suggest(suggestion),
    );
}
