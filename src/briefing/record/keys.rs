//! Keys that no table has, and those that are given twice: what was meant by them.

use super::kinds::colon_in_text;
use super::{Decoder, listed, mend, nearest};
use crate::briefing::keys::{Count, Key, Table};
use crate::briefing::yaml::{Entry, Written, quoted};
use crate::diagnostic::{Diagnostic, Severity, Span, Suggestion};

/// The key of a table that people call so, among those that are not given.
fn misnamed(name: &str, missing: &[&'static Key]) -> Option<&'static str> {
    let name = name.to_lowercase();
    let mut missing = missing.iter();
    let meant = missing.find(|key| key.misnomers.contains(&name.as_str()))?;
    Some(meant.name)
}

/// The key of a table below which another key stands: where nothing but a mapping stands behind it.
fn above(name: &str, table: &Table) -> Option<&'static str> {
    let mut keys = table.known();
    let above = keys.find(|key| {
        let value = &key.value;
        let below = value
            .table()
            .filter(|_| value.text.is_none() && value.count == Count::One);
        below.is_some_and(|below| below.find(name).is_some())
    })?;
    Some(above.name)
}

/// Whether a key is a kind of block, and stands where the blocks do: in a section.
fn is_block(name: &str, table: &Table) -> bool {
    let blocks = table.find("blocks").and_then(|key| key.value.table());
    blocks.is_some_and(|blocks| blocks.find(name).is_some())
}

/// What is wrong with a key that was given before under another of its names. The same name twice has been
/// reported with the file's other faults.
pub fn same_key_again(key: &Key, first: &Written, again: &Written) -> Option<Diagnostic> {
    if first.value == again.value {
        return None;
    }
    let is_other = |name: &str| key.other_names.contains(&name);
    let (finding, known, message, help) = if is_other(&first.value) || is_other(&again.value) {
        // It is the other name that had better go, wherever it stands.
        let (other, own) = match is_other(&again.value) {
            true => (again, first),
            false => (first, again),
        };
        let message = format!("`{}` is another name for `{}`", other.value, own.value);
        (other, own, message, "keep one of them")
    } else {
        let message = format!("`{}` and `{}` are one key", first.value, again.value);
        (again, first, message, "take one of them out")
    };
    Some(
        Diagnostic::error("duplicate-key", finding.span, message)
            .label("given again here")
            .related(known.span, "first given here")
            .help(help),
    )
}

/// Reports a key that is none of a table, with those of its keys that are not given; the one that was
/// probably meant.
pub fn unknown_key(
    decoder: &mut Decoder<'_>,
    (entry, entries): (&Entry, &[Entry]),
    (what, table): (&str, &'static Table),
    missing: &[&'static Key],
) -> Option<&'static str> {
    let (key, name) = (&entry.key, &entry.key.value);
    let severity = Severity::Error;
    if decoder.diagnostics.is_only_counted("unknown-key", severity) {
        // To find what is near takes longer than to read the key, and nobody will see it.
        return None;
    }
    let near = misnamed(name, missing).or_else(|| nearest(name, table.names()));
    // `Harbour log: the first winter` is no key but the text that is wanted.
    let is_text = name.contains(' ') && !decoder.is_json(key.span);
    let text = ["title", "text", "event", "question", "term"];
    let known = |text: &str| table.names().any(|key| key == text);
    let meant = text.into_iter().find(|text| is_text && known(text));
    // A comment takes the key behind it along.
    let is_comment = name.starts_with("//") || name.starts_with("/*");
    let taken = |key: &&str| is_comment && name.ends_with(&format!("\"{key}\""));
    let meant = meant.or_else(|| table.names().find(taken));
    let is_block = misnamed(name, missing).is_none() && is_block(name, table);
    let above = above(name, table);
    let cut = cut_by_comma(entry, entries, decoder);
    let help = match (above, near) {
        _ if cut.is_some() => cut.unwrap_or_default(),
        _ if is_comment => {
            "JSON has no comments: take it out, or keep it as `\"x-comment\": \"…\"`".to_string()
        }
        _ if is_block && decoder.is_json(key.span) => {
            format!("a block stands below `blocks`: `\"blocks\": [{{\"{name}\": …}}]`")
        }
        _ if is_block => format!(
            "a block stands below `blocks`: `blocks:`, and in the line below, two spaces farther in, `- {name}: …`"
        ),
        (Some(above), _) if decoder.is_json(key.span) => {
            format!("it stands below `{above}`: `\"{above}\": {{\"{name}\": …}}`")
        }
        (Some(above), _) => {
            format!("it stands below `{above}`: `{above}: {{{name}: …}}`")
        }
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) if is_text => colon_in_text(entry),
        (None, None) => format!("the keys are {}", listed(&table.usual_names())),
    };
    let message = format!("unknown key `{name}`");
    let slip = match above.is_none() && !is_comment && !is_block {
        true => mend::key_meant(entries, key, &table.names().collect::<Vec<_>>()),
        false => None,
    };
    let suggestion = mend::in_place_of(key, slip, decoder.sources);
    let suggestion = suggestion.or_else(|| text_with_colon(entries, is_text, decoder));
    let mut diagnostic = Diagnostic::error("unknown-key", key.span, message)
        .label(format!("not a key of {what}"))
        .help(help)
        .suggest(suggestion);
    let has_more = table.known().any(|key| key.rare);
    if near.is_none() && above.is_none() && !is_text && has_more {
        diagnostic = diagnostic.help("the other variables of CSL-JSON are keys as well");
    }
    decoder.error(diagnostic);
    near.filter(|_| !is_block).or(meant)
}

/// Advice on what a comma has cut off the value before it, between braces: it has no colon, and is no key.
pub fn cut_by_comma(entry: &Entry, entries: &[Entry], decoder: &Decoder<'_>) -> Option<String> {
    let has_no_colon = |entry: &Entry| {
        let span = entry.key.span;
        let behind = decoder.sources.get(span.file).text.get(span.range().end..);
        behind.is_some_and(|behind| behind.trim_start().starts_with([',', '}']))
    };
    if !has_no_colon(entry) {
        return None;
    }
    let before = entries.iter().rev();
    let before = before.filter(|other| other.key.span.end < entry.key.span.start);
    let value = before
        .filter(|other| !has_no_colon(other))
        .max_by_key(|other| other.key.span.end)?;
    let key = &value.key.value;
    Some(format!(
        "a comma ends a value between braces: put the whole of `{key}` in quotes, `{key}: \"…, …\"`"
    ))
}

/// What puts a text in quotes that a colon has made the one key of a mapping.
fn text_with_colon(entries: &[Entry], is_text: bool, decoder: &Decoder<'_>) -> Option<Suggestion> {
    let entry = entries.first().filter(|_| is_text)?;
    let span = Span {
        end: entry.value.span.end,
        ..entry.key.span
    };
    let raw = decoder.sources.get(span.file).text.get(span.range())?;
    mend::colon_in_text(entries, raw).then(|| Suggestion::new(span, quoted(raw)))
}
