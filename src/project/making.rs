//! One briefing: its bytes in, its pages planned, and what is to be said of both.

mod faces;

use std::path::Path;

use super::defaults::{self, Layers, Origins};
use super::files::{FileRead, Record};
use super::source_text::{MARK, add};
use super::theme::Look;
use super::{Embed, Failure, Files, Findings, Options, Origin, Plan, Run};
use super::{
    IMAGE_DPI, LARGEST_BRIEFING, brand, data, embed, picture, print_quality, shown, uncited,
};
use crate::briefing::advice::{ADVICE, COARSE_PICTURE, UNCITED_SOURCE, advise};
use crate::briefing::yaml::{self, Node, Written};
use crate::briefing::{self, Briefing, Reading, TextPlace};
use crate::diagnostic::{Diagnostics, FileId, Levels, Severity, Sources};
use crate::document::{Logo, Settings};
use crate::export::{Backend, Planned};
use crate::layout::PageSetup;
use crate::theme::Tightness;

/// Reads a briefing and plans its pages.
pub(super) fn plan(run: &Run, origin: Origin<'_>, files: &dyn Files) -> Plan {
    let mut making = Making::new(run, files);
    let edition = making.edition(origin);
    let Making {
        files,
        backends,
        levels,
        mut findings,
        places,
        ..
    } = making;
    findings.diagnostics.settle(&levels);
    findings.diagnostics.sort();
    Plan {
        edition,
        backends,
        findings,
        read: files.into_read(),
        places,
    }
}

/// What reading a briefing comes to, before any page of it is planned.
pub(super) struct Looked {
    /// What was found.
    pub findings: Findings,
    /// How many errors and how many warnings were made, those with them of which no more are shown.
    pub wrong: (usize, usize),
    /// The files that were asked for.
    pub read: Vec<FileRead>,
}

/// Reads a briefing and plans nothing: what it says, and what was found.
pub(super) fn reading(
    run: &Run,
    origin: Origin<'_>,
    files: &dyn Files,
) -> (Result<Reading, Failure>, Findings) {
    let mut making = Making::new(run, files);
    let reading = making.reading(origin);
    (reading, making.findings)
}

/// Reads a briefing and plans nothing.
pub(super) fn look(run: &Run, origin: Origin<'_>, files: &dyn Files) -> Looked {
    let mut making = Making::new(run, files);
    // What cannot be read at all is told by whoever exports it.
    let _ = making.reading(origin);
    let Making {
        files,
        levels,
        mut findings,
        ..
    } = making;
    let total = |severity| findings.diagnostics.total(severity);
    let wrong = (total(Severity::Error), total(Severity::Warning));
    findings.diagnostics.settle(&levels);
    findings.diagnostics.sort();
    Looked {
        findings,
        wrong,
        read: files.into_read(),
    }
}

/// A briefing in the making.
struct Making<'a> {
    run: &'a Run,
    files: Record<'a>,
    /// The formats that it is to be written in, once that is known.
    backends: Vec<&'static Backend>,
    /// How seriously findings are taken: as is said on the command line, else as the briefing says.
    levels: Levels,
    findings: Findings,
    places: Vec<TextPlace>,
}

/// A briefing that was read, with what was made of its tree.
struct Read {
    reading: Reading,
    file: FileId,
    origins: Origins,
    /// The theme of a brand that it names, and the faces with those of the brand.
    look: Option<Look>,
    /// How much of it goes with its files, and what goes with its PDF.
    embed: Embed,
    carried: Option<Vec<u8>>,
}

/// What is made of a briefing's tree while it is lowered.
struct Beside {
    backends: Vec<&'static Backend>,
    levels: Levels,
    advice: Diagnostics,
    embed: Embed,
    carried: Option<Vec<u8>>,
}

impl<'a> Making<'a> {
    fn new(run: &'a Run, files: &'a dyn Files) -> Self {
        let options = &run.options;
        let given = options.given.iter().map(|given| given.path.as_path());
        let brand = options.brand.iter().map(|brand| brand.path.as_path());
        let given = given.chain(brand);
        Making {
            run,
            files: Record::new(files, given).with_digests(options.digests),
            backends: Vec::new(),
            levels: options.levels.clone(),
            findings: Findings::default(),
            places: Vec::new(),
        }
    }

    /// Reads it alone.
    fn reading(&mut self, origin: Origin<'_>) -> Result<Reading, Failure> {
        let (name, path) = (origin.name(), origin.path().map(Path::to_path_buf));
        let bytes = self.bytes(origin, &name)?;
        let read = self.read(&name, bytes, path.as_deref());
        read.map(|read| read.reading).ok_or(Failure::AtFault)
    }

    /// The bytes of its file.
    fn bytes(&mut self, origin: Origin<'_>, name: &str) -> Result<Vec<u8>, Failure> {
        match origin {
            Origin::Bytes(_, bytes) => Ok(bytes),
            Origin::File(path) => self
                .files
                .read(path, LARGEST_BRIEFING)
                .map_err(|error| Failure::Unreadable(format!("`{name}` cannot be read: {error}"))),
        }
    }

    /// Reads and plans it.
    fn edition(&mut self, origin: Origin<'_>) -> Result<Planned, Failure> {
        let options = &self.run.options;
        let (name, path) = (origin.name(), origin.path().map(Path::to_path_buf));
        let path = path.as_deref();
        let bytes = self.bytes(origin, &name)?;
        let mut read = self.read(&name, bytes, path).ok_or(Failure::AtFault)?;
        let look = self.look(&read).ok_or(Failure::AtFault)?;
        let (theme, _) = &look;
        self.pictures(&mut read).ok_or(Failure::AtFault)?;
        let advice = ADVICE.iter().find(|advice| advice.code == COARSE_PICTURE);
        if advice.is_some_and(|advice| options.wants(advice, &self.levels)) {
            let reading = &read.reading;
            let paper = options.paper.or(reading.settings.paper).unwrap_or_default();
            let coarse = print_quality::coarse(reading, theme.sheet(paper).measure);
            self.findings.diagnostics.extend(coarse);
        }
        let advice = ADVICE.iter().find(|advice| advice.code == UNCITED_SOURCE);
        if advice.is_some_and(|advice| options.wants(advice, &self.levels)) {
            let told = uncited::uncited(&read.reading);
            self.findings.diagnostics.extend(told);
        }
        let Read {
            reading,
            file,
            embed,
            carried,
            ..
        } = read;
        let mut attachments = embed::attachments(embed, &reading, carried, path);
        if embed != Embed::None {
            attachments.extend(shown::attachments(&reading.document));
        }
        self.places = reading.places;
        // As large as the text itself, and of no more use while pages are laid out.
        drop((reading.tree, reading.shown));
        let settings = &reading.settings;
        let dpi = options.image_dpi.or(settings.image_dpi);
        let setup = setup(options, settings);
        let wishes = (setup, options.source_date_epoch);
        let edition = self
            .planned(reading.document, look, wishes)
            .with_attachments(attachments)
            .with_image_dpi(dpi.unwrap_or(IMAGE_DPI));
        let findings = &mut self.findings;
        let (diagnostics, sources) = (&mut findings.diagnostics, &findings.sources);
        // A number of pages that the command line gives has no place in the briefing.
        let pages = reading.pages.filter(|_| options.pages.is_none());
        if draw_pages(&self.backends) {
            edition.refuse_length(&name, pages, diagnostics);
        }
        edition.refuse([reading.marking, reading.watermark], diagnostics);
        findings.notes.extend(edition.tightened());
        edition.warn(sources, file, diagnostics);
        let no_page_list = options.no_page_list || settings.page_list == Some(false);
        Ok(match no_page_list {
            true => edition.without_page_list(),
            false => edition,
        })
    }

    /// Reads it, with what holds for it beside what it says.
    fn read(&mut self, name: &str, bytes: Vec<u8>, path: Option<&Path>) -> Option<Read> {
        let options = &self.run.options;
        let mark = match bytes.starts_with(MARK.as_bytes()) {
            true => MARK,
            false => "",
        };
        let (files, findings) = (&mut self.files, &mut self.findings);
        let file = add(name.to_string(), bytes, findings)?;
        let Layers {
            nearer,
            farther,
            mut origins,
        } = defaults::layers(&options.given, path, files, findings)?;
        let own = yaml::read(&findings.sources, file, &mut findings.diagnostics)?;
        let span = own.span;
        let mut layers: Vec<Node> = nearer.into_iter().chain([own]).chain(farther).collect();
        let beneath = (&mut layers, &mut origins);
        let look = brand::lay_beneath(self.run, beneath, path, files, findings)?;
        let is_alone = layers.len() == 1;
        let (diagnostics, sources) = (&mut findings.diagnostics, &mut findings.sources);
        let may_weaken = options.may_weaken_marking;
        let mut tree = briefing::defaults::merge(layers, may_weaken, sources, diagnostics)?;
        tree.span = span;
        let mut read_file =
            |named: &Written, sources: &mut Sources, diagnostics: &mut Diagnostics| {
                data::read(named, origins.of(named.span), files, sources, diagnostics)
            };
        let beside = |tree: &Node, briefing: &Briefing, sources: &Sources| {
            let backends = options.backends_of(&briefing.formats);
            let embed = options
                .embed
                .or(briefing.settings.embed)
                .unwrap_or_default();
            let carried = match embed {
                Embed::Printed if draw_pages(&backends) => {
                    Some(embed::printed(&origins.rebased(tree)))
                }
                Embed::Verbatim if draw_pages(&backends) => {
                    Some([mark, &sources.get(file).text].concat().into_bytes())
                }
                Embed::Printed | Embed::Verbatim | Embed::None => None,
            };
            let levels = options.levels_of(briefing);
            Beside {
                backends,
                advice: advise(briefing, sources, &|advice| options.wants(advice, &levels)),
                levels,
                embed,
                carried,
            }
        };
        let (reading, beside) =
            briefing::read_tree(tree, sources, diagnostics, &mut read_file, beside)?;
        let Beside {
            backends,
            levels,
            advice,
            embed,
            carried,
        } = beside;
        diagnostics.extend(advice);
        (self.backends, self.levels) = (backends, levels);
        if embed == Embed::Verbatim && !is_alone {
            let note = "the PDF carries the briefing's file alone, without what holds beside it";
            findings.notes.push(note.to_string());
        }
        Some(Read {
            reading,
            file,
            origins,
            look,
            embed,
            carried,
        })
    }

    /// Reads the pictures that it names, its logo first.
    fn pictures(&mut self, read: &mut Read) -> Option<()> {
        let (reading, origins) = (&mut read.reading, &read.origins);
        let (pictures, files) = (&self.run.pictures, &mut self.files);
        let diagnostics = &mut self.findings.diagnostics;
        if let Some(wished) = &reading.logo {
            let span = wished.file.span;
            let place = (wished.file.value.as_str(), span);
            let picture =
                picture::read_logo(place, origins.of(span), files, pictures, diagnostics)?;
            reading.document.logo = Some(Logo {
                picture,
                alternative: wished.alternative.clone(),
            });
        }
        for wished in &reading.pictures {
            let place = (wished.name.as_str(), wished.span);
            let by = origins.of(wished.span);
            let picture = picture::read(place, by, files, pictures, diagnostics);
            reading.document.pictures.extend(picture);
        }
        (reading.document.pictures.len() == reading.pictures.len()).then_some(())
    }
}

/// Whether any of some formats has pages.
fn draw_pages(backends: &[&Backend]) -> bool {
    backends.iter().any(|backend| backend.draws_pages())
}

/// What pages are made for: what the run wishes, else the briefing.
fn setup(options: &Options, settings: &Settings) -> PageSetup {
    PageSetup {
        paper: options.paper.or(settings.paper).unwrap_or_default(),
        sides: options.sides.or(settings.sides).unwrap_or_default(),
        contents: settings.contents,
        cover: settings.cover,
        pages: options.pages.or(settings.pages),
        tightness: Tightness::NONE,
    }
}
