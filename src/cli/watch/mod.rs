//! `briefset watch`: exports, and exports again what is made of what was saved.
//!
//! In: what `export` takes. Out: the same files, again and again, and a line each time that says what was
//! written. [`lookout`] tells that something has happened in a folder, [`known`] for which briefings other bytes
//! are there than those that they were made of. Those alone are made again, by the same run, faces and threads,
//! which remember what they have shaped and drawn.
//!
//! A file that has just gone, or is empty, is mostly one that is being saved, so that it is looked at again before
//! anything is said.

mod changes;
mod known;
mod lookout;
mod made;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::changes::path;
pub use self::known::Known;
use self::known::read_now;
use self::lookout::News;
pub use self::lookout::{Lookout, nearest_folder};
use self::made::Made;
use super::export::{Job, Outcome};
use super::output::Outputs;
use super::tally::{Stopwatch, Tally};
use super::threads::Threads;
use super::{Console, Status, WatchArguments, WishArguments, explain, wishes};
use crate::diagnostic::printable_path;
use crate::project::inputs::Input;
use crate::project::{FileRead, Options, Run};
use crate::theme;

/// How long something in doubt is looked at again, in milliseconds: an editor that takes a file away and puts
/// another in its place takes less.
pub const DOUBT: u64 = 500;

/// Clears a terminal and goes to its beginning.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// Who has read what was named on the command line: nobody of that name is a briefing.
pub const EVERYBODY: &str = "";

/// Runs the command, which ends where it cannot begin, or is told to.
pub fn run(arguments: &WatchArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let Some(mut watch) = Watch::begin(arguments, console)? else {
        return Ok(Status::Failed);
    };
    let all = watch.job.inputs.clone();
    watch.make(&all, console)?;
    loop {
        let news = watch.lookout.wait();
        watch.hear(news, console)?;
    }
}

struct Watch<'a> {
    arguments: &'a WatchArguments,
    job: Job<'a>,
    threads: Threads,
    lookout: Lookout,
    known: Known,
    /// The briefings that failed last time.
    failed: BTreeSet<PathBuf>,
    /// The line of each briefing, where a report is asked for.
    report: BTreeMap<PathBuf, String>,
    /// Why briefings could not be looked for, when that was said last.
    unfound: Option<String>,
}

impl<'a> Watch<'a> {
    /// Checks the arguments and looks for briefings; `None` where that cannot be, which is told.
    fn begin(arguments: &'a WatchArguments, console: &mut Console<'_>) -> io::Result<Option<Self>> {
        let export = &arguments.export;
        let is_stream = |path: &PathBuf| path == Path::new("-");
        if is_stream(&export.output) || export.inputs.iter().any(is_stream) {
            console.fail("`watch` looks at files and writes files: `-` is neither")?;
            return Ok(None);
        }
        let mut known = Known::default();
        // Looked at before it is read, so that nothing is missed that is saved in between.
        known.remember(Path::new(EVERYBODY), named(&export.wishes));
        let Some(options) = options(&export.formats, &export.wishes, console)? else {
            return Ok(None);
        };
        let job = match Job::plan(export, options, console.voice.clone()) {
            Ok(mut job) => {
                // A report that lies beside briefings is none.
                job.inputs.retain(|input| input.path != export.report);
                job
            }
            Err(message) => {
                console.fail(&message)?;
                return Ok(None);
            }
        };
        let lookout = match Lookout::new(arguments.poll) {
            Ok(lookout) => lookout,
            Err(error) => {
                console.fail(&format!("nothing can be looked at: {error}"))?;
                return Ok(None);
            }
        };
        for fault in &job.faults {
            console.fail(fault)?;
        }
        let mut watch = Watch {
            arguments,
            job,
            threads: Threads::new(console.threads),
            lookout,
            known,
            failed: BTreeSet::new(),
            report: BTreeMap::new(),
            unfound: None,
        };
        watch.look(console)?;
        Ok(Some(watch))
    }

    /// Looks at the folders in which something may happen.
    fn look(&mut self, console: &mut Console<'_>) -> io::Result<()> {
        let polled = self.lookout.polls();
        let mut folders = self.known.folders();
        let given = self.arguments.export.inputs.iter();
        folders.extend(given.filter_map(|path| nearest_folder(path)));
        let walked = self.job.folders.iter();
        folders.extend(walked.filter_map(|folder| folder.canonicalize().ok()));
        match self.lookout.look_at(folders) {
            // Something may have been saved there before it was looked at.
            Ok(added) => self.lookout.suspect(self.known.names_in(&added)),
            Err(error) => console.fail(&format!("some folders cannot be looked at: {error}"))?,
        }
        if self.lookout.polls() && !polled {
            let note =
                "the system cannot tell of all that is saved: it is looked for four times a second";
            console.say(&console.voice.note(note))?;
        }
        Ok(())
    }

    /// Does what is to be done after something has happened.
    fn hear(&mut self, mut news: News, console: &mut Console<'_>) -> io::Result<()> {
        let begun = Stopwatch::start();
        let mut changes = self.changes(&news);
        while changes.is_doubtful && begun.milliseconds() < DOUBT {
            news.add(self.lookout.settled());
            changes = self.changes(&news);
        }
        if news.came_or_went {
            self.known.refresh(&news);
        }
        if changes.wishes {
            let export = &self.arguments.export;
            self.known
                .remember(Path::new(EVERYBODY), named(&self.arguments.export.wishes));
            if let Some(mut options) = options(&export.formats, &export.wishes, console)? {
                // What threads remember is of these faces.
                options.fonts = Arc::clone(&self.job.run.options().fonts);
                self.job.run = Run::new(options);
                changes.again = self.job.inputs.clone();
            }
        }
        if news.came_or_went {
            self.tell_unfound(changes.unfound.take(), console)?;
        }
        if let Some(found) = changes.found {
            (self.job.inputs, self.job.folders) = (found.inputs, found.folders);
            if changes.wishes && !changes.again.is_empty() {
                changes.again = self.job.inputs.clone();
            }
        }
        for gone in changes.gone {
            let note = format!("{} is gone; what was made of it stays", gone.name());
            console.say(&console.voice.note(&note))?;
            let path = path(&gone);
            self.known.forget(&path);
            self.failed.remove(&path);
            self.report.remove(&path);
        }
        if changes.again.is_empty() {
            return self.look(console);
        }
        self.make(&changes.again, console)
    }

    /// Tells why briefings cannot be looked for, or that they can again; once.
    fn tell_unfound(
        &mut self,
        unfound: Option<String>,
        console: &mut Console<'_>,
    ) -> io::Result<()> {
        match &unfound {
            same if *same == self.unfound => {}
            Some(message) => console.fail(message)?,
            None => {
                let note = "all briefings are found again";
                console.say(&console.voice.note(note))?;
            }
        }
        self.unfound = unfound;
        Ok(())
    }

    /// Makes briefings, and says what was made.
    fn make(&mut self, inputs: &[Input], console: &mut Console<'_>) -> io::Result<()> {
        if self.arguments.clear && console.voice.is_watched {
            console.show(CLEAR)?;
        }
        let begun = Stopwatch::start();
        let mut tally = Tally::begin(inputs.len(), &console.voice);
        let mut outcomes = Vec::new();
        let job = &self.job;
        self.threads.each_in_order(
            inputs,
            |input| job.export(input),
            |outcome| {
                console.show(&tally.heard(&outcome.tallied))?;
                console.say(&outcome.log)?;
                outcomes.push(outcome);
                Ok(())
            },
        )?;
        console.show(&tally.end())?;
        let took = begun.milliseconds();
        let errors = outcomes.iter().flat_map(|one| one.errors.iter().copied());
        console.say(&explain::hint(&errors.collect(), &console.voice))?;
        let mut written = Vec::new();
        let failed_before = !self.failed.is_empty();
        for (input, outcome) in inputs.iter().zip(outcomes) {
            written.extend(self.learn(input, outcome));
        }
        let is_mended = failed_before && self.failed.is_empty();
        let failed = inputs
            .iter()
            .filter(|input| self.failed.contains(&path(input)));
        let made = Made {
            briefings: inputs.len(),
            written: &written,
            failed: failed.collect(),
            is_mended,
            milliseconds: took,
        };
        let line = made.line(&self.arguments.export.output);
        console.list(&line)?;
        self.write_report(console)?;
        console.finish()?;
        console.voice.results.clear();
        self.look(console)
    }

    /// Takes in what became of a briefing; the files that were written.
    fn learn(&mut self, input: &Input, outcome: Outcome) -> Vec<PathBuf> {
        let path = path(input);
        self.known.remember(&path, outcome.read);
        outcome
            .written
            .iter()
            .for_each(|path| self.known.add_own(path));
        match outcome.status {
            Status::Done => self.failed.remove(&path),
            Status::AtFault | Status::Failed => self.failed.insert(path.clone()),
        };
        self.report.insert(path, outcome.report);
        outcome.written
    }

    /// Writes what became of all briefings, last time each was made.
    fn write_report(&self, console: &mut Console<'_>) -> io::Result<()> {
        let Some(path) = &self.arguments.export.report else {
            return Ok(());
        };
        let lines: String = self.report.values().map(String::as_str).collect();
        if let Err(error) = Outputs::new().write(path, lines.as_bytes()) {
            let path = printable_path(path);
            console.fail(&format!("`{path}` cannot be written: {error}"))?;
        }
        Ok(())
    }
}

/// What is wished for; it is remembered what was in the files that are read.
pub fn options(
    formats: &[String],
    wishes: &WishArguments,
    console: &mut Console<'_>,
) -> io::Result<Option<Options>> {
    let options = wishes::options(formats, wishes, console)?;
    Ok(options.map(|options| Options {
        digests: true,
        ..options
    }))
}

/// The files that are named on the command line beside briefings, as they are now.
pub fn named(wishes: &WishArguments) -> Vec<FileRead> {
    let theme = wishes.theme.as_ref();
    let theme = theme.filter(|name| !theme::NAMES.contains(&name.as_str()));
    let files = wishes.defaults.files.iter().map(PathBuf::as_path);
    let named = files.chain(theme.map(Path::new));
    named.map(read_now).collect()
}
