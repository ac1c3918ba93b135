//! Dates as BibTeX and BibLaTeX have them: in one field, or a year with a month and a day beside it.
//!
//! In: values of fields. Out: a date as a source has it, in one text; words where it is none.

use super::super::latex;

/// Months as BibTeX's macros and people write them, by their first letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A date of ISO 8601-2, in which a tilde is an estimate and no space; people write two hyphens between two dates.
pub fn date_in(tex: &str) -> String {
    latex::words(&tex.replace("--", "/").replace('~', "\\textasciitilde{}"))
}

/// A date of a year, and of a month and a day that may be written in any way.
pub fn date_of(year: String, month: Option<String>, day: Option<String>) -> String {
    let is_year = !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
    let Some(month) = month else {
        return year;
    };
    let folded = month.to_lowercase();
    let mut parts = folded
        .split(|one: char| !one.is_alphanumeric())
        .filter(|part| !part.is_empty());
    let (first, second, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let number = |part: &str| part.parse::<usize>().ok();
    let named = |part: &str| {
        let start = part.get(..3)?;
        MONTHS
            .iter()
            .position(|known| *known == start)
            .map(|place| place + 1)
    };
    // A day may stand beside the month: `15~may`, `may 15`.
    let (month_number, day_beside) = match (named(first), second) {
        (Some(month), Some(second)) if number(second).is_some() => (Some(month), number(second)),
        (None, Some(second)) if number(first).is_some() && named(second).is_some() => {
            (named(second), number(first))
        }
        (Some(month), None) => (Some(month), None),
        (None, None) => (number(first), None),
        _ => (None, None),
    };
    let month_number = month_number.filter(|month| (1..=12).contains(month) && more.is_none());
    let day = day
        .as_deref()
        .and_then(|day| number(day.trim()))
        .or(day_beside);
    match (is_year, month_number, day) {
        (true, Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (true, Some(month), None) => format!("{year}-{month:02}"),
        _ => format!("{month} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_are_dates_however_they_are_written() {
        let of = |month: &str, day: &str| {
            let some = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
            date_of("2025".to_string(), some(month), some(day))
        };
        for (month, day, date) in [
            ("may", "", "2025-05"),
            ("September", "4", "2025-09-04"),
            ("5", "", "2025-05"),
            ("15 jan", "", "2025-01-15"),
            ("jan. 15", "", "2025-01-15"),
            ("", "", "2025"),
            ("13", "", "13 2025"),
            ("June/July", "", "June/July 2025"),
            ("Spring", "", "Spring 2025"),
        ] {
            assert_eq!(of(month, day), date, "{month} {day}");
        }
        assert_eq!(date_in("2025-05--2025-06"), "2025-05/2025-06");
        assert_eq!(date_in("1890~"), "1890~");
    }
}
