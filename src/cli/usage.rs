//! Arguments that make no sense: what was probably meant.
//!
//! In: the words of the command line. Out: arguments, or clap's error with a tip in place of its own
//! where that would be of no use: an option that is near no other in its letters may be called otherwise
//! by other programs, else all there are are listed.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use super::Arguments;
use super::shell::version;

/// What other programs call an option.
const SYNONYMS: &[(&str, &str)] = &[
    ("--to", "--format"),
    ("--type", "--format"),
    ("--pdf", "--format pdf"),
    ("--epub", "--format epub"),
    ("--kepub", "--format kepub"),
    ("--dir", "--output"),
    ("--folder", "--output"),
    ("--destination", "--output"),
    ("--css", "--theme"),
    ("--template", "--theme"),
    ("--style", "--theme"),
    ("--papersize", "--paper"),
    ("--page-size", "--paper"),
    ("--duplex", "--sides two"),
    ("--two-sided", "--sides two"),
    ("--warnings-as-errors", "--strict"),
    ("--fail-if-warnings", "--strict"),
];

/// Reads the words of the command line, the program's name first.
pub fn read(words: &[OsString]) -> Result<Arguments, clap::Error> {
    let words = with_command(words);
    if words.len() == 2 && words[1] == "--version" {
        // What it is made of takes long to tell, and is asked for rarely.
        let version: &str = version().leak();
        let command = Arguments::command().long_version(version);
        command.try_get_matches_from(&words)?;
    }
    Arguments::try_parse_from(&words).map_err(|error| advised(error, &words))
}

/// The words with `export` before them where they begin with a file, a folder or an option of it: that is what
/// nearly everyone wants.
fn with_command(words: &[OsString]) -> Vec<OsString> {
    let mut words = words.to_vec();
    let before = 1 + voice_options(&words[1.min(words.len())..]);
    let Some(first) = words.get(before) else {
        return words;
    };
    let said = first.to_string_lossy();
    let is_own = ["-h", "--help", "-V", "--version"].contains(&said.as_ref());
    // A word alone that is no file is a command misspelt.
    let is_input = said.starts_with('-')
        || said.contains(['.', '/', std::path::MAIN_SEPARATOR])
        || Path::new(first).exists();
    let is_command = || {
        let command = Arguments::command();
        said == "help" || command.get_subcommands().any(|one| one.get_name() == said)
    };
    if is_input && !is_own && !is_command() {
        words.insert(1, "export".into());
    }
    words
}

/// How many of the words are options that say how something is told, which stand before a command or behind it.
fn voice_options(words: &[OsString]) -> usize {
    let mut count = 0;
    while let Some(word) = words.get(count) {
        count += match word.to_str() {
            Some("-q" | "--quiet" | "-v" | "--verbose") => 1,
            Some("--message-format") => 2,
            Some(word) if word.starts_with("--message-format=") => 1,
            _ => break,
        };
    }
    count
}

fn advised(mut error: clap::Error, words: &[OsString]) -> clap::Error {
    let unknown = error.kind() == ErrorKind::UnknownArgument;
    if !unknown || error.get(ContextKind::SuggestedArg).is_some() {
        return error;
    }
    let Some(ContextValue::String(written)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    let synonym = SYNONYMS.iter().find(|(other, _)| other == written);
    let tip = match synonym {
        Some((_, own)) => format!("that is called '{own}' here"),
        None => match options(words) {
            options if options.is_empty() => return error,
            options => format!("the options are {}", options.join(", ")),
        },
    };
    error.insert(
        ContextKind::Suggested,
        ContextValue::StyledStrs(vec![tip.into()]),
    );
    error
}

/// The options of the command that is named.
fn options(words: &[OsString]) -> Vec<String> {
    let program = Arguments::command();
    let mut commands = program.get_subcommands();
    let named = commands.find(|command| words.iter().any(|word| word == command.get_name()));
    let longs = named
        .into_iter()
        .flat_map(|command| command.get_arguments());
    longs
        .filter_map(|option| Some(format!("'--{}'", option.get_long()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> String {
        let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        let error = read(&words).expect_err("a mistake");
        error.to_string()
    }

    #[test]
    fn an_unknown_option_is_told_what_it_is_called_here_or_which_there_are() {
        let to = said("briefset export a.yaml --to pdf");
        assert!(to.contains("tip: that is called '--format' here"), "{to}");
        let quiet = said("briefset export a.yaml --chapters");
        assert!(
            quiet.contains("the options are '--format', '--output'"),
            "{quiet}"
        );
        let near = said("briefset export a.yaml --formt pdf");
        assert!(
            near.contains("a similar argument exists: '--format'"),
            "{near}"
        );
    }

    #[test]
    fn how_something_is_told_stands_before_a_command_or_behind_it() {
        let command = |words: &str| {
            let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            with_command(&words).join(" ".as_ref())
        };
        for words in [
            "briefset -q check a.yaml",
            "briefset --message-format short check a.yaml",
            "briefset --message-format=short -v check a.yaml",
            "briefset check --message-format short a.yaml",
        ] {
            assert_eq!(command(words), *words);
        }
        assert_eq!(
            command("briefset -q --message-format json a.yaml"),
            "briefset export -q --message-format json a.yaml"
        );
        assert_eq!(
            command("briefset -q -f pdf ."),
            "briefset export -q -f pdf ."
        );
    }
}
