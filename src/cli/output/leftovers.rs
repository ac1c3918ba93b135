//! What a run has left that was killed, or lost its machine, while it wrote.
//!
//! A file is one of those when it has a name that only this program gives, lies in a folder that an
//! output is written to, and has not been written to for an hour: no output takes as long.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::{DRAWN, PREFIX, SUFFIX};

/// How long nobody has written to a file that is given up.
const GIVEN_UP: Duration = Duration::from_secs(60 * 60);

/// Removes them. What cannot be looked at or removed stays: it is in nobody's way.
pub fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if is_ours(&entry.file_name()) && is_given_up(&path).unwrap_or(false) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether a name is one that only this program gives.
pub fn is_ours(name: &OsStr) -> bool {
    let drawn = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    drawn.is_some_and(|drawn| {
        drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_given_up(path: &Path) -> io::Result<bool> {
    let metadata = fs::symlink_metadata(path)?;
    // A time that has yet to come is that of no file that is given up.
    let age = metadata.modified()?.elapsed().unwrap_or_default();
    Ok(metadata.is_file() && age > GIVEN_UP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_the_program_gives_are_its_own() {
        for (name, ours) in [
            (".briefset-a1B2c3.part", true),
            (".briefset-a1B2c.part", false),
            (".briefset-a1B2c3d.part", false),
            (".briefset-a1.2c3.part", false),
            ("briefset-a1B2c3.part", false),
            (".briefset-a1B2c3.pdf", false),
        ] {
            assert_eq!(is_ours(OsStr::new(name)), ours, "{name}");
        }
    }
}
