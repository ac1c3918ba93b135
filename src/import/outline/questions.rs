//! Questions and answers, with questions or without.
//!
//! What ends in a question mark is a question, as is a heading below that of the part, a line behind `Q:`, or a
//! paragraph that is stressed as a whole. What follows it is its answer. A paragraph before any question is an answer
//! that has none, as pages have it that show the question in a picture or not at all.

use super::Section;
use crate::diagnostic::Span;
use crate::import::draft::{Block, Inline, Line, Placed, is_blank, words};
use crate::import::marked::tidy;
use crate::import::report::Report;

/// How long a question may be, in characters.
const LONGEST: usize = 300;

/// An entry on its way.
#[derive(Default)]
struct Entry {
    question: Option<Line>,
    span: Option<Span>,
    answer: Vec<Block>,
}

/// Reads them.
pub fn questions(section: Section, report: &mut Report<'_>) -> Vec<(Option<Line>, Vec<Block>)> {
    let mut entries: Vec<Entry> = Vec::new();
    for placed in section.blocks {
        add(placed, &mut entries);
    }
    for inner in section.sections {
        let question = Some(without_letter(&inner.title, 'q'));
        entries.push(Entry {
            question,
            span: inner.span,
            answer: Vec::new(),
        });
        answer(inner, entries.last_mut());
    }
    entries
        .into_iter()
        .filter_map(|entry| finished(entry, report))
        .collect()
}

/// All that stands below a question.
fn answer(section: Section, entry: Option<&mut Entry>) {
    let Some(entry) = entry else { return };
    entry
        .answer
        .extend(section.blocks.into_iter().map(|placed| placed.block));
    for inner in section.sections {
        entry
            .answer
            .push(Block::Paragraph(vec![Inline::Strong(inner.title.clone())]));
        answer(inner, Some(entry));
    }
}

fn finished(entry: Entry, report: &mut Report<'_>) -> Option<(Option<Line>, Vec<Block>)> {
    let Entry {
        question,
        span,
        mut answer,
    } = entry;
    if let Some(Block::Paragraph(first)) = answer.first_mut() {
        *first = without_letter(first, 'a');
    }
    answer.retain(|block| !matches!(block, Block::Paragraph(line) if is_blank(line)));
    match (question, answer.is_empty()) {
        (Some(question), true) => {
            report.moved(
                span,
                "this question has no answer: it stands as an answer without a question",
                "write its answer behind `answer:`, and `question:` before the question",
            );
            Some((None, vec![Block::Paragraph(question)]))
        }
        (None, true) => None,
        (question, false) => Some((question, answer)),
    }
}

fn add(placed: Placed, entries: &mut Vec<Entry>) {
    let Placed { block, span } = placed;
    match block {
        Block::Paragraph(line) => paragraph(&tidy(&line), span, entries),
        Block::Definitions(definitions) => {
            for (term, answer) in definitions {
                entries.push(Entry {
                    question: Some(without_letter(&term, 'q')),
                    span,
                    answer,
                });
            }
        }
        // A list of pairs.
        Block::List(_, items) if items.iter().any(|item| begins_with_question(item)) => {
            for item in items {
                for block in item {
                    add(Placed { block, span }, entries);
                }
            }
        }
        Block::List(_, items) if entries.iter().all(|entry| entry.question.is_none()) => {
            let entry = |answer| Entry {
                question: None,
                span,
                answer,
            };
            entries.extend(items.into_iter().map(entry));
        }
        block => match entries.last_mut() {
            Some(entry) => entry.answer.push(block),
            None => entries.push(Entry {
                question: None,
                span,
                answer: vec![block],
            }),
        },
    }
}

fn begins_with_question(item: &[Block]) -> bool {
    let Some(Block::Paragraph(line)) = item.first() else {
        return false;
    };
    let line = tidy(line);
    is_question(&line) || divided(&line).is_some()
}

fn paragraph(line: &Line, span: Option<Span>, entries: &mut Vec<Entry>) {
    if is_blank(line) {
        return;
    }
    if is_question(line) {
        let question = Some(without_letter(line, 'q'));
        return entries.push(Entry {
            question,
            span,
            answer: Vec::new(),
        });
    }
    if let Some((question, answer)) = divided(line) {
        let answer = vec![Block::Paragraph(answer)];
        let question = Some(without_letter(&question, 'q'));
        return entries.push(Entry {
            question,
            span,
            answer,
        });
    }
    let block = Block::Paragraph(line.clone());
    match entries.last_mut() {
        Some(entry) if entry.question.is_some() => entry.answer.push(block),
        _ => entries.push(Entry {
            question: None,
            span,
            answer: vec![block],
        }),
    }
}

/// A question and its answer in one paragraph, with a break between them or `A:`.
fn divided(line: &Line) -> Option<(Line, Line)> {
    if let Some(at) = line.iter().position(|inline| *inline == Inline::Break) {
        let (question, answer) = (line[..at].to_vec(), line[at + 1..].to_vec());
        return is_question(&question).then_some((question, answer));
    }
    match line.as_slice() {
        [Inline::Characters(text)] => {
            let at = text.find("? A: ").or_else(|| text.find("? A. "))? + 1;
            let of = |text: &str| vec![Inline::Characters(text.trim().to_string())];
            let (question, answer) = (of(&text[..at]), of(&text[at..]));
            is_question(&question).then_some((question, answer))
        }
        // **Who pays?** The port.
        [Inline::Strong(question), rest @ ..] if !is_blank(rest) => {
            let words = words(question);
            ends_as_question(&words).then(|| (question.clone(), tidy(rest)))
        }
        _ => None,
    }
}

/// Whether a paragraph is a question and no more.
fn is_question(line: &Line) -> bool {
    let words = words(line);
    let words = words.trim();
    let is_short = words.chars().count() <= LONGEST;
    let is_stressed = matches!(line.as_slice(), [Inline::Strong(_)]);
    let is_marked = letter(words, 'q').is_some() && !words.contains("? A: ");
    // Several sentences are an answer that ends in a question.
    let is_one = words.match_indices(". ").all(|(at, _)| {
        words[..at]
            .rsplit(' ')
            .next()
            .is_some_and(|word| word.chars().count() <= 3)
    });
    is_short && (is_stressed || is_marked || (ends_as_question(words) && is_one))
}

fn ends_as_question(words: &str) -> bool {
    let end = words.trim_end_matches(['"', '”', '»', ')', '*', ' ', '’']);
    end.ends_with(['?', '؟', '？', '\u{37e}'])
}

/// What stands behind `Q:`, `Q1.` or `Question 3:`.
fn letter(words: &str, kind: char) -> Option<usize> {
    let names: &[&str] = match kind {
        'q' => &["question", "frage", "q", "س", "پرسش"],
        _ => &["answer", "antwort", "a", "ج", "پاسخ"],
    };
    let lower = words.to_lowercase();
    let name = names.iter().find(|name| lower.starts_with(**name))?;
    let rest = &lower[name.len()..];
    let digits = rest
        .trim_start_matches([' ', '\u{a0}'])
        .trim_start_matches(|next: char| next.is_ascii_digit());
    let behind = digits.strip_prefix([':', '.', ')'])?;
    // "A. Smith says" is no answer.
    let is_sure = digits.starts_with(':') || kind == 'q' || rest.len() > digits.len();
    (is_sure && behind.starts_with([' ', '\u{a0}']) && lower.len() == words.len())
        .then(|| words.len() - behind.trim_start().len())
}

/// A line without `Q:` or `A:` before it.
fn without_letter(line: &Line, kind: char) -> Line {
    let mut line = tidy(line);
    if let [Inline::Strong(inner)] = line.as_slice() {
        line = inner.clone();
    }
    match line.first_mut() {
        Some(Inline::Characters(first)) => {
            if let Some(from) = letter(first, kind) {
                *first = first[from..].to_string();
            }
        }
        Some(Inline::Strong(inner)) => {
            let is_letter = letter(&[words(inner).as_str(), " "].concat(), kind).is_some();
            if is_letter {
                line.remove(0);
            }
        }
        _ => {}
    }
    tidy(&line)
}
