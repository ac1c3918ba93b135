//! What is cited: a bag of CSL's variables.

use std::collections::BTreeMap;

/// A source, in CSL's variables (CSL 1.0.2, appendix IV). Texts may hold the marks of CSL-JSON's rich text:
/// `<i>`, `<b>`, `<sc>`, `<sup>`, `<sub>`, `<span class="nocase">`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// Its type: `article-journal`.
    pub kind: String,
    texts: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<Name>>,
    dates: BTreeMap<String, Date>,
}

/// Someone who is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The family name, or the whole of one whose names are not told apart.
    pub family: String,
    /// The given names.
    pub given: String,
    /// A particle that goes when the family name stands alone.
    pub dropping_particle: String,
    /// A particle that stays with it.
    pub non_dropping_particle: String,
    /// What stands behind the name.
    pub suffix: String,
    /// Whether that has a comma before it.
    pub comma_suffix: bool,
    /// Whether it is one whole: that of a house.
    pub is_literal: bool,
}

/// When something was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Date {
    /// A point of time, or from one to another.
    Known {
        /// When, or from when.
        from: Moment,
        /// Until when.
        to: Option<Moment>,
        /// Whether that is an estimate.
        circa: bool,
    },
    /// Whatever is said of it.
    Words(String),
}

/// A point of time, no more exact than it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The year; those before our era are below nought.
    pub year: i32,
    /// The month, 1 to 12, or a season, 13 (spring) to 16.
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
}

impl Item {
    /// An item of a type of which nothing is known.
    pub fn new(kind: &str) -> Self {
        Item {
            kind: kind.to_string(),
            ..Item::default()
        }
    }

    /// Sets a text or a number.
    pub fn set_text(&mut self, variable: &str, text: impl Into<String>) {
        self.texts.insert(variable.to_string(), text.into());
    }

    /// Sets the names of a variable.
    pub fn set_names(&mut self, variable: &str, names: Vec<Name>) {
        let names = names.into_iter().map(Name::with_its_particles).collect();
        self.names.insert(variable.to_string(), names);
    }

    /// Sets a date.
    pub fn set_date(&mut self, variable: &str, date: Date) {
        self.dates.insert(variable.to_string(), date);
    }

    /// A text or a number that is not empty. What stands for another where that is missing is looked for as well.
    pub fn text(&self, variable: &str) -> Option<&str> {
        let found = |variable: &str| {
            let text = self.texts.get(variable).map(|text| text.trim());
            text.filter(|text| !text.is_empty())
        };
        let other = match variable {
            "title-short" => "shortTitle",
            "container-title-short" => "journalAbbreviation",
            "event" => "event-title",
            "event-title" => "event",
            _ => return found(variable),
        };
        found(variable).or_else(|| found(other))
    }

    /// Those who are named as something.
    pub fn names(&self, variable: &str) -> &[Name] {
        self.names.get(variable).map_or(&[], Vec::as_slice)
    }

    /// A date.
    pub fn date(&self, variable: &str) -> Option<&Date> {
        self.dates.get(variable)
    }

    /// Whether anything is known of a variable.
    pub fn has(&self, variable: &str) -> bool {
        let first_page = || variable == "page-first" && self.text("page").is_some();
        self.text(variable).is_some()
            || !self.names(variable).is_empty()
            || self.dates.contains_key(variable)
            || first_page()
    }

    /// Whether its title is in English, if its language is known.
    pub fn is_english(&self) -> Option<bool> {
        let language = self.text("language")?;
        Some(language == "en" || language.starts_with("en-"))
    }
}

impl Name {
    /// The name with the particles apart that stand in its family name or at the end of its given names: the
    /// words there that begin small, as reference managers write them ("van Berg"; "Ludwig" "van").
    fn with_its_particles(mut self) -> Self {
        if self.is_literal || !self.non_dropping_particle.is_empty() {
            return self;
        }
        let is_small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
        let words: Vec<&str> = self.family.split_whitespace().collect();
        let small = words.iter().take_while(|word| is_small(word)).count();
        let elided = ["d\u{2019}", "d'", "l\u{2019}", "l'"];
        if let Some(elided) = elided
            .into_iter()
            .find(|elided| self.family.starts_with(elided))
        {
            self.non_dropping_particle = elided.to_string();
            self.family.drain(..elided.len());
        } else if small > 0 && small < words.len() {
            self.non_dropping_particle = words[..small].join(" ");
            self.family = words[small..].join(" ");
        }
        if self.dropping_particle.is_empty() {
            let words: Vec<&str> = self.given.split_whitespace().collect();
            let large = words
                .iter()
                .rposition(|word| !is_small(word))
                .map_or(0, |last| last + 1);
            if large > 0 && large < words.len() {
                self.dropping_particle = words[large..].join(" ");
                self.given = words[..large].join(" ");
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_stand_apart() {
        let parted = |family: &str, given: &str| {
            let name = Name {
                family: family.into(),
                given: given.into(),
                ..Name::default()
            };
            let name = name.with_its_particles();
            [
                name.given,
                name.dropping_particle,
                name.non_dropping_particle,
                name.family,
            ]
            .join("|")
        };
        assert_eq!(parted("van der Berg", "Nora"), "Nora||van der|Berg");
        assert_eq!(parted("Beethoven", "Ludwig van"), "Ludwig|van||Beethoven");
        assert_eq!(parted("d\u{2019}Arc", "Jeanne"), "Jeanne||d\u{2019}|Arc");
        assert_eq!(parted("hooks", "bell"), "bell|||hooks");
        assert_eq!(parted("Wei", "Li"), "Li|||Wei");
    }
}
