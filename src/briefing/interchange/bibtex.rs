//! Sources as BibTeX.
//!
//! In: sources with their names. Out: an entry for each, in their order. Fields are BibTeX's where it has one and
//! BibLaTeX's otherwise; a variable of CSL that neither has stands under its own name behind `csl-`, which TeX does not
//! mind, and what is below `custom` under the name that it has there. Capitals of titles are in braces.

use super::names;
use crate::briefing::csl::{date, json::Json, variable_of};
use crate::briefing::keys::{Key, SOURCE, Text};
use crate::briefing::library::fields::{self, Form, HATCH};
use crate::briefing::library::latex::write as tex;
use crate::briefing::library::types;
use crate::briefing::typed::{Moment, Source, SourceDate};
use crate::briefing::yaml::{Node, NodeKind};
use crate::language::Language;

/// The macros of months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What theses are that BibTeX has a type of its own for.
const THESES: &[(&str, &str)] = &[
    ("PhD thesis", "phdthesis"),
    ("Master\u{2019}s thesis", "mastersthesis"),
];

/// Subtitles that were kept apart, and the variables that they are the end of.
const SUBTITLES: &[(&str, &str)] = &[
    ("subtitle", "title"),
    ("booksubtitle", "container-title"),
    ("journalsubtitle", "container-title"),
];

/// Writes sources.
pub fn write(sources: &[(String, &Source)], language: &Language) -> String {
    let entries = sources.iter();
    let entries: Vec<String> = entries
        .map(|(id, source)| entry(id, source, language))
        .collect();
    entries.join("\n")
}

fn entry(id: &str, source: &Source, language: &Language) -> String {
    let (kind, subtype) = types::written(source.csl_type);
    let genre = source.words("genre");
    let thesis = THESES.iter().find(|(words, _)| genre == Some(*words));
    let thesis = thesis.filter(|_| kind == "thesis");
    let mut writer = Writer {
        source,
        language,
        fields: Vec::new(),
    };
    let mut keys = SOURCE.in_canonical_order();
    keys.retain(|key| !(key.name == "genre" && thesis.is_some()));
    for key in keys {
        writer.add_key(key);
    }
    if let Some(subtype) = subtype {
        writer.add("entrysubtype", subtype.to_string());
    }
    writer.add_custom();
    let kind = thesis.map_or(kind, |(_, kind)| *kind);
    let mut out = format!("@{kind}{{{},\n", key_of(id));
    for (name, value) in writer.fields {
        match name == "month" {
            true => out += &format!("  {name} = {value},\n"),
            false => out += &format!("  {name} = {{{value}}},\n"),
        }
    }
    out + "}\n"
}

/// A name as a key: what would end one, or begin a comment, is a hyphen.
fn key_of(id: &str) -> String {
    let sound = |one: char| one.is_alphanumeric() || "_-.:/+".contains(one);
    id.chars()
        .map(|one| if sound(one) { one } else { '-' })
        .collect()
}

struct Writer<'s> {
    source: &'s Source,
    language: &'s Language,
    /// Names, and values in TeX.
    fields: Vec<(String, String)>,
}

impl Writer<'_> {
    fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|(name, _)| name == field)
    }

    fn add(&mut self, field: &str, value: String) {
        if !value.is_empty() && !self.has(field) {
            self.fields.push((field.to_string(), value));
        }
    }

    /// Adds what a key of a source comes to.
    fn add_key(&mut self, key: &Key) {
        let source = self.source;
        let name = key.name;
        match (key.value.text, name) {
            (Some(Text::Name), _) => {
                let people = source.people.iter();
                let people = people.filter(|person| variable_of(person, self.language) == name);
                let people: Vec<String> =
                    people.map(|person| names::bibtex(&person.name)).collect();
                self.add(&field_of(name), people.join(" and "));
            }
            (Some(Text::Variable), _) => {
                if let Some(words) = source.words(name) {
                    self.add_words(name, words);
                }
            }
            (Some(Text::SourceDate), "archived") => {
                let date = source.archived.as_ref();
                self.add(name, date.map(date::text).unwrap_or_default());
            }
            (Some(Text::SourceDate), _) => match (source.dates.get(name), name) {
                (Some(date), "issued") => self.add_issued(date),
                (Some(date @ SourceDate::Known { .. }), _) => {
                    self.add(&field_of(name), date::text(date))
                }
                (Some(words), _) => self.add(&field_of(name), tex::words(&date::text(words))),
                (None, _) => {}
            },
            (_, "title") => {
                let (title, subtitle) = self.apart("title", &source.title.value);
                self.add("title", tex::marked(&title, true));
                if let Some((field, subtitle)) = subtitle {
                    self.add(field, tex::marked(&subtitle, true));
                }
            }
            (_, "language") => {
                let tag = source.language.as_ref().map_or("", |tag| tag.as_str());
                match fields::babel_of(tag) {
                    Some(babel) => self.add("langid", babel.to_string()),
                    None => self.add("language", tag.to_string()),
                }
            }
            (_, "URL") => {
                let url = source.url.as_ref().map(|url| tex::verbatim(url.as_str()));
                self.add("url", url.unwrap_or_default());
            }
            (_, "DOI") => {
                let doi = source.doi.as_ref().map(|doi| tex::verbatim(doi.name()));
                self.add("doi", doi.unwrap_or_default());
            }
            (_, "categories") => {
                let categories = source.categories.iter();
                let categories: Vec<String> =
                    categories.map(|one| tex::words(one.value.trim())).collect();
                self.add("categories", categories.join(", "));
            }
            (_, "note") => {
                self.add_marked("note", source.note.as_ref().map(|note| note.value.as_str()))
            }
            (_, "quote") => self.add_marked(
                "quote",
                source.quote.as_ref().map(|quote| quote.value.as_str()),
            ),
            (_, "archive_url") => {
                let url = source.archive_url.as_ref();
                self.add(
                    name,
                    url.map(|url| tex::words(url.as_str())).unwrap_or_default(),
                );
            }
            (_, "reliability") => self.add(
                name,
                source.reliability.map(String::from).unwrap_or_default(),
            ),
            (_, "credibility") => self.add(
                name,
                source.credibility.map(String::from).unwrap_or_default(),
            ),
            // The id and the type stand at the head; what is anyone's comes last; who may see a source is for those
            // who have the briefing.
            _ => {}
        }
    }

    fn add_marked(&mut self, field: &str, text: Option<&str>) {
        self.add(
            field,
            text.map(|text| tex::marked(text, false))
                .unwrap_or_default(),
        );
    }

    /// Adds a variable that is words.
    fn add_words(&mut self, name: &str, words: &str) {
        let csl = self.source.csl_type;
        let has_series = self.source.words("collection-title").is_some();
        let number = fields::number_of(csl, has_series);
        let field = match name {
            "archive" if self.is_eprint() => "eprinttype".to_string(),
            "archive_location" if self.is_eprint() => "eprint".to_string(),
            "issue" | "number" | "collection-number" if name == number => "number".to_string(),
            "issue" => "issue".to_string(),
            "number" if csl.is_some_and(|csl| csl.starts_with("article")) => "eid".to_string(),
            "publisher" => fields::publisher_of(csl).to_string(),
            "container-title" => return self.add_container(words),
            _ => field_of(name),
        };
        let form = fields::written(name).map(|(_, form)| form);
        let value = match form {
            Some(Form::Pages) => tex::words(words).replace("{}", "").replace('-', "--"),
            _ => tex::words(words),
        };
        self.add(&field, value);
    }

    fn add_container(&mut self, words: &str) {
        let (title, subtitle) = self.apart("container-title", words);
        self.add(
            fields::container_of(self.source.csl_type),
            tex::words(&title),
        );
        if let Some((field, subtitle)) = subtitle {
            self.add(field, tex::words(&subtitle));
        }
    }

    /// Whether it is found in an archive by an identifier.
    fn is_eprint(&self) -> bool {
        let has = |name| self.source.words(name).is_some();
        has("archive") && has("archive_location")
    }

    /// A title without the subtitle that was kept apart, and that.
    fn apart(&self, variable: &str, title: &str) -> (String, Option<(&'static str, String)>) {
        for (field, of) in SUBTITLES {
            let subtitle = self.custom(field).filter(|_| *of == variable);
            let Some(subtitle) = subtitle else { continue };
            // Where it stands in its words, it stands in its markup, unless that has marks in it.
            let before = title.strip_suffix(subtitle);
            let before = before
                .map(str::trim_end)
                .filter(|before| !before.is_empty());
            if let Some(before) = before {
                let before = before.strip_suffix(':').unwrap_or(before);
                return (before.to_string(), Some((field, subtitle.to_string())));
            }
        }
        (title.to_string(), None)
    }

    /// A text below `custom`.
    fn custom(&self, name: &str) -> Option<&str> {
        let NodeKind::Mapping(entries) = &self.source.custom.as_ref()?.kind else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key.value == name)?;
        match &entry.value.kind {
            NodeKind::Scalar(written) => Some(&written.value),
            NodeKind::Sequence(_) | NodeKind::Mapping(_) => None,
        }
    }

    fn add_issued(&mut self, date: &SourceDate) {
        let SourceDate::Known { from, to, circa } = date else {
            return self.add("year", tex::words(&date::text(date)));
        };
        let Moment {
            year,
            season,
            month,
            day,
        } = *from;
        let is_plain = to.is_none() && !circa && season.is_none() && day.is_none() && year > 0;
        if !is_plain {
            self.add("date", date::text(date));
        }
        if year > 0 {
            self.add("year", format!("{year:04}"));
        }
        let month = month.filter(|_| is_plain);
        let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
        self.add(
            "month",
            month.map_or_else(String::new, |month| (*month).to_string()),
        );
    }

    /// Adds what was kept for want of a variable, under the names that it had.
    fn add_custom(&mut self) {
        let Some(NodeKind::Mapping(entries)) = self.source.custom.as_ref().map(|node| &node.kind)
        else {
            return;
        };
        for entry in entries {
            let sound = |one: char| one.is_ascii_alphanumeric() || "-_.:".contains(one);
            let name = entry.key.value.chars();
            let name: String = name
                .map(|one| {
                    if sound(one) {
                        one.to_ascii_lowercase()
                    } else {
                        '-'
                    }
                })
                .collect();
            let name = match name.starts_with(|one: char| one.is_ascii_alphabetic()) {
                true => name,
                false => format!("x{name}"),
            };
            if !SUBTITLES.iter().any(|(subtitle, _)| *subtitle == name) {
                self.add(&name, tex::words(&text_of(&entry.value)));
            }
        }
    }
}

/// The field of a variable.
fn field_of(variable: &str) -> String {
    match fields::written(variable) {
        Some((field, _)) => field.to_string(),
        None => format!("{HATCH}{}", variable.to_lowercase()),
    }
}

/// What a node says, in one text.
fn text_of(node: &Node) -> String {
    match &node.kind {
        NodeKind::Scalar(written) => written.value.trim().to_string(),
        NodeKind::Sequence(_) | NodeKind::Mapping(_) => {
            let mut text = String::new();
            Json::of_node(node).write(0, &mut text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}
