//! `briefset new`: a title in, a briefing to write on out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::Outputs;
use super::{Console, NewArguments, Status};
use crate::diagnostic::printable_path;
use crate::project::{self, Beginning};
use crate::theme::NAMES;

/// The schema that lies beside briefings, for editors. No folder of briefings is exported with it: its name begins
/// as those do that are left alone.
const SCHEMA: &str = "_briefing.schema.json";

/// The name of a briefing without a title.
const UNTITLED: &str = "briefing";

/// How long the name of a file is at most, in characters.
const LONGEST_NAME: usize = 60;

/// Runs the command.
pub fn run(arguments: &NewArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let language = match project::starter_language(&arguments.language) {
        Ok(language) => language,
        Err(message) => return refuse(&message, console),
    };
    // One that lies in a file may come to lie beside the briefing.
    let unknown = arguments.theme.as_deref();
    let may_come = |name: &str| {
        name.ends_with(".toml") || name == project::NEAREST_BRAND || project::is_brand(name)
    };
    let unknown = unknown.filter(|name| !NAMES.contains(name) && !may_come(name));
    if let Some(name) = unknown {
        let known = NAMES.join("`, `");
        return refuse(
            &format!(
                "`{name}` is no theme: those of the program are `{known}`, any other is a TOML file, or a `_brand.yml`"
            ),
            console,
        );
    }
    let title = arguments.title.as_deref().map(str::trim);
    let title = title.filter(|title| !title.is_empty());
    let path = arguments.output.clone();
    let path = path.unwrap_or_else(|| PathBuf::from(format!("{}.yaml", name_of(title))));
    let to_standard_output = path == Path::new("-");
    let shown = printable_path(&path);
    let command = match to_standard_output {
        true => "briefset export briefing.yaml".to_string(),
        false => format!("briefset export {}", quoted(&shown)),
    };
    let beginning = Beginning {
        title,
        language,
        kind: arguments.kind,
        theme: arguments.theme.as_deref(),
        schema: (!to_standard_output).then_some(SCHEMA),
        command: &command,
    };
    let text = project::starter(&beginning);
    if to_standard_output {
        console.out.write_all(text.as_bytes())?;
        console.out.flush()?;
        return Ok(Status::Done);
    }
    if fs::symlink_metadata(&path).is_ok() {
        return refuse(
            &format!("`{shown}` is there already: name another file with `-o`"),
            console,
        );
    }
    let outputs = Outputs::new();
    let schema = path.with_file_name(SCHEMA);
    let mut files = vec![(path, text.into_bytes())];
    if fs::symlink_metadata(&schema).is_err() {
        files.push((schema, format!("{:#}\n", project::schema()).into_bytes()));
    }
    for (path, bytes) in files {
        let shown = printable_path(&path);
        if let Err(error) = outputs.write(&path, &bytes) {
            return refuse(&format!("`{shown}` cannot be written: {error}"), console);
        }
        console.list(&format!("{shown}\n"))?;
    }
    Ok(Status::Done)
}

fn refuse(message: &str, console: &mut Console<'_>) -> io::Result<Status> {
    console.fail(message)?;
    Ok(Status::Failed)
}

/// A name for the file of a briefing: the letters and digits of its title, in lower case, with hyphens between.
fn name_of(title: Option<&str>) -> String {
    let mut name = String::new();
    for character in title.unwrap_or_default().chars().take(LONGEST_NAME) {
        if character.is_alphanumeric() {
            name.extend(character.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') && !is_mark(character) {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    match name {
        "" => UNTITLED.to_string(),
        name => name.to_string(),
    }
}

/// What stands within words without dividing them.
fn is_mark(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{200c}' | '\u{200d}')
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    match path.contains([' ', '\'', '"', '$', '&', '(', ')', ';', '*', '?']) {
        true => format!("'{}'", path.replace('\'', "'\\''")),
        false => path.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_title() {
        for (title, name) in [
            (
                Some("What the port’s plugs cost, 2026"),
                "what-the-ports-plugs-cost-2026",
            ),
            (Some("  «Ветер»: итоги  "), "ветер-итоги"),
            (Some("گزارش‌های بندر"), "گزارشهای-بندر"),
            (Some("?!"), "briefing"),
            (None, "briefing"),
        ] {
            assert_eq!(name_of(title), name);
        }
    }
}
