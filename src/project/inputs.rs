//! Which files are exported, and to which names.
//!
//! In: the paths that a user gives. Out: [`Input`]s in their order, folders walked in the order of
//! names. Everything that makes a run impossible is found here, before any work.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::Folder;
use crate::diagnostic::printable_path;
use crate::export::{BACKENDS, Backend};

/// A briefing to be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it is read from; `None` is standard input.
    pub path: Option<PathBuf>,
    /// The folder that it was found in, when the user gave a folder.
    pub found_in: Option<PathBuf>,
    /// Where its outputs go, below the output folder and without an extension.
    pub stem: PathBuf,
}

impl Input {
    /// The name that diagnostics call it by.
    pub fn name(&self) -> String {
        self.path
            .as_ref()
            .map_or_else(|| STANDARD_INPUT.to_string(), |path| printable_path(path))
    }

    /// What it and the files that it names are read from: the folder that the user gave, or that of
    /// the file.
    pub fn files(&self) -> Folder {
        match (&self.found_in, &self.path) {
            (Some(root), _) => Folder::new(root),
            (None, Some(path)) => Folder::around(path),
            (None, None) => Folder::new(""),
        }
    }
}

/// What a briefing from standard input is called by.
pub const STANDARD_INPUT: &str = "<stdin>";

/// Endings of briefings.
const EXTENSIONS: &[&str] = &["yaml", "yml", "json"];

/// How deep folders are walked.
const DEEPEST: usize = 32;

/// What was found.
#[derive(Debug, Default)]
pub struct FoundInputs {
    /// The briefings.
    pub inputs: Vec<Input>,
    /// What could not be looked into, in sentences for the user.
    pub faults: Vec<String>,
    /// The folders that were walked: where a briefing may appear.
    pub folders: Vec<PathBuf>,
}

/// Finds every briefing that is to be written in these formats. The error is a sentence for the user.
pub fn find(paths: &[PathBuf], backends: &[&Backend]) -> Result<FoundInputs, String> {
    let mut found = FoundInputs::default();
    for path in paths {
        if path == Path::new("-") {
            found.inputs.push(Input {
                path: None,
                found_in: None,
                stem: PathBuf::from("stdin"),
            });
        } else if path.is_dir() {
            let before = (found.inputs.len(), found.faults.len());
            walk(path, path, Path::new(""), 0, &mut found);
            if (found.inputs.len(), found.faults.len()) == before {
                return Err(format!(
                    "there is no briefing in `{}`: no file below it ends in .yaml, .yml or .json",
                    printable_path(path)
                ));
            }
        } else if path.is_file() {
            let stem = path.file_stem().unwrap_or(OsStr::new("briefing"));
            found.inputs.push(Input {
                path: Some(path.clone()),
                found_in: None,
                stem: PathBuf::from(stem),
            });
        } else {
            return Err(missing(path));
        }
    }
    remove_repeated(&mut found.inputs);
    refuse_collisions(&found.inputs, backends)?;
    Ok(found)
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
        Ok(_) => format!(
            "`{}` is neither a file nor a folder{hint}",
            printable_path(path)
        ),
        Err(error) => format!("`{}` cannot be read: {error}{hint}", printable_path(path)),
    }
}

/// Walks a folder. One that cannot be read, or lies too deep, costs what is in it and no more.
fn walk(root: &Path, folder: &Path, below: &Path, depth: usize, found: &mut FoundInputs) {
    if depth > DEEPEST {
        let folder = printable_path(folder);
        let fault = format!("`{folder}` lies more than {DEEPEST} folders deep");
        found.faults.push(fault);
        return;
    }
    let mut names = match names_in(folder) {
        Ok(names) => names,
        Err(error) => {
            let folder = printable_path(folder);
            found
                .faults
                .push(format!("`{folder}` cannot be read: {error}"));
            return;
        }
    };
    found.folders.push(folder.to_path_buf());
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
            walk(root, &path, &below.join(&name), depth + 1, found);
        } else if is_briefing(&path) && (path.is_file() || !path.exists()) {
            // A link to nothing is taken for a briefing too, so that reading it says what is wrong.
            let stem = below.join(path.file_stem().unwrap_or(&name));
            found.inputs.push(Input {
                path: Some(path),
                found_in: Some(root.to_path_buf()),
                stem,
            });
        }
    }
}

/// The names in a folder, and what each is.
fn names_in(folder: &Path) -> std::io::Result<Vec<(OsString, fs::FileType)>> {
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name(), entry.file_type()?))
        })
        .collect()
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

/// Two inputs never write one output, whatever the formats: `a.yaml` as KEPUB and `a.kepub.yaml` as
/// EPUB would both be `a.kepub.epub`.
fn refuse_collisions(inputs: &[Input], backends: &[&Backend]) -> Result<(), String> {
    let mut outputs: BTreeMap<OsString, (OsString, usize)> = BTreeMap::new();
    for (index, input) in inputs.iter().enumerate() {
        for backend in backends {
            let name = output_name(&input.stem, backend.suffix);
            let earlier = outputs.insert(folded(&name), (name.clone(), index));
            let Some((other, first)) = earlier.filter(|(_, first)| *first != index) else {
                continue;
            };
            let first = &inputs[first];
            let why = if other == name {
                ""
            } else {
                ", which many file systems take for one name"
            };
            return Err(format!(
                "`{}` and `{}` would both be written to `{}`{why}: rename one of them, or export \
                 them to different folders with `-o`",
                first.name(),
                input.name(),
                printable_path(Path::new(&name))
            ));
        }
    }
    Ok(())
}

/// The name of an output: a stem may hold dots of its own.
pub fn output_name(stem: &Path, suffix: &str) -> OsString {
    let mut name = stem.as_os_str().to_os_string();
    name.push(suffix);
    name
}

/// A name as file systems compare it that know no case and one way to write an accent. One that is no
/// UTF-8 is compared as it is.
fn folded(name: &OsStr) -> OsString {
    match name.to_str() {
        Some(name) => name
            .nfd()
            .flat_map(char::to_lowercase)
            .collect::<String>()
            .into(),
        None => name.to_os_string(),
    }
}
