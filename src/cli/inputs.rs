//! Which files are exported, and to which names.
//!
//! In: the paths of the command line. Out: [`Input`]s in their order, folders walked in the order of
//! names. Everything that makes a run impossible is found here, before any work.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::export::BACKENDS;

/// A briefing to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it is read from; `None` is standard input.
    pub path: Option<PathBuf>,
    /// Where its outputs go, below the output folder and without an extension.
    pub stem: PathBuf,
}

impl Input {
    /// The name that diagnostics call it by.
    pub fn name(&self) -> String {
        self.path
            .as_ref()
            .map_or_else(|| "<stdin>".to_string(), |path| path.display().to_string())
    }
}

/// Endings of briefings.
const EXTENSIONS: &[&str] = &["yaml", "yml", "json"];

/// How deep folders are walked.
const DEEPEST: usize = 32;

/// Finds every briefing. The error is a sentence for the user.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut inputs: Vec<Input> = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            inputs.push(Input {
                path: None,
                stem: PathBuf::from("stdin"),
            });
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, Path::new(""), 0, &mut inputs)?;
            if inputs.len() == before {
                return Err(format!(
                    "there is no briefing in `{}`: no file below it ends in .yaml, .yml or .json",
                    path.display()
                ));
            }
        } else if path.is_file() {
            let stem = path.file_stem().unwrap_or(OsStr::new("briefing"));
            inputs.push(Input {
                path: Some(path.clone()),
                stem: PathBuf::from(stem),
            });
        } else {
            return Err(missing(path));
        }
    }
    remove_repeated(&mut inputs);
    refuse_collisions(&inputs)?;
    Ok(inputs)
}

fn missing(path: &Path) -> String {
    let is_format = BACKENDS
        .iter()
        .any(|backend| path == Path::new(backend.name));
    let hint = if path == Path::new("content") {
        ": name a briefing, or make a folder of that name"
    } else if is_format {
        ": several formats have commas between them, as in `-f pdf,epub`"
    } else {
        ""
    };
    match fs::symlink_metadata(path) {
        Ok(_) => format!("`{}` is neither a file nor a folder{hint}", path.display()),
        Err(error) => format!("`{}` cannot be read: {error}{hint}", path.display()),
    }
}

fn walk(folder: &Path, below: &Path, depth: usize, inputs: &mut Vec<Input>) -> Result<(), String> {
    if depth > DEEPEST {
        return Err(format!(
            "`{}` lies more than {DEEPEST} folders deep",
            folder.display()
        ));
    }
    let unreadable =
        |error: std::io::Error| format!("`{}` cannot be read: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        names.push((entry.file_name(), entry.file_type().map_err(unreadable)?));
    }
    // The order in which a file system lists its names is nobody's wish.
    names.sort_by(|one, two| one.0.cmp(&two.0));
    for (name, kind) in names {
        let shown = name.to_string_lossy();
        if shown.starts_with(['_', '.']) {
            continue;
        }
        let path = folder.join(&name);
        // A link to a folder is not followed: it may lead back.
        if kind.is_dir() {
            walk(&path, &below.join(&name), depth + 1, inputs)?;
        } else if is_briefing(&path) && (path.is_file() || !path.exists()) {
            // A link to nothing is taken for a briefing too, so that reading it says what is wrong.
            let stem = below.join(path.file_stem().unwrap_or(&name));
            inputs.push(Input {
                path: Some(path),
                stem,
            });
        }
    }
    Ok(())
}

fn is_briefing(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(OsStr::to_str)
        .map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

/// A file that is named twice, or named and found in a folder, is exported once.
fn remove_repeated(inputs: &mut Vec<Input>) {
    let mut seen = std::collections::BTreeSet::new();
    inputs.retain(|input| {
        let place = input
            .path
            .as_ref()
            .map(|path| path.canonicalize().unwrap_or(path.clone()));
        seen.insert((place, input.stem.clone()))
    });
}

/// Two inputs never write one output. Names that differ in case alone are one on many file systems.
fn refuse_collisions(inputs: &[Input]) -> Result<(), String> {
    let mut stems: BTreeMap<String, &Input> = BTreeMap::new();
    for input in inputs {
        let key = input.stem.to_string_lossy().to_lowercase();
        if let Some(first) = stems.insert(key, input) {
            return Err(format!(
                "`{}` and `{}` would both be written to `{}`: rename one of them, or export them \
                 to different folders with `-o`",
                first.name(),
                input.name(),
                input.stem.display()
            ));
        }
    }
    Ok(())
}
