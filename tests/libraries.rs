//! Sources go to reference managers and come back: what is written is read as it was, and one library in the forms that
//! managers export is one set of sources.

mod exported;

use std::collections::BTreeMap;

use briefset::briefing::interchange::{self, Format};
use briefset::briefing::yaml::{Style, Written};
use briefset::briefing::{Source, csl, library};
use briefset::diagnostic::{Diagnostics, Source as File, Sources, Span};
use briefset::language::{Tag, lookup};
use serde_json::Value;

use crate::support::exporter;
use crate::support::generate;
use exported::Item;

/// How many briefings with sources are generated.
const SEEDS: u64 = 200;

/// What is read of a library of that name.
fn read(name: &str, text: &str, tag: &Tag) -> (Vec<Source>, Vec<String>) {
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
    let mut diagnostics = Diagnostics::new();
    let sources = library::read(&named, file, lookup(tag), &files, &mut diagnostics);
    let findings = diagnostics.iter().map(|one| format!("{one:?}"));
    (sources.unwrap_or_default(), findings.collect())
}

/// The items of CSL-JSON, what is kept in them as words.
fn items(csl: &str) -> Vec<Value> {
    let mut items: Vec<Value> = serde_json::from_str(csl).expect("JSON");
    for item in &mut items {
        if let Some(custom) = item.get_mut("custom").and_then(Value::as_object_mut) {
            let kept = custom.iter().map(|(name, value)| {
                let words = match value {
                    Value::String(words) => words.clone(),
                    other => other.to_string(),
                };
                (name.clone(), Value::from(words.replace(' ', "")))
            });
            *custom = kept.collect();
        }
    }
    items
}

fn assert_same(found: &str, expected: &str, written: &str) {
    let (found, expected) = (items(found), items(expected));
    assert_eq!(found.len(), expected.len(), "{written}");
    for (found, expected) in found.iter().zip(&expected) {
        if found != expected {
            panic!("{found}\nis not\n{expected}\nin\n{written}");
        }
    }
}

#[test]
fn what_is_written_is_read_as_the_same_sources() {
    let mut compared = 0;
    for seed in 0..SEEDS {
        let text = generate::briefing(seed);
        let mut files = Sources::new();
        let file = files.add(File::new("briefing.yaml", text));
        let mut diagnostics = Diagnostics::new();
        let Some(reading) = briefset::briefing::read(&mut files, file, &mut diagnostics) else {
            // A file that it names is not there.
            continue;
        };
        if reading.shown.sources.is_empty() {
            continue;
        }
        let tag = &reading.document.metadata.language;
        let named = csl::named(&reading.shown.sources);
        let expected = csl::write(&reading.shown.sources, tag);
        for (format, name) in [(Format::BibTex, "refs.bib"), (Format::CslJson, "refs.json")] {
            let written = interchange::write(&named, format, tag);
            let (back, findings) = read(name, &written, tag);
            assert_eq!(findings, Vec::<String>::new(), "seed {seed}\n{written}");
            assert_same(
                &csl::write(&back, tag),
                &expected,
                &format!("seed {seed}\n{written}"),
            );
            let again = interchange::write(&csl::named(&back), format, tag);
            assert_eq!(again, written, "seed {seed}");
        }
        compared += 1;
    }
    assert!(compared > SEEDS / 4, "{compared}");
}

#[test]
fn one_library_in_three_exports_is_one_set_of_sources() {
    let english = Tag::english();
    let library: Vec<Item> = (0..200).map(Item::generated).collect();
    let json = exported::csl_json(&library);
    let (expected, findings) = read("refs.json", &json, &english);
    assert_eq!(findings, Vec::<String>::new(), "{json}");
    assert_eq!(expected.len(), library.len());
    let expected = csl::write(&expected, &english);
    for text in [exported::bibtex(&library), exported::biblatex(&library)] {
        let (sources, findings) = read("refs.bib", &text, &english);
        assert_eq!(findings, Vec::<String>::new(), "{text}");
        let found = csl::write(&sources, &english);
        let (found, expected) = (items(&found), items(&expected));
        for ((found, expected), item) in found.iter().zip(&expected).zip(&library) {
            if found != expected {
                panic!("{item:?}\n{found}\nis not\n{expected}");
            }
        }
        assert_eq!(found.len(), expected.len());
    }
}

/// The thirty fields that are met most, in entries that may have them.
const COMMON: &str = r"@article{a,
  author = {Wei, Li and van Berg, Jr., Nora},
  title = {Plugs of {NASA}},
  subtitle = {A winter},
  shorttitle = {Plugs},
  journaltitle = {Ports},
  volume = {12},
  number = {3},
  pages = {3--19},
  date = {2025-05-04},
  issn = {1234-5679},
  doi = {10.1000/182},
  url = {https://example.org/a_b},
  urldate = {2026-01-15},
  eprint = {2101.00001},
  eprinttype = {arXiv},
  note = {A remark.},
  abstract = {What it says, in 50\% of \emph{words}.},
  keywords = {ports, plugs},
  langid = {ngerman},
  annotation = {Mine.}
}
@book{b,
  editor = {Wei, Li},
  translator = {Example, Ada},
  title = {Harbours},
  series = {Notes},
  number = {4},
  year = {2020},
  month = may,
  publisher = {Port Press},
  location = {Oslo},
  edition = {2},
  isbn = {978-3-16-148410-0},
  pagetotal = {214},
  howpublished = {In a box}
}
@incollection{c,
  author = {Wei, Li},
  title = {A chapter},
  booktitle = {Harbours},
  booksubtitle = {All of them},
  chapter = {7},
  organization = {The board},
  publisher = {Port Press}
}
@techreport{d,
  title = {A report},
  institution = {The board},
  type = {White paper},
  issue = {5}
}
@phdthesis{e,
  title = {A thesis},
  school = {A university}
}
";

/// Fields that are written by another name that is theirs as well.
const CALLED: &[(&str, &str)] = &[
    ("journaltitle", "journal"),
    ("location", "address"),
    ("annotation", "annote"),
];

#[test]
fn no_common_field_is_lost_on_the_way() {
    let english = Tag::english();
    let (sources, findings) = read("refs.bib", COMMON, &english);
    assert_eq!(findings, Vec::<String>::new());
    let written = interchange::write(&csl::named(&sources), Format::BibTex, &english);
    let fields = |text: &str| -> BTreeMap<String, String> {
        let mut entry = String::new();
        let mut fields = BTreeMap::new();
        for line in text.lines() {
            if let Some((_, key)) = line.split_once('{').filter(|_| line.starts_with('@')) {
                entry = key.trim_end_matches(',').to_string();
            } else if let Some((name, value)) = line.split_once(" = ") {
                let name = name.trim();
                let called = CALLED.iter().find(|(other, _)| *other == name);
                let name = called.map_or(name, |(_, name)| *name);
                let value = value.trim_end_matches(',').to_string();
                fields.insert(format!("{entry}.{name}"), value);
            }
        }
        fields
    };
    let (before, after) = (fields(COMMON), fields(&written));
    for (name, value) in before {
        // An abstract is words; those of its marks stay.
        let value = value.replace("\\emph{words}", "words");
        assert_eq!(after.get(&name), Some(&value), "{name}\n{written}");
    }
    for kind in [
        "@article{a,",
        "@book{b,",
        "@incollection{c,",
        "@techreport{d,",
        "@phdthesis{e,",
    ] {
        assert!(written.contains(kind), "{kind}\n{written}");
    }
}

#[test]
fn ris_has_a_variable_on_each_line() {
    let english = Tag::english();
    let (sources, _) = read("refs.bib", COMMON, &english);
    let written = interchange::write(&csl::named(&sources[..1]), Format::Ris, &english);
    let expected = "TY  - JOUR|ID  - a|AU  - Wei, Li|AU  - van Berg, Nora, Jr.|TI  - Plugs of NASA: A winter|\
        T2  - Ports|ST  - Plugs|VL  - 12|IS  - 3|SN  - 1234-5679|DB  - arXiv|\
        AB  - What it says, in 50% of words.|N1  - Mine.|KW  - ports|KW  - plugs|SP  - 3|EP  - 19|PY  - 2025|\
        DA  - 2025/05/04/|Y2  - 2026/01/15/|LA  - de|DO  - 10.1000/182|UR  - https://example.org/a_b|N1  - A remark.|ER  - |";
    assert_eq!(written.replace("\r\n", "|"), expected);
}

/// Runs `sources` on a briefing that lies beside a library.
fn sources(arguments: &[&str], briefing: &str) -> exporter::Run {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("briefing.yaml");
    std::fs::write(&path, briefing).expect("a briefing");
    std::fs::copy("tests/refs/harbour.bib", folder.path().join("refs.bib")).expect("a library");
    let path = path.to_str().expect("a path");
    let mut all = vec!["sources", path];
    all.extend(arguments);
    exporter::run(&all, b"")
}

const BRIEFING: &str = "title: T\nsummary: 'So it is [@cables; @own].'\nbibliography: refs.bib\nsources:\n\
    - {id: own, title: Plugs, URL: 'https://example.org/plugs'}\n- {id: other, title: Other plugs, URL: 'http://www.example.org/plugs/'}\n";

#[test]
fn the_command_writes_what_is_shown_or_cited() {
    let run = sources(&["--to", "bibtex"], BRIEFING);
    assert_eq!(run.log, "");
    let written = String::from_utf8(run.out).expect("text");
    let keys = |written: &str| -> Vec<String> {
        let lines = written.lines().filter(|line| line.starts_with('@'));
        lines.map(str::to_string).collect()
    };
    let shown = [
        "@misc{own,",
        "@misc{other,",
        "@article{wei2025,",
        "@techreport{cables,",
    ];
    assert_eq!(keys(&written), shown);
    let run = sources(&["--to", "bibtex", "--cited"], BRIEFING);
    let written = String::from_utf8(run.out).expect("text");
    assert_eq!(keys(&written), ["@misc{own,", "@techreport{cables,"]);
}

#[test]
fn the_command_tells_what_is_there_twice() {
    let run = sources(&["--check"], BRIEFING);
    assert_eq!(run.status, briefset::cli::Status::Done, "{}", run.log);
    assert!(run.log.starts_with("warning[same-source]"), "{}", run.log);
    let run = sources(&["--check", "--to", "ris", "-D", "same-source"], BRIEFING);
    assert_eq!(run.status, briefset::cli::Status::AtFault);
    assert!(
        run.out.is_empty(),
        "something is written in spite of an error"
    );
}

#[test]
fn the_command_reads_a_pdf_that_carries_a_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("briefing.yaml");
    std::fs::write(&path, BRIEFING).expect("a briefing");
    std::fs::copy("tests/refs/harbour.bib", folder.path().join("refs.bib")).expect("a library");
    let pdf = folder.path().join("briefing.pdf");
    let (path, pdf) = (
        path.to_str().expect("a path"),
        pdf.to_str().expect("a path"),
    );
    let run = exporter::run(&["export", path, "-o", pdf], b"");
    assert_eq!(run.status, briefset::cli::Status::Done, "{}", run.log);
    let of = |file: &str| exporter::run(&["sources", file, "--to", "csl-json"], b"");
    let (of_pdf, of_file) = (of(pdf), of(path));
    assert_eq!(of_pdf.log, "");
    assert_eq!(
        String::from_utf8_lossy(&of_pdf.out),
        String::from_utf8_lossy(&of_file.out)
    );
    let run = exporter::run(&["sources", path, pdf, "--to", "csl-json"], b"");
    assert_eq!(run.out, of_file.out, "one that both have is written twice");
}

#[test]
fn a_pdf_carries_its_own_entry() {
    let text = "title: Harbour & quay\nsubtitle: One winter\nauthors: [{family: van Berg, given: Nora}, {name: Li Wei, role: editor}, Port Institute]\n\
                publisher: Port Institute\nseries: {name: Energy briefs, number: 7}\nreport_number: PI-7\ndoi: 10.1000/182\nisbn: 978-3-16-148410-0\n\
                date: 2026-01-15\nkeywords: [ports, power]\ntldr: Ships plug in.\n";
    let run = exporter::export_text(text.as_bytes());
    assert_eq!(run.log, "");
    let of = |name: &str| {
        let wanted = |found: &str| found == name;
        let found =
            briefset::export::pdf::embedded::all(&run.out, "Data", 1, wanted).expect("a PDF");
        let (_, bytes) = found.into_iter().next().expect("its entry");
        String::from_utf8(bytes).expect("text")
    };
    let bibtex = of("citation.bib");
    let expected = "@techreport{van-berg2026,\n  author = {van Berg, Nora and {Port Institute}},\n  editor = {{Li Wei}},\n  title = {Harbour \\& quay: {One} winter},\n  \
                    langid = {english},\n  series = {Energy briefs},\n  csl-collection-number = {7},\n  number = {PI-7},\n  institution = {Port Institute},\n  \
                    isbn = {978-3-16-148410-0},\n  abstract = {Ships plug in.},\n  keywords = {ports, power},\n  date = {2026-01-15},\n  year = {2026},\n  doi = {10.1000/182},\n}\n";
    assert_eq!(bibtex, expected);
    let english = Tag::english();
    let (sources, findings) = read("a.bib", &bibtex, &english);
    assert_eq!(findings, Vec::<String>::new());
    let json = of("citation.csl.json");
    let (of_json, _) = read("a.json", &json, &english);
    assert_eq!(
        csl::write(&sources, &english),
        csl::write(&of_json, &english)
    );
}
