//! What a briefing says in sentences: how it is cited, whom it names, where its words lead.

use crate::briefing;
use crate::diagnostic::{Diagnostics, Source, Sources};
use crate::document::{Block, Document, Mark, MarkKind, Text};

/// The document of a briefing.
fn document(text: &str) -> Document {
    let (mut files, mut diagnostics) = (Sources::new(), Diagnostics::default());
    let file = files.add(Source::new("a.yaml", text.to_string()));
    let reading = briefing::read(&mut files, file, &mut diagnostics).expect("a good briefing");
    reading.document
}

/// The texts of its paragraphs.
fn paragraphs(document: &Document) -> Vec<&Text> {
    let parts = document.parts.iter().chain(&document.colophon);
    let blocks = parts.flat_map(|part| &part.blocks);
    let texts = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_briefing_is_cited_with_the_marks_and_the_stop_of_its_language() {
    let cited = |language: &str, title: &str| {
        let text = format!(
            "title: {title}\nlang: {language}\nauthors: [{{family: A, given: B}}]\ndate: 2026-01-15\nlicense: CC0\nsummary: Text.\n"
        );
        let document = document(&text);
        let last = paragraphs(&document)
            .pop()
            .expect("how it is cited")
            .clone();
        let is_marked = last
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Emphasis);
        (last.content.replace('\u{a0}', " "), is_marked)
    };
    let (japanese, dotted) = cited("ja", "断水");
    assert!(
        japanese.ends_with("『断水』、2026年1月15日。"),
        "{japanese}"
    );
    assert!(!dotted);
    let (russian, italic) = cited("ru", "Завоз");
    assert!(russian.ends_with("Завоз, 15 января 2026 г."), "{russian}");
    assert!(italic);
    let (hindi, _) = cited("hi", "पानी");
    assert!(hindi.ends_with("2026।"), "{hindi}");
}

#[test]
fn who_is_named_in_a_sentence_without_spaces_has_none_behind_and_in_chinese_all_of_the_name() {
    let said = |language: &str, sentence: &str| {
        let text = format!(
            "title: T\nlang: {language}\nsummary: {sentence}\nsources:\n  - {{id: li, type: book, title: 甲, author: [{{family: 李, \
             given: 荣}}, {{family: 王, given: 力}}]}}\n"
        );
        let document = document(&text);
        paragraphs(&document)[0].content.replace('\u{a0}', " ")
    };
    assert_eq!(said("zh-Hans", "据@li指出。"), "据李荣和王力[1]指出。");
    assert_eq!(
        said("ja", "しかし、@liは言う。"),
        "しかし、李・王[1]は言う。"
    );
    assert_eq!(
        said("ja", "一方（@li[3頁]）と言う。"),
        "一方（李・王[1、3頁]）と言う。"
    );
    assert_eq!(said("en", "So @li says."), "So 李荣 and 王力 [1] says.");
}

#[test]
fn words_of_ones_own_lead_to_what_has_an_id() {
    let text = "title: T\nlang: ru\nsummary: См. [*таблицу* 1](#costs).\nsections:\n  - title: A\n    blocks:\n      - table: {id: costs, header: [a], rows: [[b]]}\n";
    let document = document(text);
    let said = paragraphs(&document)[0];
    assert_eq!(said.content.replace('\u{a0}', " "), "См. таблицу 1.");
    let leads = |mark: &&Mark| matches!(&mark.kind, MarkKind::Reference { anchor, instead_of_page: None } if anchor == "costs");
    let mark = said.marks.iter().find(leads).expect("a reference");
    assert_eq!(
        said.content[mark.range.clone()].replace('\u{a0}', " "),
        "таблицу 1"
    );
}
