//! Runs of a style → marked text.

use unicode_bidi::{BidiClass, bidi_class};

use super::text_builder::TextBuilder;
use crate::citation_style::{Leads, Looks, Run};
use crate::document::{Address, Doi, MarkKind, ScannedAddress};
use crate::language::{Direction, Tag};

/// What styles put before a DOI to make an address of it, which is a part of the link.
const RESOLVER: &str = "https://doi.org/";

/// Adds the runs of an entry, with its addresses as links.
pub fn add_entry(
    runs: &[Run],
    (around, scanned): (Direction, Option<&ScannedAddress>),
    builder: &mut TextBuilder,
) {
    for (index, run) in runs.iter().enumerate() {
        let is_doi = |run: &Run| matches!(run.leads, Some(Leads::Doi(_)));
        let before = index.checked_sub(1).and_then(|before| runs.get(before));
        let resolves = |run: Option<&Run>| run.is_some_and(|run| run.text.ends_with(RESOLVER));
        let mut run = run.clone();
        if is_doi(&run) && resolves(before) {
            run.text.insert_str(0, RESOLVER);
        } else if resolves(Some(&run)) && runs.get(index + 1).is_some_and(is_doi) {
            let kept = run.text.len() - RESOLVER.len();
            run.text.truncate(kept);
        }
        // Beside a code that leads there, an address is short.
        if let (Some(scanned), Some(Leads::To(url))) = (scanned, &run.leads)
            && run.text == *url
            && scanned.address().as_str() == url
        {
            run.text = scanned.shown();
        }
        add_run(&run, (around, true), builder);
    }
}

/// Adds a run, as it looks, to a text that runs in a direction.
pub fn add_run(run: &Run, (around, has_links): (Direction, bool), builder: &mut TextBuilder) {
    let Looks {
        italic,
        bold,
        small_caps,
        underlined,
        raised,
        lowered: _,
    } = run.looks;
    let language = run
        .language
        .as_deref()
        .and_then(Tag::parse)
        .map(MarkKind::Language);
    let url = run.leads.as_ref().filter(|_| has_links).and_then(address);
    let marks = [
        url.map(|url| MarkKind::Link { url }),
        language,
        (italic || underlined).then_some(MarkKind::Emphasis),
        bold.then_some(MarkKind::Strong),
        small_caps.then_some(MarkKind::SmallCaps),
        raised.then_some(MarkKind::Raised),
    ];
    let marks: Vec<MarkKind> = marks.into_iter().flatten().collect();
    if run.leads.is_some() {
        return add_marked(&run.text, marks, builder);
    }
    for (words, turned) in parted(&run.text, around) {
        let name = turned.then_some(MarkKind::Name);
        let marks = marks.iter().cloned().chain(name);
        add_marked(words, marks.collect(), builder);
    }
}

/// How many bytes of words may stay on a line for running the other way: a name, hardly more.
const LONGEST_NAME: usize = 80;

/// Words of one direction after the other, each with whether it is not that around: such words run by themselves,
/// or figures and marks beside them would change sides.
fn parted(text: &str, around: Direction) -> Vec<(&str, bool)> {
    let is_other = |letter: char| match (bidi_class(letter), around) {
        (BidiClass::R | BidiClass::AL, Direction::LeftToRight) => Some(true),
        (BidiClass::L, Direction::RightToLeft) => Some(true),
        (BidiClass::L | BidiClass::R | BidiClass::AL, _) => Some(false),
        _ => None,
    };
    let mut parts = Vec::new();
    let (mut done, mut other): (usize, Option<(usize, usize)>) = (0, None);
    let mut close = |done: &mut usize, other: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = other
            .take()
            .filter(|(start, end)| end - start <= LONGEST_NAME)
        {
            parts.push((&text[*done..start], false));
            parts.push((&text[start..end], true));
            *done = end;
        }
    };
    for (at, letter) in text.char_indices() {
        match is_other(letter) {
            Some(true) => {
                let start = other.map_or(at, |(start, _)| start);
                other = Some((start, at + letter.len_utf8()));
            }
            Some(false) => close(&mut done, &mut other),
            None => {}
        }
    }
    close(&mut done, &mut other);
    parts.push((&text[done..], false));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

/// Adds words within marks, the first outermost.
fn add_marked(words: &str, mut marks: Vec<MarkKind>, builder: &mut TextBuilder) {
    if marks.is_empty() {
        return builder.push(words);
    }
    let outer = marks.remove(0);
    builder.marked(outer, |builder| add_marked(words, marks, builder));
}

fn address(leads: &Leads) -> Option<Address> {
    match leads {
        Leads::To(address) => Address::parse(address).ok(),
        Leads::Doi(name) => Doi::parse(name).map(|doi| doi.address()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_run_the_other_way_run_by_themselves() {
        let parts = parted("(کریمی و احمدی, 2019, S. 7)", Direction::LeftToRight);
        let shown: Vec<String> = parts
            .iter()
            .map(|(words, turned)| format!("{words}{}", if *turned { "*" } else { "" }))
            .collect();
        assert_eq!(shown, ["(", "کریمی و احمدی*", ", 2019, S. 7)"]);
        assert_eq!(
            parted("Wei, 2019", Direction::LeftToRight),
            [("Wei, 2019", false)]
        );
    }
}
