//! The keys of the entries of parts: key points, sections, recommendations, events, questions, terms.

use super::choices::{self, shown};
use super::{Key, Table, Text, Value};
use crate::briefing::blocks::BLOCK;

const PLAIN: Value = Value::text(Text::Plain);
const LINE: Value = Value::text(Text::Line);
const BLOCKS: Value = Value::text(Text::Blocks);

/// What the `text` of an entry is called by those who do not know its name.
pub const TEXT: &[&str] = &[
    "content",
    "body",
    "description",
    "action",
    "recommendation",
    "point",
    "statement",
];
/// What titles are called.
pub const TITLE: &[&str] = &["heading", "header", "headline", "name"];

/// A key point.
pub static KEY_POINT: Table = Table {
    what: "a key point",
    owner: "a key point",
    example: &["text"],
    keys: &[
        Key::new("text", LINE, "the point")
            .required()
            .miscalled(TEXT),
        Key::new(
            "confidence",
            Value::text(Text::Choice(|| shown(choices::CONFIDENCES))),
            "how sure its authors are",
        ),
        Key::new(
            "likelihood",
            Value::text(Text::Degree),
            "how likely it is, in the degrees of ICD 203",
        )
        .miscalled(&["probability", "chance"]),
        Key::new(
            "basis",
            Value::text(Text::Choice(|| shown(choices::BASES))),
            "what it rests on",
        ),
    ],
};

/// A section or an appendix.
pub static SECTION: Table = Table {
    what: "a section",
    owner: "a section",
    example: &["title", "body"],
    keys: &[
        Key::new("title", LINE, "its title")
            .required()
            .miscalled(TITLE),
        Key::new("body", BLOCKS, "its text").miscalled(&["content", "contents", "text"]),
        Key::new(
            "blocks",
            Value::mapping(|| &BLOCK).list(),
            "instead of `body`: texts and other blocks, in their order",
        ),
        Key::new(
            "sections",
            Value::mapping(|| &SECTION).list(),
            "sections within it, after its text",
        ),
        super::ID,
        crate::briefing::blocks::LANGUAGE,
        crate::briefing::blocks::MARKING,
    ],
};

/// A recommendation.
pub static RECOMMENDATION: Table = Table {
    what: "a recommendation",
    owner: "a recommendation",
    example: &["text", "owner"],
    keys: &[
        Key::new("text", BLOCKS, "what is to be done")
            .required()
            .miscalled(TEXT),
        Key::new("owner", PLAIN, "who is to do it").miscalled(&["responsible", "who"]),
        Key::new("due", PLAIN, "by when: a date or words")
            .or(&["by"])
            .miscalled(&["deadline", "date", "when"]),
        super::ID,
    ],
};

/// An entry of the timeline.
pub static TIMELINE: Table = Table {
    what: "an entry of the timeline",
    owner: "an entry of the timeline",
    example: &["date", "event"],
    keys: &[
        Key::new("date", PLAIN, "when: a date or words")
            .required()
            .miscalled(&["year", "published", "time", "when"]),
        Key::new("event", LINE, "what happened")
            .required()
            .miscalled(&["text", "description", "what"]),
    ],
};

/// A question.
pub static FAQ: Table = Table {
    what: "a question",
    owner: "a question",
    example: &["question", "answer"],
    keys: &[
        Key::new("question", LINE, "the question").miscalled(&["q"]),
        Key::new("answer", BLOCKS, "its answer")
            .required()
            .miscalled(&["a", "text", "body"]),
    ],
};

/// An entry of the glossary.
pub static GLOSSARY: Table = Table {
    what: "a glossary entry",
    owner: "a glossary entry",
    example: &["term", "definition"],
    keys: DEFINED,
};

/// What is said about a document at its end: a disclaimer, thanks, the institute.
pub static ABOUT: Table = Table {
    what: "an entry of `about`",
    owner: "an entry of `about`",
    example: &["title", "body"],
    keys: &[
        Key::new("title", LINE, "what it is: `Disclaimer`").miscalled(TITLE),
        Key::new("body", BLOCKS, "a text").required().miscalled(&[
            "text",
            "content",
            "description",
        ]),
    ],
};

/// A change of a document that was published before.
pub static CHANGE: Table = Table {
    what: "an entry of `changes`",
    owner: "an entry of `changes`",
    example: &["date", "text"],
    keys: &[
        Key::new("date", PLAIN, "when: a date or words")
            .required()
            .miscalled(&["year", "published", "time", "when", "version"]),
        Key::new("text", LINE, "what changed")
            .required()
            .miscalled(&["change", "description", "what", "body", "content"]),
    ],
};

/// What takes the place of a document.
pub static SUCCESSOR: Table = Table {
    what: "`superseded_by`",
    owner: "`superseded_by`",
    example: &["title", "URL"],
    keys: &[
        Key::new("title", LINE, "its title")
            .required()
            .miscalled(TITLE),
        Key::new("URL", Value::text(Text::Verbatim), "where it is found")
            .miscalled(&["link", "address", "href"]),
    ],
};

/// The keys of a term and what it means.
pub const DEFINED: &[Key] = &[
    Key::new("term", LINE, "the term")
        .required()
        .miscalled(&["name", "word"]),
    Key::new("definition", BLOCKS, "what it means")
        .required()
        .miscalled(&["text", "description", "meaning"]),
];
