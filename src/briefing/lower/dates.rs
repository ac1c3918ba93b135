//! Dates of events, recommendations and indicators → words.
//!
//! In: a date as it was typed, or words in its place. Out: the date as the language writes it, or those words.

use super::reporter::Reporter;
use super::typographer::Typographer;
use crate::briefing::record::mend;
use crate::briefing::yaml::Written;
use crate::briefing::{date, date_meant};
use crate::diagnostic::Diagnostic;

/// A date in words, with its time if it has one; anything else as it is written. Four digits that
/// begin with 0 are an hour (`0800`) and no year.
pub fn date_in_words(
    written: &Written,
    typographer: Typographer,
    reporter: &mut Reporter<'_>,
) -> String {
    let hour = written.value.trim().len() == 4 && written.value.trim().starts_with('0');
    let Some(date) = date::parse(&written.value).filter(|_| !hour) else {
        if is_shaped_as_a_date(written.value.trim()) {
            let message = format!("`{}` is no date of any year", written.value.trim());
            let meant = date_meant::day(&written.value);
            let suggestion = mend::in_place_of(written, meant.as_deref(), reporter.files());
            reporter.push(
                Diagnostic::warning("impossible-date", written.span, message)
                    .label("shown as it is")
                    .help("write it as 2026-01-15, with a time as 2026-01-15T09:30, or in words")
                    .suggest(suggestion),
            );
        }
        return typographer.set(&written.value);
    };
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
