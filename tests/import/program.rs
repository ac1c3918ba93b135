//! The command: where it reads from and writes to, and what it will not overwrite.

use crate::support::program::Workplace;

const PAGE: &str = "Harbour\nTL;DR\nShips plug in.\nSources1\nLog of the harbour\n";
const BRIEFING: &str =
    "title: Harbour\nlang: en\ntldr: Ships plug in.\nsources:\n  - Log of the harbour\n";

#[test]
fn a_page_becomes_a_briefing_on_standard_output_or_in_a_file() {
    let place = Workplace::new();
    place.write("page.txt", PAGE);
    let run = place.run(&["import", "page.txt"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    assert_eq!(String::from_utf8_lossy(&run.out), BRIEFING);
    let run = place.run_with(&["import", "-", "-o", "new/made.yaml"], PAGE.as_bytes());
    assert_eq!(
        (run.code, run.lines()),
        (Some(0), vec!["new/made.yaml".to_string()]),
        "{}",
        run.log
    );
    assert_eq!(
        String::from_utf8_lossy(&place.read("new/made.yaml")),
        BRIEFING
    );
    let run = place.run(&["export", "new/made.yaml", "-f", "epub"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
}

#[test]
fn a_file_that_is_there_is_left_alone_unless_it_is_said() {
    let place = Workplace::new();
    place.write("page.txt", PAGE);
    place.write("made.yaml", "mine");
    let run = place.run(&["import", "page.txt", "-o", "made.yaml"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.log.contains("is there already") && run.log.contains("--force"),
        "{}",
        run.log
    );
    assert_eq!(place.read("made.yaml"), b"mine");
    let run = place.run(&["import", "page.txt", "-o", "made.yaml", "--force"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(String::from_utf8_lossy(&place.read("made.yaml")), BRIEFING);
}

#[test]
fn a_kind_that_is_said_is_the_kind() {
    let place = Workplace::new();
    let text = "# Harbour\n\nIt is **so**.\n";
    let run = place.run_with(&["import", "-"], text.as_bytes());
    assert!(String::from_utf8_lossy(&run.out).starts_with("title: Harbour\n"));
    let run = place.run_with(&["import", "-", "--from", "page"], text.as_bytes());
    assert!(String::from_utf8_lossy(&run.out).contains("'# Harbour'"));
    let run = place.run_with(&["import", "-", "--from", "word"], b"");
    assert_eq!(run.code, Some(2));
}

#[test]
fn pictures_are_figures_where_they_are_there() {
    let place = Workplace::new();
    place.write("img/ships.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>");
    place.write("img/broken.png", "no picture");
    let text = "# T\n\n## S\n\n![Two ships](img/ships.svg \"Berth A.\")\n\n![Broken](img/broken.png)\n\n![Outside](../x.png)\n";
    place.write("note.md", text);
    let run = place.run(&["import", "note.md", "-o", "made.yaml"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert_eq!(
        run.log.matches("is not there, or is none").count(),
        2,
        "{}",
        run.log
    );
    let made = place.read("made.yaml");
    assert!(
        String::from_utf8_lossy(&made)
            .contains("figure:\n          src: img/ships.svg\n          alt: Two ships")
    );
    assert_eq!(
        place.run(&["export", "made.yaml", "-f", "epub"]).code,
        Some(0)
    );
}

#[test]
fn what_cannot_be_read_or_brought_in_ends_with_its_code() {
    let place = Workplace::new();
    assert_eq!(place.run(&["import", "no.txt"]).code, Some(2));
    assert_eq!(place.run_with(&["import", "-"], b"").code, Some(1));
    let run = place.run_with(&["import", "-", "-o", "made.yaml"], b"");
    assert!(run.log.contains("nothing in it"), "{}", run.log);
    assert!(!place.has("made.yaml"));
}

#[test]
fn what_has_no_place_keeps_a_briefing_from_being_made_where_that_is_asked_for() {
    let place = Workplace::new();
    place.write(
        "page.html",
        "<title>Harbour</title><h1>Harbour</h1><p>Ships plug in.</p><video src=a.mp4></video>",
    );
    let run = place.run(&["import", "page.html", "-o", "made.yaml"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    assert!(run.log.contains("warning[not-placed]"), "{}", run.log);
    let run = place.run(&[
        "import",
        "page.html",
        "-o",
        "again.yaml",
        "-D",
        "not-placed",
    ]);
    assert_eq!(run.code, Some(1), "{}", run.log);
    assert!(run.log.contains("error[not-placed]"), "{}", run.log);
    assert_eq!(place.files("."), ["made.yaml", "page.html"]);
    let run = place.run(&["import", "page.html", "-A", "not-placed"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let run = place.run(&["import", "page.html", "-A", "not-place"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.log.contains("did you mean `not-placed`?"),
        "{}",
        run.log
    );
}
