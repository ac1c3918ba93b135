//! Briefings from wherever they are kept: a store of one's own in place of folders. `cargo run --example
//! own_files` lists what was asked of it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use briefset::project::{Files, Options, Run, Unreadable};

/// Stands for a database or a server: it knows one briefing, and what it is asked for is kept.
struct Store {
    asked: Mutex<Vec<PathBuf>>,
}

impl Files for Store {
    /// Names are keys here, whatever file they are written in.
    fn resolve(&self, written: &str, _by: Option<&Path>) -> Option<PathBuf> {
        Some(PathBuf::from(written))
    }

    fn read(&self, path: &Path, largest: u64) -> Result<Vec<u8>, Unreadable> {
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(path.to_path_buf());
        }
        let text = "title: From the store\ntheme: newsdesk\ntldr: It was read.\n";
        match path.to_str() {
            Some("briefings/7") if text.len() as u64 <= largest => Ok(text.into()),
            _ => Err(io::Error::from(io::ErrorKind::NotFound).into()),
        }
    }
}

fn main() {
    let store = Store {
        asked: Mutex::default(),
    };
    let run = Run::new(Options::for_formats(&["pdf", "epub"]));
    for key in ["briefings/7", "briefings/8"] {
        match run.export(Path::new(key), &store).outputs {
            Ok(outputs) => println!("{key}: {} files", outputs.len()),
            Err(failure) => println!("{key}: {failure}"),
        }
    }
    for path in store.asked.into_inner().unwrap_or_default() {
        println!("asked for {}", path.display());
    }
}
