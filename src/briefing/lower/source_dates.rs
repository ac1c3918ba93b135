//! Dates of sources → words.

use crate::briefing::typed::{Moment, SourceDate};
use crate::language::Language;

/// A date of a source in words, no more exact than it was given: "4 May 2025", "spring 2025",
/// "May–June 2025", "c. 1890", "44 BC", "n.d."
pub fn source_date(date: &SourceDate, language: &Language) -> String {
    let terms = &language.terms;
    let (from, to, circa) = match date {
        SourceDate::Known { from, to, circa } => (from, to, *circa),
        SourceDate::Undated => return terms.undated.clone(),
        SourceDate::Forthcoming => return terms.forthcoming.clone(),
        SourceDate::Words(words) => return words.clone(),
    };
    let shown = match to {
        None => moment(from, language),
        Some(to) => span(from, to, language),
    };
    if circa {
        terms.circa.replace("{}", &shown)
    } else {
        shown
    }
}

/// One point of time: "4 May 2025", "spring 2025".
fn moment(moment: &Moment, language: &Language) -> String {
    match (moment.season, moment.month) {
        (Some(season), None) => language.season(season, moment.year),
        (_, Some(month)) => language.date_of_year(moment.year, month, moment.day),
        (None, None) => language.year_alone(moment.year),
    }
}

/// From one to the other: "4–6 May 2025", "4 May – 1 June 2025". What both end with stands there once.
fn span(from: &Moment, to: &Moment, language: &Language) -> String {
    let (first, last) = (moment(from, language), moment(to, language));
    // "4 May 2025" and "6 May 2025" end alike from the month on.
    let alike = alike_from(&first, &last);
    // "May 4, 2025": the comma goes with the year.
    let rest = first[..first.len() - alike]
        .trim_end()
        .trim_end_matches(',');
    let is_word = |words: &str| !words.contains(char::is_whitespace);
    let between = if is_word(rest) && is_word(last[..last.len() - alike].trim_end()) {
        "\u{2013}"
    } else {
        "\u{a0}\u{2013} "
    };
    format!("{rest}{between}{last}")
}

/// How many bytes at their ends two dates have in common, from a space on.
fn alike_from(first: &str, last: &str) -> usize {
    let pairs = first.chars().rev().zip(last.chars().rev());
    let alike = pairs.take_while(|(one, other)| one == other);
    let (mut length, mut from_space) = (0, 0);
    for (character, _) in alike {
        length += character.len_utf8();
        if character.is_whitespace() {
            from_space = length;
        }
    }
    from_space
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Tag, lookup};

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
            let shown_here = span(&day(from.0, from.1), &day(to.0, to.1), language);
            assert_eq!(shown_here, shown, "{tag}");
        }
    }

    #[test]
    fn dates_are_alike_from_a_space_on() {
        for (first, last, alike) in [
            ("4\u{a0}May 2025", "14\u{a0}May 2025", "\u{a0}May 2025"),
            ("4.\u{a0}Mai 2025", "1.\u{a0}Juni 2025", " 2025"),
            ("May 2025", "June 2026", ""),
            ("2019", "2029", ""),
        ] {
            assert_eq!(alike_from(first, last), alike.len(), "{first} {last}");
        }
    }
}
