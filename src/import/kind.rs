//! What kind of text something is, and its characters.

use super::Input;
use super::report::Report;
use crate::briefing::characters::is_dropped;

/// A kind of text that can be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The pasted text of a page.
    Page,
    /// Markdown, with a front matter or without.
    Markdown,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// A STIX 2.1 bundle.
    Stix,
    /// A MISP event.
    Misp,
    /// A briefing in JSON.
    Json,
}

/// A kind, what it is called, and what it is.
pub struct Named {
    /// The kind.
    pub kind: Kind,
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// The endings of its files.
    endings: &'static [&'static str],
}

/// The kinds by their names.
pub const KINDS: &[Named] = &[
    Named {
        kind: Kind::Page,
        name: "page",
        description: "the pasted text of a briefing's page",
        endings: &[],
    },
    Named {
        kind: Kind::Markdown,
        name: "markdown",
        description: "Markdown, with or without a front matter",
        endings: &["md", "markdown", "qmd", "rmd", "mdown", "mkd"],
    },
    Named {
        kind: Kind::Html,
        name: "html",
        description: "a web page",
        endings: &["html", "htm", "xhtml"],
    },
    Named {
        kind: Kind::Docx,
        name: "docx",
        description: "a Word document",
        endings: &["docx", "docm"],
    },
    Named {
        kind: Kind::Stix,
        name: "stix",
        description: "a STIX 2.1 bundle with a report",
        endings: &[],
    },
    Named {
        kind: Kind::Misp,
        name: "misp",
        description: "a MISP event with its reports",
        endings: &[],
    },
    Named {
        kind: Kind::Json,
        name: "json",
        description: "a briefing in JSON",
        endings: &["json"],
    },
];

/// How much of a text is looked at to tell what it is, in bytes.
const LOOKED_AT: usize = 64 << 10;

/// The kind of an input: what the user says, else by its content and its ending.
pub fn kind_of(input: &Input<'_>) -> Kind {
    if let Some(kind) = input.kind {
        return kind;
    }
    if input.bytes.starts_with(b"PK\x03\x04") {
        return Kind::Docx;
    }
    let text = decode(&input.bytes[..input.bytes.len().min(LOOKED_AT)]).0;
    let text = text.trim_start();
    let ending = input
        .name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let by_ending = KINDS
        .iter()
        .find(|one| one.endings.contains(&ending.as_str()));
    match by_ending.map(|one| one.kind) {
        Some(Kind::Json) => json(text),
        Some(kind) => kind,
        None if text.starts_with(['{', '[']) && text.contains("\":") => json(text),
        None if is_html(text) => Kind::Html,
        None if is_markdown(text) => Kind::Markdown,
        None => Kind::Page,
    }
}

/// Which JSON it is.
fn json(text: &str) -> Kind {
    let close: String = text.chars().filter(|next| !next.is_whitespace()).collect();
    if close.contains("\"type\":\"bundle\"") {
        Kind::Stix
    } else if close.contains("\"Event\":{")
        || (close.contains("\"info\":") && close.contains("\"Attribute\":["))
    {
        Kind::Misp
    } else {
        Kind::Json
    }
}

fn is_html(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(400)
        .collect::<String>()
        .to_ascii_lowercase();
    let starts = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<main",
        "<h1",
        "<div",
        "<section",
        "<?xml",
    ];
    starts.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with("<!--") && start.contains("<html"))
}

/// Whether a text has the marks of Markdown: a front matter, headings, links, stressed words.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    if lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.clone().any(|line| line.trim_end() == "---")
    {
        return true;
    }
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let is_definition = |line: &str| line.starts_with("[^") && line.contains("]: ");
    let is_fence = |line: &str| line.starts_with("```");
    let marked = |line: &str| {
        is_heading(line)
            || is_definition(line)
            || is_fence(line)
            || line.contains("](http")
            || (line.matches("**").count() >= 2)
    };
    text.lines().any(marked)
}

/// The text of an input; that of a Word document is in its package.
pub fn text(input: &Input<'_>, kind: Kind) -> (String, Option<usize>) {
    match kind {
        Kind::Docx => (String::new(), None),
        _ => decode(&input.bytes),
    }
}

/// Bytes as text, without a byte-order mark, and where they stop being text, if they do. Editors on Windows write
/// UTF-16 as well, with a mark that says so.
fn decode(bytes: &[u8]) -> (String, Option<usize>) {
    let wide = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, unit)) = wide {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        return (
            char::decode_utf16(units)
                .map(|next| next.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
            None,
        );
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_string(), None),
        Err(error) => (
            String::from_utf8_lossy(bytes).into_owned(),
            Some(error.valid_up_to()),
        ),
    }
}

/// Refuses what is no text, and tells of characters that no text may hold. `None` when it is refused.
pub fn look(text: &str, fault: Option<usize>, report: &mut Report<'_>) -> Option<()> {
    let signs = ["%PDF-", "\u{fffd}PNG", "{\\rtf"];
    if signs.iter().any(|sign| text.starts_with(sign)) {
        report.refuse(
            None,
            "this is no text, Markdown, HTML, Word document or JSON",
            "copy its text into a file, and bring in that",
        );
        return None;
    }
    if let Some(at) = fault {
        let width = char::REPLACEMENT_CHARACTER.len_utf8();
        let span = report.span(at..at + width);
        report.refuse(
            Some(span),
            "the file is not UTF-8",
            "save it as UTF-8; every editor can",
        );
        return None;
    }
    let mut unseen = text
        .char_indices()
        .filter(|(_, next)| is_dropped(*next) && *next != '\u{c}');
    if let Some((at, first)) = unseen.next() {
        let count = unseen.count() + 1;
        let span = report.span(at..at + first.len_utf8());
        let message = match count {
            1 => "a character that no text may hold was left out".to_string(),
            count => format!(
                "{count} characters that no text may hold were left out; the first stands here"
            ),
        };
        report.not_placed(
            Some(span),
            &message,
            "controls and overrides of direction are shown by no page",
        );
    }
    Some(())
}
