//! Times of a day in the language's form.
//!
//! In: a time as it was written. Out: "09:30", "9.30", "23:30 UTC−5". The forms are those of CLDR: `Hm`
//! and `Hms` of the Gregorian calendar, the medium form that joins a date to a time, and the form of an
//! offset from UTC.

use serde::Deserialize;

use super::Digits;

/// How a language writes times.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// Hours and minutes in the letters of CLDR: `HH:mm`, or `H:mm` where an hour of one digit stays
    /// so.
    pub minutes: String,
    /// The same with seconds: `HH:mm:ss`.
    pub seconds: String,
    /// A time with its zone: `{time} UTC{offset}`; the offset is "+5:30", "−5" or nothing.
    pub zone: String,
    /// A day with a time: `{date}, {time}`.
    pub moment: String,
}

/// A time of a day, as RFC 3339 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60, which is a leap second.
    pub second: u8,
    /// Billionths of a second beyond that.
    pub nanosecond: u32,
    /// How far clocks are there ahead of UTC, in minutes; `None` where that was not written.
    pub ahead: Option<i16>,
}

impl Time {
    /// How far clocks are ahead of UTC (`+`) or behind it (`-`), in hours and minutes; `None` where
    /// that was not written.
    pub fn offset(self) -> Option<(char, u16, u16)> {
        let ahead = self.ahead?;
        let sign = if ahead < 0 { '-' } else { '+' };
        let minutes = ahead.unsigned_abs();
        Some((sign, minutes / 60, minutes % 60))
    }
}

impl Times {
    /// A time, with what stands before a fraction of a second: no seconds where there are none, and the zone where it is known.
    pub fn time(&self, time: Time, digits: &Digits, decimal: &str) -> String {
        let has_seconds = time.second > 0 || time.nanosecond > 0;
        let pattern = match has_seconds {
            true => &self.seconds,
            false => &self.minutes,
        };
        let mut seconds = format!("{:02}", time.second);
        if time.nanosecond > 0 {
            let fraction = format!("{:09}", time.nanosecond);
            seconds = format!("{seconds}{decimal}{}", fraction.trim_end_matches('0'));
        }
        let two = |number: u8| digits.write(&format!("{number:02}"));
        let shown = pattern
            .replace("HH", &two(time.hour))
            .replace('H', &digits.number(time.hour.into()))
            .replace("mm", &two(time.minute))
            .replace("ss", &digits.write(&seconds));
        match time.offset() {
            Some(from_utc) => {
                let zone = self.zone.replace("{time}", &shown);
                zone.replace("{offset}", &offset(from_utc, digits))
            }
            None => shown,
        }
    }

    /// A day in words with a time of it.
    pub fn moment(&self, date: &str, time: &str) -> String {
        self.moment.replace("{date}", date).replace("{time}", time)
    }
}

/// How far clocks are ahead of UTC: "+5:30", "−5", or nothing.
fn offset((sign, hours, minutes): (char, u16, u16), digits: &Digits) -> String {
    let sign = if sign == '-' { '\u{2212}' } else { '+' };
    let whole = digits.number(hours.into());
    match (hours, minutes) {
        (0, 0) => String::new(),
        (_, 0) => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}:{}", digits.write(&format!("{minutes:02}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

    fn time(tag: &str, clock: (u8, u8, u8), ahead: Option<i16>) -> String {
        let (hour, minute, second) = clock;
        let time = Time {
            hour,
            minute,
            second,
            nanosecond: 0,
            ahead,
        };
        lookup(&Tag::parse(tag).expect("a tag")).time(time)
    }

    #[test]
    fn times_have_the_form_of_the_language_and_the_zone_that_was_written() {
        for (tag, clock, ahead, shown) in [
            ("en", (9, 30, 0), None, "09:30"),
            ("en", (9, 30, 0), Some(0), "09:30\u{a0}UTC"),
            ("en", (23, 30, 0), Some(-300), "23:30\u{a0}UTC\u{2212}5"),
            ("en", (23, 59, 60), Some(330), "23:59:60\u{a0}UTC+5:30"),
            ("fi", (9, 5, 0), None, "9.05"),
            ("da", (9, 5, 7), None, "09.05.07"),
            (
                "fa",
                (9, 5, 0),
                Some(210),
                "۹:۰۵\u{a0}به\u{a0}وقت\u{a0}گرینویچ+۳:۳۰",
            ),
        ] {
            assert_eq!(time(tag, clock, ahead), shown);
        }
    }

    #[test]
    fn a_fraction_of_a_second_is_as_long_as_it_was_written() {
        let time = Time {
            hour: 9,
            minute: 30,
            second: 5,
            nanosecond: 250_000_000,
            ahead: None,
        };
        let german = lookup(&Tag::parse("de").expect("a tag"));
        assert_eq!(german.time(time), "09:30:05,25\u{a0}Uhr");
    }
}
