//! `briefset explain`: what a diagnostic means, at length.

use std::collections::BTreeSet;
use std::io;

use super::{Console, ExplainArguments, Status, Voice};
use crate::diagnostic::explanation::{self, Example, Explanation};
use crate::diagnostic::machine::Format;
use crate::diagnostic::{Diagnostics, Severity, printable};

/// How wide a line of the long form is, but for those of examples.
const WIDTH: usize = 80;

/// Runs the command.
pub fn run(arguments: &ExplainArguments, console: &mut Console<'_>) -> io::Result<Status> {
    let Some(written) = &arguments.code else {
        console.out.write_all(listed().as_bytes())?;
        console.out.flush()?;
        return Ok(Status::Done);
    };
    let code = bare(written);
    let Some(explanation) = explanation::of(&code) else {
        let written = printable(written);
        let help = match explanation::nearest(&code) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`briefset explain` lists them all".to_string(),
        };
        console.fail(&format!("no diagnostic has the code `{written}`: {help}"))?;
        return Ok(Status::Failed);
    };
    console.out.write_all(long_form(explanation).as_bytes())?;
    console.out.flush()?;
    Ok(Status::Done)
}

/// The code alone, where it was copied with what stands around it: `error[unknown-key]:`.
fn bare(written: &str) -> String {
    let code = written.trim().trim_end_matches(':').trim_end_matches(']');
    let code = code.rsplit('[').next().unwrap_or_default();
    code.to_lowercase().replace(['_', ' '], "-")
}

/// What is said of a code.
fn long_form(explanation: &Explanation) -> String {
    let mut form = format!("{}: {}\n", explanation.code, explanation.summary);
    for paragraph in &explanation.paragraphs {
        form += &format!("\n{}", folded(paragraph));
    }
    let heads = ["Before:", "After:"];
    for (head, Example { text, .. }) in heads.iter().zip(&explanation.examples) {
        form += &format!("\n{head}\n\n");
        for line in text.lines() {
            form += format!("    {line}").trim_end();
            form.push('\n');
        }
    }
    form
}

/// A paragraph in lines that a terminal has room for.
fn folded(paragraph: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > WIDTH {
            lines.push('\n');
            column = 0;
        }
        if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
    }
    lines.push('\n');
    lines
}

/// All of them, a line each.
fn listed() -> String {
    let codes = explanation::all().map(|explanation| explanation.code.len());
    let width = codes.max().unwrap_or_default();
    let mut lines = String::new();
    for topic in explanation::topics_of_all() {
        let gap = if lines.is_empty() { "" } else { "\n" };
        lines += &format!("{gap}{}\n", topic.title);
        for Explanation { code, summary, .. } in &topic.explanations {
            lines += &format!("  {code:width$}  {summary}\n");
        }
    }
    lines
}

/// The codes of errors.
pub fn errors(diagnostics: &Diagnostics) -> BTreeSet<&'static str> {
    let errors = diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.code).collect()
}

/// Where more is said of errors, for people; nothing where there is none.
pub fn hint(errors: &BTreeSet<&str>, voice: &Voice) -> String {
    match errors.first() {
        _ if voice.format != Format::Human || voice.is_quiet => String::new(),
        None => String::new(),
        Some(only) if errors.len() == 1 => {
            format!("for more about this error, try `briefset explain {only}`\n")
        }
        Some(first) => {
            format!("for more about an error, try its code: `briefset explain {first}`\n")
        }
    }
}
