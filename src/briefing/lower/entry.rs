//! What an entry of the references says.
//!
//! In: a source. Out: its entry, in sentences: who made it, its title, where it appeared, when, on
//! which pages; where it is found; how it was graded; the words relied on; a remark. The style is the
//! program's own. A title is italic when its source stands alone, in quotation marks when it stands in
//! something, plain when it is all that is known.

use super::Lowerer;
use super::text_builder::TextBuilder;
use crate::briefing::inner_quotes;
use crate::briefing::markup;
use crate::briefing::typed::{Source, SourceKind};
use crate::briefing::yaml::Written;
use crate::document::{Address, MarkKind};
use crate::language::{Language, Tag};

impl Lowerer<'_> {
    /// Adds the entry of a source to a text in a language of its own, if it has one.
    pub(super) fn entry(&mut self, source: &Source, own: Option<&Tag>, builder: &mut TextBuilder) {
        self.sentence(source, own, builder);
        self.numbers(source, builder);
        self.found_at(source, builder);
        self.remarks(source, builder);
    }

    /// Who made it, its title, where it appeared and when, on which pages; then its numbers.
    fn sentence(&mut self, source: &Source, own: Option<&Tag>, builder: &mut TextBuilder) {
        let comma = self.language.punctuation.comma.clone();
        let leads = self.leads(source);
        for lead in &leads {
            builder.push(lead);
            builder.push(&comma);
        }
        self.title(source, own, builder);
        let behind_title = builder.content().len();
        // A title that is a sentence of its own has no comma behind it.
        let join = |builder: &mut TextBuilder| {
            let is_title = builder.content().len() == behind_title;
            let closed = is_title && ends_sentence(builder.content());
            builder.push(if closed { " " } else { &comma });
        };
        if let Some(container) = source.words("container-title") {
            join(builder);
            let container = self.set_in(source.language.as_ref(), container);
            builder.marked(MarkKind::Emphasis, |builder| builder.push(&container));
        }
        for part in self.imprint_of(source) {
            join(builder);
            builder.push(&part);
        }
        if !is_found(source) {
            self.seen(source, builder);
        }
        // A title that is all that is known stays a title.
        let more = builder.content().len() > behind_title || !leads.is_empty();
        if more || is_found(source) {
            end_sentence(builder);
        }
    }

    /// "ISBN 978-3-16-148410-0, ISSN 0317-8471.": what a library finds it by.
    fn numbers(&mut self, source: &Source, builder: &mut TextBuilder) {
        let numbers = ["ISBN", "ISSN"].into_iter().filter_map(|variable| {
            let number = source.words(variable)?;
            Some(format!("{variable}\u{a0}{number}"))
        });
        let numbers: Vec<String> = numbers.collect();
        if !numbers.is_empty() {
            begin_sentence(builder);
            builder.push(&numbers.join(&self.language.punctuation.comma));
            end_sentence(builder);
        }
    }

    /// The title, with the marks of the language that it is in.
    fn title(&mut self, source: &Source, own: Option<&Tag>, builder: &mut TextBuilder) {
        let known = source.kind.or_else(|| default_kind(source));
        let around = self.language;
        let quoted = known == Some(SourceKind::Part);
        let language = self.language_of(source.language.as_ref());
        let surrounding = own.unwrap_or(&self.briefing.language);
        let foreign = source.language.as_ref().filter(|tag| *tag != surrounding);
        let foreign = foreign.cloned().map(MarkKind::Language);
        let whole = (known == Some(SourceKind::Whole)).then_some(MarkKind::Emphasis);
        builder.marked_if(whole, |builder| {
            if quoted {
                builder.push(&around.punctuation.quotes[0]);
            }
            builder.marked_if(foreign, |builder| {
                self.marked_words(&source.title, language, quoted, builder);
            });
            if quoted {
                builder.push(&around.punctuation.quotes[1]);
            }
        });
    }

    /// A field of inline text with the marks of a language; where it stands in quotation marks, those
    /// in it alternate with them.
    fn marked_words(
        &mut self,
        written: &Written,
        language: &'static Language,
        quoted: bool,
        builder: &mut TextBuilder,
    ) {
        let parsed = markup::parse_title(&written.value);
        self.report(written, parsed.findings);
        let mut content = parsed.content;
        let around = std::mem::replace(&mut self.language, language);
        self.finish(&mut content);
        if quoted && self.briefing.smart {
            inner_quotes::nest(&mut content, language, around);
        }
        self.add(&content, written, builder);
        self.language = around;
    }

    /// DOI or address.
    fn found_at(&mut self, source: &Source, builder: &mut TextBuilder) {
        if let Some(doi) = &source.doi {
            builder.push(" ");
            push_address(doi.address(), builder);
        } else if let Some(url) = &source.url {
            builder.push(" ");
            push_address(url.clone(), builder);
        } else {
            return;
        }
        if self.seen(source, builder) {
            end_sentence(builder);
        }
    }

    /// "(accessed 15 January 2026, archived …)": when it was read, where it is archived; whether that
    /// is said.
    fn seen(&mut self, source: &Source, builder: &mut TextBuilder) -> bool {
        let terms = &self.language.terms;
        let mut remarks = Vec::new();
        if let Some(date) = source.dates.get("accessed") {
            remarks.push(terms.accessed.replace("{}", &self.source_date(date)));
        }
        if let Some(date) = &source.archived {
            remarks.push(terms.archived.replace("{}", &self.source_date(date)));
        } else if source.archive_url.is_some() {
            remarks.push(terms.archived.replace("{}", "").trim().to_string());
        }
        if remarks.is_empty() {
            return false;
        }
        builder.push(" (");
        builder.push(&remarks.join(&self.language.punctuation.comma));
        if let Some(url) = &source.archive_url {
            builder.push(&self.language.punctuation.colon());
            push_address(url.clone(), builder);
        }
        builder.push(")");
        true
    }

    /// Grade, words relied on, note: sentences of their own.
    fn remarks(&mut self, source: &Source, builder: &mut TextBuilder) {
        let grade: String = source
            .reliability
            .iter()
            .chain(&source.credibility)
            .collect();
        if !grade.is_empty() {
            begin_sentence(builder);
            builder.push(&self.language.terms.grade.replace("{}", &grade));
            end_sentence(builder);
        }
        if let Some(quote) = &source.quote {
            begin_sentence(builder);
            let [opening, closing] = &self.language.punctuation.quotes;
            builder.push(opening);
            self.marked_words(quote, self.language, true, builder);
            builder.push(closing);
            end_sentence(builder);
        }
        if let Some(note) = &source.note {
            begin_sentence(builder);
            self.marked_words(note, self.language, false, builder);
            end_sentence(builder);
        }
        if let Some(marking) = &source.marking {
            begin_sentence(builder);
            self.marking_of_source(marking, builder);
            end_sentence(builder);
        }
    }
}

/// Whether a source says where it is found.
fn is_found(source: &Source) -> bool {
    source.url.is_some() || source.doi.is_some()
}

/// What a source without a type is: a web page where it has an address, else a document; plain
/// when its title is all that is known.
fn default_kind(source: &Source) -> Option<SourceKind> {
    if source.words("container-title").is_some() || source.url.is_some() {
        return Some(SourceKind::Part);
    }
    let known = !source.people.is_empty()
        || source.words("publisher").is_some()
        || source.dates.contains_key("issued");
    known.then_some(SourceKind::Other)
}

/// An address that leads where it says.
pub(super) fn push_address(url: Address, builder: &mut TextBuilder) {
    let shown = url.to_string();
    builder.marked(MarkKind::Link { url }, |builder| builder.push(&shown));
}

/// The space before a sentence, and the full stop that the one before may lack: behind an address there
/// is none as long as nothing follows.
fn begin_sentence(builder: &mut TextBuilder) {
    if !ends_sentence(builder.content()) {
        builder.push(".");
    }
    builder.push(" ");
}

/// The full stop of a sentence that does not end by itself, nor with an address.
fn end_sentence(builder: &mut TextBuilder) {
    builder.trim_spaces();
    if !ends_sentence(builder.content()) && !builder.ends_with_address() {
        builder.push(".");
    }
}

/// Whether words end as sentences do: a mark that stands within quotation marks is enough.
fn ends_sentence(words: &str) -> bool {
    const STOPS: &[char] = &[
        '.', '?', '!', '\u{2026}', '\u{61f}', '\u{6d4}', '\u{964}', '\u{3002}', '\u{ff1f}',
        '\u{ff01}',
    ];
    const QUOTES: &[char] = &[
        '"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\u{ab}', '\u{bb}', '\u{2039}',
        '\u{203a}',
    ];
    let quoted = |character: char| QUOTES.contains(&character) || character.is_whitespace();
    words.trim_end_matches(quoted).ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_with_its_mark_also_within_quotation_marks() {
        for ended in [
            "So.",
            "So?",
            "“So?”",
            "«\u{202f}So\u{202f}!\u{202f}»",
            "So…",
            "کجا؟",
            "ایسا۔",
            "2nd ed.",
        ] {
            assert!(ends_sentence(ended), "{ended}");
        }
        for open in ["So", "“So”", "So (2025)", "So:", "https://example.org/?"] {
            assert_eq!(ends_sentence(open), open.ends_with('?'), "{open}");
        }
    }
}
