//! Sources that sentences name: `@wei2021 [p. 3]`.
//!
//! In: characters of a text. Out: the same, in which a key behind an `@` is a citation, if a source has it. What no
//! source has is a handle, or a command, and stays text; one that is a slip of a key is warned of.

use super::Lowerer;
use super::citations::add_citation;
use super::text_builder::TextBuilder;
use crate::briefing::markup::{self, CitationForm, CitationItem};
use crate::briefing::record::{mend, nearest};
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::language::may_stand_close;

/// The shortest key that a slip is told of: what is shorter is too near to too much.
const SHORTEST: usize = 5;

/// Adds characters, and the citations in them.
pub fn add_characters(
    lowerer: &mut Lowerer<'_>,
    characters: &str,
    written: &Written,
    builder: &mut TextBuilder,
) {
    if lowerer.names_nobody || lowerer.citing.index.is_empty() || !characters.contains('@') {
        return builder.push(characters);
    }
    let mut rest = characters;
    while let Some(key) = markup::find_key(rest) {
        let name = &rest[key.clone()];
        let known = known(name, |name| lowerer.citing.index.find(name).is_some());
        let key = key.start..key.start + known.map_or(name.len(), str::len);
        let name = known.unwrap_or(name);
        // A bracket that is not closed is text, whatever stands in it.
        if known.is_none() {
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

/// The longest key that a word behind an `@` begins with: letters of the sentence stand close to it where words have no
/// spaces between them (`@tanakaは`).
fn known(word: &str, is_key: impl Fn(&str) -> bool) -> Option<&str> {
    if is_key(word) {
        return Some(word);
    }
    let letters = word.char_indices().rev();
    let mut ends = letters.filter(|(at, letter)| *at > 0 && may_stand_close(*letter));
    let key =
        |(at, _)| Some(word[..at].trim_end_matches(['.', ':', '-', '/'])).filter(|key| is_key(key));
    ends.find_map(key)
}

/// The bytes of a text that an `@` and a word stand at, from the first place where they do.
fn place_of(name: &str, written: &Written) -> std::ops::Range<usize> {
    let sought = format!("@{name}");
    let at = written.value.find(&sought);
    at.map_or(0..written.value.len(), |at| at..at + sought.len())
}

/// Whether a word may well be a slip of a key that is near to it: one that only begins as the key does is another
/// word, unless all that it lacks is a number ("wei" of "wei2021").
fn is_slip(name: &str, near: &str) -> bool {
    let rest = near
        .to_lowercase()
        .strip_prefix(&name.to_lowercase())
        .map(String::from);
    rest.is_none_or(|rest| rest.chars().all(|character| character.is_ascii_digit()))
}

/// Warns of a word behind an `@` that is a slip of a key.
fn warn_of_slip(lowerer: &mut Lowerer<'_>, name: &str, written: &Written) {
    if name.chars().count() < SHORTEST {
        return;
    }
    let ids = || lowerer.citing.index.ids();
    let Some(meant) = nearest(name, ids()).filter(|near| is_slip(name, near)) else {
        return;
    };
    let (meant, is_sure) = (meant.to_string(), mend::slip(name, ids()).is_some());
    let reporter = &mut lowerer.reporter;
    if reporter.only_counts("near-citation") {
        return;
    }
    let range = place_of(name, written);
    let span = reporter.place(written, range.clone());
    let suggestion = yaml::verbatim(written, range, reporter.files()).filter(|_| is_sure);
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
