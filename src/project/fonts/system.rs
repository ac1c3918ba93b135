//! Where a system keeps its fonts.
//!
//! In: what its environment says, which whoever runs the program reads. Out: folders.
//!
//! Linux and its kin: the data folders of the XDG Base Directory Specification; macOS and Windows: the folders that
//! their makers document. What a system downloads when somebody asks for it is in none of these, and is not asked for.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folders, in the order in which they are asked: those of the user first, as on every system. `variable` gives what
/// a variable of the environment says.
pub fn system_folders(variable: &dyn Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let folder = |name: &str| {
        let named = variable(name).map(PathBuf::from);
        named.filter(|path| path.is_absolute())
    };
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
            let shared = variable("XDG_DATA_DIRS").filter(|shared| !shared.is_empty());
            let shared = shared.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
            let shared = std::env::split_paths(&shared).map(|root| Some(root.join("fonts")));
            let own = [below(&own, "fonts"), below(&home, ".fonts")];
            own.into_iter().chain(shared).collect()
        }
    };
    folders.into_iter().flatten().collect()
}
