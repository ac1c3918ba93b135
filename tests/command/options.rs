//! Options and what the environment says.

use briefset::export::by_default;

use crate::support::pdf::Pdf;
use crate::support::program::{GOOD, Run, Workplace};

/// Exports one briefing with some options, as a PDF.
fn export(briefing: &str, options: &[&str]) -> (Run, Pdf) {
    let place = Workplace::new();
    place.write("a.yaml", briefing);
    let mut arguments = vec!["export", "a.yaml", "-o", "-", "--format", "pdf"];
    arguments.extend(options);
    let run = place.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.log);
    let pdf = Pdf::read(&run.out);
    (run, pdf)
}

fn sheet(pdf: &Pdf) -> (f32, f32) {
    let media = pdf.array(pdf.page(0).get(b"MediaBox").expect("a sheet"));
    let length = |index: usize| media[index].as_float().expect("a length");
    (length(2).round(), length(3).round())
}

#[test]
fn the_command_line_has_the_last_word_on_paper() {
    let wish = format!("{GOOD}pdf: {{paper: a5}}\n");
    for (options, expected) in [
        (&[][..], (420.0, 595.0)),
        (&["--paper", "letter"], (612.0, 792.0)),
        (&["--paper", "a4"], (595.0, 842.0)),
        (&["--paper", "a5"], (420.0, 595.0)),
    ] {
        assert_eq!(sheet(&export(&wish, options).1), expected);
    }
    assert_eq!(sheet(&export(GOOD, &[]).1), (595.0, 842.0));
}

#[test]
fn two_sides_mirror_their_margins() {
    // Without the briefing inside, in which the wish would stand.
    let pdf = |text: &str, options: &[&str]| {
        let options = [&["--embed", "none"], options].concat();
        export(text, &options).0.out
    };
    let one = pdf(GOOD, &["--sides", "one"]);
    let two = pdf(GOOD, &["--sides", "two"]);
    assert!(one != two);
    let wish = format!("{GOOD}pdf: {{sides: two}}\n");
    assert!(pdf(&wish, &[]) == two);
    assert!(pdf(&wish, &["--sides", "one"]) == one);
}

#[test]
fn strict_makes_warnings_errors() {
    let place = Workplace::new();
    place.write("a.yaml", "title: A\nsummary: \"so **it is\"\n");
    let run = place.run(&["export", "a.yaml", "--strict", "-o", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.log.starts_with("error[unclosed-strong]"), "{}", run.log);
    assert!(run.out.is_empty() && place.files("out").is_empty());
}

#[test]
fn formats_are_named_once_or_with_commas() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    for formats in [&["-f", "epub,pdf"][..], &["-f", "pdf", "-f", "epub"], &[]] {
        let mut arguments = vec!["export", "a.yaml", "-o", "out"];
        arguments.extend(formats);
        assert_eq!(place.run(&arguments).lines(), ["out/a.pdf", "out/a.epub"]);
    }
}

#[test]
fn help_names_the_formats_that_are_written_unasked() {
    let help = Workplace::new()
        .run(&["export", "--help"])
        .lines()
        .join(" ");
    let names: Vec<&str> = by_default().map(|backend| backend.name).collect();
    assert!(
        help.contains(&format!(
            "[default: the briefing's, else {}]",
            names.join(",")
        )),
        "{help}"
    );
}

#[test]
fn a_book_without_a_page_list_says_nothing_of_pages() {
    let place = Workplace::new();
    let cited = "title: A\nsummary: \"B [@c]. D [@c].\"\nsources: [{id: c, title: C}]\n";
    place.write("a.yaml", cited);
    let book = |options: &[&str]| {
        let mut arguments = vec!["export", "a.yaml", "-o", "-", "-f", "epub"];
        arguments.extend(options);
        let files = crate::support::book::files(&place.run(&arguments).out).into_values();
        let text = files.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        text.collect::<String>()
    };
    let (with, without) = (book(&[]), book(&["--no-page-list"]));
    for word in [
        "pagebreak",
        "page-list",
        "pageList",
        "dc:source",
        "pageBreak",
        "pageNavigation",
    ] {
        assert!(with.contains(word), "{word}");
        assert!(!without.contains(word), "{word}");
    }
    // Sources lead back all the same.
    for citation in ["#citation-1\"", "#citation-2\""] {
        assert!(with.contains(citation) && without.contains(citation));
    }
    assert!(!without.contains("#page-") && !without.contains(">p.\u{a0}"));
}

#[test]
fn the_date_comes_from_the_briefing_else_from_source_date_epoch() {
    let place = Workplace::new();
    place.write("dated.yaml", format!("{GOOD}date: 2026-01-15\n"));
    place.write("undated.yaml", GOOD);
    let export = |name: &str, epoch: Option<&str>| {
        let arguments = ["export", name, "-o", "-", "-f", "epub"];
        let mut command = place.command(&arguments);
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        let output = command.output().expect("a program that runs");
        let package = crate::support::book::files(&output.stdout).remove("OEBPS/content.opf");
        String::from_utf8(package.expect("a package")).expect("XML in UTF-8")
    };
    let modified = |package: &str| {
        let value = package.split_once("property=\"dcterms:modified\">");
        let value = value.and_then(|(_, rest)| rest.split_once('<'));
        value.expect("a date").0.to_string()
    };
    assert_eq!(
        modified(&export("dated.yaml", Some("1767225599"))),
        "2026-01-15T00:00:00Z"
    );
    assert_eq!(
        modified(&export("undated.yaml", Some("1767225599"))),
        "2025-12-31T23:59:59Z"
    );
    assert_eq!(
        modified(&export("undated.yaml", None)),
        "1980-01-01T00:00:00Z"
    );
}

#[test]
fn a_source_date_epoch_that_is_none_is_refused() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let mut command = place.command(&["export", "a.yaml", "-o", "out"]);
    let output = command.env("SOURCE_DATE_EPOCH", "yesterday").output();
    let run = crate::support::program::finished(output.expect("a program that runs"));
    assert_eq!(run.code, Some(2));
    assert!(
        run.log.contains("SOURCE_DATE_EPOCH is `yesterday`"),
        "{}",
        run.log
    );
}

#[test]
fn help_and_version_are_no_failure() {
    let place = Workplace::new();
    for arguments in [&["--help"][..], &["export", "--help"], &["--version"]] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(0));
        assert!(!run.out.is_empty() && run.log.is_empty());
    }
}

#[test]
fn a_theme_is_a_name_or_a_file() {
    let place = Workplace::new();
    place.write("in/a.yaml", format!("{GOOD}theme: own.toml\n"));
    place.write(
        "in/own.toml",
        "name = \"own\"\n[colors]\naccent = \"#7a1f1f\"\n",
    );
    place.write(
        "other.toml",
        "name = \"own\"\n[colors]\naccent = \"#7a1f1f\"\n",
    );
    let export = |options: &[&str]| {
        let mut arguments = vec!["export", "in/a.yaml", "-o", "-", "-f", "pdf"];
        arguments.extend(options);
        let run = place.run(&arguments);
        assert_eq!(run.code, Some(0), "{}", run.log);
        run.out
    };
    assert!(export(&[]) == export(&["--theme", "other.toml"]));
    assert!(export(&["--theme", "newsdesk"]) != export(&["--theme", "default"]));
    for (name, said) in [
        (
            "nowhere",
            "error[theme-unreadable]: the theme `nowhere` cannot be read",
        ),
        ("in/a.yaml", "error[bad-theme]"),
    ] {
        let run = place.run(&["export", "in", "--theme", name]);
        assert_eq!(run.code, Some(2));
        assert!(run.log.contains(said), "{}", run.log);
    }
}
