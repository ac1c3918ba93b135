//! The values of variables (CSL 1.0.2, appendix IV).
//!
//! In: the name of a variable. Out: what an item, or the citation of one, has for it, as output.

use super::context::Context;
use super::element::Element;
use super::names;
use super::numbers;
use super::output::{Group, Leads, Node, Role};
use super::pages;
use super::rich;

/// The value of a variable.
pub fn value(variable: &str, text: &Element, context: &mut Context<'_>) -> Vec<Node> {
    if context.is_said(variable) {
        return Vec::new();
    }
    let words = |words: String| vec![Node::Words(words)];
    let cite = context.cite;
    match variable {
        "citation-number" if context.sort.is_some() => words(format!("{:09}", context.number)),
        "citation-number" => vec![Node::of(
            Role::CitationNumber,
            words(context.number.to_string()),
        )],
        "year-suffix" => match context.distinct.letter {
            Some(letter) => {
                context.letter_written = true;
                vec![Node::of(Role::YearSuffix, words(letters(letter)))]
            }
            None => Vec::new(),
        },
        "citation-label" => words(names::citation_label(context)),
        "first-reference-note-number" => {
            let note = cite.and_then(|cite| cite.first_note);
            note.map(|note| words(note.to_string())).unwrap_or_default()
        }
        "locator" => {
            let locator = cite.and_then(|cite| cite.locator.as_ref());
            locator
                .map(|(label, at)| words(locator_text(label, at, context)))
                .unwrap_or_default()
        }
        "page" => context
            .item
            .text("page")
            .map(|page| words(page_range(page, context)))
            .unwrap_or_default(),
        "page-first" => {
            let own = context
                .item
                .text("page-first")
                .or_else(|| first_page(context.item.text("page")?));
            own.map(|page| words(page.to_string())).unwrap_or_default()
        }
        "URL" | "DOI" | "PMID" | "PMCID" => address(variable, context),
        _ => {
            let short = format!("{variable}-short");
            let is_short = text.get("form") == Some("short");
            let found = is_short.then(|| context.item.text(&short)).flatten();
            let found = found.or_else(|| context.item.text(variable));
            found
                .map(|found| number_or_words(variable, found, context))
                .unwrap_or_default()
        }
    }
}

/// Variables that count something (CSL 1.0.2, appendix IV, "Number variables").
const COUNTED: &[&str] = &[
    "chapter-number",
    "collection-number",
    "edition",
    "issue",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "printing-number",
    "section",
    "supplement-number",
    "version",
    "volume",
];

/// The pieces of a value: a number, or words.
fn number_or_words(variable: &str, text: &str, context: &Context<'_>) -> Vec<Node> {
    match COUNTED.contains(&variable) && numbers::is_numeric(text) {
        true => vec![Node::Words(numbers::set(
            text,
            "numeric",
            None,
            context.locale,
        ))],
        false => rich::pieces(text),
    }
}

/// A value that leads somewhere.
fn address(variable: &str, context: &Context<'_>) -> Vec<Node> {
    let Some(value) = context.item.text(variable) else {
        return Vec::new();
    };
    let leads = match variable {
        "URL" => Leads::To(value.to_string()),
        "DOI" => Leads::Doi(value.to_string()),
        "PMID" => Leads::To(format!("https://www.ncbi.nlm.nih.gov/pubmed/{value}")),
        _ => Leads::To(format!("https://www.ncbi.nlm.nih.gov/pmc/articles/{value}")),
    };
    let children = vec![Node::Words(value.to_string())];
    vec![Node::Group(Group {
        leads: Some(leads),
        keeps_case: true,
        children,
        ..Group::default()
    })]
}

fn first_page(pages: &str) -> Option<&str> {
    pages
        .split(['-', '\u{2013}', ',', ' '])
        .find(|page| !page.is_empty())
}

fn page_range(pages: &str, context: &Context<'_>) -> String {
    let format = context.style.root.get("page-range-format");
    let dash = context.locale.word("page-range-delimiter", "long");
    pages::set(
        pages,
        format,
        if dash.is_empty() { "\u{2013}" } else { &dash },
    )
}

fn locator_text(label: &str, at: &str, context: &Context<'_>) -> String {
    match label {
        "page" => page_range(at, context),
        _ => pages::set(at, None, "\u{2013}"),
    }
}

/// The letters behind years: a to z, aa …
pub fn letters(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    match index / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_behind_years_go_on_after_z() {
        let shown: Vec<String> = [0, 25, 26, 27, 701, 702].map(letters).into();
        assert_eq!(shown, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
