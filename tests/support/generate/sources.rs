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
            self.perhaps(60, 4, &format!("type: {kind}"));
            for values in KEYS {
                let value = *self.random.pick(values);
                self.perhaps(30, 4, value);
            }
        }
        // A title alone is a source too, if one that nothing cites here.
        if self.random.chance(30) {
            let title = self.words(2, 6);
            self.line(2, &format!("- \"{title}\""));
        }
    }
}
