//! What is other than when briefings were made last.
//!
//! In: news of folders. Out: which briefings are to be made again, which are new and which have gone. Whether a
//! file has changed [`super::known`] says; which files are briefings, [`inputs`](crate::project::inputs).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::lookout::News;
use super::{EVERYBODY, Watch};
use crate::project::inputs::{FoundInputs, Input};

/// What is to be done after something has happened.
#[derive(Default)]
pub struct Changes {
    /// Whether what was named on the command line is other now.
    pub wishes: bool,
    /// What is to be made again.
    pub again: Vec<Input>,
    /// All briefings, where they were looked for again.
    pub found: Option<FoundInputs>,
    /// The briefings that are there no more.
    pub gone: Vec<Input>,
    /// Why briefings could not be looked for: a sentence.
    pub unfound: Option<String>,
    /// Whether it may be that something is being saved.
    pub is_doubtful: bool,
}

impl Watch<'_> {
    /// What is other than it was.
    pub fn changes(&mut self, news: &News) -> Changes {
        let changed = self.known.changed(news);
        let mut changes = Changes {
            wishes: changed.whom.contains(Path::new(EVERYBODY)),
            is_doubtful: changed.is_doubtful,
            ..Changes::default()
        };
        let mut inputs = self.job.inputs.clone();
        if news.came_or_went {
            match self.job.find_again() {
                Ok(mut found) => {
                    let report = &self.arguments.export.report;
                    found
                        .inputs
                        .retain(|input| !self.known.is_own(&path(input)) && input.path != *report);
                    let there: BTreeSet<PathBuf> = found.inputs.iter().map(path).collect();
                    let gone = inputs.iter().filter(|one| !there.contains(&path(one)));
                    changes.gone = gone.cloned().collect();
                    inputs.clone_from(&found.inputs);
                    changes.found = Some(found);
                }
                Err(message) => {
                    // A briefing that is named and not there says so itself.
                    let says_so = inputs
                        .iter()
                        .any(|input| input.found_in.is_none() && !path(input).exists());
                    changes.unfound = Some(message).filter(|_| !says_so);
                    let is_known = self.unfound == changes.unfound;
                    changes.is_doubtful |= !is_known && changes.unfound.is_some();
                }
            }
        }
        let before: BTreeSet<PathBuf> = self.job.inputs.iter().map(path).collect();
        let is_begun = |input: &Input| is_empty(&path(input));
        changes.again = inputs
            .into_iter()
            .filter(|input| changed.whom.contains(&path(input)) || !before.contains(&path(input)))
            .collect();
        changes.is_doubtful |= !changes.gone.is_empty();
        let mut new = changes.again.iter();
        changes.is_doubtful |= new.any(|one| !before.contains(&path(one)) && is_begun(one));
        changes
    }
}

/// The file of a briefing: there is none without one here.
pub fn path(input: &Input) -> PathBuf {
    input.path.clone().unwrap_or_default()
}

/// Whether a file has nothing in it.
fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.len() == 0)
}
