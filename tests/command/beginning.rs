//! Beginning a briefing.

use briefset::project::{Beginning, Memory, Options, Run, StarterKind, starter, starter_language};

use crate::support::generate;
use crate::support::program::Workplace;

/// The languages that there are words in.
fn languages() -> Vec<String> {
    let files = std::fs::read_dir("src/language").expect("a folder");
    let names = files.map(|file| file.expect("a file").path());
    let toml = names.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let stem = |path: std::path::PathBuf| path.file_stem()?.to_str().map(str::to_string);
    let mut languages: Vec<String> = toml.filter_map(stem).collect();
    languages.sort();
    languages
}

#[test]
fn what_is_begun_is_exported_without_a_word_in_every_language() {
    let languages = languages();
    assert!(languages.len() > 20, "{languages:?}");
    let run = Run::new(Options::for_formats(&["pdf", "epub"]));
    for language in languages {
        for (name, kind) in StarterKind::ALL {
            let text = starter(&Beginning {
                title: None,
                language: starter_language(&language).expect("a language of the program"),
                kind: *kind,
                theme: Some("newsdesk"),
                schema: Some("_briefing.schema.json"),
                command: "briefset export a.yaml",
            });
            let files = Memory::new().with("a.yaml", text.as_bytes());
            let export = run.export("a.yaml".as_ref(), &files);
            let said = export.findings.render(false);
            // Where no face of the program has the letters, it is said which, and nothing else.
            let uncovered = said.matches("warning[uncovered-character]").count();
            let is_stranger = generate::strangers().any(|known| known == language);
            if is_stranger {
                assert_eq!(said.matches("warning[").count(), uncovered, "{said}");
                assert!(uncovered > 0 && !said.contains("error["), "{said}");
            } else {
                assert_eq!(said, "", "{language}, {name}:\n{text}");
            }
            assert!(export.outputs.is_ok(), "{language}, {name}");
            let noted = text.lines().filter(|line| line.starts_with("# ")).count();
            assert!(noted >= 5, "{language}, {name}: {noted} notes");
        }
    }
}

#[test]
fn languages_are_listed_with_what_is_there_for_each() {
    let lines = Workplace::new().run(&["languages"]).lines();
    let listed_as = |language: &str| {
        let has = |line: &&String| {
            let mut words = line.split([' ', ',']);
            words.any(|word| word == language)
        };
        let line = lines.iter().find(has);
        line.unwrap_or_else(|| panic!("{language} is not listed"))
    };
    for language in languages() {
        // What is boxes in the PDF has no face.
        let is_stranger = generate::strangers().any(|known| known == language);
        let line = listed_as(&language);
        assert_eq!(line.contains("needs a face"), is_stranger, "{line}");
    }
    assert_eq!(
        listed_as("fa")
            .split("  ")
            .filter(|words| !words.is_empty())
            .map(str::trim)
            .collect::<Vec<_>>(),
        [
            "fa",
            "Persian",
            "right to left",
            "Arab",
            "not hyphenated",
            "has a face",
            "فارسی",
            "also fa-AF"
        ]
    );
    assert!(listed_as("de-CH").contains("  hyphenated"));
}

#[test]
fn a_briefing_is_begun_in_a_file_of_its_title_and_exported() {
    let place = Workplace::new();
    let run = place.run(&[
        "new",
        "What the port’s plugs cost",
        "--lang",
        "fa",
        "--kind",
        "cti",
    ]);
    let name = "what-the-ports-plugs-cost.yaml";
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert_eq!(run.lines(), [name, "_briefing.schema.json"]);
    let text = String::from_utf8(place.read(name)).expect("a text");
    let first = text.lines().next();
    assert_eq!(
        first,
        Some("# yaml-language-server: $schema=_briefing.schema.json")
    );
    assert!(
        text.contains("title: What the port’s plugs cost\nlang: fa\n"),
        "{text}"
    );
    let schema = place.read("_briefing.schema.json");
    assert_eq!(schema, place.run(&["schema"]).out);
    // The schema is no briefing of the folder.
    let run = place.run(&["export", ".", "-o", "out"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert_eq!(run.lines().len(), 2);
    // Nothing is written over, and a schema that is there stays.
    place.write("_briefing.schema.json", "{}");
    let run = place.run(&["new", "What the port’s plugs cost"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("is there already"), "{}", run.log);
    let run = place.run(&["new", "-o", "b.yaml", "--theme", "chancery"]);
    assert_eq!(run.lines(), ["b.yaml"]);
    assert_eq!(place.read("_briefing.schema.json"), b"{}");
    let run = place.run(&["new", "-o", "-", "--lang", "de"]);
    let text = String::from_utf8(run.out).expect("a text");
    assert!(
        text.contains("lang: de\n") && !text.contains("$schema"),
        "{text}"
    );
}

#[test]
fn a_language_without_words_and_a_theme_that_is_none_are_told() {
    let place = Workplace::new();
    for (arguments, expected) in [
        (["new", "--lang", "xx"], "there are no words in `xx`"),
        (["new", "--lang", "german"], "write `--lang de`"),
        (["new", "--theme", "newdesk"], "`newdesk` is no theme"),
    ] {
        let run = place.run(&arguments);
        assert_eq!(run.code, Some(2));
        assert!(run.log.contains(expected), "{}", run.log);
        assert!(place.files("").is_empty());
    }
}
