//! One briefing: its bytes in, its files out, and what is to be said of both.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use super::{Exported, Job};
use crate::briefing;
use crate::cli::inputs::Input;
use crate::cli::{Embed, Status, embed, logo_file, theme_file};
use crate::diagnostic::{Diagnostic, Diagnostics, Source, Sources, Span, render};
use crate::export::{self, Backend, Edition, Planned};
use crate::layout::PageSetup;

impl Job<'_> {
    /// Reads, lays out and encodes a briefing. Where the program itself is at fault with one, that is
    /// told of the briefing, and costs no other.
    pub(super) fn make_or_report(&self, input: &Input, bytes: Vec<u8>) -> Exported {
        guarded(&input.name(), || self.make(input, bytes))
    }

    /// Reads, lays out and encodes a briefing.
    fn make(&self, input: &Input, bytes: Vec<u8>) -> Exported {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let edition = self.edition(input, bytes, &mut sources, &mut diagnostics);
        if self.arguments.strict {
            diagnostics.make_strict();
        }
        diagnostics.sort();
        let mut log = render::render(&diagnostics, &sources, self.color);
        let Some(edition) = edition.filter(|_| !diagnostics.has_errors()) else {
            return Exported {
                log,
                outputs: Err(Status::AtFault),
            };
        };
        let outputs = export::write(edition, &self.backends);
        let outputs = outputs.map(|outputs| self.backends.iter().copied().zip(outputs).collect());
        let outputs = outputs.map_err(|error| {
            log += &format!("error: {}: {error}; please report this\n", input.name());
            Status::Failed
        });
        let outputs = outputs.and_then(|outputs: Vec<_>| {
            let refusals = refusals(input, &outputs);
            let severity = if self.arguments.strict {
                "error"
            } else {
                "warning"
            };
            for refusal in &refusals {
                log += &format!("{severity}: {refusal}\n");
            }
            if self.arguments.strict && !refusals.is_empty() {
                return Err(Status::AtFault);
            }
            Ok(outputs)
        });
        Exported { log, outputs }
    }

    /// Reads and plans it.
    fn edition(
        &self,
        input: &Input,
        bytes: Vec<u8>,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Planned> {
        let carries = self.backends.iter().any(|one| one.carries_attachments());
        let embed = if carries {
            self.arguments.embed
        } else {
            Embed::None
        };
        let verbatim = (embed == Embed::Verbatim).then(|| bytes.clone());
        let (text, fault) = decode(bytes);
        let file = sources.add(Source {
            name: input.name(),
            text,
        });
        if let Some(start) = fault {
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            let width = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
            diagnostics.push(
                Diagnostic::error(
                    "not-utf8",
                    Span {
                        file,
                        start,
                        end: start.saturating_add(width),
                    },
                    "the file is not UTF-8",
                )
                .label("these bytes are no character")
                .help("save the file as UTF-8; every editor can"),
            );
            return None;
        }
        let carried = |tree: &_| embed::carried(embed, tree, verbatim);
        let (mut reading, carried) = briefing::read_beside(sources, file, diagnostics, carried)?;
        let settings = reading.settings;
        let setup = PageSetup {
            paper: self
                .arguments
                .paper
                .map(Into::into)
                .or(settings.paper)
                .unwrap_or_default(),
            sides: self
                .arguments
                .sides
                .map(Into::into)
                .or(settings.sides)
                .unwrap_or_default(),
            contents: settings.contents,
        };
        let theme = match &self.theme {
            Some(theme) => Arc::clone(theme),
            None => theme_file::own(reading.theme.as_ref(), input, sources, diagnostics)?,
        };
        if let Some(logo) = &reading.logo {
            reading.document.logo = Some(logo_file::read(logo, input, diagnostics)?);
        }
        let attachments = embed::attachments(embed, &reading, carried, input.path.as_deref());
        // As large as the text itself, and of no more use while pages are laid out.
        drop((reading.tree, reading.sources));
        let edition = Edition::plan(reading.document, theme, setup, self.source_date_epoch)
            .with_attachments(attachments);
        edition.refuse(reading.marking, reading.watermark, diagnostics);
        edition.warn(sources, file, diagnostics);
        Some(if self.arguments.no_page_list {
            edition.without_page_list()
        } else {
            edition
        })
    }
}

/// What work on a file of this name comes to, or the report of a panic in it.
fn guarded(name: &str, work: impl FnOnce() -> Exported) -> Exported {
    // What the work has left behind is dropped with it: nothing is shared but remembered words, each
    // of which is whole or not there.
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        let reason = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        Exported {
            log: format!(
                "error: {name}: the program itself is at fault ({reason}); please report this\n"
            ),
            outputs: Err(Status::Failed),
        }
    })
}

/// Who would refuse the files of a briefing.
fn refusals(input: &Input, outputs: &[(&Backend, Vec<u8>)]) -> Vec<String> {
    let refusals = outputs.iter();
    let refusals = refusals.filter_map(|(backend, bytes)| backend.refusal(bytes.len()));
    let name = input.name();
    refusals
        .map(|refusal| format!("{name}: {refusal}"))
        .collect()
}

/// The text of a file, without a byte-order mark, and the byte of it at which it stops being UTF-8,
/// if it does; what is no character is then shown as U+FFFD.
fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
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
    const MARK: &str = "\u{feff}";
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
        let exported = guarded("a.yaml", || panic!("a slot of {}", 7));
        assert_eq!(
            exported.log,
            "error: a.yaml: the program itself is at fault (a slot of 7); please report this\n"
        );
        assert_eq!(exported.outputs.err(), Some(Status::Failed));
    }
}
