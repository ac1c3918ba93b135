//! Spaces that a line must not end at.
//!
//! A reader who finds "12" at the end of a line and "km" on the next has read a number of nothing.
//! So a plain space becomes a no-break space between a number and its unit or currency ("12 km",
//! "EUR 5", "3 million"), within a number in groups ("250 000") or a time ("12 h 30"), between the
//! day and the month of a date ("6 January"), between what is numbered and its number ("p. 3",
//! "Table 4"), within an abbreviation ("z. B."), behind a word of one letter that leans on the next
//! (Russian "в порту", Czech "k lodi"), and between initials or a title and a name ("Lt. Col.
//! J. S. Bach"). Which words these are beside signs and international abbreviations, the language
//! says ([`Together`](crate::language::Together)). What is a longer word on either side is left to
//! the line breaker: too many bound spaces make loose lines.

use crate::language::Language;

/// Units that stand behind a number. A sign of currency or per cent is one too.
const UNITS: &[&str] = &[
    "%", "‰", "€", "£", "$", "¥", "₹", "₺", "₽", "₪", "°C", "°F", "°", "K", "nm", "µm", "mm", "cm",
    "m", "km", "mm²", "cm²", "m²", "km²", "m³", "ha", "µg", "mg", "g", "kg", "t", "kt", "Mt", "Gt",
    "ml", "mL", "l", "L", "hl", "s", "ms", "min", "h", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW",
    "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "VA", "kVA", "MVA", "J", "kJ",
    "MJ", "GJ", "PJ", "N", "kN", "Pa", "kPa", "hPa", "bar", "dB", "ppm", "ppb", "B", "kB", "MB",
    "GB", "TB", "kbit/s", "Mbit/s", "Gbit/s", "km/h", "m/s", "bn", "tn", "kn", "nmi", "ft", "mi",
    "a.m.", "p.m.", "am", "pm", "AM", "PM", "Uhr", "UTC", "GMT", "CET", "CEST", "EST", "EDT",
];

/// Currencies that stand on either side of a number (ISO 4217, and signs).
const CURRENCIES: &[&str] = &[
    "€", "£", "$", "US$", "A$", "C$", "¥", "₹", "₺", "₽", "₪", "EUR", "USD", "GBP", "CHF", "JPY",
    "CNY", "INR", "RUB", "UAH", "SEK", "NOK", "DKK", "PLN", "CZK", "TRY", "IRR", "SAR", "AED",
    "QAR", "KWD", "IQD", "EGP", "MAD", "ILS", "PKR", "BRL", "MXN", "ARS", "ZAR", "NGN", "KES",
    "AUD", "CAD", "NZD", "SGD", "HKD", "KRW", "Rs", "Rs.", "kr", "kr.", "Fr.",
];

/// Abbreviations that stand before a number, without their full stop, in any language.
const BEFORE_NUMBERS: &[&str] = &[
    "p", "pp", "no", "nos", "nr", "n°", "nº", "№", "fig", "figs", "art", "arts", "vol", "vols",
    "ch", "chap", "sec", "para", "paras", "ed", "tab", "abs", "bd", "kap", "abb", "s", "ص", "صص",
    "ш", "стр", "с", "αρ", "σ", "ff", "c", "ca", "v", "vs", "cf",
];

/// The words on both sides of a space: up to so many characters of each are looked at.
const LONGEST: usize = 16;

/// Whether the space at an index holds what stands on both its sides together.
pub fn holds(characters: &[char], at: usize, language: &Language) -> bool {
    let (Some(last), Some(next)) = (
        at.checked_sub(1).map(|last| characters[last]),
        characters.get(at + 1).copied(),
    ) else {
        return false;
    };
    let together = &language.together;
    if leans(characters, at, &together.leaning) {
        return true;
    }
    // Most spaces stand between two words in small letters.
    if is_figure(next) {
        let (before, after) = (word_before(characters, at), word_after(characters, at));
        return !before.is_empty() && holds_number(before, after, characters, at, language);
    }
    let may_count = is_figure(last);
    if may_count || ".°’'".contains(last) {
        let (before, after) = (word_before(characters, at), word_after(characters, at));
        if before.is_empty() || after.is_empty() {
            return false;
        }
        let counted = may_count && is_number(before) && is_unit(after, &together.counted);
        if counted
            || is_day(last_day(before)) && is_any(without_marks(after), &language.dates.months)
            || is_letter_with_stop(before) && is_short_with_stop(after)
            || is_initial(before) && is_name(after)
        {
            return true;
        }
    }
    let before = word_before(characters, at);
    if !next.is_alphabetic() {
        return false;
    }
    let after = word_after(characters, at);
    let numbered = || is_before_numbers(before) || is_numbered(before, &together.numbered);
    if is_numeral(without_marks(after)) && numbered()
        || is(before, "1er") && is_any(without_marks(after), &language.dates.months)
    {
        return true;
    }
    // "5 Mio. Euro": what counts stays with what is counted.
    let counts = last == '.' && is_any(before, &together.counted);
    if counts && is_unit(after, &together.counted) {
        return true;
    }
    !next.is_lowercase() && is_any(before, &together.titles)
}

/// Whether a word of one letter that leans on the next ends before a place.
fn leans(characters: &[char], at: usize, leaning: &[char]) -> bool {
    !leaning.is_empty()
        && matches!(word_before(characters, at), [letter] if letter.to_lowercase().any(|small| leaning.contains(&small)))
        && characters[at + 1].is_alphanumeric()
}

/// Whether a space stands between what is numbered, or the beginning of a number, and this number.
fn holds_number(
    before: &[char],
    after: &[char],
    characters: &[char],
    at: usize,
    language: &Language,
) -> bool {
    let number = without_marks(after);
    is_sign_of_section(before)
        || is_series(before)
        || is_before_numbers(before)
        || is_numbered(before, &language.together.numbered)
        || CURRENCIES.iter().any(|known| is(before, known))
        || is_day(number) && is_any(before, &language.dates.months)
        || is_group(before, after)
            && (before[0] != '0' || follows_number(characters, at, before.len()))
        || is_hour(before) && is_day(number) && follows_number(characters, at, before.len())
}

/// Whether two words are groups of one number: "250 000".
fn is_group(before: &[char], after: &[char]) -> bool {
    let digits = |word: &[char]| word.iter().take_while(|digit| is_figure(**digit)).count();
    let leading = (1..=3).contains(&before.len()) && digits(before) == before.len();
    let three = digits(after) == 3;
    // "1 000,5" and "1 000." are numbers, "1 000km" is not.
    let ends = after.get(3).is_none_or(|next| !next.is_alphabetic());
    leading && three && ends
}

/// The hour of a time: "12 h 30".
fn is_hour(word: &[char]) -> bool {
    ["h", "Uhr", "ч", "год"].iter().any(|hour| is(word, hour))
}

/// A series of numbered things, in capitals: "ISO", "RFC", "UN".
fn is_series(word: &[char]) -> bool {
    (2..=5).contains(&word.len()) && word.iter().all(|letter| letter.is_uppercase())
}

/// A number in Roman figures, or a letter that counts: "iv", "II", "A".
fn is_numeral(word: &[char]) -> bool {
    let is_of = |figures: &str| word.iter().all(|figure| figures.contains(*figure));
    !word.is_empty() && (is_of("ivxlc") || is_of("IVXLC"))
        || matches!(word, [letter] if letter.is_uppercase())
}

/// The last day of several: "3.\u{2013}5."
fn last_day(word: &[char]) -> &[char] {
    let dash = |character: &char| matches!(character, '\u{2013}' | '-' | '/');
    word.rsplit(dash).next().unwrap_or_default()
}

/// Whether the word of so many characters that ends before a place has a number before it.
fn follows_number(characters: &[char], at: usize, length: usize) -> bool {
    let space = at.checked_sub(length + 1);
    space.is_some_and(|space| {
        characters[space].is_whitespace() && is_number(word_before(characters, space))
    })
}

/// The word that ends before a place, without the marks that it begins with.
fn word_before(characters: &[char], at: usize) -> &[char] {
    let start = at.saturating_sub(LONGEST);
    let word = characters[start..at]
        .rsplit(|character| character.is_whitespace())
        .next()
        .unwrap_or_default();
    let opening =
        |character: &&char| "([\"'\u{2013}\u{2014}\u{201c}\u{201e}\u{ab}".contains(**character);
    let marks = word.iter().take_while(opening).count();
    &word[marks..]
}

/// The word that begins after a place.
fn word_after(characters: &[char], at: usize) -> &[char] {
    let end = characters.len().min(at + 1 + LONGEST);
    let rest = &characters[at + 1..end];
    rest.split(|character| character.is_whitespace())
        .next()
        .unwrap_or_default()
}

/// A word without the marks at its end.
fn without_marks(word: &[char]) -> &[char] {
    let mark =
        |character: &&char| ".,;:)]!?\"'\u{201d}\u{bb}\u{60c}\u{61b}\u{61f}".contains(**character);
    let marks = word.iter().rev().take_while(mark).count();
    &word[..word.len() - marks]
}

/// Whether a word is another.
fn is(word: &[char], other: &str) -> bool {
    word.iter().copied().eq(other.chars())
}

fn is_any(word: &[char], known: &[String]) -> bool {
    known.iter().any(|known| is(word, known))
}

fn is_figure(character: char) -> bool {
    character.is_numeric()
}

/// "12", "1,200.5", "3–5", "09:30", "-5", "$5"; not "2026," at the end of a clause.
fn is_number(word: &[char]) -> bool {
    let word = match word {
        [sign, rest @ ..] if "-\u{2212}+~\u{2248}\u{b1}<>$€£¥₹".contains(*sign) => rest,
        word => word,
    };
    let inner = |character: &char| {
        is_figure(*character) || ".,:\u{2013}-\u{202f}\u{a0}\u{66b}\u{66c}/".contains(*character)
    };
    let figure = |character: Option<&char>| character.is_some_and(|figure| is_figure(*figure));
    figure(word.first()) && figure(word.last()) && word.iter().all(inner)
}

/// A unit, or a word of the language that counts.
fn is_unit(word: &[char], counted: &[String]) -> bool {
    let bare = without_marks(word);
    let known = |word: &[char]| {
        UNITS.iter().any(|unit| is(word, unit))
            || CURRENCIES.iter().any(|currency| is(word, currency))
            || is_any(word, counted)
    };
    known(bare) || known(word)
}

/// "6", "31", "6." (German).
fn is_day(word: &[char]) -> bool {
    let digits = word.strip_suffix(&['.']).unwrap_or(word);
    (1..=2).contains(&digits.len()) && digits.iter().all(|digit| is_figure(*digit))
}

/// "§", "§§"; only a sign may lack its full stop.
fn is_sign_of_section(word: &[char]) -> bool {
    word.first() == Some(&'§') || is(word, "n°") || is(word, "nº") || is(word, "№")
}

/// "p.", "No."
fn is_before_numbers(word: &[char]) -> bool {
    let Some(stem) = word.strip_suffix(&['.']) else {
        return false;
    };
    let lower = || stem.iter().flat_map(|letter| letter.to_lowercase());
    BEFORE_NUMBERS.iter().any(|known| lower().eq(known.chars()))
}

/// "Table", "art.", with a capital or without.
fn is_numbered(word: &[char], numbered: &[String]) -> bool {
    let lower = || word.iter().flat_map(|letter| letter.to_lowercase());
    let known = |known: &&String| lower().eq(known.chars().flat_map(char::to_lowercase));
    numbered.iter().any(|word| known(&word))
}

/// "J.", "É."
fn is_initial(word: &[char]) -> bool {
    matches!(word, [capital, '.'] if capital.is_uppercase())
}

/// The first of an abbreviation's parts: "z.", "d."
fn is_letter_with_stop(word: &[char]) -> bool {
    matches!(word, [letter, '.'] if letter.is_alphabetic())
}

/// The next: "B.", "h.", "dgl.", but not the end of a sentence, which is a longer word.
fn is_short_with_stop(word: &[char]) -> bool {
    let letters = word
        .iter()
        .take_while(|letter| letter.is_alphabetic())
        .count();
    (1..=3).contains(&letters) && word.get(letters) == Some(&'.')
}

/// A word with a capital, or another initial.
fn is_name(word: &[char]) -> bool {
    word.first().is_some_and(|first| first.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

    /// The text with `~` for every space that holds.
    fn shown(language: &str, text: &str) -> String {
        let language = lookup(&Tag::parse(language).expect("a language"));
        let characters: Vec<char> = text.chars().collect();
        let show = |(at, character): (usize, &char)| match character {
            ' ' if holds(&characters, at, language) => '~',
            character => *character,
        };
        characters.iter().enumerate().map(show).collect()
    }

    fn hold(language: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(shown(language, &text.replace('~', " ")), *text);
        }
    }

    #[test]
    fn numbers_keep_their_units_and_what_is_numbered_its_number() {
        hold(
            "en",
            &[
                "It runs 12~km, or 1,200.5~MW (3–5~%) in 2026 at most.",
                "see p.~3, pp.~11–14, No.~7, §~4, §§~4.2–4.4, Art.~14 and fig.~2b",
                "In 2026, m is a letter; 5 metres are 5 metres.",
                "The end. 12 of them.",
                "Table~4 and (see Annex~2) in part~3 of it; a table of 4",
                "some 12~million of USD~5, 250~EUR or €~3 at 5~p.m. and 6~per cent",
                "at -5~°C, $5~billion by 09:30~UTC, after ISO~14289-1 and RFC~2119",
                "see p.~iv, Part~II and Annex~A, lines~4–5; a part of it, Part of A",
            ],
        );
    }

    #[test]
    fn groups_and_times_and_dates_hold() {
        hold(
            "fr",
            &["12~000~000~euros et 250~000 tonnes, à 12~h~30, le 1er~janvier"],
        );
        hold(
            "en",
            &["From 6~January, not 2026 January, to January~10, 2026 500 of them"],
        );
        hold(
            "de",
            &["zum 31.~Januar, z.~B. am 3.–5.~Mai, d.~h. 3~Mio.~Euro, um 12~Uhr~30, u.~dgl. mehr"],
        );
        hold("fa", &["ص.~۳ و ۱۲~درصد و ۵~کیلومتر در ۲۰۲۶"]);
    }

    #[test]
    fn words_of_one_letter_lean_on_the_next() {
        hold("ru", &["К~причалу и~в~порт, (с~ним) до 5~км; а~я — нет"]);
        hold("cs", &["V~přístavu a~u~lodi, k~nim; (z~toho)"]);
        hold("pl", &["W~porcie i~z~nim"]);
        hold("en", &["I saw a ship"]);
    }

    #[test]
    fn names_keep_their_initials_and_titles() {
        hold(
            "en",
            &[
                "J.~S.~Bach met Ada Example in May 2026.",
                "Prof.~A.~N.~Other, Lt.~Col.~Example and Dr~Li of St.~Ives",
                "a dr of the parish",
            ],
        );
        hold("fr", &["M.~Dupont et Mme~Martin, de M. le préfet"]);
        hold("de", &["Prof.~Dr.~Müller und Frau~Groß"]);
    }
}
