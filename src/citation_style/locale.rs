//! Terms, dates and options of a language, with those of a style over them.
//!
//! In: the locale files that a language falls back on, nearest last, and the locales of a style. Out: a
//! [`Locale`], in which what is nearer holds (CSL 1.0.2, "Locale Fallback").

use std::collections::HashMap;

use super::element::{Element, Tag};
use super::style::{Class, Style};

/// A term in a form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Term {
    /// One of it.
    pub single: String,
    /// Several.
    pub multiple: String,
    /// Its grammatical gender.
    pub gender: Option<String>,
}

/// An ordinal's ending, and when it holds.
#[derive(Debug, Clone, PartialEq)]
struct Ordinal {
    number: u32,
    matches: Option<String>,
    gender_form: Option<String>,
    ending: String,
}

/// What a language calls things.
#[derive(Debug, Clone, Default)]
pub struct Locale {
    /// The language.
    pub language: String,
    terms: HashMap<(String, &'static str), Term>,
    gendered: HashMap<(String, String), String>,
    ordinals: Vec<Ordinal>,
    default_ordinal: Vec<(Option<String>, String)>,
    dates: HashMap<String, Element>,
    /// Whether a full stop and a comma go inside closing quotation marks.
    pub punctuation_in_quote: bool,
    /// Whether parentheses within parentheses are brackets, as in notes.
    pub brackets_nest: bool,
    /// Whether only the first day of a month is an ordinal.
    pub limits_day_ordinals: bool,
}

/// The forms of a term, from which to which one falls back.
const FORMS: &[(&str, Option<&str>)] = &[
    ("long", None),
    ("short", Some("long")),
    ("verb", Some("long")),
    ("verb-short", Some("verb")),
    ("symbol", Some("short")),
];

impl Locale {
    /// The locale of a language: `files` from the farthest to the nearest, then what the style says of it.
    pub fn new(language: &str, files: &[Element], style: &Style) -> Self {
        let mut locale = Locale {
            language: language.to_string(),
            brackets_nest: style.class == Class::Note,
            ..Locale::default()
        };
        for file in files {
            locale.lay_over(file);
        }
        let base = language.split('-').next().unwrap_or_default();
        let mut wanted = vec![None, Some(base)];
        wanted.extend((base != language).then_some(Some(language)));
        for wanted in wanted {
            for own in style
                .locales
                .iter()
                .filter(|own| own.get("xml:lang") == wanted)
            {
                locale.lay_over(own);
            }
        }
        locale
    }

    fn lay_over(&mut self, locale: &Element) {
        for child in &locale.children {
            match child.tag {
                Tag::Terms => self.lay_terms(child),
                Tag::Date => {
                    let form = child.get("form").unwrap_or("text").to_string();
                    self.dates.insert(form, child.clone());
                }
                Tag::StyleOptions => {
                    if let Some(inside) = child.get("punctuation-in-quote") {
                        self.punctuation_in_quote = inside == "true";
                    }
                    if let Some(limits) = child.get("limit-day-ordinals-to-day-1") {
                        self.limits_day_ordinals = limits == "true";
                    }
                }
                _ => {}
            }
        }
    }

    fn lay_terms(&mut self, terms: &Element) {
        let named = |term: &Element| term.get("name").unwrap_or_default().to_string();
        let is_ordinal = |name: &str| name == "ordinal" || name.starts_with("ordinal-");
        // Who says one ordinal says them all.
        if terms.children.iter().any(|term| is_ordinal(&named(term))) {
            self.ordinals.clear();
            self.default_ordinal.clear();
        }
        for term in terms.children.iter().filter(|term| term.tag == Tag::Term) {
            let name = named(term);
            let part = |tag: Tag| term.child(tag).map_or(&term.text, |part| &part.text);
            let (single, multiple) = (part(Tag::Single), part(Tag::Multiple));
            let gender_form = term.get("gender-form").map(String::from);
            if let Some(number) = name.strip_prefix("ordinal-") {
                let Ok(number) = number.parse() else { continue };
                self.ordinals.push(Ordinal {
                    number,
                    matches: term.get("match").map(String::from),
                    gender_form,
                    ending: single.clone(),
                });
            } else if name == "ordinal" {
                self.default_ordinal.push((gender_form, single.clone()));
            } else if let Some(gender) = gender_form {
                self.gendered.insert((name, gender), single.clone());
            } else {
                let form = term.get("form").unwrap_or("long");
                let form = FORMS.iter().find(|(known, _)| *known == form);
                let Some((form, _)) = form else { continue };
                let term = Term {
                    single: single.clone(),
                    multiple: multiple.clone(),
                    gender: term.get("gender").map(String::from),
                };
                self.terms.insert((plain_name(&name), form), term);
            }
        }
    }

    /// A term in a form, or in those that it falls back on.
    pub fn term(&self, name: &str, form: &str) -> Option<&Term> {
        let name = plain_name(name);
        let mut form = FORMS
            .iter()
            .find(|(known, _)| *known == form)
            .or(FORMS.first());
        while let Some((name_of_form, next)) = form {
            if let Some(term) = self.terms.get(&(name.clone(), *name_of_form)) {
                return Some(term);
            }
            form = FORMS.iter().find(|(known, _)| Some(*known) == *next);
        }
        None
    }

    /// One of what a term names; nothing where the language has no word for it.
    pub fn word(&self, name: &str, form: &str) -> String {
        self.term(name, form)
            .map_or_else(String::new, |term| term.single.clone())
    }

    /// The ending of an ordinal number, as it agrees with a gender.
    pub fn ordinal_ending(&self, number: u32, gender: Option<&str>) -> String {
        let holds = |ordinal: &&Ordinal| match ordinal.matches.as_deref() {
            Some("whole-number") => number == ordinal.number,
            Some("last-digit") => number % 10 == ordinal.number % 10,
            Some("last-two-digits") => number % 100 == ordinal.number,
            _ if ordinal.number < 10 => number % 10 == ordinal.number,
            _ => number % 100 == ordinal.number,
        };
        // The longer the match, the nearer: 11 before 1.
        let best = |wanted: Option<&str>| {
            let of_gender = self
                .ordinals
                .iter()
                .filter(|one| one.gender_form.as_deref() == wanted);
            let length = |one: &&Ordinal| match one.matches.as_deref() {
                Some("whole-number") => 2,
                _ if one.number >= 10 => 1,
                _ => 0,
            };
            of_gender.filter(holds).max_by_key(length)
        };
        let found = gender
            .and_then(|gender| best(Some(gender)))
            .or_else(|| best(None));
        if let Some(ordinal) = found {
            return ordinal.ending.clone();
        }
        let default = |wanted: Option<&str>| {
            let mut of_gender = self.default_ordinal.iter();
            of_gender.find(|(gender, _)| gender.as_deref() == wanted)
        };
        let found = gender
            .and_then(|gender| default(Some(gender)))
            .or_else(|| default(None));
        found.map_or_else(String::new, |(_, ending)| ending.clone())
    }

    /// A term that agrees with a gender: "première".
    pub fn gendered(&self, name: &str, gender: Option<&str>) -> Option<&str> {
        let gender = gender?.to_string();
        self.gendered
            .get(&(name.to_string(), gender))
            .map(String::as_str)
    }

    /// How a date is written in a form: `text` or `numeric`.
    pub fn date(&self, form: &str) -> Option<&Element> {
        self.dates.get(form)
    }
}

/// The name of a term with hyphens in place of spaces: styles have both, `et al` and `et-al`.
fn plain_name(name: &str) -> String {
    name.trim().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation_style::element;

    fn element(xml: &str) -> Element {
        element::read(xml).unwrap_or_else(|fault| panic!("{fault:?}"))
    }

    fn locale(xml: &str) -> Locale {
        let mut locale = Locale::default();
        locale.lay_over(&element(xml));
        locale
    }

    #[test]
    fn a_form_falls_back() {
        let locale = locale(
            "<locale><terms><term name=\"editor\"><single>editor</single><multiple>editors</multiple></term>\
             <term name=\"et al\">et al.</term></terms></locale>",
        );
        assert_eq!(locale.word("editor", "symbol"), "editor");
        assert_eq!(locale.word("et-al", "long"), "et al.");
        assert_eq!(
            locale
                .term("editor", "short")
                .map(|term| term.multiple.as_str()),
            Some("editors")
        );
        assert!(locale.term("translator", "long").is_none());
    }

    #[test]
    fn ordinals_end_as_the_longest_match_has_it() {
        let locale = locale(
            "<locale><terms><term name=\"ordinal\">th</term><term name=\"ordinal-01\">st</term>\
             <term name=\"ordinal-11\">th</term></terms></locale>",
        );
        let endings: Vec<String> = [1, 2, 11, 21, 111]
            .map(|number| locale.ordinal_ending(number, None))
            .into();
        assert_eq!(endings, ["st", "th", "th", "st", "th"]);
    }
}
