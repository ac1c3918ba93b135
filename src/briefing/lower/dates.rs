//! Dates of events, recommendations and indicators → words.
//!
//! In: a date as it was typed, or words in its place. Out: the date as the language writes it, or those words.

use super::reporter::Reporter;
use super::typographer::Typographer;
use crate::briefing::record::mend;
use crate::briefing::yaml::Written;
use crate::briefing::{date, date_meant, own_calendar};
use crate::diagnostic::Diagnostic;
use crate::language::Calendar;

/// A date in words, with its time if it has one; anything else as it is written. Four digits that
/// begin with 0 are an hour (`0800`) and no year.
pub fn date_in_words(
    written: &Written,
    typographer: Typographer,
    reporter: &mut Reporter<'_>,
) -> String {
    let hour = written.value.trim().len() == 4 && written.value.trim().starts_with('0');
    let Some(date) = date::parse(&written.value).filter(|_| !hour) else {
        warn_of_unread(written, typographer.own_calendar, reporter);
        return typographer.set(&written.value);
    };
    warn_of_own_calendar(written, typographer.own_calendar, reporter);
    let language = typographer.language;
    let day = (date.year, date.month, date.day);
    let day = language.date_in(typographer.calendar, day);
    match date.time {
        Some(time) => {
            let time = language.time(time);
            language.times.moment(&day, &time)
        }
        None => day,
    }
}

/// Tells of a date that is probably one of the calendar that the writer lives by.
pub fn warn_of_own_calendar(written: &Written, calendar: Calendar, reporter: &mut Reporter<'_>) {
    if let Some(warning) = own_calendar::warning(written, calendar, reporter.files()) {
        reporter.push(warning);
    }
}

/// Tells of what stands for words, and is in numbers alone, as a date is.
fn warn_of_unread(written: &Written, calendar: Calendar, reporter: &mut Reporter<'_>) {
    let text = written.value.trim();
    let plain = own_calendar::in_plain_digits(text);
    let is_shaped = is_shaped_as_a_date(&plain);
    if !is_shaped && !date_meant::is_in_numbers(&plain) {
        return;
    }
    let usual = "write it as 2026-01-15, with a time as 2026-01-15T09:30, or in words";
    let (meant, help) = own_calendar::unread(text, calendar).unwrap_or_else(|| {
        let meant = date_meant::day(text);
        let help = match (&meant, date_meant::days(text)) {
            (Some(meant), _) if !is_shaped => format!("write it as {meant}, or in words"),
            (None, Some((one, other))) => {
                format!("write it as {one} or {other}, whichever is meant, or in words")
            }
            _ => usual.to_string(),
        };
        (meant, help)
    });
    let suggestion = mend::in_place_of(written, meant.as_deref(), reporter.files());
    let warning = if is_shaped && plain == text {
        let message = format!("`{text}` is no date of any year");
        Diagnostic::warning("impossible-date", written.span, message)
    } else {
        let message = format!("`{text}` is not read as a date");
        Diagnostic::warning("unread-date", written.span, message)
    };
    let warning = warning.label("shown as it is").help(help);
    reporter.push(warning.suggest(suggestion));
}

/// Whether a text has the numbers of a day, as `2026-02-30` and `2026-1-5T25:00` have.
fn is_shaped_as_a_date(text: &str) -> bool {
    let day = text.split('T').next().unwrap_or_default();
    let mut parts = day.split('-');
    let mut is_number = |most: usize| {
        parts.next().is_some_and(|part| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    is_number(4) && is_number(2) && is_number(2) && parts.next().is_none() && day.len() > 7
}
