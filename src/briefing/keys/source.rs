//! The keys of a source: those of CSL-JSON (CSL 1.0.2, appendix IV, and its JSON schema), where it is found,
//! and the format's own.
//!
//! What stands here and in no entry of the references is kept for whoever imports the sources: an abstract,
//! a shelf mark.

use super::choices::{self, shown};
use super::{Key, Table, Text, Value};

const VERBATIM: Value = Value::text(Text::Verbatim);

// Keys that have their line of documentation in common share a row of the README.
const ID: &str = "what it is cited by. Without one, the family name of the first author and the year (`wei2025`), else \
    the first four words of the title (`log-of-the-harbour`)";
const TYPE: &str = "a type of [CSL](https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types): \
    `report`, `book`, `article-journal`, `webpage` … Titles of wholes are italic, those of parts stand in quotation marks";
const TITLE: &str = "required, unless a `title-short`, `genre` or `container-title` can stand for it; `<i>` and its kin, \
    which reference managers write, are read";
/// What is a title to a source that has none, as a letter or a case may: the first of these.
pub const UNTITLED: &[&[&str]] = &[
    &["title-short"],
    &["shortTitle"],
    &["genre"],
    &["container-title"],
];
const AUTHOR: &str = "a name or a list: `Family, Given`, a whole name, or a mapping with `family`, `given`, `suffix` and \
    particles, or with `name` (`literal` is the same); it may have a `role`, as [people](#people) have";
const NAMED: &str = "names in the same forms";
const FURTHER: &str =
    "further names; those who made a source that has no author stand before its title";
const APPEARED: &str = "where it appeared, and as what";
const ISSUED: &str = "when: `2025-05-04`, `2025-05`, `2025`, `spring 2025`, `2019/2021`, `c. 1890`, `44 BC`, `n.d.`, \
    `forthcoming`, or a mapping as CSL-JSON has it (`date-parts`, `season`, `circa`, `literal`, `raw`)";
const KEPT: &str = "the other variables of CSL-JSON: kept in that which a PDF carries, and not shown by our own style; a citation style shows those that it has a place for";

/// Those whom a source names as something.
const fn person(name: &'static str, doc: &'static str) -> Key {
    let value = Value::text_or(Text::Name, || &NAME).one_or_list();
    Key::new(name, value, doc)
}

/// A date of a source.
const fn date(name: &'static str, doc: &'static str) -> Key {
    let value = Value::text_or(Text::SourceDate, || &SOURCE_DATE);
    Key::new(name, value, doc)
}

/// A word or a number of CSL.
const fn variable(name: &'static str, doc: &'static str) -> Key {
    Key::new(name, Value::text(Text::Variable), doc)
}

/// A source.
pub static SOURCE: Table = Table {
    what: "a source",
    owner: "a source",
    example: &["title", "URL"],
    keys: &[
        Key::new("id", VERBATIM, ID),
        Key::new(
            "type",
            Value::text(Text::Choice(|| shown(choices::SOURCE_TYPES))),
            TYPE,
        )
        .miscalled(&["kind"]),
        person("author", AUTHOR).miscalled(&["by"]),
        person("editor", NAMED),
        person("translator", NAMED).rare(),
        person("chair", FURTHER).rare(),
        person("collection-editor", FURTHER).rare(),
        person("compiler", FURTHER).rare(),
        person("composer", FURTHER).rare(),
        person("container-author", FURTHER).rare(),
        person("contributor", FURTHER).rare(),
        person("curator", FURTHER).rare(),
        person("director", NAMED).rare(),
        person("editor-translator", FURTHER).rare(),
        person("editorial-director", FURTHER).rare(),
        person("executive-producer", FURTHER).rare(),
        person("guest", FURTHER).rare(),
        person("host", FURTHER).rare(),
        person("illustrator", FURTHER).rare(),
        person("interviewer", FURTHER).rare(),
        person("narrator", FURTHER).rare(),
        person("organizer", FURTHER).rare(),
        person("original-author", FURTHER).rare(),
        person("performer", FURTHER).rare(),
        person("producer", FURTHER).rare(),
        person("recipient", FURTHER).rare(),
        person("reviewed-author", FURTHER).rare(),
        person("script-writer", FURTHER).rare(),
        person("series-creator", FURTHER).rare(),
        Key::new("title", Value::text(Text::Line), TITLE)
            .required_unless(UNTITLED)
            .miscalled(&["heading", "header", "headline", "name", "text"]),
        Key::new(
            "language",
            Value::text(Text::Language),
            "the language of the source: a tag, or its name",
        ),
        variable("title-short", KEPT).rare(),
        variable("shortTitle", KEPT).rare(),
        variable("original-title", KEPT).rare(),
        variable("part-title", KEPT).rare(),
        variable("volume-title", KEPT).rare(),
        variable("volume-title-short", KEPT).rare(),
        variable("reviewed-title", KEPT).rare(),
        variable("reviewed-genre", KEPT).rare(),
        variable("container-title", APPEARED).miscalled(&[
            "journal",
            "publication",
            "booktitle",
            "newspaper",
        ]),
        variable("container-title-short", KEPT).rare(),
        variable("journalAbbreviation", KEPT).rare(),
        variable("collection-title", APPEARED)
            .miscalled(&["series"])
            .rare(),
        variable("collection-number", APPEARED).rare(),
        variable("event-title", APPEARED).rare(),
        variable("event", APPEARED).rare(),
        variable("event-place", APPEARED).rare(),
        variable("genre", APPEARED).rare(),
        variable("medium", KEPT).rare(),
        variable("volume", APPEARED).behind("edition"),
        variable("number-of-volumes", KEPT).rare(),
        variable("issue", APPEARED),
        variable("edition", APPEARED).behind("medium"),
        variable("number", APPEARED).rare(),
        variable("part", KEPT).rare(),
        variable("part-number", KEPT).rare(),
        variable("supplement", KEPT).rare(),
        variable("supplement-number", KEPT).rare(),
        variable("chapter-number", KEPT).rare(),
        variable("section", KEPT).rare(),
        variable("printing", KEPT).rare(),
        variable("printing-number", KEPT).rare(),
        variable("version", APPEARED).rare(),
        variable("authority", APPEARED).rare(),
        variable("jurisdiction", KEPT).rare(),
        variable("division", KEPT).rare(),
        variable("publisher", APPEARED).miscalled(&["organization", "institution", "school"]),
        variable("publisher-place", APPEARED).miscalled(&["address", "location", "place"]),
        variable("original-publisher", KEPT).rare(),
        variable("original-publisher-place", KEPT).rare(),
        variable("archive", APPEARED).rare(),
        variable("archive_collection", KEPT).rare(),
        variable("archive_location", APPEARED).rare(),
        variable("archive-place", KEPT).rare(),
        variable("call-number", KEPT).rare(),
        variable("dimensions", KEPT).rare(),
        variable("scale", KEPT).rare(),
        variable("ISBN", "what a library finds it by")
            .also_spelled(&["isbn"])
            .rare(),
        variable("ISSN", "what a library finds it by")
            .also_spelled(&["issn"])
            .rare(),
        variable("PMID", KEPT).also_spelled(&["pmid"]).rare(),
        variable("PMCID", KEPT).also_spelled(&["pmcid"]).rare(),
        variable("status", KEPT).rare(),
        variable("license", KEPT).rare(),
        variable("references", KEPT).rare(),
        variable("source", KEPT).rare(),
        variable("abstract", KEPT).rare(),
        variable("annote", KEPT).rare(),
        variable("keyword", KEPT).rare(),
        variable(
            "citation-key",
            "a name that it is cited by, beside its `id`",
        )
        .rare(),
        variable("citation-label", KEPT).rare(),
        variable("citation-number", KEPT).rare(),
        variable("first-reference-note-number", KEPT).rare(),
        variable("year-suffix", KEPT).rare(),
        date("issued", ISSUED).miscalled(&["year", "date", "published"]),
        date("accessed", "when it was read").miscalled(&["urldate"]),
        date("available-date", "a further date, not shown").rare(),
        date("event-date", "a further date, not shown").rare(),
        date("original-date", "a further date, not shown").rare(),
        date("submitted", "a further date, not shown").rare(),
        Key::new("URL", VERBATIM, "where it is found")
            .miscalled(&["link", "href", "website"])
            .also_spelled(&["url"]),
        Key::new("DOI", VERBATIM, "what it is found by, in any form of a DOI")
            .also_spelled(&["doi"]),
        variable("page", APPEARED),
        variable("page-first", APPEARED).rare(),
        variable("number-of-pages", KEPT).rare(),
        variable("locator", KEPT).rare(),
        Key::new("categories", VERBATIM.one_or_list(), KEPT).rare(),
        Key::new("custom", Value::text(Text::Anything), KEPT).rare(),
        Key::new("archive_url", VERBATIM, "where a copy of it is found"),
        date("archived", "when the copy was made"),
        Key::new(
            "reliability",
            Value::text(Text::Choice(|| shown(choices::RELIABILITIES))),
            "how far the source is to be trusted: an Admiralty grade, `A` to `F`; what the grades mean is said once below the sources",
        ),
        Key::new(
            "credibility",
            Value::text(Text::Choice(|| shown(choices::CREDIBILITIES))),
            "how far what it says is to be believed: an Admiralty grade, `1` to `6`",
        ),
        Key::new("quote", Value::text(Text::Line), "the words relied on"),
        Key::new("note", Value::text(Text::Line), "a remark"),
        crate::briefing::blocks::MARKING,
    ],
};

/// A name in a source.
pub static NAME: Table = Table {
    what: "an author",
    owner: "an author",
    example: &["family", "given"],
    keys: &[
        Key::new("name", Value::text(Text::Name), "the whole name")
            .required_unless(&[&["literal"], &["family"]])
            .behind("suffix"),
        Key::new(
            "literal",
            Value::text(Text::Name),
            "the same, as CSL has it",
        )
        .required_unless(&[&["name"], &["family"]])
        .behind("name"),
        Key::new("family", VERBATIM, "the family name").required_unless(&[&["name"], &["literal"]]),
        Key::new("given", VERBATIM, "the given names"),
        Key::new("suffix", VERBATIM, "what stands behind the name: `Jr.`")
            .behind("non-dropping-particle"),
        Key::new("role", Value::text(Text::Plain), "what they did").behind("literal"),
        Key::new(
            "dropping-particle",
            VERBATIM,
            "one that goes when the family name stands alone: `de`",
        )
        .behind("given"),
        Key::new(
            "non-dropping-particle",
            VERBATIM,
            "one that stays with the family name: `van`",
        )
        .behind("dropping-particle"),
        Key::new("comma-suffix", VERBATIM, SORTED),
        Key::new("static-ordering", VERBATIM, SORTED),
        Key::new("parse-names", VERBATIM, SORTED),
        Key::new("isInstitution", VERBATIM, SORTED),
    ],
};
const SORTED: &str =
    "what reference managers say of a name for those who sort it: read, and not used";

/// A date of a source in its parts, as CSL-JSON has it.
pub static SOURCE_DATE: Table = Table {
    what: "a date",
    owner: "a date",
    example: &["date-parts"],
    keys: &[
        Key::new(
            "date-parts",
            Value::text(Text::Number).rows(),
            "one list of year, month and day, or two",
        ),
        Key::new("season", VERBATIM, "a season, by its number or its name"),
        Key::new("circa", VERBATIM, "whether it is an estimate"),
        Key::new("literal", VERBATIM, "words in place of a date"),
        Key::new("raw", VERBATIM, "a date in one text"),
    ],
};
