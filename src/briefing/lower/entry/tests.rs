//! Entries as houses of each language print them.

use super::ends_sentence;
use crate::briefing;
use crate::diagnostic::{Diagnostics, Source, Sources};
use crate::document::Block;

#[test]
fn a_sentence_ends_with_its_mark_also_within_quotation_marks() {
    for ended in [
        "So.",
        "So?",
        "“So?”",
        "«\u{202f}So\u{202f}!\u{202f}»",
        "So…",
        "کجا؟",
        "ایسا۔",
        "2nd ed.",
        "2014年10月。",
    ] {
        assert!(ends_sentence(ended), "{ended}");
    }
    for open in ["So", "“So”", "So (2025)", "So:", "https://example.org/?"] {
        assert_eq!(ends_sentence(open), open.ends_with('?'), "{open}");
    }
}

/// The entry of a source in a briefing of a language.
fn entry(language: &str, source: &str) -> String {
    let text = format!("title: T\nlang: {language}\nsources:\n  - {{{source}}}\n");
    let (mut files, mut diagnostics) = (Sources::new(), Diagnostics::default());
    let file = files.add(Source::new("a.yaml", text));
    let reading = briefing::read(&mut files, file, &mut diagnostics).expect("a good briefing");
    let parts = reading.document.parts.iter();
    let blocks = parts.flat_map(|part| &part.blocks);
    let references = blocks.filter_map(|block| match block {
        Block::References(references) => references.first(),
        _ => None,
    });
    let mut texts = references.map(|reference| reference.text.content.clone());
    let text = texts.next().expect("a source");
    text.replace('\u{a0}', " ")
}

const ARTICLE: &str = "type: article-journal, container-title: 水运工程, volume: 12, page: 3-7, issued: 2015, \
     title: 港口岸电, author: [{family: 王, given: 明}, {family: 伍, given: 车}]";

#[test]
fn chinese_and_japanese_have_their_own_marks_and_names_without_spaces() {
    assert_eq!(
        entry("zh-Hans", ARTICLE),
        "王明，伍车，《港口岸电》，《水运工程》，第12卷，2015年，第3–7页。"
    );
    assert_eq!(
        entry(
            "ja",
            "type: book, title: 空き家, publisher: 港湾社, author: [{family: 山田, given: 太郎}], issued: 2014-10, \
             accessed: 2026-01-15, URL: \"https://example.org/z\""
        ),
        "山田太郎、『空き家』、港湾社、2014年10月。https://example.org/z（2026年1月15日閲覧）。"
    );
}

#[test]
fn a_source_in_latin_letters_keeps_the_terms_of_its_language_in_a_list_in_others() {
    let english = "type: article-journal, language: en, author: [\"Fletcher, Tim\"], title: SUDS, volume: 12, \
                   container-title: Urban Water, issue: 7, page: 525-542, issued: 2015-10, reliability: B";
    let terms = "Tim Fletcher, “SUDS”, Urban Water, vol. 12, no. 7, October 2015, pp. 525–542. ";
    for (language, grade) in [
        ("ru", "Оценка источника: B."),
        ("zh-Hans", "信源等级：B。"),
        ("hi", "स्रोत की श्रेणी: B।"),
        ("fa", "درجهٔ منبع: B."),
    ] {
        assert_eq!(entry(language, english), format!("{terms}{grade}"));
    }
    // In Latin letters as well, it has those of the briefing.
    assert!(entry("de", english).contains("Jg. 12, Nr. 7, Oktober 2015, S. 525–542."));
}

#[test]
fn those_who_edited_a_source_are_said_so_once() {
    let edited = "type: book, title: B, issued: 2021, editor: [\"Schmidt, Karl\", \"Wei, Li\"]";
    for (language, shown) in [
        ("en", "Karl Schmidt, Li Wei (eds.), B, 2021."),
        ("de", "Karl Schmidt, Li Wei (Hrsg.), B, 2021."),
        ("ru", "Karl Schmidt, Li Wei (ред.), B, 2021."),
    ] {
        assert_eq!(entry(language, edited), shown);
    }
    let chapter =
        "type: chapter, title: T, container-title: B, editor: [\"Schmidt, Karl\", \"Wei, Li\"]";
    for (language, shown) in [
        ("en", "“T”, in B, ed. by Karl Schmidt and Li Wei."),
        ("de", "„T“, in: B, hrsg. von Karl Schmidt und Li Wei."),
        ("ru", "«T», в изд.: B, ред.: Karl Schmidt и Li Wei."),
    ] {
        assert_eq!(entry(language, chapter), shown);
    }
}

#[test]
fn a_title_that_asks_has_a_comma_behind_it_but_in_english() {
    let asks = "type: article-journal, title: Why?, container-title: Z";
    assert_eq!(entry("en", asks), "“Why?” Z.");
    assert_eq!(entry("de", asks), "„Why?“, Z.");
}

#[test]
fn a_source_says_names_as_its_language_does() {
    let author = "type: book, title: T, author: [{family: Nguyễn, given: Văn An}]";
    assert_eq!(entry("en", author), "Văn An Nguyễn, T.");
    let own = format!("{author}, language: vi");
    assert_eq!(entry("en", &own), "Nguyễn Văn An, T.");
}
