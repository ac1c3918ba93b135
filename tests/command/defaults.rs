//! What a house says once for all its briefings.

use briefset::briefing::keys::choices::FORMATS;
use briefset::export::BACKENDS;

use crate::support::program::{GOOD, Run, Workplace};

/// A picture of a few shapes.
const LOGO: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>";

/// A house, a desk of it, and a briefing.
fn house(all: &str, desk: &str, briefing: &str) -> Workplace {
    let place = Workplace::new();
    place.write("in/_metadata.yaml", all);
    place.write("in/desk/_metadata.yaml", desk);
    place.write("in/desk/a.yaml", briefing);
    place.write("in/logo.svg", LOGO);
    place
}

fn export(place: &Workplace, more: &[&str]) -> Run {
    let arguments = ["export", "in", "-f", "pdf", "-o", "out"];
    place.run(&[&arguments[..], more].concat())
}

/// The briefing as its PDF carries it.
fn merged(place: &Workplace, more: &[&str]) -> String {
    let run = export(place, more);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let run = place.run(&["extract", "out/desk/a.pdf"]);
    String::from_utf8(run.out).expect("a text")
}

#[test]
fn the_nearer_wins_mappings_become_one_and_lists_do_not() {
    let place = house(
        "publisher: Far\ncontact: far@example.org\nkeywords: [far, farther]\nlabels: {tldr: In short, sources: Read on}\n",
        "publisher: Near\nlabels: {sources: Where from}\nbluf: Nothing yet.\n",
        "title: A\ntldr: Yes.\nkeywords: [own]\nlabels: {faq: Asked}\n",
    );
    let text = merged(&place, &[]);
    let expected = "title: A\npublisher: Near\nkeywords: [own]\ncontact: far@example.org\ntldr: Yes.\n\
                    labels:\n  tldr: In short\n  faq: Asked\n  sources: Where from\n";
    assert_eq!(text, expected);
}

#[test]
fn the_command_line_is_nearer_than_the_briefing_and_a_named_file_than_those_of_folders() {
    let place = house("publisher: House\nversion: 1\n", "publisher: Desk\n", GOOD);
    place.write("one.yaml", "publisher: One\ncontact: one@example.org\n");
    place.write("other.yaml", "publisher: Other\n");
    let files = [
        "--metadata-file",
        "one.yaml",
        "--metadata-file",
        "other.yaml",
    ];
    let text = merged(&place, &files);
    assert!(text.contains("publisher: Other\n"), "{text}");
    assert!(text.contains("contact: one@example.org\n"), "{text}");
    let pairs = [
        "-M",
        "title=It's: new",
        "-M",
        "keywords=[a, b]",
        "-M",
        "pdf.paper=a5",
    ];
    let text = merged(&place, &pairs);
    for expected in [
        "title: \"It's: new\"\n",
        "publisher: Desk\n",
        "keywords: [a, b]\n",
        "  paper: a5\n",
    ] {
        assert!(text.contains(expected), "{expected}{text}");
    }
}

#[test]
fn none_takes_away_what_would_be_inherited() {
    let place = house(
        "publisher: House\nlogo: {src: logo.svg}\npdf: {paper: a5, footer: Ours}\n",
        "logo: none\ncontact: none\n",
        "title: A\nsummary: none\npublisher: none\npdf: {footer: none}\n",
    );
    let text = merged(&place, &[]);
    assert_eq!(text, "title: A\nsummary: none\npdf:\n  paper: a5\n");
}

#[test]
fn a_mistake_is_told_where_it_was_made() {
    let place = house("publisher: House\n", "publsher: Desk\n", GOOD);
    let run = export(&place, &[]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.log.contains("--> in/desk/_metadata.yaml:1:1"),
        "{}",
        run.log
    );
    for (text, expected) in [
        ("- publisher\n", "has no keys that could hold"),
        ("publisher: [\n", "error["),
    ] {
        let place = house("# Nothing yet\n", text, GOOD);
        let run = export(&place, &[]);
        assert_eq!(run.code, Some(1));
        assert!(run.log.contains(expected), "{}", run.log);
        assert!(
            run.log.contains("--> in/desk/_metadata.yaml"),
            "{}",
            run.log
        );
    }
    let run = export(&place, &["-M", "lang=xx-"]);
    assert!(run.log.contains("--> -M:1:7"), "{}", run.log);
    let run = export(&place, &["-M", "lang"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.log.contains("`-M lang` has no key and value"),
        "{}",
        run.log
    );
}

#[test]
fn two_files_of_a_folder_are_refused() {
    let place = house("publisher: House\n", "publisher: Desk\n", GOOD);
    place.write("in/desk/_metadata.yml", "publisher: Other\n");
    let run = export(&place, &[]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.log
            .contains("`in/desk/_metadata.yml` stands beside `_metadata.yaml`"),
        "{}",
        run.log
    );
}

#[test]
fn folders_above_the_input_say_nothing() {
    let place = house("publisher: House\n", "contact: desk@example.org\n", GOOD);
    let run = place.run(&["export", "in/desk/a.yaml", "-f", "pdf", "-o", "out"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let run = place.run(&["extract", "out/a.pdf"]);
    let text = String::from_utf8(run.out).expect("a text");
    assert!(
        text.contains("desk@example.org") && !text.contains("House"),
        "{text}"
    );
}

#[test]
fn paths_are_relative_to_the_file_that_they_are_written_in() {
    let place = house(
        "publisher: House\nlogo: {src: logo.svg}\ntheme: house.toml\n",
        "version: 2\n",
        GOOD,
    );
    place.write(
        "in/house.toml",
        "name = \"house\"\n[colors]\naccent = \"#7a1f1f\"\n",
    );
    let text = merged(&place, &[]);
    assert!(
        text.contains("src: ../logo.svg\n") || text.contains("src: '../logo.svg'\n"),
        "{text}"
    );
    assert!(
        text.contains("theme: ../house.toml\n") || text.contains("theme: '../house.toml'\n"),
        "{text}"
    );
    // What is got back makes the same file where the briefing was.
    let before = place.read("out/desk/a.pdf");
    place.write("in/desk/a.yaml", &text);
    std::fs::remove_file(place.path("in/desk/_metadata.yaml")).expect("it is there");
    place.write("in/_metadata.yaml", "# Nothing\n");
    let run = export(&place, &[]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert!(before == place.read("out/desk/a.pdf"), "another PDF");
    // A file that is named may lie anywhere, and so does what it names beside it.
    place.write(
        "elsewhere/house.yaml",
        "publisher: House\nlogo: {src: sign.svg}\n",
    );
    place.write("elsewhere/sign.svg", LOGO);
    place.write("in/desk/a.yaml", GOOD);
    let run = export(&place, &["--metadata-file", "elsewhere/house.yaml"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    // What a briefing names does not.
    place.write(
        "in/desk/a.yaml",
        "title: A\nsummary: B\npublisher: C\nlogo: {src: ../../elsewhere/sign.svg}\n",
    );
    let run = export(&place, &["--metadata-file", "elsewhere/house.yaml"]);
    assert_eq!(run.code, Some(1));
    assert!(run.log.contains("lies outside"), "{}", run.log);
}

#[test]
fn a_marking_is_not_weakened_without_a_word() {
    let weak = [
        (
            "marking: {tlp: GREEN}\n",
            "becomes `Board · TLP:GREEN`, which is weaker than `Board · TLP:AMBER`",
        ),
        ("marking: none\n", "the marking is taken away"),
        (
            "marking: {classification: Public}\n",
            "weaker than `Board · TLP:AMBER`",
        ),
    ];
    for (marking, expected) in weak {
        let place = house(
            "marking: {tlp: AMBER, classification: Board}\n",
            "version: 1\n",
            &format!("{GOOD}{marking}"),
        );
        let run = export(&place, &[]);
        assert_eq!(run.code, Some(1), "{marking}");
        assert!(
            run.log.contains("error[weaker-marking]") && run.log.contains(expected),
            "{}",
            run.log
        );
        assert!(run.log.contains("in/_metadata.yaml:1:10"), "{}", run.log);
        let run = export(&place, &["--weaken-marking"]);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""), "{marking}");
    }
    for marking in [
        "marking: {tlp: RED}\n",
        "marking: {pap: RED, caveats: [No copies]}\n",
        "marking: {tlp: AMBER}\n",
    ] {
        let place = house(
            "marking: {tlp: AMBER}\n",
            "version: 1\n",
            &format!("{GOOD}{marking}"),
        );
        let run = export(&place, &[]);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""), "{marking}");
    }
    // The command line is no exception.
    let place = house("marking: {tlp: AMBER}\n", "version: 1\n", GOOD);
    let run = export(&place, &["-M", "marking.tlp=CLEAR"]);
    assert!(run.log.contains("error[weaker-marking]"), "{}", run.log);
}

#[test]
fn a_briefing_may_name_every_format_that_there_is() {
    let named: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
    let known: Vec<&str> = BACKENDS.iter().map(|backend| backend.name).collect();
    assert_eq!(named, known);
}

#[test]
fn what_options_say_can_be_said_for_all() {
    let place = house(
        "formats: [epub, pdf]\npdf: {embed: none}\nepub: {page_list: false}\n",
        "version: 1\n",
        GOOD,
    );
    place.write(
        "in/b.yaml",
        format!("{GOOD}formats: [kepub]\npdf: {{image_dpi: 0}}\n"),
    );
    let run = place.run(&["export", "in", "-o", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.log.contains("`image_dpi` cannot be `0`") && run.log.contains("in/b.yaml:4:18"),
        "{}",
        run.log
    );
    place.write("in/b.yaml", format!("{GOOD}formats: [kepub]\n"));
    let run = place.run(&["export", "in", "-o", "out"]);
    assert_eq!(
        run.lines(),
        ["out/b.kepub.epub", "out/desk/a.pdf", "out/desk/a.epub"]
    );
    assert_eq!(place.run(&["extract", "out/desk/a.pdf"]).code, Some(1));
    let run = export(&place, &["--embed", "printed"]);
    assert_eq!(run.lines(), ["out/b.pdf", "out/desk/a.pdf"]);
    assert_eq!(place.run(&["extract", "out/desk/a.pdf"]).code, Some(0));
}
