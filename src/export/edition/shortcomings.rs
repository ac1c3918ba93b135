//! What an edition cannot show as it was meant: refused, or warned of where it stands in the briefing.

use std::collections::BTreeSet;

use super::{Edition, uncovered};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};
use crate::geometry::Pt;
use crate::layout::flow::furniture::FurniturePiece;
use crate::layout::flow::table::{MisfitKind, TableMisfit};
use crate::theme::{Tightness, WHOLE};

impl<Laid> Edition<Laid> {
    /// Refuses what has no room on a page: a marking that runs over the folio marks nothing. The pieces
    /// were given at these places.
    pub fn refuse(&self, [marking, watermark]: [Option<Span>; 2], diagnostics: &mut Diagnostics) {
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

    /// What was done so that it has room on as many pages as were wished, in a sentence.
    pub fn tightened(&self) -> Option<String> {
        let Tightness {
            fewer_lines,
            air,
            title,
            leading,
            size,
        } = self.setup.tightness;
        let pages = self.setup.pages?;
        if self.too_long.is_some() || self.setup.tightness == Tightness::NONE {
            return None;
        }
        let lines = fewer_lines.then(|| "paragraphs in as few lines as they can be".to_string());
        let measures = [
            ("the spaces", air),
            ("the title", title),
            ("the distance between lines", leading),
            ("the size of letters", size),
        ];
        let measures = measures.into_iter().filter(|(_, part)| *part < WHOLE);
        let measures = measures.map(|(what, part)| {
            let percent = f64::from(WHOLE - part) / 10.0;
            format!("{what} {percent} % less")
        });
        let done: Vec<String> = lines.into_iter().chain(measures).collect();
        let on = match pages {
            1 => "on one page".to_string(),
            _ => format!("on {pages} pages"),
        };
        Some(format!("set {on}: {}", done.join(", ")))
    }

    /// Refuses a text that has no room on as many pages as were wished, at this place of a briefing of
    /// this name or on its command line.
    pub fn refuse_length(&self, name: &str, place: Option<Span>, diagnostics: &mut Diagnostics) {
        let (Some(extent), Some(wished)) = (self.too_long, self.setup.pages) else {
            return;
        };
        let counted = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        let (full, last, wished) = (extent.pages - 1, extent.last, wished as usize);
        let needed = format!("{} and {}", counted(full, "page"), counted(last, "line"));
        let had = counted(wished, "page");
        let message = format!("set as tight as its theme lets it, it needs {needed}, not {had}");
        let message = match place {
            Some(_) => message,
            None => format!("{name}: {message}"),
        };
        let diagnostic = Diagnostic::general("too-long", Severity::Error, message);
        let help = "shorten it, or let it have more pages";
        diagnostics.push(diagnostic.at(place).help(help));
    }

    /// Warns of what an edition cannot show as it was meant: characters that no face has, lines that
    /// leave their text block. A warning points to where the first of them stands in the briefing.
    pub fn warn(&self, sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) {
        let text = &sources.get(file).text;
        diagnostics.extend(uncovered::warning(
            (&self.missing_glyphs, &self.refused_fonts),
            text,
            file,
        ));
        // Of several faces of a family that lack the same, once.
        let sentences = self.stand_ins.iter();
        let sentences: BTreeSet<String> = sentences
            .map(|stand_in| stand_in.sentence(&self.fonts))
            .collect();
        for sentence in sentences {
            let warning = Diagnostic::general("missing-style", Severity::Warning, sentence);
            let warning = warning.at(Some(span(file, 0, 0)));
            diagnostics.push(
                warning.help("give a font of the family that has it, or take another family"),
            );
        }
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

pub(super) fn span(file: FileId, first: usize, length: usize) -> Span {
    let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span {
        file,
        start: number(first),
        end: number(first + length),
    }
}
