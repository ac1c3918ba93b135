//! What a briefing means: [`Briefing`] → [`Document`].
//!
//! In: the briefing as typed. Out: the document, with every text final. This is where citations and
//! notes get their numbers, headings in texts become sections, and fields become words of the
//! briefing's language. One module a concern:
//!
//! | module | lowers |
//! |---|---|
//! | [`inline`] | inline markup → marked text, made by a [`text_builder`] |
//! | [`notes`] | notes and their calls → numbers |
//! | [`citations`] | citations → numbers and locators |
//! | [`ahead`] | the markup of long texts, before the rest |
//! | [`figures`] | pictures of blocks and texts |
//! | [`blocks`] | block markup → blocks and nested sections |
//! | [`parts`] | the parts of a briefing |
//! | [`license`] | codes of licences → where they lead |
//! | [`description`] | the TL;DR → what catalogues are told |
//! | [`mod@metadata`] | what it says of itself → plain values |
//! | [`plain`] | texts without markup |
//! | [`title`] | title block, colophon |
//! | [`mod@source_ids`] | sources → the names that they are cited by |
//! | [`imprint`] | what an entry says of people, volumes and publishers |
//! | [`source_dates`] | dates of sources → words |
//! | [`sources`] | sources → numbered references, each an [`entry`] |
//! | [`as_meant`] | what is not set as it seems to be meant → warnings |
//! | [`anchors`] | titles → names within the document |
//! | [`numbers`] | columns of numbers → where their decimal marks stand |
//! | [`pipe_table`] | tables of a text |
//! | [`table_notes`] | notes of tables and their calls |
//! | [`labels`] | what can be referred to → names, numbers, words |

mod ahead;
mod anchors;
mod as_meant;
mod blocks;
mod citations;
mod description;
mod entry;
mod figures;
mod imprint;
mod inline;
mod labels;
mod license;
mod markings;
mod metadata;
mod notes;
pub(in crate::briefing) mod numbers;
mod parts;
mod pipe_table;
mod plain;
mod source_dates;
mod source_ids;
mod sources;
mod table_notes;
mod text_builder;
mod title;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::markup::Finding;
use super::typed::{Briefing, LogoFile, Part, PictureFile};
use super::typography;
use super::yaml::{self, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span};
use crate::document::{CitationId, Document, Note, NoteId, Section, Text, TextId};
use crate::language::{self, Language, Tag};
use ahead::Ahead;
use anchors::Anchors;
pub(in crate::briefing) use blocks::BlockContext;
pub(in crate::briefing) use figures::FigureWords;
use labels::Labels;
pub(in crate::briefing) use labels::{Numbered, Referable};
use source_ids::SourceIndex;
pub use source_ids::source_ids;
use table_notes::TableNotes;
use text_builder::{TextBuilder, clean};

/// Lowers a briefing. Mistakes in its texts go to `diagnostics`; a document comes out all the same,
/// for the caller to throw away.
///
/// The pictures that it names come with it, in the order of their [`PictureId`](crate::document::PictureId),
/// for the caller to read and put into it.
pub fn lower(
    briefing: &Briefing,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Document, Vec<PictureFile>) {
    let language = language::lookup(&briefing.language);
    let mut anchors = Anchors::new();
    let ahead = ahead::read(briefing, language);
    let labels = Labels::collect(briefing, &ahead, language, &mut anchors, diagnostics);
    let mut lowerer = Lowerer {
        briefing,
        files: sources,
        diagnostics,
        language,
        ahead,
        texts: 0,
        notes: Vec::new(),
        defined: BTreeMap::new(),
        defined_anywhere: OnceCell::new(),
        citations: Vec::new(),
        cited: Vec::new(),
        index: SourceIndex::default(),
        labels,
        table_notes: None,
        pictures: Vec::new(),
        anchors,
        in_note: false,
    };
    lowerer.index = lowerer.index_sources();
    lowerer.warn_of_marks_in_plain_texts();
    let mut metadata = lowerer.metadata();
    let title_block = lowerer.title_block(&metadata);
    let mut parts: Vec<Section> = Vec::new();
    for part in order(briefing) {
        lowerer.part(part, &mut parts);
    }
    let colophon = lowerer.colophon(&metadata);
    metadata.description = lowerer.description(&parts);
    lowerer.fill_in_citations(&mut parts);
    let document = Document {
        metadata,
        title_block,
        parts,
        colophon,
        marking: briefing
            .marking
            .as_ref()
            .map(|(marking, _)| lowerer.marking(marking)),
        watermark: briefing
            .watermark
            .as_ref()
            .map(|words| lowerer.set(&words.value)),
        logo: None,
        text_count: lowerer.texts,
        citation_count: u32::try_from(lowerer.citations.len()).unwrap_or(u32::MAX),
        notes: lowerer.notes,
        pictures: Vec::new(),
    };
    (document, lowerer.pictures)
}

/// The logo that a briefing names, with what it says to those who do not see it as it is set.
pub fn logo(briefing: &Briefing) -> Option<LogoFile> {
    let mut logo = briefing.logo.clone()?;
    let language = language::lookup(&briefing.language);
    if briefing.smart {
        logo.alternative = typography::plain(logo.alternative, language);
    }
    Some(logo)
}

/// The parts in the briefing's order: what it names first, the rest in the usual order.
fn order(briefing: &Briefing) -> Vec<Part> {
    let usual = Part::ALL.iter().map(|(_, part)| *part);
    let rest = usual.filter(|part| !briefing.order.contains(part));
    briefing.order.iter().copied().chain(rest).collect()
}

/// What lowering keeps in mind.
pub(in crate::briefing) struct Lowerer<'a> {
    briefing: &'a Briefing,
    files: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    language: &'static Language,
    /// Texts whose markup was read ahead.
    ahead: Ahead,
    /// How many texts there are.
    texts: u32,
    notes: Vec<Note>,
    /// The notes that the text being lowered has called by what it defines them as.
    defined: BTreeMap<String, NoteId>,
    /// The labels of all notes that are defined apart, once one has been called in vain.
    defined_anywhere: OnceCell<BTreeMap<String, notes::Places<'a>>>,
    /// The source of each citation.
    citations: Vec<u32>,
    /// Where the brackets of citations stand.
    cited: Vec<(TextId, Range<usize>)>,
    index: SourceIndex,
    anchors: Anchors,
    /// What can be referred to.
    labels: Labels,
    /// The notes of the table that is being lowered.
    table_notes: Option<TableNotes>,
    /// The files of the pictures.
    pictures: Vec<PictureFile>,
    in_note: bool,
}

impl Lowerer<'_> {
    fn next_text(&mut self) -> TextId {
        let id = TextId(self.texts);
        self.texts += 1;
        id
    }

    /// A text that is to be built.
    pub(in crate::briefing) fn begin_text(&mut self) -> TextBuilder {
        TextBuilder::new(self.next_text())
    }

    /// A text of the program's own, or one without markup.
    pub(in crate::briefing) fn plain(&mut self, content: impl AsRef<str>) -> Text {
        let id = self.next_text();
        Text::plain(id, clean(content.as_ref()))
    }

    /// The language of the briefing.
    pub(in crate::briefing) fn language(&self) -> &'static Language {
        self.language
    }

    /// Reports a finding.
    pub(in crate::briefing) fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A citation of a source.
    fn cite(&mut self, source: u32) -> CitationId {
        let id = CitationId(u32::try_from(self.citations.len()).unwrap_or(u32::MAX));
        self.citations.push(source);
        id
    }

    /// The language of a text: its own, else the one around it.
    fn language_of(&self, tag: Option<&Tag>) -> &'static Language {
        tag.map_or(self.language, language::lookup)
    }

    /// The place of a part of a text.
    fn place(&self, written: &Written, range: Range<usize>) -> Span {
        yaml::place(written, range, self.files)
    }

    /// Reports what was found in a text. To find its place, all of the text is walked through: what is not shown has
    /// none.
    pub(super) fn report(&mut self, written: &Written, findings: Vec<Finding>) {
        for finding in findings {
            let (code, severity) = (finding.code, finding.severity);
            if self.diagnostics.is_only_counted(code, severity) {
                continue;
            }
            let span = self.place(written, finding.range);
            let mut diagnostic = match finding.severity {
                Severity::Error => Diagnostic::error(finding.code, span, finding.message),
                Severity::Warning => Diagnostic::warning(finding.code, span, finding.message),
            }
            .label(finding.label);
            for help in finding.help {
                diagnostic = diagnostic.help(help);
            }
            self.diagnostics.push(diagnostic);
        }
    }
}
