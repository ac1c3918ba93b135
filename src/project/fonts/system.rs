//! Where a system keeps its fonts.
//!
//! Linux and its kin: the data folders of the XDG Base Directory Specification; macOS and Windows: the folders that
//! their makers document. What a system downloads when somebody asks for it is in none of these, and is not asked for.

use std::path::PathBuf;

/// The folders, in the order in which they are asked: those of the user first, as on every system.
pub fn folders() -> Vec<PathBuf> {
    let home = folder("HOME");
    let below = |root: &Option<PathBuf>, path: &str| root.as_ref().map(|root| root.join(path));
    let folders = match std::env::consts::OS {
        "windows" => vec![
            below(&folder("LOCALAPPDATA"), "Microsoft/Windows/Fonts"),
            below(&folder("WINDIR"), "Fonts"),
        ],
        "macos" | "ios" => vec![
            below(&home, "Library/Fonts"),
            Some(PathBuf::from("/Library/Fonts")),
            Some(PathBuf::from("/System/Library/Fonts")),
        ],
        _ => {
            let own = folder("XDG_DATA_HOME").or_else(|| below(&home, ".local/share"));
            let shared = std::env::var_os("XDG_DATA_DIRS").filter(|shared| !shared.is_empty());
            let shared = shared.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
            let shared = std::env::split_paths(&shared).map(|root| Some(root.join("fonts")));
            let own = [below(&own, "fonts"), below(&home, ".fonts")];
            own.into_iter().chain(shared).collect()
        }
    };
    folders.into_iter().flatten().collect()
}

/// A folder that the system names.
fn folder(variable: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    named.filter(|path| path.is_absolute())
}
