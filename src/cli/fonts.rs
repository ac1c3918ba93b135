//! `briefset fonts`: which fonts there are, and which of them have the characters of a file.

use std::io;
use std::sync::Arc;

use serde_json::{Value, json};
use unicode_script::{Script, UnicodeScript};

use super::{Console, FontsArguments, Status, explain};
use crate::diagnostic::character::{code, name, named};
use crate::diagnostic::{Levels, printable, printable_path};
use crate::project::files::read_given;
use crate::project::fonts::{FoundFonts, ListedFont, Listing, listing};
use crate::project::{self, LARGEST_BRIEFING, Options};

/// Runs the command.
pub fn run(arguments: &FontsArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let found = match FoundFonts::find(&arguments.fonts.wishes(&console.system_fonts)) {
        Ok(found) => found,
        Err(message) => return refuse(&message, console),
    };
    let mut fonts = Options::default().fonts;
    if let Some(name) = &arguments.theme {
        let (asked, findings) = project::asked_theme(name, (&fonts, &found), &Levels::default());
        console.say(&console.voice.findings(&findings))?;
        let Some(asked) = asked else {
            let errors = explain::errors(&findings.diagnostics);
            console.say(&explain::hint(&errors, &console.voice))?;
            return Ok(Status::Failed);
        };
        fonts = Arc::clone(&asked.fonts);
    }
    let text = match &arguments.file {
        None => None,
        Some(path) => match read_given(path, LARGEST_BRIEFING) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                let path = printable_path(path);
                return refuse(&format!("`{path}` cannot be read: {error}"), console);
            }
        },
    };
    let listing = listing(&fonts, &found, text.as_deref());
    let has_text = text.is_some();
    let lines = match arguments.json {
        true => objects(&listing, has_text),
        false => lines(&listing, has_text),
    };
    for line in lines {
        console.list(&format!("{line}\n"))?;
    }
    match listing.uncovered.is_empty() {
        true => Ok(Status::Done),
        false => Ok(Status::AtFault),
    }
}

/// The fonts that are listed: beside a text those that have something of it, and more than every font has.
fn shown(listing: &Listing, has_text: bool) -> impl Iterator<Item = &ListedFont> {
    let fonts = listing.fonts.iter();
    let is_plain = fonts.clone().all(|font| !font.is_telling);
    fonts.filter(move |font| !has_text || is_plain || font.is_telling)
}

/// A line for each font: family, weight, slope, how much of the text it has, scripts, file.
fn lines(listing: &Listing, has_text: bool) -> Vec<String> {
    let width = shown(listing, has_text).map(|font| font.family.chars().count());
    let width = width.max().unwrap_or_default();
    let mut lines: Vec<String> = shown(listing, has_text)
        .map(|font| {
            let (least, most) = font.weights;
            let weight = match least == most {
                true => least.to_string(),
                false => format!("{least}-{most}"),
            };
            let slope = if font.italic { "italic" } else { "upright" };
            let covers = match has_text {
                true => format!("{:>5} of {}  ", font.covers, listing.characters),
                false => String::new(),
            };
            let file = match &font.file {
                None => "built in".to_string(),
                Some((path, 0)) => printable_path(path),
                Some((path, index)) => format!("{} ({index})", printable_path(path)),
            };
            let refusal = font.embedding.refusal();
            let refusal = refusal.map_or_else(String::new, |reason| format!(", {reason}"));
            let scripts = font.scripts.join(" ");
            let family = printable(&font.family);
            format!("{family:width$}  {weight:8} {slope:8} {covers}{file}{refusal}  {scripts}")
        })
        .collect();
    lines.extend(uncovered(&listing.uncovered));
    lines
}

/// How many characters that no font has are named each: more are told by their scripts.
const MOST_NAMED: usize = 12;

/// How many of a script are shown then.
const SHOWN_OF_SCRIPT: usize = 8;

/// What is said of characters that no font has.
fn uncovered(characters: &[char]) -> Vec<String> {
    if characters.len() <= MOST_NAMED {
        let lines = characters.iter();
        return lines
            .map(|character| format!("no font has {}", named(*character)))
            .collect();
    }
    let mut scripts: Vec<(Script, Vec<char>)> = Vec::new();
    for character in characters {
        let script = character.script();
        match scripts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, of_script)) => of_script.push(*character),
            None => scripts.push((script, vec![*character])),
        }
    }
    scripts.sort_by_key(|(_, of_script)| std::cmp::Reverse(of_script.len()));
    let mut lines: Vec<String> = scripts
        .iter()
        .map(|(script, of_script)| {
            let name = match script {
                Script::Common | Script::Inherited | Script::Unknown => {
                    "several scripts".to_string()
                }
                script => format!("the script {}", script.full_name().replace('_', " ")),
            };
            let shown: Vec<String> = of_script
                .iter()
                .take(SHOWN_OF_SCRIPT)
                .map(char::to_string)
                .collect();
            let shown = shown.join(" ");
            let more = if of_script.len() > SHOWN_OF_SCRIPT {
                " …"
            } else {
                ""
            };
            format!(
                "no font has {} characters of {name}: {shown}{more}",
                of_script.len()
            )
        })
        .collect();
    lines.push("`--font-path DIR` looks for fonts in a folder, `--system-fonts` in this system; `--json` names each character".to_string());
    lines
}

/// The same as JSON objects, the last of what no font has; `file` and `index` are null where a font is built in, `covers`
/// without a text.
fn objects(listing: &Listing, has_text: bool) -> Vec<String> {
    let fonts = shown(listing, has_text).map(|font| {
        let (least, most) = font.weights;
        let file = font.file.as_ref();
        json!({
            "family": font.family,
            "weight": [least, most],
            "italic": font.italic,
            "file": file.map(|(path, _)| printable_path(path)),
            "index": file.map(|(_, index)| *index),
            "scripts": font.scripts,
            "refused": font.embedding.refusal(),
            "covers": has_text.then_some(font.covers),
        })
    });
    let mut objects: Vec<String> = fonts.map(|object| object.to_string()).collect();
    if has_text {
        let uncovered = listing.uncovered.iter().map(|character| {
            json!({
                "character": character.to_string(),
                "code": code(*character),
                "name": name(*character),
            })
        });
        let last = json!({
            "characters": listing.characters,
            "uncovered": uncovered.collect::<Vec<Value>>(),
        });
        objects.push(last.to_string());
    }
    objects
}

fn refuse(message: &str, console: &mut Console<'_>) -> io::Result<Status> {
    console.fail(message)?;
    Ok(Status::Failed)
}
