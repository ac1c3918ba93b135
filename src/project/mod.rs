//! The driver: from a briefing and options to named outputs.
//!
//! In: [`Options`], [`Files`] to read from, and a briefing's path or its bytes. Out: an [`Export`]: the
//! files in every format that was asked for, or why there are none; what is to be said of the
//! briefing; and which files were read. Here a briefing's theme and logo are found, the options of a
//! run and the settings of a briefing become one, and the stages are put behind one another. Nothing
//! is written and nothing printed, so that the command line, a test, a fuzzer and a program that uses
//! the library all go this one way.
//!
//! ```
//! use briefset::project::{Memory, Options, Run};
//!
//! let files = Memory::new().with("harbour.yaml", "title: Harbour\ntldr: Ships plug in.\n");
//! let run = Run::new(Options::for_formats(&["pdf"]));
//! let export = run.export("harbour.yaml".as_ref(), &files);
//! assert_eq!(export.findings.render(false), "");
//! let outputs = export.outputs.expect("a sound briefing");
//! assert!(outputs[0].bytes.starts_with(b"%PDF-1.7"));
//! ```

mod brand;
mod data;
mod defaults;
pub mod embed;
pub mod files;
pub mod fonts;
mod format;
mod guard;
pub mod import;
pub mod inputs;
mod languages;
mod making;
mod mend;
mod options;
mod parts;
mod picture;
mod pictures;
pub mod preview;
mod print_quality;
mod shown;
mod source_text;
pub mod sources;
mod theme;
mod theme_faces;
mod uncited;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::briefing::TextPlace;
use crate::diagnostic::{Diagnostics, Sources, printable_path, render};
use crate::export::{self, Backend, Planned};
use crate::layout::text::font::{Face, Fonts};
use pictures::Pictures;

pub use crate::briefing::IMAGE_DPIS;
pub use crate::briefing::advice::Purpose;
pub use crate::briefing::citation_styles;
pub use crate::briefing::schema::schema;
pub use crate::briefing::starter::{Beginning, StarterKind, language as starter_language, starter};
pub use brand::{AskedBrand, NEAREST as NEAREST_BRAND, is_named as is_brand};
pub use defaults::Given;
pub use embed::Embed;
pub use files::{FileRead, Files, Folder, Memory, Unreadable};
pub use format::{Formatted, format};
pub use import::{Imported, import};
pub use languages::{KnownLanguage, language_lines, languages};
pub use mend::Mending;
pub use options::{AdviceWish, IMAGE_DPI, Options};
pub use parts::parts;
pub use theme::{Asked, asked as asked_theme};

/// How large a briefing may be, in bytes: some thousand pages.
pub const LARGEST_BRIEFING: u64 = 64 << 20;

/// Briefings exported with the same options. Any number of threads may share it.
pub struct Run {
    options: Options,
    pictures: Pictures,
    faces: fonts::Faces,
}

/// What became of a briefing.
pub struct Export {
    /// The files, format by format, or why there are none.
    pub outputs: Result<Vec<Output>, Failure>,
    /// What is to be said of the briefing.
    pub findings: Findings,
    /// The files that were asked for, the briefing first.
    pub read: Vec<FileRead>,
    /// The faces that files gave for it, in the order in which they are asked.
    pub faces: Vec<FaceRead>,
    /// How many pages it has, its cover not counted; none where it was not read.
    pub pages: usize,
}

/// A face that a file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceRead {
    /// Its family.
    pub family: String,
    /// Its name in a PDF.
    pub name: String,
    /// Its file, and which font of the file it is.
    pub file: (PathBuf, u32),
    /// The SHA-256 of the file in hexadecimal digits, where that was asked for.
    pub digest: Option<String>,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What is put behind the briefing's name: `.pdf`.
    pub suffix: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What was found, and the files that it points into.
#[derive(Debug, Default)]
pub struct Findings {
    /// What was found, in the order of its places.
    pub diagnostics: Diagnostics,
    /// The files.
    pub sources: Sources,
    /// What was done that somebody may want to know, in sentences; none of it is a mistake.
    pub notes: Vec<String>,
}

impl Findings {
    /// The findings as text for a terminal, coloured or not; empty when there are none.
    pub fn render(&self, color: bool) -> String {
        render::render(&self.diagnostics, &self.sources, color)
    }
}

/// Why there are no outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The briefing is at fault; the findings say how.
    AtFault,
    /// The briefing cannot be read: a sentence.
    Unreadable(String),
    /// The program itself is at fault: a sentence.
    Internal(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::AtFault => write!(f, "the briefing is at fault"),
            Failure::Unreadable(sentence) | Failure::Internal(sentence) => write!(f, "{sentence}"),
        }
    }
}

/// A briefing, read and its pages planned, but written in no format yet.
pub struct Plan {
    /// Its pages, or why there are none. They may be there and the findings hold errors: a marking that
    /// is longer than its line is one, and can be looked at. Such an edition is not written.
    pub edition: Result<Planned, Failure>,
    /// The formats that it is to be written in.
    pub backends: Vec<&'static Backend>,
    /// What is to be said of it.
    pub findings: Findings,
    /// The files that were asked for.
    pub read: Vec<FileRead>,
    /// Where the texts of its document are written, in the order of their names.
    pub places: Vec<TextPlace>,
}

/// A briefing before it is read.
enum Origin<'a> {
    /// In a file.
    File(&'a Path),
    /// Come in from elsewhere, with the name that it is called by.
    Bytes(&'a str, Vec<u8>),
}

impl Origin<'_> {
    fn name(&self) -> String {
        match self {
            Origin::File(path) => printable_path(path),
            Origin::Bytes(name, _) => (*name).to_string(),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Origin::File(path) => Some(path),
            Origin::Bytes(..) => None,
        }
    }
}

/// Who may be to blame for an output that could not be made: the files that fonts were read from, of which one may be
/// damaged, else the program.
fn blamed(fonts: &Fonts, reason: &str) -> String {
    let files = |is_it: &dyn Fn(&Face) -> bool| {
        let faces = fonts.own().filter(|face| is_it(face));
        let paths = faces.filter_map(|face| face.origin.as_ref());
        let mut paths: Vec<String> = paths
            .map(|origin| format!("`{}`", printable_path(&origin.path)))
            .collect();
        paths.dedup();
        paths.join(", ")
    };
    let named = files(&|face| reason.contains(&face.postscript_name));
    let files = if named.is_empty() {
        files(&|_| true)
    } else {
        named
    };
    match files.is_empty() {
        true => "please report this".to_string(),
        false => format!(
            "a font may be damaged, of {files}: try without it, and report this if it is not"
        ),
    }
}

impl Run {
    /// A run with these options.
    pub fn new(options: Options) -> Self {
        Run {
            options,
            pictures: Pictures::new(),
            faces: fonts::Faces::default(),
        }
    }

    /// The same, that reads the font files that were found in this way and not whole. What the function gives has to
    /// stay what it is while the run lasts.
    #[must_use]
    pub fn reading_fonts_by(self, read: fonts::ReadFont) -> Self {
        Run {
            faces: fonts::Faces::read_by(read),
            ..self
        }
    }

    /// What is wished for.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What finds faces that are not the program's own.
    fn wanted(&self) -> fonts::Wanted<'_> {
        fonts::Wanted {
            found: &self.options.found,
            faces: &self.faces,
        }
    }

    /// Exports the briefing in a file. Where the program itself is at fault with one, that is told of
    /// the briefing, and costs no other.
    pub fn export(&self, path: &Path, files: &dyn Files) -> Export {
        self.export_from(Origin::File(path), files)
    }

    /// Exports a briefing that lies in no file: `name` is what it is called by, and what it names is
    /// looked for at the root of the files.
    pub fn export_bytes(&self, name: &str, bytes: Vec<u8>, files: &dyn Files) -> Export {
        self.export_from(Origin::Bytes(name, bytes), files)
    }

    /// Plans the pages of the briefing in a file.
    pub fn plan(&self, path: &Path, files: &dyn Files) -> Plan {
        making::plan(self, Origin::File(path), files)
    }

    /// Plans the pages of a briefing that lies in no file.
    pub fn plan_bytes(&self, name: &str, bytes: Vec<u8>, files: &dyn Files) -> Plan {
        making::plan(self, Origin::Bytes(name, bytes), files)
    }

    fn export_from(&self, origin: Origin<'_>, files: &dyn Files) -> Export {
        let name = origin.name();
        let exported = guard::guarded(&name, || {
            let plan = making::plan(self, origin, files);
            let mut findings = plan.findings;
            let pages = plan
                .edition
                .as_ref()
                .map_or(0, |edition| edition.page_starts.len());
            let edition = plan.edition.as_ref();
            let faces = edition.map_or_else(|_| Vec::new(), |edition| self.faces_of(edition));
            let outputs = plan.edition.and_then(|edition| {
                if findings.diagnostics.has_errors() {
                    return Err(Failure::AtFault);
                }
                self.write(&name, (edition, &plan.backends), &mut findings)
            });
            Export {
                outputs,
                findings,
                read: plan.read,
                faces,
                pages,
            }
        });
        exported.unwrap_or_else(|failure| Export {
            outputs: Err(failure),
            findings: Findings::default(),
            read: Vec::new(),
            faces: Vec::new(),
            pages: 0,
        })
    }

    /// The faces that files gave for an edition.
    fn faces_of(&self, edition: &Planned) -> Vec<FaceRead> {
        let read = edition.fonts.own().filter_map(|face| {
            let origin = face.origin.as_ref()?;
            let digest = || self.faces.digest(origin, &face.data).to_string();
            Some(FaceRead {
                family: face.family.clone(),
                name: face.postscript_name.clone(),
                file: (origin.path.clone(), face.index),
                digest: self.options.digests.then(digest),
            })
        });
        read.collect()
    }

    /// Writes an edition in every format.
    fn write(
        &self,
        name: &str,
        (edition, backends): (Planned, &[&'static Backend]),
        findings: &mut Findings,
    ) -> Result<Vec<Output>, Failure> {
        let fonts = Arc::clone(&edition.fonts);
        let files = export::write(edition, backends).map_err(|error| {
            let blamed = blamed(&fonts, &error.to_string());
            Failure::Internal(format!("{name}: {error}; {blamed}"))
        })?;
        let written = backends.iter().zip(&files);
        let mut refusals = Diagnostics::new();
        written.for_each(|(backend, files)| guard::refuse(name, backend, files, &mut refusals));
        refusals.settle(&self.options.levels);
        let is_refused = refusals.has_errors();
        findings.diagnostics.extend(refusals);
        if is_refused {
            return Err(Failure::AtFault);
        }
        let output = |file: export::OutputFile| Output {
            suffix: file.suffix.into_owned(),
            bytes: file.bytes,
        };
        Ok(files.into_iter().flatten().map(output).collect())
    }
}
