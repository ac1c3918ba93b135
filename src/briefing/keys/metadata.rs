//! The keys of the mappings in which a briefing speaks of itself: its authors, its marking, its pages.

use super::choices::{self, shown};
use super::{Key, Table, Text, Value};

const PLAIN: Value = Value::text(Text::Plain);
const VERBATIM: Value = Value::text(Text::Verbatim);
const BOOLEAN: Value = Value::text(Text::Boolean);

/// An author of a briefing.
pub static AUTHOR: Table = Table {
    what: "an author",
    owner: "an author",
    example: &["name"],
    keys: &[
        Key::new("name", Value::text(Text::Name), "the whole name")
            .required_unless(&[&["literal"], &["family"]]),
        Key::new(
            "literal",
            Value::text(Text::Name),
            "the same, as CSL has it",
        )
        .required_unless(&[&["name"], &["family"]]),
        Key::new("family", VERBATIM, "the family name").required_unless(&[&["name"], &["literal"]]),
        Key::new("given", VERBATIM, "the given names"),
        Key::new("suffix", VERBATIM, "what stands behind the name: `Jr.`"),
        Key::new("role", PLAIN, "what they did"),
        Key::new("affiliation", PLAIN, "their house").miscalled(&[
            "organisation",
            "organization",
            "institution",
            "org",
            "house",
            "company",
        ]),
        Key::new("orcid", VERBATIM, "their ORCID iD: `0000-0002-1825-0097`"),
        Key::new("email", VERBATIM, "their address").miscalled(&["mail"]),
    ],
};

/// The series in which a briefing appears.
pub static SERIES: Table = Table {
    what: "`series`",
    owner: "the series",
    example: &["name", "number"],
    keys: &[
        Key::new("name", PLAIN, "its name").required(),
        Key::new("number", VERBATIM, "the number of the briefing in it"),
    ],
};

/// An identifier of a briefing.
pub static IDENTIFIER: Table = Table {
    what: "an identifier",
    owner: "an identifier",
    example: &["scheme", "text"],
    keys: &[
        Key::new(
            "scheme",
            Value::text(Text::Choice(|| shown(choices::SCHEMES))),
            "what kind of identifier it is",
        )
        .required(),
        Key::new("text", VERBATIM, "the identifier")
            .required()
            .miscalled(super::parts::TEXT),
    ],
};

/// The sign of the house.
pub static LOGO: Table = Table {
    what: "`logo`",
    owner: "the logo",
    example: &["src", "alt"],
    keys: &[
        Key::new("src", VERBATIM, "the picture's file").required(),
        Key::new("alt", PLAIN, "what it says to those who do not see it"),
    ],
};

/// Who may see a briefing, or a part of it.
pub static MARKING: Table = Table {
    what: "`marking`",
    owner: "the marking",
    example: &["tlp"],
    keys: &[
        Key::new(
            "tlp",
            Value::text(Text::Choice(|| shown(choices::TLP))),
            "a label of the Traffic Light Protocol 2.0",
        ),
        Key::new(
            "pap",
            Value::text(Text::Choice(|| shown(choices::PAP))),
            "a label of the Permissible Actions Protocol: what may be done with what it says",
        ),
        Key::new(
            "classification",
            PLAIN,
            "a classification in words of its own",
        ),
        Key::new("caveats", PLAIN.list(), "what is to be heeded besides"),
    ],
};

/// What a briefing asks of its PDF.
pub static PDF: Table = Table {
    what: "`pdf`",
    owner: "`pdf`",
    example: &["paper", "sides"],
    keys: &[
        Key::new(
            "paper",
            Value::text(Text::Choice(|| shown(choices::PAPERS))),
            "the sheet",
        )
        .miscalled(&["size", "format", "page_size", "papersize"]),
        Key::new(
            "sides",
            Value::text(Text::Choice(|| shown(choices::SIDES))),
            "how many sides of a sheet are printed",
        ),
        Key::new(
            "cover",
            Value::text(Text::Choice(|| shown(choices::COVERS))),
            "whether it has a cover",
        ),
        Key::new(
            "pages",
            Value::text(Text::Number),
            "how many pages it is to have at most",
        ),
        Key::new(
            "header",
            VERBATIM,
            "your words at the head of every page but the first, in place of the title",
        ),
        Key::new(
            "footer",
            VERBATIM,
            "your words at the foot of every page, beside its number",
        ),
        Key::new(
            "embed",
            Value::text(Text::Choice(|| shown(choices::EMBEDS))),
            "how much of the briefing goes with it, for `extract`",
        ),
        Key::new(
            "image_dpi",
            Value::text(Text::Number),
            "how many pixels of a picture an inch of it has at most",
        ),
        Key::new(
            "qr",
            BOOLEAN,
            "whether a QR code stands beside each source that has an address",
        ),
    ],
};

/// What a briefing asks of its EPUB.
pub static EPUB: Table = Table {
    what: "`epub`",
    owner: "`epub`",
    example: &["page_list"],
    keys: &[Key::new(
        "page_list",
        BOOLEAN,
        "whether it tells of the PDF's pages",
    )],
};

/// Headings of a briefing's own, by the part that they stand above.
pub static LABELS: Table = Table {
    what: "`labels`",
    owner: "`labels`",
    example: &["key_points"],
    keys: &[
        label("tldr"),
        label("key_figures").miscalled(&["figures", "numbers"]),
        label("key_points").miscalled(&["findings", "takeaways", "key_findings", "key_takeaways"]),
        label("summary").miscalled(&[
            "content",
            "body",
            "abstract",
            "description",
            "executive_summary",
        ]),
        label("recommendations"),
        label("timeline").miscalled(&["events"]),
        label("faq").miscalled(&["questions", "qa", "q_and_a"]),
        label("glossary"),
        label("sources").miscalled(&["references"]),
        label("appendices").miscalled(&["annexes"]),
        label("about").miscalled(&["colophon", "imprint"]),
    ],
};

const fn label(part: &'static str) -> Key {
    Key::new(part, PLAIN, "the heading of this part")
}

/// What an evaluator has stated of a briefing.
pub static ACCESSIBILITY: Table = Table {
    what: "`accessibility`",
    owner: "`accessibility`",
    example: &["conforms_to"],
    keys: &[
        Key::new(
            "conforms_to",
            VERBATIM,
            "the standard that it was found to meet",
        ),
        Key::new("certified_by", VERBATIM, "who found so"),
        Key::new("summary", VERBATIM, "what they say of it").miscalled(&[
            "content",
            "body",
            "abstract",
            "description",
            "executive_summary",
        ]),
    ],
};
