//! Notes and their calls.
//!
//! In: a note where it stands in a text (`^[…]`, or `[^1]` with the note that it calls), or a further
//! call of one. Out: the number in the text, raised, and the note in the document, once. Numbers are
//! given in the order of the first calls, over the whole briefing; labels (`1`) belong to one text.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::BlockContext;
use super::parsed_texts;
use super::reporter::Reporter;
use super::text_builder::TextBuilder;
use super::{Lowerer, Place};
use crate::briefing::markup::{self, MarkupBlock};
use crate::briefing::typed::Briefing;
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Block, MarkKind, Note, NoteId, Text};
use crate::language::Language;

/// The notes of a document, as they are called.
#[derive(Default)]
pub struct Notes {
    notes: Vec<Note>,
    /// Those that the text being lowered has called by labels.
    labelled: BTreeMap<String, NoteId>,
    /// Whether a note is being lowered, which can hold no other.
    in_note: bool,
}

impl Notes {
    /// A text begins: it knows no label of those before it.
    pub fn begin_text(&mut self) {
        self.labelled.clear();
    }

    /// Whether a note is being lowered.
    pub fn is_in_note(&self) -> bool {
        self.in_note
    }

    /// The number of the note that is being lowered, or else of the one that comes next, from 1.
    pub fn number(&self) -> u32 {
        let begun = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        if self.in_note {
            begun
        } else {
            begun.saturating_add(1)
        }
    }

    /// The notes, in the order of their numbers.
    pub fn finish(self) -> Vec<Note> {
        self.notes
    }

    /// The name of the note that comes next.
    fn next(&self) -> NoteId {
        NoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX))
    }

    /// Begins a note, which has been called once.
    fn begin(&mut self, number: Text, label: Option<&str>) {
        if let Some(label) = label {
            self.labelled.insert(label.to_string(), self.next());
        }
        self.notes.push(Note {
            label: number,
            blocks: Vec::new(),
            calls: 1,
        });
        self.in_note = true;
    }

    /// Ends the note that was begun last.
    fn end(&mut self, blocks: Vec<Block>) {
        self.in_note = false;
        if let Some(note) = self.notes.last_mut() {
            note.blocks = blocks;
        }
    }

    /// Calls a note once more: its name, and how many calls there were before.
    fn call(&mut self, label: &str) -> Option<(NoteId, u32)> {
        let note = *self.labelled.get(label)?;
        let called = self.notes.get_mut(note.0 as usize)?;
        called.calls += 1;
        Some((note, called.calls - 1))
    }
}

/// Adds the first call of a note to a text, and the note to the document.
pub fn add_note(
    lowerer: &mut Lowerer<'_>,
    (blocks, label): (&[MarkupBlock], Option<&str>),
    place: Place<'_>,
    builder: &mut TextBuilder,
) {
    if lowerer.notes.is_in_note() {
        return report_nested(&mut lowerer.reporter, place);
    }
    let (_, written) = place;
    add_made(lowerer, label, builder, |lowerer| {
        lowerer.blocks(blocks, written, BlockContext::WITHIN, 0)
    });
}

/// Adds a note of which `make` makes the blocks, and its call.
pub fn add_made(
    lowerer: &mut Lowerer<'_>,
    label: Option<&str>,
    builder: &mut TextBuilder,
    make: impl FnOnce(&mut Lowerer<'_>) -> Vec<Block>,
) {
    let note = lowerer.notes.next();
    let language = lowerer.language_of_briefing();
    add_number(language, (note, 0), builder);
    let number = language.number(u64::from(note.0) + 1);
    let number = Text {
        language: None,
        ..lowerer.texts.plain(&number)
    };
    lowerer.notes.begin(number, label);
    let blocks = make(lowerer);
    lowerer.notes.end(blocks);
}

/// Adds a call of a note that its text has called before: its number again, which leads to the same
/// note. A call of none is reported.
pub fn add_call(
    lowerer: &mut Lowerer<'_>,
    label: &str,
    place: Place<'_>,
    builder: &mut TextBuilder,
) {
    if lowerer.notes.is_in_note() {
        return report_nested(&mut lowerer.reporter, place);
    }
    if let Some(notes) = &mut lowerer.table_notes
        && notes.add_call(label, builder)
    {
        return;
    }
    match lowerer.notes.call(label) {
        Some(call) => add_number(lowerer.language_of_briefing(), call, builder),
        None => report_unknown(lowerer, label, place),
    }
}

/// Adds the number of a note, right behind what it is about; behind a comma where that is another call.
fn add_number(language: &Language, (note, call): (NoteId, u32), builder: &mut TextBuilder) {
    builder.trim_spaces();
    if builder.ends_with_call() {
        // Numbers that stand together stay together.
        let comma = language.punctuation.comma.replace(' ', "\u{a0}");
        builder.marked(MarkKind::Raised, |builder| builder.push(&comma));
    }
    let number = language.number(u64::from(note.0) + 1);
    let kind = MarkKind::NoteCall { note, call };
    builder.marked(kind, |builder| builder.push(&number));
}

fn report_nested(reporter: &mut Reporter<'_>, (range, written): Place<'_>) {
    if reporter.only_counts("nested-note") {
        return;
    }
    let span = reporter.place(written, range);
    reporter.push(
        Diagnostic::error("nested-note", span, "a note cannot hold a note")
            .help("say it in the first note, or put the second behind it"),
    );
}

/// Reports the call of a note that its text does not define; where another text does, that place
/// too.
fn report_unknown(lowerer: &mut Lowerer<'_>, label: &str, (range, written): Place<'_>) {
    let in_table = lowerer.table_notes.is_some();
    let Lowerer {
        reporter,
        definitions,
        ..
    } = lowerer;
    if reporter.only_counts("unknown-note") {
        return;
    }
    let span = reporter.place(written, range);
    let elsewhere = definitions.elsewhere(label, written, reporter);
    let message = match elsewhere {
        Some(_) => format!("the note `{label}` is defined in another text"),
        None => format!("no note is defined as `{label}`"),
    };
    let help = match elsewhere {
        Some(_) => format!(
            "a note stands in the text that calls it: bring `[^{label}]: …` over, or write \
             `^[the note]`"
        ),
        None if in_table => format!(
            "write what it says below the table's `notes`: `notes: {{{label}: …}}`; a bracket that is meant is \
             written `\\[`"
        ),
        None => format!(
            "add a line `[^{label}]: …` to this text, or write `^[the note]`; a bracket that is \
             meant is written `\\[`"
        ),
    };
    let mut diagnostic = Diagnostic::error("unknown-note", span, message).label("called here");
    if let Some(place) = elsewhere {
        diagnostic = diagnostic.related(place, "defined here");
    }
    reporter.push(diagnostic.help(help));
}

/// Where the texts of a briefing define notes apart, by labels. Looked for once a label has been called in
/// vain: most briefings have no such call.
pub struct NoteDefinitions<'a> {
    briefing: &'a Briefing,
    places: OnceCell<BTreeMap<String, Vec<Definition<'a>>>>,
}

/// Where a label is defined: a text, and the bytes of it.
type Definition<'a> = (&'a Written, Range<usize>);

impl<'a> NoteDefinitions<'a> {
    /// Those of a briefing.
    pub fn of(briefing: &'a Briefing) -> Self {
        NoteDefinitions {
            briefing,
            places: OnceCell::new(),
        }
    }

    /// Where another text than this one defines a note.
    fn elsewhere(&self, label: &str, text: &Written, reporter: &Reporter<'_>) -> Option<Span> {
        let places = self.places.get_or_init(|| definitions(self.briefing));
        let mut places = places.get(label)?.iter();
        let (other, range) = places.find(|(other, _)| other.span != text.span)?;
        Some(reporter.place(other, range.clone()))
    }
}

/// The labels of all notes of a briefing that are defined apart, each with the first places where it is.
fn definitions(briefing: &Briefing) -> BTreeMap<String, Vec<Definition<'_>>> {
    let mut defined: BTreeMap<String, Vec<Definition<'_>>> = BTreeMap::new();
    for text in parsed_texts::texts(briefing) {
        for (label, range) in markup::defined_labels(&text.value) {
            let places = defined.entry(label).or_default();
            // One is not the text of the call.
            if places.len() < 2 {
                places.push((text, range));
            }
        }
    }
    defined
}
