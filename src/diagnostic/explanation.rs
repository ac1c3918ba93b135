//! The long form of every diagnostic: what its code means, why it is one, and an example before and after.
//!
//! In: the Markdown files of `explanations/`, a topic or two in each, which are part of the program. Out: an
//! [`Explanation`] by its code. A section of a file is a code; its first line says in one sentence what is the case,
//! paragraphs say why and what to do, and two blocks of code show it before and after. In place of these, a line that
//! begins with `Not shown:` says why there is none.
//!
//! An example is as short as can be: a test completes it to a briefing, with a title and something to say, unless it
//! is called `whole`; one that begins with a hyphen is an entry of `blocks`; TOML is a theme's file, `brand` that of a brand. Each is read by
//! that test: the one before has its code, the one after has nothing to be told of.

use std::sync::LazyLock;

/// The files, in the order in which their topics are listed.
const FILES: &[&str] = &[
    include_str!("explanations/keys.md"),
    include_str!("explanations/yaml.md"),
    include_str!("explanations/texts.md"),
    include_str!("explanations/tables.md"),
    include_str!("explanations/files.md"),
    include_str!("explanations/pages.md"),
    include_str!("explanations/advice.md"),
    include_str!("explanations/imports.md"),
];

/// What is said of a code at length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What is the case, in a sentence.
    pub summary: &'static str,
    /// Why it is told, and what to do: a paragraph each, over several lines.
    pub paragraphs: Vec<&'static str>,
    /// What has it, and what has it no longer; empty where that cannot be shown, which a paragraph says then.
    pub examples: Vec<Example>,
}

/// A few lines of a briefing or of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// `yaml`, `json`, `toml`, or `brand` for a `_brand.yml`.
    pub language: &'static str,
    /// Whether it is a whole file.
    pub is_whole: bool,
    /// The lines.
    pub text: &'static str,
}

/// Explanations of what goes together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What they are about.
    pub title: &'static str,
    /// Each of them.
    pub explanations: Vec<Explanation>,
}

static TOPICS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| topics(file)).collect());

/// Every topic with its explanations, as they are listed.
pub fn topics_of_all() -> &'static [Topic] {
    &TOPICS
}

/// Every explanation.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    TOPICS.iter().flat_map(|topic| &topic.explanations)
}

/// What is said of a code.
pub fn of(code: &str) -> Option<&'static Explanation> {
    all().find(|explanation| explanation.code == code)
}

/// The code that is nearest to what was written, if any is near.
pub fn nearest(written: &str) -> Option<&'static str> {
    let distance = |code: &str| strsim::damerau_levenshtein(written, code);
    let codes = all().map(|explanation| explanation.code);
    let near = codes.map(|code| (distance(code), code)).min()?;
    let begun = || {
        let mut begun = all().filter(|one| one.code.starts_with(written));
        begun.next().filter(|_| written.len() > 2)
    };
    let is_near = near.0 <= 1 + written.len() / 4;
    match is_near {
        true => Some(near.1),
        false => begun().map(|one| one.code),
    }
}

/// The topics of a file.
fn topics(file: &'static str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for part in parts(file, "# ") {
        let (title, rest) = part.split_once('\n').unwrap_or((part, ""));
        topics.push(Topic {
            title: title.trim(),
            explanations: parts(rest, "## ").into_iter().map(explanation).collect(),
        });
    }
    topics
}

/// What stands behind each line that begins with a mark, up to the next: code may hold headings of its own.
fn parts(text: &'static str, mark: &str) -> Vec<&'static str> {
    let mut starts = Vec::new();
    let (mut at, mut fence) = (0, None);
    for line in text.split_inclusive('\n') {
        fence = fence_behind(fence, line);
        if fence.is_none() && line.starts_with(mark) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let ranges = starts.iter().zip(ends);
    ranges
        .map(|(start, end)| &text[start + mark.len()..end])
        .collect()
}

/// How many marks close the code that a line stands in, behind that line.
fn fence_behind(fence: Option<usize>, line: &str) -> Option<usize> {
    let marks = line.len() - line.trim_start_matches('`').len();
    match fence {
        None => Some(marks).filter(|marks| *marks >= 3),
        Some(open) if marks >= open && line.trim_end().len() == marks => None,
        Some(open) => Some(open),
    }
}

/// A section of a file.
fn explanation(section: &'static str) -> Explanation {
    let (code, rest) = section.split_once('\n').unwrap_or((section, ""));
    let mut explanation = Explanation {
        code: code.trim(),
        summary: "",
        paragraphs: Vec::new(),
        examples: Vec::new(),
    };
    let mut rest = rest.trim_start();
    while !rest.is_empty() {
        if rest.starts_with("```") {
            let (example, behind) = example(rest);
            explanation.examples.push(example);
            rest = behind.trim_start();
            continue;
        }
        let (paragraph, behind) = rest.split_once("\n\n").unwrap_or((rest, ""));
        let paragraph = paragraph.trim_end();
        if explanation.summary.is_empty() {
            explanation.summary = paragraph;
        } else {
            explanation.paragraphs.push(paragraph);
        }
        rest = behind.trim_start();
    }
    explanation
}

/// A block of code, and what stands behind it.
fn example(text: &'static str) -> (Example, &'static str) {
    let (head, body) = text.split_once('\n').unwrap_or((text, ""));
    let marks = &head[..head.len() - head.trim_start_matches('`').len()];
    let mut words = head[marks.len()..].split_whitespace();
    let end = format!("\n{marks}\n");
    let (lines, behind) = match body.find(&end) {
        Some(at) => (&body[..=at], &body[at + end.len()..]),
        None => (body, ""),
    };
    let example = Example {
        language: words.next().unwrap_or_default(),
        is_whole: words.next() == Some("whole"),
        text: lines,
    };
    (example, behind)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_explanation_is_whole() {
        let mut codes = BTreeSet::new();
        for Explanation {
            code,
            summary,
            paragraphs,
            examples,
        } in all()
        {
            assert!(codes.insert(code), "{code} is explained twice");
            assert!(!summary.contains('\n'), "{code}: {summary}");
            assert!(summary.ends_with('.') && summary.len() < 110, "{summary}");
            assert!(!paragraphs.is_empty(), "{code} says nothing of why");
            let is_shown = !paragraphs.iter().any(|one| one.starts_with("Not shown: "));
            let count = examples.len();
            assert_eq!(count, if is_shown { 2 } else { 0 }, "examples of {code}");
            for Example { language, text, .. } in examples {
                assert!(
                    ["yaml", "json", "toml", "brand"].contains(language),
                    "{code}"
                );
                assert!(!text.trim().is_empty() && text.ends_with('\n'), "{code}");
            }
            for line in paragraphs.iter().flat_map(|one| one.lines()) {
                assert!(line.chars().count() <= 124, "{code}: {line}");
            }
        }
    }

    #[test]
    fn headings_within_code_are_code() {
        let file = "# Topic\n\n## one\nIt is.\n\nWhy.\n\n````yaml whole\n# a\n## b\n```\n````\n\n```yaml\nc\n```\n\n## two\nIt is not.\n";
        let topics = topics(file);
        assert_eq!(topics.len(), 1);
        let [one, two] = &topics[0].explanations[..] else {
            panic!("{topics:?}");
        };
        assert_eq!(one.examples[0].text, "# a\n## b\n```\n");
        assert!(one.examples[0].is_whole && !one.examples[1].is_whole);
        assert_eq!((one.paragraphs.len(), two.summary), (1, "It is not."));
    }
}
