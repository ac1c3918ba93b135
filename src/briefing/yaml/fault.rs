//! YAML that cannot be read: what was probably meant.
//!
//! A parser says what it expected; a writer wants to know what to change. So the line at fault is
//! looked at for the mistakes that text within YAML invites.

use granit_parser::ErrorKind;

use crate::diagnostic::{Diagnostic, FileId, Span};

/// What is wrong at a byte; `last` is the end of what was still understood.
pub fn diagnostic(
    kind: &ErrorKind,
    at: usize,
    last: usize,
    text: &str,
    file: FileId,
) -> Diagnostic {
    let fault = Fault {
        at: text.floor_char_boundary(at),
        last: text.floor_char_boundary(last),
        text,
        file,
    };
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnexpectedEof
        | ErrorKind::DocumentIndicatorInQuotedScalar => fault.unclosed_quote(),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => fault.text_after_quote(),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => fault.tab(),
        ErrorKind::UnclosedFlowCollection { open } => fault.unclosed_bracket(*open),
        ErrorKind::RecursionLimitExceeded => {
            fault.error("too-deep", "lists and mappings nest too deep")
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => fault
            .error(
                "unknown-escape",
                "in double quotes, a backslash begins an escape that YAML must know",
            )
            .help("write `\\\\` for a backslash, or use single quotes"),
        _ => fault.by_its_line(kind),
    }
}

struct Fault<'a> {
    at: usize,
    last: usize,
    text: &'a str,
    file: FileId,
}

impl Fault<'_> {
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
        let (start, end) = self.line();
        let value = self.value(start, end);
        Diagnostic::error(
            "text-starts-with-quote",
            self.span(value, end),
            "a text that starts with a quote must end with it",
        )
        .label("there is more after the closing quote")
        .help("put the whole text in the other kind of quotes, or below `|`")
    }

    fn tab(&self) -> Diagnostic {
        let (start, end) = self.line();
        let tab = self.text[start..end]
            .find('\t')
            .map_or(self.at, |offset| start + offset);
        Diagnostic::error(
            "tab-indentation",
            self.span(tab, tab + 1),
            "a tab indents this line",
        )
        .help("indent with spaces")
    }

    fn unclosed_bracket(&self, open: char) -> Diagnostic {
        let place = self.text[self.last.min(self.at)..self.at]
            .find(open)
            .map(|at| self.last + at);
        let place = place
            .or_else(|| self.text[..self.at].rfind(open))
            .unwrap_or(self.at);
        let message = format!("this `{open}` is never closed");
        Diagnostic::error(
            "unclosed-bracket",
            self.span(place, place + open.len_utf8()),
            message,
        )
        .label("opened here")
        .help("a text that starts with a bracket or a brace wants quotes")
    }

    /// The line of the fault, without its end.
    fn line(&self) -> (usize, usize) {
        let start = self.text[..self.at]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |length| start + length);
        (start, start + self.text[start..end].trim_end().len())
    }

    /// Where the value of a line begins: behind `- ` and `key: `.
    fn value(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        loop {
            let rest = &self.text[at..end];
            let trimmed = rest.trim_start();
            at = end - trimmed.len();
            if let Some(item) = trimmed.strip_prefix("- ") {
                at = end - item.len();
                continue;
            }
            let key = trimmed.find(": ").filter(|colon| {
                trimmed[..*colon]
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
            });
            match key {
                Some(colon) => at += colon + 2,
                None => return at,
            }
        }
    }

    /// The mistake that the line shows.
    fn by_its_line(&self, kind: &ErrorKind) -> Diagnostic {
        let (start, end) = self.line();
        let value = self.value(start, end);
        let shown = &self.text[value.min(end)..end];
        if self.text[start..end].starts_with('\t') {
            return self.tab();
        }
        if let Some(first) = shown
            .chars()
            .next()
            .filter(|first| "*&!%@`[{".contains(*first))
        {
            let message = format!("a text that starts with `{first}` means something else to YAML");
            return Diagnostic::error("text-starts-with-mark", self.span(value, end), message)
                .help("put the whole text in quotes, or below `|`");
        }
        let colon = shown
            .find(": ")
            .or_else(|| shown.strip_suffix(':').map(str::len));
        let is_colon = matches!(
            kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::InvalidMappingValueWhitespace
                | ErrorKind::MappingKeyNotAllowed
        );
        if let Some(colon) = colon.filter(|_| is_colon) {
            let colon = value + colon;
            return Diagnostic::error(
                "colon-in-text",
                self.span(colon, colon + 1),
                "a colon and a space within a text make it a key to YAML",
            )
            .help("put the whole text in quotes, or below `|`");
        }
        self.indentation(start, value, end)
    }

    /// A line that stands where no line can: mostly one that is indented otherwise than those
    /// around it.
    fn indentation(&self, start: usize, value: usize, end: usize) -> Diagnostic {
        let before = self.text[..start].trim_end();
        let above = before.rsplit('\n').next().unwrap_or_default();
        let indent = |line: &str| line.len() - line.trim_start().len();
        let (own, other) = (indent(&self.text[start..end]), indent(above));
        let diagnostic = Diagnostic::error(
            "not-yaml",
            self.span(value.min(end), end),
            "this line does not fit in with the lines above it",
        );
        if own == other {
            return diagnostic.help(
                "a key ends in a colon and a space, an item begins with a hyphen and a space, and \
                 a text of several lines stands below `|`",
            );
        }
        diagnostic
            .label(format!("indented by {own}, the line above by {other}"))
            .help("lines that belong together are indented alike; a text below `|` is indented deeper than its key")
    }
}
