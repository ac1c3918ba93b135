//! Expected results in files: compared, shown as a difference, or rewritten on request.

use std::fs;
use std::path::{Path, PathBuf};

/// Lines around a difference that are shown with it.
const CONTEXT: usize = 3;

/// The folder of a topic's cases.
pub fn folder(topic: &str) -> PathBuf {
    Path::new("tests/cases").join(topic)
}

/// The files of a topic whose names have one of these endings, in the order of their names.
pub fn files(topic: &str, endings: &[&str]) -> Vec<PathBuf> {
    let folder = folder(topic);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            endings.iter().any(|ending| name.ends_with(ending))
        })
        .collect();
    files.sort();
    files
}

/// Compares results with their files, all of them, so that one run shows every difference.
#[derive(Default)]
pub struct Goldens {
    differences: Vec<String>,
}

impl Goldens {
    /// Compares one result, or writes its file when `BRIEFSET_BLESS` is set.
    pub fn check(&mut self, path: &Path, found: &str) {
        if std::env::var_os("BRIEFSET_BLESS").is_some() {
            fs::write(path, found).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            return;
        }
        match fs::read_to_string(path) {
            Ok(expected) if expected == found => {}
            Ok(expected) => {
                let difference = difference(&expected, found);
                self.differences
                    .push(format!("{}\n{difference}", path.display()));
            }
            Err(error) => self
                .differences
                .push(format!("{}: {error}\n{found}", path.display())),
        }
    }

    /// Compares a picture by what is said of its difference from the one in a file, or writes that when
    /// `BRIEFSET_BLESS` is set.
    pub fn check_picture(
        &mut self,
        path: &Path,
        found: &[u8],
        difference: impl Fn(&[u8], &[u8]) -> Option<String>,
    ) {
        let expected = fs::read(path);
        let fault = match &expected {
            Ok(expected) => difference(found, expected),
            Err(error) => Some(error.to_string()),
        };
        let Some(fault) = fault else { return };
        // What is no difference is not written either: pictures would change from one machine to the next.
        if std::env::var_os("BRIEFSET_BLESS").is_some() {
            fs::write(path, found).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            return;
        }
        let name = path.file_name().unwrap_or_default();
        let seen = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&seen, found).unwrap_or_else(|error| panic!("{seen:?}: {error}"));
        self.fault(path, &format!("{fault}; see {}", seen.display()));
    }

    /// Notes something that is wrong whatever the files say.
    pub fn fault(&mut self, path: &Path, fault: &str) {
        self.differences
            .push(format!("{}: {fault}", path.display()));
    }

    /// Fails when anything differed.
    pub fn finish(self) {
        assert!(
            self.differences.is_empty(),
            "{} of the expected results differ; `BRIEFSET_BLESS=1 cargo test` rewrites them\n\n{}",
            self.differences.len(),
            self.differences.join("\n")
        );
    }
}

/// The lines that differ, `-` expected and `+` found, with some that do not around them.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), found.lines().collect());
    let mut lines = Vec::new();
    let (mut left, mut right) = (0, 0);
    while left < expected.len() || right < found.len() {
        if expected.get(left) == found.get(right) {
            lines.push((' ', expected[left]));
            left += 1;
            right += 1;
            continue;
        }
        let (dropped, added) = until_equal(&expected[left..], &found[right..]);
        lines.extend(
            expected[left..left + dropped]
                .iter()
                .map(|line| ('-', *line)),
        );
        lines.extend(found[right..right + added].iter().map(|line| ('+', *line)));
        left += dropped;
        right += added;
    }
    shown(&lines)
}

/// How many lines to pass over on either side until both go on alike.
fn until_equal(expected: &[&str], found: &[&str]) -> (usize, usize) {
    for sum in 1..expected.len() + found.len() {
        for dropped in sum.saturating_sub(found.len())..=sum.min(expected.len()) {
            let added = sum - dropped;
            let same = match (expected.get(dropped), found.get(added)) {
                (Some(one), Some(other)) => one == other,
                (None, None) => true,
                _ => false,
            };
            if same {
                return (dropped, added);
            }
        }
    }
    (expected.len(), found.len())
}

fn shown(lines: &[(char, &str)]) -> String {
    let near = |index: usize| {
        let from = index.saturating_sub(CONTEXT);
        let to = (index + CONTEXT + 1).min(lines.len());
        lines[from..to].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut shown = String::new();
    let mut gap = false;
    for (index, (mark, line)) in lines.iter().enumerate() {
        if near(index) {
            shown.push_str(&format!("  {mark} {line}\n"));
            gap = false;
        } else if !gap {
            shown.push_str("  …\n");
            gap = true;
        }
    }
    shown
}
