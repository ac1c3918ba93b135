//! Dates of sources where they stand in a briefing: a text, or a mapping as CSL-JSON has it
//! (`{date-parts: [[2025, 5]]}`, "date-variable" of its schema).

use super::{parse, season};
use crate::briefing::keys::SOURCE_DATE;
use crate::briefing::record::{Decoder, Record, first_line, mend};
use crate::briefing::typed::{Moment, SourceDate};
use crate::briefing::yaml::{Node, NodeKind, Written};
use crate::briefing::{date, date_meant, own_calendar};
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;

/// The date of a key of a source.
pub fn source_date(
    decoder: &mut Decoder<'_>,
    record: &Record<'_>,
    key: &str,
    language: &Language,
) -> Option<SourceDate> {
    let node = record.get(key)?;
    match &node.kind {
        NodeKind::Scalar(written) => {
            let date = parse(&written.value, language);
            match &date {
                Some(date) => warn_of_own_calendar(decoder, date, written),
                None => unread(decoder, written, key),
            }
            date
        }
        NodeKind::Mapping(_) => date_in_parts(decoder, node, key, language),
        NodeKind::Sequence(_) => {
            decoder.wrong_type(node, &format!("`{key}`"), "a date", "`2026-01-15`", None);
            None
        }
    }
}

/// Reports a text that is no date.
fn unread(decoder: &mut Decoder<'_>, written: &Written, key: &str) {
    let (meant, bad) = match own_calendar::unread(&written.value, decoder.own_calendar) {
        Some((meant, help)) => {
            let bad = not_a_date(&written.value, written.span, key).help(help);
            (meant, bad.help(literal(&written.value)))
        }
        None => {
            let bad = bad_source_date(&written.value, written.span, key);
            (date_meant::day(&written.value), bad)
        }
    };
    let suggestion = mend::in_place_of(written, meant.as_deref(), decoder.sources);
    decoder.error(bad.suggest(suggestion));
}

/// Tells of a date that is probably one of the calendar that the writer lives by.
fn warn_of_own_calendar(decoder: &mut Decoder<'_>, date: &SourceDate, written: &Written) {
    let calendar = decoder.own_calendar;
    let warning = own_calendar::warning(written, calendar, decoder.sources).or_else(|| {
        let SourceDate::Known { from, .. } = date else {
            return None;
        };
        let meant = own_calendar::of((from.year, from.month, from.day), calendar)?;
        Some(meant.warning(&written.value, written.span))
    });
    let warning = warning.map(|warning| warning.help(literal(&written.value)));
    decoder.diagnostics.extend(warning);
}

/// A date as CSL-JSON has it.
fn date_in_parts(
    decoder: &mut Decoder<'_>,
    node: &Node,
    key: &str,
    language: &Language,
) -> Option<SourceDate> {
    let record = decoder.record_as(node, &format!("`{key}`"), &SOURCE_DATE)?;
    let circa = decoder.text_of(&record, "circa");
    let circa = circa.is_some_and(|circa| !matches!(circa.value.trim(), "" | "0" | "false"));
    let season = decoder.text_of(&record, "season");
    let season = season.as_ref().and_then(|written| {
        let word = written.value.trim().to_lowercase();
        season_number(&word).or_else(|| season_of(&word, language))
    });
    let parts = match record.get("date-parts") {
        Some(node) => moments(decoder, node, key)?,
        None => Vec::new(),
    };
    if let Some(first) = parts.first() {
        let numbers = (first.year, first.month, first.day);
        if let Some(meant) = own_calendar::of(numbers, decoder.own_calendar) {
            let source = decoder.sources.get(node.span.file);
            let written = source
                .text
                .get(first_line(node.span, decoder.sources).range());
            let warning = meant.warning(written.unwrap_or_default(), node.span);
            decoder.error(warning);
        }
        let seasonal = |moment: &Moment| Moment {
            season: season.or(moment.season).filter(|_| moment.month.is_none()),
            ..*moment
        };
        return Some(SourceDate::Known {
            from: seasonal(first),
            to: parts.get(1).copied(),
            circa,
        });
    }
    let words = ["literal", "raw"]
        .into_iter()
        .find_map(|key| decoder.text_of(&record, key));
    let Some(words) = words else {
        let message = format!("`{key}` has no year");
        decoder.error(
            Diagnostic::error("bad-date", record.span, message)
                .help("write `2026`, or take the key out: a source without a date is `n.d.`"),
        );
        return None;
    };
    let read = parse(&words.value, language);
    if let Some(date) = &read {
        warn_of_own_calendar(decoder, date, &words);
    }
    Some(read.unwrap_or_else(|| SourceDate::Words(words.value.trim().to_string())))
}

/// One list of year, month and day, or two.
fn moments(decoder: &mut Decoder<'_>, node: &Node, key: &str) -> Option<Vec<Moment>> {
    let NodeKind::Sequence(lists) = &node.kind else {
        decoder.wrong_type(node, "`date-parts`", "a list", "`[[2026, 1, 15]]`", None);
        return None;
    };
    let mut moments = Vec::new();
    for list in lists {
        let NodeKind::Sequence(nodes) = &list.kind else {
            decoder.wrong_type(
                list,
                "a date of `date-parts`",
                "a list",
                "`[[2026, 1, 15]]`",
                None,
            );
            return None;
        };
        let numbers: Option<Vec<i32>> = nodes
            .iter()
            .filter(|node| !node.is_absent())
            .map(|node| match &node.kind {
                NodeKind::Scalar(Written { value, .. }) => value.trim().parse().ok(),
                NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
            })
            .collect();
        match numbers.as_deref().map(of_numbers) {
            Some(Some(moment)) => moments.extend(moment),
            _ => {
                let written = decoder
                    .sources
                    .get(list.span.file)
                    .text
                    .get(list.span.range());
                let written = written.unwrap_or_default().to_string();
                decoder.error(bad_source_date(&written, list.span, key));
                return None;
            }
        }
    }
    Some(moments)
}

/// How words stand in the place of a date.
fn literal(written: &str) -> String {
    format!(
        "or `{{literal: {}}}`, which is printed as it stands",
        written.trim()
    )
}

fn not_a_date(written: &str, span: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` is `{}`, which is not a date", written.trim());
    Diagnostic::error("bad-date", span, message)
}

fn bad_source_date(written: &str, span: Span, key: &str) -> Diagnostic {
    not_a_date(written, span, key)
        .help("write `2026-01-15`, `2026-01` or `2026`; `2019/2021` from one to the other, `spring 2026`")
        .help("or `c. 1890`, `44 BC`, `n.d.`, `forthcoming`; other words stand in `{literal: …}`")
}

/// A year, a month and a day of it; nothing where there is none. Of months above 12, 13 to 16 and 21 to 24 are
/// seasons (CSL-JSON, EDTF).
fn of_numbers(numbers: &[i32]) -> Option<Option<Moment>> {
    let number = |index: usize| numbers.get(index).copied().filter(|number| *number != 0);
    let Some(year) = number(0).filter(|year| (-9999..=9999).contains(year)) else {
        return numbers.iter().all(|number| *number == 0).then_some(None);
    };
    let month = number(1);
    let season = month.and_then(|month| match month {
        13..=16 => u8::try_from(month - 13).ok(),
        21..=24 => u8::try_from(month - 21).ok(),
        _ => None,
    });
    let month = match (season, month) {
        (Some(_), _) | (_, None) => None,
        (None, Some(month)) => Some(u8::try_from(month).ok().filter(|month| *month <= 12)?),
    };
    let day = match number(2) {
        Some(day) => {
            // There is no year 0: 1 BC is the leap year before 1.
            let proleptic = if year < 0 { year + 1 } else { year };
            let longest = date::length(proleptic, month?);
            let day = u8::try_from(day).ok();
            Some(day.filter(|day| *day <= longest)?)
        }
        None => None,
    };
    Some(Some(Moment {
        year,
        season,
        month,
        day,
    }))
}

/// Whether numbers are a year, a month and a day of it, as `date-parts` has them.
pub fn is_date_in_numbers(numbers: &[i32]) -> bool {
    of_numbers(numbers).flatten().is_some()
}

/// A season by its number, from 1 for spring.
fn season_number(written: &str) -> Option<u8> {
    let number: u8 = written.parse().ok()?;
    match number {
        1..=4 => Some(number - 1),
        21..=24 => Some(number - 21),
        _ => None,
    }
}

fn season_of(word: &str, language: &Language) -> Option<u8> {
    season(word, language).and_then(|season| u8::try_from(season).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_dates_may_be_less_than_a_day() {
        let moment = |numbers: &[i32]| of_numbers(numbers).flatten();
        assert_eq!(moment(&[2025]), Some(Moment::year(2025)));
        assert_eq!(moment(&[2025, 14]).and_then(|one| one.season), Some(1));
        assert_eq!(moment(&[2025, 5, 4]).and_then(|one| one.day), Some(4));
        assert_eq!(of_numbers(&[]), Some(None));
        assert_eq!(of_numbers(&[2025, 33]), None);
        assert_eq!(of_numbers(&[2025, 2, 30]), None);
        assert_eq!(of_numbers(&[2025, 0, 4]), None);
        assert_eq!(moment(&[2024, 2, 29]).and_then(|one| one.day), Some(29));
    }
}
