//! Lines that look marked and are not: lettered items, headings without their space.
//!
//! In: a field of block text. Out: a warning of each, since CommonMark takes them for the words of a
//! paragraph.

use std::ops::Range;

use super::Finding;

/// How many of them are worth a word in one text.
const MOST: usize = 8;

/// Finds them.
pub fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut fence: Option<&str> = None;
    let mut last: Option<Letter> = None;
    let mut start = 0;
    let mut below_empty = true;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_start();
        let at = start + whole.len() - line.len();
        let line = line.trim_end();
        start += whole.len();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            (Some(_), _) => {}
            (None, None) => {
                findings.extend(heading(line, at, below_empty));
                if let Some(letter) = Letter::of(line, at) {
                    findings.extend(letter.list(last.as_ref()));
                    last = Some(letter);
                }
            }
        }
        below_empty = line.is_empty();
    }
    findings.truncate(MOST);
    findings
}

/// `#Heading`; a hashtag is none, in small letters or at the beginning of a sentence.
fn heading(line: &str, at: usize, below_empty: bool) -> Option<Finding> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let first = line[hashes..].chars().next()?;
    let is_heading = match hashes {
        1 => below_empty && first.is_uppercase() && !line.ends_with(['.', '!', '?', ':', ',']),
        2..=6 => first.is_alphabetic(),
        _ => false,
    };
    is_heading.then(|| {
        Finding::warning(
            "heading-without-space",
            at..at + hashes,
            "these words are no heading: a space is missing behind the `#`",
        )
        .label("shown as it is")
        .help("write `# Heading`; a `#` that is meant is written `\\#`")
    })
}

/// The letter that a line begins with.
struct Letter {
    letter: char,
    /// What closes it: `.` or `)`.
    closing: char,
    range: Range<usize>,
}

impl Letter {
    /// `a. `, `a) ` or `(a) `.
    fn of(line: &str, at: usize) -> Option<Letter> {
        let inner = line.strip_prefix('(').unwrap_or(line);
        let mut characters = inner.chars();
        let letter = characters.next().filter(char::is_ascii_alphabetic)?;
        let closing = characters.next().filter(|next| matches!(next, '.' | ')'))?;
        let length = line.len() - inner.len() + 2;
        characters.next().filter(|next| *next == ' ')?;
        Some(Letter {
            letter,
            closing,
            range: at..at + length,
        })
    }

    /// A warning, where it is the second of a list.
    fn list(&self, last: Option<&Letter>) -> Option<Finding> {
        let first = last?;
        let follows = matches!((first.letter, self.letter), ('a', 'b') | ('A', 'B'))
            && first.closing == self.closing;
        follows.then(|| {
            Finding::warning(
                "lettered-list",
                first.range.clone(),
                "lines that begin with letters are no list",
            )
            .label("set as words of a paragraph")
            .help("number them (`1. `), or begin each with `- `")
        })
    }
}
