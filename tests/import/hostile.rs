//! Texts that mean harm: each is brought in or refused, in bounded time, and what comes out exports.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use briefset::project::import::Kind;
use briefset::project::{Failure, Memory, import};

/// How long any of them may take, in a debug build beside others: what does not end is found.
const LONGEST: Duration = Duration::from_secs(240);

fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let repeated = |text: &str, count: usize| text.repeat(count).into_bytes();
    let head = "T\nSummary\n";
    vec![
        ("two megabytes of one line", repeated("word ", 2 << 18)),
        (
            "two megabytes without a space",
            [head.as_bytes(), &vec![b'a'; 2 << 20]].concat(),
        ),
        ("lines of one letter", repeated("a\n", 200_000)),
        ("brackets", repeated("[", 100_000)),
        ("brackets with numbers", repeated("[1]", 50_000)),
        ("carets", repeated("^[", 50_000)),
        ("definitions", repeated("[^1]: a\n", 20_000)),
        ("calls", repeated("[^", 50_000)),
        ("ats", repeated("[@a;", 30_000)),
        ("quotations", repeated(">", 20_000)),
        (
            "lists",
            (0..2_000)
                .flat_map(|depth| format!("{}- a\n", "  ".repeat(depth)).into_bytes())
                .collect(),
        ),
        ("stars", repeated("*a **b ", 20_000)),
        ("pipes", repeated("|a|b\n|-|-\n", 10_000)),
        ("headings", repeated("# a\n\n###### b\n\n", 10_000)),
        ("elements", repeated("<div>", 100_000)),
        (
            "unclosed elements",
            repeated("<b><i><ul><li><table><tr><td>", 5_000),
        ),
        ("spans within a paragraph", repeated("<span>a", 50_000)),
        ("nothing but nought", repeated("\0", 100_000)),
        ("nought within", b"Ti\0tle\nSummary\nWo\0rd.\n".to_vec()),
        (
            "a byte-order mark",
            "\u{feff}Title\nSummary\n\u{feff}Word.\n".into(),
        ),
        ("bytes that are no text", vec![0xff; 100_000]),
        (
            "UTF-16",
            "Title\nSummary\nWord."
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .fold(vec![0xff, 0xfe], |mut all, byte| {
                    all.push(byte);
                    all
                }),
        ),
        (
            "deep JSON",
            [repeated("[", 50_000), repeated("]", 50_000)].concat(),
        ),
        (
            "overrides of direction",
            "T\u{202e}itle\nSummary\nW\u{2066}ord\u{202c}.\n".into(),
        ),
        (
            "front matter without end",
            format!("---\n{}", "a: b\n".repeat(50_000)).into_bytes(),
        ),
        (
            "an alias bomb",
            b"---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\ntitle: *b\n---\n\n# T\n\nText.\n".to_vec(),
        ),
    ]
}

#[test]
fn no_text_takes_long_or_breaks_the_program() {
    let kinds = [
        None,
        Some(Kind::Page),
        Some(Kind::Markdown),
        Some(Kind::Html),
        Some(Kind::Stix),
        Some(Kind::Misp),
        Some(Kind::Json),
        Some(Kind::Docx),
    ];
    for (name, text) in texts() {
        for kind in kinds {
            let began = Instant::now();
            let imported = import("text", text.clone(), kind, &Memory::new());
            let taken = began.elapsed();
            assert!(taken < LONGEST, "{name} as {kind:?} takes {taken:?}");
            if let Err(Failure::Internal(said)) = imported.text {
                panic!(
                    "{name} as {kind:?}: {}",
                    &said[..said.floor_char_boundary(2_000)]
                );
            }
            let said = imported.findings.render(false);
            assert!(
                said.len() < 200_000,
                "{name} as {kind:?}: {} bytes are said",
                said.len()
            );
        }
    }
}

/// A package with these parts.
fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content).expect("a part");
    }
    writer.finish().expect("a package").into_inner()
}

#[test]
fn no_package_takes_long_or_much() {
    let deep = ["<a>".repeat(100_000), "</a>".repeat(100_000)]
        .concat()
        .into_bytes();
    let tables = "<w:tbl><w:tr><w:tc>".repeat(20_000).into_bytes();
    for (name, content) in [
        ("a bomb", vec![b' '; 200 << 20]),
        ("deep elements", deep),
        ("tables in tables", tables),
        ("no XML", b"<w:document><w:body".to_vec()),
        ("an entity", b"<!DOCTYPE d [<!ENTITY e 'x'>]><document><body><p><r><t>&e;&e;</t></r></p></body></document>".to_vec()),
    ] {
        let began = Instant::now();
        let bytes = package(&[("word/document.xml", content)]);
        let packed = began.elapsed();
        let imported = import("text.docx", bytes, None, &Memory::new());
        assert!(began.elapsed() - packed < LONGEST, "{name}");
        assert_eq!(imported.text.err(), Some(Failure::AtFault), "{name}");
    }
}
