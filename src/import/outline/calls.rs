//! Numbers in brackets → citations and notes.
//!
//! In: the texts of an outline, in which `[1]`, `[2, 3]` and `[4–6]` are characters; the sources by their numbers; the
//! notes that stand at the end. Out: the same with citations and notes in their places. What counts nothing that is
//! there (`[sic]`, `[1984]`) stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outline, Section};
use crate::diagnostic::Span;
use crate::import::draft::{
    Block, Cited, Inline, Line, Placed, Source, SourceWords, is_blank, plain, words,
};
use crate::import::references;
use crate::import::report::Report;
use crate::import::tree;

/// How many numbers a bracket may hold.
const MOST: usize = 40;

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

    /// Resolves all of an outline, and gives its sources back to it.
    pub fn resolve(&mut self, outline: &mut Outline, report: &mut Report<'_>) {
        self.blocks(&mut outline.tldr);
        self.blocks(&mut outline.summary);
        outline
            .key_points
            .iter_mut()
            .for_each(|line| self.line(line));
        outline
            .recommendations
            .iter_mut()
            .for_each(|blocks| self.blocks(blocks));
        outline
            .timeline
            .iter_mut()
            .for_each(|(_, event)| self.line(event));
        for (question, answer) in &mut outline.faq {
            question.iter_mut().for_each(|line| self.line(line));
            self.blocks(answer);
        }
        for (term, definition) in &mut outline.glossary {
            self.line(term);
            self.blocks(definition);
        }
        outline
            .sections
            .iter_mut()
            .for_each(|section| self.section(section));
        self.uncalled(outline);
        for name in std::mem::take(&mut self.unknown) {
            let message =
                format!("no source is called `{name}`: one by that name stands in the list now");
            report.moved(None, &message, "write what it is, its `title` and its `URL`; or its library's name behind `bibliography:` once that is read");
        }
        outline.sources = std::mem::take(&mut self.sources);
    }

    /// Notes that nothing calls stay as they stood.
    fn uncalled(&mut self, outline: &mut Outline) {
        let uncalled = self.notes.iter().filter(|(_, (.., calls))| *calls == 0);
        let blocks: Vec<Placed> = uncalled
            .map(|(number, (line, span, _))| {
                let mut item = plain(format!("{number}. "));
                item.extend_from_slice(line);
                Placed {
                    block: Block::Paragraph(item),
                    span: *span,
                }
            })
            .collect();
        if !blocks.is_empty() {
            let title = plain("Notes");
            outline.sections.push(Section {
                title,
                blocks,
                ..Section::default()
            });
        }
    }

    fn section(&mut self, section: &mut Section) {
        self.line(&mut section.title);
        section
            .blocks
            .iter_mut()
            .for_each(|placed| self.block(&mut placed.block));
        section
            .sections
            .iter_mut()
            .for_each(|inner| self.section(inner));
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) => self.line(line),
            Block::List(_, items) => items.iter_mut().for_each(|item| self.blocks(item)),
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Table(table) => {
                self.line(&mut table.caption);
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.line(cell));
            }
            Block::Figure(figure) => self.line(&mut figure.caption),
            Block::Definitions(entries) => {
                for (term, blocks) in entries {
                    self.line(term);
                    self.blocks(blocks);
                }
            }
            Block::Code(..) | Block::Indicators(_) => {}
        }
    }

    fn line(&mut self, line: &mut Line) {
        let mut out = Line::new();
        for mut inline in std::mem::take(line) {
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
            let end = open + length + 1;
            let Some(numbers) = numbers(&text[open + 1..end - 1]) else {
                continue;
            };
            let Some(called) = self.call(&numbers) else {
                continue;
            };
            if open > done {
                out.push(Inline::Characters(text[done..open].to_string()));
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

/// Whether a source may be cited by a name: one that the markup reads whole, and that no number has.
fn is_name(name: &str) -> bool {
    let sound = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-' | ':' | '.' | '/');
    let is_number = name
        .strip_prefix('s')
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    name.starts_with(char::is_alphabetic)
        && name.ends_with(char::is_alphanumeric)
        && name.chars().all(sound)
        && !is_number
}

/// The numbers between brackets: "1", "1, 2", "3–5".
fn numbers(inner: &str) -> Option<Vec<usize>> {
    let inner = inner.trim();
    if inner.is_empty() || inner.len() > 60 {
        return None;
    }
    let number = |part: &str| {
        let part = part.trim();
        let digits = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<usize>()
            .ok()
            .filter(|number| digits && *number > 0)
    };
    let mut numbers = Vec::new();
    for part in inner.split([',', ';']) {
        match part.split_once(['-', '–']) {
            Some((from, to)) => {
                let (from, to) = (number(from)?, number(to)?);
                if to < from || to - from > MOST {
                    return None;
                }
                numbers.extend(from..=to);
            }
            None => numbers.push(number(part)?),
        }
    }
    (numbers.len() <= MOST && !is_blank(&plain(inner))).then_some(numbers)
}
