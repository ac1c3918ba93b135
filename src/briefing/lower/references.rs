//! References to tables, figures and sections: `[#costs]` → "Table 2".
//!
//! In: an `id`, and what can be referred to. Out: the words that stand for what has it, which lead there. One
//! that nothing has is reported.

use super::Place;
use super::labels::Labels;
use super::reporter::Reporter;
use super::text_builder::TextBuilder;
use crate::briefing::record::{listed, mend, nearest};
use crate::briefing::yaml;
use crate::diagnostic::{Diagnostic, Suggestion};
use crate::document::MarkKind;

/// How many ids are listed where none is near.
const MOST_LISTED: usize = 8;

/// Adds what stands for something that has an `id`: its words, or, where that is wanted, its page.
pub fn add_reference(
    (id, page): (&str, bool),
    (range, written): Place<'_>,
    labels: &Labels,
    reporter: &mut Reporter<'_>,
    builder: &mut TextBuilder,
) {
    if let Some(label) = labels.find(id) {
        let words = label.words.clone().unwrap_or_default();
        let kind = MarkKind::Reference {
            anchor: label.anchor.clone(),
            instead_of_page: page.then(|| words.clone()),
        };
        builder.marked(kind, |builder| builder.push(&words));
        return;
    }
    builder.push("?");
    report_unknown(id, (range, written), labels, reporter);
}

/// Reports an `id` that nothing has.
pub fn report_unknown(
    id: &str,
    (range, written): Place<'_>,
    labels: &Labels,
    reporter: &mut Reporter<'_>,
) {
    if reporter.only_counts("unknown-reference") {
        return;
    }
    let brackets = yaml::verbatim(written, range.clone(), reporter.files());
    let meant = mend::slip(id, labels.ids());
    let suggestion = brackets.zip(meant).and_then(|(span, meant)| {
        let brackets = written.value.get(range.clone())?;
        let rest = brackets.strip_prefix("[#")?.strip_prefix(id)?;
        Some(Suggestion::new(span, format!("[#{meant}{rest}")))
    });
    let span = reporter.place(written, range);
    let message = format!("nothing has the `id` `{id}`");
    let diagnostic = Diagnostic::error("unknown-reference", span, message);
    reporter.push(diagnostic.help(advice(id, labels)).suggest(suggestion));
}

/// What to write in place of an `id` that nothing has.
fn advice(unknown: &str, labels: &Labels) -> String {
    let known: Vec<&str> = labels.ids().take(MOST_LISTED).collect();
    match nearest(unknown, labels.ids()) {
        Some(near) => format!("did you mean `[#{near}]`?"),
        None if known.is_empty() => {
            "give what is meant an `id`; a bracket that is meant is written `\\[`".to_string()
        }
        None => format!(
            "the ids are {}; a bracket that is meant is written `\\[`",
            listed(&known)
        ),
    }
}
