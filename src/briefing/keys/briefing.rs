//! The keys of a whole briefing.

use super::choices::{self, shown};
use super::metadata::{
    ACCESSIBILITY, AUTHOR, EPUB, IDENTIFIER, LABELS, LOGO, MARKING, PDF, SERIES,
};
use super::parts::{
    ABOUT, CHANGE, FAQ, GLOSSARY, KEY_POINT, RECOMMENDATION, SECTION, SUCCESSOR, TIMELINE,
};
use super::source::SOURCE;
use super::{Key, Table, Text, Value};
use crate::briefing::blocks::KEY_FIGURE;

const PLAIN: Value = Value::text(Text::Plain);
const VERBATIM: Value = Value::text(Text::Verbatim);
const BLOCKS: Value = Value::text(Text::Blocks);
const DATE: Value = Value::text(Text::Date);
const BOOLEAN: Value = Value::text(Text::Boolean);

/// A whole briefing.
pub static BRIEFING: Table = Table {
    what: "a briefing",
    owner: "the briefing",
    example: &["title", "summary"],
    keys: &[
        Key::new("title", PLAIN, "the title")
            .required()
            .miscalled(&["heading", "header", "headline", "name", "text"]),
        Key::new("subtitle", PLAIN, "a second line"),
        Key::new(
            "lang",
            Value::text(Text::Language),
            "the language as a BCP 47 tag (`en`, `fa`, `pt-BR`); `en` if it is not given. Decides headings, dates, \
             quotation marks, hyphens and direction, and the digits of what the program numbers; digits that you type \
             stay as they are typed. `fa-u-nu-latn` asks for other digits than the language has",
        )
        .miscalled(&["language"]),
        Key::new(
            "smart",
            BOOLEAN,
            "`false` leaves straight quotes, `--` and `...` as they are typed; `true` if it is not given",
        ),
        Key::new(
            "autolink",
            BOOLEAN,
            "`true` makes links of bare addresses (`https://…`); otherwise only `<…>` and `[…](…)` are links. What was \
             taken apart (`hxxps`, `[.]`) never is",
        ),
        Key::new(
            "authors",
            Value::text_or(Text::Name, || &AUTHOR).one_or_list(),
            "a name, or a list of names and of mappings with `name` (or `family`, `given` and `suffix`), `role`, \
             `affiliation`, `orcid` and `email`, see [below](#people)",
        )
        .miscalled(&["author", "by"]),
        Key::new("publisher", PLAIN, "the house").miscalled(&[
            "organization",
            "institution",
            "school",
        ]),
        Key::new(
            "series",
            Value::text_or(Text::Plain, || &SERIES),
            "a name, or a mapping with `name` and `number`",
        ),
        Key::new("report_number", VERBATIM, "the house's number of the report"),
        Key::new(
            "identifier",
            Value::mapping(|| &IDENTIFIER).one_or_list(),
            "a list of mappings with `scheme` (`DOI`, `ISBN-13`, `ISSN`, `URN` or `URL`) and `text`",
        ),
        Key::new(
            "doi",
            VERBATIM,
            "short for an identifier. A DOI, here and in sources, may be written in any form: `10.1000/182`, \
             `doi:10.1000/182`, `https://doi.org/10.1000/182`",
        ),
        Key::new("isbn", VERBATIM, "short for an identifier"),
        Key::new(
            "date",
            DATE,
            "when it was published: `2026-01-15`, `2026-01`, `2026`, or a time such as `2026-01-15T09:30:00+01:00`, of \
             which the day is shown as it is written",
        )
        .miscalled(&["year", "published", "time", "when"]),
        Key::new("modified", DATE, "when it was last changed, in the same forms"),
        Key::new("version", VERBATIM, "as it is written: `1.10` stays 1.10"),
        Key::new(
            "status",
            Value::text(Text::Choice(|| shown(choices::STATUSES))),
            "`draft`, `final` or `superseded`",
        ),
        Key::new(
            "superseded_by",
            Value::text_or(Text::Line, || &SUCCESSOR),
            "what takes its place: a title, or a mapping with `title` and `URL`. It is said at the head of the first page \
             and at the end",
        ),
        Key::new(
            "changes",
            Value::mapping(|| &CHANGE).list(),
            "what has changed since it was published, at the end: a list of mappings with `date` and `text`",
        ),
        Key::new(
            "about",
            Value::mapping(|| &ABOUT).list(),
            "what is said about it at the end, a disclaimer, thanks, the institute: a list of mappings with `title` and \
             `body`",
        ),
        Key::new("keywords", PLAIN.list(), "a list of words").miscalled(&["tags"]),
        Key::new(
            "license",
            PLAIN,
            "an SPDX identifier (`CC-BY-4.0`), which becomes a link, or a sentence",
        ),
        Key::new("contact", PLAIN, "an address, or a sentence"),
        Key::new(
            "toc",
            Value::text(Text::Choice(|| shown(choices::CONTENTS))),
            "whether the PDF has a table of contents: `true`, `false`, or `auto` (where it runs past six pages), as if \
             nothing is said",
        )
        .miscalled(&["contents"]),
        Key::new("tldr", BLOCKS, "the answer in one or two sentences: below “TL;DR”, or below “Bottom line” where it is called `bluf`").or(&["bluf"]),
        Key::new(
            "key_figures",
            Value::mapping(|| &KEY_FIGURE).list(),
            "two to six numbers that stand for all: mappings with `value`, `label`, and `change` and `source`",
        ),
        Key::new(
            "key_points",
            Value::text_or(Text::Line, || &KEY_POINT).list(),
            "a list: lines, or mappings with `text` and how sure it is: `confidence` (`low`, `moderate`, `high`), \
             `likelihood` (`almost no chance`, `very unlikely`, `unlikely`, `roughly even`, `likely`, `very likely`, \
             `almost certain`; on another `likelihood_scale` its own), `basis` (`fact`, `assumption`, `judgement`)",
        )
        .miscalled(&[
            "findings",
            "takeaways",
            "key_findings",
            "key_takeaways",
            "key_judgements",
            "key_judgments",
            "highlights",
        ]),
        Key::new(
            "likelihood_scale",
            Value::text(Text::Choice(|| shown(choices::LIKELIHOOD_SCALES))),
            "which scale `likelihood` is on, and that it is explained below the key points: `icd203`, or `phia`, whose degrees \
             are `remote chance`, `highly unlikely`, `unlikely`, `realistic possibility`, `likely`, `highly likely`, `almost \
             certain`",
        ),
        Key::new("summary", BLOCKS, "a text").miscalled(&[
            "content",
            "body",
            "abstract",
            "description",
            "executive_summary",
        ]),
        Key::new(
            "sections",
            Value::mapping(|| &SECTION).list(),
            "a list of mappings with `title`, and `body` (a text) or `blocks` (see below), and `sections` within",
        ),
        Key::new(
            "recommendations",
            Value::text_or(Text::Blocks, || &RECOMMENDATION).list(),
            "a numbered list: texts, or mappings with `text`, `owner`, `due` (or `by`: a date or words) and an `id`",
        ),
        Key::new(
            "timeline",
            Value::mapping(|| &TIMELINE).list(),
            "a list of mappings with `date` and `event`; a date is written out in the language, with its time and zone \
             if they are given (`2025-11-02T09:30:00Z`), other words stay, and so do hours such as `0800`",
        )
        .miscalled(&["events"]),
        Key::new(
            "faq",
            Value::mapping(|| &FAQ).list(),
            "a list of mappings with `question` and `answer`; an answer may come without its question",
        )
        .miscalled(&["questions", "qa", "q_and_a", "questions_and_answers"]),
        Key::new(
            "glossary",
            Value::mapping(|| &GLOSSARY).list(),
            "a list of mappings with `term` and `definition`, printed in the order in which they stand",
        ),
        Key::new(
            "sources",
            Value::text_or(Text::Line, || &SOURCE).list(),
            "a numbered list, see [below](#sources-and-citations)",
        )
        .miscalled(&["references"]),
        Key::new(
            "sources_note",
            Value::text(Text::Line),
            "a line of small print after the sources",
        ),
        Key::new(
            "appendices",
            Value::mapping(|| &SECTION).list(),
            "like `sections`; they stand after the sources",
        )
        .miscalled(&["annexes"]),
        Key::new(
            "bibliography",
            VERBATIM.one_or_list(),
            "a library of sources beside the briefing, or a list of them: BibTeX or BibLaTeX (`refs.bib`), CSL-JSON (`refs.json`), \
             hayagriva's YAML (`refs.yaml`), see [below](#libraries). Its entries are listed where they are cited",
        )
        .miscalled(&["library", "bib", "bibliographies"]),
        Key::new(
            "labels",
            Value::mapping(|| &LABELS),
            "headings of your own, by the part's key: `labels: {key_points: Key judgements}`; `\"\"` leaves a heading out",
        )
        .behind("citation_style"),
        Key::new(
            "order",
            Value::text(Text::Choice(choices::parts)).list(),
            "parts that stand first, in this order: `order: [tldr, recommendations]`",
        )
        .behind("labels"),
        Key::new(
            "pdf",
            Value::mapping(|| &PDF),
            "`paper` (`a4`, `letter`, `a5`); `sides` (`one`, or `two` for mirrored margins, in a file that opens and \
             prints so); `cover` (`true`, `false` as if nothing is said, or `auto`, where it runs past twelve pages), a page before \
             the first in the colours of the theme; `pages`, how many there may be, see [below](#on-so-many-pages); `qr`, whether a [QR code](#on-paper) stands beside each source with an address; `header` and `footer`, your words at the head and foot of pages, in which `{title}`, `{part}`, \
             `{date}`, `{version}`, `{page}` and `{pages}` stand for what they say; `embed` (`printed`, `verbatim`, `none`) and `image_dpi`, as the [options](#the-command) of their names",
        )
        .behind("theme"),
        Key::new(
            "epub",
            Value::mapping(|| &EPUB),
            "`page_list`: `false` leaves out what tells of the PDF's pages",
        )
        .behind("pdf"),
        Key::new(
            "formats",
            Value::text(Text::Choice(|| shown(choices::FORMATS))).list(),
            "which formats are written where the command line names none: `pdf`, `epub`, `kepub`, `png`",
        )
        .behind("epub"),
        Key::new(
            "lints",
            Value::text(Text::Levels),
            "how seriously findings are taken, by their codes: `lints: {no-tldr: allow, undated-source: deny}`; `allow`, \
             `warn` or `deny`",
        )
        .behind("formats")
        .silent(),
        Key::new(
            "accessibility",
            Value::mapping(|| &ACCESSIBILITY),
            "what an evaluator has stated: `conforms_to`, `certified_by`, `summary`. Nothing is claimed that does not \
             stand here",
        )
        .behind("lints"),
        Key::new(
            "citation_style",
            VERBATIM,
            "how sources are cited and listed: `numbered`, our own; or a style, as `apa`, `chicago-author-date`, \
             `chicago-notes-bibliography`, `ieee`, `vancouver`, `mla`, `oscola`, which `briefset styles` lists; or a \
             file `house.csl`; see [below](#citation-styles)",
        )
        .or(&["style"]),
        Key::new(
            "source_order",
            Value::text(Text::Choice(|| shown(choices::SOURCE_ORDERS))),
            "in which order they stand: as they are `listed`, which holds unless it is said; as they are first \
             `cited`; or `alphabetical`, by their authors. A style other than our own has its own order",
        ),
        Key::new(
            "cite_as",
            BOOLEAN,
            "`false` leaves out the line at the end that says how the briefing is cited",
        ),
        Key::new(
            "calendar",
            Value::text(Text::Choice(|| shown(choices::CALENDARS))),
            "the calendar that dates are printed in, each with the Gregorian date behind it: `persian`, `hijri`, `hebrew` or `buddhist`; \
             `gregorian` if nothing is said. Whichever it is, dates are typed by the Gregorian one: `2026-01-15`, never `1404-10-25`. A month is printed as the two \
             in which it lies, a year as a Gregorian one. Sources in the language of the briefing have the dates of that \
             calendar alone, others and citation styles the Gregorian ones",
        ),
        Key::new(
            "hyphenation",
            Value::text(Text::Hyphenated),
            "words that are cut otherwise than their language's patterns have it, by language: `hyphenation: {en: \
             [data-base, project], de: Auf=lage}`; one without a hyphen is never cut, and `=` is where the words of a \
             compound join",
        ),
        Key::new(
            "theme",
            VERBATIM,
            "how everything looks: `default`, `chancery`, `newsdesk`, `large-print`, a theme's file or a \
             `_brand.yml`, or `brand` for the nearest of these, see \
             [files](#files-that-a-briefing-names)",
        )
        .behind("order"),
        Key::new(
            "marking",
            Value::mapping(|| &MARKING),
            "who may see it, at the head and foot of every page and at the head of every file of a book: `tlp` (`RED`, \
             `AMBER+STRICT`, `AMBER`, `GREEN`, `CLEAR`, after the Traffic Light Protocol 2.0), `pap` (`RED`, `AMBER`, \
             `GREEN`, `CLEAR`, after the Permissible Actions Protocol), or `classification` in your words, and `caveats`, a \
             list. It takes two lines at most; one that is longer is refused. A section, an entry of `blocks` and a source \
             may have one of their own, which is shown where they stand; one that is stricter is warned of",
        )
        .behind("logo"),
        Key::new(
            "watermark",
            PLAIN,
            "a word behind the text of every page, and on the title page of a book: `Draft`",
        )
        .behind("marking"),
        Key::new(
            "logo",
            Value::mapping(|| &LOGO),
            "the sign of the house above the title and on the cover: `{src: img/logo.svg, alt: Port Institute}`; SVG, PNG \
             or JPEG, see [files](#files-that-a-briefing-names); without `alt` it says the publisher's name",
        )
        .behind("contact"),
        Key::new(
            "$schema",
            VERBATIM,
            "the address of a JSON schema, for editors",
        )
        .silent(),
    ],
};
