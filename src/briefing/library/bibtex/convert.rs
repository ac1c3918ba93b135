//! From the fields of an entry to the variables of a source.
//!
//! In: an entry that has inherited. Out: a mapping with the keys of a source. What a field is may depend on what the
//! entry is (the `number` of an article is its issue) and on other fields (`year` and `month` are one date). A field
//! that is none of them stands there under its own name, and is kept.

use super::super::fields::{self, Form, HATCH};
use super::super::{latex, tree};
use super::dates::{date_in, date_of};
use super::entry::{BibEntry, Field};
use super::{names, types};
use crate::briefing::keys::{SOURCE, Text};
use crate::briefing::yaml::{Entry, Node};
use crate::diagnostic::Span;

/// Fields that are read with another one, or have done their work.
const READ: &[&str] = &[
    "date",
    "year",
    "month",
    "day",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "language",
    "langid",
    "hyphenation",
    "editortype",
    "howpublished",
    "subtitle",
    "booksubtitle",
    "journalsubtitle",
    "entrysubtype",
    "crossref",
    "xdata",
];

/// Subtitles, with the titles that they belong to.
const SUBTITLES: &[(&str, &[&str])] = &[
    ("subtitle", &["title"]),
    ("booksubtitle", &["booktitle"]),
    ("journalsubtitle", &["journaltitle", "journal"]),
];

/// What BibLaTeX writes for words that are the same in every language's styles.
const GENRES: &[(&str, &str)] = &[
    ("phdthesis", "PhD thesis"),
    ("mathesis", "Master\u{2019}s thesis"),
    ("mastersthesis", "Master\u{2019}s thesis"),
    ("bathesis", "Bachelor\u{2019}s thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
];

/// What an archive's identifiers are to CSL, which has variables for two.
const ARCHIVES: &[(&str, &str)] = &[
    ("pubmed", "PMID"),
    ("pmid", "PMID"),
    ("pmc", "PMCID"),
    ("pmcid", "PMCID"),
];

/// The mapping of a source.
pub fn source(entry: &BibEntry) -> Node {
    let subtype = entry
        .get("entrysubtype")
        .map(|field| latex::words(&field.tex));
    let subtype_csl = subtype.as_deref().and_then(types::of_subtype);
    let kind_csl = types::read(&entry.kind);
    let mut conversion = Conversion {
        entry,
        csl: subtype_csl.or(kind_csl.flatten()),
        entries: Vec::new(),
    };
    if !entry.key.is_empty() {
        conversion.add_text("id", &entry.key, entry.key_span);
    }
    if let Some(csl) = conversion.csl {
        conversion.add_text("type", csl, entry.key_span);
    }
    if kind_csl.is_none() {
        conversion.add_text("entrytype", &entry.kind, entry.key_span);
    }
    if let Some(subtype) = subtype.filter(|_| subtype_csl.is_none()) {
        conversion.add_text("entrysubtype", &subtype, entry.key_span);
    }
    let csl = conversion.csl;
    let first = [
        fields::container_of(csl),
        fields::publisher_of(csl),
        "journaltitle",
        "number",
    ];
    let (preferred, others): (Vec<&Field>, Vec<&Field>) = entry
        .fields
        .iter()
        .filter(|field| !field.tex.trim().is_empty())
        .partition(|field| first.contains(&field.name.as_str()));
    for field in preferred.into_iter().chain(others) {
        conversion.add_field(field);
    }
    conversion.add_issued();
    conversion.add_eprint();
    conversion.add_language();
    conversion.add_howpublished();
    conversion.add_genre();

    tree::mapping(conversion.entries, entry.span)
}

struct Conversion<'e> {
    entry: &'e BibEntry,
    csl: Option<&'static str>,
    entries: Vec<Entry>,
}

impl Conversion<'_> {
    fn has(&self, key: &str) -> bool {
        tree::get(&self.entries, key).is_some()
    }

    fn add(&mut self, key: &str, value: Node) {
        self.entries.push(tree::entry(key, value));
    }

    fn add_text(&mut self, key: &str, text: &str, span: Span) {
        self.add(key, tree::scalar(text, span));
    }

    fn add_field(&mut self, field: &Field) {
        let name = field.name.as_str();
        if READ.contains(&name) {
            return;
        }
        let has_series = self.entry.get("series").is_some();
        let known = match name {
            "number" => Some((fields::number_of(self.csl, has_series), Form::Words)),
            "eid" if self.csl.is_some_and(|csl| csl.starts_with("article")) => {
                Some(("number", Form::Words))
            }
            "editor" => Some((self.editor(), Form::Names)),
            _ => fields::read(name).or_else(|| hatch(name)),
        };
        match known {
            Some(("categories", _)) => {
                let said = latex::words(&field.tex);
                let categories = said
                    .split(',')
                    .map(|one| tree::scalar(one.trim(), field.span));
                self.add("categories", tree::list(categories.collect(), field.span));
            }
            Some((variable, form)) if !self.has(variable) => {
                let value = self.value(field, form);
                self.add(variable, value);
            }
            Some(_) | None => self.add_text(name, &latex::words(&field.tex), field.span),
        }
    }

    fn value(&self, field: &Field, form: Form) -> Node {
        let span = field.span;
        let tex = self.with_subtitle(field);
        let text = match form {
            Form::Names => return names::people(&field.tex, span),
            Form::Words => latex::words(&tex),
            Form::Marked => latex::read(&tex).marked,
            Form::Verbatim => latex::verbatim(&tex),
            Form::Date => date_in(&tex),
            Form::Pages => latex::words(&tex).replace(['\u{2013}', '\u{2014}'], "-"),
        };
        tree::scalar(text, span)
    }

    /// A title with its subtitle, as CSL has both.
    fn with_subtitle(&self, field: &Field) -> String {
        let subtitle = SUBTITLES
            .iter()
            .find(|(_, titles)| titles.contains(&field.name.as_str()));
        let subtitle = subtitle.and_then(|(name, _)| self.entry.get(name));
        match subtitle {
            None => field.tex.clone(),
            Some(subtitle) => {
                let title = field.tex.trim();
                let between = if title.ends_with(['?', '!', ':', '.']) {
                    " "
                } else {
                    ": "
                };
                format!("{title}{between}{}", subtitle.tex.trim())
            }
        }
    }

    /// What those are who stand in `editor`.
    fn editor(&self) -> &'static str {
        let kind = self
            .entry
            .get("editortype")
            .map(|field| latex::words(&field.tex));
        let key = kind.as_deref().and_then(|kind| SOURCE.find(kind));
        let key = key.filter(|key| matches!(key.value.text, Some(Text::Name)));
        key.map_or("editor", |key| key.name)
    }

    /// When it appeared: `date`, or `year` with `month` and `day`.
    fn add_issued(&mut self) {
        for (subtitle, _) in SUBTITLES {
            // Kept apart as well, so that it can be written apart again.
            if let Some(field) = self.entry.get(subtitle) {
                self.add_text(subtitle, &latex::words(&field.tex), field.span);
            }
        }
        let year = self.entry.get("year");
        let date = self.entry.get("date").or(year);
        let Some(field) = date.filter(|_| !self.has("issued")) else {
            return;
        };
        let mut text = date_in(&field.tex);
        if field.name == "year" {
            text = latex::words(&field.tex);
            let part = |name| self.entry.get(name).map(|field| latex::words(&field.tex));
            text = date_of(text, part("month"), part("day"));
        } else if let Some(year) = year.filter(|year| !text.contains(year.tex.trim())) {
            let said = latex::words(&year.tex);
            self.add_text("year", &said, year.span);
        }
        self.add_text("issued", &text, field.span);
    }

    /// An identifier of an archive.
    fn add_eprint(&mut self) {
        let kind = self
            .entry
            .get("eprinttype")
            .or(self.entry.get("archiveprefix"));
        let (Some(eprint), Some(kind)) = (self.entry.get("eprint"), kind) else {
            if let Some(eprint) = self.entry.get("eprint") {
                self.add_text("eprint", &latex::verbatim(&eprint.tex), eprint.span);
            }
            return;
        };
        let (id, archive) = (latex::verbatim(&eprint.tex), latex::words(&kind.tex));
        let known = ARCHIVES
            .iter()
            .find(|(name, _)| archive.eq_ignore_ascii_case(name));
        match known.filter(|(_, variable)| !self.has(variable)) {
            Some((_, variable)) => self.add_text(variable, &id, eprint.span),
            None => {
                self.add_text("archive", &archive, kind.span);
                self.add_text("archive_location", &id, eprint.span);
            }
        }
        let is_found = self.has("URL") || self.has("DOI");
        if archive.eq_ignore_ascii_case("arxiv") && !is_found {
            let url = format!("https://arxiv.org/abs/{id}");
            self.add_text("URL", &url, eprint.span);
        }
    }

    /// The language, by the first field that says one.
    fn add_language(&mut self) {
        for name in ["language", "langid", "hyphenation"] {
            let Some(field) = self.entry.get(name) else {
                continue;
            };
            let said = latex::words(&field.tex);
            let tag = fields::language_of(&said).unwrap_or(&said).to_string();
            let given = tree::get(&self.entries, "language").and_then(tree::text);
            match given {
                None => self.add_text("language", &tag, field.span),
                Some(given) if *given == tag => {}
                Some(_) => self.add_text(name, &said, field.span),
            }
        }
    }

    /// How it was published, which is an address where BibTeX has no field for one.
    fn add_howpublished(&mut self) {
        let Some(field) = self.entry.get("howpublished") else {
            return;
        };
        let address = latex::verbatim(&field.tex);
        let is_address = address.starts_with("http") && !address.contains(' ');
        match is_address && !self.has("URL") {
            true => self.add_text("URL", &address, field.span),
            false => self.add_text("howpublished", &latex::words(&field.tex), field.span),
        }
    }

    /// What a thesis is.
    fn add_genre(&mut self) {
        let mut entries = self.entries.iter_mut();
        let genre = entries.find(|entry| entry.key.value == "genre");
        let called = |name: &str| GENRES.iter().find(|(known, _)| *known == name);
        match genre {
            Some(genre) => {
                if let Some((_, words)) = tree::text(&genre.value).and_then(called) {
                    genre.value = tree::scalar(*words, genre.value.span);
                }
            }
            None => {
                let is_thesis = self.csl == Some("thesis");
                if let Some((_, words)) = called(&self.entry.kind).filter(|_| is_thesis) {
                    self.add_text("genre", words, self.entry.key_span);
                }
            }
        }
    }
}

/// A variable of CSL that stands under its own name.
fn hatch(field: &str) -> Option<(&'static str, Form)> {
    let mut keys = SOURCE.known();
    let key = match field.strip_prefix(HATCH) {
        Some(name) => keys.find(|key| key.name.eq_ignore_ascii_case(name))?,
        None => keys.find(|key| key.name == field)?,
    };
    let form = match key.value.text {
        Some(Text::Name) => Form::Names,
        Some(Text::SourceDate) => Form::Date,
        Some(Text::Line) => Form::Marked,
        _ => Form::Words,
    };
    Some((key.name, form))
}
