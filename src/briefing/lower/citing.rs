//! How sources are cited and listed: by numbers of our own, or as a style in CSL has it.
//!
//! In: a briefing. Out: a [`Citing`], which knows for every source its place in the list, and, of a style, what
//! stands for every citation. Some of that hangs on what the texts cite, in their order: then the briefing is
//! lowered twice, first to see what it cites ([`Citing::to_see`]), which costs little beside the rest.

use std::collections::BTreeSet;

use super::alphabetical::alphabetical;
use super::reporter::Reporter;
use super::source_ids::SourceIndex;
#[cfg(feature = "csl")]
use super::styled::Styled;
use crate::briefing::markup::{CitationForm, CitationItem};
use crate::briefing::typed::{Briefing, Source, SourceOrder};
use crate::diagnostic::Diagnostic;

/// How sources are cited and listed.
pub struct Citing<'a> {
    /// Every source, those of libraries behind the briefing's own.
    pub sources: Vec<&'a Source>,
    /// What they are cited by.
    pub index: SourceIndex,
    /// The place of each in the list, from 0, if it is listed.
    places: Vec<Option<u32>>,
    /// The sources of the list, in its order.
    pub listed: Vec<usize>,
    /// The sources that were cited so far.
    cited: BTreeSet<usize>,
    manner: Manner,
}

/// The sources that a briefing shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    /// Those of the list, in its order; then those that are cited and that the style does not list.
    pub sources: Vec<Source>,
    /// Which of them are cited, by their indices.
    pub cited: BTreeSet<usize>,
}

enum Manner {
    /// It is seen what is cited.
    Seen(Vec<Cluster>),
    /// By numbers.
    Numbered,
    /// As a style has it.
    #[cfg(feature = "csl")]
    Styled(Box<Styled>),
}

/// A citation that was seen: what stands in one pair of brackets, or in a sentence.
#[derive(Debug, Clone)]
#[cfg_attr(
    not(feature = "csl"),
    expect(dead_code, reason = "notes are what styles in CSL have")
)]
pub struct Cluster {
    /// The sources, each with how it is cited.
    pub items: Vec<(usize, CitationItem)>,
    /// The number of the note that it stands in, from 1, if it stands in one.
    pub note: Option<u32>,
    /// Whether that is a note of the author's own, which holds other words as well.
    pub is_own_note: bool,
}

impl<'a> Citing<'a> {
    /// What sees what a briefing cites.
    pub fn to_see(briefing: &'a Briefing, index: SourceIndex) -> Self {
        let sources = all(briefing);
        Citing {
            places: vec![None; sources.len()],
            sources,
            index,
            listed: Vec::new(),
            cited: BTreeSet::new(),
            manner: Manner::Seen(Vec::new()),
        }
    }

    /// What writes the citations of a briefing. `seen` are those in it, where they had to be seen.
    pub fn to_write(briefing: &'a Briefing, index: SourceIndex, seen: Vec<Cluster>) -> Self {
        let sources = all(briefing);
        let listed = listed(briefing, &sources, &seen);
        let mut citing = Citing {
            places: vec![None; sources.len()],
            sources,
            index,
            listed,
            cited: BTreeSet::new(),
            manner: Manner::Numbered,
        };
        #[cfg(feature = "csl")]
        if let Some(style) = style_of(briefing) {
            let styled = Styled::new(briefing, &style, (&citing.sources, &citing.listed), &seen);
            citing.listed = styled.order();
            citing.manner = Manner::Styled(Box::new(styled));
        }
        for (place, source) in (0u32..).zip(&citing.listed) {
            citing.places[*source] = Some(place);
        }
        citing
    }

    /// Whether it has to be seen what a briefing cites before it can be written.
    pub fn must_see(briefing: &Briefing) -> bool {
        let by_first = matches!(briefing.source_order, Some((SourceOrder::Cited, _)));
        let has_style = briefing
            .citation_style
            .iter()
            .any(|style| style.style.is_some());
        by_first || has_style || !briefing.library.is_empty()
    }

    /// Tells of what a style leaves out, and of an order that it does not keep to.
    pub fn report(&self, briefing: &Briefing, reporter: &mut Reporter<'_>) {
        let Some(named) = briefing
            .citation_style
            .as_ref()
            .filter(|named| named.style.is_some())
        else {
            return;
        };
        let name = named.name.value.trim();
        if let Some((order, span)) = briefing.source_order
            && order != SourceOrder::Listed
        {
            let message = format!("the style `{name}` has its own order");
            let diagnostic = Diagnostic::warning("order-of-style", span, message);
            reporter.push(diagnostic.help("leave `source_order` out, or `citation_style`"));
        }
        #[cfg(feature = "csl")]
        if let Manner::Styled(styled) = &self.manner {
            for source in styled.unprinted() {
                if reporter.only_counts("source-not-printed") {
                    continue;
                }
                let source = self.sources[source];
                let kind = source.csl_type.unwrap_or("document");
                let message =
                    format!("the style `{name}` prints nothing for this source, a `{kind}`");
                reporter.push(
                    Diagnostic::error("source-not-printed", source.span, message)
                        .help("give it another `type`, or more of what the style asks for; or use another style"),
                );
            }
        }
    }

    /// The place of a source in the list, from 0.
    pub fn place(&self, source: usize) -> Option<u32> {
        self.places.get(source).copied().flatten()
    }

    /// Whether it is only seen what is cited. What is seen is noted.
    pub fn note(&mut self, cluster: impl FnOnce() -> Cluster) -> bool {
        match &mut self.manner {
            Manner::Seen(seen) => {
                seen.push(cluster());
                true
            }
            _ => false,
        }
    }

    /// Notes that a source is cited.
    pub fn cite(&mut self, source: usize) {
        self.cited.insert(source);
    }

    /// The sources that are shown.
    pub fn shown(&self) -> Shown {
        let unlisted = self
            .cited
            .iter()
            .filter(|source| self.place(**source).is_none());
        let shown: Vec<usize> = self.listed.iter().chain(unlisted).copied().collect();
        let places = shown.iter().enumerate();
        let cited = places.filter(|(_, source)| self.cited.contains(source));
        Shown {
            cited: cited.map(|(place, _)| place).collect(),
            sources: shown
                .iter()
                .map(|source| self.sources[*source].clone())
                .collect(),
        }
    }

    /// What was seen.
    pub fn into_seen(self) -> Vec<Cluster> {
        match self.manner {
            Manner::Seen(seen) => seen,
            _ => Vec::new(),
        }
    }

    /// The style, unless sources are cited by numbers of our own.
    #[cfg(feature = "csl")]
    pub fn styled(&mut self) -> Option<&mut Styled> {
        match &mut self.manner {
            Manner::Styled(styled) => Some(styled),
            _ => None,
        }
    }
}

/// Whether citations stand in notes.
pub fn are_notes(briefing: &Briefing) -> bool {
    #[cfg(feature = "csl")]
    {
        style_of(briefing).is_some_and(|style| style.class == crate::citation_style::Class::Note)
    }
    #[cfg(not(feature = "csl"))]
    {
        let _ = briefing;
        false
    }
}

#[cfg(feature = "csl")]
pub fn style_of(briefing: &Briefing) -> Option<std::sync::Arc<crate::citation_style::Style>> {
    briefing.citation_style.as_ref()?.style.clone()
}

/// Every source of a briefing.
pub fn all(briefing: &Briefing) -> Vec<&Source> {
    briefing.sources.iter().chain(&briefing.library).collect()
}

/// The sources that are listed, in the order of the list: all of the briefing's own; those of a library that are
/// cited, or all of them where a text asks for that.
fn listed(briefing: &Briefing, sources: &[&Source], seen: &[Cluster]) -> Vec<usize> {
    let own = briefing.sources.len();
    let mut cited: Vec<usize> = Vec::new();
    let mut known = BTreeSet::new();
    let mut lists_all = false;
    for (source, item) in seen.iter().flat_map(|cluster| &cluster.items) {
        if item.form == CitationForm::ListsAll {
            lists_all = true;
        } else if known.insert(*source) {
            cited.push(*source);
        }
    }
    let rest = if lists_all { sources.len() } else { own };
    let uncited = (0..rest).filter(|source| !known.contains(source));
    match briefing.source_order.map(|(order, _)| order) {
        None | Some(SourceOrder::Listed) => {
            let of_library = cited.iter().copied().filter(|source| *source >= own);
            let uncited = uncited.filter(|source| *source >= own);
            (0..own).chain(of_library).chain(uncited).collect()
        }
        Some(SourceOrder::Cited) => cited.iter().copied().chain(uncited).collect(),
        Some(SourceOrder::Alphabetical) => {
            let mut all: Vec<usize> = cited.iter().copied().chain(uncited).collect();
            all.sort_unstable();
            let filed: Vec<&Source> = all.iter().map(|source| sources[*source]).collect();
            let order = alphabetical(&filed, &briefing.language).into_iter();
            order.map(|place| all[place]).collect()
        }
    }
}
