//! Citations and entries as a style in CSL has them.
//!
//! In: the style, the sources that are listed, the citations that were seen. Out: for each citation, in their
//! order, the runs that stand for it with the words around its items; for each source its entry.

use std::collections::{BTreeMap, VecDeque};

use super::citing::{Cluster, Place};
use super::styled_items::item;
use crate::briefing::markup::{CitationForm, CitationItem, Inline};
use crate::briefing::typed::{Briefing, Source};
use crate::citation_style::{Citation, Cite, Class, Form, Processor, Rendered, Run, Style};
use crate::language::Collation;

/// What a style prints for a document.
pub struct Styled {
    /// The citations that are not written yet, by where they stand: a text that is repeated has several there.
    left: BTreeMap<Place, VecDeque<Planned>>,
    /// The sources that are listed, by the items of the style.
    items: Vec<usize>,
    /// The entries.
    entries: Vec<Entry>,
}

/// A citation as it is to be written.
#[derive(Debug, Clone, Default)]
pub struct Planned {
    /// Those whom a sentence names.
    pub names: Vec<Run>,
    /// Whether its sentence names those who wrote a source.
    pub is_in_sentence: bool,
    /// What stands in brackets, or in a note.
    pub runs: Vec<Run>,
    /// The source of each item.
    pub sources: Vec<usize>,
    /// The words before each item, and behind it.
    pub words: Vec<[Vec<Inline>; 2]>,
}

/// An entry of the list.
struct Entry {
    source: usize,
    label: Vec<Run>,
    text: Vec<Run>,
}

impl Styled {
    /// Carries a style out.
    pub fn new(
        briefing: &Briefing,
        style: &Style,
        (sources, listed): (&[&Source], &[usize]),
        seen: &[Cluster],
    ) -> Self {
        let items = in_order_of_citation(listed, seen);
        let of_style = items.iter().map(|source| item(sources[*source], briefing));
        let collation = Collation::of(&briefing.language);
        let collate = |one: &str, other: &str| collation.compare(one, other);
        let processor = Processor::new(
            style,
            briefing.language.as_str(),
            of_style.collect(),
            &collate,
        );
        let mut planned = Vec::with_capacity(seen.len());
        let mut citations = Vec::with_capacity(seen.len());
        for cluster in seen {
            let (plan, named, cited) = plan(cluster, &items, &processor, style.class);
            planned.push((plan, named.is_some()));
            citations.extend(named);
            citations.push(cited);
        }
        let Rendered { citations, entries } = processor.render(&citations);
        let mut rendered = citations.into_iter();
        let planned = planned.into_iter().map(|(mut plan, is_named)| {
            if is_named {
                plan.names = rendered.next().unwrap_or_default();
            }
            plan.runs = rendered.next().unwrap_or_default();
            plan
        });
        let mut left: BTreeMap<Place, VecDeque<Planned>> = BTreeMap::new();
        for (cluster, plan) in seen.iter().zip(planned) {
            left.entry(cluster.place).or_default().push_back(plan);
        }
        let entries = entries.into_iter().map(|entry| Entry {
            source: items[entry.item],
            label: entry.label,
            text: entry.text,
        });
        Styled {
            left,
            entries: entries.collect(),
            items,
        }
    }

    /// The sources that have an entry, in the order of the entries. Where a style has no list, or leaves some
    /// types out of it, those are not listed.
    pub fn order(&self) -> Vec<usize> {
        self.entries.iter().map(|entry| entry.source).collect()
    }

    /// The citation at a place.
    pub fn take(&mut self, place: Place) -> Planned {
        let left = self.left.get_mut(&place);
        left.and_then(VecDeque::pop_front).unwrap_or_default()
    }

    /// What stands before an entry, and the entry.
    pub fn entry(&self, place: usize) -> Option<(Vec<Run>, Vec<Run>)> {
        let entry = self.entries.get(place)?;
        Some((entry.label.clone(), entry.text.clone()))
    }

    /// Those that the style prints nothing for, neither where they are cited nor in the list.
    pub fn unprinted(&self) -> impl Iterator<Item = usize> {
        let listed: Vec<usize> = self.order();
        let cited = self
            .left
            .values()
            .flatten()
            .filter(|plan| !plan.runs.is_empty() || !plan.names.is_empty());
        let cited: Vec<usize> = cited
            .flat_map(|plan| plan.sources.iter().copied())
            .collect();
        let items = self.items.iter().copied();
        items.filter(move |source| !listed.contains(source) && !cited.contains(source))
    }
}

/// The entry of a source by itself, as a style has it; none where the style lists no such thing.
pub fn entry_of(source: &Source, briefing: &Briefing, style: &Style) -> Option<Vec<Run>> {
    let collate = |one: &str, other: &str| one.cmp(other);
    let items = vec![item(source, briefing)];
    let processor = Processor::new(style, briefing.language.as_str(), items, &collate);
    let mut text = processor.render(&[]).entries.into_iter().next()?.text;
    // One that stands by itself has no number in a list.
    if style.numbers_entries()
        && let Some(first) = text.first_mut()
    {
        let number = |mark: char| mark.is_ascii_digit() || " .)[]".contains(mark);
        first.text = first.text.trim_start_matches(number).to_string();
    }
    Some(text)
}

/// The listed sources, those that are cited first and in the order of that.
fn in_order_of_citation(listed: &[usize], seen: &[Cluster]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(listed.len());
    let cited = seen
        .iter()
        .flat_map(|cluster| &cluster.items)
        .map(|(source, _)| *source);
    let mut known = std::collections::BTreeSet::new();
    for source in cited.chain(listed.iter().copied()) {
        if listed.contains(&source) && known.insert(source) {
            order.push(source);
        }
    }
    order
}

/// What is to be written for a citation, the names that stand in its sentence, and the citation.
fn plan(
    cluster: &Cluster,
    items: &[usize],
    processor: &Processor<'_>,
    class: Class,
) -> (Planned, Option<Citation>, Citation) {
    let mut plan = Planned::default();
    let (mut names, mut cites) = (Vec::new(), Vec::new());
    for (source, cited) in &cluster.items {
        let Some(item) = items.iter().position(|known| known == source) else {
            continue;
        };
        let (locator, behind) = place(cited, processor);
        let in_sentence = cited.form == CitationForm::InSentence;
        let has_author = processor.has_author(item);
        let without_author =
            cited.form == CitationForm::WithoutAuthor || in_sentence && class == Class::InText;
        if in_sentence && class == Class::InText {
            names.push(Cite {
                form: Form::AuthorOnly,
                ..Cite::of(item)
            });
        }
        plan.is_in_sentence |= in_sentence && !(class == Class::Note && cluster.is_own_note);
        let mut before = cited.prefix.clone();
        if class == Class::Note && !cluster.is_own_note && cites.is_empty() {
            capitalize(&mut before);
        }
        cites.push(Cite {
            item,
            locator,
            form: if without_author && (has_author || in_sentence) {
                Form::WithoutAuthor
            } else {
                Form::Usual
            },
            before: plain(&before),
            behind: plain(&behind),
        });
        plan.sources.push(*source);
        plan.words.push([before, behind]);
    }
    let names = (!names.is_empty()).then_some(Citation {
        cites: names,
        note: None,
        is_bare: true,
    });
    let cited = Citation {
        cites,
        note: cluster.note,
        is_bare: class == Class::Note && cluster.is_own_note,
    };
    (plan, names, cited)
}

/// A note begins with a capital.
fn capitalize(words: &mut [Inline]) {
    if let Some(Inline::Characters(characters)) = words.first_mut()
        && let Some(first) = characters.chars().next()
    {
        let capital: String = first.to_uppercase().collect();
        characters.replace_range(..first.len_utf8(), &capital);
    }
}

/// The place that is cited, and the words behind it.
fn place(
    cited: &CitationItem,
    processor: &Processor<'_>,
) -> (Option<(String, String)>, Vec<Inline>) {
    let words = match &cited.locator[..] {
        [] => return (None, Vec::new()),
        [Inline::Characters(words)] => words,
        marked => {
            let mut behind = vec![Inline::Characters(", ".to_string())];
            behind.extend(marked.iter().cloned());
            return (None, behind);
        }
    };
    let (place, rest) = processor.place(words);
    let rest = match (&place, rest.trim()) {
        (_, "") => return (place, Vec::new()),
        (None, rest) if rest.starts_with([';', ':', '.', '(']) => rest.to_string(),
        (None, rest) => format!(", {rest}"),
        (Some(_), _) => rest.to_string(),
    };
    (place, vec![Inline::Characters(rest)])
}

/// The characters of inline content.
fn plain(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Characters(characters) => characters.clone(),
        Inline::Code(code) => code.clone(),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Struck(content)
        | Inline::Link { content, .. }
        | Inline::ReferenceInWords { content, .. }
        | Inline::Language { content, .. } => plain(content),
        Inline::LineBreak => " ".to_string(),
        Inline::Citation { .. }
        | Inline::Note { .. }
        | Inline::NoteCall { .. }
        | Inline::Reference { .. } => String::new(),
    };
    inlines.iter().map(one).collect()
}
