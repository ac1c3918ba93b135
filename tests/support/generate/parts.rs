//! What a briefing says of itself, and its parts.

use super::{ANYTHING, Author};

impl Author {
    /// The keys of the title block, the colophon and the settings.
    pub(super) fn metadata(&mut self) {
        let title = self.words(2, 9);
        self.key(0, "title", &title);
        self.line(0, &format!("lang: {}", self.voice.tag));
        for key in [
            "subtitle",
            "publisher",
            "report_number",
            "license",
            "contact",
        ] {
            if self.random.chance(50) {
                let text = self.name();
                self.key(0, key, &text);
            }
        }
        for line in [
            "$schema: https://example.org/schema.json",
            "smart: false",
            "date: 2026-01-15",
            "modified: 2026-02-01T10:00:00Z",
            "version: 1.10",
            "status: draft",
            "toc: true",
            "theme: newsdesk",
            "theme: chancery",
            "watermark: Draft",
            "logo: {src: content/img/shared-waters.svg, alt: Port Institute}",
            "marking: {tlp: AMBER, caveats: [For the harbour board]}",
            "marking: {classification: Internal}",
            "style: numbered",
            "pdf: {paper: a5, sides: two}",
            "pdf: {paper: letter}",
            "labels: {faq: \"Asked & answered\", summary: \"\"}",
            "order: [key_points, sources]",
            "identifier: [{scheme: DOI, text: 10.1000/182}, {scheme: ISSN, text: 0317-8471}]",
            "accessibility: {certified_by: Nobody, summary: None}",
            "x-run: {id: 4711, of: [1, 2]}",
        ] {
            let key = line.split(':').next().unwrap_or_default();
            let known = self.out.lines().any(|known| known.starts_with(key));
            if !known && self.random.chance(30) {
                self.line(0, line);
            }
        }
        if self.random.chance(50) {
            let (one, other) = (self.name(), self.name());
            self.line(0, &format!("series: {{name: \"{one}\", number: 7}}"));
            self.line(0, &format!("keywords: [\"{one}\", \"{other}\"]"));
        }
        if self.random.chance(60) {
            self.authors();
        }
    }

    fn authors(&mut self) {
        self.line(0, "authors:");
        for _ in 0..self.random.between(1, 4) {
            let name = self.name();
            if self.random.chance(50) {
                self.line(2, &format!("- \"{name}\""));
                continue;
            }
            self.key(2, "- name", &name);
            for line in [
                "role: editor",
                "affiliation: Port Institute",
                "orcid: 0000-0002-1825-0097",
                "email: li@example.org",
            ] {
                if self.random.chance(50) {
                    self.line(4, line);
                }
            }
        }
    }

    /// The parts, each or not; a briefing has a summary at least.
    pub(super) fn parts(&mut self) {
        if self.random.chance(60) {
            let key = *self.random.pick(&["tldr", "bluf"]);
            let text = self.inline(4, 10, ANYTHING);
            self.key(0, key, &text);
        }
        self.block_key(0, "summary", true, 9);
        let parts: [fn(&mut Author); 8] = [
            Author::key_points,
            |author| author.sections(0, "sections", 0),
            Author::recommendations,
            Author::timeline,
            Author::faq,
            Author::glossary,
            |author| author.sections(0, "appendices", 1),
            Author::sources_note,
        ];
        for part in parts {
            if self.random.chance(60) {
                part(self);
            }
        }
        self.source_list();
    }

    fn key_points(&mut self) {
        self.line(0, "key_points:");
        for _ in 0..self.random.between(1, 5) {
            let text = self.inline(2, 12, ANYTHING);
            self.key(2, "- text", &text);
            for line in [
                "confidence: moderate",
                "likelihood: very likely",
                "basis: judgement",
            ] {
                if self.random.chance(40) {
                    self.line(4, line);
                }
            }
        }
    }

    fn sections(&mut self, indent: usize, key: &str, depth: usize) {
        self.line(indent, &format!("{key}:"));
        for _ in 0..self.random.between(1, 3) {
            let title = self.inline(
                1,
                3,
                super::Allowed {
                    links: false,
                    ..ANYTHING
                },
            );
            self.key(indent + 2, "- title", &title);
            if self.random.chance(60) {
                self.block_key(indent + 4, "body", true, 6);
            } else if self.random.chance(70) {
                self.typed_blocks(indent + 4);
            }
            if depth < 3 && self.random.chance(40) {
                self.sections(indent + 4, "sections", depth + 1);
            }
        }
    }

    fn typed_blocks(&mut self, indent: usize) {
        self.line(indent, "blocks:");
        for _ in 0..self.random.between(1, 3) {
            if self.random.chance(50) {
                self.block_key(indent + 2, "- text", true, 3);
                continue;
            }
            self.line(indent + 2, "- quote:");
            self.block_key(indent + 6, "text", false, 2);
            if self.random.chance(60) {
                let name = self.name();
                self.key(indent + 6, "by", &name);
            }
            if self.sources > 0 && self.random.chance(60) {
                let cited = self.citation();
                self.line(indent + 6, &format!("cite: \"{cited}\""));
            }
        }
    }

    fn recommendations(&mut self) {
        self.line(0, "recommendations:");
        for _ in 0..self.random.between(1, 4) {
            self.block_key(2, "- text", false, 2);
            let name = self.name();
            if self.random.chance(50) {
                self.key(4, "owner", &name);
            }
            if self.random.chance(50) {
                self.line(4, "by: 2026-06");
            }
        }
    }

    fn timeline(&mut self) {
        self.line(0, "timeline:");
        for month in 1..=self.random.between(1, 6) {
            self.line(2, &format!("- date: 2025-{month:02}-11"));
            let text = self.inline(1, 8, ANYTHING);
            self.key(4, "event", &text);
        }
    }

    fn faq(&mut self) {
        self.line(0, "faq:");
        for _ in 0..self.random.between(1, 4) {
            self.block_key(2, "- answer", false, 3);
            if self.random.chance(70) {
                let text = self.inline(1, 6, ANYTHING) + "?";
                self.key(4, "question", &text);
            }
        }
    }

    fn glossary(&mut self) {
        self.line(0, "glossary:");
        for _ in 0..self.random.between(1, 4) {
            self.block_key(2, "- definition", false, 2);
            let term = self.name();
            self.key(4, "term", &term);
        }
    }

    fn sources_note(&mut self) {
        let text = self.inline(2, 6, ANYTHING);
        self.key(0, "sources_note", &text);
    }

    fn source_list(&mut self) {
        if self.sources == 0 {
            return;
        }
        self.line(0, "sources:");
        for source in 1..=self.sources {
            let plain = super::Allowed {
                links: false,
                ..ANYTHING
            };
            self.line(2, &format!("- id: s{source}"));
            let title = self.inline(1, 6, plain);
            self.key(4, "title", &title);
            for line in [
                "type: article-journal",
                "type: report",
                "author: [\"Example, Ada\", {family: Wei, given: Li}, Port Institute]",
                "language: en",
                "language: fa",
                "container-title: Journal of Harbours",
                "publisher: Port Press",
                "issued: 2025-05-04",
                "accessed: 2026-01",
                "URL: https://example.org/reports/2025/a-long-address-that-does-not-fit-in-a-line/of-any-measure.html",
                "DOI: 10.1000/182",
                "page: 3-9",
                "archive_url: https://example.org/archive",
                "archived: 2026-01-16",
                "reliability: B",
                "credibility: 2",
                "quote: \"as it was *said*\"",
                "note: \"a remark\"",
            ] {
                let key = line.split(':').next().unwrap_or_default();
                let entry = self.out.rfind("- id: ").unwrap_or(0);
                let known = self.out[entry..].contains(&format!(" {key}: "));
                if !known && self.random.chance(30) {
                    self.line(4, line);
                }
            }
        }
    }
}
