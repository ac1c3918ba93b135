//! A briefing to begin with.
//!
//! In: a title, a language, and what kind of briefing it is to be. Out: its YAML, with notes for whoever writes it
//! on, in the language of the briefing. It is exported at once without a word, so that its writer sees from the
//! first minute what becomes of it.

use super::canonical;
use crate::language::{self, Starter, Tag};

/// The kinds of briefing that there are beginnings of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StarterKind {
    /// What is known, and what should be done.
    #[default]
    Policy,
    /// An attack on computers: who may see it, how sure it is, its traces.
    Cti,
    /// How things stand: numbers and a timeline.
    Sitrep,
    /// What something is: questions, answers, terms.
    Explainer,
}

impl StarterKind {
    /// Every kind by the word that the command line names it with.
    pub const ALL: &[(&str, StarterKind)] = &[
        ("policy", StarterKind::Policy),
        ("cti", StarterKind::Cti),
        ("sitrep", StarterKind::Sitrep),
        ("explainer", StarterKind::Explainer),
    ];
}

/// What a briefing begins with.
#[derive(Debug, Clone)]
pub struct Beginning<'a> {
    /// Its title, if its writer knows it.
    pub title: Option<&'a str>,
    /// Its language.
    pub language: Tag,
    /// Its kind.
    pub kind: StarterKind,
    /// Its theme, if it is to have one.
    pub theme: Option<&'a str>,
    /// The schema that editors read, as it is named from its file.
    pub schema: Option<&'a str>,
    /// The command that exports it.
    pub command: &'a str,
}

/// The language of a tag, if the program has words in it.
///
/// # Errors
///
/// When it has none: a sentence for the user.
pub fn language(written: &str) -> Result<Tag, String> {
    let known = |tag: Option<Tag>| tag.filter(language::has_terms);
    if let Some(tag) = known(Tag::parse(written)) {
        return Ok(tag);
    }
    Err(match known(language::by_name(written)) {
        Some(tag) => format!("`{written}` is no tag of a language: write `--lang {tag}`"),
        None => format!(
            "there are no words in `{written}`: begin in another language, and change `lang` and the words"
        ),
    })
}

/// The YAML of a briefing that is begun.
pub fn starter(beginning: &Beginning<'_>) -> String {
    let words = &language::lookup(&beginning.language).starter;
    let mut page = Page {
        out: String::new(),
        words,
    };
    page.head(beginning);
    match beginning.kind {
        StarterKind::Policy => page.policy(),
        StarterKind::Cti => page.cti(),
        StarterKind::Sitrep => page.sitrep(),
        StarterKind::Explainer => page.explainer(),
    }
    page.sources(beginning.kind == StarterKind::Cti);
    page.out
}

/// A file in the making.
struct Page<'a> {
    out: String,
    words: &'a Starter,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A key, or an item of a list, and a text in one line.
    fn text(&mut self, before: &str, text: &str) {
        let text = canonical::scalar(text);
        self.line(&format!("{before} {text}"));
    }

    fn note(&mut self, indent: &str, note: &str) {
        self.line(&format!("{indent}# {note}"));
    }

    fn head(&mut self, beginning: &Beginning<'_>) {
        let words = self.words;
        if let Some(schema) = beginning.schema {
            self.note("", &format!("yaml-language-server: $schema={schema}"));
        }
        self.note("", &words.note);
        self.note("", &words.unused);
        self.note("", &words.command.replace("{}", beginning.command));
        self.line("");
        self.text("title:", beginning.title.unwrap_or(&words.title));
        self.text("lang:", beginning.language.as_str());
        self.text("publisher:", &words.house);
        self.note("", "date: 2026-01-15");
        if let Some(theme) = beginning.theme {
            self.text("theme:", theme);
        }
        if beginning.kind == StarterKind::Cti {
            self.line("marking:\n  tlp: AMBER");
        }
        self.line("");
    }

    fn policy(&mut self) {
        let words = self.words;
        self.text("tldr:", &words.tldr);
        self.line("key_points:");
        self.text("  -", &words.point);
        self.text("  - text:", &words.point);
        self.line("    confidence: moderate");
        self.summary();
        self.recommendations();
        self.questions(1);
    }

    fn cti(&mut self) {
        let words = self.words;
        self.text("bluf:", &words.tldr);
        self.line("key_points:");
        self.text("  - text:", &words.point);
        self.line("    likelihood: likely\n    confidence: moderate\n    basis: judgement");
        self.summary();
        self.line("sections:");
        self.text("  - title:", &words.section);
        self.line("    blocks:");
        self.text("      - text:", &words.summary);
        self.line(
            "      - indicators:\n          - type: domain-name\n            value: example.org",
        );
        self.text("            note:", &words.definition);
        self.recommendations();
        self.timeline();
    }

    fn sitrep(&mut self) {
        let words = self.words;
        self.text("tldr:", &words.tldr);
        self.line("key_figures:");
        for value in ["12", "34"] {
            self.line(&format!("  - value: '{value}'"));
            self.text("    label:", &words.definition);
        }
        self.line("key_points:");
        self.text("  -", &words.point);
        self.text("  -", &words.point);
        self.summary();
        self.timeline();
    }

    fn explainer(&mut self) {
        let words = self.words;
        self.text("tldr:", &words.tldr);
        self.line("key_points:");
        self.text("  -", &words.point);
        self.summary();
        self.questions(2);
        self.line("glossary:");
        self.text("  - term:", &words.term);
        self.text("    definition:", &words.definition);
    }

    fn summary(&mut self) {
        let words = self.words;
        self.note("", &words.cite);
        self.line("summary: |");
        self.line(&format!("  {} [@first]", words.summary));
    }

    fn recommendations(&mut self) {
        self.line("recommendations:");
        self.text("  -", &self.words.recommendation);
    }

    fn timeline(&mut self) {
        self.line("timeline:");
        for date in ["2026-01-12", "2026-01-15"] {
            self.line(&format!("  - date: {date}"));
            self.text("    event:", &self.words.event);
        }
    }

    fn questions(&mut self, count: usize) {
        self.line("faq:");
        for _ in 0..count {
            self.text("  - question:", &self.words.question);
            self.text("    answer:", &self.words.answer);
        }
    }

    fn sources(&mut self, graded: bool) {
        self.line("sources:\n  - id: first");
        self.text("    title:", &self.words.source);
        if graded {
            self.line("    reliability: B\n    credibility: 2");
        }
        self.note("    ", "issued: 2026-01-15");
        self.note("    ", "URL: https://example.org/");
    }
}
