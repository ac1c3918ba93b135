//! Sources that are the same thing twice.
//!
//! In: sources. Out: a warning for each that is one before it once more: by its DOI, by its address without what makes
//! no other page of it, or by its title and its year. Two that have different DOIs are two.

use std::collections::BTreeMap;

use crate::briefing::markup::words_of;
use crate::briefing::typed::Source;
use crate::diagnostic::Diagnostic;

/// What two sources that are one have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum By {
    Doi,
    Address,
    Title,
}

/// Warns of those that are the same.
pub fn same_sources(sources: &[Source]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(By, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        let marks = marks(source);
        let same = marks.iter().find_map(|mark| {
            let known = *first.get(mark)?;
            let is_one = mark.0 == By::Doi || !differ(source, &sources[known]);
            is_one.then_some((mark.0, known))
        });
        if let Some((by, known)) = same {
            found.push(warning(source, &sources[known], by));
        }
        for mark in marks {
            first.entry(mark).or_insert(place);
        }
    }
    found
}

fn differ(one: &Source, other: &Source) -> bool {
    match (&one.doi, &other.doi) {
        (Some(one), Some(other)) => !one.name().eq_ignore_ascii_case(other.name()),
        _ => false,
    }
}

fn warning(source: &Source, known: &Source, by: By) -> Diagnostic {
    let what = match by {
        By::Doi => "the same DOI",
        By::Address => "the same address",
        By::Title => "the same title and year",
    };
    let title = words_of(&source.title.value);
    let message = format!("`{title}` is the same source as another: {what}");
    Diagnostic::warning("same-source", source.span, message)
        .label("once more here")
        .related(known.span, "first here")
        .help("keep one of them, and cite that")
}

/// What a source is known by.
fn marks(source: &Source) -> Vec<(By, String)> {
    let doi = source.doi.as_ref();
    let doi = doi.map(|doi| (By::Doi, doi.name().to_lowercase()));
    // A page on which a resolver leads is the DOI's.
    let url = source.url.as_ref().map(|url| address(url.as_str()));
    let url = url
        .filter(|url| !url.is_empty())
        .map(|url| (By::Address, url));
    let year = source.dates.get("issued").and_then(|date| date.year());
    let words = words_of(&source.title.value).to_lowercase();
    let words = words.split(|one: char| !one.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // A title of one word, "Editorial", is that of many.
    let title = year.filter(|_| words.len() > 1);
    let title = title.map(|year| (By::Title, format!("{} {year}", words.join(" "))));
    [doi, url, title].into_iter().flatten().collect()
}

/// An address without its scheme, `www.`, the slash at its end and what leads within a page.
fn address(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let bare = bare.trim_end_matches('/');
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}/{path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{parse, yaml};
    use crate::diagnostic::{Diagnostics, Source as File, Sources};

    #[test]
    fn sources_are_the_same_by_doi_address_or_title_and_year() {
        let text = "title: T\nsources:\n\
                    - {title: One thing, DOI: 10.1/A}\n- {title: Other thing, DOI: 'https://doi.org/10.1/a'}\n\
                    - {title: A, URL: 'http://www.example.org/x/#top'}\n- {title: B, URL: 'https://example.org/x'}\n\
                    - {title: '*Third* thing', issued: 2020-05}\n- {title: 'Third: thing', issued: 2020}\n\
                    - {title: Third thing, issued: 2020, DOI: 10.1/b}\n- {title: Third thing, issued: 2021}\n\
                    - {title: Third thing, issued: 2020, DOI: 10.1/c}\n\
                    - {title: Editorial, issued: 2020}\n- {title: Editorial, issued: 2020}\n";
        let mut files = Sources::new();
        let file = files.add(File::new("a.yaml", text));
        let mut diagnostics = Diagnostics::new();
        let tree = yaml::read(&files, file, &mut diagnostics).expect("a tree");
        let briefing = parse(&tree, &files, &mut diagnostics).expect("a briefing");
        let found = same_sources(&briefing.sources);
        let lines: Vec<usize> = found
            .iter()
            .map(|one| files.position(file, one.span.expect("a place").start).0 - 2)
            .collect();
        assert_eq!(lines, [2, 4, 6, 7, 9]);
    }
}
