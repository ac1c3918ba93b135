//! Diagnostics as text, in rustc's look.
//!
//! In: findings and the files that they point into. Out: text for a terminal or a log:
//!
//! ```text
//! error[unknown-key]: unknown key `sumary`
//!  --> briefing.yaml:3:1
//!   |
//! 3 | sumary: What changed.
//!   | ^^^^^^ not a key of a briefing
//!   |
//!   = help: did you mean `summary`?
//! ```
//!
//! annotate-snippets draws each finding; this module hands it the few lines that the finding is
//! about, never a whole file, so that ten thousand findings in twenty megabytes take no longer
//! than their own text.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};

/// The most bytes of a source line that are shown on either side of a finding's first byte.
const WINDOW: usize = 400;

/// How far apart, in bytes, two places may be that are shown together.
const NEAR: usize = 16 * 1024;

/// Columns that a line of output may take before it is trimmed around the finding.
const WIDTH: usize = 120;

/// Writes every finding, an empty line after each. `color` adds ANSI escapes for a terminal.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(WIDTH);
    let mut output = String::new();
    for diagnostic in diagnostics.iter() {
        output.push_str(&render_one(diagnostic, sources, &renderer));
        output.push_str("\n\n");
    }
    output
}

fn render_one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code);
    let excerpts = excerpts(diagnostic, sources);
    let mut group = Group::with_title(title);
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet(sources));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let drawn = renderer.render(&[group]);
    excerpts
        .iter()
        .fold(drawn, |drawn, excerpt| excerpt.correct(drawn, sources))
}

/// Lines of one file and the places in them that a finding names.
struct Excerpt<'a> {
    file: FileId,
    /// The bytes of the file that are shown.
    shown: Range<usize>,
    places: Vec<LabelledSpan<'a>>,
}

struct LabelledSpan<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

/// The place of a finding, then what is related to it; neighbours share an excerpt.
fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Vec<Excerpt<'a>> {
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    if let Some(span) = diagnostic.span {
        let place = LabelledSpan {
            kind: AnnotationKind::Primary,
            span,
            label: &diagnostic.label,
        };
        excerpts.push(Excerpt::new(place, sources));
    }
    for (span, label) in &diagnostic.related {
        let place = LabelledSpan {
            kind: AnnotationKind::Context,
            span: *span,
            label,
        };
        let excerpt = Excerpt::new(place, sources);
        match excerpts.first_mut() {
            Some(first) if first.is_near(&excerpt, sources) => first.absorb(excerpt),
            _ => excerpts.push(excerpt),
        }
    }
    excerpts
}

impl<'a> Excerpt<'a> {
    /// The line in which a span begins, cut to a window around it where it is very long.
    fn new(place: LabelledSpan<'a>, sources: &Sources) -> Self {
        let span = place.span;
        let text = &sources.get(span.file).text;
        let line = sources.line(span.file, span.start);
        let at = (span.start as usize).min(text.len());
        let start = line
            .start
            .max(text.floor_char_boundary(at.saturating_sub(WINDOW)));
        let end = line
            .end
            .min(text.ceil_char_boundary((at + WINDOW).min(text.len())));
        Excerpt {
            file: span.file,
            shown: start..end.max(start),
            places: vec![place],
        }
    }

    /// Whether both can be shown as one: whole lines of one file, not far apart.
    fn is_near(&self, other: &Excerpt<'a>, sources: &Sources) -> bool {
        let whole = |excerpt: &Excerpt<'a>| {
            let line = sources.line(excerpt.file, excerpt.places[0].span.start);
            excerpt.shown.start == line.start
        };
        let start = self.shown.start.min(other.shown.start);
        let end = self.shown.end.max(other.shown.end);
        self.file == other.file && end - start <= NEAR && whole(self) && whole(other)
    }

    fn absorb(&mut self, other: Excerpt<'a>) {
        self.shown.start = self.shown.start.min(other.shown.start);
        self.shown.end = self.shown.end.max(other.shown.end);
        self.places.extend(other.places);
    }

    fn snippet(&self, sources: &Sources) -> Snippet<'a, Annotation<'a>> {
        let source = sources.get(self.file);
        let text = &source.text[self.shown.clone()];
        let within = |byte: usize| byte.clamp(self.shown.start, self.shown.end) - self.shown.start;
        let annotations = self.places.iter().map(|place| {
            // Only the first line of a long span is underlined.
            let line = sources.line(self.file, place.span.start);
            let range = place.span.range();
            let range = within(range.start)..within(range.end.min(line.end.max(range.start)));
            let label = (!place.label.is_empty()).then_some(place.label);
            place.kind.span(range).label(label)
        });
        Snippet::source(text.to_string())
            .path(source.name.clone())
            .line_start(self.line(sources))
            .annotations(annotations)
    }

    /// The number of the first line shown.
    fn line(&self, sources: &Sources) -> usize {
        sources.position(self.file, as_u32(self.shown.start)).0
    }

    /// Puts the true column in place of the one counted from the start of a cut line.
    fn correct(&self, drawn: String, sources: &Sources) -> String {
        let (line, skipped) = sources.position(self.file, as_u32(self.shown.start));
        if skipped == 1 {
            return drawn;
        }
        let name = &sources.get(self.file).name;
        let (_, column) = sources.position(self.file, self.places[0].span.start);
        let counted = format!("{name}:{line}:{}", column + 1 - skipped);
        drawn.replacen(&counted, &format!("{name}:{line}:{column}"), 1)
    }
}

fn as_u32(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn show(text: &str, range: Range<usize>) -> String {
        let mut sources = Sources::new();
        let file = sources.add(Source {
            name: "a.yaml".to_string(),
            text: text.to_string(),
        });
        let span = Span {
            file,
            start: u32::try_from(range.start).unwrap(),
            end: u32::try_from(range.end).unwrap(),
        };
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(
            Diagnostic::error("some-code", span, "this is so")
                .label("here")
                .help("write it otherwise"),
        );
        render(&diagnostics, &sources, false)
    }

    #[test]
    fn a_finding_looks_like_one_of_rustc() {
        let text = "title: x\r\nwörter: ضلع und mehr\r\n";
        let start = text.find("ضلع").unwrap();
        assert_eq!(
            show(text, start..start + 6),
            "error[some-code]: this is so\n --> a.yaml:2:9\n  |\n2 | wörter: ضلع und mehr\n  |         ^^^ here\n  \
             |\n  = help: write it otherwise\n\n"
        );
    }

    #[test]
    fn a_long_line_is_trimmed_around_the_place_and_keeps_its_column() {
        let text = format!("{} x {}", "lang ".repeat(1000), "weiter ".repeat(4000));
        let shown = show(&text, 5001..5002);
        assert!(shown.contains("a.yaml:1:5002\n"), "{shown}");
        assert!(
            shown.lines().all(|line| line.chars().count() <= WIDTH + 2),
            "{shown}"
        );
    }

    #[test]
    fn only_the_first_line_of_a_long_place_is_underlined() {
        assert!(show("a: |\n  b\n  c\n", 3..12).contains("1 | a: |\n  |    ^ here\n"));
    }

    #[test]
    fn the_end_of_a_file_is_a_place() {
        for (text, at) in [("a: b", 4), ("", 0), ("  abc\n\n\n", 8)] {
            let shown = show(text, at..at);
            assert!(shown.contains("^ here"), "{shown}");
        }
    }
}
