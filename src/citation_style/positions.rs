//! What a citation is to those before it: the first of its item, a later one, ibid (CSL 1.0.2, "Locators and
//! positions").

use std::collections::BTreeMap;

use super::context::{InCitation, Position};
use super::processor::{Citation, Cite, Form};

/// What is known of an item that was cited.
struct Cited {
    first_note: Option<u32>,
    last_note: Option<u32>,
}

/// What is known of every cite of every citation.
pub fn positions(citations: &[Citation], near: u32) -> Vec<Vec<InCitation>> {
    let mut cited: BTreeMap<usize, Cited> = BTreeMap::new();
    let mut before: Option<&Citation> = None;
    let mut positions = Vec::with_capacity(citations.len());
    for citation in citations {
        let mut of_citation = Vec::with_capacity(citation.cites.len());
        for (index, cite) in citation.cites.iter().enumerate() {
            if cite.form == Form::AuthorOnly {
                // A name in running text is no citation of its own.
                of_citation.push(InCitation::first());
                continue;
            }
            let last = match index.checked_sub(1) {
                Some(last) => Some(&citation.cites[last]),
                None => before.and_then(|before| match &before.cites[..] {
                    [only] => Some(only),
                    _ => None,
                }),
            };
            let known = cited.get(&cite.item);
            let near_by = |known: &Cited| match (citation.note, known.last_note) {
                (Some(note), Some(last)) => note - last <= near,
                _ => false,
            };
            of_citation.push(InCitation {
                locator: cite.locator.clone(),
                position: known.map_or(Position::First, |_| later(cite, last)),
                is_near: known.is_some_and(near_by),
                first_note: known.and_then(|known| known.first_note),
                without_author: cite.form == Form::WithoutAuthor,
            });
            let known = cited.entry(cite.item).or_insert(Cited {
                first_note: citation.note,
                last_note: None,
            });
            known.last_note = citation.note.or(known.last_note);
        }
        if citation
            .cites
            .iter()
            .any(|cite| cite.form != Form::AuthorOnly)
        {
            before = Some(citation);
        }
        positions.push(of_citation);
    }
    positions
}

/// What a cite of an item is that was cited before, to the one right before it.
fn later(cite: &Cite, last: Option<&Cite>) -> Position {
    let Some(last) = last.filter(|last| last.item == cite.item) else {
        return Position::Subsequent;
    };
    match (&last.locator, &cite.locator) {
        (one, other) if one == other => Position::Ibid,
        (_, Some(_)) => Position::IbidWithLocator,
        (Some(_), None) => Position::Subsequent,
        (None, None) => Position::Ibid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(note: u32, cites: &[(usize, &str)]) -> Citation {
        let cites = cites.iter().map(|(item, page)| Cite {
            locator: (!page.is_empty()).then(|| ("page".to_string(), page.to_string())),
            ..Cite::of(*item)
        });
        Citation {
            cites: cites.collect(),
            note: Some(note),
            is_bare: false,
        }
    }

    #[test]
    fn ibid_follows_one_of_the_same_and_nothing_else() {
        let citations = [
            citation(1, &[(0, "")]),
            citation(2, &[(0, "3")]),
            citation(3, &[(0, "3")]),
            citation(4, &[(0, "")]),
            citation(5, &[(1, ""), (0, "")]),
            citation(6, &[(0, "")]),
            citation(20, &[(1, "")]),
        ];
        let positions = positions(&citations, 5);
        let shown: Vec<Position> = positions.iter().flatten().map(|one| one.position).collect();
        use Position::{First, Ibid, IbidWithLocator, Subsequent};
        assert_eq!(
            shown,
            [
                First,
                IbidWithLocator,
                Ibid,
                Subsequent,
                First,
                Subsequent,
                Subsequent,
                Subsequent
            ]
        );
        assert_eq!(
            (positions[6][0].is_near, positions[6][0].first_note),
            (false, Some(5))
        );
        assert!(positions[5][0].is_near);
    }
}
