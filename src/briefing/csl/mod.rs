//! Sources as CSL-JSON, which reference managers and citation processors read.
//!
//! In: the sources of a briefing. Out: a JSON array with an item for each, in their order: names and
//! fields of the CSL-JSON schema (version 1.0.2), titles without markup. What CSL has no field for
//! (where a source is archived, how it was graded, the words relied on) stands under `custom`, which
//! the schema keeps free for it.

mod json;

use json::{Fields, Json};

use super::lower::source_ids;
use super::markup::{Inline, parse_inline};
use super::typed::{Name, Source, SourceAuthor};
use super::yaml::Written;
use crate::document::Date;
use crate::language::{self, Language, Role, Tag};

/// Writes the sources of a briefing in a language, whose words roles are in.
pub fn write(sources: &[Source], tag: &Tag) -> String {
    let language = language::lookup(tag);
    let mut ids: Vec<Option<String>> = vec![None; sources.len()];
    for (id, index) in source_ids(sources) {
        if let Some(place) = ids.get_mut(index as usize) {
            *place = Some(id);
        }
    }
    let items = sources
        .iter()
        .zip(ids)
        .enumerate()
        .map(|(index, (source, id))| {
            // A name in letters that make no identifier leaves the number.
            let id = id.unwrap_or_else(|| format!("source-{}", index + 1));
            item(source, id, language)
        });
    let mut out = String::new();
    Json::List(items.collect()).write(0, &mut out);
    out.push('\n');
    out
}

fn item(source: &Source, id: String, language: &Language) -> Json {
    let default_type = if source.url.is_some() {
        "webpage"
    } else {
        "document"
    };
    let mut item = Fields::default();
    item.add("id", Some(id));
    item.add(
        "type",
        Some(source.csl_type.unwrap_or(default_type).to_string()),
    );
    for variable in PEOPLE {
        let people = source.authors.iter();
        let people = people.filter(|author| variable_of(author, language) == *variable);
        let people: Vec<Json> = people.map(|author| name(&author.name)).collect();
        item.0
            .extend((!people.is_empty()).then_some((*variable, Json::List(people))));
    }
    item.add("title", Some(unmarked(&source.title)));
    item.add(
        "language",
        source.language.as_ref().map(|tag| tag.as_str().to_string()),
    );
    item.add("container-title", as_written(&source.container));
    item.add("publisher", as_written(&source.publisher));
    item.0
        .extend(source.issued.map(|date| ("issued", parts(date))));
    item.0
        .extend(source.accessed.map(|date| ("accessed", parts(date))));
    item.add("URL", as_written(&source.url));
    item.add(
        "DOI",
        source
            .doi
            .as_ref()
            .map(|doi| bare_doi(&doi.value).to_string()),
    );
    item.add("page", as_written(&source.page));
    item.add("note", source.note.as_ref().map(unmarked));
    let mut custom = Fields::default();
    custom.add("archive_url", as_written(&source.archive_url));
    custom.add("archived", source.archived.map(|date| date.iso()));
    custom.add("reliability", source.reliability.map(String::from));
    custom.add("credibility", source.credibility.map(String::from));
    custom.add("quote", source.quote.as_ref().map(unmarked));
    item.0
        .extend((!custom.0.is_empty()).then_some(("custom", Json::Object(custom.0))));
    Json::Object(item.0)
}

/// The variables for people that there are (CSL 1.0.2, appendix IV).
const PEOPLE: &[&str] = &[AUTHOR, EDITOR, TRANSLATOR, ILLUSTRATOR, CONTRIBUTOR];
const AUTHOR: &str = "author";
const EDITOR: &str = "editor";
const TRANSLATOR: &str = "translator";
const ILLUSTRATOR: &str = "illustrator";
const CONTRIBUTOR: &str = "contributor";

/// The variable for what someone did.
fn variable_of(author: &SourceAuthor, language: &Language) -> &'static str {
    let role = author.role.as_ref().map(|role| language.role(&role.value));
    match role.unwrap_or_default() {
        Role::Author => AUTHOR,
        Role::Editor => EDITOR,
        Role::Translator => TRANSLATOR,
        Role::Illustrator => ILLUSTRATOR,
        Role::Reviewer
        | Role::Photographer
        | Role::Cartographer
        | Role::Designer
        | Role::Proofreader
        | Role::Contributor
        | Role::Contact
        | Role::Publisher
        | Role::Funder => CONTRIBUTOR,
    }
}

fn name(name: &Name) -> Json {
    let mut fields = Fields::default();
    match &name.names {
        None => fields.add("literal", Some(name.shown.clone())),
        Some(names) => {
            let said = |part: &String| Some(part.clone()).filter(|part| !part.is_empty());
            fields.add("family", Some(names.family.clone()));
            fields.add("given", said(&names.given));
            fields.add("suffix", names.suffix.as_ref().and_then(said));
        }
    }
    Json::Object(fields.0)
}

fn as_written(written: &Option<Written>) -> Option<String> {
    written
        .as_ref()
        .map(|written| written.value.trim().to_string())
}

/// CSL wants the name alone, as it stands behind the resolver's address.
fn bare_doi(doi: &str) -> &str {
    doi.trim()
        .trim_start_matches("https://doi.org/")
        .trim_start_matches("doi:")
}

/// A date as CSL has it: no more exact than it was given, and without a time.
fn parts(date: Date) -> Json {
    let smaller = [date.month, date.day];
    let parts = std::iter::once(date.year).chain(smaller.into_iter().flatten().map(u16::from));
    let parts = Json::List(parts.map(Json::Number).collect());
    Json::Object(vec![("date-parts", Json::List(vec![parts]))])
}

/// The words of a text with markup. Notes and citations within it are no part of a title.
fn unmarked(written: &Written) -> String {
    fn add(inlines: &[Inline], words: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Characters(characters) | Inline::Code(characters) => {
                    words.push_str(characters);
                }
                Inline::LineBreak => words.push(' '),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Link { content, .. }
                | Inline::Language { content, .. } => add(content, words),
                Inline::Citation { .. } | Inline::Note { .. } | Inline::NoteCall { .. } => {}
            }
        }
    }
    let mut words = String::new();
    add(&parse_inline(&written.value).content, &mut words);
    words.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::read;
    use crate::diagnostic::{Diagnostics, Source, Sources};

    fn written(sources: &str) -> String {
        let text = format!("title: T\nsources:\n{sources}");
        let mut files = Sources::new();
        let file = files.add(Source::new("test.yaml", text));
        let mut diagnostics = Diagnostics::new();
        let reading = read(&files, file, &mut diagnostics);
        let reading = reading.unwrap_or_else(|| panic!("{diagnostics:?}"));
        write(&reading.sources, &Tag::english())
    }

    #[test]
    fn everything_that_is_known_of_a_source_is_in_its_item() {
        let written = written(
            r#"- {id: port2025, type: report, author: ["Example, Ada", {family: Wei, given: Li}, {family: Plato}, Port Institute, {literal: "Smith, Jones"}, {family: van Berg, given: Nora, suffix: Jr., role: lead author}, {name: Bureau, role: Edited by}],
   title: "*Berths* at [Le Havre]{lang=fr}^[A note.] \"now\"", language: en, container-title: Ports, publisher: House,
   issued: 2025-05-04, accessed: 2026-01, URL: "https://example.org/a", DOI: "https://doi.org/10.1/x", page: 3-9,
   archive_url: "https://example.org/b", archived: 2026-01-16, reliability: B, credibility: 2, quote: "**So** it is", note: "See `x`."}
"#,
        );
        let expected = r#"[
  {
    "id": "port2025",
    "type": "report",
    "author": [
      {
        "family": "Example",
        "given": "Ada"
      },
      {
        "family": "Wei",
        "given": "Li"
      },
      {
        "family": "Plato"
      },
      {
        "literal": "Port Institute"
      },
      {
        "literal": "Smith, Jones"
      },
      {
        "family": "van Berg",
        "given": "Nora",
        "suffix": "Jr."
      }
    ],
    "editor": [
      {
        "literal": "Bureau"
      }
    ],
    "title": "Berths at Le Havre \"now\"",
    "language": "en",
    "container-title": "Ports",
    "publisher": "House",
    "issued": {
      "date-parts": [[2025, 5, 4]]
    },
    "accessed": {
      "date-parts": [[2026, 1]]
    },
    "URL": "https://example.org/a",
    "DOI": "10.1/x",
    "page": "3-9",
    "note": "See x.",
    "custom": {
      "archive_url": "https://example.org/b",
      "archived": "2026-01-16",
      "reliability": "B",
      "credibility": "2",
      "quote": "So it is"
    }
  }
]
"#;
        assert_eq!(written, expected);
    }

    #[test]
    fn sources_without_an_id_have_the_one_that_they_are_cited_by() {
        let written = written(
            "- A source of which only the title is known\n- {title: Two, author: \"Example, Ada\", \
             issued: 2025, URL: \"https://example.org\"}\n- 『」\n",
        );
        for expected in [
            r#""id": "a-source-of-which""#,
            r#""id": "example2025""#,
            r#""type": "webpage""#,
            r#""id": "source-3""#,
            r#""type": "document""#,
        ] {
            assert!(written.contains(expected), "{expected} in {written}");
        }
    }
}
