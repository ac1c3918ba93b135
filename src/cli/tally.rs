//! How far a run has come, and what it came to: for whoever waits, never in an output.

use std::time::Instant;

use super::{Status, Voice};
use crate::diagnostic::Severity;
use crate::project::Export;

/// How long something takes.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts it.
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever waits is told how long; no output depends on it"
    )]
    pub fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// How long ago that was.
    pub fn milliseconds(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// What one briefing adds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tallied {
    failed: bool,
    files: usize,
    pages: usize,
    warnings: usize,
}

impl Tallied {
    /// That of an export, which ended so and wrote so many files.
    pub fn of(export: &Export, status: Status, files: usize) -> Self {
        let found = export.findings.diagnostics.iter();
        Tallied {
            failed: status != Status::Done,
            files,
            pages: export.pages,
            warnings: found
                .filter(|one| one.severity == Severity::Warning)
                .count(),
        }
    }
}

/// What a run has come to so far.
pub struct Tally {
    begun: Stopwatch,
    inputs: usize,
    done: usize,
    failed: usize,
    all: Tallied,
    /// Whether somebody watches.
    is_watched: bool,
    /// When progress was shown last, in milliseconds.
    shown: Option<u64>,
}

/// Progress is shown when a run takes longer, and no more often, in milliseconds.
const PATIENCE: u64 = 1_000;
const OFTEN: u64 = 200;

/// Goes to the beginning of a terminal's line and clears it.
const CLEAR: &str = "\r\u{1b}[K";

impl Tally {
    /// Of so many inputs none is done.
    pub fn begin(inputs: usize, voice: &Voice) -> Self {
        Tally {
            begun: Stopwatch::start(),
            inputs,
            done: 0,
            failed: 0,
            all: Tallied::default(),
            is_watched: voice.is_watched && !voice.is_quiet && inputs > 1,
            shown: None,
        }
    }

    /// Hears of a briefing; what a terminal shows of that, if anything.
    pub fn heard(&mut self, one: &Tallied) -> String {
        self.done += 1;
        self.failed += usize::from(one.failed);
        self.all.files += one.files;
        self.all.pages += one.pages;
        self.all.warnings += one.warnings;
        let now = self.begun.milliseconds();
        let cleared = self.end();
        if !self.is_watched || now < PATIENCE || self.done == self.inputs {
            return cleared;
        }
        if self.shown.is_some_and(|shown| now < shown + OFTEN) && cleared.is_empty() {
            return cleared;
        }
        self.shown = Some(now);
        let left = now * (self.inputs - self.done) as u64 / self.done as u64 / 1_000 + 1;
        format!(
            "{CLEAR}{} of {}, about {left} s left",
            self.done, self.inputs
        )
    }

    /// What takes away from a terminal what it shows of progress.
    pub fn end(&mut self) -> String {
        match self.shown {
            Some(_) => CLEAR.to_string(),
            None => String::new(),
        }
    }

    /// What a run came to, in a sentence, for whoever wants to know.
    pub fn summary(&self, voice: &Voice) -> Option<String> {
        if !voice.is_verbose && !self.is_watched {
            return None;
        }
        let counted = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        let mut parts = vec![
            counted(self.all.files, "file"),
            counted(self.all.pages, "page"),
            counted(self.all.warnings, "warning"),
        ];
        if self.failed > 0 {
            parts.push(format!("{} of {} failed", self.failed, self.inputs));
        }
        let seconds = self.begun.milliseconds() as f64 / 1_000.0;
        Some(format!("{}, in {seconds:.1} s", parts.join(", ")))
    }
}
