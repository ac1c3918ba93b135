//! `briefset preview`: a page that shows a briefing while it is written.
//!
//! In: a briefing. Out: an address of this machine, at which a browser shows its pages, its book, what was found and
//! where each word is written ([`answer`]); and what was found on standard error, as `export` tells it. What is
//! saved is made again as [`watch`] does it, and nothing is written. Whoever asks is served by threads
//! of their own ([`server`]), from what was made last without an error ([`state`]).

mod answer;
mod browser;
mod request;
mod server;
mod state;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::server::Server;
use self::state::State;
use super::tally::Stopwatch;
use super::threads::Threads;
use super::watch::{self, EVERYBODY, Known, Lookout};
use super::{Console, ExportArguments, PreviewArguments, Status, explain, export, status_of};
use crate::diagnostic::printable_path;
use crate::export::BACKENDS;
use crate::project::inputs::{self, Input};
use crate::project::{Failure, Options, Run};

/// Where briefings are looked for if none is named.
const USUAL: &str = "content";

/// Runs the command, which ends where it cannot begin, or is told to; with `--png`, when all is drawn.
pub fn run(arguments: &PreviewArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let input = match find(arguments.file.as_deref()) {
        Ok(input) => input,
        Err(message) => {
            console.fail(&message)?;
            return Ok(Status::Failed);
        }
    };
    if arguments.png {
        return export::run(&pictures(arguments, &input), console);
    }
    let mut known = Known::default();
    let named = watch::named(&arguments.wishes);
    known.remember(Path::new(EVERYBODY), named);
    let formats = ["pdf".to_string(), "epub".to_string()];
    let Some(options) = watch::options(&formats, &arguments.wishes, console)? else {
        return Ok(Status::Failed);
    };
    let begun = Server::listen(arguments.serve.unwrap_or_default()).and_then(|server| {
        let state = Arc::new(State::new(&input.name()));
        let address = server.address();
        server.serve(Arc::clone(&state))?;
        Ok((state, address))
    });
    let (state, address) = match begun {
        Ok(begun) => begun,
        Err(error) => {
            let port = arguments.serve.map(|port| format!(" at port {port}"));
            let port = port.unwrap_or_default();
            console.fail(&format!("nothing can be shown{port}: {error}"))?;
            return Ok(Status::Failed);
        }
    };
    let lookout = match Lookout::new(arguments.poll) {
        Ok(lookout) => lookout,
        Err(error) => {
            console.fail(&format!("nothing can be looked at: {error}"))?;
            return Ok(Status::Failed);
        }
    };
    let mut showing = Showing {
        arguments,
        input,
        run: Run::new(options),
        threads: Threads::new(console.threads),
        known,
        lookout,
        state,
        failed: false,
    };
    showing.make(console)?;
    writeln!(console.out, "{address}")?;
    console.out.flush()?;
    if arguments.open
        && let Err(error) = browser::open(&address)
    {
        console.fail(&format!("no browser can be opened: {error}"))?;
    }
    loop {
        showing.wait(console)?;
    }
}

/// The briefing that is meant: the one that is named, else the only one that there is.
fn find(file: Option<&Path>) -> Result<Input, String> {
    if file == Some(Path::new("-")) {
        return Err("`preview` looks at a file, and `-` is none".to_string());
    }
    let paths = [file.unwrap_or(Path::new(USUAL)).to_path_buf()];
    let found = inputs::find(&paths, &BACKENDS.iter().collect::<Vec<_>>())?;
    let mut inputs = found.inputs.into_iter();
    match (inputs.next(), inputs.len()) {
        (Some(only), 0) => Ok(only),
        (_, more) => Err(format!(
            "`preview` shows one briefing, and there are {} in `{}`: name one",
            more + 1,
            printable_path(&paths[0])
        )),
    }
}

/// What `export` is asked for to write pictures.
fn pictures(arguments: &PreviewArguments, input: &Input) -> ExportArguments {
    ExportArguments {
        inputs: input.path.clone().into_iter().collect(),
        formats: vec!["png".to_string()],
        output: arguments.output.clone(),
        if_changed: false,
        report: None,
        wishes: arguments.wishes.clone(),
    }
}

/// A briefing that is shown.
struct Showing<'a> {
    arguments: &'a PreviewArguments,
    input: Input,
    run: Run,
    threads: Threads,
    known: Known,
    lookout: Lookout,
    state: Arc<State>,
    /// Whether it had errors last time.
    failed: bool,
}

impl Showing<'_> {
    /// Makes it, shows it, and says what was found.
    fn make(&mut self, console: &mut Console<'_>) -> io::Result<()> {
        let begun = Stopwatch::start();
        let path = self.input.path.clone().unwrap_or_default();
        let files = self.input.files();
        let run = &self.run;
        let made = self.threads.work(|| run.preview(&path, &files));
        self.known.remember(&path, made.read.clone());
        let mut log = console.voice.findings(&made.findings);
        let failure = made.preview.as_ref().err();
        if let Some(failure) = failure.filter(|failure| **failure != Failure::AtFault) {
            log += &console.voice.error(&failure.to_string());
        }
        let is_failed = failure.map(status_of).is_some();
        if self.failed && !is_failed {
            log += &console.voice.note("all is well again");
        }
        self.failed = is_failed;
        let errors: BTreeSet<&str> = explain::errors(&made.findings.diagnostics);
        log += &explain::hint(&errors, &console.voice);
        self.state
            .set(&self.input.name(), made, begun.milliseconds());
        console.say(&log)?;
        console.finish()?;
        console.voice.results.clear();
        self.look(console)
    }

    /// Looks at the folders in which something may happen.
    fn look(&mut self, console: &mut Console<'_>) -> io::Result<()> {
        let mut folders = self.known.folders();
        let path = self.input.path.as_deref();
        folders.extend(path.and_then(watch::nearest_folder));
        match self.lookout.look_at(folders) {
            Ok(added) => self.lookout.suspect(self.known.names_in(&added)),
            Err(error) => console.fail(&format!("some folders cannot be looked at: {error}"))?,
        }
        Ok(())
    }

    /// Waits until something is saved that it is made of, and makes it again.
    fn wait(&mut self, console: &mut Console<'_>) -> io::Result<()> {
        let mut news = self.lookout.wait();
        let begun = Stopwatch::start();
        let mut changed = self.known.changed(&news);
        while changed.is_doubtful && begun.milliseconds() < watch::DOUBT {
            news.add(self.lookout.settled());
            changed = self.known.changed(&news);
        }
        if news.came_or_went {
            self.known.refresh(&news);
        }
        if changed.whom.contains(Path::new(EVERYBODY)) {
            let wishes = &self.arguments.wishes;
            self.known
                .remember(Path::new(EVERYBODY), watch::named(wishes));
            let formats: Vec<String> = names(self.run.options());
            if let Some(mut options) = watch::options(&formats, wishes, console)? {
                options.fonts = Arc::clone(&self.run.options().fonts);
                self.run = Run::new(options);
                return self.make(console);
            }
        }
        let path: PathBuf = self.input.path.clone().unwrap_or_default();
        match changed.whom.contains(&path) {
            true => self.make(console),
            false => self.look(console),
        }
    }
}

/// The names of the formats of options.
fn names(options: &Options) -> Vec<String> {
    let backends = options.backends.iter();
    backends.map(|backend| backend.name.to_string()).collect()
}
