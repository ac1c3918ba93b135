//! What a house says once for all its briefings, found.
//!
//! In: a briefing's path, and what the user gave on the command line. Out: the trees that are laid over and
//! beneath that of the briefing ([`briefing::defaults`]), and which file each of them lies in, as the paths in
//! it are relative to it.
//!
//! The nearer wins: what `-M` says, then the briefing, then the files that `--metadata-file` names, the last of
//! them first, then the `_metadata.yaml` of the briefing's folder, and those of the folders above it, up to the
//! one that was given as input.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::brand::NEAREST;
use super::files::{Record, Unreadable, read_given};
use super::source_text::add;
use super::{Findings, LARGEST_BRIEFING};
use crate::briefing::yaml::{self, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, FileId, Severity, Span, printable_path};
use crate::theme;

/// The names of a folder's defaults.
const NAMES: &[&str] = &["_metadata.yaml", "_metadata.yml"];

/// How deep folders are looked up through.
const DEEPEST: usize = 64;

/// What the user gave beside the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What diagnostics call it.
    pub name: String,
    /// The file whose folder its paths are relative to.
    pub path: PathBuf,
    /// Its YAML.
    pub bytes: Vec<u8>,
    /// Whether it is nearer than the briefing.
    pub is_nearer: bool,
}

impl Given {
    /// A file of defaults, which may lie anywhere.
    ///
    /// # Errors
    ///
    /// When it cannot be read: a sentence for the user.
    pub fn file(path: &Path) -> Result<Self, String> {
        let name = printable_path(path);
        let bytes = read_given(path, LARGEST_BRIEFING)
            .map_err(|error| format!("`{name}` cannot be read: {error}"))?;
        Ok(Given {
            name,
            path: path.to_path_buf(),
            bytes,
            is_nearer: false,
        })
    }

    /// A key and its value, as in `pdf.paper=a5`. The value is YAML where it begins as a list, a mapping or a
    /// quoted text does; else it is the text that it is.
    ///
    /// # Errors
    ///
    /// When there is no `=`, or no key before it: a sentence for the user.
    pub fn pair(written: &str) -> Result<Self, String> {
        let pair = written.split_once('=');
        let pair = pair.filter(|(key, _)| !key.split('.').any(|part| part.trim().is_empty()));
        let Some((key, value)) = pair else {
            return Err(format!(
                "`-M {written}` has no key and value: write `-M publisher=…`, or `-M pdf.paper=a5`"
            ));
        };
        let value = value.trim();
        let is_yaml = value.starts_with(['[', '{', '"', '\'']);
        let is_simple = value
            .chars()
            .all(|character| character.is_alphanumeric() || " _-+.,/()".contains(character))
            && !value.starts_with('-');
        let value = match is_yaml || is_simple {
            true => value.to_string(),
            false => format!("'{}'", value.replace('\'', "''")),
        };
        let mut parts: Vec<&str> = key.split('.').map(str::trim).collect();
        let last = parts.pop().unwrap_or_default();
        let (open, close) = (
            parts
                .iter()
                .map(|part| format!("{part}: {{"))
                .collect::<String>(),
            "}".repeat(parts.len()),
        );
        Ok(Given {
            name: "-M".to_string(),
            path: PathBuf::from("-M"),
            bytes: format!("{open}{last}: {value}{close}\n").into_bytes(),
            is_nearer: true,
        })
    }
}

/// What holds for a briefing beside what it says.
#[derive(Debug, Default)]
pub struct Layers {
    /// What is nearer, the nearest first.
    pub nearer: Vec<Node>,
    /// What is farther away, the nearest first.
    pub farther: Vec<Node>,
    /// The files that they lie in.
    pub origins: Origins,
}

/// Which file a place lies in, for what is written there.
#[derive(Debug, Default)]
pub struct Origins {
    /// That of the briefing.
    briefing: Option<PathBuf>,
    others: BTreeMap<FileId, PathBuf>,
}

impl Origins {
    /// The file of a place.
    pub fn of(&self, span: Span) -> Option<&Path> {
        self.file(span.file)
    }

    /// A file as the paths in it are relative to it.
    pub fn file(&self, file: FileId) -> Option<&Path> {
        let other = self.others.get(&file);
        other.or(self.briefing.as_ref()).map(PathBuf::as_path)
    }

    /// Notes the file of places.
    pub fn add(&mut self, file: FileId, path: PathBuf) {
        self.others.insert(file, path);
    }

    /// A tree in which the logo, the theme and the libraries that are named in other files are named as from the briefing's
    /// own, where that can be: so they are found when the briefing is got back out of its PDF.
    pub fn rebased<'n>(&self, tree: &'n Node) -> Cow<'n, Node> {
        let mut tree = Cow::Borrowed(tree);
        if self.others.is_empty() {
            return tree;
        }
        if let NodeKind::Mapping(entries) = &mut tree.to_mut().kind {
            for entry in entries {
                match (entry.key.value.as_str(), &mut entry.value.kind) {
                    ("logo", NodeKind::Mapping(entries)) => {
                        let mut entries = entries.iter_mut();
                        let file = entries.find(|entry| entry.key.value == "src");
                        if let Some(file) = file
                            && let NodeKind::Scalar(written) = &mut file.value.kind
                        {
                            self.rebase(written);
                        }
                    }
                    ("theme", NodeKind::Scalar(written))
                        if !theme::NAMES.contains(&written.value.as_str())
                            && written.value != NEAREST =>
                    {
                        self.rebase(written);
                    }
                    ("bibliography", NodeKind::Scalar(written)) => self.rebase(written),
                    ("bibliography", NodeKind::Sequence(nodes)) => {
                        for node in nodes {
                            if let NodeKind::Scalar(written) = &mut node.kind {
                                self.rebase(written);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        tree
    }

    /// Writes a path as from the briefing's folder.
    fn rebase(&self, written: &mut Written) {
        let Some(by) = self.others.get(&written.span.file) else {
            return;
        };
        let folder = |file: &Path| file.parent().unwrap_or(Path::new("")).to_path_buf();
        let to = folder(by).join(&written.value);
        let from = self.briefing.as_deref().map_or_else(PathBuf::new, folder);
        written.value = relative(&from, &to).unwrap_or_else(|| written.value.clone());
    }
}

/// The parts of a path; `None` where one of them is no text.
fn parts(path: &Path) -> Option<Vec<&str>> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_str()).collect()
}

/// The way from a folder to a file, by their words alone; `None` where these do not tell.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let (from_parts, to_parts) = (parts(from)?, parts(to)?);
    let shared = from_parts
        .iter()
        .zip(&to_parts)
        .take_while(|(one, other)| one == other)
        .count();
    let up = &from_parts[shared..];
    if from.is_absolute() != to.is_absolute() || up.contains(&"..") {
        return None;
    }
    let ups = up.iter().map(|_| "..");
    let way: Vec<&str> = ups.chain(to_parts[shared..].iter().copied()).collect();
    Some(way.join("/"))
}

/// Finds what holds for the briefing in a file, or for one that lies in none; `None` when some of it is at
/// fault, which is reported.
pub fn layers(
    given: &[Given],
    briefing: Option<&Path>,
    files: &mut Record<'_>,
    findings: &mut Findings,
) -> Option<Layers> {
    let mut layers = Layers::default();
    layers.origins.briefing = briefing.map(Path::to_path_buf);
    let mut whole = true;
    // What is said last on the command line is said of what was said before.
    for given in given.iter().rev() {
        let name = given.name.clone();
        match tree(
            name,
            given.bytes.clone(),
            &given.path,
            &mut layers.origins,
            findings,
        ) {
            Read::Tree(tree) if given.is_nearer => layers.nearer.push(tree),
            Read::Tree(tree) => layers.farther.push(tree),
            Read::Nothing => {}
            Read::AtFault => whole = false,
        }
    }
    let mut up = String::new();
    for _ in 0..DEEPEST {
        let mut found: Option<&str> = None;
        for name in NAMES {
            let Some(path) = files.resolve(&format!("{up}{name}"), briefing) else {
                return whole.then_some(layers);
            };
            let bytes = match files.read(&path, LARGEST_BRIEFING) {
                Ok(bytes) => bytes,
                Err(Unreadable::System(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                    continue;
                }
                Err(error) => {
                    let message = format!("`{}` cannot be read: {error}", printable_path(&path));
                    let unreadable =
                        Diagnostic::general("file-unreadable", Severity::Error, message);
                    findings.diagnostics.push(unreadable);
                    whole = false;
                    continue;
                }
            };
            if let Some(other) = found {
                let path = printable_path(&path);
                let message = format!("`{path}` stands beside `{other}`");
                let help = "put what both say into one of them";
                let two = Diagnostic::general("two-defaults", Severity::Error, message);
                findings.diagnostics.push(two.help(help));
                whole = false;
                continue;
            }
            found = Some(name);
            let shown = printable_path(&path);
            match tree(shown, bytes, &path, &mut layers.origins, findings) {
                Read::Tree(tree) => layers.farther.push(tree),
                Read::Nothing => {}
                Read::AtFault => whole = false,
            }
        }
        up.push_str("../");
    }
    whole.then_some(layers)
}

/// What a file of defaults came to.
enum Read {
    Tree(Node),
    /// It says nothing.
    Nothing,
    /// It cannot be read as keys, which is reported.
    AtFault,
}

fn tree(
    name: String,
    bytes: Vec<u8>,
    path: &Path,
    origins: &mut Origins,
    findings: &mut Findings,
) -> Read {
    let Some(file) = add(name.clone(), bytes, findings) else {
        return Read::AtFault;
    };
    origins.others.insert(file, path.to_path_buf());
    let text = &findings.sources.get(file).text;
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !text.lines().any(says) {
        return Read::Nothing;
    }
    let Some(tree) = yaml::read(&findings.sources, file, &mut findings.diagnostics) else {
        return Read::AtFault;
    };
    if let NodeKind::Mapping(_) = &tree.kind {
        return Read::Tree(tree);
    }
    if tree.is_absent() {
        return Read::Nothing;
    }
    let message = format!("`{name}` has no keys that could hold for briefings");
    findings.diagnostics.push(
        Diagnostic::error("wrong-type", tree.span, message)
            .help("write a line for each key, as in `publisher: …`"),
    );
    Read::AtFault
}
