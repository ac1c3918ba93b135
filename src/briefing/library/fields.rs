//! The fields of BibTeX and BibLaTeX and the variables of CSL that they are: one table for reading and for writing.
//!
//! In: the name of a field and what kind of entry it stands in. Out: the key of a source, and how its value is
//! written; and back. What is not in the table is kept below `custom` under its own name, and written under it.

/// How the value of a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words in which TeX's commands may stand.
    Words,
    /// Words that become markup: a title.
    Marked,
    /// Kept as it is typed but for TeX's escapes: an address.
    Verbatim,
    /// Names with ` and ` between them.
    Names,
    /// A date of ISO 8601-2.
    Date,
    /// Pages, which TeX has a double hyphen between.
    Pages,
}

/// The fields that are one variable whatever the entry, the first of a variable as it is written.
pub const FIELDS: &[(&str, &str, Form)] = &[
    ("author", "author", Form::Names),
    ("editor", "editor", Form::Names),
    ("translator", "translator", Form::Names),
    ("bookauthor", "container-author", Form::Names),
    ("title", "title", Form::Marked),
    ("shorttitle", "title-short", Form::Words),
    ("origtitle", "original-title", Form::Words),
    ("journal", "container-title", Form::Words),
    ("journaltitle", "container-title", Form::Words),
    ("booktitle", "container-title", Form::Words),
    ("shortjournal", "container-title-short", Form::Words),
    ("series", "collection-title", Form::Words),
    ("eventtitle", "event-title", Form::Words),
    ("venue", "event-place", Form::Words),
    ("volume", "volume", Form::Words),
    ("volumes", "number-of-volumes", Form::Words),
    ("edition", "edition", Form::Words),
    ("version", "version", Form::Words),
    ("part", "part-number", Form::Words),
    ("chapter", "chapter-number", Form::Words),
    ("publisher", "publisher", Form::Words),
    ("institution", "publisher", Form::Words),
    ("school", "publisher", Form::Words),
    ("organization", "publisher", Form::Words),
    ("origpublisher", "original-publisher", Form::Words),
    ("origlocation", "original-publisher-place", Form::Words),
    ("address", "publisher-place", Form::Words),
    ("location", "publisher-place", Form::Words),
    ("type", "genre", Form::Words),
    ("pages", "page", Form::Pages),
    ("pagetotal", "number-of-pages", Form::Words),
    ("numpages", "number-of-pages", Form::Words),
    ("isbn", "ISBN", Form::Words),
    ("issn", "ISSN", Form::Words),
    ("doi", "DOI", Form::Verbatim),
    ("url", "URL", Form::Verbatim),
    ("pmid", "PMID", Form::Words),
    ("pmcid", "PMCID", Form::Words),
    ("library", "call-number", Form::Words),
    ("abstract", "abstract", Form::Words),
    ("keywords", "keyword", Form::Words),
    ("annote", "annote", Form::Words),
    ("annotation", "annote", Form::Words),
    ("note", "note", Form::Marked),
    ("urldate", "accessed", Form::Date),
    ("eventdate", "event-date", Form::Date),
    ("origdate", "original-date", Form::Date),
    ("copyright", "license", Form::Words),
    ("rights", "license", Form::Words),
];

/// What stands before the name of a variable that no field is: `csl-medium`.
pub const HATCH: &str = "csl-";

/// The variable of a field, and how it is written there.
pub fn read(field: &str) -> Option<(&'static str, Form)> {
    let found = FIELDS.iter().find(|(name, ..)| *name == field);
    found.map(|(_, variable, form)| (*variable, *form))
}

/// The field that a variable is written in, where no kind of entry has another for it.
pub fn written(variable: &str) -> Option<(&'static str, Form)> {
    let found = FIELDS.iter().find(|(_, name, _)| *name == variable);
    found.map(|(field, _, form)| (*field, *form))
}

/// The variable that the `number` of an entry of a type is: an article's issue, a report's own number, the place
/// of a book in its series.
pub fn number_of(csl: Option<&str>, has_series: bool) -> &'static str {
    match csl {
        Some("article-journal" | "article-magazine" | "article-newspaper" | "periodical") => {
            "issue"
        }
        Some(
            "book" | "chapter" | "paper-conference" | "pamphlet" | "entry" | "entry-dictionary"
            | "entry-encyclopedia" | "classic" | "collection",
        ) if has_series => "collection-number",
        _ => "number",
    }
}

/// The field for what a source of a type appeared in.
pub fn container_of(csl: Option<&str>) -> &'static str {
    match csl {
        Some(
            "chapter" | "paper-conference" | "entry" | "entry-dictionary" | "entry-encyclopedia",
        ) => "booktitle",
        _ => "journal",
    }
}

/// The field for the house behind a source of a type.
pub fn publisher_of(csl: Option<&str>) -> &'static str {
    match csl {
        Some("thesis") => "school",
        Some("report") => "institution",
        Some("webpage" | "post" | "post-weblog") => "organization",
        _ => "publisher",
    }
}

/// What BibLaTeX calls those languages that `langid` is read and written with: the names of babel and polyglossia.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("australian", "en-AU"),
    ("canadian", "en-CA"),
    ("ngerman", "de"),
    ("german", "de"),
    ("germanb", "de"),
    ("naustrian", "de-AT"),
    ("austrian", "de-AT"),
    ("nswissgerman", "de-CH"),
    ("french", "fr"),
    ("frenchb", "fr"),
    ("francais", "fr"),
    ("canadien", "fr-CA"),
    ("spanish", "es"),
    ("mexican", "es-MX"),
    ("portuguese", "pt"),
    ("portuges", "pt"),
    ("brazilian", "pt-BR"),
    ("brazil", "pt-BR"),
    ("norsk", "nb"),
    ("nynorsk", "nn"),
    ("magyar", "hu"),
    ("polutonikogreek", "el"),
    ("bahasa", "id"),
    ("bahasai", "id"),
];

/// The tag of a language that is called so in TeX; the program knows the other names.
pub fn language_of(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let found = LANGUAGES.iter().find(|(known, _)| *known == name);
    found.map(|(_, tag)| *tag)
}

/// What a language is called in TeX.
pub fn babel_of(tag: &str) -> Option<&'static str> {
    let found = LANGUAGES.iter().find(|(_, known)| *known == tag);
    found.map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::keys::SOURCE;

    #[test]
    fn every_field_is_a_key_of_a_source() {
        for (field, variable, _) in FIELDS {
            assert!(SOURCE.find(variable).is_some(), "{field}: {variable}");
        }
    }
}
