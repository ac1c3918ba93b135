//! Dates as people write them → dates as the format has them.
//!
//! In: `4 May 2025`, `May 4, 2025`, `4. Mai 2025`, `05.04.2025`, `2025-05-04T10:00:00Z`, in the words of every
//! language that there is. Out: `2025-05-04`; nothing where it could be another day (`05/04/2025`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language;

/// The value of a digit of any script that a language has.
pub fn digit(character: char) -> Option<u32> {
    let value = u32::from(character);
    // The first of ASCII, Arabic, its eastern forms, Devanagari, Bengali, Tamil, Thai.
    let zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xe50];
    let zero = zeros
        .into_iter()
        .find(|zero| (*zero..zero + 10).contains(&value))?;
    Some(value - zero)
}

/// Reads a date; no more exact than it is written.
pub fn read(written: &str) -> Option<String> {
    let ascii: String = written
        .trim()
        .trim_end_matches('.')
        .chars()
        .map(|next| {
            digit(next)
                .and_then(|value| char::from_digit(value, 10))
                .unwrap_or(next)
        })
        .collect();
    if ascii.len() > 80 {
        return None;
    }
    if let Some(day) = iso(&ascii) {
        return Some(day);
    }
    let words: Vec<&str> = ascii
        .split([' ', ',', '\u{a0}', '.', '،'])
        .filter(|word| !word.is_empty())
        .collect();
    let sound = |year: u32| (1000..=2999).contains(&year);
    match words.as_slice() {
        [year] => {
            Some(year.to_string()).filter(|year| year.len() == 4 && number(year).is_some_and(sound))
        }
        [month, year] => {
            let year = number(year).filter(|year| sound(*year))?;
            Some(format!("{year}-{:02}", self::month(month)?))
        }
        [one, two, year] => {
            let year = number(year).filter(|year| sound(*year))?;
            let (day, month) = match (self::month(one), self::month(two)) {
                (None, Some(month)) => (ordinal(one)?, month),
                (Some(month), None) => (ordinal(two)?, month),
                // 4.5.2025
                (None, None) if ascii.contains('.') => (number(one)?, number(two)?),
                _ => return None,
            };
            checked(year, month, day)
        }
        _ => without_names(&words),
    }
}

/// "Monday, 4 May 2025", "4 de mayo de 2025"
fn without_names(words: &[&str]) -> Option<String> {
    let means =
        |word: &&&str| word.chars().any(|next| next.is_ascii_digit()) || month(word).is_some();
    let left: Vec<&str> = words.iter().filter(means).copied().collect();
    let dropped = words.len() - left.len();
    (words.len() <= 6
        && left.len() == 3
        && dropped <= 2
        && words.iter().all(|word| is_date_word(word)))
    .then(|| read(&left.join(" ")))?
}

/// Whether a word may stand in a date: a number, a month, "de", the name of a day.
fn is_date_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_day = days
        .iter()
        .any(|day| lower == *day || (lower.starts_with(day) && lower.ends_with("day")));
    is_day
        || matches!(lower.as_str(), "de" | "del" | "of" | "the" | "den")
        || month(word).is_some()
        || ordinal(word).is_some()
}

/// A date that is written as machines write it.
fn iso(written: &str) -> Option<String> {
    let end = written.find(['T', ' ']).unwrap_or(written.len());
    let (day, time) = written.split_at(end);
    let day = day.replace('/', "-");
    let parts: Vec<&str> = day.split('-').collect();
    let (year, month, date) = match parts.as_slice() {
        [year, month, date] => (year, month, date),
        [year, month] if time.is_empty() && year.len() == 4 && month.len() == 2 => {
            let month = number(month).filter(|month| (1..=12).contains(month))?;
            return Some(format!("{}-{month:02}", number(year)?));
        }
        _ => return None,
    };
    let sound = |time: &str| {
        time.is_empty()
            || (time.starts_with(['T', ' '])
                && time[1..].starts_with(|next: char| next.is_ascii_digit()))
    };
    if year.len() != 4 || !sound(time) {
        return None;
    }
    checked(number(year)?, number(month)?, number(date)?)
}

fn checked(year: u32, month: u32, day: u32) -> Option<String> {
    let written = format!("{year:04}-{month:02}-{day:02}");
    crate::briefing::date::parse(&written)?;
    Some(written)
}

fn number(word: &str) -> Option<u32> {
    let sound =
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| word.parse().ok())?
}

/// "4", "4th", "1er"
fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|next: char| next.is_alphabetic() || next == 'º');
    let behind = &word[digits.len()..];
    number(digits).filter(|_| matches!(behind, "" | "st" | "nd" | "rd" | "th" | "er" | "º"))
}

/// The number of a month, by its name in any language, or its first three letters in English; none where
/// languages call different months so.
fn month(word: &str) -> Option<u32> {
    static MONTHS: OnceLock<BTreeMap<String, Option<u32>>> = OnceLock::new();
    let months = MONTHS.get_or_init(|| {
        let mut months = BTreeMap::new();
        for language in language::words_of_every_language() {
            for (number, month) in language.months() {
                let meant = months.entry(month.to_lowercase()).or_insert(Some(number));
                // Polish has `listopada` in November, Croatian in October.
                *meant = meant.filter(|meant| *meant == number);
                if language.tag == "en" {
                    let short: String = month.to_lowercase().chars().take(3).collect();
                    months.insert(short, Some(number));
                }
            }
        }
        months.insert("sept".to_string(), Some(9));
        months
    });
    months.get(&word.to_lowercase()).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (written, date) in [
            ("4 May 2025", Some("2025-05-04")),
            ("May 4, 2025", Some("2025-05-04")),
            ("Monday, 5 May 2025", Some("2025-05-05")),
            ("4. Mai 2025", Some("2025-05-04")),
            ("04.05.2025", Some("2025-05-04")),
            ("1er février 2024", Some("2024-02-01")),
            ("4 de mayo de 2025", Some("2025-05-04")),
            ("4. Jänner 2025", Some("2025-01-04")),
            ("4. siječnja 2025.", Some("2025-01-04")),
            ("4 listopada 2025", None),
            ("۴ مارس ۲۰۲۵", Some("2025-03-04")),
            ("Sept. 3, 2024", Some("2024-09-03")),
            ("June 2025", Some("2025-06")),
            ("2025", Some("2025")),
            ("2025-05-04", Some("2025-05-04")),
            ("2025-05-04T10:00:00Z", Some("2025-05-04")),
            ("2025/05/04", Some("2025-05-04")),
            ("05/04/2025", None),
            ("31 February 2025", None),
            ("spring 2025", None),
            ("Harbour 2025", None),
            ("", None),
            ("٣", None),
        ] {
            assert_eq!(read(written).as_deref(), date, "{written}");
        }
    }
}
