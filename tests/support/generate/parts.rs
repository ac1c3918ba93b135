//! The parts of a briefing.

use briefset::briefing::keys::{KEY_POINT, Key, SECTION, Table};

use super::inline::NO_LINKS;
use super::{ANYTHING, Author, is_plain};

/// A language of a part.
const LANGUAGE: &str = "lang: he";
/// A marking of a part, which is no stricter than any whole.
const MARKING: &str = "marking: {tlp: CLEAR, pap: CLEAR, caveats: [For the harbour board]}";

impl Author {
    /// The parts, each or not; a briefing has a summary at least.
    pub(super) fn parts(&mut self) {
        if self.random.chance(60) {
            let key = *self.random.pick(&["tldr", "bluf"]);
            let text = self.inline(4, 10, ANYTHING);
            self.key(0, key, &text);
        }
        self.block_key(0, "summary", true, 9);
        let parts: [fn(&mut Author); 9] = [
            |author| author.key_figures(0, "key_figures"),
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
        // On which scale degrees are stands above.
        let phia = self.out.contains("likelihood_scale: phia");
        self.line(0, "key_points:");
        for _ in 0..self.random.between(1, 5) {
            if self.random.chance(20) {
                let text = self.words(2, 9);
                let quote = if is_plain(&text) { "" } else { "\"" };
                self.line(2, &format!("- {quote}{text}{quote}"));
                continue;
            }
            let text = self.inline(2, 12, ANYTHING);
            self.key(2, "- text", &text);
            if phia {
                self.line(4, "likelihood: highly likely");
                self.others(&KEY_POINT, 4, &["text", "likelihood"]);
                continue;
            }
            self.others(&KEY_POINT, 4, &["text"]);
        }
    }

    fn sections(&mut self, indent: usize, key: &str, depth: usize) {
        self.line(indent, &format!("{key}:"));
        for _ in 0..self.random.between(1, 3) {
            let title = self.inline(1, 3, NO_LINKS);
            self.key(indent + 2, "- title", &title);
            let id = format!("section-{}", self.out.len());
            if self.random.chance(30) {
                self.line(indent + 4, &format!("id: {id}"));
                self.ids.push(id);
            }
            self.perhaps(10, indent + 4, MARKING);
            self.now_and_then(indent + 4, LANGUAGE);
            if self.random.chance(60) {
                self.block_key(indent + 4, "body", true, 6);
            } else if self.random.chance(70) {
                self.typed_blocks(indent + 4);
            }
            // Deeper than headings have levels.
            if depth < 6 && self.random.chance(50) {
                self.sections(indent + 4, "sections", depth + 1);
            }
        }
    }

    /// A line, in one place of a dozen or so.
    fn now_and_then(&mut self, indent: usize, line: &str) {
        if self.out.len().is_multiple_of(12) {
            self.line(indent, line);
        }
    }

    fn typed_blocks(&mut self, indent: usize) {
        self.line(indent, "blocks:");
        for _ in 0..self.random.between(1, 4) {
            let is_kind = |key: &&Key| !matches!(key.name, "marking" | "lang");
            let kinds = blocks().known().filter(is_kind);
            let known: Vec<_> = kinds.collect();
            // Evidence has more ways to look than anything else.
            let evidence = |key: &&&Key| matches!(key.name, "table" | "chart" | "callout");
            let kind = match self.random.chance(50) {
                true => *self
                    .random
                    .pick(&known.iter().filter(evidence).copied().collect::<Vec<_>>()),
                false => *self.random.pick(&known),
            };
            match kind.name {
                "text" => self.block_key(indent + 2, "- text", true, 3),
                "quote" => self.quote(indent + 2),
                "table" => self.table(indent + 2, false),
                "figure" => self.figure(indent + 2),
                "chart" => self.chart(indent + 2),
                "callout" => self.callout(indent + 2),
                "key_figures" => self.key_figures(indent + 2, "- key_figures"),
                "indicators" => self.indicators(indent + 2),
                name => self.value(indent + 2, &format!("- {name}"), &kind.value),
            }
            self.perhaps(15, indent + 4, MARKING);
            self.now_and_then(indent + 4, LANGUAGE);
        }
    }

    fn indicators(&mut self, indent: usize) {
        self.line(indent, "- indicators:");
        for _ in 0..self.random.between(1, 4) {
            let (kind, value) = *self.random.pick(&[
                ("domain-name", "bad.example"),
                ("url", "https://bad.example/a.php?b=c"),
                ("ipv4-addr", "192.0.2.1"),
                ("file", "d41d8cd98f00b204e9800998ecf8427e"),
            ]);
            self.line(
                indent + 4,
                &format!("- {{type: {kind}, value: \"{value}\"}}"),
            );
            let tlp = *self.random.pick(&["CLEAR"]);
            let last = self.out.trim_end().len();
            if self.random.chance(70) {
                self.out.truncate(last - 1);
                let note = self.words(1, 4);
                self.out.push_str(&format!(
                    ", tlp: {tlp}, first_seen: 2026-01-15, note: \"{note}\"}}\n"
                ));
            }
        }
    }

    /// Key figures, as a block or as a part.
    pub(super) fn key_figures(&mut self, indent: usize, key: &str) {
        self.line(indent, &format!("{key}:"));
        let indent = indent + key.len() - key.trim_start_matches("- ").len() + 2;
        for _ in 0..self.random.between(2, 6) {
            let value = *self
                .random
                .pick(&["12.4 %", "38", "\u{20ac}\u{a0}1.2\u{a0}m"]);
            self.line(indent, &format!("- value: \"{value}\""));
            let label = self.words(1, 3);
            self.key(indent + 2, "label", &label);
            self.perhaps(50, indent + 2, "change: \"+3.1\"");
            if self.sources > 0 && self.random.chance(40) {
                let cited = self.citation();
                self.line(indent + 2, &format!("source: \"{cited}\""));
            }
        }
    }

    fn callout(&mut self, indent: usize) {
        self.line(indent, "- callout:");
        let kind = *self
            .random
            .pick(&["note", "warning", "method", "definition"]);
        self.perhaps(80, indent + 4, &format!("kind: {kind}"));
        if self.random.chance(50) {
            let title = self.inline(1, 3, NO_LINKS);
            self.key(indent + 4, "title", &title);
        }
        if self.random.chance(70) {
            self.block_key(indent + 4, "body", false, 3);
        } else {
            self.line(indent + 4, "blocks:");
            self.block_key(indent + 6, "- text", false, 2);
            self.table(indent + 6, true);
        }
    }

    fn quote(&mut self, indent: usize) {
        self.line(indent, "- quote:");
        self.block_key(indent + 4, "text", false, 2);
        if self.random.chance(60) {
            let name = self.name();
            self.key(indent + 4, "by", &name);
        }
        if self.sources > 0 && self.random.chance(60) {
            let cited = self.citation();
            self.line(indent + 4, &format!("cite: \"{cited}\""));
        }
    }

    fn recommendations(&mut self) {
        self.line(0, "recommendations:");
        for _ in 0..self.random.between(1, 4) {
            if self.random.chance(20) {
                let text = self.words(3, 9);
                self.line(2, &format!("- \"{text}\""));
                continue;
            }
            self.block_key(2, "- text", false, 2);
            if self.random.chance(20) {
                let id = format!("step-{}", self.random.below(100_000));
                self.line(4, &format!("id: {id}"));
                self.ids.push(id);
            }
            let name = self.name();
            if self.random.chance(50) {
                self.key(4, "owner", &name);
            }
            let by = *self
                .random
                .pick(&["2026-06", "2026-06-30", "the next winter"]);
            let key = if by.len() == 7 { "due" } else { "by" };
            self.perhaps(50, 4, &format!("{key}: {by}"));
        }
    }

    fn timeline(&mut self) {
        self.line(0, "timeline:");
        for month in 1..=self.random.between(1, 6) {
            let date = match self.random.below(4) {
                0 => format!("2025-{month:02}"),
                1 => format!("the winter of 202{month}"),
                _ => format!("2025-{month:02}-11"),
            };
            self.line(2, &format!("- date: {date}"));
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
}

/// The kinds of block.
fn blocks() -> &'static Table {
    let blocks = SECTION.find("blocks").expect("the key of blocks");
    blocks.value.table().expect("the keys of blocks")
}
