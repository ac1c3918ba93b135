//! What is wrong beyond doubt, mended in its file.
//!
//! In: a briefing, the files around it, and which of them may be changed. Out: a [`Mending`]: those files as they are
//! then, and a line for each change. Nothing is written here.
//!
//! What mends a finding stands in its [suggestion](crate::diagnostic::Suggestion). All of a round that do not overlap
//! are made at once, and the briefing is read again: what is hidden behind a fault that stops reading comes up in the
//! next round. A change must pay: where more is wrong after it than before, or it is at fault itself, it is not
//! kept, and the others are tried without it. Every byte that no suggestion names stays.

mod shown;
mod trial;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::files::{Files, Unreadable};
use super::making::{Looked, look};
use super::{LARGEST_BRIEFING, Origin, Run};
use crate::diagnostic::printable_path;
use shown::shown;
use trial::{Change, Trial};

/// How often a briefing is read again. A round mends all that is found; what stops reading is found one at a time.
const ROUNDS: usize = 64;

/// How many sets of changes are tried for a briefing.
const TRIES: usize = 256;

/// How many bytes are read for that, all together: a large file is tried less often.
const MOST_READ: usize = 512 << 20;

/// Files that were mended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mending {
    /// The files that are others now, and what is in them.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// The briefing that came in from elsewhere, as it is now.
    pub bytes: Vec<u8>,
    /// What was done: a line for each change.
    pub done: Vec<String>,
}

/// Files, some of which are held as they are to be.
struct Held<'a> {
    files: &'a dyn Files,
    changed: BTreeMap<PathBuf, Vec<u8>>,
}

impl Files for Held<'_> {
    fn resolve(&self, written: &str, by: Option<&Path>) -> Option<PathBuf> {
        self.files.resolve(written, by)
    }

    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        match self.changed.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.files.read(path, largest),
        }
    }
}

impl Run {
    /// Mends the briefing in a file, and of the files beside it those that `may_change` names.
    pub fn mend(
        &self,
        path: &Path,
        files: &dyn Files,
        may_change: &dyn Fn(&Path) -> bool,
    ) -> Mending {
        let mut work = Work::new(self, Some(path), printable_path(path), files, may_change);
        work.rounds();
        work.finish()
    }

    /// Mends a briefing that lies in no file.
    pub fn mend_bytes(&self, name: &str, bytes: Vec<u8>, files: &dyn Files) -> Mending {
        let nothing = |_: &Path| false;
        let mut work = Work::new(self, None, name.to_string(), files, &nothing);
        work.bytes = bytes;
        work.rounds();
        work.finish()
    }
}

/// A briefing while it is mended.
struct Work<'a> {
    run: &'a Run,
    path: Option<&'a Path>,
    name: String,
    may_change: &'a dyn Fn(&Path) -> bool,
    held: Held<'a>,
    bytes: Vec<u8>,
    /// What was not kept: it is not tried again.
    refused: BTreeSet<(String, String)>,
    tries: usize,
    /// How many bytes were read for them.
    tried: usize,
    done: Vec<String>,
}

impl<'a> Work<'a> {
    fn new(
        run: &'a Run,
        path: Option<&'a Path>,
        name: String,
        files: &'a dyn Files,
        may_change: &'a dyn Fn(&Path) -> bool,
    ) -> Self {
        Work {
            run,
            path,
            name,
            may_change,
            held: Held {
                files,
                changed: BTreeMap::new(),
            },
            bytes: Vec::new(),
            refused: BTreeSet::new(),
            tries: 0,
            tried: 0,
            done: Vec::new(),
        }
    }

    fn finish(self) -> Mending {
        Mending {
            files: self.held.changed,
            bytes: self.bytes,
            done: self.done,
        }
    }

    /// What reading the briefing comes to as things are.
    fn look(&self) -> Looked {
        let origin = match self.path {
            Some(path) => Origin::File(path),
            None => Origin::Bytes(&self.name, self.bytes.clone()),
        };
        look(self.run, origin, &self.held)
    }

    fn rounds(&mut self) {
        let mut before = self.look();
        for _ in 0..ROUNDS {
            let changes = self.changes(&before);
            let trial = Trial::new(self.contents(&changes), &before);
            let mut kept = Vec::new();
            self.keep(&trial, changes, &mut kept);
            if kept.is_empty() {
                return;
            }
            for change in &kept {
                self.done.push(shown(change, &before.findings.sources));
            }
            self.set(trial.applied(&kept));
            before = self.look();
        }
    }

    /// What was suggested and may be made, in the order of its places; of those that overlap the first.
    fn changes(&self, looked: &Looked) -> Vec<Change> {
        let findings = &looked.findings;
        let suggested = findings.diagnostics.iter();
        let mut changes: Vec<Change> = suggested
            .filter_map(|one| one.suggestion.clone())
            .filter_map(|suggestion| {
                let source = findings.sources.get(suggestion.span.file);
                let change = Change {
                    path: self.path_of(&source.name, looked)?,
                    before: source.text.get(suggestion.span.range())?.to_string(),
                    line: source.text[findings
                        .sources
                        .line(suggestion.span.file, suggestion.span.start)]
                    .to_string(),
                    suggestion,
                };
                (!self.refused.contains(&change.key())).then_some(change)
            })
            .collect();
        let place = |change: &Change| {
            (
                change.path.clone(),
                change.range().start,
                change.range().end,
            )
        };
        changes.sort_by_key(place);
        let mut end: Option<(Option<PathBuf>, usize)> = None;
        changes.retain(|change| {
            let is_free = end
                .as_ref()
                .is_none_or(|(path, end)| *path != change.path || change.range().start >= *end);
            if is_free {
                // What is put in where another ends would be one change with it.
                end = Some((change.path.clone(), change.range().end + 1));
            }
            is_free
        });
        changes
    }

    /// The file of a name that may be changed; that of a briefing that lies in none is `None`.
    fn path_of(&self, name: &str, looked: &Looked) -> Option<Option<PathBuf>> {
        if name == self.name {
            return Some(self.path.map(Path::to_path_buf));
        }
        let mut read = looked.read.iter().map(|read| &read.path);
        let path = read.find(|path| printable_path(path) == name)?;
        (self.may_change)(path).then(|| Some(path.clone()))
    }

    /// What is in the files of some changes.
    fn contents(&self, changes: &[Change]) -> BTreeMap<Option<PathBuf>, Vec<u8>> {
        let paths: BTreeSet<&Option<PathBuf>> = changes.iter().map(|change| &change.path).collect();
        let read = |path: &Option<PathBuf>| match path {
            Some(path) => self.held.read(path, LARGEST_BRIEFING).ok(),
            None => Some(self.bytes.clone()),
        };
        let contents = paths.into_iter();
        contents
            .filter_map(|path| Some((path.clone(), read(path)?)))
            .collect()
    }

    fn set(&mut self, contents: BTreeMap<Option<PathBuf>, Vec<u8>>) {
        for (path, bytes) in contents {
            match path {
                Some(path) => {
                    self.held.changed.insert(path, bytes);
                }
                None => self.bytes = bytes,
            }
        }
    }

    /// Keeps those of some changes that pay, beside what is kept of the round already: all of them, else one half and
    /// then the other.
    fn keep(&mut self, trial: &Trial<'_>, changes: Vec<Change>, kept: &mut Vec<Change>) {
        if changes.is_empty() || self.tries >= TRIES || self.tried >= MOST_READ {
            return;
        }
        self.tries += 1;
        self.tried += trial.bytes();
        let all: Vec<Change> = kept.iter().chain(&changes).cloned().collect();
        let unchanged = (self.held.changed.clone(), self.bytes.clone());
        self.set(trial.applied(&all));
        let after = self.look();
        (self.held.changed, self.bytes) = unchanged;
        if trial.pays(&all, kept.len(), &after) {
            *kept = all;
        } else if let [change] = &changes[..] {
            self.refused.insert(change.key());
        } else {
            let mut first = changes;
            let second = first.split_off(first.len() / 2);
            self.keep(trial, first, kept);
            self.keep(trial, second, kept);
        }
    }
}
