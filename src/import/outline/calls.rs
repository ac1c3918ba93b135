//! Numbers in brackets → citations and notes.
//!
//! In: the texts of an outline, in which `[1]`, `[2, 3]` and `[4–6]` are characters; the sources by their numbers; the
//! notes that stand at the end. Out: the same with citations and notes in their places. What counts nothing that is
//! there (`[sic]`, `[1984]`) stays as it is.

mod brackets;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use super::{Outline, Section};
use crate::diagnostic::Span;
use crate::import::draft::{Cited, Inline, Line, Source, SourceWords, merged, plain, words};
use crate::import::references;
use crate::import::tree;
use brackets::{is_name, numbers};

/// What brackets may call.
pub struct Calls {
    sources: Vec<Source>,
    /// Sources by number.
    numbers: BTreeMap<usize, usize>,
    /// Notes by number, with how often they are called.
    notes: BTreeMap<usize, (Line, Option<Span>, usize)>,
    /// The names by which citations of the draft call sources, with their places.
    names: BTreeMap<String, usize>,
    /// Places by address.
    addresses: BTreeMap<String, usize>,
    /// Names that nothing has.
    unknown: BTreeSet<String>,
}

impl Calls {
    /// What there is to call: the sources of the list, then those that stand elsewhere.
    pub fn new(
        listed: &mut Vec<Source>,
        others: Vec<Source>,
        numbers: BTreeMap<usize, usize>,
        notes: BTreeMap<usize, (Line, Option<Span>)>,
    ) -> Self {
        let mut calls = Calls {
            sources: std::mem::take(listed),
            numbers,
            notes: BTreeMap::new(),
            names: BTreeMap::new(),
            addresses: BTreeMap::new(),
            unknown: BTreeSet::new(),
        };
        for place in 0..calls.sources.len() {
            calls.index(place);
        }
        let has_list = !calls.sources.is_empty();
        for source in others {
            calls.add(source);
        }
        for (number, (line, span)) in notes {
            // Notes at the end that are sources, of a text that has no other list of them.
            if !has_list && !calls.numbers.contains_key(&number) && references::is_reference(&line)
            {
                let (_, source) = references::read(&[line]);
                let place = calls.add(Source::Read(source));
                calls.numbers.insert(number, place);
            } else {
                calls.notes.insert(number, (line, span, 0));
            }
        }
        calls
    }

    /// Adds a source, unless one of its address is there: its place.
    fn add(&mut self, source: Source) -> usize {
        if let Source::Read(SourceWords { id: Some(id), .. }) = &source
            && let Source::Read(words) = &source
            && let Some(place) = words
                .value("URL")
                .and_then(|url| self.addresses.get(url))
                .copied()
        {
            self.names.insert(id.clone(), place);
            return place;
        }
        self.sources.push(source);
        self.index(self.sources.len() - 1);
        self.sources.len() - 1
    }

    fn index(&mut self, place: usize) {
        match &mut self.sources[place] {
            Source::Read(words) => {
                if let Some(id) = words.id.take() {
                    self.names.insert(id, place);
                }
                if let Some(url) = words.value("URL") {
                    self.addresses.entry(url.to_string()).or_insert(place);
                }
            }
            Source::AsItIs(node) => {
                if let Some(id) = tree::text(node, "id") {
                    self.names.insert(id.to_string(), place);
                }
            }
        }
    }

    fn line(&mut self, line: &mut Line) {
        let mut out = Line::new();
        for mut inline in merged(std::mem::take(line)) {
            match &mut inline {
                Inline::Characters(characters) if characters.contains('[') => {
                    self.characters(characters, &mut out);
                    continue;
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Struck(inner)
                | Inline::Note(inner) => self.line(inner),
                Inline::Link(address, inner) => {
                    if let Some(call) = self.linked(address, inner) {
                        out.push(call);
                        continue;
                    }
                }
                Inline::Cite(items) => {
                    for item in items.iter_mut() {
                        item.id = self.called(&item.id);
                    }
                }
                Inline::Characters(_) | Inline::Break | Inline::Code(_) => {}
            }
            out.push(inline);
        }
        *line = out;
    }

    /// A link whose words are a number: the source of that address, or of that number.
    fn linked(&mut self, address: &str, inner: &Line) -> Option<Inline> {
        let words = words(inner);
        let digits = words.trim().trim_start_matches('[').trim_end_matches(']');
        let number: usize = digits.parse().ok().filter(|_| digits.len() <= 3)?;
        let by_address = self.addresses.get(address).copied();
        let place = by_address.or_else(|| {
            self.numbers
                .get(&number)
                .copied()
                .filter(|_| words.contains('['))
        })?;
        let id = self.name(place);
        Some(Inline::Cite(vec![Cited {
            id,
            ..Cited::default()
        }]))
    }

    fn characters(&mut self, text: &str, out: &mut Line) {
        let mut done = 0;
        for (open, _) in text.match_indices('[') {
            let Some(length) = text[open..].find(']').filter(|_| open >= done) else {
                continue;
            };
            let mut end = open + length + 1;
            let Some(numbers) = numbers(&text[open + 1..end - 1]) else {
                continue;
            };
            let Some(called) = self.call(&numbers) else {
                continue;
            };
            // "[[1]]", where the number was a link between brackets.
            let mut from = open;
            if text[done..open].ends_with('[') && text[end..].starts_with(']') {
                (from, end) = (open - 1, end + 1);
            }
            if from > done {
                out.push(Inline::Characters(text[done..from].to_string()));
            }
            out.extend(called);
            done = end;
        }
        if done < text.len() {
            out.push(Inline::Characters(text[done..].to_string()));
        }
    }

    /// What some numbers call, if each calls something.
    fn call(&mut self, numbers: &[usize]) -> Option<Line> {
        let is_there =
            |number| self.numbers.contains_key(number) || self.notes.contains_key(number);
        if !numbers.iter().all(is_there) {
            return None;
        }
        let mut called = Line::new();
        let mut items = Vec::new();
        for number in numbers {
            match self.numbers.get(number).copied() {
                Some(place) => items.push(Cited {
                    id: self.name(place),
                    ..Cited::default()
                }),
                None => {
                    if let Some((line, _, calls)) = self.notes.get_mut(number) {
                        *calls += 1;
                        called.push(Inline::Note(line.clone()));
                    }
                }
            }
        }
        if !items.is_empty() {
            called.insert(0, Inline::Cite(items));
        }
        Some(called)
    }

    /// The name of what a citation calls by a name of its own; a source by it is made if there is none.
    fn called(&mut self, name: &str) -> String {
        let place = match self.names.get(name).copied() {
            Some(place) => place,
            None => {
                self.unknown.insert(name.to_string());
                let source = SourceWords {
                    id: Some(name.to_string()),
                    title: plain(name),
                    ..SourceWords::default()
                };
                self.add(Source::Read(source))
            }
        };
        let own = name.to_string();
        match &mut self.sources[place] {
            Source::AsItIs(_) => own,
            Source::Read(words) if words.id.is_none() && is_name(name) => {
                words.id = Some(own.clone());
                own
            }
            Source::Read(_) => self.name(place),
        }
    }

    /// The name that a source is cited by; its number, if it has none.
    fn name(&mut self, place: usize) -> String {
        let number = place + 1;
        match &mut self.sources[place] {
            Source::Read(words) => words.id.get_or_insert_with(|| format!("s{number}")).clone(),
            Source::AsItIs(node) => match tree::text(node, "id") {
                Some(id) => id.to_string(),
                None => {
                    let id = format!("s{number}");
                    tree::add_text(node, "id", &id);
                    id
                }
            },
        }
    }
}
