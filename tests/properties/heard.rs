//! What is heard of a PDF is what its document says.

use briefset::document::Text;
use briefset::layout::tags::Role;

use super::SAMPLES;
use crate::support::edition;
use crate::support::heard::Heard;
use crate::support::pages;
use crate::support::pdf::Pdf;

/// The types that say something themselves or are not there.
const SAYING: &[&str] = &[
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "Lbl",
    "LBody",
    "Quote",
    "Note",
    "Reference",
    "Code",
    "Em",
    "Strong",
    "Span",
    "BibEntry",
    "TOCI",
];

#[test]
fn no_tag_says_nothing() {
    for sample in SAMPLES.iter() {
        for element in Heard::document(&sample.pdf).all() {
            let must_say = SAYING.contains(&element.kind.as_str());
            assert!(
                !must_say || !element.text.trim().is_empty(),
                "seed {}: {element:?}",
                sample.seed
            );
        }
    }
}

#[test]
fn lists_are_numbered_as_their_labels_show() {
    for sample in SAMPLES.iter() {
        for list in Heard::document(&sample.pdf).of_kind("L") {
            let labels: Vec<&str> = list
                .children
                .iter()
                .flat_map(|item| &item.children)
                .filter(|child| child.kind == "Lbl")
                .map(|label| label.text.trim())
                .collect();
            // Entries that are found by the names that they begin with have none.
            let is_named = list.numbering.as_deref() == Some("None");
            assert!(!labels.is_empty() || is_named, "a list without labels");
            let is_number = |label: &&str| {
                let digits = label.trim_matches(['.', '\u{6d4}', '\u{964}', '[', ']', '(', ')']);
                !digits.is_empty() && digits.chars().all(char::is_numeric)
            };
            let is_round = |label: &&str| matches!(*label, "\u{2022}" | "\u{b7}");
            let shown = if labels.is_empty() {
                "None"
            } else if labels.iter().all(is_number) {
                "Decimal"
            } else if labels.iter().all(is_round) {
                "Disc"
            } else {
                "None"
            };
            assert_eq!(
                list.numbering.as_deref(),
                Some(shown),
                "seed {}: {labels:?}",
                sample.seed
            );
        }
    }
}

/// The words of a text, as whoever hears it finds them.
fn words(text: &str) -> Vec<&str> {
    let parts = |character: char| character.is_whitespace() || character == '\u{200b}';
    text.split(parts).filter(|word| !word.is_empty()).collect()
}

#[test]
fn every_word_is_heard_apart_from_its_neighbours() {
    for sample in SAMPLES.iter() {
        let heard = Heard::document(&sample.pdf).text;
        let heard: std::collections::BTreeSet<&str> = words(&heard).into_iter().collect();
        let texts = pages::texts(&sample.edition.document);
        // Of a text that calls notes, the words around a call are parted by the note.
        let whole = |text: &&&Text| {
            let called = |mark: &briefset::document::Mark| {
                matches!(mark.kind, briefset::document::MarkKind::NoteCall { .. })
            };
            !text.marks.iter().any(called)
        };
        for text in texts.values().filter(whole) {
            for word in words(&text.content) {
                let word = word.replace('\u{ad}', "");
                assert!(
                    word.is_empty() || heard.contains(word.as_str()),
                    "seed {}: {word:?} of {:?} is not heard",
                    sample.seed,
                    text.content
                );
            }
        }
    }
}

fn heard(yaml: &str) -> Heard {
    let edition = edition::edition("heard.yaml", yaml);
    Heard::document(&Pdf::read(&edition::written(&edition, "pdf")))
}

/// The texts of the elements of a type.
fn texts<'h>(heard: &'h Heard, kind: &str) -> Vec<&'h str> {
    let elements = heard.of_kind(kind).into_iter();
    elements.map(|element| element.text.as_str()).collect()
}

#[test]
fn lines_that_their_writer_breaks_are_heard_apart() {
    let heard = heard(
        "title: One title\nsummary: |\n  First line<br>second *line<br>third* line.\n\n  \
         ```\n  let x = 1;\n  let y = 2;\n\n  done\n  ```\n",
    );
    let paragraphs = texts(&heard, "P");
    assert_eq!(paragraphs[0], "First line second line third line.");
    assert_eq!(texts(&heard, "Em"), ["line third"]);
    assert_eq!(texts(&heard, "Code"), ["let x = 1; let y = 2;  done"]);
}

#[test]
fn emphasis_is_heard_and_white_space_has_none() {
    let heard = heard(
        "title: A\nsummary: |\n  One *two* **three *four***, `a` and `&nbsp;` [x]{lang=fr}.\n",
    );
    assert_eq!(texts(&heard, "Em"), ["two", "four"]);
    assert_eq!(texts(&heard, "Strong"), ["three four"]);
    assert_eq!(texts(&heard, "Span"), ["x"]);
}

#[test]
fn a_note_called_in_emphasis_or_foreign_words_is_no_part_of_them() {
    let heard = heard(
        "title: A\nsummary: |\n  One *two^[First.] three* [quatre^[Second.] cinq]{lang=fr} six.\n",
    );
    assert_eq!(texts(&heard, "Em"), ["two1 three"]);
    assert_eq!(texts(&heard, "Span"), ["quatre2 cinq"]);
    assert_eq!(texts(&heard, "Note"), ["1\nFirst.\n", "2\nSecond.\n"]);
    assert_eq!(
        texts(&heard, "P")[0],
        "One two1 three\n1\nFirst.\n quatre2 cinq\n2\nSecond.\n six."
    );
}

#[test]
fn the_blocks_of_a_note_are_heard_in_it() {
    let heard = heard(
        "title: A\nsummary: |\n  One[^a] two.\n\n  [^a]: First.\n\n      1. item\n\n      > said\n\n      \
         ```\n      let x;\n      ```\n\n      Last.\n",
    );
    let notes = heard.of_kind("Note");
    let said = notes[0].children.iter();
    let said: Vec<_> = said
        .map(|child| (child.kind.as_str(), child.text.trim_end()))
        .collect();
    assert_eq!(
        said,
        [
            ("Lbl", "1"),
            ("P", "First."),
            ("L", "1.\nitem"),
            ("BlockQuote", "said"),
            ("P", "let x;"),
            ("P", "Last."),
        ]
    );
    assert_eq!(texts(&heard, "Code"), ["let x;"]);
}

#[test]
fn answers_without_their_questions_are_heard_apart() {
    let heard = heard(
        "title: A\nfaq:\n  - answer: |\n      One.\n\n      Two.\n  - answer: Three.\n  - {question: Four?, answer: Five.}\n",
    );
    let part = &heard.of_kind("Sect")[0];
    let sections: Vec<&str> = part.children[1..]
        .iter()
        .map(|child| {
            assert_eq!(child.kind, "Sect");
            child.text.trim_end()
        })
        .collect();
    assert_eq!(sections, ["One.\nTwo.", "Three.", "Four?\nFive."]);
}

#[test]
fn links_back_say_to_which_page_they_lead() {
    let text = "words that fill lines and pages, ".repeat(400);
    let heard = heard(&format!(
        "title: A\nsummary: |\n  One^[Note.] [@a].\n\n  {text}\n\n  Two [@a]^[More.].\nsources: [{{id: a, title: B}}]\n"
    ));
    let of = |kind: &str| -> Vec<String> {
        let elements = heard.of_kind(kind).into_iter();
        let below = elements.flat_map(|element| element.of_kind("Link"));
        below.flat_map(|link| link.links.clone()).collect()
    };
    let back = of("BibEntry");
    assert_eq!(back.len(), 2);
    assert_eq!(back[0], "Back to page 1");
    let last = back[1].strip_prefix("Back to page ").expect("a page");
    assert!(last.parse::<usize>().expect("a number") > 1, "{last}");
    assert_eq!(
        of("Note"),
        ["Back to page 1".to_string(), format!("Back to page {last}")]
    );
    let persian = heard_in_persian();
    assert_eq!(persian, ["بازگشت به صفحهٔ ۱"]);
}

fn heard_in_persian() -> Vec<String> {
    let heard = heard("title: گزارش\nlang: fa\nsummary: متن^[یادداشت.]\n");
    let notes = heard.of_kind("Note").into_iter();
    let links = notes.flat_map(|note| note.of_kind("Link"));
    links.flat_map(|link| link.links.clone()).collect()
}

#[test]
fn marking_and_watermark_are_heard_once_and_before_the_title() {
    let text = "words that fill a line and a page of it and more. ".repeat(90);
    for (language, foreign) in [("en", None), ("fa", Some("en"))] {
        let yaml = format!(
            "title: The title\nlang: {language}\nwatermark: Draft\nsummary: {text}\nmarking: {{tlp: AMBER, \
             classification: Internal, caveats: [For the harbour board, No copies]}}\n\
             logo: {{src: tests/pictures/grey.png, alt: Port Institute}}\n"
        );
        let edition = edition::edition("heard.yaml", &yaml);
        let pdf = Pdf::read(&edition::written(&edition, "pdf"));
        assert!(pdf.pages.len() > 1);
        let heard = Heard::document(&pdf);
        let first: Vec<&str> = heard.children[..6]
            .iter()
            .map(|child| child.text.as_str())
            .collect();
        // In the order in which it is seen: the label stands at the right.
        let (label, words) = match foreign {
            None => (1, [0, 2]),
            Some(_) => (0, [1, 2]),
        };
        let marking = ["Internal", "For the harbour board \u{b7} No copies"];
        assert_eq!(words.map(|at| first[at]), marking);
        assert_eq!(first[label], "TLP:AMBER");
        assert_eq!(heard.children[label].language.as_deref(), foreign);
        assert_eq!(first[3..], ["Draft", "", "The title"]);
        assert_eq!(heard.children[4].kind, "Figure");
        assert_eq!(heard.text.matches("TLP:AMBER").count(), 1);
        // Seen at head and foot of every page; each page shows its watermark once.
        for page in 0..pdf.pages.len() {
            let shown: Vec<String> = pdf.marked(page).iter().map(|it| it.said.clone()).collect();
            let times = |words: &str| shown.iter().filter(|shown| shown.contains(words)).count();
            assert_eq!((times("TLP:AMBER"), times("Draft")), (2, 1), "{shown:?}");
        }
    }
}

#[test]
fn every_entry_of_the_contents_is_heard_with_its_page() {
    let heard = heard(
        "title: A\ntoc: true\nsections: [{title: One, body: x}, {title: \"*Two*\", body: y}]\n",
    );
    assert_eq!(texts(&heard, "TOCI"), ["One\t1", "Two\t1"]);
}

#[test]
fn every_role_that_is_drawn_is_heard_as_what_it_is() {
    for sample in SAMPLES.iter() {
        let tags = &sample.edition.layout.tags;
        let heard = Heard::document(&sample.pdf);
        for (role, kind) in [(Role::Emphasis, "Em"), (Role::Strong, "Strong")] {
            let nodes = tags.nodes().iter().filter(|node| node.role == role);
            assert_eq!(
                nodes.count(),
                heard.of_kind(kind).len(),
                "seed {}",
                sample.seed
            );
        }
    }
}
