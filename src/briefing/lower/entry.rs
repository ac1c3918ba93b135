//! What an entry of the references says.
//!
//! In: a source. Out: its entry, in sentences: who made it, its title, where it appeared, when, on which pages; where it
//! is found; the words relied on; a remark; how it was graded. The style is the program's own. A title is italic when
//! its source stands alone, in quotation marks when it stands in something, plain when it is all that is known.

#[cfg(feature = "csl")]
use std::collections::BTreeMap;

use super::Lowerer;
use super::imprint::{imprint, leads, within};
use super::markings;
use super::source_dates::source_date;
use super::text_builder::TextBuilder;
use super::typographer::Typographer;
use super::works::push_work;
use crate::briefing::inner_quotes;
use crate::briefing::markup;
use crate::briefing::typed::{Source, SourceKind};
use crate::briefing::yaml::Written;
use crate::document::{Address, MarkKind, ScannedAddress};
use crate::language::{Language, Tag};

/// Adds the entry of a source to a text in a language of its own, if it has one, beside the code of an
/// address, if there is one.
pub fn add_entry(
    lowerer: &mut Lowerer<'_>,
    source: &Source,
    (own, scanned): (Option<&Tag>, Option<&ScannedAddress>),
    builder: &mut TextBuilder,
) {
    let language = lowerer.language();
    add_sentence(lowerer, source, own, builder);
    add_numbers(source, language, builder);
    add_place(source, scanned, lowerer.typographer, builder);
    add_remarks(lowerer, source, own, builder);
}

/// Adds what no style has words for to an entry that is written by one: where a copy is, the words relied on,
/// remarks, who may see it, how it was graded.
#[cfg(feature = "csl")]
pub fn add_beside(
    lowerer: &mut Lowerer<'_>,
    source: &Source,
    own: Option<&Tag>,
    builder: &mut TextBuilder,
) {
    let language = lowerer.language();
    let copy = Source {
        dates: BTreeMap::new(),
        ..source.clone()
    };
    if add_seen(&copy, lowerer.typographer, builder) {
        end_sentence(language, builder);
    }
    add_remarks(lowerer, source, own, builder);
}

/// Who made it, its title, where it appeared and when, on which pages.
fn add_sentence(
    lowerer: &mut Lowerer<'_>,
    source: &Source,
    own: Option<&Tag>,
    builder: &mut TextBuilder,
) {
    let typographer = lowerer.typographer;
    let language = typographer.language;
    let comma = &language.punctuation.comma;
    let leads = leads(source, typographer);
    for lead in &leads {
        builder.push(lead);
        builder.push(comma);
    }
    add_title(lowerer, source, own, builder);
    let behind_title = builder.content().len();
    // In English a title that is a sentence of its own has no comma behind it.
    let may_close = language.tag.split('-').next() == Some("en");
    let join = |builder: &mut TextBuilder| {
        let is_title = builder.content().len() == behind_title;
        let closed = may_close && is_title && ends_sentence(builder.content());
        builder.push(if closed { " " } else { comma });
    };
    if let Some(container) = source.words("container-title") {
        join(builder);
        let own = typographer.in_language(source.language.as_ref());
        let frame = within(source, language).unwrap_or("{}");
        let (before, behind) = frame.split_once("{}").unwrap_or((frame, ""));
        builder.push(before);
        push_work(&own.set(container), language, builder);
        builder.push(behind);
    }
    for part in imprint(source, typographer) {
        join(builder);
        builder.push(&part);
    }
    if !is_found(source) {
        add_seen(source, typographer, builder);
    }
    // A title that is all that is known stays a title.
    let more = builder.content().len() > behind_title || !leads.is_empty();
    if more || is_found(source) {
        end_sentence(language, builder);
    }
}

/// "ISBN 978-3-16-148410-0, ISSN 0317-8471.": what a library finds it by.
fn add_numbers(source: &Source, language: &Language, builder: &mut TextBuilder) {
    let numbers = ["ISBN", "ISSN"].into_iter().filter_map(|variable| {
        let number = source.words(variable)?;
        Some(format!("{variable}\u{a0}{number}"))
    });
    let numbers: Vec<String> = numbers.collect();
    if !numbers.is_empty() {
        begin_sentence(language, builder);
        builder.push(&numbers.join(&language.punctuation.comma));
        end_sentence(language, builder);
    }
}

/// The title, with the marks of the language that it is in.
fn add_title(
    lowerer: &mut Lowerer<'_>,
    source: &Source,
    own: Option<&Tag>,
    builder: &mut TextBuilder,
) {
    let known = source.kind.or_else(|| default_kind(source));
    let punctuation = &lowerer.language().punctuation;
    let is_work = known == Some(SourceKind::Whole);
    let works = punctuation.works.as_ref().filter(|_| is_work);
    let quoted = known == Some(SourceKind::Part);
    let marks = works.or_else(|| quoted.then(|| punctuation.parts()));
    // They may stand there already.
    let marks = marks.filter(|[opening, _]| !source.title.value.starts_with(opening.as_str()));
    let typographer = lowerer.typographer.in_language(source.language.as_ref());
    let surrounding = own.unwrap_or(&lowerer.briefing.language);
    let foreign = source.language.as_ref().filter(|tag| *tag != surrounding);
    let foreign = foreign.cloned().map(MarkKind::Language);
    let whole = (is_work && works.is_none()).then_some(MarkKind::Emphasis);
    builder.marked_if(whole, |builder| {
        if let Some([opening, _]) = marks {
            builder.push(opening);
        }
        builder.marked_if(foreign, |builder| {
            // A title is somebody else's words.
            let around = std::mem::replace(&mut lowerer.names_nobody, true);
            add_words(lowerer, &source.title, (typographer, quoted), builder);
            lowerer.names_nobody = around;
        });
        if let Some([_, closing]) = marks {
            builder.push(closing);
        }
    });
}

/// A field of inline text with the marks of its language; where it stands in quotation marks, those
/// in it alternate with them.
fn add_words(
    lowerer: &mut Lowerer<'_>,
    written: &Written,
    (typographer, quoted): (Typographer, bool),
    builder: &mut TextBuilder,
) {
    let parsed = markup::parse_title(&written.value);
    lowerer.reporter.report(written, parsed.findings);
    let mut content = parsed.content;
    typographer.finish(&mut content);
    if quoted && typographer.is_smart() {
        inner_quotes::nest(&mut content, typographer.language, lowerer.language());
    }
    let around = std::mem::replace(&mut lowerer.typographer, typographer);
    lowerer.add(&content, written, builder);
    lowerer.typographer = around;
}

/// DOI or address. A DOI is said whole; an address beside its code, in short.
fn add_place(
    source: &Source,
    scanned: Option<&ScannedAddress>,
    typographer: Typographer,
    builder: &mut TextBuilder,
) {
    let language = typographer.language;
    let between = language.punctuation.between_sentences();
    if let Some(doi) = &source.doi {
        builder.push(between);
        push_address(doi.address(), builder);
    } else if let Some(url) = &source.url {
        builder.push(between);
        let shown = scanned.map_or_else(|| url.to_string(), ScannedAddress::shown);
        push_shown(url.clone(), &shown, builder);
    } else {
        return;
    }
    if add_seen(source, typographer, builder) {
        end_sentence(language, builder);
    }
}

/// "(accessed 15 January 2026, archived …)": when it was read, where it is archived; whether that is said.
fn add_seen(source: &Source, typographer: Typographer, builder: &mut TextBuilder) -> bool {
    let language = typographer.language;
    let said = |date| source_date(date, language, typographer.calendar);
    let terms = &language.terms;
    let mut remarks = Vec::new();
    if let Some(date) = source.dates.get("accessed") {
        remarks.push(terms.accessed.replace("{}", &said(date)));
    }
    if let Some(date) = &source.archived {
        remarks.push(terms.archived.replace("{}", &said(date)));
    } else if source.archive_url.is_some() {
        remarks.push(terms.archived.replace("{}", "").trim().to_string());
    }
    if remarks.is_empty() {
        return false;
    }
    let [opening, closing] = language.punctuation.brackets();
    builder.push(opening);
    builder.push(&remarks.join(&language.punctuation.comma));
    if let Some(url) = &source.archive_url {
        builder.push(&language.punctuation.colon());
        push_address(url.clone(), builder);
    }
    builder.push(closing);
    true
}

/// Words relied on, note, marking, grade: sentences of their own. What the briefing says of a source is in the
/// briefing's language, whatever that of its entry is.
fn add_remarks(
    lowerer: &mut Lowerer<'_>,
    source: &Source,
    own: Option<&Tag>,
    builder: &mut TextBuilder,
) {
    let typographer = lowerer.typographer;
    let language = typographer.language;
    if let Some(quote) = &source.quote {
        begin_sentence(language, builder);
        let [opening, closing] = &language.punctuation.quotes;
        builder.push(opening);
        add_words(lowerer, quote, (typographer, true), builder);
        builder.push(closing);
        end_sentence(language, builder);
    }
    let briefing = &lowerer.briefing.language;
    let other = own.is_some().then(|| MarkKind::Language(briefing.clone()));
    let around = lowerer.typographer;
    lowerer.typographer = around.in_language(Some(briefing));
    if let Some(note) = &source.note {
        begin_sentence(language, builder);
        builder.marked_if(other.clone(), |builder| {
            add_words(lowerer, note, (lowerer.typographer, false), builder);
            end_sentence(lowerer.language(), builder);
        });
    }
    if let Some(marking) = &source.marking {
        begin_sentence(language, builder);
        builder.marked_if(other.clone(), |builder| {
            markings::add_marking(lowerer, marking, builder);
            end_sentence(lowerer.language(), builder);
        });
    }
    let grade: String = source
        .reliability
        .iter()
        .chain(&source.credibility)
        .collect();
    if !grade.is_empty() {
        begin_sentence(language, builder);
        builder.marked_if(other, |builder| {
            add_grade(&grade, lowerer.language(), builder);
        });
    }
    lowerer.typographer = around;
}

/// The grade, which is looked for: the last that an entry says, and strong.
fn add_grade(grade: &str, language: &Language, builder: &mut TextBuilder) {
    builder.marked(MarkKind::Strong, |builder| {
        builder.marked(MarkKind::Name, |builder| {
            builder.push(&language.terms.grade.replace("{}", grade));
            end_sentence(language, builder);
        });
    });
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
pub fn push_address(url: Address, builder: &mut TextBuilder) {
    let shown = url.to_string();
    push_shown(url, &shown, builder);
}

/// An address of which this is said.
fn push_shown(url: Address, shown: &str, builder: &mut TextBuilder) {
    builder.marked(MarkKind::Link { url }, |builder| builder.push(shown));
}

/// The space before a sentence, and the full stop that the one before may lack: behind an address there
/// is none as long as nothing follows.
fn begin_sentence(language: &Language, builder: &mut TextBuilder) {
    let punctuation = &language.punctuation;
    if !ends_sentence(builder.content()) {
        builder.push(punctuation.stop());
    }
    builder.push(punctuation.between_sentences());
}

/// The full stop of a sentence that does not end by itself, nor with an address.
pub fn end_sentence(language: &Language, builder: &mut TextBuilder) {
    builder.trim_spaces();
    if !ends_sentence(builder.content()) && !builder.ends_with_address() {
        builder.push(language.punctuation.stop());
    }
}

/// Whether words end as sentences do: a mark that stands within quotation marks is enough.
pub(super) fn ends_sentence(words: &str) -> bool {
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
mod tests;
