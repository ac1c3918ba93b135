//! A report that is printed may have a cover, which no number counts and nobody hears.

use briefset::export::Edition;
use briefset::layout::frame::Mark;

use crate::support::{edition, pages};

/// A briefing of some pages, with wishes under `pdf`.
fn report(sections: usize, wishes: &str) -> Edition {
    let text = "The quay is long and the ship is small. ".repeat(60);
    let mut yaml = format!("title: Moorings in winter\nsubtitle: A report\npdf: {{{wishes}}}\n");
    yaml += "toc: false\nkey_points: [A point.]\nsections:\n";
    for section in 0..sections {
        yaml += &format!("  - {{title: Berth {section}, body: \"{text}\"}}\n");
    }
    edition::edition("report.yaml", &yaml)
}

#[test]
fn a_cover_stands_before_the_pages_and_their_numbers() {
    let plain = report(2, "paper: a4");
    let covered = report(2, "paper: a4, cover: true");
    assert_eq!((plain.layout.covers, covered.layout.covers), (0, 1));
    assert_eq!(covered.layout.pages.len(), plain.layout.pages.len() + 1);
    let cover = &covered.layout.pages[0];
    let words: String = pages::runs(cover).map(|run| run.text.as_str()).collect();
    assert!(
        words.contains("Moorings") && words.contains("A report"),
        "{words}"
    );
    assert!(pages::runs(cover).all(|run| run.mark == Mark::Decoration));
    assert_eq!(covered.layout.pages[1], plain.layout.pages[0]);
    for (one, other) in plain
        .layout
        .destinations
        .iter()
        .zip(&covered.layout.destinations)
    {
        assert_eq!((&one.name, one.page + 1), (&other.name, other.page));
    }
}

#[test]
fn the_back_of_a_cover_is_empty_where_it_is_printed_on() {
    let covered = report(2, "sides: two, cover: true");
    assert_eq!(covered.layout.covers, 2);
    assert!(covered.layout.pages[1].items.is_empty());
    let bytes = edition::written(&covered, "pdf");
    assert!(!bytes.is_empty());
}

#[test]
fn a_report_of_more_than_twelve_pages_has_a_cover_where_that_is_left_to_us() {
    let short = report(12, "cover: auto");
    let long = report(30, "cover: auto");
    let lengths = (short.layout.pages.len(), long.layout.pages.len());
    assert!(lengths.0 <= 12 && lengths.1 > 13, "{lengths:?}");
    assert_eq!((short.layout.covers, long.layout.covers), (0, 1));
}
