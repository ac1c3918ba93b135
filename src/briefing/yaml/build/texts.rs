//! What YAML does to a text without a word: cuts it off, runs it on.

use std::ops::Range;

use granit_parser::Placement;

use super::Builder;
use crate::briefing::characters::is_dropped;
use crate::briefing::yaml::place::place;
use crate::briefing::yaml::tree::Written;
use crate::diagnostic::Diagnostic;

impl Builder<'_> {
    /// An item that is indented deeper than the one above it is a part of its text to YAML.
    pub(super) fn item_in_text(&mut self, range: Range<usize>) {
        let raw = &self.text[range.clone()];
        let mut lines = raw.match_indices('\n').map(|(at, _)| at + 1);
        let item = lines.find_map(|at| {
            let line = raw[at..].trim_start();
            line.starts_with("- ").then(|| raw.len() - line.len())
        });
        if let Some(item) = item {
            let at = range.start + item;
            let span = self.span(at..at + 1);
            self.report(
                Diagnostic::warning(
                    "item-in-text",
                    span,
                    "this hyphen begins no item: its line runs on with the text above",
                )
                .help("indent it like the item above; a list within a text stands below `|`"),
            );
        }
    }

    /// A character that no output may hold.
    pub(super) fn dropped_character(&mut self, written: &Written) {
        let found = written
            .value
            .char_indices()
            .find(|(_, next)| is_dropped(*next));
        if let Some((at, character)) = found {
            let span = place(written, at..at + character.len_utf8(), self.sources);
            let message = format!(
                "the control character U+{:04X} is left out",
                u32::from(character)
            );
            self.report(
                Diagnostic::warning("control-character", span, message)
                    .help("take it out; for words of another direction write `[words]{lang=…}`"),
            );
        }
    }

    /// ` #12` within a text cuts the rest of it off, which YAML does without a word.
    pub(super) fn comment(&mut self, text: &str, placement: Placement, range: Range<usize>) {
        let cut = self.last_plain.is_some_and(|end| {
            self.text
                .get(end..range.start)
                .is_some_and(|between| !between.contains('\n'))
        });
        let glued = text
            .chars()
            .next()
            .is_some_and(|first| !first.is_whitespace() && first != '#');
        if placement == Placement::Right && cut && glued {
            let span = self.span(range);
            self.report(
                Diagnostic::warning(
                    "comment-in-text",
                    span,
                    "a `#` after a space cuts the text off here",
                )
                .label("read as a comment")
                .help("put the text in quotes to keep it; write `# ` for a comment"),
            );
        }
    }
}
