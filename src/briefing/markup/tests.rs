//! What is read, and what is found, in markup of every kind.

use super::super::{CitationItem, Inline, MarkupBlock, parse_block, parse_inline};

/// Inline content as a line: `*e*`, `**s**`, `<url|words>`, `{fr|words}`, `[@key|locator]`, `^{note}`.
fn shown(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Characters(characters) => characters.clone(),
            Inline::LineBreak => "/".to_string(),
            Inline::Emphasis(content) => format!("*{}*", shown(content)),
            Inline::Strong(content) => format!("**{}**", shown(content)),
            Inline::Code(code) => format!("`{code}`"),
            Inline::Link { url, content } => format!("<{url}|{}>", shown(content)),
            Inline::Language { tag, content } => format!("{{{tag}|{}}}", shown(content)),
            Inline::Citation { items } => {
                let item = |item: &CitationItem| {
                    let (before, after) = (shown(&item.prefix), shown(&item.locator));
                    format!("[{before}@{}|{after}]", item.key)
                };
                items.iter().map(item).collect()
            }
            Inline::Struck(content) => format!("~{{{}}}", shown(content)),
            Inline::Note { blocks, .. } => match &blocks[..] {
                [MarkupBlock::Paragraph(content)] => format!("^{{{}}}", shown(content)),
                blocks => format!("^{{\n{}}}", outline(blocks, 1)),
            },
            Inline::NoteCall { label, .. } => format!("^{label}"),
            Inline::Reference { id, .. } => format!("#{id}"),
            Inline::ReferenceInWords { id, content, .. } => format!("#{id}|{}", shown(content)),
        })
        .collect()
}

/// The findings as `code: the text that they are about`.
fn found(text: &str) -> Vec<String> {
    let parsed = parse_block(text);
    let findings = parsed.findings.iter();
    findings
        .map(|finding| format!("{}: {}", finding.code, &text[finding.range.clone()]))
        .collect()
}

fn line(text: &str) -> String {
    shown(&parse_inline(text).content)
}

/// Blocks as lines, indented by depth.
fn outline(blocks: &[MarkupBlock], indent: usize) -> String {
    let pad = "  ".repeat(indent);
    blocks
        .iter()
        .map(|block| match block {
            MarkupBlock::Paragraph(content) => format!("{pad}p {}\n", shown(content)),
            MarkupBlock::Heading { level, content, .. } => {
                format!("{pad}h{level} {}\n", shown(content))
            }
            MarkupBlock::Figure(figure) => {
                let (file, words, title) = (&figure.file, &figure.words, &figure.title);
                format!("{pad}figure {file} {words:?} {title:?}\n")
            }
            MarkupBlock::Code(code) => format!("{pad}code {code:?}\n"),
            MarkupBlock::Quote(blocks) => format!("{pad}quote\n{}", outline(blocks, indent + 1)),
            MarkupBlock::Table(table) => {
                let row = |cells: &Vec<Vec<Inline>>| {
                    let cells: Vec<String> = cells.iter().map(|cell| shown(cell)).collect();
                    format!("{pad}  {}\n", cells.join(" | "))
                };
                let rows: String = table.rows.iter().map(row).collect();
                format!("{pad}table {:?}\n{}{rows}", table.aligns, row(&table.head))
            }
            MarkupBlock::List {
                start,
                tight,
                items,
            } => {
                let items: String = items
                    .iter()
                    .map(|item| format!("{pad}-\n{}", outline(item, indent + 1)))
                    .collect();
                format!(
                    "{pad}list {start:?} {}\n{items}",
                    if *tight { "tight" } else { "loose" }
                )
            }
        })
        .collect()
}

#[test]
fn inline_markup_is_read() {
    for (text, expected) in [
        ("*a* **b** `c`", "*a* **b** `c`"),
        (
            "[words](https://x.org) <https://y.org> <a@b.org>",
            "<https://x.org|words> <https://y.org|https://y.org> <mailto:a@b.org|a@b.org>",
        ),
        (
            "one^[Two *three* [four](https://x.org).] five",
            "one^{Two *three* <https://x.org|four>.} five",
        ),
        (
            "so [@a, p. 3; see @b] and [@c][@d]",
            "so [@a|p. 3][see@b|] and [@c|][@d|]",
        ),
        ("[Bonjour *le* monde]{lang=fr}!", "{fr|Bonjour *le* monde}!"),
        ("[salut]{lang=\"fr\"}", "{fr|salut}"),
        ("note^[With [@a, p. 2].]", "note^{With [@a|p. 2].}"),
        ("a [plain] b ] c [", "a [plain] b ] c ["),
        ("\\[@a\\] \\*x\\* &lt;b&gt; &#91;@a]", "[@a] *x* <b> [@a]"),
        ("2 < 3 > 1, $5, a_b_c, 5 * 3", "2 < 3 > 1, $5, a_b_c, 5 * 3"),
        ("one<br>two<br/>three", "one/two/three"),
        ("`[@a]` stays", "`[@a]` stays"),
        ("x\\^[y]", "x^[y]"),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn nothing_in_a_line_begins_a_block() {
    for text in [
        "1. May was wet",
        "# 12",
        "- no",
        "> 5",
        "+ more",
        "    indented",
        "=== x",
        "a\nb",
        "[x]: y",
    ] {
        let expected = text.replace('\n', " ");
        assert_eq!(line(text).trim_start(), expected.trim_start(), "{text}");
        assert!(parse_inline(text).findings.is_empty(), "{text}");
    }
}

#[test]
fn block_markup_is_read() {
    let text = "# One\n\nText\nruns on  \nhere.\n\n- a\n- b\n  - c\n\n3. x\n\n   y\n4. z\n\n> q\n>\n> r\n\n```\nlet x = 1;\n```\n";
    let parsed = parse_block(text);
    assert_eq!(
        outline(&parsed.content, 0),
        "h1 One\np Text runs on/here.\nlist None tight\n-\n  p a\n-\n  p b\n  list None tight\n  -\n    p c\n\
         list Some(3) loose\n-\n  p x\n  p y\n-\n  p z\nquote\n  p q\n  p r\ncode \"let x = 1;\\n\"\n"
    );
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
}

#[test]
fn notes_may_be_defined_apart() {
    let text = "One[^1], two[^b], one again[^1].\n\n[^1]: First *note*.\n[^b]: word\n";
    let parsed = parse_block(text);
    assert_eq!(
        outline(&parsed.content, 0),
        "p One^{First *note*.}, two^{word}, one again^1.\n"
    );
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
}

#[test]
fn mistakes_are_found_where_they_are() {
    for (text, expected) in [
        ("a <b>c</b>", vec!["raw-html: <b>"]),
        ("a</i> b", vec!["raw-html: </i>"]),
        ("<div>\nx\n</div>\n\ny", vec!["raw-html: <div>\nx\n</div>"]),
        (
            "[x](javascript:alert)",
            vec!["bad-link: [x](javascript:alert)"],
        ),
        ("[x](page.html)", vec!["bad-link: [x](page.html)"]),
        ("[x](a b)", vec!["unclosed-link: [x]("]),
        ("so [@key and on", vec!["unclosed-bracket: [@key"]),
        ("so^[a note", vec!["unclosed-bracket: ^[a"]),
        ("**bold", vec!["unclosed-strong: **"]),
        ("so ![x](y.png)", vec!["picture-in-line: ![x](y.png)"]),
        ("![x](y.png)", vec![]),
        ("a | b\n--|--\n", vec!["empty-table: a | b"]),
        ("[x]{.note}", vec!["unknown-attribute: {.note}"]),
        ("[x]{lang=a_b}", vec!["bad-language: {lang=a_b}"]),
        ("[@a; there]", vec!["citation-without-key: there"]),
        (
            "[@a, see [@b]]",
            vec!["citation-in-citation: [@a, see [@b]]"],
        ),
        ("[see [@b]]", vec![]),
        ("[@a, p. 3^[x]]", vec!["note-in-citation: @a"]),
        ("a[^1]\n\n[^2]: x", vec!["uncalled-note: 2"]),
        (
            "a[^In prices of 2025.]",
            vec!["unknown-note: [^In prices of 2025.]"],
        ),
        ("[^1]: x\n[^1]: y\n\na[^1]", vec!["duplicate-note: 1"]),
        ("a\n\n***\n\nb", vec!["rule: ***\n"]),
        ("[a [@b]](https://x.org)", vec!["link-in-link: [@b]"]),
        ("[@a]: b", vec!["citation-as-definition: [@a]: b"]),
        ("- a\n-\n", vec!["empty-item: -"]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

/// A note that is defined with these lines, as blocks.
fn note(lines: &str) -> String {
    let parsed = parse_block(&format!("a[^1]\n\n[^1]: {lines}"));
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    outline(&parsed.content, 0)
}

#[test]
fn the_indented_lines_of_a_note_are_blocks() {
    for (lines, expected) in [
        (
            "One.\n\n    - two\n    - three\n",
            "p One.|list None tight|p two|p three",
        ),
        (
            "One.\n    - two\nand on\n",
            "p One.|list None tight|p two and on",
        ),
        (
            "One.\n\n    ```\n    a\n\n      b\n    ```\n",
            "p One.|code \"a\\n\\n  b\\n\"",
        ),
        ("One.\n\n        code\n", "p One.|code \"code\""),
        ("One.\n\n    > said\n", "p One.|quote|p said"),
        (
            "One.\n\n\t1. two\n\n\tThree.\n",
            "p One.|list Some(1) tight|p two|p Three.",
        ),
        ("One.\n\n    \u{2022} two\n", "p One.|list None tight|p two"),
        ("\n    - one\n    - two\n", "list None tight|p one|p two"),
        ("- one\n    - two\n", "list None tight|p one|p two"),
        ("1. one\n    2. two\n", "list Some(1) tight|p one|p two"),
        (
            "Words\n    go on\n\n    and\non.\n",
            "p Words go on|p and on.",
        ),
    ] {
        let shown = note(lines);
        let shown: Vec<&str> = shown
            .lines()
            .skip(1)
            .map(str::trim)
            .filter(|line| !matches!(*line, "-" | "}"))
            .collect();
        assert_eq!(shown.join("|"), expected, "{lines}");
    }
}

#[test]
fn what_stands_behind_the_colon_of_a_note_is_words() {
    for words in [
        "1. May was wet",
        "- 5 degrees",
        "# 5",
        "> 5 m",
        "* so\nand on",
    ] {
        let shown = format!("p a^{{{}}}\n", words.replace('\n', " "));
        assert_eq!(note(words), shown, "{words}");
    }
    assert_eq!(note("- one\n- two\n"), "p a^{- one - two}\n");
}

#[test]
fn what_is_wrong_in_a_note_is_told_where_it_stands() {
    let in_note = |lines: &str| found(&format!("a[^1]\n\n[^1]: One.\n\n{lines}"));
    for (lines, expected) in [
        ("    - so [x]{lang=a_b}\n", "bad-language: {lang=a_b}"),
        (
            "    > so\n    > and [x]{lang=a_b}\n",
            "bad-language: {lang=a_b}",
        ),
        (
            "    - one\n\n      a | b\n      --|--\n",
            "empty-table: a | b",
        ),
        ("    - \u{2022} one\n    -\n", "empty-item: -"),
        ("    [^2]: Two.\n", "note-as-definition: [^2]: Two."),
        ("    ```\n    x\n", "unclosed-fence: ```"),
    ] {
        assert_eq!(in_note(lines), [expected], "{lines}");
    }
    assert_eq!(found("a[^1]\n\n[^1]:\n"), ["empty-note: [^1]"]);
    let table = "a[^1]\n\n[^1]: a | b\n    --|--\n";
    assert_eq!(found(table), ["empty-table: a | b", "empty-note: [^1]"]);
    let wide =
        "a[^1]\n\n[^1]: x\n\u{3000}\n\u{3000}\n    \u{e9} `b\n\n    [\u{e9}]{lang=\u{e9}\u{e9}}\n";
    assert_eq!(
        found(wide),
        ["unclosed-mark: `b", "bad-language: {lang=\u{e9}\u{e9}}"]
    );
}

#[test]
fn hostile_text_takes_no_longer_than_its_length() {
    let deep = [
        "> ".repeat(5_000),
        "*a ".repeat(20_000),
        "[".repeat(50_000),
        "^[".repeat(50_000),
        "[^".repeat(50_000),
        "- ".repeat(5_000),
        "]{lang=".repeat(20_000),
        ("[@a ".repeat(400) + &"]".repeat(400)).repeat(50),
        "**a ".repeat(20_000) + &"**".repeat(20_000),
        "[^1]: - a\n\n    - b\n\n\n".repeat(5_000),
        "a[^1]\n\n[^1]:\n".to_string() + &"    > ".repeat(20_000),
        "a[^1]\n\n[^1]:\n".to_string() + &"    - x^[y\n".repeat(5_000),
    ];
    for text in deep {
        let _ = parse_block(&text);
        let _ = parse_inline(&text);
    }
}

#[test]
fn the_end_of_a_line_between_two_ideographs_is_no_space() {
    let read = |text: &str| shown(&parse_inline(text).content);
    assert_eq!(read("港湾\n電化"), "港湾電化");
    assert_eq!(read("**港湾**\n電化。\n『年報』"), "**港湾**電化。『年報』");
    assert_eq!(read("港湾\nAIS\n電化"), "港湾 AIS 電化");
    assert_eq!(read("항만\n전력"), "항만 전력");
    assert_eq!(read("harbour\nnotes"), "harbour notes");
}

#[test]
fn emphasis_is_read_beside_the_marks_of_its_script() {
    for text in [
        "**「売れない」**の",
        "港は**「静か」**と**（夜）**に",
        "항만**“전력”**을 **전력(電力)**은",
        "这是**重要。**请看",
        "这是。**重要**请看",
        "ท่า**“เรือ”**ใช้",
        "港の*「静か」*な",
    ] {
        assert_eq!(line(text), text);
        assert!(parse_inline(text).findings.is_empty(), "{text}");
        let emphasized =
            |inline: &&Inline| matches!(inline, Inline::Strong(_) | Inline::Emphasis(_));
        let rows = text.split(|character| character != '*');
        let rows = rows.filter(|row| !row.is_empty()).count();
        let content = parse_inline(text).content;
        assert_eq!(
            content.iter().filter(emphasized).count() * 2,
            rows,
            "{text}"
        );
    }
}
