//! What references say of sources, in the words of a language.

use super::Language;

impl Language {
    /// A year of a source: "2025", "44 BC"; there is no year 0.
    pub fn year(&self, year: i32) -> String {
        let number = self.number(year.unsigned_abs().into());
        if year < 0 {
            self.terms.before_christ.replace("{}", &number)
        } else {
            number
        }
    }

    /// A month of any year, or a day of it.
    pub fn date_of_year(&self, year: i32, month: u8, day: Option<u8>) -> String {
        self.date_in(self.year(year), Some(month), day)
    }

    /// A season of a year, from 0 for spring: "spring 2025".
    pub fn season(&self, season: u8, year: i32) -> String {
        let name = self.dates.seasons.get(usize::from(season));
        let name = name.map_or("", String::as_str);
        let pattern = self.dates.month.replace("{month}", name);
        pattern.replace("{year}", &self.year(year))
    }

    /// An edition: "2nd ed." where a number says which, else as it is written.
    pub fn edition(&self, written: &str) -> String {
        let number = written.trim().trim_end_matches('.');
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return written.trim().to_string();
        }
        let own = self.terms.editions.get(number);
        let frame = own.unwrap_or(&self.terms.edition);
        frame.replace("{}", &self.digits_of(number))
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Tag, lookup};

    #[test]
    fn editions_and_years_are_written_as_the_language_has_them() {
        let of = |tag: &str| lookup(&Tag::parse(tag).expect("a tag"));
        assert_eq!(of("en").edition("2"), "2nd ed.");
        assert_eq!(of("en").edition("4"), "4th ed.");
        assert_eq!(of("en").edition("Revised ed."), "Revised ed.");
        assert_eq!(of("fr").edition("1"), "1re éd.");
        assert_eq!(of("de").edition("3."), "3. Aufl.");
        assert_eq!(of("en").year(-44), "44 BC");
        assert_eq!(of("en").season(0, 2025), "spring 2025");
        assert_eq!(of("es").season(3, 2025), "invierno de 2025");
        assert_eq!(of("fa").season(0, 2025), "بهار ۲۰۲۵");
    }
}
