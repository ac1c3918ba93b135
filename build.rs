//! Packs what is built in and would be large: the citation styles and their languages.
//!
//! In: `styles/*.csl` and `styles/locales/*.xml`. Out: each deflated, and a table of them that the library
//! includes: three megabytes become less than half of one.

#![expect(
    clippy::disallowed_methods,
    reason = "a build is told by its environment where it writes, and nobody reads half of what it has written"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=styles");
    if std::env::var_os("CARGO_FEATURE_CSL").is_none() {
        return;
    }
    let out = PathBuf::from(
        std::env::var_os("OUT_DIR").expect("cargo names the folder for what is built"),
    );
    let mut table = String::new();
    for (name, folder, extension) in [
        ("STYLES", "styles", "csl"),
        ("LOCALES", "styles/locales", "xml"),
    ] {
        table.push_str(&format!("/// `{folder}`, deflated, by their names.\n"));
        table.push_str(&format!("pub static {name}: &[(&str, &[u8])] = &[\n"));
        for file in files(Path::new(folder), extension) {
            let stem = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("names of styles are UTF-8");
            let key = stem.strip_prefix("locales-").unwrap_or(stem);
            let packed = out.join(format!("{stem}.deflated"));
            fs::write(&packed, deflated(&file))
                .expect("the folder for what is built can be written to");
            table.push_str(&format!("    ({key:?}, include_bytes!({packed:?})),\n"));
        }
        table.push_str("];\n");
    }
    fs::write(out.join("styles.rs"), table)
        .expect("the folder for what is built can be written to");
}

/// The files of a folder that end so, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the styles lie beside the program's source");
    let paths = entries.map(|entry| entry.expect("a file that can be read").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .collect();
    files.sort();
    files
}

fn deflated(file: &Path) -> Vec<u8> {
    let bytes = fs::read(file).expect("a style that can be read");
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    let written = encoder.write_all(&bytes).and_then(|()| encoder.finish());
    written.expect("memory takes what is written to it")
}
