//! Where outputs go: a folder, or one file by its name.

use std::path::{Path, is_separator};

use crate::diagnostic::printable_path;
use crate::export::{BACKENDS, Backend};
use crate::project::inputs::Input;

/// The format of a file that an output names: `report.pdf`. `None` where it names a folder, as anything does that ends in
/// a slash or is one. `asked` are the formats that are asked for.
///
/// # Errors
///
/// Where another format is asked for, or the format has a file for each page: a sentence for the user.
pub fn file(output: &Path, asked: &[&'static Backend]) -> Result<Option<&'static Backend>, String> {
    let name = output.to_string_lossy();
    if output.is_dir() || name.ends_with(is_separator) {
        return Ok(None);
    }
    let name = name.to_ascii_lowercase();
    let endings = |backend: &Backend| {
        [backend.suffix.to_string(), format!(".{}", backend.name)]
            .into_iter()
            .filter(|ending| name.ends_with(ending))
            .map(|ending| ending.len())
            .max()
    };
    // `.kepub.epub` is more than `.epub`.
    let named = BACKENDS
        .iter()
        .filter_map(|backend| Some((endings(backend)?, backend)));
    let Some((_, format)) = named.max_by_key(|(length, _)| *length) else {
        return Ok(None);
    };
    let shown = printable_path(output);
    if format.suffix.starts_with('-') {
        return Err(format!(
            "`-o {shown}` names one file, and there is one for each page: name a folder, `-o {shown}/`"
        ));
    }
    if let Some(other) = asked.iter().find(|other| other.name != format.name) {
        return Err(format!(
            "`-o {shown}` is the name of one {}, and `-f {}` asks for another file: name a folder, `-o {shown}/`",
            format.name, other.name
        ));
    }
    Ok(Some(format))
}

/// Refuses more than one output where there is one place for it: `said` is what names that.
///
/// # Errors
///
/// A sentence for the user.
pub fn one_output(said: &str, inputs: &[Input], backends: &[&Backend]) -> Result<(), String> {
    if inputs.len() != 1 {
        return Err(format!(
            "`{said}` writes one output, and there are {} briefings: name one",
            inputs.len()
        ));
    }
    if backends.len() != 1 {
        let names: Vec<String> = backends
            .iter()
            .map(|backend| format!("`--format {}`", backend.name))
            .collect();
        return Err(format!(
            "`{said}` writes one output: add {}",
            names.join(" or ")
        ));
    }
    Ok(())
}
