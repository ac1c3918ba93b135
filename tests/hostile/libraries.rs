//! Libraries of sources that mean harm: whatever stands in them, they are read in bounded time, and never panic.

use std::time::Instant;

use briefset::briefing::interchange;
use briefset::briefing::yaml::{Style, Written};
use briefset::briefing::{Source, csl, library};
use briefset::diagnostic::{Diagnostics, Source as File, Sources, Span};
use briefset::language::{Tag, lookup};

use super::{LONGEST, start_of};
use crate::support::exporter;
use crate::support::random::Random;

fn read(name: &str, text: &str) -> Vec<Source> {
    let start = Instant::now();
    let mut files = Sources::new();
    let file = files.add(File::new(name, text));
    let span = Span {
        file,
        start: 0,
        end: 0,
    };
    let named = Written {
        value: name.to_string(),
        style: Style::Plain,
        span,
    };
    let english = Tag::english();
    let mut diagnostics = Diagnostics::new();
    let sources = library::read(&named, file, lookup(&english), &files, &mut diagnostics);
    for diagnostic in diagnostics.iter() {
        let span = diagnostic.span.expect("a place");
        assert!(
            files.get(file).text.get(span.range()).is_some(),
            "{diagnostic:?}"
        );
    }
    let sources = sources.unwrap_or_default();
    let sources = library::settle(&[], sources, &english, &mut diagnostics);
    for (_, format, _) in interchange::FORMATS {
        interchange::write(&csl::named(&sources), *format, &english);
    }
    let taken = start.elapsed();
    assert!(taken < LONGEST / 2, "{taken:?} for {}", start_of(text));
    sources
}

#[test]
fn what_repeats_or_nests() {
    let many = |part: &str| part.repeat(50_000);
    for text in [
        format!("@book{{a, title={{{}x{}}}}}", many("{"), many("}")),
        format!("@book{{a, title={{{}", many("{")),
        format!("@book{{a, title={{{}", many("\\emph{")),
        format!("@book{{a, title={{{}}}}}", many("\\'")),
        format!("@book{{a, title={{{}}}}}", many("\\'{\\i} ")),
        format!("@book{{a, title={{{}}}}}", many("$^_ ")),
        format!("@book{{a, title={{{}$}}}}", many("$")),
        format!("@book{{a, title={{{}}}}}", many("<i>")),
        format!("@book{{a, title={{{}}}}}", many("\\emph{a} b")),
        format!("@book{{a, title={{{}}}}}", many("*_[`<")),
        format!("@book{{a, author={{{}}}}}", many("A and ")),
        format!("@book{{a, author={{{}}}}}", many("a, ")),
        format!("@book{{a, author={{{}}}}}", many("van ")),
        format!("@book{{a, author={{{}}}}}", many("{\\'e} ")),
        format!("@book{{a, {}}}", many("x={y}, ")),
        format!("@book{{a, note={{{}}}}}", many("PMID: 1\\\\\n")),
        format!("@book{{a, title=\"{}", many("\"")),
        format!("@book{{a, title={} 1}}", many("a # ")),
        format!("@book{{a, title={{T}}, date={{{}}}}}", many("2020-")),
        format!(
            "@book{{a, title={{T}}, year=2020, month={{{}}}}}",
            many("1 ")
        ),
        format!("@book{{a, title={{T}}, xdata={{{}}}}}", many("a,")),
        many("@book{a, title={T}}\n"),
        many("@book{a\n"),
        many("@book{a, title = {x} \n@"),
        many("@a{\""),
        many("@a("),
        many("@"),
        many("%\n@a{b,"),
        many("@string{a = \"x\"}\n"),
        many("@comment{"),
    ] {
        read("a.bib", &text);
    }
    for text in [
        many("["),
        format!("[{}", many("{\"a\": ")),
        format!(
            "[{}{{}}]",
            "{\"id\": \"a\", \"title\": \"T\"}, ".repeat(10_000)
        ),
        format!(
            "[{{\"title\": \"T\", \"note\": \"{}\"}}]",
            many("PMID: 1\\n")
        ),
        format!(
            "[{{\"title\": \"T\", \"author\": [{}{{}}]}}]",
            many("{\"family\": \"A\"}, ")
        ),
        format!("[{{\"title\": \"{}\"}}]", many("<i>")),
        format!(
            "[{{\"title\": \"T\", \"custom\": {{{}\"a\": 1}}}}]",
            (0..9_000)
                .map(|n| format!("\"k{n}\": 1, "))
                .collect::<String>()
        ),
    ] {
        read("a.json", &text);
    }
    for text in [
        format!("a: {{type: book, title: T, parent: {}", many("{parent: ")),
        format!(
            "a: {{title: T, parent: [{}{{}}]}}",
            many("{title: P, parent: [{title: Q}, {title: R}]}, ")
        ),
        format!(
            "a: &a {{title: T}}\n{}",
            (0..10_000)
                .map(|n| format!("b{n}: *a\n"))
                .collect::<String>()
        ),
    ] {
        read("a.yaml", &text);
    }
}

#[test]
fn strings_and_parents_that_multiply() {
    let mut bomb = String::from("@string{a0 = \"0123456789\"}\n");
    for level in 1..64 {
        bomb += &format!("@string{{a{level} = a{0} # a{0}}}\n", level - 1);
    }
    bomb += &(0..5_000)
        .map(|number| format!("@book{{b{number}, title = a63 # a40}}\n"))
        .collect::<String>();
    let sources = read("a.bib", &bomb);
    assert_eq!(sources.len(), 5_000);
    let itself = "@string{a = a # b}\n@string{b = b # a}\n@book{a, title = a # b, crossref = {a}}\n@book{c, title={T}, crossref={d}}\n@book{d, title={T}, crossref={c}, xdata={c,d}}";
    assert_eq!(read("a.bib", itself).len(), 3);
    let chain = (0..5_000).map(|number| {
        format!(
            "@inbook{{p{number}, title={{T}}, f{number}={{x}}, crossref={{p{}}}}}\n",
            number + 1
        )
    });
    assert_eq!(read("a.bib", &chain.collect::<String>()).len(), 5_000);
    let wide = format!("@xdata{{x, note={{{}}}}}\n", "y".repeat(1 << 20));
    let wide = wide
        + &(0..5_000)
            .map(|number| format!("@book{{b{number}, title={{T}}, xdata={{x}}}}\n"))
            .collect::<String>();
    assert_eq!(read("a.bib", &wide).len(), 5_000);
}

/// Pieces of libraries, put together anyhow.
const PIECES: &[&str] = &[
    "@book{",
    "@article(",
    "@string{",
    "@comment{",
    "@preamble{",
    "@xdata{",
    "@",
    "a,",
    "b,",
    " title = ",
    "author=",
    "date=",
    "year=",
    "month=",
    "crossref=",
    "xdata=",
    "{",
    "}",
    "{",
    "}",
    "\"",
    "#",
    "(",
    ")",
    ",",
    "=",
    "\\",
    "\\'",
    "\\emph",
    "\\url{",
    "$",
    "^",
    "_",
    "~",
    "--",
    " and ",
    "%",
    "\n",
    " ",
    "é",
    "漢",
    "\u{200f}",
    "2020",
    "jan",
    "x",
    "van ",
    "{\\'\\i}",
    "\\\"{",
    "```",
    "<i>",
    "</i>",
    "<sup>",
    "*",
    "`",
    "[",
    "]",
    "@a",
    "doi={10.1/",
    "url={https://",
    "editortype={",
    "eprint={",
    "subtitle={",
    "langid={",
    "family=",
    "csl-",
    ": ",
    "type=",
    "\r",
    "\t",
    "\u{0}",
    "pages={1--",
    "number={",
];

#[test]
fn pieces_in_any_order() {
    for seed in 0..3_000 {
        let mut random = Random::new(seed);
        let text: String = (0..random.between(1, 60))
            .map(|_| *random.pick(PIECES))
            .collect();
        read("a.bib", &text);
        // A field of its own, so that most of it is read.
        read(
            "a.bib",
            &format!("@book{{a, title={{{text}}}, author={{{text}}}, date={{{text}}}}}"),
        );
    }
}

#[test]
fn libraries_with_a_few_bytes_changed() {
    for (name, text) in [
        ("a.bib", include_str!("../refs/harbour.bib")),
        ("a.json", include_str!("../refs/harbour.json")),
        ("a.yaml", include_str!("../refs/harbour.yaml")),
    ] {
        let letters: Vec<char> = text.chars().collect();
        for seed in 0..1_000 {
            let mut random = Random::new(seed);
            let mut changed = letters.clone();
            for _ in 0..random.between(1, 8) {
                let at = random.below(changed.len());
                match random.below(3) {
                    0 => drop(changed.remove(at)),
                    1 => changed.insert(
                        at,
                        *random.pick(&['{', '}', '"', ',', '[', ':', '\\', '\n', 'é']),
                    ),
                    _ => changed[at] = letters[random.below(letters.len())],
                }
            }
            read(name, &changed.into_iter().collect::<String>());
        }
    }
}

#[test]
fn a_library_that_is_too_large_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, "title: T\ntldr: S.\nbibliography: refs.bib\n").expect("a briefing");
    std::fs::write(
        folder.path().join("refs.bib"),
        "@book{a, title={T}}\n".repeat(3 << 20),
    )
    .expect("a library");
    let run = exporter::export(&path);
    assert!(
        run.log.contains("error[file-unreadable]"),
        "{}",
        start_of(&run.log)
    );
}

#[test]
fn a_library_of_thousands_is_read_whole() {
    let text: String = (0..2_000)
        .map(|number| {
            format!(
                "@article{{k{number}, author={{Wei, Li and Berg, N.}}, title={{On {{NASA}} \\& \\emph{{quays}} {number}}}, \
                 journal={{Ports}}, year=2020, month=may, abstract={{{}}}, doi={{10.1000/{number}}}}}\n",
                "Words. ".repeat(200)
            )
        })
        .collect();
    assert_eq!(read("a.bib", &text).len(), 2_000);
}
