//! What a document says about itself at its end.
//!
//! In: the [`Metadata`] of the briefing, and what it has under `about`, `changes` and `superseded_by`. Out: the
//! colophon: what has taken its place; what it is, who made it and where they are found, how it may be used and
//! cited; then, each below a head, what has changed in it, and what the briefing says of itself.
//!
//! A briefing that says nothing of the kind has none: two pages by one author need no third for that.

use super::blocks::BlockContext;
use super::dates::date_in_words;
use super::entry::{end_sentence, ends_sentence, push_address};
use super::license::license;
use super::text_builder::TextBuilder;
use super::title::{imprint, kicker, push_name, push_successor};
use super::works::push_work;
use super::{Lowerer, PART};
#[cfg(feature = "csl")]
use crate::briefing::own_citation;
use crate::document::{
    Address, Block, Doi, Identifier, MarkKind, Metadata, Paragraph, Person, Scheme, Section,
    SectionKind, Text, Voice,
};
use crate::language::{Language, Role};

/// Its name among the anchors.
const ANCHOR: &str = "colophon";

/// The colophon of a briefing, if it says anything for one.
pub(super) fn colophon(lowerer: &mut Lowerer<'_>, metadata: &Metadata) -> Option<Section> {
    if !has_any(lowerer, metadata) {
        return None;
    }
    let own = lowerer.briefing.labels.get("about");
    let heading = match own {
        Some(label) => lowerer.typographer.set(&label.value),
        None => lowerer.language().terms.about.clone(),
    };
    let heading = (!heading.is_empty()).then(|| lowerer.texts.plain(&heading));
    let label = heading.as_ref().map(|heading| heading.content.clone());
    let mut lines = Vec::new();
    lines.extend(successor(lowerer).map(line));
    let (language, texts) = (lowerer.language(), &mut lowerer.texts);
    lines.push(line(identity(metadata, language, texts.begin())));
    for one in &metadata.people {
        lines.push(line(person(one, (metadata, language), texts.begin())));
    }
    for one in &metadata.identifiers {
        lines.push(line(identifier(one, texts.begin())));
    }
    if let Some(written) = &metadata.license {
        lines.push(line(license(written, language, texts.begin())));
    }
    if let Some(contact) = &metadata.contact {
        lines.push(line(contact_line(contact, language, texts.begin())));
    }
    if lowerer.briefing.is_cited && has_maker(metadata) {
        lines.push(line(cite_as(lowerer, metadata)));
    }
    lines.extend(changes(lowerer));
    lines.extend(about(lowerer));
    Some(Section {
        kind: SectionKind::About,
        anchor: ANCHOR.to_string(),
        level: PART,
        heading,
        label: label.unwrap_or_default(),
        blocks: lines,
    })
}

/// What has taken the place of the briefing, with its address, which is read on paper.
fn successor(lowerer: &mut Lowerer<'_>) -> Option<Text> {
    let mut builder = push_successor(lowerer)?;
    if let Some(url) = lowerer
        .briefing
        .successor
        .as_ref()
        .and_then(|one| one.url.clone())
    {
        builder.push(&lowerer.language().punctuation.comma);
        push_address(url, &mut builder);
    }
    Some(builder.finish())
}

/// Whether a briefing says anything about itself that its title block does not.
fn has_any(lowerer: &Lowerer<'_>, metadata: &Metadata) -> bool {
    let briefing = lowerer.briefing;
    let is_found = |person: &Person| person.email.is_some() || person.orcid.is_some();
    !briefing.about.is_empty()
        || !briefing.changes.is_empty()
        || briefing.successor.is_some()
        || !metadata.identifiers.is_empty()
        || metadata.license.is_some()
        || metadata.contact.is_some()
        || metadata.people.iter().any(is_found)
}

fn line(text: Text) -> Block {
    Block::Paragraph(Paragraph {
        voice: Voice::Body,
        text,
    })
}

/// What the briefing says about itself, each entry below its title.
fn about(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entry in &lowerer.briefing.about {
        if let Some(title) = &entry.title {
            let mut builder = lowerer.texts.begin();
            builder.marked(MarkKind::Strong, |builder| lowerer.add_line(title, builder));
            blocks.push(head(builder));
        }
        blocks.extend(lowerer.block_text(&entry.body, BlockContext::WITHIN));
    }
    blocks
}

/// A line that stands above others and goes with them.
fn head(builder: TextBuilder) -> Block {
    Block::Paragraph(Paragraph {
        voice: Voice::Caption,
        text: builder.finish(),
    })
}

/// Its title, and what the title block says beside it.
fn identity(metadata: &Metadata, language: &Language, mut builder: TextBuilder) -> Text {
    let phrases = [kicker(metadata, language), imprint(metadata, language)].concat();
    push_title(metadata, language, &mut builder);
    for phrase in &phrases {
        push_phrase(phrase, (metadata, language), &mut builder);
    }
    builder.finish()
}

/// The title with its subtitle, which is a part of it.
fn push_title(metadata: &Metadata, language: &Language, builder: &mut TextBuilder) {
    let mut title = metadata.title.clone();
    if let Some(subtitle) = &metadata.subtitle {
        let is_closed = ends_sentence(&title);
        let colon = language.punctuation.colon();
        title.push_str(if is_closed { " " } else { &colon });
        title.push_str(subtitle);
    }
    push_work(&title, language, builder);
}

/// A phrase behind others, with a comma before it where they do not end by themselves. It runs in its own direction,
/// whatever stands around it: a name in other letters would carry off the numbers beside it.
fn push_phrase(
    phrase: &str,
    (metadata, language): (&Metadata, &Language),
    builder: &mut TextBuilder,
) {
    let is_closed = builder
        .content()
        .ends_with(['?', '!', '\u{61f}', '\u{2026}']);
    builder.push(if is_closed {
        " "
    } else {
        &language.punctuation.comma
    });
    push_name(phrase, metadata.language.direction(), builder);
}

/// What has changed, and when.
fn changes(lowerer: &mut Lowerer<'_>) -> Vec<Block> {
    let changes = &lowerer.briefing.changes;
    if changes.is_empty() {
        return Vec::new();
    }
    let mut builder = lowerer.texts.begin();
    builder.marked(MarkKind::Strong, |builder| {
        builder.push(&lowerer.language().terms.changes);
    });
    let mut blocks = vec![head(builder)];
    for change in changes {
        let date = date_in_words(&change.date, lowerer.typographer, &mut lowerer.reporter);
        let mut builder = lowerer.texts.begin();
        builder.push(&date);
        builder.push(&lowerer.language().punctuation.colon());
        lowerer.add_line(&change.text, &mut builder);
        blocks.push(line(builder.finish()));
    }
    blocks
}

/// An author, or someone else with a part in it, and where they are found.
fn person(
    person: &Person,
    (metadata, language): (&Metadata, &Language),
    mut builder: TextBuilder,
) -> Text {
    let comma = &language.punctuation.comma;
    push_name(&person.name, metadata.language.direction(), &mut builder);
    let role = person.role.as_ref();
    let role = role.map(|role| language.roles.in_words(role));
    for words in role.into_iter().chain(person.affiliation.as_deref()) {
        push_phrase(words, (metadata, language), &mut builder);
    }
    let orcid = person.orcid.as_ref();
    let orcid = orcid.map(|orcid| format!("https://orcid.org/{orcid}"));
    for reachable in person.email.iter().chain(&orcid) {
        builder.push(comma);
        push_reachable(&mut builder, reachable);
    }
    builder.finish()
}

/// An identifier behind its scheme; one that leads somewhere says by itself what it is.
fn identifier(identifier: &Identifier, mut builder: TextBuilder) -> Text {
    let Identifier { scheme, text } = identifier;
    match address_of(identifier) {
        Some(url) => push_address(url, &mut builder),
        None if text.to_lowercase().starts_with("urn:") => builder.push(text),
        None => builder.push(&format!("{} {text}", scheme.name())),
    }
    builder.finish()
}

/// Where an identifier leads, if it leads anywhere.
fn address_of(identifier: &Identifier) -> Option<Address> {
    match identifier.scheme {
        Scheme::Doi => Doi::parse(&identifier.text).map(|doi| doi.address()),
        Scheme::Url => Address::parse(&identifier.text).ok(),
        Scheme::Isbn13 | Scheme::Issn | Scheme::Urn => None,
    }
}

fn contact_line(contact: &str, language: &Language, mut builder: TextBuilder) -> Text {
    let frame = &language.terms.contact;
    let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
    builder.push(before);
    push_reachable(&mut builder, contact);
    builder.push(after);
    builder.finish()
}

/// Whether someone has made it: without an author or a house there is nothing to cite that its title does not
/// say.
fn has_maker(metadata: &Metadata) -> bool {
    metadata.publisher.is_some() || metadata.authors().next().is_some()
}

/// How it is cited, as an entry of the references would say it: in the style of those.
fn cite_as(lowerer: &mut Lowerer<'_>, metadata: &Metadata) -> Text {
    let language = lowerer.language();
    let mut builder = lowerer.texts.begin();
    let frame = &language.terms.cite_as;
    let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
    #[cfg(feature = "csl")]
    if let Some(style) = super::citing::style_of(lowerer.briefing) {
        let own = own_citation(metadata, lowerer.briefing.span);
        if let Some(runs) = super::styled::entry_of(&own, lowerer.briefing, &style) {
            builder.push(before);
            super::styled_runs::add_entry(
                &runs,
                (metadata.language.direction(), None),
                &mut builder,
            );
            builder.push(after);
            return builder.finish();
        }
    }
    let comma = &language.punctuation.comma;
    builder.push(before);
    for maker in metadata.authors() {
        push_name(&maker.name, metadata.language.direction(), &mut builder);
        if let Some(role) = maker.role.as_ref().filter(|_| maker.part != Role::Author) {
            builder.push(&format!(" ({})", language.roles.in_words(role)));
        }
        builder.push(comma);
    }
    push_title(metadata, language, &mut builder);
    // A house that is the author is named once.
    let is_author = |house: &String| metadata.authors().any(|one| one.name == *house);
    let phrases = kicker(metadata, language).into_iter();
    let phrases = phrases.filter(|phrase| !is_author(phrase));
    for phrase in phrases.chain(metadata.report_number.clone()) {
        push_phrase(&phrase, (metadata, language), &mut builder);
    }
    end_sentence(language, &mut builder);
    // A DOI leads there for good.
    let leads = |scheme: Scheme| {
        let mut known = metadata.identifiers.iter();
        known
            .find(|known| known.scheme == scheme)
            .and_then(address_of)
    };
    if let Some(url) = leads(Scheme::Doi).or_else(|| leads(Scheme::Url)) {
        builder.push(language.punctuation.between_sentences());
        push_address(url, &mut builder);
    }
    builder.push(after);
    builder.finish()
}

/// An address as a link, anything else as it is.
fn push_reachable(builder: &mut TextBuilder, contact: &str) {
    let contact = contact.trim();
    let url = Address::parse(contact).ok();
    match url.or_else(|| Address::of_mailbox(contact)) {
        Some(url) => builder.marked(MarkKind::Link { url }, |builder| builder.push(contact)),
        None => builder.push(contact),
    }
}
