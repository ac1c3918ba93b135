//! The notes of a table, which its cells call by letters.
//!
//! In: `[^a]` in a cell of a table that has a note `a`. Out: its letter, raised, which leads to the note
//! below the table.

use super::Lowerer;
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

impl Lowerer<'_> {
    /// From here on, texts may call these notes of a table.
    pub(in crate::briefing) fn begin_table_notes(&mut self, anchor: &str, letters: Vec<&Written>) {
        self.table_notes = Some(TableNotes {
            anchor: anchor.to_string(),
            called: vec![false; letters.len()],
            letters: letters.into_iter().cloned().collect(),
        });
    }

    /// The name of a note of the table.
    pub(in crate::briefing) fn note_anchor(&self, letter: &str) -> Option<String> {
        let notes = self.table_notes.as_ref()?;
        let index = notes
            .letters
            .iter()
            .position(|known| known.value == letter)?;
        Some(format!("{}-note-{}", notes.anchor, index + 1))
    }

    /// Adds the call of a note of the table, if it has one of that letter.
    pub(super) fn add_table_note_call(&mut self, letter: &str, builder: &mut TextBuilder) -> bool {
        let Some(anchor) = self.note_anchor(letter) else {
            return false;
        };
        if let Some(notes) = &mut self.table_notes {
            let known = notes.letters.iter().zip(&mut notes.called);
            known
                .filter(|(known, _)| known.value == letter)
                .for_each(|(_, called)| *called = true);
        }
        builder.trim_spaces();
        builder.marked(
            MarkKind::Reference {
                anchor,
                instead_of_page: None,
            },
            |builder| {
                builder.marked(MarkKind::Raised, |builder| builder.push(letter));
            },
        );
        true
    }

    /// The table ends: notes that no cell has called are told of.
    pub(in crate::briefing) fn end_table_notes(&mut self) {
        let Some(notes) = self.table_notes.take() else {
            return;
        };
        let uncalled = notes
            .letters
            .iter()
            .zip(&notes.called)
            .filter(|(_, called)| !**called);
        for (letter, _) in uncalled {
            let message = format!("no cell calls the note `{}`", letter.value);
            self.diagnostics.push(
                Diagnostic::warning("uncalled-note", letter.span, message)
                    .help(format!("call it where it belongs: `[^{}]`", letter.value)),
            );
        }
    }
}
