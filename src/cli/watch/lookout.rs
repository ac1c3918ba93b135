//! What happens in folders, a burst at a time.
//!
//! In: the folders to look at. Out: [`News`]: the names that something happened to. One save is several events,
//! and editors save by renaming, so that it is folders that are looked at, and an event says no more than where
//! to look: what has changed, digests tell ([`super::known`]). Where the system tells nothing, or no more, the
//! folders are read again and again.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Config, Error, ErrorKind, Event, PollWatcher, RecommendedWatcher};
use notify::{RecursiveMode, Watcher};

use super::super::output::is_unfinished;
use super::super::tally::Stopwatch;

/// A burst is over when so long nothing has happened, or when it has taken so long.
const QUIET: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_millis(80);

/// How often folders are read where the system does not tell.
const OFTEN: Duration = Duration::from_millis(250);

/// How many names are kept apart. Where more happens at once, everything is looked at.
const MOST_NAMES: usize = 10_000;

/// What has happened.
#[derive(Debug, Default)]
pub struct News {
    /// The last parts of the paths that something happened to.
    pub names: BTreeSet<OsString>,
    /// Whether something came, went or was renamed.
    pub came_or_went: bool,
    /// Whether more happened than was told.
    pub anything: bool,
    /// Paths that went: a folder among them is looked at no more.
    gone: BTreeSet<PathBuf>,
    /// How much was told.
    count: u64,
}

impl News {
    /// Takes in what has happened since.
    pub fn add(&mut self, later: News) {
        self.names.extend(later.names);
        self.gone.extend(later.gone);
        self.came_or_went |= later.came_or_went;
        self.anything |= later.anything;
        self.count += later.count;
    }

    fn hear(&mut self, told: Result<Event, Error>) {
        let event = match told {
            Ok(event) => event,
            // What was not told may be anything.
            Err(_) => return self.lose_count(),
        };
        let is_ours = |path: &PathBuf| path.file_name().is_some_and(is_unfinished);
        if event.need_rescan() {
            return self.lose_count();
        }
        let (came_or_went, went) = match event.kind {
            // Reading, our own as well.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => (false, false),
            EventKind::Access(_) => return,
            EventKind::Create(_) => (true, false),
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => (true, true),
            EventKind::Modify(_) | EventKind::Any | EventKind::Other => (false, false),
        };
        if event.paths.iter().any(is_ours) {
            return;
        }
        self.count += 1;
        self.came_or_went |= came_or_went;
        if self.names.len() + self.gone.len() > MOST_NAMES {
            return self.lose_count();
        }
        for path in event.paths {
            self.names.extend(path.file_name().map(OsStr::to_os_string));
            if went {
                self.gone.insert(path);
            }
        }
    }

    fn lose_count(&mut self) {
        self.count += 1;
        self.names.clear();
        self.anything = true;
        self.came_or_went = true;
    }
}

/// What the watcher's thread has told.
#[derive(Default)]
struct Told {
    news: Mutex<News>,
    is_new: Condvar,
}

impl Told {
    fn lock(&self) -> MutexGuard<'_, News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks at folders.
pub struct Lookout {
    told: Arc<Told>,
    watcher: Box<dyn Watcher>,
    folders: BTreeSet<PathBuf>,
    polls: bool,
}

impl Lookout {
    /// Looks at none yet; asks the system to tell unless that is not wanted or cannot be had.
    ///
    /// # Errors
    ///
    /// Where not even folders can be read again and again.
    pub fn new(polls: bool) -> Result<Self, Error> {
        let told = Arc::new(Told::default());
        let asked = match polls {
            true => None,
            false => recommended(&told).ok(),
        };
        let polls = asked.is_none();
        let watcher = match asked {
            Some(watcher) => watcher,
            None => polling(&told)?,
        };
        Ok(Lookout {
            told,
            watcher,
            folders: BTreeSet::new(),
            polls,
        })
    }

    /// Whether folders are read again and again.
    pub fn polls(&self) -> bool {
        self.polls
    }

    /// Looks at these folders and no others; which of them are new to it.
    ///
    /// # Errors
    ///
    /// Where not even folders can be read again and again.
    pub fn look_at(&mut self, folders: BTreeSet<PathBuf>) -> Result<BTreeSet<PathBuf>, Error> {
        for folder in self.folders.difference(&folders) {
            // One that is gone is looked at no more by itself.
            let _ = self.watcher.unwatch(folder);
        }
        let mut added: BTreeSet<PathBuf> = folders.difference(&self.folders).cloned().collect();
        self.folders.retain(|folder| folders.contains(folder));
        for folder in &added {
            match self.watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.folders.insert(folder.clone());
                }
                Err(error) if is_missing(&error) || self.polls => {}
                Err(_) => {
                    // The system has no more room for what it would have to tell.
                    self.watcher = polling(&self.told)?;
                    self.polls = true;
                    self.folders.clear();
                    added = self.look_at(folders)?;
                    break;
                }
            }
        }
        Ok(added)
    }

    /// Has it that something may have happened to these names.
    pub fn suspect(&self, names: BTreeSet<OsString>) {
        if !names.is_empty() {
            let mut news = self.told.lock();
            news.names.extend(names);
            news.count += 1;
        }
    }

    /// Waits for something to happen, and for that to be over.
    pub fn wait(&mut self) -> News {
        let mut news = self.told.lock();
        while news.count == 0 {
            news = self
                .told
                .is_new
                .wait(news)
                .unwrap_or_else(PoisonError::into_inner);
        }
        drop(news);
        self.settled()
    }

    /// What has happened once it is quiet.
    pub fn settled(&mut self) -> News {
        let begun = Stopwatch::start();
        let mut news = self.told.lock();
        loop {
            let before = news.count;
            let left = LONGEST.saturating_sub(Duration::from_millis(begun.milliseconds()));
            let waited = self.told.is_new.wait_timeout(news, QUIET.min(left));
            news = waited.unwrap_or_else(PoisonError::into_inner).0;
            if left.is_zero() || news.count == before {
                break;
            }
        }
        let burst = mem::take(&mut *news);
        drop(news);
        // A folder that went may be back under its name, and would be taken for the one that is looked at.
        for path in &burst.gone {
            if self.folders.remove(path) {
                let _ = self.watcher.unwatch(path);
            }
        }
        burst
    }
}

fn recommended(told: &Arc<Told>) -> Result<Box<dyn Watcher>, Error> {
    let watcher = RecommendedWatcher::new(hearing(told), Config::default())?;
    Ok(Box::new(watcher))
}

/// By contents: the times that it compares are those of whole seconds.
fn polling(told: &Arc<Told>) -> Result<Box<dyn Watcher>, Error> {
    let config = Config::default()
        .with_poll_interval(OFTEN)
        .with_compare_contents(true);
    let watcher = PollWatcher::new(hearing(told), config)?;
    Ok(Box::new(watcher))
}

fn hearing(told: &Arc<Told>) -> impl Fn(Result<Event, Error>) + Send + 'static {
    let told = Arc::clone(told);
    move |event| {
        told.lock().hear(event);
        told.is_new.notify_all();
    }
}

fn is_missing(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// The nearest folder on the way to a path that is there.
pub fn nearest_folder(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find_map(|folder| {
        let folder = match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        };
        folder.canonicalize().ok().filter(|folder| folder.is_dir())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, Flag};

    #[test]
    fn reading_and_files_in_the_writing_are_no_news() {
        let mut news = News::default();
        let event = |kind, path: &str| Ok(Event::new(kind).add_path(PathBuf::from(path)));
        news.hear(event(EventKind::Access(AccessKind::Read), "/a/b.yaml"));
        news.hear(event(
            EventKind::Create(CreateKind::File),
            "/a/.briefset-a1B2c3.part",
        ));
        assert_eq!((news.count, news.came_or_went), (0, false));
        news.hear(event(EventKind::Create(CreateKind::File), "/a/b.yaml"));
        assert_eq!((news.count, news.came_or_went), (1, true));
    }

    #[test]
    fn what_was_not_told_may_be_anything() {
        let mut news = News::default();
        news.hear(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)));
        assert!(news.anything && news.came_or_went);
        let mut flooded = News::default();
        for number in 0..=MOST_NAMES + 1 {
            let path = PathBuf::from(format!("/a/{number}"));
            flooded.hear(Ok(
                Event::new(EventKind::Create(CreateKind::File)).add_path(path)
            ));
        }
        assert!(flooded.anything && flooded.names.len() < 10);
    }
}
