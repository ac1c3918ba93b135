//! Lines of paragraphs, broken anew.
//!
//! In: a field of block text and how wide its lines may be. Out: the same text, in which the paragraphs that have a wider
//! line are filled; every other byte stays. Where a line ends within a paragraph means nothing to CommonMark, save at its
//! beginning: no line is made to begin with anything but a word. Code, tables, headings and quotations stay, and so do
//! paragraphs in scripts that set no spaces between words. What comes out is read again, and must be read as what went in.

use std::ops::Range;

use crate::briefing::filling::{filled, is_wider, single_spaces};
use crate::language::sets_no_spaces;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The text with its paragraphs filled, or `None` where there is nothing to break.
pub fn refilled(text: &str, width: usize) -> Option<String> {
    let mut filled = String::with_capacity(text.len() + text.len() / 40);
    let mut from = 0;
    for run in runs(text) {
        let line = text[..run.start].rfind('\n').map_or(0, |end| end + 1);
        let Some(lines) = filled_run(text, line, &run, width) else {
            continue;
        };
        filled.push_str(&text[from..run.start]);
        filled.push_str(&lines);
        from = run.end;
    }
    filled.push_str(&text[from..]);
    (filled != text && reads_alike(text, &filled)).then_some(filled)
}

/// Whether two texts are read alike, save for where lines end.
pub fn reads_alike(one: &str, other: &str) -> bool {
    one == other || read(one) == read(other)
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// What a text is read as.
fn read(text: &str) -> String {
    let mut read = String::with_capacity(text.len() * 2);
    for event in parser(text) {
        match event {
            Event::Text(words) => read.push_str(&words),
            Event::SoftBreak => read.push(' '),
            other => read.extend(["\0", &format!("{other:?}"), "\0"]),
        }
    }
    read
}

/// The places of words that stand in lines of their own: paragraphs, and items of lists.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut finder = Finder::default();
    for (event, range) in parser(text).into_offset_iter() {
        finder.event(&event, range);
    }
    finder.close();
    finder.runs
}

/// Runs on their way.
#[derive(Default)]
struct Finder {
    runs: Vec<Range<usize>>,
    /// The run that is open, and whether it stays as it is for something that it holds.
    open: Option<Range<usize>>,
    is_kept: bool,
    /// How many marks of words are open.
    marks: usize,
    /// How many blocks are open that stay as they are, with those within the first of them.
    blocks: usize,
}

impl Finder {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {
                self.marks += 1;
                self.extend(range);
            }
            Event::Start(Tag::Image { .. }) => {
                self.marks += 1;
                self.extend(range);
                self.is_kept = true;
            }
            Event::End(_) if self.marks > 0 => {
                self.marks -= 1;
                self.extend(range);
            }
            Event::Text(_) | Event::Code(_) | Event::SoftBreak => self.extend(range),
            Event::Start(tag) => {
                self.close();
                let is_plain = matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::Item);
                self.blocks += usize::from(self.blocks > 0 || !is_plain);
            }
            Event::End(_) => {
                self.close();
                self.blocks = self.blocks.saturating_sub(1);
            }
            Event::Rule => self.close(),
            // A line that ends for good ends where it does.
            Event::HardBreak
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                self.extend(range);
                self.is_kept = true;
            }
        }
    }

    fn extend(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => open.end = open.end.max(range.end),
            None if self.blocks == 0 => self.open = Some(range),
            None => {}
        }
    }

    fn close(&mut self) {
        let run = self.open.take().filter(|_| !self.is_kept);
        self.runs.extend(run);
        self.is_kept = false;
    }
}

/// The lines of a run, filled; `None` where it has no line that is too wide, or may not be touched. `line` is where
/// the line begins in which the run does.
fn filled_run(text: &str, line: usize, run: &Range<usize>, width: usize) -> Option<String> {
    let before = &text[line..run.start];
    let words = text[run.clone()].trim_end();
    let is_wide = |line: &str| is_wider(line, width);
    let mut lines = words.split('\n');
    let first = lines.next()?;
    let is_too_wide = is_wide(&text[line..run.start + first.len()]) || lines.any(is_wide);
    if !is_too_wide
        || before.contains(['>', '\t'])
        || words.contains(['\t', '\r', '|'])
        || words
            .split('\n')
            .any(|line| may_be_marked(line.trim_start_matches(' ')))
        || words
            .chars()
            .any(|one| !one.is_ascii() && sets_no_spaces(one))
    {
        return None;
    }
    let joined: Vec<&str> = words
        .split('\n')
        .map(|line| line.trim_matches(' '))
        .collect();
    let joined = joined.join(" ");
    let indent = before.chars().count();
    let lines = filled(&joined, width.saturating_sub(indent), ends(&joined));
    let lines = lines.join(&["\n", &" ".repeat(indent)].concat());
    Some(lines + &text[run.start + words.len()..run.end])
}

/// The places of spaces at which a line of a paragraph may end: none within brackets or code, and none before a word that
/// may begin no line.
fn ends(words: &str) -> impl Iterator<Item = usize> {
    let (mut depth, mut is_code, mut is_address) = (0_usize, false, false);
    let mut from = 0;
    single_spaces(words).filter(move |at| {
        for (offset, byte) in words[from..*at].bytes().enumerate() {
            match byte {
                b'`' => is_code = !is_code,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                b'(' if words[..from + offset].ends_with(']') => is_address = true,
                b')' => is_address = false,
                _ => {}
            }
        }
        from = *at;
        depth == 0 && !is_code && !is_address && may_begin(&words[at + 1..])
    })
}

/// Whether a line may begin with these words: what begins with a letter begins no list, heading or table. A letter or
/// number with a dot or bracket behind it looks like the mark of an item.
fn may_begin(words: &str) -> bool {
    let is_quote = |one: &char| matches!(one, '"' | '\'' | '“' | '‘' | '„' | '«' | '(');
    let first = words.chars().find(|one| !is_quote(one));
    first.is_some_and(char::is_alphabetic) && !is_item(words)
}

/// Whether the first of some words looks like the mark of an item: `a)`, `iv.`, `2)`.
fn is_item(words: &str) -> bool {
    let word = words.split(' ').next().unwrap_or_default();
    let mark = word.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = |one: char| one.is_ascii_digit() || "ivxlcdm".contains(one);
    mark.chars().count() == 1 || (!mark.is_empty() && mark.chars().all(is_number))
}

/// Whether a line of a paragraph may be more than that to this program: a note that is defined, a bullet, an item.
fn may_be_marked(line: &str) -> bool {
    line.starts_with("[^") || line.starts_with([':', '\u{2022}']) || is_item(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_are_filled_and_everything_else_stays() {
        let cases = [
            (
                "One two three four five six.\n\nSeven.\n",
                Some("One two three\nfour five six.\n\nSeven.\n"),
            ),
            (
                "- one two three four\n- five\n  1. six seven eight nine\n",
                Some("- one two three\n  four\n- five\n  1. six seven\n     eight nine\n"),
            ),
            // Two lines are one paragraph, and so they are filled.
            (
                "One two\nthree four five six seven.",
                Some("One two three\nfour five six\nseven."),
            ),
            ("One two\nthree four.", None),
            ("```\nOne two three four five six.\n```\n", None),
            ("    One two three four five six.\n", None),
            ("> One two three four five six.\n", None),
            ("# One two three four five six\n", None),
            ("One two three four|five six.\n", None),
            (
                "| one two three | four |\n|---|---|\n| five six | 7 |\n",
                None,
            ),
            ("One two three four five\\\nsix.\n", None),
            ("One two three four five  \nsix.\n", None),
            ("[^1]: One two three four five six.\n", None),
            ("\u{2022} One two three four five six.\n", None),
            ("港口 港口 港口 港口 港口 港口 港口\n", None),
            // Nothing that could begin a list, a heading or a rule comes to begin a line.
            (
                "One two three - four 1. five # six + b) seven.",
                Some("One two three -\nfour 1. five #\nsix + b) seven."),
            ),
            // A mark of words stays in one piece.
            (
                "One [two three four](https://example.org/a) `five six` [@seven, p. 8].",
                Some("One [two three four](https://example.org/a) `five six` [@seven, p. 8]."),
            ),
        ];
        for (text, expected) in cases {
            let expected = expected.filter(|expected| *expected != text);
            assert_eq!(refilled(text, 15).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_filled_is_filled() {
        let text =
            "One *two three* four five **six seven eight** nine ten.\n\n- One two three four.\n";
        let filled = refilled(text, 20).expect("a change");
        assert!(filled.lines().all(|line| line.len() <= 20), "{filled}");
        assert_eq!(refilled(&filled, 20), None);
    }

    #[test]
    fn other_words_are_not_read_alike() {
        assert!(reads_alike("one two\nthree", "one\ntwo three"));
        assert!(!reads_alike("one two\n\nthree", "one two\nthree"));
        assert!(!reads_alike("one\n- two", "one - two"));
    }
}
