//! What is not set as its writer seems to have meant it: paragraphs that YAML has merged, marks of markup
//! in texts that have none.

use std::ops::Range;

use super::reporter::Reporter;
use super::source_ids::SourceIndex;
use crate::briefing::keys;
use crate::briefing::typed::{Briefing, Section};
use crate::briefing::yaml::{Merged, Style, Written, merged};
use crate::diagnostic::Diagnostic;

/// Warns of paragraphs and items that YAML runs together.
pub fn warn_of_merged(written: &Written, reporter: &mut Reporter<'_>) {
    let Some((span, what)) = merged(written, reporter.files()) else {
        return;
    };
    let message = match what {
        Merged::Paragraph => "this line begins no paragraph: it runs on with those above it",
        Merged::Item => "this line begins no item: it runs on with those above it",
    };
    let help = match written.style {
        _ if reporter.files().get(written.span.file).is_json() => {
            "write `\\n\\n` between paragraphs, and `\\n` at the end of a line"
        }
        Style::Folded => "write `|` in place of `>`: below it, lines stay as they are",
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted | Style::Literal => {
            "write the text below `|`, where lines stay as they are"
        }
    };
    let label = match what {
        Merged::Paragraph => "one empty line ends a line here, and no paragraph",
        Merged::Item => "the end of a line is a space here",
    };
    reporter.push(
        Diagnostic::warning("merged-lines", span, message)
            .label(label)
            .help(help),
    );
}

/// Warns of marks in texts without markup.
pub fn warn_of_marks_in_plain_texts(
    briefing: &Briefing,
    sources: &SourceIndex,
    reporter: &mut Reporter<'_>,
) {
    let mut texts: Vec<(&str, &Written)> = Vec::new();
    let fields = [
        ("title", &briefing.title),
        ("subtitle", &briefing.subtitle),
        ("publisher", &briefing.publisher),
        ("license", &briefing.license),
        ("contact", &briefing.contact),
        ("watermark", &briefing.watermark),
    ];
    texts.extend(
        fields
            .into_iter()
            .filter_map(|(key, text)| Some((key, text.as_ref()?))),
    );
    texts.extend(briefing.series.iter().map(|(name, _)| ("series", name)));
    texts.extend(
        briefing
            .keywords
            .iter()
            .map(|keyword| ("keywords", keyword)),
    );
    texts.extend(briefing.labels.values().map(|label| ("labels", label)));
    for author in &briefing.authors {
        texts.extend(author.role.iter().map(|role| ("role", role)));
        texts.extend(
            author
                .affiliation
                .iter()
                .map(|house| ("affiliation", house)),
        );
    }
    for recommendation in &briefing.recommendations {
        texts.extend(recommendation.owner.iter().map(|owner| ("owner", owner)));
        texts.extend(recommendation.due.iter().map(|due| ("due", due)));
    }
    texts.extend(briefing.timeline.iter().map(|entry| ("date", &entry.date)));
    let sections = briefing.sections.iter().chain(&briefing.appendices);
    sections.for_each(|section| plain(section, &mut texts));
    for (key, text) in texts {
        warn_of_marks((key, text), sources, reporter);
    }
}

fn warn_of_marks(
    (key, written): (&str, &Written),
    sources: &SourceIndex,
    reporter: &mut Reporter<'_>,
) {
    let citation = citation(&written.value).filter(|(_, key)| sources.find(key).is_some());
    let range = marks(&written.value).or(citation.map(|(range, _)| range));
    let Some(range) = range else {
        return;
    };
    let span = reporter.place(written, range);
    let message = format!("marks mean nothing in `{key}`");
    reporter.push(
        Diagnostic::warning("marks-in-plain-text", span, message)
            .label("shown as they are")
            .help("take them out: this text is plain"),
    );
}

/// The texts without markup of the blocks of a section.
fn plain<'a>(section: &'a Section, texts: &mut Vec<(&'static str, &'a Written)>) {
    for block in &section.blocks {
        let plain = block.texts().into_iter();
        let plain = plain.filter(|field| matches!(field.kind, keys::Text::Plain));
        texts.extend(plain.map(|field| (field.key, field.written)));
    }
    section
        .sections
        .iter()
        .for_each(|inner| plain(inner, texts));
}

/// Marks that stand in pairs around something.
const PAIRS: &[(&str, &str)] = &[("**", "**"), ("~~", "~~"), ("`", "`"), ("*", "*")];
/// What only markup begins with.
const BEGINNINGS: &[&str] = &[
    "^[",
    "]{lang=",
    "](http",
    "](mailto:",
    "<br>",
    "<br/>",
    "<br />",
];
/// Elements that text from elsewhere brings along, by how they end.
const ENDS: &[&str] = &[
    "</b>",
    "</i>",
    "</em>",
    "</strong>",
    "</sup>",
    "</sub>",
    "</a>",
];

/// The first marks of markup in a text that has none.
fn marks(text: &str) -> Option<Range<usize>> {
    let alone = BEGINNINGS.iter().chain(ENDS);
    let alone = alone.filter_map(|mark| text.find(mark).map(|at| at..at + mark.len()));
    let pairs = PAIRS
        .iter()
        .filter_map(|(open, close)| pair(text, open, close));
    alone.chain(pairs).min_by_key(|range| range.start)
}

/// The first citation in a text, and the key that it names.
fn citation(text: &str) -> Option<(Range<usize>, &str)> {
    let start = text.find("[@")?;
    let length = text[start..].find(']')?;
    let inner = &text[start + 2..start + length];
    let key = inner.split([',', ';', ' ']).next()?;
    Some((start..start + length + 1, key))
}

/// What stands between two marks without a space inside them, and no word outside.
fn pair(text: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let start = text.find(open)?;
    let inner = start + open.len();
    let length = text[inner..].find(close).filter(|length| *length > 0)?;
    let end = inner + length + close.len();
    let words = &text[inner..inner + length];
    let tight = !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
    let outside = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
    let apart = outside(text[..start].chars().next_back()) && outside(text[end..].chars().next());
    (tight && apart).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_characters() {
        for (text, shown) in [
            ("**Bold** title", Some("**Bold**")),
            ("A *stressed* word", Some("*stressed*")),
            ("the `code`", Some("`code`")),
            ("see [us](https://example.org)", Some("](http")),
            ("one<br>two", Some("<br>")),
            ("one <b>two</b>", Some("</b>")),
            ("the tag <b> and [@x]", None),
            ("5 * 3 * 2 and a < b > c", None),
            ("Title*", None),
            ("f**k", None),
            ("2*3*4", None),
        ] {
            assert_eq!(marks(text).map(|range| &text[range]), shown, "{text}");
        }
    }
}
