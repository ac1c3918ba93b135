//! Dates in words.

use serde::Deserialize;

use super::Digits;

/// How a language writes dates: `{day}`, `{month}` and `{year}` stand for the parts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// January to December as they stand in a date.
    pub months: [String; 12],
    /// The months where no day stands with them, in languages that inflect them: "styczeń 2026".
    pub months_alone: Option<[String; 12]>,
    /// What stands for the first of a month where that is not its number: `1er`.
    pub first_day: Option<String>,
    /// Spring to winter as they stand in a date in place of a month.
    pub seasons: [String; 4],
    /// A whole date: `{day} {month} {year}`.
    pub full: String,
    /// A month: `{month} {year}`.
    pub month: String,
    /// A year by itself, where it has a word: `{year}年`.
    pub year: Option<String>,
}

impl Dates {
    /// A date in a year that is written already, no more exact than it is given.
    pub fn date(
        &self,
        year: String,
        month: Option<u8>,
        day: Option<u8>,
        digits: &Digits,
    ) -> String {
        let months = match (day, &self.months_alone) {
            (None, Some(alone)) => alone,
            _ => &self.months,
        };
        let name = month
            .and_then(|month| usize::from(month).checked_sub(1))
            .and_then(|index| months.get(index));
        let Some(name) = name else {
            return self.year_alone(&year);
        };
        let day = day.map(|day| match (&self.first_day, day) {
            (Some(first), 1) => first.clone(),
            _ => digits.number(day.into()),
        });
        let pattern = match day {
            Some(_) => with_day_held(&self.full),
            None => self.month.clone(),
        };
        pattern
            .replace("{day}", day.as_deref().unwrap_or_default())
            .replace("{month}", name)
            .replace("{year}", &year)
    }

    /// A year that is written already, by itself.
    pub fn year_alone(&self, year: &str) -> String {
        let pattern = self.year.as_deref().unwrap_or("{year}");
        pattern.replace("{year}", year)
    }

    /// A season of a year that is written already, from 0 for spring.
    pub fn season(&self, season: u8, year: &str) -> String {
        let name = self.seasons.get(usize::from(season));
        let name = name.map_or("", String::as_str);
        let pattern = self.month.replace("{month}", name);
        pattern.replace("{year}", year)
    }
}

/// The pattern of a date in which no line ends between the day and the month: one that ends in "5"
/// says nothing yet.
fn with_day_held(pattern: &str) -> String {
    let (Some(day), Some(month)) = (pattern.find("{day}"), pattern.find("{month}")) else {
        return pattern.to_string();
    };
    let (from, to) = (day.min(month), day.max(month));
    let held = pattern[from..to].replace(' ', "\u{a0}");
    format!("{}{held}{}", &pattern[..from], &pattern[to..])
}

/// From one date to another, each in words: "4–6 May 2025", "4 May – 1 June 2025". What both end with stands there once.
pub fn from_to(first: &str, last: &str) -> String {
    // "4 May 2025" and "6 May 2025" end alike from the month on.
    let alike = alike_from(first, last);
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
    use super::alike_from;
    use crate::language::{Tag, lookup};

    #[test]
    fn years_and_seasons_are_written_as_the_language_has_them() {
        let of = |tag: &str| lookup(&Tag::parse(tag).expect("a tag"));
        assert_eq!(of("en").year(-44), "44 BC");
        assert_eq!(of("en").season(0, 2025), "spring 2025");
        assert_eq!(of("es").season(3, 2025), "invierno de 2025");
        assert_eq!(of("fa").season(0, 2025), "بهار ۲۰۲۵");
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
