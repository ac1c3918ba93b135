//! A report, laid out and ready to be written by anyone.

use briefset::export::{BACKENDS, Edition};
use briefset::project::{Memory, Options, Run};

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
        let options = Options {
            source_date_epoch: Some(1_790_000_000),
            ..Options::for_formats(&["pdf"])
        };
        let files = Memory::new().with("report.yaml", yaml);
        let plan = Run::new(options).plan("report.yaml".as_ref(), &files);
        let planned = plan.edition.expect("a briefing without a fault");
        let edition = planned.set();
        Report {
            identifier: edition.identifier(),
            edition,
        }
    }

    /// Writes it as `briefset export` does.
    pub fn write(&self) -> Vec<u8> {
        let pdf = BACKENDS.iter().find(|backend| backend.name == "pdf");
        let pdf = pdf.expect("a backend");
        let files = pdf.write(&self.edition).expect("a PDF");
        files.into_iter().next().expect("a file").bytes
    }
}
