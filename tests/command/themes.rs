//! `briefset theme`, `briefset schema`: what is printed can be used.

use briefset::theme;

use crate::support::program::{GOOD, Workplace};

/// A house's theme, which says little of its own.
const HOUSE: &str = "name = \"house\"
extends = \"newsdesk\"
footer = \"Port Institute · {date}\"

[colors]
accent = \"#7a1f1f\"

[styles.body]
size = 10
";

#[test]
fn a_theme_that_is_printed_sets_the_same_pages() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    place.write("house.toml", HOUSE);
    for name in theme::NAMES.iter().copied().chain(["house.toml"]) {
        let shown = place.run(&["theme", "show", name]);
        assert_eq!((shown.code, shown.log.as_str()), (Some(0), ""), "{name}");
        place.write("shown.toml", &shown.out);
        for (theme, folder) in [(name, "by-name"), ("shown.toml", "shown")] {
            let run = place.run(&["export", "a.yaml", "--theme", theme, "-o", folder]);
            assert_eq!((run.code, run.log.as_str()), (Some(0), ""), "{name}");
        }
        for file in ["a.pdf", "a.epub"] {
            let [one, other] =
                ["by-name", "shown"].map(|folder| place.read(&format!("{folder}/{file}")));
            assert!(one == other, "{file} in {name} is another");
        }
        // And printed again, it says the same.
        let again = place.run(&["theme", "show", "shown.toml"]);
        assert!(again.out == shown.out, "{name}");
    }
}

#[test]
fn themes_are_named_in_a_line_each() {
    let lines = Workplace::new().run(&["theme", "list"]).lines();
    assert_eq!(lines.len(), theme::NAMES.len());
    for (line, name) in lines.iter().zip(theme::NAMES) {
        let words = line.strip_prefix(name).expect("a name");
        assert!(words.trim().len() > 20, "{line}");
    }
}

#[test]
fn a_theme_that_cannot_be_had_is_told_of() {
    let place = Workplace::new();
    place.write(
        "pale.toml",
        "name = \"pale\"\n[colors]\ntext = \"#aaaaaa\"\n",
    );
    for (name, code) in [("pale.toml", "bad-theme"), ("none", "theme-unreadable")] {
        let run = place.run(&["theme", "show", name]);
        assert_eq!((run.code, run.out.len()), (Some(2), 0));
        assert!(
            run.log.starts_with(&format!("error[{code}]")),
            "{}",
            run.log
        );
        let hint = format!("try `briefset explain {code}`\n");
        assert!(run.log.ends_with(&hint), "{}", run.log);
    }
}

#[test]
fn schemas_are_printed_as_json() {
    let place = Workplace::new();
    for (arguments, title) in [
        (&["schema"][..], "A briefing for briefset"),
        (&["schema", "briefing"], "A briefing for briefset"),
        (&["schema", "theme"], "A theme for briefset"),
    ] {
        let run = place.run(arguments);
        assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
        let schema: serde_json::Value = serde_json::from_slice(&run.out).expect("JSON");
        assert_eq!(schema["title"], title);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(run.out.ends_with(b"}\n"));
        // The same on any day.
        assert!(place.run(arguments).out == run.out);
    }
}
