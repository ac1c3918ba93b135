//! The few words of every language that are asked for before it is known which language they are of.
//!
//! In: nothing. Out: [`Words`] for each tag: how a page is called for short, how months are called, and what the
//! headings of parts are. Somebody who pastes a text, or refers to `[#costs, S.]`, may use those of any language, and
//! reading sixty files for a dozen words each takes longer than setting a page. So these stand in `words.txt`, a line for
//! each tag, which a test holds against the files: `BRIEFSET_BLESS=1 cargo test --lib language` writes it anew.

use super::Terms;

/// What headings are known by: the key of a term, and the term.
type Heading = (&'static str, fn(&Terms) -> &str);

/// The headings of parts that a text may have.
const HEADINGS: &[Heading] = &[
    ("tldr", |terms| &terms.tldr),
    ("bluf", |terms| &terms.bluf),
    ("key_points", |terms| &terms.key_points),
    ("summary", |terms| &terms.summary),
    ("recommendations", |terms| &terms.recommendations),
    ("timeline", |terms| &terms.timeline),
    ("faq", |terms| &terms.faq),
    ("glossary", |terms| &terms.glossary),
    ("sources", |terms| &terms.sources),
    ("notes", |terms| &terms.notes),
    ("contents", |terms| &terms.contents),
];

/// A line for each tag: the tag, the short word for a page, the months, the months that stand alone where they are
/// others, the headings; with a tab between these, and a `|` between words.
const LINES: &str = include_str!("words.txt");

/// Some words of a language, or of a region that has some of its own.
pub struct Words {
    /// Its tag.
    pub tag: &'static str,
    /// What stands for a page, without its number: `p.`, `S.`, `ص`.
    pub page_short: &'static str,
    months: &'static str,
    months_alone: &'static str,
    headings: &'static str,
}

impl Words {
    /// The months by their numbers, in each form that they have.
    pub fn months(&self) -> impl Iterator<Item = (u32, &'static str)> {
        let forms = [self.months, self.months_alone];
        let forms = forms.into_iter().filter(|months| !months.is_empty());
        forms.flat_map(|months| (1..).zip(months.split('|')))
    }

    /// The headings of parts, by the keys of their terms.
    pub fn headings(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let keys = HEADINGS.iter().map(|(key, _)| *key);
        keys.zip(self.headings.split('|'))
    }
}

/// Those of every language and of every region that writes its language otherwise.
pub fn of_every_language() -> impl Iterator<Item = Words> {
    LINES.lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some(Words {
            tag: parts.next()?,
            page_short: parts.next()?,
            months: parts.next()?,
            months_alone: parts.next()?,
            headings: parts.next()?,
        })
    })
}

/// What a language calls a part, by the key of the term.
pub fn heading<'a>(key: &str, terms: &'a Terms) -> Option<&'a str> {
    let (_, term) = HEADINGS.iter().find(|(known, _)| *known == key)?;
    Some(term(terms))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup, table};

    fn line(tag: &str) -> String {
        let language = lookup(&Tag::parse(tag).expect("a tag"));
        let page = language.terms.page_short.replace("{}", "");
        let months = language.dates.months.join("|");
        let alone = language.dates.months_alone.as_ref();
        let alone = alone.map_or_else(String::new, |months| months.join("|"));
        let headings: Vec<&str> = HEADINGS
            .iter()
            .map(|(_, term)| term(&language.terms))
            .collect();
        let headings = headings.join("|");
        format!("{tag}\t{}\t{months}\t{alone}\t{headings}\n", page.trim())
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "it writes what it expects when it is asked to"
    )]
    fn the_words_are_those_of_the_files() {
        let expected: String = table::tags().chain(table::variants()).map(line).collect();
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language/words.txt");
        if std::env::var_os("BRIEFSET_BLESS").is_some() {
            std::fs::write(path, &expected).expect("a file that can be written");
        } else {
            assert!(
                LINES == expected,
                "`BRIEFSET_BLESS=1 cargo test --lib language` writes {path:?} anew"
            );
        }
        // Nothing that a word has divides it.
        for line in expected.lines() {
            assert_eq!(line.matches('\t').count(), 4, "{line}");
            let parts: Vec<&str> = line.split('\t').collect();
            let count = |part: &str| part.split('|').count();
            assert_eq!(count(parts[2]), 12, "{line}");
            assert!(parts[3].is_empty() || count(parts[3]) == 12, "{line}");
            assert_eq!(count(parts[4]), HEADINGS.len(), "{line}");
        }
    }

    #[test]
    fn words_are_found_by_what_they_are() {
        let all: Vec<Words> = of_every_language().collect();
        assert_eq!(all.len(), table::tags().count() + table::variants().count());
        let of = |tag: &str| all.iter().find(|words| words.tag == tag).expect("a tag");
        assert_eq!(of("de").page_short, "S.");
        assert!(of("pl").months().any(|month| month == (11, "listopada")));
        assert!(of("pl").months().any(|month| month == (11, "listopad")));
        assert!(
            of("en")
                .headings()
                .any(|heading| heading == ("tldr", "TL;DR"))
        );
    }
}
