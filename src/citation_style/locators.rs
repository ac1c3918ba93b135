//! Which place of a source is cited, as it is written: "p. 3", "chap. 2", "§ 4".
//!
//! In: the words behind a key, and the terms of a language. Out: the kind of place as CSL calls it, what is said
//! of it, and the words that are no part of it. Abbreviations are those of the language and of English.

use super::locale::Locale;
use super::pages::is_roman;

/// A place: its kind and which.
pub type Place = (String, String);

/// Kinds of places (CSL 1.0.2, appendix IV, "Locators"), with what English calls them beside its terms.
const KINDS: &[(&str, &[&str])] = &[
    ("page", &["p.", "pp.", "page", "pages", "pg."]),
    (
        "chapter",
        &["chap.", "chaps.", "ch.", "chs.", "chapter", "chapters"],
    ),
    (
        "section",
        &[
            "sec.",
            "secs.",
            "sect.",
            "\u{a7}",
            "\u{a7}\u{a7}",
            "section",
            "sections",
            "s.",
            "ss.",
        ],
    ),
    (
        "paragraph",
        &[
            "para.",
            "paras.",
            "par.",
            "\u{b6}",
            "\u{b6}\u{b6}",
            "paragraph",
            "paragraphs",
        ],
    ),
    ("figure", &["fig.", "figs.", "figure", "figures"]),
    ("table", &["tab.", "table", "tables"]),
    ("volume", &["vol.", "vols.", "volume", "volumes"]),
    ("book", &["bk.", "bks.", "book", "books"]),
    ("part", &["pt.", "pts.", "part", "parts"]),
    ("column", &["col.", "cols.", "column", "columns"]),
    ("line", &["l.", "ll.", "line", "lines"]),
    ("note", &["n.", "nn.", "note", "notes"]),
    ("verse", &["v.", "vv.", "verse", "verses"]),
    ("folio", &["fol.", "fols.", "folio", "folios"]),
    ("issue", &["no.", "nos.", "number", "issue"]),
    ("opus", &["op.", "opp.", "opus"]),
    ("appendix", &["app.", "apps.", "appendix"]),
    ("article-locator", &["art.", "arts.", "article", "articles"]),
    ("rule", &["r.", "rr.", "rule", "rules"]),
    ("sub-verbo", &["s.v.", "s.vv.", "sub verbo"]),
    ("timestamp", &["timestamp"]),
];

/// Reads the place at the start of words; figures alone are pages. Gives the rest, with what parts it from the place.
pub(super) fn read<'a>(words: &'a str, locale: &Locale) -> (Option<Place>, &'a str) {
    let words = words.trim();
    let (kind, behind) = match kind(words, locale) {
        Some((kind, length)) => (kind, words[length..].trim_start()),
        None => ("page", words),
    };
    let length = value_length(behind);
    if length == 0 {
        return (None, words);
    }
    let value = behind[..length].trim_end_matches([',', ' ', ';', ':']);
    let place = (kind.to_string(), value.to_string());
    (Some(place), &behind[value.len()..])
}

/// The kind of place that words begin with, and how long its name is: the longest that fits.
fn kind(words: &str, locale: &Locale) -> Option<(&'static str, usize)> {
    let lower = words.to_lowercase();
    // A mark in another case may be of another length.
    if lower.len() != words.len() {
        return None;
    }
    let fits = |name: &str| {
        let name = name.trim().to_lowercase();
        let rest = lower.strip_prefix(&name).filter(|_| !name.is_empty())?;
        let ends = name.ends_with(['.', '\u{a7}', '\u{b6}']);
        let apart =
            rest.starts_with(|next: char| next.is_whitespace() || ends && next.is_numeric());
        apart.then_some(name.len())
    };
    let mut best: Option<(&'static str, usize)> = None;
    for (kind, english) in KINDS {
        let terms = ["long", "short", "symbol"]
            .into_iter()
            .filter_map(|form| locale.term(kind, form));
        let own = terms.flat_map(|term| [term.single.as_str(), term.multiple.as_str()]);
        for length in own.chain(english.iter().copied()).filter_map(fits) {
            if best.is_none_or(|(_, known)| length > known) {
                best = Some((kind, length));
            }
        }
    }
    best
}

/// How much of words says which: figures, Roman ones and single letters among them, with what joins them.
fn value_length(words: &str) -> usize {
    let mut length = 0;
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        let bare = word.trim_matches([' ', ',', ';', '.', ':', '(', ')']);
        let parts = bare.split(['-', '\u{2013}', '/', ':', '.', ',']);
        let says =
            |part: &str| part.chars().any(char::is_numeric) || is_roman(part) || part.is_empty();
        let joins = matches!(bare, "&" | "-" | "\u{2013}" | "and");
        let follows = matches!(bare, "f" | "ff");
        if joins && length > 0 {
            at += word.len();
            continue;
        }
        let fits = !bare.is_empty()
            && parts.clone().all(says)
            && parts.clone().any(|part| !part.is_empty());
        if !(fits || follows && length > 0) {
            break;
        }
        at += word.len();
        length = at;
        if word.trim_end().ends_with(';') {
            break;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_from_other_words() {
        let locale = Locale::default();
        for (words, expected) in [
            ("p. 3", "page=3|"),
            ("pp. 3-5, 7", "page=3-5, 7|"),
            ("33", "page=33|"),
            ("xi-xv", "page=xi-xv|"),
            ("chap. 2, for more", "chapter=2|, for more"),
            ("\u{a7} 4", "section=4|"),
            ("\u{a7}4a", "section=4a|"),
            ("vol. 2, p. 5", "volume=2|, p. 5"),
            ("p. 3 ff.", "page=3 ff.|"),
            ("passim", "|passim"),
            ("see the annex", "|see the annex"),
            ("Table 2.1", "table=2.1|"),
            ("notes on it", "|notes on it"),
        ] {
            let (place, rest) = read(words, &locale);
            let place = place.map_or(String::new(), |(kind, which)| format!("{kind}={which}"));
            assert_eq!(format!("{place}|{rest}"), expected, "{words}");
        }
    }
}
