//! Sources as CSL-JSON, which reference managers and citation processors read.
//!
//! In: the sources of a briefing. Out: a JSON array with an item for each, in their order: names and
//! fields of the CSL-JSON schema (version 1.0.2), titles with the marks of its rich text. What CSL has no field for
//! (where a source is archived, how it was graded, the words relied on) stands under `custom`, which
//! the schema keeps free for it.

pub mod date;
pub mod json;
mod rich;

pub use rich::marked;

use std::sync::LazyLock;

use json::{Fields, Json};

use super::keys::{Key, SOURCE, Text};
use super::lower::source_ids;
use super::markup::{parse_title, words_of};
use super::typed::{Name, Particles, Source, SourceAuthor};
use crate::document::Address;
use crate::language::{self, Language, Role, Tag};

/// The keys of a source in canonical order, which is that of the fields.
static KEYS: LazyLock<Vec<&Key>> = LazyLock::new(|| SOURCE.in_canonical_order());

/// Writes the sources of a briefing in a language, whose words roles are in.
pub fn write(sources: &[Source], tag: &Tag) -> String {
    write_named(&named(sources), tag)
}

/// Sources with the names that they are cited by, in their order.
pub fn named(sources: &[Source]) -> Vec<(String, &Source)> {
    let mut ids: Vec<Option<String>> = vec![None; sources.len()];
    for (id, index) in source_ids(sources.iter()) {
        if let Some(place) = ids.get_mut(index as usize) {
            *place = Some(id);
        }
    }
    let sources = sources.iter().zip(ids).enumerate();
    let named = sources.map(|(index, (source, derived))| {
        // A source may be cited by its `citation-key` as well.
        let own = source.id.as_ref().map(|id| id.value.clone());
        // A name in letters that make no identifier leaves the number.
        let number = || format!("source-{}", index + 1);
        (own.or(derived).unwrap_or_else(number), source)
    });
    named.collect()
}

/// Writes sources by these names.
pub fn write_named(sources: &[(String, &Source)], tag: &Tag) -> String {
    let language = language::lookup(tag);
    let items = sources.iter();
    let items = items.map(|(id, source)| item(source, id.clone(), language));
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
    item.add(
        "citation-key",
        source.words("citation-key").map(String::from),
    );
    for key in KEYS.iter() {
        add(key, source, language, &mut item);
    }
    let mut custom = Fields::default();
    let archive = source.archive_url.as_ref();
    custom.add("archive_url", archive.map(Address::to_string));
    custom.add("archived", source.archived.as_ref().map(date::text));
    custom.add("reliability", source.reliability.map(String::from));
    custom.add("credibility", source.credibility.map(String::from));
    custom.add(
        "quote",
        source.quote.as_ref().map(|quote| words_of(&quote.value)),
    );
    if let Some(Json::Object(own)) = source.custom.as_ref().map(Json::of_node) {
        custom.0.extend(own);
    }
    let custom = (!custom.0.is_empty()).then_some(Json::Object(custom.0));
    item.add_value("custom", custom);
    Json::Object(item.0)
}

/// Adds what a key of a source comes to, if that is a field of CSL of its own.
fn add(key: &Key, source: &Source, language: &Language, item: &mut Fields) {
    let name = key.name;
    match (key.value.text, name) {
        (Some(Text::Name), _) => {
            let people = source.people.iter();
            let people = people.filter(|person| variable_of(person, language) == name);
            item.add_value(
                name,
                Json::list(people.map(|person| self::name(&person.name))),
            );
        }
        // It stands first, beside the id.
        (_, "citation-key") => {}
        (Some(Text::Variable), _) => item.add(name, source.words(name).map(String::from)),
        (Some(Text::SourceDate), _) => item.add_value(name, source.dates.get(name).map(date::json)),
        (_, "title") => {
            let content = parse_title(&source.title.value).content;
            item.add(name, Some(marked(&content, false)));
        }
        (_, "language") => {
            let tag = source.language.as_ref();
            item.add(name, tag.map(|tag| tag.as_str().to_string()));
        }
        (_, "URL") => item.add(name, source.url.as_ref().map(Address::to_string)),
        (_, "DOI") => {
            let doi = source.doi.as_ref();
            item.add(name, doi.map(|doi| doi.name().to_string()));
        }
        (_, "categories") => {
            let categories = source.categories.iter();
            let categories = categories.map(|one| Json::Text(one.value.trim().to_string()));
            item.add_value(name, Json::list(categories));
        }
        (_, "note") => item.add(name, source.note.as_ref().map(|note| words_of(&note.value))),
        // The rest is no field of CSL, or stands below `custom`.
        _ => {}
    }
}

/// The variable for what someone did: the one that names them, and of an author with a role its own.
pub fn variable_of(person: &SourceAuthor, language: &Language) -> &'static str {
    if person.variable != "author" {
        return person.variable;
    }
    let role = person
        .role
        .as_ref()
        .map(|role| language.roles.named(&role.value));
    variable_of_role(role.unwrap_or_default())
}

/// The variable for a role.
pub fn variable_of_role(role: Role) -> &'static str {
    match role {
        Role::Author => "author",
        Role::Editor => "editor",
        Role::Translator => "translator",
        Role::Illustrator => "illustrator",
        Role::Reviewer
        | Role::Photographer
        | Role::Cartographer
        | Role::Designer
        | Role::Proofreader
        | Role::Contributor
        | Role::Contact
        | Role::Publisher
        | Role::Funder => "contributor",
    }
}

fn name(name: &Name) -> Json {
    let mut fields = Fields::default();
    match &name.names {
        None => fields.add("literal", Some(name.shown.clone())),
        Some(names) => {
            let said = |part: &String| Some(part.clone()).filter(|part| !part.is_empty());
            let Particles {
                dropping,
                non_dropping,
            } = &name.particles;
            let mut family = names.family.as_str();
            for particle in dropping.iter().chain(non_dropping) {
                family = family.strip_prefix(particle.as_str()).unwrap_or(family);
                family = family.trim_start();
            }
            fields.add("family", Some(family.to_string()));
            fields.add("given", said(&names.given));
            fields.add("dropping-particle", dropping.clone());
            fields.add("non-dropping-particle", non_dropping.clone());
            fields.add("suffix", names.suffix.as_ref().and_then(said));
        }
    }
    Json::Object(fields.0)
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
        let reading = read(&mut files, file, &mut diagnostics);
        let reading = reading.unwrap_or_else(|| panic!("{diagnostics:?}"));
        write(&reading.shown.sources, &Tag::english())
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
    "title": "<i>Berths</i> at Le Havre \"now\"",
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
    fn variables_of_csl_come_out_as_they_went_in() {
        let written = written(
            r#"- {id: "http://zotero.org/users/1/items/A", citation-key: wei2024, title: T, doi: "https://doi.org/10.1000%2F182.", volume: 12, publisher-place: Oslo,
   editor: {family: Berg, given: Nora, non-dropping-particle: van}, issued: {date-parts: [[2019], [2021]]}, accessed: {date-parts: [[2025]], season: 1},
   original-date: 44 BC, event-date: c. 1890, submitted: n.d., categories: [ports], custom: {shelf: 7}}
"#,
        );
        let compact: String = written.split_whitespace().collect();
        for expected in [
            r#""id":"http://zotero.org/users/1/items/A""#,
            r#""citation-key":"wei2024""#,
            r#""editor":[{"family":"Berg","given":"Nora","non-dropping-particle":"van"}]"#,
            r#""volume":"12","publisher-place":"Oslo""#,
            r#""issued":{"date-parts":[[2019],[2021]]}"#,
            r#""accessed":{"date-parts":[[2025]],"season":1}"#,
            r#""event-date":{"date-parts":[[1890]],"circa":true}"#,
            r#""original-date":{"date-parts":[[-44]]}"#,
            r#""submitted":{"literal":"n.d."}"#,
            r#""DOI":"10.1000/182""#,
            r#""categories":["ports"]"#,
            r#""custom":{"shelf":"7"}"#,
        ] {
            assert!(compact.contains(expected), "{expected} in {compact}");
        }
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
