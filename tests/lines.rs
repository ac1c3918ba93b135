//! Lines are set as a careful typesetter would set them.

use briefset::layout::frame::{GlyphRun, Item, Page};

use crate::support::edition;
use crate::support::pdf::Pdf;

/// Prose of long words, with chapters of so many paragraphs.
fn prose(language: &str, paragraphs: usize) -> String {
    let sentences = [
        "Die Energieversorgungsunternehmen verhandeln seit Jahresbeginn über Netzanschlussvereinbarungen, deren Wirtschaftlichkeit umstritten bleibt.",
        "Nach Einschätzung der Hafenverwaltung überwiegen langfristig die Emissionsminderungen gegenüber den Investitionskosten deutlich.",
        "Genehmigungsverfahren dauern durchschnittlich vierzehn Monate und verzögern Ausschreibungen.",
        "Unabhängige Sachverständige empfehlen deshalb, Zuständigkeiten zusammenzulegen und Landstromversorgungsanlagen gemeinsam zu beschaffen.",
    ];
    let mut text = format!("title: Langer Text\nlang: {language}\nsummary: |\n");
    for paragraph in 0..paragraphs {
        let words =
            (0..=paragraph % 5).map(|index| sentences[(paragraph + index) % sentences.len()]);
        text += &format!("  {}\n\n", words.collect::<Vec<_>>().join(" "));
    }
    text
}

fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.items.iter().flat_map(Item::runs)
}

#[test]
fn an_added_hyphen_stands_where_the_tracking_leaves_it() {
    let edition = edition::edition("hyphens.yaml", &prose("de", 12));
    let pdf = Pdf::read(&edition::written(&edition, "pdf"));
    let page = pdf.page(0);
    let content = pdf.stream(page.get(b"Contents").expect("content"));
    let content = String::from_utf8_lossy(&content);
    let mut hyphens = content.split("/ActualText<FEFF00AD>").skip(1).peekable();
    assert!(hyphens.peek().is_some(), "no line ends in a hyphen");
    for after in hyphens {
        let shown = after.split("EMC").next().unwrap_or_default();
        // It may be kerned by a few hundredths of an em, but it is not moved by what the letters are.
        let inside = shown.trim_start_matches(['>', 'B', 'D', 'C', '\n', '[']);
        let moved = inside.split('(').next().unwrap_or_default();
        let moved: f64 = moved.trim().parse().unwrap_or(0.0);
        assert!(moved.abs() < 60.0, "{shown}");
    }
}

#[test]
fn a_page_ends_within_a_word_only_where_it_must() {
    let edition = edition::edition("turns.yaml", &prose("de", 90));
    let pages = &edition.layout.pages;
    assert!(pages.len() > 6, "{}", pages.len());
    let hyphened = |page: &&Page| {
        let body = runs(page).filter(|run| run.source.is_some());
        let last = body.last();
        last.is_some_and(|run| run.words.iter().any(|word| word.soft_hyphen))
    };
    assert_eq!(pages.iter().filter(hyphened).count(), 0);
}

#[test]
fn three_hyphens_never_stand_in_a_row_where_words_are_of_usual_length() {
    let sentences = [
        "The electrification of the harbour continued throughout the winter, notwithstanding considerable disagreement between neighbouring administrations.",
        "Independent observers nevertheless recommended a comprehensive consultation with representatives of every municipality concerned.",
        "Transparency about procurement remained the principal difficulty.",
    ];
    let mut text = "title: Rows\nsummary: |\n".to_string();
    for paragraph in 0..60 {
        let words = (0..=paragraph % 7).map(|index| sentences[(paragraph + index) % 3]);
        text += &format!("  {}\n\n", words.collect::<Vec<_>>().join(" "));
    }
    let edition = edition::edition("rows.yaml", &text);
    let mut in_a_row = 0;
    let mut longest = 0;
    for run in edition.layout.pages.iter().flat_map(runs) {
        let hyphen = run.words.iter().any(|word| word.soft_hyphen);
        in_a_row = if hyphen { in_a_row + 1 } else { 0 };
        longest = longest.max(in_a_row);
    }
    assert!((1..=2).contains(&longest), "{longest} in a row");
}

#[test]
fn a_hash_is_whole_on_a_line_of_code() {
    let hash = "0123456789abcdef".repeat(4);
    let text = format!("title: Hash\nsummary: |\n  ```\n  {hash}\n  ```\n\n  `{hash}`\n");
    let edition = edition::edition("hash.yaml", &text);
    let whole = edition.layout.pages.iter().flat_map(runs);
    assert_eq!(whole.filter(|run| run.text == hash).count(), 2);
}

#[test]
fn a_citation_has_no_last_line_to_itself() {
    let words = "lime stone quays of the northern harbour need power before ships can berth there";
    let words: Vec<&str> = words.split(' ').collect();
    let mut text = String::from("title: Ends of paragraphs\nsummary: |\n");
    for count in 20..140 {
        let said = words.iter().cycle().take(count);
        let said: Vec<&str> = said.copied().collect();
        text += &format!("  {} [@a].\n\n", said.join(" "));
    }
    text += "sources:\n  - {id: a, title: Quays}\n";
    let edition = edition::edition("ends.yaml", &text);
    let mut lines: Vec<(i64, String)> = Vec::new();
    for (index, page) in edition.layout.pages.iter().enumerate() {
        for run in runs(page).filter(|run| run.source.is_some()) {
            let place = index as i64 * 1_000_000 + (run.y.0 * 100.0) as i64;
            match lines.last_mut() {
                Some((known, line)) if *known == place => line.push_str(&run.text),
                _ => lines.push((place, run.text.clone())),
            }
        }
    }
    let cited = lines.iter().filter(|(_, line)| line.contains("[1]"));
    assert_eq!(cited.count(), 120);
    let alone = lines
        .iter()
        .filter(|(_, line)| line.trim().starts_with("[1]"));
    assert_eq!(alone.count(), 0);
}

#[test]
fn a_word_that_changes_its_script_at_every_letter_ends_its_lines_somewhere() {
    for (letters, language) in [("aб", "en"), ("aμ", "en"), ("אa", "he")] {
        let text = format!(
            "title: T\nlang: {language}\nsummary: {}\n",
            letters.repeat(120)
        );
        let edition = edition::edition("scripts.yaml", &text);
        let overfull = edition.overfull.len();
        assert_eq!(overfull, 0, "{letters}");
    }
}
