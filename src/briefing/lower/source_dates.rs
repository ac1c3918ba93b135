//! Dates of sources → words.

use crate::briefing::typed::{Moment, SourceDate};
use crate::language::{Calendar, Language, from_to};

/// A date of a source in words, no more exact than it was given: "4 May 2025", "spring 2025",
/// "May–June 2025", "c. 1890", "44 BC", "n.d."; by a calendar alone, as publishers say them.
pub fn source_date(date: &SourceDate, language: &Language, calendar: Calendar) -> String {
    let terms = &language.terms;
    let (from, to, circa) = match date {
        SourceDate::Known { from, to, circa } => (from, to, *circa),
        SourceDate::Undated => return terms.undated.clone(),
        SourceDate::Forthcoming => return terms.forthcoming.clone(),
        SourceDate::Words(words) => return words.clone(),
    };
    let shown = match to {
        None => moment(from, language, calendar),
        Some(to) => from_to(
            &moment(from, language, calendar),
            &moment(to, language, calendar),
        ),
    };
    if circa {
        terms.circa.replace("{}", &shown)
    } else {
        shown
    }
}

/// One point of time: "4 May 2025", "spring 2025". What is not exact enough for another calendar says that it is of the
/// Gregorian one.
fn moment(moment: &Moment, language: &Language, calendar: Calendar) -> String {
    if let Ok(year) = u16::try_from(moment.year)
        && calendar != Calendar::Gregorian
    {
        return match moment.season.filter(|_| moment.month.is_none()) {
            Some(season) => language.season_in(calendar, season, year),
            None => language.date_only_in(calendar, (year, moment.month, moment.day)),
        };
    }
    match (moment.season, moment.month) {
        (Some(season), None) => language.season(season, moment.year),
        (_, Some(month)) => language.date_of_year(moment.year, month, moment.day),
        (None, None) => language.year_alone(moment.year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

    #[test]
    fn dates_of_sources_are_said_by_the_calendar_of_the_briefing() {
        let of = |month, day, season| SourceDate::Known {
            from: Moment {
                season,
                month,
                day,
                ..Moment::year(2019)
            },
            to: None,
            circa: false,
        };
        for (tag, calendar, date, said) in [
            (
                "fa",
                Calendar::Persian,
                of(Some(7), Some(1), None),
                "۱۰ تیر ۱۳۹۸",
            ),
            (
                "fa",
                Calendar::Persian,
                of(Some(7), None, None),
                "تیر–مرداد ۱۳۹۸",
            ),
            (
                "fa",
                Calendar::Persian,
                of(Some(3), None, None),
                "اسفند ۱۳۹۷\u{a0}– فروردین ۱۳۹۸",
            ),
            // In which Persian year a book of 2019 appeared cannot be known.
            (
                "fa",
                Calendar::Persian,
                of(None, None, None),
                "۲۰۱۹\u{a0}م.",
            ),
            (
                "fa",
                Calendar::Persian,
                of(None, None, Some(0)),
                "بهار ۲۰۱۹\u{a0}م.",
            ),
            ("fa", Calendar::Gregorian, of(None, None, None), "۲۰۱۹"),
            ("th", Calendar::Buddhist, of(None, None, None), "2562"),
        ] {
            let language = lookup(&Tag::parse(tag).expect("a tag"));
            assert_eq!(
                source_date(&date, language, calendar),
                said,
                "{tag} {date:?}"
            );
        }
    }

    #[test]
    fn two_dates_say_once_what_they_end_with() {
        let day = |month, day| Moment {
            month: Some(month),
            day: Some(day),
            ..Moment::year(2025)
        };
        for (tag, from, to, shown) in [
            ("en", (5, 4), (5, 6), "4–6\u{a0}May 2025"),
            (
                "en-US",
                (5, 4),
                (5, 6),
                "May\u{a0}4\u{a0}– May\u{a0}6, 2025",
            ),
            (
                "en-US",
                (5, 4),
                (6, 1),
                "May\u{a0}4\u{a0}– June\u{a0}1, 2025",
            ),
            ("bg", (5, 4), (5, 6), "4–6\u{a0}май 2025\u{a0}г."),
            ("ja", (5, 4), (5, 6), "2025年5月4日–2025年5月6日"),
        ] {
            let language = lookup(&Tag::parse(tag).expect("a tag"));
            let date = SourceDate::Known {
                from: day(from.0, from.1),
                to: Some(day(to.0, to.1)),
                circa: false,
            };
            let shown_here = source_date(&date, language, Calendar::Gregorian);
            assert_eq!(shown_here, shown, "{tag}");
        }
    }
}
