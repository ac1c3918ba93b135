//! `lints`: how seriously findings are taken, by their codes.

use crate::briefing::keys::choices::LEVELS;
use crate::briefing::record::{Decoder, Record, mend};
use crate::briefing::yaml::{NodeKind, Written};
use crate::diagnostic::{Diagnostic, Level, explanation};

/// The codes, and how seriously their findings are taken.
pub fn lints(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<(Written, Level)> {
    let Some(node) = record.get("lints") else {
        return Vec::new();
    };
    let NodeKind::Mapping(entries) = &node.kind else {
        let example = "`no-tldr: allow`, a line for each code";
        decoder.wrong_type(node, "`lints`", "a mapping of codes", example, None);
        return Vec::new();
    };
    let mut lints = Vec::new();
    for entry in entries {
        if explanation::of(&entry.key.value).is_none() {
            let unknown = unknown_code(&entry.key);
            let meant = mend::slip(&entry.key.value, explanation::all().map(|one| one.code));
            let suggestion = mend::in_place_of(&entry.key, meant, decoder.sources);
            decoder.error(unknown.suggest(suggestion));
            continue;
        }
        if entry.value.is_absent() {
            continue;
        }
        let level = decoder.one_of(&entry.value, "lints", LEVELS);
        lints.extend(level.map(|level| (entry.key.clone(), level)));
    }
    lints
}

fn unknown_code(code: &Written) -> Diagnostic {
    let message = format!("no finding has the code `{}`", code.value);
    let unknown = Diagnostic::error("unknown-code", code.span, message);
    match explanation::nearest(&code.value) {
        Some(near) => unknown.help(format!("did you mean `{near}`?")),
        None => unknown.help("`briefset explain` lists them all"),
    }
}
