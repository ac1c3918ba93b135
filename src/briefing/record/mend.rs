//! What mends a mistake in a key or a value beyond doubt.
//!
//! In: what was written, and what may stand there. Out: a [`Suggestion`], where there is one thing that can have been
//! meant. A slip is one letter too many, too few, wrong or in another's place, or a capital; it has to be that of one
//! name and of no other. Numbers are no letters: `log-3` is no slip of `log-2`.

use super::Decoder;
use crate::briefing::yaml::{self, Entry, Node, NodeKind, Style, Written, quoted};
use crate::diagnostic::{Sources, Suggestion};

/// How short a name may be of which a slip is told from another word.
const SHORTEST: usize = 4;

/// How many keys a mapping may have in which slips are looked for: each of them may be one of the same name.
const MOST_KEYS: usize = 400;

/// Quotation marks of a word processor, which a key may have come with.
const MARKS: &[char] = &['“', '”', '„', '‘', '’'];

/// Words that are a truth value to other readers of YAML, and which.
const TRUTHS: &[(&str, &str)] = &[
    ("yes", "true"),
    ("on", "true"),
    ("y", "true"),
    ("no", "false"),
    ("off", "false"),
    ("n", "false"),
];

/// The one name of which what is written is a slip.
pub fn slip<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.trim_matches(MARKS).to_lowercase();
    let names: Vec<&str> = names.collect();
    let mut alike = names.iter().filter(|name| name.to_lowercase() == lower);
    if let Some(name) = alike.next() {
        return alike.next().is_none().then_some(name);
    }
    let length = lower.chars().count();
    let is_near = |name: &&&str| {
        let long = name.chars().count();
        long >= SHORTEST
            && length + 1 >= SHORTEST
            && long.abs_diff(length) <= 1
            && numbers_agree(&lower, name)
            && strsim::osa_distance(&lower, &name.to_lowercase()) == 1
    };
    let mut near = names.iter().filter(is_near);
    let name = near.next()?;
    // `ISBN` is the beginning of `ISBN-13`, and no slip of `ISSN`.
    let begins = |name: &&str| length > 2 && name.to_lowercase().starts_with(&lower);
    let is_begun = !begins(name) && names.iter().any(begins);
    (near.next().is_none() && !is_begun).then_some(name)
}

/// Whether two names have the same digits, or one of them has lost or gained a digit of a year.
fn numbers_agree(written: &str, name: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (written, name) = (digits(written), digits(name));
    written == name || (name.len() == 4 && matches!(written.len(), 3 | 5))
}

/// The word of several that is meant by one that other readers of YAML take for a truth value.
pub fn truth<'a>(written: &str, names: &[&'a str]) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let (_, meant) = TRUTHS.iter().find(|(word, _)| *word == lower)?;
    names.iter().find(|name| *name == meant).copied()
}

/// That a word stands in the place of a text, where the file has it as it reads.
pub fn in_place_of(written: &Written, word: Option<&str>, sources: &Sources) -> Option<Suggestion> {
    let whole = 0..written.value.len();
    let span = yaml::verbatim(written, whole, sources)?;
    Some(Suggestion::new(span, word?))
}

/// The key of a mapping that an unknown one is a slip of, unless it is given, or another is a slip of it as well.
pub fn key_meant(entries: &[Entry], key: &Written, names: &[&'static str]) -> Option<&'static str> {
    if entries.len() > MOST_KEYS {
        return None;
    }
    let names = || names.iter().copied();
    let meant = slip(&key.value, names())?;
    let others = entries.iter().map(|entry| &entry.key);
    let mut others = others.filter(|other| other.span != key.span);
    let is_taken = others.any(|other| {
        let near = || slip(&other.value, names()) == Some(meant);
        other.value == meant || (other.value.len().abs_diff(meant.len()) < 8 && near())
    });
    (!is_taken).then_some(meant)
}

impl Decoder<'_> {
    /// What makes a value one of the kind that is wanted.
    pub(super) fn kind_mended(&self, node: &Node, wanted: &str) -> Option<Suggestion> {
        let source = self.sources.get(node.span.file);
        let raw = source.text.get(node.span.range())?;
        let mended = match &node.kind {
            NodeKind::Scalar(written) if wanted == "a list" && written.style == Style::Plain => {
                match raw.starts_with('-') {
                    true => with_spaces(raw)?,
                    false if source.is_json() => format!("[{raw}]"),
                    false => list_of_one(raw)?,
                }
            }
            NodeKind::Scalar(written)
                if wanted == "a list" && written.style == Style::DoubleQuoted =>
            {
                list_of_one(&written.value).map(|_| format!("[{raw}]"))?
            }
            NodeKind::Mapping(entries) if wanted == "a text" && !source.is_json() => {
                colon_in_text(entries, raw).then(|| quoted(raw))?
            }
            NodeKind::Scalar(_) | NodeKind::Sequence(_) | NodeKind::Mapping(_) => return None,
        };
        Some(Suggestion::new(node.span, mended))
    }
}

/// A text as the one item of a list. One with commas in it may be several.
fn list_of_one(raw: &str) -> Option<String> {
    let is_one = !raw.is_empty() && !raw.contains(['\n', ',', ';', '،', '、', '|']);
    let is_plain = !raw.contains(['[', ']', '{', '}', '"', '#', ':', '\\']);
    is_one.then(|| match is_plain {
        true => format!("[{raw}]"),
        false => format!("[{}]", quoted(raw)),
    })
}

/// Lines that begin with hyphens, with a space behind each. A hyphen before a number is a minus.
fn with_spaces(raw: &str) -> Option<String> {
    let mut spaced = String::new();
    for line in raw.split_inclusive('\n') {
        let words = line.trim_start();
        let item = words.strip_prefix('-')?;
        if !item.starts_with(char::is_alphabetic) {
            return None;
        }
        spaced.push_str(&line[..line.len() - words.len()]);
        spaced.push_str("- ");
        spaced.push_str(item);
    }
    Some(spaced)
}

/// Whether a mapping is a text of one line that a colon has made a key with a value, and no key somebody has
/// thought of: those have no spaces and no capitals.
pub fn colon_in_text(entries: &[Entry], raw: &str) -> bool {
    let [Entry { key, value }] = entries else {
        return false;
    };
    let NodeKind::Scalar(value) = &value.kind else {
        return false;
    };
    let is_prose = key.value.contains(' ') || key.value.starts_with(char::is_uppercase);
    let is_plain = key.style == Style::Plain && value.style == Style::Plain;
    let is_question = raw.starts_with("? ") && !raw.contains(": ");
    (is_prose && is_plain && raw == format!("{}: {}", key.value, value.value))
        || (is_question && !raw.contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_that_of_one_name() {
        let names = ["title", "summary", "moderate", "id", "log", "low", "high"];
        for (written, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("“title”", Some("title")),
            ("sumary", Some("summary")),
            ("hihg", Some("high")),
            ("ID", Some("id")),
            // Two letters, or too few of them.
            ("tilte x", None),
            ("smary", None),
            ("it", None),
            ("lo", None),
        ] {
            assert_eq!(slip(written, names.into_iter()), meant, "{written}");
        }
        assert_eq!(slip("cast", ["cost", "case"].into_iter()), None);
        assert_eq!(slip("ISBN", ["ISSN", "ISBN-13"].into_iter()), None);
    }

    #[test]
    fn a_number_is_no_slip_of_another() {
        for (written, name, is_slip) in [
            ("port205", "port2025", true),
            ("prot2025", "port2025", true),
            ("port2024", "port2025", false),
            ("port2052", "port2025", false),
            ("chart-1", "chart-12", false),
            ("chart-2", "chart-1", false),
        ] {
            let found = slip(written, [name].into_iter());
            assert_eq!(found.is_some(), is_slip, "{written}");
        }
    }

    #[test]
    fn hyphens_get_their_spaces_and_a_text_its_brackets() {
        assert_eq!(with_spaces("-a b\n  -c").as_deref(), Some("- a b\n  - c"));
        assert_eq!(with_spaces("-a\n  b"), None);
        assert_eq!(with_spaces("-5 degrees"), None);
        assert_eq!(list_of_one("ports").as_deref(), Some("[ports]"));
        assert_eq!(list_of_one("at 12:30").as_deref(), Some("[\"at 12:30\"]"));
        assert_eq!(list_of_one("ports, ships"), None);
    }
}
