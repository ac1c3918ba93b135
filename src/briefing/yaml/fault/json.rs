//! JSON whose parts do not follow one another.

use super::Fault;
use crate::diagnostic::Diagnostic;

impl Fault<'_> {
    /// What is missing or too much where reading stopped.
    pub(super) fn broken_json(&self) -> Diagnostic {
        let (before, after) = self.text.split_at(self.at);
        let next = after.chars().next();
        if next == Some(',') {
            return self
                .error("missing-comma", "there is a comma too many")
                .help("take it out: one comma stands between two values");
        }
        let closed = before
            .strip_suffix('"')
            .filter(|_| next.is_some_and(char::is_alphanumeric));
        if let Some(text) = closed {
            let open = text.rfind('"').unwrap_or(0);
            if text[open..].contains('\n') {
                return Diagnostic::error(
                    "unclosed-quote",
                    self.span(open, open + 1),
                    "this quote is not closed on its line",
                )
                .label("opened here")
                .help("close it; within a text, `\\n` stands for the end of a line");
            }
            return self
                .error(
                    "text-starts-with-quote",
                    "a quote ends the text before this",
                )
                .help("a quote within a text has a backslash before it: `\\\"`");
        }
        if self.is_behind_key(before.trim_end()) {
            return self
                .error("missing-space", "a colon is missing before this")
                .help("a key is followed by a colon and its value: `\"title\": \"…\"`");
        }
        self.error("missing-comma", "a comma is missing before this")
            .help("if there is one, a quote or a bracket before it is not closed")
    }

    /// Whether a text ends with a key: a string behind an opening brace, or a comma within braces.
    fn is_behind_key(&self, before: &str) -> bool {
        let in_braces = self
            .bracket
            .is_none_or(|at| self.text[at..].starts_with('{'));
        let Some(inner) = before.strip_suffix('"') else {
            return false;
        };
        let start = inner.rfind('"').map_or("", |quote| &inner[..quote]);
        in_braces && start.trim_end().ends_with(['{', ','])
    }
}
