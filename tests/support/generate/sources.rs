//! The sources of a briefing.

use briefset::briefing::keys::choices::SOURCE_TYPES;
use briefset::briefing::keys::{self, Key, SOURCE, Text};

use super::Author;
use super::inline::NO_LINKS;

/// Names of people in every form.
const NAMES: &[&str] = &[
    "{family: Berg, given: Nora, non-dropping-particle: van}",
    "{family: Alembert, given: Jean, dropping-particle: \"d'\", suffix: Jr., comma-suffix: true}",
    "[{family: Wei, given: Li, static-ordering: true, parse-names: false}, \"Example, Ada, III\"]",
    "{literal: Harbour Board, isInstitution: 1}",
    "{name: Suharto, role: editor}",
];

/// Dates in every form.
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

/// Words and numbers.
const VALUES: &[&str] = &[
    "12",
    "2",
    "Supplement",
    "Oslo",
    "978-3-16-148410-0",
    "a note",
];

/// Keys that are written by hand, with their values.
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
    &["marking: {tlp: CLEAR}"],
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
            let kind = self.next_of(&keys::choices::shown(SOURCE_TYPES));
            self.perhaps(95, 4, &format!("type: {kind}"));
            for values in KEYS {
                let value = *self.random.pick(values);
                self.perhaps(30, 4, value);
            }
            let (people, dates, words) = (those(is_name), those(is_date), those(is_word));
            // By turns, so that every one comes up whatever else is drawn.
            let (key, name) = (self.next_of(&people), *self.random.pick(NAMES));
            self.perhaps(90, 4, &format!("{key}: {name}"));
            let (key, date) = (self.next_of(&dates), *self.random.pick(MOMENTS));
            self.perhaps(60, 4, &format!("{key}: {date}"));
            let first = self.random.below(words.len());
            for key in words.iter().cycle().skip(first).take(3) {
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

/// The keys of a source of a kind that are not written by hand.
fn those(is_one: fn(&Key) -> bool) -> Vec<&'static str> {
    let by_hand = KEYS
        .iter()
        .map(|lines| lines[0].split(':').next().unwrap_or_default());
    let by_hand: Vec<&str> = by_hand.chain(["citation-key"]).collect();
    let keys = SOURCE.known().filter(|key| is_one(key));
    let names = keys.map(|key| key.name);
    names.filter(|name| !by_hand.contains(name)).collect()
}

fn is_name(key: &Key) -> bool {
    matches!(key.value.text, Some(Text::Name))
}

fn is_date(key: &Key) -> bool {
    matches!(key.value.text, Some(Text::SourceDate))
}

fn is_word(key: &Key) -> bool {
    matches!(key.value.text, Some(Text::Variable))
}
