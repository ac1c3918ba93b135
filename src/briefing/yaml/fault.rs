//! YAML that cannot be read: what was probably meant.
//!
//! A parser says what it expected; a writer wants to know what to change. So the place where
//! reading stopped is looked at for the mistakes that text within YAML invites: first by what the
//! parser says of it, then by its line ([`line`]).

mod json;
mod line;
mod surrogate;
mod tabs;

use granit_parser::ErrorKind;

use super::quoted::{requoted, value_of_line};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Span, Suggestion};

/// Where reading stopped.
pub struct Fault<'a> {
    /// The byte that the parser stopped at.
    pub at: usize,
    /// The end of what was still understood.
    pub last: usize,
    /// The innermost bracket or brace that is open there.
    pub bracket: Option<usize>,
    /// Whether the file is one pair of braces: JSON.
    pub json: bool,
    /// The text of the file.
    pub text: &'a str,
    /// The file.
    pub file: FileId,
}

impl Fault<'_> {
    /// Reports what stops reading like a control character from a byte on: text that is copied from a PDF or a word
    /// processor brings them along by the dozen, and they are all to be found at once.
    pub fn report_controls(&self, from: usize, diagnostics: &mut Diagnostics) {
        for (place, control) in self.controls(from, self.text.len()) {
            if !diagnostics.is_only_counted("control-character", Severity::Error) {
                diagnostics.push(self.control(place, control));
            }
        }
    }

    /// What is wrong.
    pub fn diagnostic(&mut self, kind: &ErrorKind) -> Diagnostic {
        self.at = self.text.floor_char_boundary(self.at);
        self.last = self.text.floor_char_boundary(self.last.min(self.at));
        match kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::UnexpectedEof
            | ErrorKind::DocumentIndicatorInQuotedScalar => self.unclosed_quote(),
            ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => self.text_after_quote(),
            ErrorKind::UnclosedFlowCollection { open } => self.unclosed_bracket(*open),
            ErrorKind::RecursionLimitExceeded => self
                .error("too-deep", "lists and mappings nest too deep")
                .help("bring them up some levels"),
            ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
                self.unknown_escape()
            }
            ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate => surrogate::lone(self),
            _ => self.by_its_line(kind),
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let number = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: number(start),
            end: number(end.max(start)),
        }
    }

    /// An error at the fault.
    fn error(&self, code: &'static str, message: &str) -> Diagnostic {
        let width = self.text[self.at..]
            .chars()
            .next()
            .filter(|next| *next != '\n');
        let end = self.at + width.map_or(0, char::len_utf8);
        Diagnostic::error(code, self.span(self.at, end), message)
    }

    /// An error where a quote was opened that nothing closes.
    fn unclosed_quote(&self) -> Diagnostic {
        let Some(offset) = self.text[self.last..].find(['"', '\'']) else {
            return self.by_its_line(&ErrorKind::UnexpectedEof);
        };
        let open = self.last + offset;
        Diagnostic::error(
            "unclosed-quote",
            self.span(open, open + 1),
            "this quote is never closed",
        )
        .label("opened here")
        .help("close it, or write the text below `|`, where quotes are characters")
    }

    /// `"Quoted" and more`.
    fn text_after_quote(&self) -> Diagnostic {
        if self.json {
            return json::broken(self);
        }
        let (start, end) = self.line();
        let value = self.value(start, end);
        Diagnostic::error(
            "text-starts-with-quote",
            self.span(value, end),
            "a text that starts with a quote must end with it",
        )
        .label("there is more after the closing quote")
        .help("put the whole text in the other kind of quotes, or below `|`")
        .suggest(self.in_quotes(value))
    }

    /// What puts the value that begins at a byte in quotes, where it is one text of one line.
    fn in_quotes(&self, value: usize) -> Option<Suggestion> {
        let range = value_of_line(self.text, value).filter(|range| range.start == value)?;
        let shown = &self.text[range.clone()];
        // What ends as it begins was meant to be a list or a mapping, and so was what has keys.
        let is_collection = shown.ends_with([']', '}']) || shown.contains(": ");
        if shown.starts_with(['[', '{']) && is_collection {
            return None;
        }
        let text = requoted(shown);
        Some(Suggestion::new(self.span(range.start, range.end), text))
    }

    /// What takes a control character out. One that may stand for a space, between two words, is left to its writer.
    fn without(&self, place: usize, control: char) -> Option<Suggestion> {
        let end = place + control.len_utf8();
        let is_space = matches!(control, '\u{b}' | '\u{c}');
        let parts = self.text[..place].ends_with(|before: char| !before.is_whitespace())
            && self.text[end..].starts_with(|behind: char| !behind.is_whitespace());
        (!is_space || !parts).then(|| Suggestion::new(self.span(place, end), ""))
    }

    fn unclosed_bracket(&self, open: char) -> Diagnostic {
        let place = self.text[self.last..self.at]
            .find(open)
            .map(|at| self.last + at);
        let place = place
            .or_else(|| self.text[..self.at].rfind(open))
            .unwrap_or(self.at);
        self.never_closed(place, open)
    }

    fn never_closed(&self, place: usize, open: char) -> Diagnostic {
        let close = if open == '[' { ']' } else { '}' };
        Diagnostic::error(
            "unclosed-bracket",
            self.span(place, place + open.len_utf8()),
            format!("this `{open}` is never closed"),
        )
        .label("opened here")
        .help(if self.json {
            format!("close it with `{close}`")
        } else {
            format!("close it with `{close}`; a text that starts with `{open}` wants quotes")
        })
    }

    /// A backslash in double quotes, before something that YAML does not know.
    fn unknown_escape(&self) -> Diagnostic {
        const KNOWN: &str = "0abtnvfre \"/\\N_LP\t\n\r";
        let mut at = self.at;
        while let Some(offset) = self.text[at..].find('\\') {
            at += offset;
            let mut after = self.text[at + 1..].chars();
            let Some(kind) = after.next() else { break };
            let digits = match kind {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let sound = digits > 0 && after.take(digits).all(|digit| digit.is_ascii_hexdigit());
            if !KNOWN.contains(kind) && !sound {
                let end = at + 1 + kind.len_utf8();
                let escaped = format!("\\{}", &self.text[at..end]);
                let span = self.span(at, end);
                let suggestion = Suggestion::new(span, escaped);
                return self.escape_error(span).suggest(Some(suggestion));
            }
            at += 1 + kind.len_utf8();
        }
        self.escape_error(self.span(self.at, self.at + 1))
    }

    fn escape_error(&self, span: Span) -> Diagnostic {
        let (whose, help) = if self.json {
            ("JSON", "write `\\\\` for a backslash")
        } else {
            ("YAML", "write `\\\\` for a backslash, or use single quotes")
        };
        let message =
            format!("in double quotes, a backslash begins an escape that {whose} must know");
        Diagnostic::error("unknown-escape", span, message).help(help)
    }

    /// The line of the fault, without its end.
    fn line(&self) -> (usize, usize) {
        let start = self.text[..self.at]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        self.line_from(start)
    }

    /// The line that begins at a byte, without its end.
    fn line_from(&self, start: usize) -> (usize, usize) {
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |length| start + length);
        (start, start + self.text[start..end].trim_end().len())
    }

    /// Where the value of a line begins: behind its `- `s and its `key: `.
    fn value(&self, start: usize, end: usize) -> usize {
        let words = self.words(start, end);
        let line = &self.text[words..end];
        let key = line.find(": ").filter(|colon| is_key(&line[..*colon]));
        key.map_or(words, |colon| {
            let value = &line[colon + 2..];
            end - value.trim_start().len()
        })
    }

    /// Where the words of a line begin: behind its `- `s.
    fn words(&self, start: usize, end: usize) -> usize {
        let mut line = self.text[start..end].trim_start();
        while let Some(item) = line.strip_prefix("- ") {
            line = item.trim_start();
        }
        end - line.len()
    }
}

/// Whether a word looks like a key.
pub(super) fn is_key(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}
