//! JSON whose parts do not follow one another.

use super::Fault;
use crate::diagnostic::{Diagnostic, Suggestion};

/// What is missing or too much where reading stopped.
pub fn broken(fault: &Fault<'_>) -> Diagnostic {
    let (before, after) = fault.text.split_at(fault.at);
    let next = after.chars().next();
    if next == Some(',') {
        let is_second = before.trim_end().ends_with(',');
        let comma = fault.span(fault.at, fault.at + 1);
        let again = is_second.then(|| Suggestion::new(comma, ""));
        return fault
            .error("missing-comma", "there is a comma too many")
            .help("take it out: one comma stands between two values")
            .suggest(again);
    }
    let closed = before
        .strip_suffix('"')
        .filter(|_| next.is_some_and(char::is_alphanumeric));
    if let Some(text) = closed {
        let open = text.rfind('"').unwrap_or(0);
        if text[open..].contains('\n') {
            return Diagnostic::error(
                "unclosed-quote",
                fault.span(open, open + 1),
                "this quote is not closed on its line",
            )
            .label("opened here")
            .help("close it; within a text, `\\n` stands for the end of a line");
        }
        return fault
            .error(
                "text-starts-with-quote",
                "a quote ends the text before this",
            )
            .help("a quote within a text has a backslash before it: `\\\"`");
    }
    if is_behind_key(fault, before.trim_end()) {
        return fault
            .error("missing-space", "a colon is missing before this")
            .help("a key is followed by a colon and its value: `\"title\": \"…\"`");
    }
    fault
        .error("missing-comma", "a comma is missing before this")
        .help("if there is one, a quote or a bracket before it is not closed")
}

/// Whether a text ends with a key: a string behind an opening brace, or a comma within braces.
fn is_behind_key(fault: &Fault<'_>, before: &str) -> bool {
    let in_braces = fault
        .bracket
        .is_none_or(|at| fault.text[at..].starts_with('{'));
    let Some(inner) = before.strip_suffix('"') else {
        return false;
    };
    let start = inner.rfind('"').map_or("", |quote| &inner[..quote]);
    in_braces && start.trim_end().ends_with(['{', ','])
}
