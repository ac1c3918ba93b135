//! What a briefing says of itself, and how it wants to look.

use briefset::briefing::keys::BRIEFING;
use briefset::language::{Calendar, Tag, lookup};

use super::Author;

/// Keys with all their values on lines of their own, for each the percentage of the briefings that
/// have it.
const SETTINGS: &[(usize, &[&str])] = &[
    (20, &["$schema: https://example.org/schema.json"]),
    (60, DATES),
    (40, CHANGES),
    (30, &["version: 1.10", "version: \"2\""]),
    (
        70,
        &[
            "theme: newsdesk",
            "theme: chancery",
            "theme: default",
            "theme: large-print",
        ],
    ),
    (30, &["watermark: Draft", "watermark: Not for release"]),
    (20, SUCCESSORS),
    (50, LOGOS),
    (80, MARKINGS),
    (40, CITING),
    (80, SHEETS),
    (40, LABELS),
    (40, ORDERS),
    (40, IDENTIFIERS),
    (10, &["doi: https://doi.org/10.1000/182"]),
    (10, &["isbn: 978-3-16-148410-0"]),
    (20, ACCESSIBILITY),
    (
        20,
        &[
            "x-run: {id: 4711, of: [1, 2]}\nepub: {page_list: true}\nformats: [pdf, epub, kepub, png]\nlints: {no-tldr: allow, long-key-point: warn, no-credit: deny}\ncite_as: true\nhyphenation: {en: [data-base, harbour], de: Auf=lage}",
        ],
    ),
    (40, &["license: CC-BY-4.0", "license: For the board alone"]),
    (
        30,
        &["contact: berths@example.org", "contact: The quay, berth A"],
    ),
];

/// How sources are cited, and in which order they stand.
const CITING: &[&str] = &[
    "citation_style: numbered\nbibliography: [tests/refs/harbour.json, tests/refs/harbour.yaml]",
    "citation_style: numbered\nsource_order: listed",
    "source_order: cited",
    "source_order: alphabetical",
    "citation_style: apa",
    "citation_style: ieee",
    "citation_style: nature",
    "citation_style: chicago-notes-bibliography",
    "style: oscola",
];

/// Further keys that are written by hand, here and where the parts are.
const BY_HAND: &[&str] = &[
    "bibliography",
    "epub",
    "formats",
    "lints",
    "source_order",
    "cite_as",
    "hyphenation",
    "calendar",
    "title",
    "lang",
    "authors",
    "series",
    "keywords",
    "tldr",
    "key_figures",
    "key_points",
    "summary",
    "sections",
    "recommendations",
    "timeline",
    "faq",
    "glossary",
    "sources",
    "sources_note",
    "appendices",
];

const DATES: &[&str] = &["date: 2026-01-15", "date: 2026-01", "date: 2026"];

const CHANGES: &[&str] = &[
    "modified: 2026-02-01T10:00:00Z",
    "modified: 2026-02-01T23:30:00+02:00",
    "modified: 2026-02-01",
];

/// A drawing, pixels with and without colour and transparency, photographs.
const LOGOS: &[&str] = &[
    "logo: {src: content/img/shared-waters.svg, alt: Port Institute}",
    "logo: {src: tests/pictures/shaded.svg, alt: \"Port \\\"Institute\\\" (شعار)\"}",
    "logo: {src: tests/pictures/transparent.png, alt: Port Institute}",
    "logo: {src: tests/pictures/grey.png, alt: Port Institute}",
    "logo: {src: tests/pictures/colour.jpg, alt: Port Institute}",
    "logo: {src: tests/pictures/grey.jpg, alt: Port Institute}",
];

const MARKINGS: &[&str] = &[
    "marking: {tlp: RED}",
    "marking: {tlp: AMBER+STRICT, caveats: [For the harbour board, No copies]}",
    "marking: {tlp: AMBER, classification: Internal}",
    "marking: {tlp: GREEN, pap: AMBER}",
    "marking: {pap: RED}",
    "marking: {pap: GREEN, classification: Internal}",
    "marking: {pap: CLEAR}",
    "marking: {tlp: CLEAR, caveats: [سری]}",
    "marking: {classification: Internal}",
    "marking: {caveats: [For the harbour board]}",
    "marking: {tlp: AMBER, caveats: [For the harbour board and its secretaries, No copies]}",
    "marking: {caveats: [For the members of the harbour board and those who stand in for them]}",
];

const SUCCESSORS: &[&str] = &[
    "superseded_by: The *second* winter",
    "superseded_by: {title: The second winter, URL: \"https://example.org/b2\"}",
];

const SHEETS: &[&str] = &[
    "pdf: {header: \"Port Institute · {title}\", footer: \"{version} · {date}\"}",
    "pdf: {paper: a4, cover: true, qr: true}",
    "pdf: {paper: letter, sides: two, cover: auto}",
    "pdf: {cover: false, qr: false}",
    "pdf: {paper: a5, sides: two, header: \"\", footer: \"{page} of {pages}: {part}\"}",
    "pdf: {paper: a5, sides: two, qr: true}",
    "pdf: {paper: letter, sides: one, embed: verbatim}",
    "pdf: {paper: a4, sides: two, image_dpi: 200, embed: printed}",
    "pdf: {paper: letter, sides: two, embed: none, qr: true}",
    "pdf: {paper: a5, sides: one}",
    "pdf: {paper: a4}",
    "pdf: {sides: two}",
];

const LABELS: &[&str] = &[
    "labels: {faq: \"Asked & answered\", summary: \"\"}",
    "labels: {tldr: In short, key_points: Key judgements, summary: \"What we know*\"}",
    "labels: {recommendations: \"\", timeline: When, glossary: Words, about: \"\"}",
    "labels: {sources: Read, appendices: Annex, faq: \"\", glossary: \"\", timeline: \"\"}",
];

const ORDERS: &[&str] = &[
    "order: [key_points, sources]",
    "order: [appendices, glossary, faq, timeline, recommendations]",
    "order: [key_figures, sections, summary, tldr]",
];

const IDENTIFIERS: &[&str] = &[
    "identifier: [{scheme: DOI, text: 10.1000/182}, {scheme: ISSN, text: 0317-8471}]",
    "identifier: {scheme: ISBN-13, text: 978-3-16-148410-0}",
    "identifier: [{scheme: URN, text: \"urn:isbn:9783161484100\"}]",
    "identifier: [{scheme: URL, text: \"https://example.org/reports/7\"}]",
];

const ACCESSIBILITY: &[&str] = &[
    "accessibility: {certified_by: Nobody, summary: None}",
    "accessibility: {conforms_to: \"EPUB Accessibility 1.1 - WCAG 2.1 Level AA\"}",
];

/// Roles that the languages have words for, and two that they have not.
const ROLES: &[&str] = &[
    "role: author",
    "role: editor",
    "role: translator, proofreader",
    "role: reviewer, funder",
    "role: contributor, contact, publisher",
    "role: illustrator, photographer, cartographer, designer",
    "role: pilot, lead author",
];

impl Author {
    /// The keys of the title block, the colophon and the settings.
    pub(super) fn metadata(&mut self) {
        let title = self.words(2, 9);
        self.key(0, "title", &title);
        self.line(0, &format!("lang: {}", self.voice.tag));
        self.calendar();
        for (percent, values) in SETTINGS {
            let value = self.next_of(values);
            self.perhaps(*percent, 0, value);
        }
        let by_hand = SETTINGS.iter().map(|(_, lines)| lines[0]);
        let by_hand = by_hand.filter_map(|line| Some(line.split_once(':')?.0));
        let by_hand: Vec<&str> = by_hand.chain(BY_HAND.iter().copied()).collect();
        self.others(&BRIEFING, 0, &by_hand);
        if self.random.chance(50) {
            let (one, other) = (self.name(), self.name());
            if self.random.chance(70) {
                self.line(0, &format!("series: {{name: \"{one}\", number: 7}}"));
            } else {
                self.line(0, &format!("series: \"{one}\""));
            }
            self.line(0, &format!("keywords: [\"{one}\", \"{other}\"]"));
        }
        if self.random.chance(75) {
            self.authors();
        }
    }

    /// One that the language has words for, now and then.
    fn calendar(&mut self) {
        let language = lookup(&Tag::parse(self.voice.tag).expect("the tag of a voice"));
        let turn = self.out.len();
        let (name, calendar) = Calendar::ALL[turn % Calendar::ALL.len()];
        if turn.is_multiple_of(2) && language.knows(calendar) {
            self.line(0, &format!("calendar: {name}"));
        }
    }

    fn authors(&mut self) {
        if self.random.chance(20) {
            let name = self.name();
            return self.key(0, "authors", &name);
        }
        self.line(0, "authors:");
        for _ in 0..self.random.between(1, 4) {
            let name = self.name();
            if self.random.chance(50) {
                self.line(2, &format!("- \"{name}\""));
                continue;
            }
            // A name in its parts, or whole.
            if self.turn.is_multiple_of(3) {
                self.key(2, "- family", &name);
                self.line(4, "given: Nora");
                self.line(4, "suffix: Jr.");
            } else {
                self.key(2, "- name", &name);
            }
            let role = self.next_of(ROLES);
            self.perhaps(80, 4, role);
            for line in [
                "affiliation: Port Institute",
                "orcid: 0000-0002-1825-0097",
                "email: li@example.org",
            ] {
                self.perhaps(50, 4, line);
            }
        }
    }
}
