//! What an edition cannot show as it was meant: refused, or warned of where it stands in the briefing.

use super::Edition;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};
use crate::geometry::Pt;
use crate::layout::flow::furniture::FurniturePiece;
use crate::layout::flow::table::{MisfitKind, TableMisfit};

impl<Laid> Edition<Laid> {
    /// Refuses what has no room on the pages: a marking that runs over the folio marks nothing. The
    /// pieces were given at these places.
    pub fn refuse(
        &self,
        marking: Option<Span>,
        watermark: Option<Span>,
        diagnostics: &mut Diagnostics,
    ) {
        for misfit in &self.misfits {
            let piece = misfit.piece;
            let paper = self.setup.paper.words();
            // Rounded away from each other, so that the sentence never says that it fits.
            let (length, room) = (
                (misfit.length / Pt::millimetres(1.0)).ceil(),
                (misfit.room / Pt::millimetres(1.0)).floor(),
            );
            let (span, how, help) = match piece {
                FurniturePiece::Marking => (
                    marking,
                    " even in two lines",
                    "say it in fewer words: it shares its lines with the page's number",
                ),
                FurniturePiece::Watermark => (
                    watermark,
                    " even in small letters",
                    "a word or two can be seen behind a text",
                ),
            };
            let message = format!(
                "this {piece} is {length} mm long{how}, and has {room} mm on a page of {paper}"
            );
            let diagnostic = Diagnostic::general("no-room", Severity::Error, message);
            diagnostics.push(diagnostic.at(span).help(help));
        }
    }

    /// Warns of what an edition cannot show as it was meant: characters that no face has, lines that
    /// leave their text block. A warning points to where the first of them stands in the briefing.
    pub fn warn(&self, sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) {
        self.warn_of_missing_glyphs(sources, file, diagnostics);
        for table in &self.table_misfits {
            let place = place_of(&beginning(&table.words), sources, file);
            diagnostics.push(table_warning(table, place));
        }
        if let Some(line) = self.overfull.first() {
            let begins = beginning(line);
            let place = place_of(&begins, sources, file);
            let others = match self.overfull.len() {
                1 => String::new(),
                count => format!(", and {} more are", count - 1),
            };
            let message = format!(
                "a line is wider than the text block{others}: `{begins}…` can end nowhere within it"
            );
            diagnostics.push(
                Diagnostic::warning("overfull-line", place, message)
                    .label("the line begins here")
                    .help("write plain spaces in place of no-break ones")
                    .help("a soft hyphen (U+00AD) says where a word may be cut"),
            );
        }
    }

    fn warn_of_missing_glyphs(
        &self,
        sources: &Sources,
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) {
        let missing = &self.missing_glyphs;
        if missing.is_empty() {
            return;
        }
        let shown: Vec<String> = missing
            .iter()
            .take(12)
            .map(|character| format!("`{character}` (U+{:04X})", u32::from(*character)))
            .collect();
        let more = missing.len().saturating_sub(shown.len());
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        let message = format!("no font has the characters {}{more}", shown.join(", "));
        let place = first_place(missing, sources, file);
        diagnostics.push(
            Diagnostic::warning("uncovered-character", place, message).help(
                "the PDF shows a box in their place, and keeps them for whoever copies the text",
            ),
        );
    }
}

/// What is said of a table that could not be set as it should.
fn table_warning(table: &TableMisfit, place: Span) -> Diagnostic {
    let name = table.label.as_deref().unwrap_or("this table");
    match table.kind {
        MisfitKind::TooWide { size, may_turn } => {
            let message = format!(
                "{name} is too wide for its page: its numbers have room in {:.1} points only",
                size.0
            );
            let warning = Diagnostic::warning("table-too-wide", place, message)
                .help("leave columns out, or divide it into two tables");
            match may_turn {
                true => warning.help("its page may be turned: `fit: landscape`"),
                false => warning,
            }
        }
        MisfitKind::Unturned => {
            let message =
                format!("no page is turned for {name}, which stands within something else");
            Diagnostic::warning("table-not-turned", place, message)
                .help("let it stand in the blocks of a section, or take `fit: landscape` out")
        }
    }
}

/// As much of words as tells which they are.
fn beginning(words: &str) -> String {
    words.chars().take(40).collect()
}

/// Where words first stand in a file; its start when they are written otherwise there.
fn place_of(words: &str, sources: &Sources, file: FileId) -> Span {
    let found = sources.get(file).text.find(words);
    let (first, length) = found.map_or((0, 0), |first| (first, words.len()));
    span(file, first, length)
}

/// Where the first of some characters stands in a file; its start when they are written as escapes.
fn first_place(characters: &[char], sources: &Sources, file: FileId) -> Span {
    let text = &sources.get(file).text;
    let first = text.find(characters).unwrap_or(0);
    let length = text[first..].chars().next().map_or(0, char::len_utf8);
    span(file, first, length)
}

fn span(file: FileId, first: usize, length: usize) -> Span {
    let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span {
        file,
        start: number(first),
        end: number(first + length),
    }
}
