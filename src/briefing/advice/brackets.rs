//! Brackets that were to cite: `[3]`, as research tools write it, and `[port2025]` without its sign.
//!
//! They are printed as they stand, and lead nowhere.

use std::collections::BTreeSet;

use super::{Adviser, is_in_code, sentence_texts};
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::Diagnostic;

/// Looks at every bracket that holds nothing but numbers or ids of sources.
pub fn advise(adviser: &mut Adviser<'_>) {
    let briefing = adviser.briefing;
    if briefing.sources.is_empty() || !adviser.wants("bracket-without-at") {
        return;
    }
    let ids = briefing
        .sources
        .iter()
        .filter_map(|source| source.id.as_ref());
    let ids: BTreeSet<&str> = ids.map(|id| id.value.as_str()).collect();
    for text in sentence_texts(briefing) {
        of_text(text, &ids, adviser);
    }
}

fn of_text(text: &Written, ids: &BTreeSet<&str>, adviser: &mut Adviser<'_>) {
    let mut from = 0;
    while let Some(open) = text.value[from..].find('[').map(|at| from + at) {
        from = open + 1;
        let Some(close) = text.value[from..].find(['[', ']']).map(|at| from + at) else {
            return;
        };
        if text.value[close..].starts_with('[') || !stands_alone(&text.value, open, close) {
            continue;
        }
        let words = &text.value[open + 1..close];
        let Some(meant) = words
            .split([',', ';'])
            .map(|part| cited(part.trim(), ids, adviser))
            .collect::<Option<Vec<String>>>()
        else {
            continue;
        };
        let place = yaml::place(text, open..close + 1, adviser.sources);
        let help = format!("write `[{}]`", meant.join("; "));
        let message = format!("`[{words}]` cites nothing");
        adviser.say(
            Diagnostic::warning("bracket-without-at", place, message)
                .label("printed as it stands")
                .help(match help.contains("@…") {
                    true => format!("{help}, with the `id` that the source has or is given"),
                    false => help,
                }),
        );
    }
}

/// What is to be written for a number or an id; none for what is neither.
fn cited(part: &str, ids: &BTreeSet<&str>, adviser: &Adviser<'_>) -> Option<String> {
    if ids.contains(part) {
        return Some(format!("@{part}"));
    }
    let is_number = part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let number: usize = part.parse().ok().filter(|_| is_number)?;
    let source = adviser.briefing.sources.get(number.checked_sub(1)?)?;
    let id = source.id.as_ref().map_or("…", |id| id.value.as_str());
    Some(format!("@{id}"))
}

/// Whether brackets are characters of a text: no part of a link, a note or a language span, not escaped, not in code.
fn stands_alone(text: &str, open: usize, close: usize) -> bool {
    let before = &text[..open];
    !before.ends_with(['\\', '^', '!', ']'])
        && !text[close + 1..].starts_with(['(', '{', '[', ':'])
        && !is_in_code(before)
}
