//! The sources of a briefing.

use super::Author;
use super::inline::NO_LINKS;

/// The types of CSL 1.0.2.
const TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The variables of CSL that name people, with names in every form.
const PEOPLE: &[&str] = &[
    "editor",
    "translator",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
];
const NAMES: &[&str] = &[
    "{family: Berg, given: Nora, non-dropping-particle: van}",
    "{family: Alembert, given: Jean, dropping-particle: \"d'\", suffix: Jr., comma-suffix: true}",
    "[{family: Wei, given: Li, static-ordering: true, parse-names: false}, \"Example, Ada, III\"]",
    "{literal: Harbour Board, isInstitution: 1}",
    "{name: Suharto, role: editor}",
];

/// Those that are dates, with dates in every form.
const DATES: &[&str] = &["available-date", "event-date", "original-date", "submitted"];
const MOMENTS: &[&str] = &[
    "n.d.",
    "forthcoming",
    "spring 2025",
    "c. 1890",
    "44 BC",
    "2019/2021",
    "2025-05/2025-06",
    "{date-parts: [[2025, 5, 4], [2025, 5, 6]]}",
    "{date-parts: [[2025]], season: 2, circa: true}",
    "{literal: in the third year of the quay}",
    "{raw: 2025-05-04}",
];

/// Those that are words, with some.
const WORDS: &[&str] = &[
    "title-short",
    "shortTitle",
    "original-title",
    "part-title",
    "volume-title",
    "volume-title-short",
    "reviewed-title",
    "reviewed-genre",
    "container-title-short",
    "journalAbbreviation",
    "collection-title",
    "collection-number",
    "event-title",
    "event",
    "event-place",
    "genre",
    "medium",
    "edition",
    "volume",
    "number-of-volumes",
    "issue",
    "number",
    "part",
    "part-number",
    "supplement",
    "supplement-number",
    "chapter-number",
    "section",
    "printing",
    "printing-number",
    "version",
    "authority",
    "jurisdiction",
    "division",
    "publisher-place",
    "original-publisher",
    "original-publisher-place",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "call-number",
    "page-first",
    "number-of-pages",
    "locator",
    "dimensions",
    "scale",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "status",
    "license",
    "references",
    "source",
    "abstract",
    "annote",
    "keyword",
    "citation-label",
    "citation-number",
    "first-reference-note-number",
    "year-suffix",
];
const VALUES: &[&str] = &[
    "12",
    "2",
    "Supplement",
    "Oslo",
    "978-3-16-148410-0",
    "a note",
];

/// The other keys with their values.
const KEYS: &[&[&str]] = &[
    &[
        "author: [\"Example, Ada\", {family: Wei, given: Li, role: editor}, Port Institute]",
        "author: {literal: The harbour board}",
        "author: Port Institute",
    ],
    &[
        "language: en",
        "language: fa",
        "language: he",
        "language: hi",
        "language: el",
    ],
    &["container-title: Journal of Harbours"],
    &["publisher: Port Press"],
    &["issued: 2025-05-04", "issued: 2025", "issued: 2025-05"],
    &["accessed: 2026-01"],
    &[
        "URL: https://example.org/reports/2025/a-long-address-that-does-not-fit-in-a-line/of-any-measure.html",
        "URL: mailto:board@example.org",
    ],
    &["DOI: 10.1000/182"],
    &["page: 3-9", "page: 17"],
    &["archive_url: https://example.org/archive"],
    &["archived: 2026-01-16"],
    &[
        "reliability: A",
        "reliability: B",
        "reliability: C",
        "reliability: D",
        "reliability: E",
        "reliability: F",
    ],
    &[
        "credibility: 1",
        "credibility: 2",
        "credibility: 3",
        "credibility: 4",
        "credibility: 5",
        "credibility: 6",
    ],
    &["quote: \"as it was *said*\""],
    &["note: \"a remark\""],
    &["categories: [ports, power]", "categories: ports"],
    &["custom: {shelf: 7}"],
];

impl Author {
    pub(super) fn sources_note(&mut self) {
        let text = self.inline(2, 6, super::ANYTHING);
        self.key(0, "sources_note", &text);
    }

    pub(super) fn source_list(&mut self) {
        if self.sources == 0 {
            return;
        }
        self.line(0, "sources:");
        for source in 1..=self.sources {
            self.line(2, &format!("- id: s{source}"));
            let title = self.inline(1, 6, NO_LINKS);
            self.key(4, "title", &title);
            let kind = self.next_of(TYPES);
            self.perhaps(80, 4, &format!("type: {kind}"));
            for values in KEYS {
                let value = *self.random.pick(values);
                self.perhaps(30, 4, value);
            }
            let (key, name) = (*self.random.pick(PEOPLE), *self.random.pick(NAMES));
            self.perhaps(30, 4, &format!("{key}: {name}"));
            let (key, date) = (*self.random.pick(DATES), *self.random.pick(MOMENTS));
            self.perhaps(30, 4, &format!("{key}: {date}"));
            let first = self.random.below(WORDS.len());
            for key in WORDS.iter().cycle().skip(first).take(3) {
                let value = *self.random.pick(VALUES);
                self.perhaps(60, 4, &format!("{key}: {value}"));
            }
            self.perhaps(10, 4, &format!("citation-key: key{source}"));
        }
        // A title alone is a source too, if one that nothing cites here.
        if self.random.chance(30) {
            let title = self.words(2, 6);
            self.line(2, &format!("- \"{title}\""));
        }
    }
}
