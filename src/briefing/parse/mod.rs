//! The file as it was typed: tree → [`Briefing`].
//!
//! A module for each part, and for what several have: names, markings, languages. Which keys there are is said
//! elsewhere ([`keys`](super::keys)); what stands behind them is decoded here.

mod authors;
mod citation_style;
mod extra;
mod hyphenation;
mod languages;
mod lints;
mod markings;
mod metadata;
mod names;
mod parts;
mod sections;
mod source;
mod source_date;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::blocks::read_key_figures;
use super::keys::choices::{
    BOOLEANS, CONTENTS, COVERS, EMBEDS, FORMATS, LIKELIHOOD_SCALES, PAPERS, PARTS, SIDES,
};
use super::keys::{BRIEFING, EPUB, LABELS, PDF};
use super::record::{Decoder, Record, listed, mend, nearest};
use super::typed::{Briefing, Part};
use super::yaml::{self, Node, NodeKind, Written};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span};
use crate::document::Settings;
use crate::language::{self, Calendar, Tag};
use crate::theme::{RunningWords, UnknownField};
use authors::authors;
pub use citation_style::citation_styles;
use citation_style::{citation_style, source_order};
pub(super) use extra::unfolded;
use hyphenation::hyphenation;
pub(super) use languages::of_part as language_of_part;
use languages::{calendar, own_language};
use lints::lints;
use markings::marking;
pub(super) use markings::{marking_of, marking_of_part};
use metadata::{accessibility, date, identifiers, keywords, logo, series, status};
pub(super) use names::{is_dropping, of_parts as name_of_parts};
pub(super) use parts::definitions;
use parts::{about, changes, faq, glossary, key_points, recommendations, successor, timeline};
use sections::sections;
use source::{bibliography, sources};
pub(super) use source::{is_id, source_of_library};
pub(super) use source_date::{is_date_in_numbers, parse as parse_source_date};

/// How many pixels of a picture may stand on an inch.
pub const IMAGE_DPIS: RangeInclusive<u32> = 36..=2400;

/// More pages than anybody would fit a text on.
const MOST_PAGES: u32 = 10_000;

/// Reads the tree of a file as a briefing. `None` when it is no mapping of keys at all.
pub fn parse(tree: &Node, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Briefing> {
    let mut decoder = Decoder {
        sources,
        diagnostics,
        own_calendar: Calendar::Gregorian,
    };
    let record = decoder.record(tree, &BRIEFING)?;
    let briefing = briefing(&mut decoder, &record);
    check_content(&mut decoder, &briefing);
    Some(briefing)
}

fn briefing(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Briefing {
    // An address for editors, which says nothing here; it is a text all the same.
    if let Some(node) = record.get("$schema") {
        decoder.text(node, "`$schema`");
    }
    let tag = own_language(decoder, record, "lang");
    let tag = tag.unwrap_or_else(Tag::english);
    let calendar = calendar(decoder, record, &tag);
    decoder.own_calendar = calendar.unwrap_or_else(|| Calendar::usual(&tag));
    let (sources, lost_sources) = sources(decoder, record, language::lookup(&tag));
    let publisher = decoder.text_of(record, "publisher");
    let scale = decoder.choice(record, "likelihood_scale", LIKELIHOOD_SCALES);
    let Wishes {
        settings,
        pages,
        header,
        footer,
    } = wishes(decoder, record);
    Briefing {
        span: record.span,
        title: decoder.required(record, "title"),
        subtitle: decoder.text_of(record, "subtitle"),
        smart: decoder.choice(record, "smart", BOOLEANS).unwrap_or(true),
        is_cited: decoder.choice(record, "cite_as", BOOLEANS).unwrap_or(true),
        autolink: decoder
            .choice(record, "autolink", BOOLEANS)
            .unwrap_or(false),
        authors: authors(decoder, record),
        series: series(decoder, record),
        report_number: decoder.text_of(record, "report_number"),
        identifiers: identifiers(decoder, record),
        date: date(decoder, record, "date"),
        modified: date(decoder, record, "modified"),
        version: decoder.text_of(record, "version"),
        status: status(decoder, record),
        successor: successor(decoder, record),
        changes: changes(decoder, record),
        about: about(decoder, record),
        keywords: keywords(decoder, record),
        license: decoder.text_of(record, "license"),
        contact: decoder.text_of(record, "contact"),
        tldr: decoder.text_of(record, "tldr"),
        is_bluf: (record.entry("tldr")).is_some_and(|entry| entry.key.value == "bluf"),
        key_figures: match record.get("key_figures") {
            Some(node) => read_key_figures(decoder, node),
            None => Vec::new(),
        },
        key_points: key_points(decoder, record, scale.unwrap_or_default()),
        likelihood_scale: scale,
        summary: decoder.text_of(record, "summary"),
        sections: sections(decoder, record, "sections", 0),
        recommendations: recommendations(decoder, record),
        timeline: timeline(decoder, record),
        faq: faq(decoder, record),
        glossary: glossary(decoder, record),
        lost_sources,
        sources,
        library: Vec::new(),
        source_order: source_order(decoder, record),
        citation_style: citation_style(decoder, record),
        bibliography: bibliography(decoder, record),
        sources_note: decoder.text_of(record, "sources_note"),
        appendices: sections(decoder, record, "appendices", 0),
        labels: labels(decoder, record),
        order: order(decoder, record),
        settings,
        formats: formats(decoder, record),
        lints: lints(decoder, record),
        pages,
        header,
        footer,
        accessibility: accessibility(decoder, record),
        theme: decoder.text_of(record, "theme"),
        marking: marking(decoder, record),
        watermark: decoder.text_of(record, "watermark"),
        calendar: calendar.unwrap_or_default(),
        own_calendar: decoder.own_calendar,
        hyphenation: hyphenation(decoder, record),
        logo: logo(decoder, record, publisher.as_ref()),
        publisher,
        language_span: record.get("lang").map(|node| node.span),
        language: tag,
    }
}

/// A briefing says something.
fn check_content(decoder: &mut Decoder<'_>, briefing: &Briefing) {
    let empty = briefing.tldr.is_none()
        && briefing.key_figures.is_empty()
        && briefing.key_points.is_empty()
        && briefing.summary.is_none()
        && briefing.sections.is_empty()
        && briefing.recommendations.is_empty()
        && briefing.timeline.is_empty()
        && briefing.faq.is_empty()
        && briefing.glossary.is_empty()
        && briefing.sources.is_empty()
        && briefing.appendices.is_empty();
    // Content that is there but wrong was reported as such.
    if empty && !decoder.diagnostics.has_errors() {
        decoder.error(
            Diagnostic::error(
                "no-content",
                briefing.span,
                "the briefing has a title and no content",
            )
            .help("add a `summary`, `key_points` or `sections`"),
        );
    }
}

fn labels(decoder: &mut Decoder<'_>, record: &Record<'_>) -> BTreeMap<String, Written> {
    let Some(node) = record.get("labels") else {
        return BTreeMap::new();
    };
    let Some(labels) = decoder.record(node, &LABELS) else {
        return BTreeMap::new();
    };
    LABELS
        .names()
        .filter_map(|key| {
            // An empty one leaves the heading out.
            let label = decoder.text(labels.get(key)?, &format!("`{key}`"))?;
            Some((key.to_string(), label))
        })
        .collect()
}

fn order(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<Part> {
    let mut order = Vec::new();
    for node in decoder.list_of(record, "order") {
        let NodeKind::Scalar(written) = &node.kind else {
            decoder.wrong_type(node, "an entry of `order`", "a text", "tldr", None);
            continue;
        };
        let name = written.value.as_str();
        let name = BRIEFING.find(name).map_or(name, |key| key.name);
        match PARTS.iter().find(|(key, _)| *key == name) {
            Some((_, part)) if order.contains(part) => decoder.error(
                Diagnostic::error(
                    "duplicate-entry",
                    written.span,
                    format!("`{name}` stands in `order` twice"),
                )
                .help("name each part once"),
            ),
            Some((_, part)) => order.push(*part),
            None => {
                let names = || PARTS.iter().map(|(key, _)| *key);
                let diagnostic = Diagnostic::error(
                    "unknown-value",
                    written.span,
                    format!("`{name}` is no part of a briefing"),
                );
                let help = match nearest(name, names()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the parts are {}", listed(&names().collect::<Vec<_>>())),
                };
                let meant = mend::slip(name, names());
                let suggestion = mend::in_place_of(written, meant, decoder.sources);
                decoder.error(diagnostic.help(help).suggest(suggestion));
            }
        }
    }
    order
}

/// What a briefing has under `pdf`, and whether it wants contents.
struct Wishes {
    settings: Settings,
    pages: Option<Span>,
    header: Option<RunningWords>,
    footer: Option<RunningWords>,
}

/// What it asks of its pages, and its words for their heads and feet.
fn wishes(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Wishes {
    let contents = decoder.choice(record, "toc", CONTENTS).unwrap_or_default();
    let mut wishes = Wishes {
        settings: Settings {
            contents,
            ..Settings::default()
        },
        pages: None,
        header: None,
        footer: None,
    };
    let pdf = record.get("pdf");
    if let Some(pdf) = pdf.and_then(|node| decoder.record(node, &PDF)) {
        let settings = &mut wishes.settings;
        settings.paper = decoder.choice(&pdf, "paper", PAPERS);
        settings.sides = decoder.choice(&pdf, "sides", SIDES);
        settings.cover = decoder.choice(&pdf, "cover", COVERS).unwrap_or_default();
        settings.embed = decoder.choice(&pdf, "embed", EMBEDS);
        settings.image_dpi = image_dpi(decoder, &pdf);
        settings.qr = decoder.choice(&pdf, "qr", BOOLEANS);
        (settings.pages, wishes.pages) = pages(decoder, &pdf).unzip();
        wishes.header = running_words(decoder, &pdf, "header");
        wishes.footer = running_words(decoder, &pdf, "footer");
    }
    let epub = record.get("epub");
    if let Some(epub) = epub.and_then(|node| decoder.record(node, &EPUB)) {
        wishes.settings.page_list = decoder.choice(&epub, "page_list", BOOLEANS);
    }
    wishes
}

/// The formats that it is written in, each once, where it names any.
fn formats(decoder: &mut Decoder<'_>, record: &Record<'_>) -> Vec<&'static str> {
    let mut formats = Vec::new();
    for node in decoder.list_of(record, "formats") {
        let format = decoder.one_of(node, "formats", FORMATS);
        formats.extend(format.filter(|format| !formats.contains(format)));
    }
    formats
}

/// How many pixels an inch has at most.
fn image_dpi(decoder: &mut Decoder<'_>, pdf: &Record<'_>) -> Option<u32> {
    let written = decoder.text_of(pdf, "image_dpi")?;
    let dpi = written.value.trim().parse().ok();
    let dpi = dpi.filter(|dpi| IMAGE_DPIS.contains(dpi));
    if dpi.is_none() {
        let message = format!("`image_dpi` cannot be `{}`", written.value.trim());
        let (least, most) = (IMAGE_DPIS.start(), IMAGE_DPIS.end());
        decoder.error(
            Diagnostic::error("bad-number", written.span, message)
                .help(format!("write a whole number from {least} to {most}")),
        );
    }
    dpi
}

/// How many pages there are to be, and where that is said.
fn pages(decoder: &mut Decoder<'_>, pdf: &Record<'_>) -> Option<(u32, Span)> {
    let written = decoder.text_of(pdf, "pages")?;
    let pages = written.value.trim().parse().ok();
    let pages = pages.filter(|pages| (1..=MOST_PAGES).contains(pages));
    if pages.is_none() {
        let message = format!("`pages` cannot be `{}`", written.value.trim());
        decoder.error(
            Diagnostic::error("bad-number", written.span, message)
                .help("write how many pages there may be: 1, 2, …"),
        );
    }
    pages.map(|pages| (pages, written.span))
}

/// Words for heads or feet. Those that are empty leave out what would stand there.
fn running_words(decoder: &mut Decoder<'_>, pdf: &Record<'_>, key: &str) -> Option<RunningWords> {
    let written = decoder.text(pdf.get(key)?, &format!("`{key}`"))?;
    match RunningWords::parse(&written.value) {
        Ok(words) => Some(words),
        Err(unknown) => {
            let span = yaml::place(&written, unknown.range.clone(), decoder.sources);
            decoder.error(
                Diagnostic::error("unknown-field", span, unknown.message())
                    .help(UnknownField::help()),
            );
            None
        }
    }
}
