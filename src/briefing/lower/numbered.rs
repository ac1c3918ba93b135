//! Citations by numbers, our own style: "[1, p. 3; 2]", "[1–3]", "Wei et al. [4]".
//!
//! In: the items of a citation. Out: the numbers of their sources, each a link, and the words around them as the
//! language writes them. A source that is cited twice in one pair of brackets, at the same place, stands there once;
//! three and more whose numbers follow each other are a range.

use super::text_builder::TextBuilder;
use super::typographer::Typographer;
use super::{Lowerer, imprint};
use crate::briefing::markup::{CitationForm, CitationItem, Inline, words_of};
use crate::briefing::page_numbers::PageNumbers;
use crate::briefing::typed::{Name, Source};
use crate::briefing::yaml::Written;
use crate::document::MarkKind;
use crate::language::{joins_names, stands_in_square};

/// An item of a citation by numbers, with the place of its source in the list.
type Numbered<'i> = (Option<u32>, &'i CitationItem);

/// Adds the brackets of a citation and the numbers in them: "[1, p. 3; 2]", "[1–3]".
pub fn add_numbers(
    lowerer: &mut Lowerer<'_>,
    items: &[CitationItem],
    written: &Written,
    builder: &mut TextBuilder,
) {
    let language = lowerer.language();
    if let [item] = items
        && item.form == CitationForm::InSentence
        && let Some(source) = lowerer.citing.index.find(&item.key)
    {
        let source = lowerer.citing.sources[source as usize];
        let names = in_sentence(source, lowerer.typographer);
        builder.push(&names);
        // Letters in squares have no space behind them, where the text is of such letters.
        let is_close = names.ends_with(stands_in_square);
        if !is_close || language.punctuation.comma.ends_with(' ') {
            builder.push(" ");
        }
    }
    let start = builder.content().len();
    builder.push("[");
    let shown = numbered(lowerer, items);
    let mut index = 0;
    while let Some((place, item)) = shown.get(index) {
        if index > 0 {
            builder.push(&language.punctuation.semicolon);
        }
        if !item.prefix.is_empty() {
            lowerer.add_words(&item.prefix, written, builder);
            builder.push(" ");
        }
        match place {
            Some(place) => add_number(lowerer, *place, builder),
            None => builder.push("?"),
        }
        let last = range_end(&shown, index);
        if last > index + 1 {
            add_range(lowerer, &shown[index + 1..=last], builder);
            index = last + 1;
            continue;
        }
        if !item.locator.is_empty() {
            // A line that ends in "[5," says nothing of where in it.
            builder.push(&language.punctuation.comma.replace(' ', "\u{a0}"));
            let mut locator = item.locator.clone();
            set_pages(&mut locator, &mut PageNumbers::of_locator(language));
            lowerer.add_words(&locator, written, builder);
        }
        index += 1;
    }
    builder.push("]");
    let brackets = start..builder.content().len();
    lowerer.citations.add_brackets(builder.id(), brackets);
}

/// What is shown of the items of a citation: a source that is cited twice, at the same place, stands there once.
fn numbered<'i>(lowerer: &Lowerer<'_>, items: &'i [CitationItem]) -> Vec<Numbered<'i>> {
    let mut shown: Vec<Numbered<'_>> = Vec::new();
    let items = items
        .iter()
        .filter(|item| item.form != CitationForm::ListsAll);
    for item in items {
        let source = lowerer.citing.index.find(&item.key);
        let place = source.and_then(|source| lowerer.citing.place(source as usize));
        let is_repeated = place.is_some()
            && shown.iter().any(|(known, other)| {
                *known == place
                    && other.locator == item.locator
                    && (item.prefix.is_empty() || other.prefix == item.prefix)
            });
        if !is_repeated {
            shown.push((place, item));
        }
    }
    shown
}

/// The last of the items from one on whose numbers follow each other, with no word about any of them.
fn range_end(shown: &[Numbered<'_>], from: usize) -> usize {
    let mut last = from;
    while let (Some((Some(one), item)), Some((Some(other), next))) =
        (shown.get(last), shown.get(last + 1))
    {
        let is_plain = item.locator.is_empty() && next.locator.is_empty() && next.prefix.is_empty();
        if *other != one + 1 || !is_plain {
            break;
        }
        last += 1;
    }
    last
}

/// Adds the dash and the last number of a range. Those within it are cited where the dash stands.
fn add_range(lowerer: &mut Lowerer<'_>, rest: &[Numbered<'_>], builder: &mut TextBuilder) {
    let places: Vec<u32> = rest.iter().filter_map(|(place, _)| *place).collect();
    let Some((last, within)) = places.split_last() else {
        return;
    };
    // A mark within a mark: the dash leads to the first of those that it stands for.
    let marks: Vec<MarkKind> = within
        .iter()
        .map(|place| MarkKind::Citation {
            source: *place,
            citation: lowerer.citations.cite(*place),
        })
        .collect();
    add_within(&marks, "\u{2013}", builder);
    add_number(lowerer, *last, builder);
}

/// Adds words within marks, the first outermost.
fn add_within(marks: &[MarkKind], words: &str, builder: &mut TextBuilder) {
    match marks {
        [] => builder.push(words),
        [outer, inner @ ..] => {
            builder.marked(outer.clone(), |builder| add_within(inner, words, builder));
        }
    }
}

/// Adds the number of a source, which leads to it.
fn add_number(lowerer: &mut Lowerer<'_>, place: u32, builder: &mut TextBuilder) {
    let citation = lowerer.citations.cite(place);
    let number = lowerer.language_of_briefing();
    let number = number.number(u64::from(place) + 1);
    let kind = MarkKind::Citation {
        source: place,
        citation,
    };
    builder.marked(kind, |builder| builder.push(&number));
}

/// Those who wrote a source, as a sentence names them; its title where nobody did.
pub fn in_sentence(source: &Source, typographer: Typographer) -> String {
    let terms = &typographer.language.terms;
    let names = imprint::lead_of(source).map(|lead| source.named_as(lead));
    let names = names.into_iter().flatten();
    let names: Vec<String> = names
        .map(|one| typographer.set_name(named(&one.name, typographer.language.tag)))
        .collect();
    match &names[..] {
        [] => {
            let [opening, closing] = &typographer.language.punctuation.quotes;
            let title = typographer.set(&words_of(&source.title.value));
            format!("{opening}{title}{closing}")
        }
        [one] => one.clone(),
        [one, other] => terms.and.replacen("{}", one, 1).replacen("{}", other, 1),
        [one, ..] => terms.and_others.replace("{}", one),
    }
}

/// What a sentence names somebody by: the family name; all of a name in the letters of China and Korea, where few family
/// names are shared by all, except in Japanese.
fn named<'n>(name: &'n Name, language: &str) -> &'n str {
    match joins_names(&name.shown) && language != "ja" {
        true => &name.shown,
        false => name.family(),
    }
}

/// Sets the pages in a locator, which markup has limited in depth.
fn set_pages(inlines: &mut [Inline], pages: &mut PageNumbers) {
    for inline in inlines {
        match inline {
            Inline::Characters(characters) => *characters = pages.set(characters),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Struck(content)
            | Inline::Link { content, .. }
            | Inline::ReferenceInWords { content, .. }
            | Inline::Language { content, .. } => set_pages(content, pages),
            Inline::LineBreak
            | Inline::Code(_)
            | Inline::Citation { .. }
            | Inline::Note { .. }
            | Inline::NoteCall { .. }
            | Inline::Reference { .. } => pages.interrupt(),
        }
    }
}
