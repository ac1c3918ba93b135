//! How seriously findings are taken.

use crate::support::program::Workplace;

/// A briefing that is warned of, and of which advice could be given.
const WARNED: &str = "title: The quay\nsummary: 'The [plan](https://example.org \"titled\").'\n";

fn place() -> Workplace {
    let place = Workplace::new();
    place.write("in/a.yaml", WARNED);
    place
}

#[test]
fn a_warning_is_an_error_or_nothing_by_its_code() {
    let place = place();
    let export = |more: &[&str]| {
        let arguments = ["export", "in", "-f", "pdf", "-o", "out"];
        place.run(&[&arguments[..], more].concat())
    };
    let run = export(&[]);
    assert_eq!(run.code, Some(0));
    assert!(run.log.starts_with("warning[link-title]"), "{}", run.log);
    let run = export(&["-D", "link-title"]);
    assert_eq!(run.code, Some(1));
    assert!(run.log.starts_with("error[link-title]"), "{}", run.log);
    let run = export(&["--strict", "-A", "link-title"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let run = export(&["--strict", "-W", "link-title"]);
    assert_eq!(run.code, Some(0), "{}", run.log);
    // The house has a say, and the command line the last.
    place.write(
        "in/_metadata.yaml",
        "lints: {link-title: deny, no-tldr: deny}\n",
    );
    assert_eq!(export(&[]).code, Some(1));
    let run = export(&["-A", "link-title"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    // Advice is given by an export where the command line asks for it.
    let run = export(&["-A", "link-title", "-W", "no-tldr"]);
    assert_eq!(run.code, Some(0));
    assert!(run.log.starts_with("warning[no-tldr]"), "{}", run.log);
}

#[test]
fn a_check_tells_mistakes_and_advice_and_writes_nothing() {
    let place = place();
    place.write("in/b.yaml", "title: B\nsumary: C\n");
    let run = place.run(&["check", "in"]);
    assert_eq!((run.code, run.out.len()), (Some(1), 0));
    for code in [
        "warning[no-tldr]",
        "warning[link-title]",
        "error[unknown-key]",
    ] {
        assert!(run.log.contains(code), "{code}: {}", run.log);
    }
    assert_eq!(place.files("").len(), 2);
    let run = place.run(&["check", "in/a.yaml", "-A", "no-tldr", "-A", "link-title"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let run = place.run(&["check", "nowhere.yaml"]);
    assert_eq!(run.code, Some(2));
}
