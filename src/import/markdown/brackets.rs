//! What stands in brackets and is none of CommonMark's: `[^1]`, `[@key, p. 3; see @other]`, `^[a note]`.
//!
//! In: a line, in which they are characters. Out: the same with notes and citations in their places. What calls nothing
//! stays as it is; numbers (`[1]`) are resolved later, when the sources are known.

use super::notes::Notes;
use crate::import::draft::{Cited, Inline, Line, merged};
use crate::import::marked::tidy;

/// How long what stands in the brackets of a citation may be, in bytes.
const LONGEST: usize = 1_000;
/// How deep notes nest; a caret and a bracket beyond that are characters.
const DEEPEST: usize = 4;

/// A citation of one source.
pub fn cite(id: &str) -> Inline {
    Inline::Cite(vec![Cited {
        id: id.to_string(),
        ..Cited::default()
    }])
}

/// Resolves the brackets of a line.
pub fn resolve(line: Line, notes: &mut Notes) -> Line {
    let line = inline_notes(merged(line));
    let mut out = Line::new();
    for inline in line {
        match inline {
            Inline::Characters(text) if text.contains('[') => characters(&text, notes, &mut out),
            Inline::Note(line) => out.push(Inline::Note(resolve(line, notes))),
            other => out.push(other),
        }
    }
    out
}

fn characters(text: &str, notes: &mut Notes, out: &mut Line) {
    let mut done = 0;
    for (open, _) in text.match_indices('[') {
        if open < done {
            continue;
        }
        let near = &text[open + 1
            ..text
                .floor_char_boundary((open + LONGEST).min(text.len()))
                .max(open + 1)];
        let Some(length) = near.find(']') else {
            continue;
        };
        let inner = &near[..length];
        let called = match inner.strip_prefix('^') {
            Some(label) => notes.call(label),
            None if inner.contains('@') => citation(inner).map(Inline::Cite),
            None => None,
        };
        let Some(called) = called else { continue };
        if open > done {
            out.push(Inline::Characters(text[done..open].to_string()));
        }
        out.push(called);
        done = open + length + 2;
    }
    if done < text.len() {
        out.push(Inline::Characters(text[done..].to_string()));
    }
}

/// "see @smith2020, p. 3; @doe"
fn citation(inner: &str) -> Option<Vec<Cited>> {
    let mut items = Vec::new();
    for part in inner.split(';') {
        let at = part.find('@').filter(|at| {
            part[..*at]
                .chars()
                .next_back()
                .is_none_or(|before| " -(".contains(before))
        })?;
        let rest = &part[at + 1..];
        let is_key = |next: char| next.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(next);
        let key = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((key, _)) => key,
            None => rest[..rest.find(|next| !is_key(next)).unwrap_or(rest.len())]
                .trim_end_matches(['.', ':', '-', '?', '&']),
        };
        if key.is_empty() {
            return None;
        }
        let behind = rest[rest.find(key)? + key.len()..]
            .trim_start_matches('}')
            .trim_start_matches([',', ' '])
            .trim();
        let before = part[..at].trim().trim_end_matches('-').trim();
        items.push(Cited {
            before: before.to_string(),
            id: key.to_string(),
            behind: behind.to_string(),
        });
    }
    Some(items)
}

/// `^[a note with *marks*]`, which may run over several pieces.
fn inline_notes(line: Line) -> Line {
    let has_note =
        |inline: &Inline| matches!(inline, Inline::Characters(text) if text.contains("^["));
    if !line.iter().any(has_note) {
        return line;
    }
    // What is open: what stood before it, and how many brackets are open within.
    let mut open: Vec<(Line, usize)> = Vec::new();
    let mut out = Line::new();
    for inline in line {
        let Inline::Characters(text) = inline else {
            out.push(inline);
            continue;
        };
        let mut done = 0;
        for (at, mark) in text.match_indices(['[', ']']) {
            let is_note =
                mark == "[" && text[..at].ends_with('^') && at > done && open.len() < DEEPEST;
            match (mark, open.last_mut()) {
                ("[", _) if is_note => {
                    out.push(Inline::Characters(text[done..at - 1].to_string()));
                    open.push((std::mem::take(&mut out), 0));
                    done = at + 1;
                }
                ("[", Some((_, depth))) => *depth += 1,
                ("]", Some((_, depth))) if *depth > 0 => *depth -= 1,
                ("]", Some(_)) => {
                    out.push(Inline::Characters(text[done..at].to_string()));
                    done = at + 1;
                    if let Some((before, _)) = open.pop() {
                        let note = std::mem::replace(&mut out, before);
                        out.push(Inline::Note(tidy(&note)));
                    }
                }
                _ => {}
            }
        }
        out.push(Inline::Characters(text[done..].to_string()));
    }
    // What never closes was no note.
    while let Some((mut before, _)) = open.pop() {
        before.push(Inline::Characters("^[".to_string()));
        before.append(&mut out);
        out = before;
    }
    out
}
