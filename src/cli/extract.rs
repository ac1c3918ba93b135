//! `briefset extract`: a PDF in, the briefing that it was made from out; or a PDF or an EPUB in, and out what its
//! tables and charts show.

use std::io;
use std::path::Path;

use super::output::Outputs;
use super::{Console, ExtractArguments, Status};
use crate::diagnostic::printable_path;
use crate::export::epub::data::of_book;
use crate::export::pdf::embedded;
use crate::project::embed::BRIEFING_NAMES;
use crate::project::files::{read_bounded, read_given};

/// How large a PDF may be, in bytes.
const LARGEST: u64 = 512 << 20;

/// Runs the command.
pub fn run(arguments: &ExtractArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let from_standard_input = arguments.file == Path::new("-");
    let name = if from_standard_input {
        "<stdin>".to_string()
    } else {
        printable_path(&arguments.file)
    };
    let bytes = if from_standard_input {
        read_bounded(console.input, LARGEST)
    } else {
        read_given(&arguments.file, LARGEST)
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            console.fail(&format!("`{name}` cannot be read: {error}"))?;
            return Ok(Status::Failed);
        }
    };
    if let Some(folder) = &arguments.data {
        return data(&bytes, &name, folder, console);
    }
    let briefing = match embedded::find(&bytes, BRIEFING_NAMES, "Source") {
        Ok(Some(briefing)) => briefing,
        Ok(None) => {
            console.fail(&format!(
                "`{name}` holds no briefing: it was not made by briefset, or with \
                 `--embed none`"
            ))?;
            return Ok(Status::AtFault);
        }
        Err(fault) => {
            console.fail(&format!("`{name}` cannot be read: {fault}"))?;
            return Ok(Status::Failed);
        }
    };
    let Some(path) = arguments
        .output
        .as_ref()
        .filter(|path| *path != Path::new("-"))
    else {
        console.out.write_all(&briefing)?;
        console.out.flush()?;
        return Ok(Status::Done);
    };
    if let Err(error) = Outputs::new().write(path, &briefing) {
        let path = printable_path(path);
        console.fail(&format!("`{path}` cannot be written: {error}"))?;
        return Ok(Status::Failed);
    }
    console.list(&format!("{}\n", printable_path(path)))?;
    Ok(Status::Done)
}

/// How many files with data are written at most.
const MOST_FILES: usize = 4_096;

/// Writes the files with data that a PDF or an EPUB has.
fn data(bytes: &[u8], name: &str, folder: &Path, console: &mut Console<'_>) -> io::Result<Status> {
    let is_data = |name: &str| name.ends_with(".csv");
    let found = if bytes.starts_with(b"PK") {
        of_book(bytes, LARGEST).map_err(str::to_string)
    } else {
        let found = embedded::all(bytes, "Data", MOST_FILES, is_data);
        found.map_err(|fault| fault.to_string())
    };
    let found = match found {
        Ok(found) => found,
        Err(fault) => {
            console.fail(&format!("`{name}` cannot be read: {fault}"))?;
            return Ok(Status::Failed);
        }
    };
    if found.is_empty() {
        console.fail(&format!(
            "`{name}` holds no data: it shows no table and no chart, or was not made by briefset, or was made \
             with `--embed none`"
        ))?;
        return Ok(Status::AtFault);
    }
    // Whoever made the file may have made up its names.
    if let Some((odd, _)) = found.iter().find(|(name, _)| !is_plain(name)) {
        let odd = odd.escape_debug();
        console.fail(&format!(
            "`{name}` holds a file by the name `{odd}`, which is not written"
        ))?;
        return Ok(Status::AtFault);
    }
    let outputs = Outputs::new();
    for (file, bytes) in &found {
        let path = folder.join(file);
        if let Err(error) = outputs.write(&path, bytes) {
            let path = printable_path(&path);
            console.fail(&format!("`{path}` cannot be written: {error}"))?;
            return Ok(Status::Failed);
        }
        console.list(&format!("{}\n", printable_path(&path)))?;
    }
    Ok(Status::Done)
}

/// Whether a name is one of a file in a folder, whatever the system.
fn is_plain(name: &str) -> bool {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    name.len() <= 200 && !name.starts_with(['.', '-']) && name.bytes().all(sound)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::Parser;

    use crate::cli::{self, Arguments, Console, Status};

    struct Run {
        status: Status,
        out: Vec<u8>,
        log: String,
    }

    fn run(arguments: &[&str], input: &[u8]) -> Run {
        let arguments = std::iter::once(&"briefset").chain(arguments);
        let arguments = Arguments::try_parse_from(arguments).expect("arguments");
        let (mut out, mut log) = (Vec::new(), Vec::new());
        let mut console = Console {
            input: &mut &input[..],
            out: &mut out,
            log: &mut log,
            voice: crate::cli::Voice::default(),
            source_date_epoch: None,
            system_fonts: Vec::new(),
            threads: None,
        };
        let status = cli::run(&arguments, &mut console).expect("a console");
        let log = String::from_utf8(log).expect("a log in UTF-8");
        Run { status, out, log }
    }

    fn export(briefing: &[u8], embed: &str) -> Vec<u8> {
        // Beside the pictures and the rows that it names.
        let folder = tempfile::tempdir().expect("a folder");
        for beside in ["img", "data"] {
            std::fs::create_dir(folder.path().join(beside)).expect("a folder");
            for entry in std::fs::read_dir(content().join(beside)).expect("a folder of files") {
                let entry = entry.expect("an entry");
                let to = folder.path().join(beside).join(entry.file_name());
                std::fs::copy(entry.path(), to).expect("a file");
            }
        }
        let path = folder.path().join("briefing.yaml");
        #[allow(clippy::disallowed_methods)] // in a folder that goes with the test
        std::fs::write(&path, briefing).expect("a briefing");
        let path = path.to_str().expect("a path");
        let arguments = ["export", "-f", "pdf", "--embed", embed, "-o", "-", path];
        let run = run(&arguments, b"");
        assert_eq!(run.status, Status::Done, "{}", run.log);
        run.out
    }

    fn extract(pdf: &[u8]) -> Vec<u8> {
        let run = run(&["extract", "-"], pdf);
        assert_eq!(run.status, Status::Done, "{}", run.log);
        run.out
    }

    fn content() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content")
    }

    fn briefings() -> Vec<Vec<u8>> {
        let mut briefings: Vec<Vec<u8>> = std::fs::read_dir(content())
            .expect("a folder of briefings")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "yaml")
            })
            .map(|path| std::fs::read(path).expect("a briefing"))
            .collect();
        briefings.push(include_bytes!("../briefing/canonical/every_key.yaml").to_vec());
        briefings
    }

    #[test]
    fn what_is_extracted_makes_the_same_pdf() {
        for briefing in briefings() {
            let pdf = export(&briefing, "printed");
            let extracted = extract(&pdf);
            assert_ne!(extracted, briefing);
            assert!(export(&extracted, "printed") == pdf, "another PDF");
        }
    }

    #[test]
    fn a_file_comes_back_byte_for_byte() {
        let briefing = b"\xef\xbb\xbf# A comment\r\nx-run: 1\r\ntitle: 'T'\r\ntldr:   S.\r\n";
        assert_eq!(extract(&export(briefing, "verbatim")), briefing);
        let printed = extract(&export(briefing, "printed"));
        assert_eq!(String::from_utf8_lossy(&printed), "title: T\ntldr: S.\n");
    }

    #[test]
    fn what_holds_no_briefing_is_told_from_what_cannot_be_read() {
        let without = export(b"title: T\ntldr: S.\n", "none");
        let run_ = run(&["extract", "-"], &without);
        assert_eq!(run_.status, Status::AtFault);
        assert!(run_.log.contains("holds no briefing"), "{}", run_.log);
        let run_ = run(&["extract", "-"], b"title: T\n");
        assert_eq!(run_.status, Status::Failed);
        assert!(run_.log.contains("not a PDF"), "{}", run_.log);
        let run_ = run(&["extract", "/no/such/file.pdf"], b"");
        assert_eq!(run_.status, Status::Failed);
        assert!(run_.log.contains("cannot be read"), "{}", run_.log);
    }

    #[test]
    fn a_damaged_pdf_is_not_said_to_hold_nothing() {
        let file = |filter: &str| {
            format!(
                "%PDF-1.7\n1 0 obj<</AF[<</UF(briefing.yaml)/AFRelationship/Source/EF<</F 2 0 R>>>>]>>endobj \
                 2 0 obj<</Filter/{filter}>>stream\nx\nendstream endobj trailer<</Root 1 0 R>>"
            )
        };
        for (filter, words) in [
            ("FlateDecode", "is damaged"),
            ("LZWDecode", "`LZWDecode`, which is not known here"),
        ] {
            let run = run(&["extract", "-"], file(filter).as_bytes());
            assert_eq!(run.status, Status::Failed);
            assert!(run.log.contains(words), "{}", run.log);
        }
    }

    #[test]
    fn a_file_is_written_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/briefing.yaml");
        let shown = path.to_str().expect("a path in UTF-8");
        let pdf = export(b"title: T\ntldr: S.\n", "printed");
        let run = run(&["extract", "-", "-o", shown], &pdf);
        assert_eq!(run.status, Status::Done, "{}", run.log);
        assert_eq!(String::from_utf8_lossy(&run.out).trim_end(), shown);
        let written = std::fs::read(&path).expect("the file");
        assert_eq!(written, b"title: T\ntldr: S.\n");
    }
}
