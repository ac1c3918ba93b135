//! `briefset extract`: a PDF in, the briefing that it was made from out.

use std::io::{self, Read};
use std::path::Path;

use super::{Console, ExtractArguments, Status, embed, output};
use crate::export::pdf::embedded;

/// How large a PDF may be, in bytes.
const LARGEST: u64 = 512 << 20;

/// Runs the command.
pub fn run(arguments: &ExtractArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let from_standard_input = arguments.file == Path::new("-");
    let name = if from_standard_input {
        "<stdin>".to_string()
    } else {
        arguments.file.display().to_string()
    };
    let bytes = if from_standard_input {
        read(console.input)
    } else {
        std::fs::File::open(&arguments.file).and_then(|mut file| read(&mut file))
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            writeln!(console.log, "error: `{name}` cannot be read: {error}")?;
            return Ok(Status::Failed);
        }
    };
    let briefing = match embedded::find(&bytes, embed::BRIEFING_NAMES, "Source") {
        Ok(Some(briefing)) => briefing,
        Ok(None) => {
            writeln!(
                console.log,
                "error: `{name}` holds no briefing: it was not made by briefset, or with \
                 `--embed none`"
            )?;
            return Ok(Status::AtFault);
        }
        Err(fault) => {
            writeln!(console.log, "error: `{name}` cannot be read: {fault}")?;
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
    if let Err(error) = output::write(path, &briefing) {
        let path = path.display();
        writeln!(console.log, "error: `{path}` cannot be written: {error}")?;
        return Ok(Status::Failed);
    }
    writeln!(console.out, "{}", path.display())?;
    Ok(Status::Done)
}

/// Reads to the end, but no more than a PDF may have.
fn read(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("it is larger than {} MB", LARGEST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
