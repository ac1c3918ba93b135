//! The briefings that come with the program.

use std::path::{Path, PathBuf};

use briefset::cli::Status;
use briefset::document::{Block, Document, Section, SectionKind};
use briefset::layout;
use briefset::layout::frame::{Mark, Page};
use briefset::layout::text::font::Fonts;
use briefset::theme;

use crate::support::pdf::Pdf;
use crate::support::{edition, exporter, pages};

/// Every briefing of `content/`.
pub fn briefings() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("content").expect("a folder of briefings");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    assert!(!paths.is_empty(), "`content` has no briefing");
    paths
}

#[test]
fn every_briefing_is_exported_without_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().to_str().expect("a path in UTF-8");
    let run = exporter::run(&["export", "content", "--strict", "-o", output], &[]);
    assert_eq!(run.log, "");
    assert_eq!(run.status, Status::Done);
    let lines = run
        .out
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    assert_eq!(
        lines.count(),
        briefings().len() * briefset::export::by_default().count()
    );
}

/// The plate of a marking is a rule like any other, and the watermark lies below that, too.
#[test]
fn a_watermark_lies_below_rules_and_a_plate_below_its_words() {
    let text = "title: T\nwatermark: Draft\nmarking: {tlp: AMBER}\nsummary: S\n";
    let mut edition = edition::edition("marked.yaml", text);
    edition.theme = theme::built_in("newsdesk").expect("a theme");
    let pdf = Pdf::read(&edition::written(&edition, "pdf"));
    let page = pdf.page(0);
    let content = pdf.stream(page.get(b"Contents").expect("content"));
    let content = String::from_utf8_lossy(&content);
    // The marking is heard before the watermark, and shown after it and after its plate.
    let first = content.find("re f").expect("a plate");
    let last = content.rfind("re f").expect("a plate");
    let watermark = content[..first].matches("<</MCID").count();
    assert_eq!(watermark, 1, "the watermark alone: {content}");
    assert!(content[last..].matches("<</MCID").count() > 3, "{content}");
}

/// A rule that is drawn after the words of its page may lie over them, as a panel does.
#[test]
fn rules_and_panels_lie_below_all_words() {
    for theme in theme::NAMES {
        for path in briefings() {
            let edition = edition::in_theme(&path, theme);
            let pdf = Pdf::read(&edition::written(&edition, "pdf"));
            for index in 0..edition.layout.pages.len() {
                let page = pdf.page(index);
                let content = pdf.stream(page.get(b"Contents").expect("content"));
                let content = String::from_utf8_lossy(&content);
                let words = content.find("<</MCID").unwrap_or(content.len());
                assert!(
                    !content[words..].contains("re f"),
                    "{theme}: page {} of {path:?} has a rule over words",
                    index + 1
                );
            }
        }
    }
}

#[test]
fn every_briefing_says_what_it_demonstrates() {
    for path in briefings() {
        let text = std::fs::read_to_string(&path).expect("a briefing");
        assert!(text.starts_with("# Demonstrates "), "{path:?}");
    }
}

/// The part of a kind.
fn part(document: &Document, kind: SectionKind) -> &Section {
    let part = document.parts.iter().find(|part| part.kind == kind);
    part.unwrap_or_else(|| panic!("the briefing has no {kind:?}"))
}

#[test]
fn the_short_briefing_has_all_of_the_page_that_it_comes_from() {
    let edition = edition::edition_of(Path::new("content/khamenei-foreign-policy.yaml"));
    let document = &edition.document;
    assert_eq!(
        document.metadata.title,
        "Ayatollah Ali Khamenei on Foreign Policy"
    );
    let points = part(document, SectionKind::KeyPoints).blocks.iter();
    let points: usize = points
        .map(|block| match block {
            Block::List(list) => list.items.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(points, 3);
    let summary = &part(document, SectionKind::Summary).blocks;
    assert_eq!(summary.len(), 2, "the summary has two paragraphs");
    let answers = part(document, SectionKind::Faq);
    let heading = answers
        .heading
        .as_ref()
        .map(|heading| heading.content.as_str());
    assert_eq!(heading, Some("Frequently asked questions"));
    let texts = pages::texts(document);
    let said = |words: &str| texts.values().any(|text| text.content == words);
    for title in [
        "Features of Iranian Foreign Policy: A Reading of Khamenei’s Speech",
        "To Understand Iranian Foreign Policy, Look at Iran’s Politics at Home",
        "After Khamenei: Planning for Iran’s Leadership Transition",
        "The surreal experience of meeting Khamenei",
        "How Iran’s interpretation of the world order affects its foreign policy",
        "This is not an exhaustive list of sources.",
    ] {
        assert!(said(title), "{title}");
    }
}

/// The baseline of the lowest line of a page that is no running matter, in points from the top.
fn lowest(page: &Page) -> f64 {
    let content = pages::runs(page).filter(|run| matches!(run.mark, Mark::Content(_)));
    content.map(|run| run.y.0).fold(0.0, f64::max)
}

#[test]
fn no_page_but_the_last_falls_short_by_more_than_two_lines() {
    for path in briefings() {
        let edition = edition::edition_of(&path);
        let sheet = edition.theme.sheet(edition.setup.paper);
        let leading = edition.theme.styles.body.leading.0;
        let bottom = sheet.top.0 + f64::from(sheet.lines) * leading;
        let (last, pages) = edition.layout.pages.split_last().expect("a page");
        // The text ends on the page before what closes the document, where that stands alone.
        let closing = edition.document.colophon.as_ref();
        let closing = closing.and_then(|closing| Some(closing.heading.as_ref()?.id));
        let mut on_last = pages::runs(last).filter_map(|run| Some(run.source.as_ref()?.0));
        let closes_alone = closing.is_some() && on_last.next() == closing;
        let pages = &pages[..pages.len() - usize::from(closes_alone)];
        // Contents stand alone on their page, and the front matter ends before it.
        let contents = edition.layout.destinations.iter();
        let contents = contents.filter(|one| one.name == "contents");
        let ends: Vec<usize> = contents
            .flat_map(|one| [one.page, one.page.max(1) - 1])
            .collect();
        // A table that its page is turned for stands alone on it.
        let is_full =
            |(index, page): &(usize, &Page)| page.width < page.height && !ends.contains(index);
        for (index, page) in pages.iter().enumerate().filter(is_full) {
            // From the last baseline to the bottom of its line there is a third of a line.
            let short = (bottom - lowest(page)) / leading - 0.34;
            let page = index + 1;
            assert!(short < 2.1, "{path:?}, page {page}: {short:.1} lines short");
        }
    }
}

/// The words on a cover, in their order, without spaces.
fn on_cover(document: &Document, theme: &str) -> String {
    let theme = theme::built_in(theme).expect("a theme");
    let page = layout::cover::cover(document, &theme, &Fonts::bundled());
    let words: String = pages::runs(&page).map(|run| run.text.as_str()).collect();
    words.split_whitespace().collect()
}

#[test]
fn every_cover_has_all_of_the_title_block() {
    for path in briefings() {
        let document = edition::edition_of(&path).document;
        let block = &document.title_block;
        let texts = [&block.kicker, &block.subtitle, &block.imprint];
        let texts = texts.into_iter().flatten().chain([&block.title]);
        // Of the authors, a cover has the names.
        let people = document.metadata.people.iter();
        let parts: Vec<String> = texts
            .flat_map(|text| text.phrases())
            .chain(people.map(|person| person.name.as_str()))
            .map(|part| part.split_whitespace().collect())
            .collect();
        for theme in theme::NAMES {
            let said = on_cover(&document, theme);
            for part in &parts {
                assert!(said.contains(part), "{path:?}, {theme}: {part} in {said}");
            }
        }
    }
}

#[test]
fn a_cover_lists_authors_of_whom_each_has_room_on_a_line() {
    let path = Path::new("content/fa-drought-and-groundwater.yaml");
    let document = edition::edition_of(path).document;
    assert_eq!(document.metadata.people.len(), 3);
    assert!(!on_cover(&document, "default").contains('\u{b7}'));
}
