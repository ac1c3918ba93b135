//! The notes of a table, which its cells call by letters.
//!
//! In: `[^a]` in a cell of a table that has a note `a`. Out: its letter, raised, which leads to the note
//! below the table.

use super::reporter::Reporter;
use super::text_builder::TextBuilder;
use crate::briefing::yaml::Written;
use crate::diagnostic::Diagnostic;
use crate::document::MarkKind;

/// The notes of the table whose cells are being lowered.
pub struct TableNotes {
    anchor: String,
    letters: Vec<Written>,
    called: Vec<bool>,
}

impl TableNotes {
    /// Those of a table with these letters, none of which has been called.
    pub fn new(anchor: &str, letters: Vec<&Written>) -> Self {
        TableNotes {
            anchor: anchor.to_string(),
            called: vec![false; letters.len()],
            letters: letters.into_iter().cloned().collect(),
        }
    }

    /// The name of a note within the document.
    pub fn anchor_of(&self, letter: &str) -> Option<String> {
        let mut letters = self.letters.iter();
        let index = letters.position(|known| known.value == letter)?;
        Some(format!("{}-note-{}", self.anchor, index + 1))
    }

    /// Adds the call of a note; `false` if the table has none of that letter.
    pub fn add_call(&mut self, letter: &str, builder: &mut TextBuilder) -> bool {
        let Some(anchor) = self.anchor_of(letter) else {
            return false;
        };
        let known = self.letters.iter().zip(&mut self.called);
        known
            .filter(|(known, _)| known.value == letter)
            .for_each(|(_, called)| *called = true);
        builder.trim_spaces();
        let kind = MarkKind::Reference {
            anchor,
            instead_of_page: None,
        };
        builder.marked(kind, |builder| {
            builder.marked(MarkKind::Raised, |builder| builder.push(letter));
        });
        true
    }

    /// Tells of notes that no cell has called.
    pub fn report_uncalled(&self, reporter: &mut Reporter<'_>) {
        let notes = self.letters.iter().zip(&self.called);
        for (letter, _) in notes.filter(|(_, called)| !**called) {
            let message = format!("no cell calls the note `{}`", letter.value);
            reporter.push(
                Diagnostic::warning("uncalled-note", letter.span, message)
                    .help(format!("call it where it belongs: `[^{}]`", letter.value)),
            );
        }
    }
}
