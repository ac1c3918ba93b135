//! Fonts that lie where the user says.
//!
//! In: folders and files. Out: [`FoundFonts`], in the order in which the user names them and, in a folder, of their
//! names, which is the same on every machine; and what could not be looked into. Whatever else lies in a folder is
//! passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::coverage::Coverage;
use super::file::LARGEST;
use super::tables::{LookedAt, look_at};
use crate::diagnostic::printable_path;
use crate::layout::text::font::{Description, Fonts};
use crate::project::files::{Unreadable, read_given};

/// Endings of font files.
const ENDINGS: &[&str] = &["ttf", "otf", "ttc", "otc"];

/// How deep folders are walked.
const DEEPEST: usize = 16;

/// How many files are looked at: more than any system has.
const MOST_FILES: usize = 20_000;

/// Families whose letters say that there are none: they have every character.
const STAND_INS: &[&str] = &["lastresort", "last resort", "adobe blank", "adobe notdef"];

/// Where fonts are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontWishes {
    /// Folders and files, in the order in which they are asked.
    pub paths: Vec<PathBuf>,
    /// Folders of the system, which are asked behind them and may be absent.
    pub system: Vec<PathBuf>,
}

/// A font that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFont {
    /// Its file.
    pub path: PathBuf,
    /// Which font of the file it is.
    pub index: u32,
    /// What it says of itself.
    pub description: Description,
    /// Which characters it has.
    pub coverage: Coverage,
    /// Whether it sets what no other has: one that draws in colours only where it is named.
    pub stands_in: bool,
}

/// The fonts that were found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundFonts(Vec<FoundFont>);

impl FoundFonts {
    /// Finds fonts.
    ///
    /// # Errors
    ///
    /// Where there is nothing at a path, or nothing that is a font: a sentence for the user.
    pub fn find(wishes: &FontWishes) -> Result<Self, String> {
        let mut files = Vec::new();
        let mut folders: Vec<(&Path, Range<usize>)> = Vec::new();
        for path in &wishes.paths {
            let before = files.len();
            match path.is_dir() {
                true => walk(path, 0, &mut files),
                false => files.push(path.clone()),
            }
            if files.len() == before {
                return Err(format!(
                    "there is no font in `{}`: no file below it ends in .ttf, .otf, .ttc or .otc",
                    printable_path(path)
                ));
            }
            if path.is_dir() {
                folders.push((path, before..files.len()));
            }
        }
        let named = files.len();
        for folder in &wishes.system {
            walk(folder, 0, &mut files);
        }
        if files.len() > MOST_FILES {
            return Err(format!(
                "there are more than {MOST_FILES} font files: name the folder of those that are wanted"
            ));
        }
        let looked: Vec<_> = files.iter().map(|path| look(path)).collect();
        let has_font = |file: &Result<Vec<FoundFont>, Unreadable>| {
            file.as_ref().is_ok_and(|fonts| !fonts.is_empty())
        };
        for (folder, range) in folders {
            if !looked[range].iter().any(has_font) {
                return Err(format!(
                    "no font in `{}` can be set: each is packed for the web, damaged, or has no outlines",
                    printable_path(folder)
                ));
            }
        }
        let mut found = Vec::new();
        for (at, (path, fonts)) in files.iter().zip(looked).enumerate() {
            let is_named = at < named && wishes.paths.contains(path);
            match fonts {
                Err(error) if is_named => {
                    let path = printable_path(path);
                    return Err(format!("the font `{path}` cannot be read: {error}"));
                }
                Ok(fonts) if is_named && fonts.is_empty() => return Err(no_font(path)),
                Ok(fonts) => found.extend(fonts),
                Err(_) => {}
            }
        }
        let mut seen = BTreeSet::new();
        found.retain(|font: &FoundFont| seen.insert((font.path.clone(), font.index)));
        tell_apart(&mut found);
        Ok(FoundFonts(found))
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, FoundFont> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those of a family, that may go into a document or not.
    pub fn of_family(&self, family: &str) -> impl Iterator<Item = &FoundFont> {
        let is_it = move |font: &&FoundFont| font.description.family == family;
        self.iter().filter(is_it)
    }

    /// Whether there is a font of a family that may go into a document.
    pub fn has(&self, family: &str) -> bool {
        self.of_family(family).any(FoundFont::may_be_used)
    }
}

impl FoundFont {
    /// Whether its maker lets parts of it go into a document.
    pub fn may_be_used(&self) -> bool {
        self.description.embedding.refusal().is_none()
    }
}

/// Gives a font a family of its own, with a number behind its name, where another of its family and style comes before it
/// and lacks characters that it has: of a family one face is asked, and those would be missing though there is a font
/// that has them. So is one that is called like a family of the program.
fn tell_apart(found: &mut [FoundFont]) {
    let bundled = Fonts::bundled();
    // The fonts of each family and style that come before.
    let mut before: BTreeMap<(String, bool, u16, u16), Vec<Coverage>> = BTreeMap::new();
    for font in found {
        let Description {
            family,
            weight,
            italic,
            width,
            ..
        } = font.description.clone();
        let own = bundled.families().any(|known| known == family);
        let numbered = (2..).map(|number| format!("{family} ({number})"));
        let names = Some(family.clone())
            .filter(|_| !own)
            .into_iter()
            .chain(numbered);
        for name in names {
            let alike = before
                .entry((name.clone(), italic, weight, width))
                .or_default();
            if alike.iter().all(|known| known.has_all(&font.coverage)) {
                alike.push(font.coverage.clone());
                font.description.family = name;
                break;
            }
        }
    }
}

/// What is to be said of a file that holds no font that can be set.
fn no_font(path: &Path) -> String {
    let shown = printable_path(path);
    let is_packed = read_given(path, LARGEST).is_ok_and(|bytes| bytes.starts_with(b"wOF"));
    let looked = look_at(path).unwrap_or_default();
    let reason = match (is_packed, looked.first()) {
        (true, _) => {
            "is packed for the web: convert it to TrueType or OpenType, a `.ttf` or `.otf` file"
        }
        (false, Some(font)) if font.has_outlines => {
            "does not say its family: name it in a theme, where that is said"
        }
        (false, Some(_)) => "has no outlines: pictures of letters cannot be set",
        (false, None) => {
            "is no font that can be read: a font is a `.ttf`, `.otf`, `.ttc` or `.otc` file"
        }
    };
    match is_packed || !looked.is_empty() {
        true => format!("the font `{shown}` {reason}"),
        false => format!("`{shown}` {reason}"),
    }
}

/// Walks a folder in the order of names. One that cannot be read has nothing in it; a link to a folder is not
/// followed, as it may lead back.
fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    if depth > DEEPEST || files.len() > MOST_FILES {
        return;
    }
    let entries = entries.flatten().take(MOST_FILES);
    let kinds = entries.filter_map(|entry| Some((entry.file_name(), entry.file_type().ok()?)));
    let mut names: Vec<_> = kinds.collect();
    names.sort_by(|one, two| one.0.cmp(&two.0));
    for (name, kind) in names {
        let path = folder.join(name);
        if kind.is_dir() {
            walk(&path, depth + 1, files);
        } else if is_font_file(&path) {
            files.push(path);
        }
    }
}

fn is_font_file(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    let ending = ending.map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The fonts of a file that can be set.
fn look(path: &Path) -> Result<Vec<FoundFont>, Unreadable> {
    let fonts = look_at(path)?.into_iter();
    let fonts = fonts.filter(|looked| looked.has_outlines);
    let font = |looked: LookedAt| {
        let description = Description::of(&looked.font);
        if description.family.is_empty() {
            return None;
        }
        let coverage = Coverage::of(&looked.font);
        let family = description.family.to_lowercase();
        let is_hidden = family.starts_with('.');
        let stands_in = !looked.is_colored
            && !is_hidden
            && !STAND_INS.iter().any(|known| family.starts_with(known));
        Some(FoundFont {
            path: path.to_path_buf(),
            index: looked.index,
            description,
            coverage,
            stands_in,
        })
    };
    Ok(fonts.filter_map(font).collect())
}
