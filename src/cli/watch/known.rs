//! What each briefing was made of, and whether that is still what is there.
//!
//! In: what was read for a briefing, with digests, as its run tells ([`FileRead`]). Out: the folders in which
//! something may happen that concerns it; and, when something has, which briefings are to be made again: those
//! that would read other bytes now. A touch, a save of the same bytes and our own outputs change nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use super::lookout::{News, nearest_folder};
use crate::project::files::{digest, read_given};
use crate::project::{FileRead, LARGEST_BRIEFING};

/// How many links are followed from a name to its file.
const MOST_LINKS: usize = 8;

/// What is there under a name: its digest, unless it cannot be read.
type Found = Option<String>;

/// What briefings were made of.
#[derive(Debug, Default)]
pub struct Known {
    /// By whom, what was read. It is that which counts: what has been saved since is other.
    read: BTreeMap<PathBuf, Vec<(PathBuf, Found)>>,
    /// Where what was read lies.
    places: BTreeMap<PathBuf, Place>,
    /// Our own outputs, by the places that they truly have.
    own: BTreeSet<PathBuf>,
    /// What was there when somebody was made again that could not read it: it is too large, or lies outside. Until
    /// it is other, making again is of no use.
    refused: BTreeMap<PathBuf, Found>,
    /// What was there when it was last looked.
    looked: BTreeMap<PathBuf, Found>,
}

/// Where a file lies, or would.
#[derive(Debug)]
struct Place {
    /// The names on the way there, and of what links lead to.
    names: BTreeSet<OsString>,
    /// The folders in which it may appear, change or go.
    folders: BTreeSet<PathBuf>,
    /// Where it truly is.
    truly: Option<PathBuf>,
}

/// What is to be made again.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// For whom.
    pub whom: BTreeSet<PathBuf>,
    /// Whether a file has gone or is empty that was there before: it may be that it is being saved.
    pub is_doubtful: bool,
}

impl Place {
    fn of(path: &Path) -> Self {
        let mut place = Place {
            names: BTreeSet::new(),
            folders: BTreeSet::new(),
            truly: path.canonicalize().ok(),
        };
        place.add(path);
        let mut at = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            let Ok(target) = at.read_link() else { break };
            at = at.parent().unwrap_or(Path::new("")).join(target);
            place.add(&at);
        }
        if let Some(truly) = place.truly.clone() {
            place.add(&truly);
        }
        place
    }

    fn add(&mut self, path: &Path) {
        let names = path.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_os_string()),
            Component::CurDir
            | Component::ParentDir
            | Component::RootDir
            | Component::Prefix(_) => None,
        });
        self.names.extend(names);
        self.folders.extend(nearest_folder(path));
    }

    fn is_in(&self, news: &News) -> bool {
        news.anything || self.names.iter().any(|name| news.names.contains(name))
    }
}

impl Known {
    /// Remembers what was read for somebody; `path` is its own file, which counts as read in any case.
    pub fn remember(&mut self, whom: &Path, read: Vec<FileRead>) {
        let mut read: Vec<(PathBuf, Found)> = read
            .into_iter()
            .map(|read| (read.path, read.digest))
            .collect();
        if read.is_empty() && !whom.as_os_str().is_empty() {
            read.push((whom.to_path_buf(), None));
        }
        for (path, found) in &read {
            self.places.insert(path.clone(), Place::of(path));
            self.refused.remove(path);
            let looked = self.looked.get(path).cloned().flatten();
            if found.is_none() && looked.is_some() && Look::at(path).found == looked {
                self.refused.insert(path.clone(), looked);
            }
        }
        self.read.insert(whom.to_path_buf(), read);
    }

    /// Forgets somebody.
    pub fn forget(&mut self, whom: &Path) {
        self.read.remove(whom);
    }

    /// Remembers that a file is our own.
    pub fn add_own(&mut self, path: &Path) {
        self.own.extend(path.canonicalize().ok());
    }

    /// Whether a file is our own.
    pub fn is_own(&self, path: &Path) -> bool {
        path.canonicalize()
            .is_ok_and(|path| self.own.contains(&path))
    }

    /// The folders in which something may happen that concerns somebody.
    pub fn folders(&mut self) -> BTreeSet<PathBuf> {
        let read = self.read.values().flatten();
        let read: BTreeSet<&PathBuf> = read.map(|(path, _)| path).collect();
        self.places.retain(|path, _| read.contains(path));
        self.refused.retain(|path, _| read.contains(path));
        let places = self.places.values();
        places
            .flat_map(|place| place.folders.iter().cloned())
            .collect()
    }

    /// The names of what was read in these folders.
    pub fn names_in(&self, folders: &BTreeSet<PathBuf>) -> BTreeSet<OsString> {
        let places = self.places.iter();
        let there = places.filter(|(_, place)| !place.folders.is_disjoint(folders));
        there
            .filter_map(|(path, _)| path.file_name().map(OsStr::to_os_string))
            .collect()
    }

    /// Takes in where files lie now: folders may have come, and links lead elsewhere.
    pub fn refresh(&mut self, news: &News) {
        let concerned = self
            .places
            .iter_mut()
            .filter(|(_, place)| place.is_in(news));
        concerned.for_each(|(path, place)| *place = Place::of(path));
    }

    /// For whom other bytes are there than those that were read.
    pub fn changed(&mut self, news: &News) -> Changed {
        let mut changed = Changed::default();
        let mut looked: BTreeMap<&PathBuf, Look> = BTreeMap::new();
        for (whom, read) in &self.read {
            for (path, found) in read {
                let place = self.places.get(path);
                if !place.is_none_or(|place| place.is_in(news)) {
                    continue;
                }
                let is_own = |place: &Place| {
                    let truly = place.truly.as_ref();
                    truly.is_some_and(|truly| self.own.contains(truly))
                };
                if place.is_some_and(is_own) {
                    continue;
                }
                let look = looked.entry(path).or_insert_with(|| Look::at(path));
                let is_refused = found.is_none() && self.refused.get(path) == Some(&look.found);
                if look.found != *found && !is_refused {
                    changed.whom.insert(whom.clone());
                    changed.is_doubtful |= look.is_nothing && found.is_some();
                }
            }
        }
        let looked = looked.into_iter();
        self.looked = looked
            .map(|(path, look)| (path.clone(), look.found))
            .collect();
        changed
    }
}

/// What is there now.
struct Look {
    found: Found,
    /// Whether it is nothing, or has nothing in it.
    is_nothing: bool,
}

impl Look {
    fn at(path: &Path) -> Self {
        let bytes = read_given(path, LARGEST_BRIEFING).ok();
        Look {
            is_nothing: bytes.as_ref().is_none_or(Vec::is_empty),
            found: bytes.map(|bytes| digest(&bytes)),
        }
    }
}

/// A file as it is now, as if it had been read.
pub fn read_now(path: &Path) -> FileRead {
    let look = Look::at(path);
    FileRead {
        path: path.to_path_buf(),
        bytes: None,
        digest: look.found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn news_of(name: &str) -> News {
        let mut news = News::default();
        news.names.insert(OsString::from(name));
        news
    }

    /// A folder with a file in it that was read for `whom`.
    fn known(name: &str, text: &str) -> (tempfile::TempDir, PathBuf, Known) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        save(&path, text);
        let mut known = Known::default();
        known.remember(Path::new("whom"), vec![read_now(&path)]);
        (folder, path, known)
    }

    #[expect(clippy::disallowed_methods, reason = "what an editor does")]
    fn save(path: &Path, text: &str) {
        fs::write(path, text).expect("a file that can be written");
    }

    #[test]
    fn the_same_bytes_are_no_change_and_others_are() {
        let (_folder, path, mut known) = known("a.csv", "a");
        save(&path, "a");
        assert_eq!(known.changed(&news_of("a.csv")), Changed::default());
        save(&path, "b");
        assert_eq!(known.changed(&news_of("b.csv")), Changed::default());
        let changed = known.changed(&news_of("a.csv"));
        assert!(changed.whom.contains(Path::new("whom")) && !changed.is_doubtful);
    }

    #[test]
    fn a_file_that_is_empty_or_gone_is_in_doubt() {
        let (_folder, path, mut known) = known("a.csv", "a");
        save(&path, "");
        assert!(known.changed(&news_of("a.csv")).is_doubtful);
        fs::remove_file(&path).expect("a file that can be removed");
        assert!(known.changed(&news_of("a.csv")).is_doubtful);
    }

    #[test]
    fn what_is_our_own_changes_nothing() {
        let (_folder, path, mut known) = known("a.png", "a");
        known.add_own(&path);
        save(&path, "b");
        assert_eq!(known.changed(&news_of("a.png")), Changed::default());
    }

    #[test]
    fn what_cannot_be_read_for_a_briefing_is_tried_once() {
        let (_folder, path, mut known) = known("a.png", "a");
        let refused = FileRead {
            digest: None,
            ..read_now(&path)
        };
        known.remember(Path::new("whom"), vec![refused.clone()]);
        assert!(!known.changed(&news_of("a.png")).whom.is_empty());
        known.remember(Path::new("whom"), vec![refused]);
        assert!(known.changed(&news_of("a.png")).whom.is_empty());
    }
}
