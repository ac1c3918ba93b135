//! Dates in a form that is not read, of which there is one reading.
//!
//! In: a text that is no date. Out: the date that anybody would take it for, as it is to be written: parts with other
//! marks between them, without their noughts, or with the month in words. Of a day and a month in numbers, the day
//! must be above 12: what `5.1.2026` is depends on who writes.

use super::date;

/// The months, each by its first three letters; written out they go on as these do.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day that is meant, as `2026-01-15`.
pub fn day(written: &str) -> Option<String> {
    let written = written.trim();
    if written.len() > 40 {
        return None;
    }
    let parts: Vec<&str> = written
        .split(['-', '/', '.', ' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (year, month, day) = match (year(first), year(third)) {
        (Some(year), None) => (year, month(second)?, number(third)?),
        (None, Some(year)) => {
            let (month, day) = month_and_day(first, second)?;
            (year, month, day)
        }
        _ => return None,
    };
    let date = format!("{year}-{month:02}-{day:02}");
    let is_other = date != written;
    (is_other && date::parse(&date).is_some()).then_some(date)
}

/// What may stand between a year, a month and a day.
pub const MARKS: [char; 3] = ['-', '/', '.'];

/// Whether a text is three numbers of a day, with marks between them.
pub fn is_in_numbers(written: &str) -> bool {
    let parts: Vec<&str> = written.trim().split(MARKS).collect();
    let [first, second, third] = parts[..] else {
        return false;
    };
    let has_year = year(first).is_some() && number(third).is_some()
        || number(first).is_some() && year(third).is_some();
    has_year && number(second).is_some()
}

/// The two days that numbers can be read as: `1/2/2026` is the second of January, or the first of February.
pub fn days(written: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = written.trim().split(MARKS).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (first, second, year) = (number(first)?, number(second)?, year(third)?);
    let of = |month: u8, day: u8| {
        let date = format!("{year}-{month:02}-{day:02}");
        date::parse(&date).map(|_| date)
    };
    Some((of(first, second)?, of(second, first)?)).filter(|(one, other)| one != other)
}

/// A year of four digits.
fn year(part: &str) -> Option<&str> {
    let is_year = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then_some(part)
}

/// One digit or two; an English ordinal may stand behind them.
fn number(part: &str) -> Option<u8> {
    let ordinals = ["st", "nd", "rd", "th"];
    let bare = ordinals
        .iter()
        .find_map(|ordinal| part.strip_suffix(ordinal));
    let digits = bare.unwrap_or(part);
    let is_short = (1..=2).contains(&digits.len());
    let is_number = is_short && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// A month in English words.
fn month_in_words(part: &str) -> Option<u8> {
    let lower = part.to_lowercase();
    let is_it = |month: &&str| {
        *month == lower || month[..3] == lower || (lower == "sept" && month.starts_with("sept"))
    };
    let place = MONTHS.iter().position(is_it)?;
    u8::try_from(place + 1).ok()
}

/// A month in words, or as a number.
fn month(part: &str) -> Option<u8> {
    month_in_words(part).or_else(|| number(part))
}

/// Month and day of two parts, in whichever order there is one of.
fn month_and_day(first: &str, second: &str) -> Option<(u8, u8)> {
    if let Some(month) = month_in_words(first) {
        return Some((month, number(second)?));
    }
    if let Some(month) = month_in_words(second) {
        return Some((month, number(first)?));
    }
    let (first, second) = (number(first)?, number(second)?);
    match (first > 12, second > 12) {
        (true, false) => Some((second, first)),
        (false, true) => Some((first, second)),
        // `5.5.2026` is the same either way.
        _ => (first == second).then_some((first, second)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_two_readings_are_told_both() {
        let both = ("2026-01-02".to_string(), "2026-02-01".to_string());
        assert_eq!(days("1/2/2026"), Some(both));
        assert_eq!(days("15.1.2026"), None);
        assert_eq!(days("5.5.2026"), None);
        assert!(is_in_numbers("15.1.2026") && is_in_numbers("2026/01/02"));
        for other in ["15 January 2026", "0800", "2026", "030-123-45", "1.2.3"] {
            assert!(!is_in_numbers(other), "{other}");
        }
    }

    #[test]
    fn a_date_of_one_reading_is_read() {
        for (written, meant) in [
            ("15.1.2026", Some("2026-01-15")),
            ("15/01/2026", Some("2026-01-15")),
            ("1/15/2026", Some("2026-01-15")),
            ("2026/01/15", Some("2026-01-15")),
            ("2026.1.5", Some("2026-01-05")),
            ("2026-1-5", Some("2026-01-05")),
            ("15 January 2026", Some("2026-01-15")),
            ("January 5th, 2026", Some("2026-01-05")),
            ("5 Sept 2026", Some("2026-09-05")),
            ("5.5.2026", Some("2026-05-05")),
            // Either month, no such day, or no day at all.
            ("5.1.2026", None),
            ("30.2.2026", None),
            ("2026-02-30", None),
            ("15.1.26", None),
            ("May the fourth", None),
            ("yesterday", None),
            ("2026-01-15", None),
            ("15 Mai 2026", None),
        ] {
            assert_eq!(day(written).as_deref(), meant, "{written}");
        }
    }
}
