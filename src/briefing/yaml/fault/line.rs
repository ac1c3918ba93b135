//! What the line at which reading stopped shows.

use granit_parser::ErrorKind;

use super::{Fault, is_key, json, tabs};
use crate::briefing::yaml::quoted::quoted;
use crate::diagnostic::{Diagnostic, Suggestion};

impl Fault<'_> {
    /// The mistake that the line shows.
    pub(super) fn by_its_line(&self, kind: &ErrorKind) -> Diagnostic {
        let (start, end) = self.line();
        let value = self.value(start, end);
        if let Some(tab) = self.tab_near(start, end) {
            return Diagnostic::error(
                "tab-indentation",
                self.span(tab, tab + 1),
                "a tab indents this line",
            )
            .help("indent with spaces")
            .suggest(tabs::as_spaces(self, tab));
        }
        if let Some((place, control)) = self.controls(start, end).next() {
            return self.control(place, control);
        }
        if self.json {
            return json::broken(self);
        }
        if let Some(open) = self.open_bracket(end) {
            return self.never_closed(open, char::from(self.text.as_bytes()[open]));
        }
        if let Some(diagnostic) = self.mark_in_list(value, end) {
            return diagnostic;
        }
        let near = [Some(self.line_from(0)), Some((start, end))];
        for (start, end) in near.into_iter().flatten() {
            if let Some(diagnostic) = self.starts_with_mark(self.value(start, end), start, end) {
                return diagnostic;
            }
        }
        if let Some(diagnostic) = self.unmarked_item(start, end) {
            return diagnostic;
        }
        if let Some(diagnostic) = self.missing_space(start, end) {
            return diagnostic;
        }
        match self.colon(kind, value, end) {
            Some(diagnostic) => diagnostic,
            None => self.indentation(start, end),
        }
    }

    /// The control characters between two bytes, and where they stand.
    pub(super) fn controls(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, char)> {
        let of_yaml = |character: &char| matches!(character, '\t' | '\n' | '\r' | '\u{85}');
        let controls = self.text[start..end]
            .char_indices()
            .filter(move |(_, next)| next.is_control() && !of_yaml(next));
        controls.map(move |(offset, control)| (start + offset, control))
    }

    /// A control character.
    pub(super) fn control(&self, place: usize, control: char) -> Diagnostic {
        let code = u32::from(control);
        Diagnostic::error(
            "control-character",
            self.span(place, place + control.len_utf8()),
            format!("the control character U+{code:04X} stands here"),
        )
        .help("take it out; your editor may not show it")
        .suggest(self.without(place, control))
    }

    /// A tab in the indentation of the line, or of the one after it.
    fn tab_near(&self, start: usize, end: usize) -> Option<usize> {
        let next = self.text[end..].find('\n').map(|offset| end + offset + 1);
        let lines = [Some((start, end)), next.map(|next| self.line_from(next))];
        lines.into_iter().flatten().find_map(|(start, end)| {
            let line = &self.text[start..end];
            let indent = &line[..line.len() - line.trim_start().len()];
            indent.find('\t').map(|offset| start + offset)
        })
    }

    /// The bracket that is open, unless the line goes on to close it.
    fn open_bracket(&self, end: usize) -> Option<usize> {
        let open = self.bracket?;
        let close = if self.text[open..].starts_with('[') {
            ']'
        } else {
            '}'
        };
        let rest = self.text.get(self.at..end).unwrap_or_default();
        (!rest.contains(close)).then_some(open)
    }

    /// An entry of a list in brackets that calls a note, cites a source or refers to something: its bracket begins a
    /// list of its own to YAML.
    fn mark_in_list(&self, value: usize, end: usize) -> Option<Diagnostic> {
        let line = &self.text[value..end];
        let inside = line.strip_prefix('[')?;
        let marks = ["[^", "[@", "[#"]
            .into_iter()
            .filter_map(|mark| inside.find(mark));
        let mark = marks.min()? + 1;
        let before = &line[..mark];
        if before.matches('"').count() % 2 == 1 {
            return None;
        }
        let begins = before.rfind([',', '[']).map_or(0, |sign| sign + 1);
        let begins = begins + line[begins..].len() - line[begins..].trim_start().len();
        let closed = mark + line[mark..].find(']')? + 1;
        let ends = closed + line[closed..].find([',', ']']).unwrap_or(0);
        let entry = line[begins..ends].trim_end();
        let shown = &line[mark..closed];
        let diagnostic = Diagnostic::error(
            "mark-in-list",
            self.span(value + begins, value + begins + entry.len()),
            format!("`{shown}` in a list in brackets begins a list of its own to YAML"),
        );
        let diagnostic = diagnostic.help(format!("put this entry in quotes: `\"{entry}\"`"));
        let span = self.span(value + begins, value + begins + entry.len());
        let is_plain = !entry.contains(['"', '\\']);
        let suggestion = is_plain.then(|| Suggestion::new(span, quoted(entry)));
        Some(diagnostic.suggest(suggestion))
    }

    /// A text that starts with a mark that means something to YAML.
    fn starts_with_mark(&self, value: usize, start: usize, end: usize) -> Option<Diagnostic> {
        let mut shown = self.text[value..end].chars();
        let first = shown.next()?;
        let header = !shown.as_str().contains(' ') || shown.as_str().trim_start().starts_with('#');
        let at_fault = match first {
            '*' | '&' | '!' | '@' | '`' | '[' | '{' => start <= self.at && self.at <= end,
            '%' => true,
            '|' | '>' => !header,
            _ => false,
        };
        if !at_fault {
            return None;
        }
        let named = match first {
            '`' => "a backtick".to_string(),
            first => format!("`{first}`"),
        };
        let diagnostic = Diagnostic::error(
            "text-starts-with-mark",
            self.span(value, end),
            format!("a text that starts with {named} means something else to YAML"),
        );
        Some(diagnostic.help(match first {
            '|' | '>' => "put the whole text in quotes, or begin it on the next line",
            _ => "put the whole text in quotes, or below `|`",
        }))
        .map(|diagnostic| diagnostic.suggest(self.in_quotes(value)))
    }

    /// `-Ships plug in`, or `• Ships plug in`, above an item that is one.
    fn unmarked_item(&self, start: usize, end: usize) -> Option<Diagnostic> {
        let is_item = self.text[start..end].trim_start().starts_with("- ");
        let above = self.text[..start].trim_end();
        let (above, above_end) = self.line_from(above.rfind('\n').map_or(0, |newline| newline + 1));
        let line = self.text[above..above_end].trim_start();
        let mark = line.chars().next().filter(|_| is_item)?;
        let place = above_end - line.len();
        let (code, message) = match mark {
            '-' if !line.starts_with("- ") && !line.starts_with("--") => (
                "missing-space",
                "a space is missing behind this hyphen".to_string(),
            ),
            '•' | '◦' | '‣' | '▪' | '●' | '·' | '–' | '—' => {
                ("not-yaml", format!("`{mark}` begins no item"))
            }
            _ => return None,
        };
        let span = self.span(place, place + mark.len_utf8());
        let diagnostic = Diagnostic::error(code, span, message);
        let is_apart = line[mark.len_utf8()..].starts_with(' ');
        let hyphen = if is_apart { "-" } else { "- " };
        Some(
            diagnostic
                .help("an item begins with a hyphen and a space: `- …`")
                .suggest(Some(Suggestion::new(span, hyphen))),
        )
    }

    /// `title:Harbour`, here or on the line above.
    fn missing_space(&self, start: usize, end: usize) -> Option<Diagnostic> {
        let above = self.text[..start].trim_end();
        let above = self.line_from(above.rfind('\n').map_or(0, |newline| newline + 1));
        [(start, end), above].into_iter().find_map(|(start, end)| {
            let words = self.words(start, end);
            let line = &self.text[words..end];
            let colon = line.find(':').filter(|colon| is_key(&line[..*colon]))?;
            let glued = line[colon + 1..].starts_with(|next: char| next != ' ' && next != '/');
            // `12:30` is a time, whatever stands behind it.
            let is_word = line.starts_with(char::is_alphabetic);
            let colon = words + colon;
            glued.then(|| {
                Diagnostic::error(
                    "missing-space",
                    self.span(colon, colon + 1),
                    "a space is missing behind this colon",
                )
                .help("a key ends in a colon and a space: `title: …`")
                .suggest(is_word.then(|| Suggestion::new(self.span(colon, colon + 1), ": ")))
            })
        })
    }

    /// A colon within a text.
    fn colon(&self, kind: &ErrorKind, value: usize, end: usize) -> Option<Diagnostic> {
        let is_colon = matches!(
            kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::InvalidMappingValueWhitespace
                | ErrorKind::MappingKeyNotAllowed
        );
        let shown = &self.text[value..end];
        let colon = shown
            .find(": ")
            .or_else(|| shown.strip_suffix(':').map(str::len))
            .filter(|_| is_colon)?;
        let colon = value + colon;
        Some(
            Diagnostic::error(
                "colon-in-text",
                self.span(colon, colon + 1),
                "a colon and a space within a text make it a key to YAML",
            )
            .help("put the whole text in quotes, or below `|`")
            .suggest(self.in_quotes(value)),
        )
    }

    /// A line that stands where no line can: mostly one that is indented otherwise than those
    /// around it.
    fn indentation(&self, start: usize, end: usize) -> Diagnostic {
        let line = self.text[start..end].trim_start();
        let own = end - start - line.len();
        let above = self.text[..start].trim_end();
        let (above, above_end) = self.line_from(above.rfind('\n').map_or(0, |newline| newline + 1));
        let words = self.words(above, above_end) - above;
        let indent = above_end - above - self.text[above..above_end].trim_start().len();
        let behind_hyphen = words > indent && !line.starts_with("- ");
        let (other, what) = if behind_hyphen {
            (words, "the words behind the hyphen above")
        } else {
            (indent, "the line above")
        };
        let diagnostic = Diagnostic::error(
            "not-yaml",
            self.span(start + own, end),
            "this line does not fit in with the lines above it",
        );
        if own == other || start == 0 {
            return diagnostic.help(
                "a key ends in a colon and a space, an item begins with a hyphen and a space, and \
                 a text of several lines stands below `|`",
            );
        }
        diagnostic
            .label(format!("indented by {own}, {what} by {other}"))
            .help("lines that belong together are indented alike; a text below `|` is indented deeper than its key")
    }
}
