//! Numbers of pages, as a language writes them.
//!
//! In: the locator of a citation, piece by piece, or the pages of a source. Out: the same, with a dash
//! in place of the hyphen of a range, and the digits of the language. Only pages, paragraphs, lines and
//! such have ranges: numbers that stand alone or behind a word for one of these. In `A/RES/70-1`,
//! `ISO 14289-1`, `2025-05-04`, `030-123-45` and `Fig. 2-3` the hyphen belongs to a name and stays.

use crate::language::Language;

/// Words before numbers that may be ranges, in small letters and without a full stop. None is among
/// them that stands before numbers with a hyphen of their own: `No. 21-134` is a docket, `§ 3-5` one
/// paragraph of a Norwegian act.
const LABELS: &[&str] = &[
    "p",
    "pp",
    "pg",
    "pgs",
    "page",
    "pages",
    "ll",
    "line",
    "lines",
    "nos",
    "nn",
    "notes",
    "par",
    "para",
    "paras",
    "paragraphs",
    "§§",
    "v",
    "vv",
    "verses",
    "col",
    "cols",
    "columns",
    "chs",
    "chapters",
    "vols",
    "volumes",
    "s",
    "ss",
    "seite",
    "seiten",
    "nrn",
    "sp",
    "zeilen",
    "kap",
    "sid",
    "sida",
    "sidan",
    "sidor",
    "side",
    "sider",
    "blz",
    "pagina",
    "pag",
    "pagg",
    "pagine",
    "pág",
    "págs",
    "página",
    "páginas",
    "sivu",
    "sivut",
    "str",
    "strana",
    "strany",
    "strona",
    "strony",
    "sayfa",
    "с",
    "сс",
    "стр",
    "страница",
    "страницы",
    "стор",
    "сторінки",
    "σ",
    "σσ",
    "σελ",
    "ص",
    "صص",
    "صفحه",
    "صفحهٔ",
    "صفحات",
    "صفحة",
    "الصفحة",
    "الصفحات",
    "صفحہ",
    "עמ׳",
    "עמ'",
    "עמודים",
    "पृ",
    "पृष्ठ",
    "পৃষ্ঠা",
    "பக்கம்",
    "หน้า",
    "مخ",
    "لاپەڕەی",
    "halaman",
    "stranica",
    "trang",
    "ukurasa",
];

/// Words between numbers of one kind.
const BETWEEN: &[&str] = &[
    "&", "+", "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "og", "och", "en", "of", "ja",
    "i", "a", "ve", "и", "і", "та", "και", "و", "یا", "او", "اور", "ו", "और", "f", "ff",
];

/// What the numbers at a place are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Counting {
    /// No pages: part of a name.
    Nothing,
    /// Pages, by all appearance, as nothing stands before them.
    Bare,
    /// Pages; whether a Latin word says so, whose numbers keep their digits.
    Pages { latin: bool },
}

/// A locator or the pages of a source on its way.
pub struct PageNumbers {
    language: &'static Language,
    counting: Counting,
}

impl PageNumbers {
    /// For the pieces of a locator.
    pub fn of_locator(language: &'static Language) -> Self {
        PageNumbers {
            language,
            counting: Counting::Bare,
        }
    }

    /// For what is known to be pages.
    pub fn of_pages(language: &'static Language) -> Self {
        PageNumbers {
            language,
            counting: Counting::Pages { latin: false },
        }
    }

    /// The characters that come next, set.
    pub fn set(&mut self, characters: &str) -> String {
        let words = characters.split_inclusive(char::is_whitespace);
        words.map(|word| self.word(word)).collect()
    }

    /// Says that something other than characters comes next.
    pub fn interrupt(&mut self) {
        self.counting = Counting::Nothing;
    }

    /// A word with the space behind it.
    fn word(&mut self, word: &str) -> String {
        let opening = |character: char| "([\u{201c}\u{201e}\u{ab}\"'".contains(character);
        let start = word.len() - word.trim_start_matches(opening).len();
        // "pp.3-5"
        let number = word.find(char::is_numeric).unwrap_or(word.len());
        if self.is_label(&word[start..number.max(start)]) {
            let latin = word[..number].contains(|character: char| character.is_ascii_alphabetic());
            self.counting = Counting::Pages { latin };
            if number == word.len() {
                return word.to_string();
            }
            return format!("{}{}", &word[..number], self.word(&word[number..]));
        }
        let closing = |character: char| character.is_whitespace() || is_closing(character);
        let end = word.trim_end_matches(closing).len().max(start);
        let core = &word[start..end];
        if core.is_empty() || BETWEEN.contains(&core) {
            return word.to_string();
        }
        let numbers: Option<Vec<String>> = core.split(',').map(|one| self.number(one)).collect();
        match numbers {
            Some(numbers) => format!("{}{}{}", &word[..start], numbers.join(","), &word[end..]),
            None => {
                self.counting = Counting::Nothing;
                word.to_string()
            }
        }
    }

    /// A number or a range; `None` for anything else.
    fn number(&self, written: &str) -> Option<String> {
        let pages = match self.counting {
            Counting::Nothing => return None,
            Counting::Bare => false,
            Counting::Pages { .. } => true,
        };
        // A hyphen in any form, and `--` as BibTeX has it.
        let dash =
            |character: char| matches!(character, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}');
        let written = written.replace("--", "\u{2013}");
        let set = match written.split_once(dash) {
            None => is_number(&written, pages).then(|| written.clone())?,
            Some((from, to)) => is_range(from, to, pages).then(|| format!("{from}\u{2013}{to}"))?,
        };
        Some(match self.counting {
            Counting::Pages { latin: true } => set,
            Counting::Nothing | Counting::Bare | Counting::Pages { latin: false } => {
                self.language.digits.write(&set)
            }
        })
    }

    /// Whether a word stands before numbers of pages.
    fn is_label(&self, word: &str) -> bool {
        let word = word.trim_end().trim_end_matches('.').to_lowercase();
        let terms = &self.language.terms;
        let own = |frame: &String| {
            let words = frame.replace("{}", " ").to_lowercase();
            words
                .split_whitespace()
                .any(|own| own.trim_end_matches('.') == word)
        };
        !word.is_empty()
            && (LABELS.contains(&word.as_str())
                || own(&terms.page_short)
                || own(&terms.pages_short))
    }
}

/// What may stand behind a number and is no part of it.
fn is_closing(character: char) -> bool {
    ",.;:)]!?\"'\u{201d}\u{201c}\u{bb}\u{60c}\u{61b}".contains(character)
}

/// "12"; of pages also "xii", and "S12" in a supplement.
fn is_number(written: &str, pages: bool) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(char::is_numeric);
    digits(written) || pages && (is_roman(written) || prefix(written).is_some())
}

fn is_roman(written: &str) -> bool {
    let numerals = |all: &str| written.chars().all(|character| all.contains(character));
    !written.is_empty() && (numerals("ivxlcdm") || numerals("IVXLCDM"))
}

/// The letter before the digits of a page: "e12".
fn prefix(written: &str) -> Option<char> {
    let mut characters = written.chars();
    let letter = characters.next().filter(|first| first.is_alphabetic())?;
    let digits = characters.as_str();
    (!digits.is_empty() && digits.chars().all(char::is_numeric)).then_some(letter)
}

/// Whether two numbers are the ends of a range. Where nothing says that they are pages, the second is
/// above the first or shortened ("123-5"): "2025-05" is a month.
fn is_range(from: &str, to: &str, pages: bool) -> bool {
    if !is_number(from, pages) || !is_number(to, pages) {
        return false;
    }
    let value = |written: &str| {
        written.chars().try_fold(0u64, |value, digit| {
            value.checked_mul(10)?.checked_add(digit_value(digit)?)
        })
    };
    match (value(from), value(to)) {
        (Some(first), Some(last)) => {
            let zero = |written: &str| written.chars().next().and_then(digit_value) == Some(0);
            let shortened = to.chars().count() < from.chars().count();
            (last > first || shortened) && (!zero(to) || zero(from))
        }
        (None, None) => is_roman(from) == is_roman(to) && prefix(from) == prefix(to),
        // "S12-15"
        (None, Some(_)) => prefix(from).is_some(),
        (Some(_), None) => false,
    }
}

/// The value of a digit in any script that the program has digits of.
fn digit_value(digit: char) -> Option<u64> {
    let zeros = [
        '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}',
    ];
    let zero = zeros
        .into_iter()
        .find(|zero| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(digit)))?;
    Some(u64::from(u32::from(digit) - u32::from(zero)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{self, Tag};

    fn located(tag: &str, text: &str) -> String {
        let language = language::lookup(&Tag::parse(tag).expect("a tag"));
        PageNumbers::of_locator(language).set(text)
    }

    #[test]
    fn a_hyphen_is_a_dash_in_ranges_of_pages_alone() {
        for (written, set) in [
            ("p. 3-5", "p. 3–5"),
            ("pp. 12-13, 15-16 and 18-19", "pp. 12–13, 15–16 and 18–19"),
            ("pp.\u{a0}3,5-7", "pp.\u{a0}3,5–7"),
            ("(pp.12-13)", "(pp.12–13)"),
            ("12-13", "12–13"),
            ("123-5", "123–5"),
            ("§§ 3-5", "§§ 3–5"),
            ("pp. xii-xv, e12-e19", "pp. xii–xv, e12–e19"),
            ("12-13, Fig. 2-3", "12–13, Fig. 2-3"),
        ] {
            assert_eq!(located("en", written), set);
        }
        for name in [
            "A/RES/70-1",
            "2025-05-04",
            "2025-05",
            "entry of 2025-05-04",
            "ISO 14289-1",
            "030-123-45",
            "Fig. 2-3",
            "p. 3, ISO 14289-15",
            "No. 21-134",
            "§ 3-5",
            "Annex B-12",
            "12-x",
        ] {
            assert_eq!(located("en", name), name);
        }
        assert_eq!(located("de", "S. 3-5"), "S. 3–5");
        assert_eq!(located("nb", "§ 3-5"), "§ 3-5");
    }

    #[test]
    fn pages_have_the_digits_of_the_language_and_names_their_own() {
        for (written, set) in [
            ("ص 3-5", "ص ۳–۵"),
            ("ص ۳-۵", "ص ۳–۵"),
            ("12", "۱۲"),
            ("A/RES/70-1", "A/RES/70-1"),
            ("p. 3-5", "p. 3–5"),
        ] {
            assert_eq!(located("fa", written), set);
        }
        assert_eq!(located("hi", "पृ. 3-5"), {
            let hindi = language::lookup(&Tag::parse("hi").expect("a tag"));
            hindi.digits.write("पृ. 3–5")
        });
    }

    #[test]
    fn what_is_known_to_be_pages_may_have_letters() {
        let set = |pages: &str| PageNumbers::of_pages(language::lookup(&Tag::english())).set(pages);
        assert_eq!(set("e12-e19"), "e12–e19");
        assert_eq!(set("12--15, 17\u{2010}19"), "12–15, 17–19");
        assert_eq!(set("S12-15, xii-xv"), "S12–15, xii–xv");
        assert_eq!(set("1-2-1-15"), "1-2-1-15");
    }
}
