//! Dates of sources.
//!
//! In: a date as people write it (`2025-05-04`, `spring 2025`, `c. 1890`, `44 BC`, `2019/2021`, `n.d.`,
//! `forthcoming`), or as CSL-JSON has it ([`parts`]). Out: a [`SourceDate`], no more
//! exact than it was given. Of the Extended Date/Time Format (ISO 8601-2) there are seasons (`2025-21`),
//! estimates (`1890~`), intervals and years before the first (`-0043`).

mod parts;

use crate::briefing::date;
use crate::briefing::typed::{Moment, SourceDate};
use crate::language::Language;
pub use parts::{is_date_in_numbers, source_date};

/// What is written of a source without a date, in any language's briefing and without spaces: a library
/// has it in the language of the source.
const UNDATED: &[&str] = &[
    "n.d.",
    "nd",
    "nodate",
    "undated",
    "o.d.",
    "o.j.",
    "s.d.",
    "s.a.",
    "s.f.",
    "z.d.",
    "z.j.",
    "u.å.",
    "b.d.",
    "b.r.",
    "б.г.",
    "б.р.",
    "χ.χ.",
    "t.y.",
    "د.ت.",
    "د.ت",
    "بی\u{200c}تا",
];
/// And of one that has not appeared yet.
const FORTHCOMING: &[&str] = &[
    "forthcoming",
    "inpress",
    "toappear",
    "imerscheinen",
    "imdruck",
    "àparaître",
    "souspresse",
    "enprensa",
    "incorsodistampa",
    "noprelo",
    "indruk",
    "wdruku",
    "vtisku",
    "впечати",
    "удруці",
];
/// What stands before an estimate.
const CIRCA: &[&str] = &["circa ", "ca. ", "ca ", "c. "];
/// The seasons, whatever the language.
const SEASONS: [&[&str]; 4] = [&["spring"], &["summer"], &["autumn", "fall"], &["winter"]];
/// What stands behind a year before the first.
const BEFORE: &[&str] = &[" bce", " bc", " b.c.e.", " b.c."];

/// Reads a date in a briefing of a language; `None` when it is none.
pub fn parse(written: &str, language: &Language) -> Option<SourceDate> {
    let text = written.trim().to_lowercase();
    let terms = &language.terms;
    let close = |words: &str| words.replace([' ', '\u{a0}'], "").to_lowercase();
    let closed = close(&text);
    let is_one =
        |words: &[&str], own: &str| words.contains(&closed.as_str()) || closed == close(own);
    if is_one(UNDATED, &terms.undated) {
        return Some(SourceDate::Undated);
    }
    if is_one(FORTHCOMING, &terms.forthcoming) {
        return Some(SourceDate::Forthcoming);
    }
    let own = terms.circa.to_lowercase();
    let own = own
        .split("{}")
        .next()
        .unwrap_or_default()
        .replace('\u{a0}', " ");
    let own = Some(own.as_str()).filter(|own| own.ends_with(' '));
    let mut estimates = CIRCA.iter().copied().chain(own);
    let estimated = estimates.find_map(|before| text.strip_prefix(before));
    let estimated = estimated.or_else(|| text.strip_suffix(['~', '?', '%']));
    let rest = estimated.unwrap_or(&text).trim();
    let (from, to) = span(rest, language)?;
    Some(SourceDate::Known {
        from,
        to,
        circa: estimated.is_some(),
    })
}

/// A point of time, or two with a mark between them.
fn span(text: &str, language: &Language) -> Option<(Moment, Option<Moment>)> {
    if let Some(moment) = moment(text, language) {
        return Some((moment, None));
    }
    for between in ["/", " -- ", "--", " \u{2013} ", "\u{2013}", " - ", " to "] {
        if let Some((from, to)) = text.split_once(between) {
            let (from, to) = (moment(from, language)?, moment(to, language)?);
            return (from < to).then_some((from, Some(to)));
        }
    }
    // "2019-2021"
    let (from, to) = text.split_once('-')?;
    let year = |written: &str| {
        let digits = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .then(|| written.parse().ok())
            .flatten()
            .map(Moment::year)
    };
    let (from, to) = (year(from)?, year(to)?);
    (from < to).then_some((from, Some(to)))
}

/// A point of time.
fn moment(text: &str, language: &Language) -> Option<Moment> {
    let text = text.trim();
    if let Some(date) = date::parse(&text.to_uppercase()) {
        // There is no year 0: it is 1 BC.
        let year = if date.year == 0 { -1 } else { date.year.into() };
        return Some(Moment {
            year,
            season: None,
            month: date.month,
            day: date.day,
        });
    }
    if let Some(positive) = text.strip_prefix('-')
        && let Some(date) = date::parse(positive)
    {
        // ISO 8601 has a year 0, so that its year -43 is 44 BC.
        return Some(Moment {
            year: -i32::from(date.year) - 1,
            season: None,
            month: date.month,
            day: date.day,
        });
    }
    if let Some((year, season)) = text.rsplit_once('-')
        && let Some(season) = ["21", "22", "23", "24"]
            .iter()
            .position(|one| *one == season)
    {
        return seasonal(year, season);
    }
    if let Some(year) = before_christ(text, language) {
        return Some(Moment::year(-year));
    }
    // "spring 2025", "2025 spring", "primavera de 2025"
    let words: Vec<&str> = text.split_whitespace().collect();
    let ([first, last] | [first, _, last]) = words[..] else {
        return None;
    };
    // `spring 2025/summer 2025` has three words, too: the second is "of", and no date.
    if words.len() == 3
        && !words[1]
            .chars()
            .all(|next| next.is_alphabetic() || next == '.')
    {
        return None;
    }
    if let Some(season) = season(first, language) {
        return seasonal(last, season);
    }
    season(last, language).and_then(|season| seasonal(first, season))
}

fn seasonal(year: &str, season: usize) -> Option<Moment> {
    let date = date::parse(year).filter(|date| date.month.is_none())?;
    Some(Moment {
        season: u8::try_from(season).ok(),
        ..Moment::year(date.year.into())
    })
}

/// The season that is called so, in English or in the language, from 0 for spring.
fn season(word: &str, language: &Language) -> Option<usize> {
    let own = &language.dates.seasons;
    (0..SEASONS.len())
        .find(|index| SEASONS[*index].contains(&word) || own[*index].to_lowercase() == word)
}

/// The number of a year before the first: "44 BC", as English or the language has it.
fn before_christ(text: &str, language: &Language) -> Option<i32> {
    let own = language.terms.before_christ.to_lowercase();
    let own = own.replace('\u{a0}', " ");
    let (before, after) = own.split_once("{}")?;
    let english = BEFORE.iter().find_map(|after| text.strip_suffix(after));
    let number = english.or_else(|| text.strip_prefix(before)?.strip_suffix(after))?;
    let year: i32 = number.trim().parse().ok()?;
    (1..=9999).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{self, Tag};

    /// A date in a short form: `2025-5-4`, `2025s0`, `~` behind an estimate.
    fn read(tag: &str, written: &str) -> Option<String> {
        let language = language::lookup(&Tag::parse(tag).expect("a tag"));
        let one = |moment: &Moment| {
            let season = moment.season.map(|season| format!("s{season}"));
            let month = moment.month.map(|month| format!("-{month}"));
            let day = moment.day.map(|day| format!("-{day}"));
            let parts = [season, month, day].into_iter().flatten();
            format!("{}{}", moment.year, parts.collect::<String>())
        };
        Some(match parse(written, language)? {
            SourceDate::Known { from, to, circa } => {
                let to = to.map(|to| format!("/{}", one(&to))).unwrap_or_default();
                format!("{}{to}{}", one(&from), if circa { "~" } else { "" })
            }
            SourceDate::Undated => "undated".to_string(),
            SourceDate::Forthcoming => "forthcoming".to_string(),
            SourceDate::Words(words) => words,
        })
    }

    #[test]
    fn dates_of_sources_are_read_as_people_write_them() {
        for (written, expected) in [
            ("2025-05-04", "2025-5-4"),
            ("2025-05-04T10:00:00Z", "2025-5-4"),
            ("2025", "2025"),
            ("spring 2025", "2025s0"),
            ("2025 Fall", "2025s2"),
            ("2025-24", "2025s3"),
            ("spring of 2025", "2025s0"),
            ("spring 2025/summer 2025", "2025s0/2025s1"),
            ("autumn 2025 \u{2013} winter 2026", "2025s2/2026s3"),
            ("2019/2021", "2019/2021"),
            ("2019-2021", "2019/2021"),
            ("2019–2021", "2019/2021"),
            ("2025-05/2025-06", "2025-5/2025-6"),
            ("c. 1890", "1890~"),
            ("circa 1890/1900", "1890/1900~"),
            ("1890~", "1890~"),
            ("44 BC", "-44"),
            ("44 bce", "-44"),
            ("-0043", "-44"),
            ("n.d.", "undated"),
            ("In press", "forthcoming"),
        ] {
            assert_eq!(read("en", written).as_deref(), Some(expected), "{written}");
        }
        for (tag, written, expected) in [
            ("de", "Frühjahr 2025", "2025s0"),
            ("de", "um 1890", "1890~"),
            ("de", "o. D.", "undated"),
            ("de", "o.J.", "undated"),
            ("en", "s. d.", "undated"),
            ("de", "44 v. Chr.", "-44"),
            ("fr", "à paraître", "forthcoming"),
            ("tr", "MÖ 44", "-44"),
        ] {
            assert_eq!(read(tag, written).as_deref(), Some(expected), "{written}");
        }
        for wrong in [
            "",
            "26",
            "2026-13",
            "2021/2019",
            "today",
            "4.5.2025",
            "summer 2025/spring 2025",
            "fall",
        ] {
            assert_eq!(read("en", wrong), None, "{wrong}");
        }
    }
}
