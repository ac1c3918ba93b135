//! A report, laid out and ready to be written by anyone.

use briefset::briefing;
use briefset::cli::{self, Embed};
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::export::{BACKENDS, Edition};
use briefset::layout::PageSetup;
use briefset::theme;

/// A laid-out report.
pub struct Report {
    /// What is written: pages, metadata, attached files.
    pub edition: Edition,
    /// Its name, a URI.
    pub identifier: String,
}

impl Report {
    /// Reads and lays out a briefing.
    pub fn new(yaml: &str) -> Self {
        let mut sources = Sources::new();
        let file = sources.add(Source::new("report.yaml", yaml));
        let mut diagnostics = Diagnostics::new();
        let reading = briefing::read(&sources, file, &mut diagnostics);
        let reading = reading.expect("a briefing without a fault");
        let carried = cli::carried(Embed::Printed, &reading.tree, None);
        let attachments = cli::attachments(Embed::Printed, &reading, carried, None);
        let theme = theme::built_in("default").expect("the default theme");
        let edition = Edition::new(
            reading.document,
            theme,
            PageSetup::default(),
            Some(1_790_000_000),
        );
        let edition = edition.with_attachments(attachments);
        Report {
            identifier: edition.identifier(),
            edition,
        }
    }

    /// Writes it as `briefset export` does.
    pub fn write(&self) -> Vec<u8> {
        let pdf = BACKENDS.iter().find(|backend| backend.name == "pdf");
        let pdf = pdf.expect("a backend");
        pdf.write(&self.edition).expect("a PDF")
    }
}
