//! Files that a briefing names: they lie in its folder or below it.

use std::path::{Component, Path, PathBuf};

use super::inputs::Input;

/// The path of a file that a briefing names; `None` where it lies elsewhere, links followed.
pub fn inside(name: &str, input: &Input) -> Option<PathBuf> {
    let named = Path::new(name);
    let plain = named
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let folder = input.path.as_ref().and_then(|path| path.parent());
    let folder = folder
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let path = folder.join(named);
    let within = match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => true, // not there: reading it will say so
    };
    (plain && within).then_some(path)
}
