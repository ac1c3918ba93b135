//! Spaces that a line must not end at.
//!
//! A reader who finds "12" at the end of a line and "km" on the next has read a number of nothing.
//! So a plain space becomes a no-break space between a number and its unit ("12 km"), between the day
//! and the month of a date ("6 January"), between an abbreviation and the number that it is about
//! ("p. 3"), and between initials and a name ("J. S. Bach"). What is a longer word on either side is
//! left to the line breaker: too many bound spaces make loose lines.

/// Units that stand behind a number. A sign of currency or per cent is one too.
const UNITS: &[&str] = &[
    "%", "‰", "€", "£", "$", "¥", "°C", "°F", "K", "mm", "cm", "m", "km", "m²", "km²", "m³", "ha",
    "mg", "g", "kg", "t", "Mt", "Gt", "ml", "l", "hl", "s", "ms", "min", "h", "Hz", "kHz", "MHz",
    "GHz", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "J",
    "kJ", "MJ", "GJ", "PJ", "kB", "MB", "GB", "TB", "bn", "tn",
];

/// Abbreviations that stand before a number, without their full stop.
const BEFORE_NUMBERS: &[&str] = &[
    "p", "pp", "no", "nos", "nr", "n°", "fig", "figs", "art", "arts", "vol", "vols", "ch", "chap",
    "sec", "para", "paras", "ed", "abs", "bd", "kap", "abb", "s", "§", "§§", "ص", "صص", "ш", "стр",
    "с", "αρ", "σ", "ff",
];

/// The words on both sides of a space: up to so many characters of each are looked at.
const LONGEST: usize = 12;

/// Whether the space at an index holds what stands on both its sides together, where the months are
/// called so.
pub fn holds(characters: &[char], at: usize, months: &[String]) -> bool {
    let last = at.checked_sub(1).map(|last| characters[last]);
    if !last.is_some_and(|last| is_figure(last) || ".§°".contains(last)) {
        return false; // as most spaces are
    }
    let before = word_before(characters, at);
    let after = word_after(characters, at);
    if before.is_empty() || after.is_empty() {
        return false;
    }
    is_number(&before) && is_unit(&after)
        || is_day(&before) && is_month(&after, months)
        || is_before_numbers(&before) && after.starts_with(is_figure)
        || is_initial(&before) && is_name(&after)
}

fn word_before(characters: &[char], at: usize) -> String {
    let start = at.saturating_sub(LONGEST);
    let word = characters[start..at]
        .rsplit(|character| character.is_whitespace())
        .next()
        .unwrap_or_default();
    let text: String = word.iter().collect();
    text.trim_start_matches([
        '(', '[', '"', '\'', '\u{2013}', '\u{2014}', '\u{201c}', '\u{ab}',
    ])
    .to_string()
}

fn word_after(characters: &[char], at: usize) -> String {
    let end = characters.len().min(at + 1 + LONGEST);
    let rest = &characters[at + 1..end];
    let word = rest.split(|character| character.is_whitespace()).next();
    word.unwrap_or_default().iter().collect()
}

fn is_figure(character: char) -> bool {
    character.is_numeric()
}

/// "12", "1,200.5", "3–5"; not "2026," at the end of a clause.
fn is_number(word: &str) -> bool {
    let inner = |character: char| {
        is_figure(character) || ".,\u{2013}-\u{202f}\u{66b}\u{66c}/".contains(character)
    };
    word.starts_with(is_figure) && word.ends_with(is_figure) && word.chars().all(inner)
}

fn is_unit(word: &str) -> bool {
    let word = word.trim_end_matches([
        '.', ',', ';', ':', ')', ']', '!', '?', '"', '\u{201d}', '\u{bb}',
    ]);
    UNITS.contains(&word)
}

/// "6", "31", "6." (German).
fn is_day(word: &str) -> bool {
    let digits = word.strip_suffix('.').unwrap_or(word);
    (1..=2).contains(&digits.chars().count()) && digits.chars().all(is_figure)
}

fn is_month(word: &str, months: &[String]) -> bool {
    let word =
        word.trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '\u{60c}', '\u{61b}']);
    months.iter().any(|month| month == word)
}

/// "p.", "No.", "§"; only a sign may lack its full stop.
fn is_before_numbers(word: &str) -> bool {
    if word.starts_with('§') || word == "n°" {
        return true;
    }
    let Some(stem) = word.strip_suffix('.') else {
        return false;
    };
    BEFORE_NUMBERS.contains(&stem.to_lowercase().as_str())
}

/// "J.", "É."
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    let capital = characters.next().is_some_and(char::is_uppercase);
    capital && characters.next() == Some('.') && characters.next().is_none()
}

/// A word with a capital, or another initial.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `~` for every space that holds.
    fn shown(text: &str) -> String {
        let months = ["January", "December", "Januar", "نوامبر"].map(String::from);
        let characters: Vec<char> = text.chars().collect();
        let show = |(at, character): (usize, &char)| match character {
            ' ' if holds(&characters, at, &months) => '~',
            character => *character,
        };
        characters.iter().enumerate().map(show).collect()
    }

    #[test]
    fn numbers_keep_their_units_and_abbreviations_their_numbers() {
        for text in [
            "It runs 12~km, or 1,200.5~MW (3–5~%) in 2026 at most.",
            "see p.~3, pp.~11–14, No.~7, §~4, Art.~14 and fig.~2b",
            "J.~S.~Bach met Ada Example in May 2026.",
            "In 2026, m is a letter; 5 metres are 5 metres.",
            "The end. 12 of them.",
            "From 6~January, not 2026 January, to the 31.~Januar (۲۲~نوامبر)",
            "ص.~۳ و ۱۲ متر",
        ] {
            let typed = text.replace('~', " ");
            assert_eq!(shown(&typed), text);
        }
    }
}
