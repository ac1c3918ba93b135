//! One briefing: its bytes in, its pages planned, and what is to be said of both.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;

use super::files::Record;
use super::{Embed, Failure, Files, Findings, LARGEST_BRIEFING, Options, Origin, Plan, Run};
use super::{data, embed, picture, shown, theme};
use crate::briefing;
use crate::briefing::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Source, Sources, Span};
use crate::document::{Logo, Settings};
use crate::export::{Backend, Edition, OutputFile, Planned};
use crate::layout::PageSetup;
use crate::theme::Tightness;

/// Reads a briefing and plans its pages.
pub(super) fn plan(run: &Run, origin: Origin<'_>, files: &dyn Files) -> Plan {
    let mut making = Making {
        run,
        files: Record::new(files),
        findings: Findings::default(),
    };
    let edition = making.edition(origin);
    let Making {
        files,
        mut findings,
        ..
    } = making;
    if run.options.strict {
        findings.diagnostics.make_strict();
    }
    findings.diagnostics.sort();
    Plan {
        edition,
        findings,
        read: files.into_read(),
    }
}

/// A briefing in the making.
struct Making<'a> {
    run: &'a Run,
    files: Record<'a>,
    findings: Findings,
}

impl Making<'_> {
    /// Reads and plans it.
    fn edition(&mut self, origin: Origin<'_>) -> Result<Planned, Failure> {
        let options = &self.run.options;
        let (name, path) = (origin.name(), origin.path().map(Path::to_path_buf));
        let path = path.as_deref();
        let bytes = match origin {
            Origin::Bytes(_, bytes) => bytes,
            Origin::File(path) => self.files.read(path, LARGEST_BRIEFING).map_err(|error| {
                Failure::Unreadable(format!("`{name}` cannot be read: {error}"))
            })?,
        };
        let draws_pages = options.backends.iter().any(|one| one.draws_pages());
        let embed = if draws_pages {
            options.embed
        } else {
            Embed::None
        };
        let verbatim = (embed == Embed::Verbatim).then(|| bytes.clone());
        let file = add(name.clone(), bytes, &mut self.findings).ok_or(Failure::AtFault)?;
        let findings = &mut self.findings;
        let (diagnostics, sources) = (&mut findings.diagnostics, &mut findings.sources);
        let carried = |tree: &_| embed::carried(embed, tree, verbatim);
        let files = &mut self.files;
        let mut read_file =
            |named: &Written, sources: &mut Sources, diagnostics: &mut Diagnostics| {
                data::read(named, path, files, sources, diagnostics)
            };
        let (mut reading, carried) =
            briefing::read_beside(sources, file, diagnostics, &mut read_file, carried)
                .ok_or(Failure::AtFault)?;
        let theme = match &options.theme {
            Some(theme) => Arc::clone(theme),
            None => {
                let wished = reading.theme.as_ref();
                theme::own(wished, path, &mut self.files, &options.fonts, findings)
                    .ok_or(Failure::AtFault)?
            }
        };
        if let Some(wished) = &reading.logo {
            let pictures = &self.run.pictures;
            let diagnostics = &mut findings.diagnostics;
            let place = (wished.file.value.as_str(), wished.file.span);
            let picture = picture::read_logo(place, path, &mut self.files, pictures, diagnostics);
            reading.document.logo = Some(Logo {
                picture: picture.ok_or(Failure::AtFault)?,
                alternative: wished.alternative.clone(),
            });
        }
        for wished in &reading.pictures {
            let pictures = &self.run.pictures;
            let diagnostics = &mut findings.diagnostics;
            let place = (wished.name.as_str(), wished.span);
            let picture = picture::read(place, path, &mut self.files, pictures, diagnostics);
            reading.document.pictures.extend(picture);
        }
        if reading.document.pictures.len() < reading.pictures.len() {
            return Err(Failure::AtFault);
        }
        let mut attachments = embed::attachments(embed, &reading, carried, path);
        if options.embed != Embed::None {
            attachments.extend(shown::attachments(&reading.document));
        }
        // As large as the text itself, and of no more use while pages are laid out.
        drop((reading.tree, reading.sources));
        let setup = setup(options, &reading.settings);
        let fonts = Arc::clone(&options.fonts);
        let edition = Edition::plan(
            reading.document,
            theme,
            fonts,
            setup,
            options.source_date_epoch,
        )
        .with_attachments(attachments)
        .with_image_dpi(options.image_dpi);
        let (diagnostics, sources) = (&mut findings.diagnostics, &findings.sources);
        // A number of pages that the command line gives has no place in the briefing.
        let pages = reading.pages.filter(|_| options.pages.is_none());
        if draws_pages {
            edition.refuse_length(&name, pages, diagnostics);
        }
        edition.refuse([reading.marking, reading.watermark], diagnostics);
        findings.notes.extend(edition.tightened());
        edition.warn(sources, file, diagnostics);
        Ok(if options.no_page_list {
            edition.without_page_list()
        } else {
            edition
        })
    }
}

/// Takes in a briefing's text; `None` when it is none, which is reported.
pub(super) fn add(name: String, bytes: Vec<u8>, findings: &mut Findings) -> Option<FileId> {
    let (text, fault) = decode(bytes);
    let file = findings.sources.add(Source { name, text });
    let Some(start) = fault else {
        return Some(file);
    };
    let start = u32::try_from(start).unwrap_or(u32::MAX);
    let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
    let span = Span {
        file,
        start,
        end: start.saturating_add(width),
    };
    findings.diagnostics.push(
        Diagnostic::error("not-utf8", span, "the file is not UTF-8")
            .label("these bytes are no character")
            .help("save the file as UTF-8; every editor can"),
    );
    None
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

/// What work on a briefing of this name comes to, or the report of a panic in it.
pub(super) fn guarded<R>(name: &str, work: impl FnOnce() -> R) -> Result<R, Failure> {
    // What the work has left behind is dropped with it: nothing is shared but remembered words and
    // pictures, each of which is whole or not there.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        let sentence =
            format!("{name}: the program itself is at fault ({reason}); please report this");
        Failure::Internal(sentence)
    })
}

/// Tells who would refuse the files of a briefing.
pub(super) fn refuse(
    name: &str,
    backend: &Backend,
    files: &[OutputFile],
    diagnostics: &mut Diagnostics,
) {
    let refusals = files.iter();
    for refusal in refusals.filter_map(|file| backend.refusal(file.bytes.len())) {
        let message = format!("{name}: {refusal}");
        diagnostics.push(Diagnostic::general("too-large", Severity::Warning, message));
    }
}

/// The byte-order mark.
pub(super) const MARK: &str = "\u{feff}";

/// The text of a file, without a byte-order mark, and the byte of it at which it stops being UTF-8,
/// if it does; what is no character is then shown as U+FFFD.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    let (mut text, fault) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let fault = error.utf8_error().valid_up_to();
            (
                String::from_utf8_lossy(error.as_bytes()).into_owned(),
                Some(fault),
            )
        }
    };
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
        return (text, fault.map(|at| at.saturating_sub(MARK.len())));
    }
    (text, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_is_told_of_the_briefing() {
        let work = || -> () { panic!("a slot of {}", 7) };
        let sentence = "a.yaml: the program itself is at fault (a slot of 7); please report this";
        let failure = Failure::Internal(sentence.to_string());
        assert_eq!(guarded("a.yaml", work), Err(failure));
    }
}
