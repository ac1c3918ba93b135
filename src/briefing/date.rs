//! Dates, as FORMAT has them: `2026-01-15`, `2026-01`, `2026`, or an RFC 3339 time.

use crate::document::Date;
use crate::language::Time;

/// Reads a date; `None` when it is none.
pub fn parse(written: &str) -> Option<Date> {
    let written = written.trim();
    let (day, time) = match written.split_once(['T', 't', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (written, None),
    };
    let mut parts = day.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts
        .next()
        .map(|part| digits(part, 2))
        .map_or(Some(None), |part| part.map(Some))?;
    let day = parts
        .next()
        .map(|part| digits(part, 2))
        .map_or(Some(None), |part| part.map(Some))?;
    if parts.next().is_some() || (time.is_some() && day.is_none()) {
        return None;
    }
    let month = month
        .map(|month| u8::try_from(month).ok())
        .map_or(Some(None), |part| part.map(Some))?;
    let day = day
        .map(|day| u8::try_from(day).ok())
        .map_or(Some(None), |part| part.map(Some))?;
    if month.is_some_and(|month| !(1..=12).contains(&month)) {
        return None;
    }
    if let (Some(month), Some(day)) = (month, day)
        && !(1..=length(year.into(), month)).contains(&day)
    {
        return None;
    }
    let date = Date {
        year,
        month,
        day,
        time: None,
    };
    match time {
        Some(time) => at_time(date, time),
        None => Some(date),
    }
}

/// A number of exactly so many digits.
fn digits(part: &str, count: usize) -> Option<u16> {
    let sound = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| part.parse().ok()).flatten()
}

/// How many days a month has, in the proleptic Gregorian calendar, in which 0 is the year before 1.
pub fn length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date with its time: both as they are written, and how far clocks are ahead of UTC there, if that
/// is written.
fn at_time(date: Date, written: &str) -> Option<Date> {
    let (clock, offset) = match written.find(['Z', 'z', '+', '-']) {
        Some(at) => written.split_at(at),
        None => (written, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let [hour, minute, second] = clock_parts(clock)?;
    let sound = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let nanosecond = format!("{fraction:0<9.9}").parse().ok().filter(|_| sound)?;
    let time = Time {
        hour,
        minute,
        second,
        nanosecond,
        ahead: match offset {
            "" => None,
            _ => Some(minutes_ahead(offset)?),
        },
    };
    Some(Date {
        time: Some(time),
        ..date
    })
}

/// `Z`, `+05:30`, `-05:00`.
fn minutes_ahead(offset: &str) -> Option<i16> {
    if matches!(offset, "Z" | "z") {
        return Some(0);
    }
    let [hours, minutes, 0] = clock_parts(offset.get(1..)?)? else {
        return None;
    };
    let minutes = i16::from(hours) * 60 + i16::from(minutes);
    Some(if offset.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}

/// `12:30` or `12:30:45` in hours, minutes and seconds.
fn clock_parts(clock: &str) -> Option<[u8; 3]> {
    let mut parts = clock
        .split(':')
        .map(|part| u8::try_from(digits(part, 2)?).ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().map_or(Some(0), |part| part)?;
    let sound = parts.next().is_none() && hour < 24 && minute < 60 && second < 61;
    sound.then_some([hour, minute, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_no_more_exactly_than_they_are_written() {
        let iso = |written: &str| parse(written).map(|date| date.iso());
        assert_eq!(iso("2026-01-15").as_deref(), Some("2026-01-15"));
        assert_eq!(iso("2026-01").as_deref(), Some("2026-01"));
        assert_eq!(iso("2026").as_deref(), Some("2026"));
        for wrong in [
            "26",
            "2026-13",
            "2026-02-30",
            "15.1.2026",
            "2026-1-5",
            "",
            "today",
            "2026-01-15-01",
        ] {
            assert_eq!(iso(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_stays_as_it_is_written_and_its_moment_is_told_in_utc() {
        let stamp = |written: &str| parse(written).map(|date| date.timestamp());
        assert_eq!(
            stamp("2026-01-15T09:30:00Z").as_deref(),
            Some("2026-01-15T09:30:00Z")
        );
        assert_eq!(
            stamp("2026-01-01T00:30:00+01:00").as_deref(),
            Some("2025-12-31T23:30:00Z")
        );
        assert_eq!(
            stamp("2026-02-28T23:30:00-03:30").as_deref(),
            Some("2026-03-01T03:00:00Z")
        );
        let day = |written: &str| parse(written).map(|date| date.iso());
        assert_eq!(
            day("2026-01-01T00:30:00+01:00").as_deref(),
            Some("2026-01-01")
        );
        // UTC has it in a year that cannot be written.
        assert_eq!(
            stamp("9999-12-31T23:30:00-01:00").as_deref(),
            Some("9999-12-31T23:30:00Z")
        );
        assert_eq!(
            stamp("2026-01-15 09:30").as_deref(),
            Some("2026-01-15T09:30:00Z")
        );
        assert_eq!(stamp("2026-01-15T25:00:00Z"), None);
        assert_eq!(stamp("2026-01-15T09:30:00.Z"), None);
    }

    #[test]
    fn a_time_stays_as_it_is_written() {
        let written = |written: &str| parse(written).map(|date| date.iso_with_time());
        for text in [
            "2026-01-15T23:30:00-05:00",
            "2026-01-15T09:30:00Z",
            "2026-01-15T09:30:00",
            "2026-12-31T23:59:60Z",
            "2026-01-15",
            "2026",
        ] {
            assert_eq!(written(text).as_deref(), Some(text));
        }
        let fraction = parse("2026-01-15 09:30:15.25").and_then(|date| date.time);
        assert_eq!(fraction.map(|time| time.nanosecond), Some(250_000_000));
    }
}
