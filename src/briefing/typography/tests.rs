//! Marks are set as their language writes them.

use super::*;
use crate::language::Tag;

fn smart(text: &str, tag: &str) -> String {
    let tag = Tag::parse(tag).expect("a tag");
    let mut inlines = vec![Inline::Characters(text.to_string())];
    smarten(&mut inlines, language::lookup(&tag));
    let Some(Inline::Characters(text)) = inlines.pop() else {
        panic!("characters stay characters")
    };
    text
}

#[test]
fn quotation_marks_nest_and_apostrophes_stay_apart() {
    for (typed, set) in [
        ("\"Yes,\" she said.", "“Yes,” she said."),
        (
            "He said \"they call it 'calm'.\"",
            "He said “they call it ‘calm’.”",
        ),
        (
            "it's the states' and the '90s",
            "it’s the states’ and the ’90s",
        ),
        ("it's the '90s, \"a 'b' c\"", "it’s the ’90s, “a ‘b’ c”"),
        ("'so \"c\" it is'", "‘so “c” it is’"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("'tis don't", "’tis don’t"),
        ("(\"a\"--\"b\")", "(“a”–“b”)"),
        ("19\" wide", "19″ wide"),
        ("a---b ... c....", "a—b … c...."),
        ("----", "----"),
        (
            "see https://x.org/a--b?q='c' it's",
            "see https://x.org/a--b?q='c' it’s",
        ),
    ] {
        assert_eq!(smart(typed, "en"), set);
    }
}

#[test]
fn words_that_lack_their_beginning_or_end_have_apostrophes() {
    for (typed, set) in [
        (
            "'Tis late, 'til dawn, for 'em all, 'cause of fog. 'Twasn't!",
            "’Tis late, ’til dawn, for ’em all, ’cause of fog. ’Twasn’t!",
        ),
        (
            "Rock 'n' roll, fish-'n'-chips, the letter 'n'.",
            "Rock ’n’ roll, fish-’n’-chips, the letter ‘n’.",
        ),
        (
            "In the '90s the ships' crews said 'no'. A '07 tug, ('99), '99",
            "In the ’90s the ships’ crews said ‘no’. A ’07 tug, (’99), ’99",
        ),
        ("\"'Tis true,\" he said.", "“’Tis true,” he said."),
        ("the word 'cause' and 'em'", "the word ‘cause’ and ‘em’"),
        ("'Round we go,' he said.", "‘Round we go,’ he said."),
        (
            "Tell 'em the crews' names. Ol' man, O'Brien, 1990's.",
            "Tell ’em the crews’ names. Ol’ man, O’Brien, 1990’s.",
        ),
        (
            "'the ships' crews are late,' he said",
            "‘the ships’ crews are late,’ he said",
        ),
        (
            "'ships' and 'boats', James' boat",
            "‘ships’ and ‘boats’, James’ boat",
        ),
        ("'Don't stop,' she said.", "‘Don’t stop,’ she said."),
    ] {
        assert_eq!(smart(typed, "en"), set);
    }
}

#[test]
fn quotations_open_and_close_beside_dashes_brackets_and_each_other() {
    for (typed, set) in [
        (
            "\"'Quoted first,' he said.\" (\"In brackets.\") [\"square\"]",
            "“‘Quoted first,’ he said.” (“In brackets.”) [“square”]",
        ),
        (
            "--\"after a dash\"-- and \"trailing dash--\" he, \"or--\", so",
            "–“after a dash”– and “trailing dash–” he, “or–”, so",
        ),
        ("\"a 'b'\", \"c 'd'\".", "“a ‘b’”, “c ‘d’”."),
        (
            "\"Foo\"/\"bar\", \"foo\"-\"bar\", \"foo\"—\"bar\", \"a\",\"b\"",
            "“Foo”/“bar”, “foo”-“bar”, “foo”—“bar”, “a”,“b”",
        ),
        (
            "\"Who's 'who's who'?\" \"...and\" a \"...\".",
            "“Who’s ‘who’s who’?” “…and” a “…”.",
        ),
        ("a=\"b\"", "a=\"b\""),
    ] {
        assert_eq!(smart(typed, "en"), set);
    }
}

#[test]
fn feet_inches_minutes_and_seconds_have_primes() {
    for (typed, set) in [
        (
            "6'2\" tall, 7' 4\" wide, 51°30'26\" north, 5' and 10\", a 4' drop",
            "6′2″ tall, 7′\u{a0}4″ wide, 51°30′26″ north, 5′ and 10″, a 4′ drop",
        ),
        ("A 100\"-wide screen, 5\"x7\"", "A 100″-wide screen, 5″x7″"),
        ("\"He is 6'2\" tall.\"", "“He is 6′2″ tall.”"),
        (
            "He paid \"$5\". \"5\" is odd. 1'000",
            "He paid “$5”. “5” is odd. 1’000",
        ),
        ("in '2025' and \"2025\"", "in ‘2025’ and “2025”"),
    ] {
        assert_eq!(smart(typed, "en"), set);
    }
}

#[test]
fn each_language_has_its_own_apostrophes() {
    for (tag, typed, set) in [
        (
            "nl",
            "'s Avonds in 's-Hertogenbosch, 't is zo'n 'mooi' huis",
            "’s Avonds in ’s-Hertogenbosch, ’t is zo’n ‘mooi’ huis",
        ),
        (
            "af",
            "Dit is 'n skip en 'n boot.",
            "Dit is ’n skip en ’n boot.",
        ),
        (
            "fr",
            "l'art de l'\"État\"",
            "l’art de l’«\u{202f}État\u{202f}»",
        ),
        ("it", "un po' di dell'\"arte\"", "un po’ di dell’«arte»"),
        (
            "de",
            "'s ist Hans' \"Boot\", 'ne 'kleine' Fahrt",
            "’s ist Hans’ „Boot“, ’ne ‚kleine‘ Fahrt",
        ),
        (
            "de",
            "Komm 'rein. 'Rein technisch', sagte er.",
            "Komm ’rein. ‚Rein technisch‘, sagte er.",
        ),
        (
            "he",
            "צה\"ל אמר \"כן\", ג'ורג', it's",
            "צה״ל אמר ”כן”, ג׳ורג׳, it’s",
        ),
        ("uk", "п'ять", "п’ять"),
    ] {
        assert_eq!(smart(typed, tag), set);
    }
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    let language = language::lookup(&Tag::english());
    let paragraphs = |texts: [&str; 2]| {
        let mut open = None;
        texts.map(|text| {
            let mut inlines = vec![Inline::Characters(text.to_string())];
            open = smarten_after(open, &mut inlines, language);
            match inlines.pop() {
                Some(Inline::Characters(text)) => text,
                _ => panic!("characters stay characters"),
            }
        })
    };
    assert_eq!(paragraphs(["\"One.", "\"Two.\""]), ["“One.", "“Two.”"]);
    assert_eq!(
        paragraphs(["\"One.", "Two.\" A 12\" pipe."]),
        ["“One.", "Two.” A 12″ pipe."]
    );
}

#[test]
fn a_quotation_may_cross_emphasis_and_ends_at_a_note() {
    let mut inlines = vec![
        Inline::Characters("\"a ".to_string()),
        Inline::Emphasis(vec![Inline::Characters("b\"".to_string())]),
        Inline::Note {
            blocks: vec![MarkupBlock::Paragraph(vec![Inline::Characters(
                "\"n\"".to_string(),
            )])],
            label: None,
            range: 0..0,
        },
        Inline::Characters(" \"c\"".to_string()),
    ];
    smarten(&mut inlines, language::lookup(&Tag::english()));
    let shown = format!("{inlines:?}");
    assert!(
        shown.contains("“a ") && shown.contains("b”") && shown.contains("“n”"),
        "{shown}"
    );
    assert!(shown.contains(" “c”"), "{shown}");
}

#[test]
fn a_quotation_goes_on_from_one_paragraph_of_a_note_to_the_next() {
    let paragraph =
        |words: &str| MarkupBlock::Paragraph(vec![Inline::Characters(words.to_string())]);
    let mut inlines = vec![Inline::Note {
        blocks: vec![paragraph("\"One."), paragraph("\"Two.\"")],
        label: None,
        range: 0..0,
    }];
    smarten(&mut inlines, language::lookup(&Tag::english()));
    let Inline::Note { blocks, .. } = &inlines[0] else {
        panic!("a note")
    };
    assert_eq!(blocks[..], [paragraph("“One."), paragraph("“Two.”")]);
}

#[test]
fn where_no_spaces_stand_quotes_alternate() {
    for (tag, typed, set) in [
        ("zh-Hans", "所谓\"海绵城市\"，是", "所谓“海绵城市”，是"),
        ("zh-Hans", "他说：\"你好。\"", "他说：“你好。”"),
        ("zh-Hans", "他说'好'。\"'好'的\"", "他说‘好’。“‘好’的”"),
        (
            "zh-Hant",
            "所謂\"海綿\"與'都市'論",
            "所謂「海綿」與『都市』論",
        ),
        ("ja", "\"港\"の\"湾\"は", "「港」の「湾」は"),
        ("ko", "'유해 조류 대발생'이라고", "‘유해 조류 대발생’이라고"),
        ("ko", "그는 'A'다. \"예\"라고", "그는 ‘A’다. “예”라고"),
        ("th", "คำว่า\"ดี\"นั้น", "คำว่า“ดี”นั้น"),
    ] {
        assert_eq!(smart(typed, tag), set);
    }
}

#[test]
fn two_hyphens_are_the_dash_that_the_language_has_between_words() {
    for (tag, typed, set) in [
        ("en", "so -- it is", "so – it is"),
        ("ru", "Москва -- столица", "Москва — столица"),
        ("ru", "«Да», -- сказал он", "«Да», — сказал он"),
        ("ru", "1990--2000, Москва--Тверь", "1990–2000, Москва–Тверь"),
        ("zh-Hans", "后来--第二年", "后来——第二年"),
        ("zh-Hans", "1990--2000", "1990–2000"),
        ("ja", "港--町", "港――町"),
    ] {
        assert_eq!(smart(typed, tag).replace('\u{a0}', " "), set);
    }
}
