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
//! | [`citations`] | citations → what stands for them |
//! | [`numbered`] | the same by numbers, our own style |
//! | [`mod@citing`] | what is cited → which sources are listed, in which order, and what stands for each |
//! | [`styled`], [`styled_items`], [`styled_citations`], [`styled_runs`] | the same as a style in CSL has it |
//! | [`mentions`] | sources that sentences name |
//! | [`parsed_texts`] | the markup of long texts, before the rest |
//! | [`figures`] | pictures of blocks and texts |
//! | [`blocks`] | block markup → blocks and nested sections |
//! | [`parts`] | the parts of a briefing |
//! | [`license`] | codes of licences → where they lead |
//! | [`description`] | the TL;DR → what catalogues are told |
//! | [`mod@metadata`] | what it says of itself → plain values |
//! | [`title`] | title block |
//! | [`mod@colophon`] | what a document says about itself at its end |
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
//! | [`captions`] | what stands above a table or below a figure |
//! | [`references`] | references to what has an `id` → its words |
//! | [`markings`] | who may see it → a line |
//! | [`dates`] | dates as typed → words |
//! | [`doubtful_language`] | whether texts are in the language that they are said to be in |
//!
//! [`Lowerer`] is the walk through blocks and lines ([`blocks`], [`inline`]). What it needs on its way are
//! parts with a life of their own: the [`reporter`], the [`typographer`], the names of texts ([`text_ids`]), and
//! what is collected of notes, citations, labels and pictures in the modules above.

mod alphabetical;
mod anchors;
mod as_meant;
mod blocks;
mod captions;
mod citations;
mod citing;
mod colophon;
mod dates;
mod description;
mod doubtful_language;
mod entry;
mod figures;
mod imprint;
mod inline;
mod labels;
mod license;
mod markings;
mod mentions;
mod metadata;
mod notes;
mod numbered;
pub(in crate::briefing) mod numbers;
mod parsed_texts;
mod parts;
mod pipe_table;
mod references;
mod reporter;
mod scanned;
mod source_dates;
mod source_ids;
mod sources;
#[cfg(feature = "csl")]
mod styled;
#[cfg(feature = "csl")]
mod styled_citations;
#[cfg(feature = "csl")]
mod styled_items;
#[cfg(feature = "csl")]
mod styled_runs;
mod table_notes;
#[cfg(test)]
mod tests;
mod text_builder;
mod text_ids;
mod title;
mod typographer;
mod works;

use std::ops::Range;

use super::typed::{Briefing, LogoFile, Part, PictureFile};
use super::typography;
use super::yaml::Written;
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::{Document, Section, Text};
use crate::language::{self, Language, Tag};
use anchors::Anchors;
pub(in crate::briefing) use blocks::{BlockContext, code};
pub(in crate::briefing) use captions::{caption, source_of};
use citations::Citations;
use citing::Citing;
pub use citing::Shown;
pub(in crate::briefing) use dates::{date_in_words, warn_of_own_calendar};
use figures::Pictures;
pub(in crate::briefing) use figures::{FigureWords, figure};
use labels::{Label, Labels};
pub(in crate::briefing) use labels::{Numbered, Referable};
pub(in crate::briefing) use markings::{marking_line, warn_of_stricter};
use notes::{NoteDefinitions, Notes};
use parsed_texts::ParsedTexts;
pub(in crate::briefing) use parsed_texts::texts;
pub(in crate::briefing) use parts::{steps, terms};
pub(in crate::briefing) use reporter::Reporter;
use source_ids::SourceIndex;
pub use source_ids::source_ids;
pub(in crate::briefing) use table_notes::TableNotes;
use text_ids::TextIds;
pub use text_ids::TextPlace;
pub(in crate::briefing) use typographer::Typographer;

/// Lowers a briefing. Mistakes in its texts go to `diagnostics`; a document comes out all the same,
/// for the caller to throw away.
///
/// The pictures that it names come with it, in the order of their [`PictureId`](crate::document::PictureId),
/// for the caller to read and put into it.
pub fn lower(
    briefing: &Briefing,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Document, Vec<PictureFile>) {
    let lowered = lower_with_places(briefing, files, diagnostics);
    (lowered.document, lowered.pictures)
}

/// What lowering comes to.
pub struct Lowered {
    /// The document.
    pub document: Document,
    /// The pictures that it names.
    pub pictures: Vec<PictureFile>,
    /// Where its texts are written, in the order of their names.
    pub places: Vec<TextPlace>,
    /// The sources that it shows.
    pub shown: Shown,
}

/// The same, with where its texts are written, and the sources that it shows.
pub fn lower_with_places(
    briefing: &Briefing,
    files: &Sources,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let mut reporter = Reporter::new(files, diagnostics);
    let index = SourceIndex::of(&citing::all(briefing), &mut reporter);
    let seen = if Citing::must_see(briefing) {
        // What is wrong is told when it is written.
        let mut unheard = Diagnostics::new();
        let citing = Citing::to_see(briefing, index.clone());
        let mut lowerer = Lowerer::new(briefing, citing, Reporter::new(files, &mut unheard));
        walk(&mut lowerer);
        lowerer.citing.into_seen()
    } else {
        Vec::new()
    };
    let citing = Citing::to_write(briefing, index, seen);
    citing.report(briefing, &mut reporter);
    let mut lowerer = Lowerer::new(briefing, citing, reporter);
    let document = walk(&mut lowerer);
    let lowered = Lowered {
        document,
        places: lowerer.texts.take_places(),
        shown: lowerer.citing.shown(),
        pictures: lowerer.pictures.finish(),
    };
    doubtful_language::warn(briefing, &lowered, diagnostics);
    lowered
}

/// Lowers everything, in the order in which it is read.
fn walk(lowerer: &mut Lowerer<'_>) -> Document {
    let briefing = lowerer.briefing;
    let typographer = lowerer.typographer;
    as_meant::warn_of_marks_in_plain_texts(briefing, &lowerer.citing.index, &mut lowerer.reporter);
    let mut metadata = metadata::metadata(briefing, typographer);
    let title_block = title::title_block(lowerer, &metadata);
    let mut parts: Vec<Section> = Vec::new();
    for part in order(briefing) {
        parts::part(lowerer, part, &mut parts);
    }
    let colophon = colophon::colophon(lowerer, &metadata);
    metadata.description = description::description(&parts, &lowerer.citations);
    lowerer.citations.fill_in(&mut parts);
    let marking = briefing.marking.as_ref();
    let watermark = briefing.watermark.as_ref();
    Document {
        metadata,
        title_block,
        parts,
        colophon,
        marking: marking.map(|(marking, _)| markings::set(marking, typographer)),
        watermark: watermark.map(|words| typographer.set(&words.value)),
        header: briefing.header.clone(),
        footer: briefing.footer.clone(),
        hyphenation: briefing.hyphenation.clone(),
        logo: None,
        text_count: lowerer.texts.count(),
        citation_count: lowerer.citations.count(),
        notes: std::mem::take(&mut lowerer.notes).finish(),
        pictures: Vec::new(),
    }
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

/// The level of a part's heading: the title's is 1.
const PART: u8 = 2;

/// The parts in the briefing's order: what it names first, the rest in the usual order.
fn order(briefing: &Briefing) -> Vec<Part> {
    let usual = Part::ALL.iter().map(|(_, part)| *part);
    let rest = usual.filter(|part| !briefing.order.contains(part));
    briefing.order.iter().copied().chain(rest).collect()
}

/// A part of a text: its bytes, and the text.
type Place<'a> = (Range<usize>, &'a Written);

/// The walk through a briefing's texts: blocks hold lines, lines call notes, and notes hold blocks. What it
/// collects on its way belongs to its parts, and whoever needs one of them alone is given that.
pub(in crate::briefing) struct Lowerer<'a> {
    briefing: &'a Briefing,
    /// Where mistakes go.
    pub reporter: Reporter<'a>,
    /// What is done to characters, in the language of what is being lowered.
    pub typographer: Typographer,
    /// The markup of block texts that are not lowered yet.
    parsed: ParsedTexts,
    /// The names of texts.
    pub texts: TextIds,
    notes: Notes,
    /// Where notes are defined apart.
    definitions: NoteDefinitions<'a>,
    citations: Citations,
    /// What can be cited, and how it is.
    citing: Citing<'a>,
    /// Whether an `@` names no source, as within a link, or within a citation.
    names_nobody: bool,
    /// The names within the document.
    anchors: Anchors,
    /// What can be referred to.
    labels: Labels,
    /// The notes of the table that is being lowered.
    pub table_notes: Option<TableNotes>,
    /// The pictures of figures.
    pub pictures: Pictures,
}

impl<'a> Lowerer<'a> {
    /// Makes the first passes over a briefing: its markup, and what can be referred to.
    fn new(briefing: &'a Briefing, citing: Citing<'a>, mut reporter: Reporter<'a>) -> Self {
        let typographer = Typographer::of(briefing);
        let language = typographer.language;
        let mut anchors = Anchors::new();
        let parsed = ParsedTexts::parse(briefing, typographer);
        let labels = Labels::collect(briefing, &parsed, language, &mut anchors, &mut reporter);
        Lowerer {
            briefing,
            reporter,
            typographer,
            parsed,
            texts: TextIds::default(),
            notes: Notes::default(),
            definitions: NoteDefinitions::of(briefing),
            citations: Citations::default(),
            citing,
            names_nobody: false,
            anchors,
            labels,
            table_notes: None,
            pictures: Pictures::default(),
        }
    }

    /// The language of what is being lowered.
    pub fn language(&self) -> &'static Language {
        self.typographer.language
    }

    /// The language of the briefing: that of whatever is numbered across it.
    pub fn language_of_briefing(&self) -> &'static Language {
        language::lookup(&self.briefing.language)
    }

    /// Lowers something in a language of its own, if it has one.
    pub fn within_language<R>(
        &mut self,
        own: Option<&Tag>,
        lower: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let Some(own) = own else {
            return lower(self);
        };
        let turned = (*own != self.briefing.language).then(|| own.clone());
        let typographer = self.typographer.in_language(Some(own));
        let around = std::mem::replace(&mut self.typographer, typographer);
        let texts = std::mem::replace(&mut self.texts.language, turned);
        let lowered = lower(self);
        self.typographer = around;
        self.texts.language = texts;
        lowered
    }

    /// What the next numbered block is called.
    pub fn next_label(&mut self) -> Label {
        self.labels.next(&mut self.anchors)
    }

    /// What stands before an item that is numbered.
    fn ordinal(&mut self, number: u64) -> Text {
        let number = self.language().number(number);
        self.texts.plain(format!("{number}."))
    }
}
