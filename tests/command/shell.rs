//! What shells and systems want to know of the program.

use std::process::Command;

use crate::support::program::Workplace;

/// The commands that help names.
fn commands(place: &Workplace) -> Vec<String> {
    let help = place.run(&["--help"]).lines().join("\n");
    let (_, list) = help.split_once("Commands:").expect("a list");
    let (list, _) = list.split_once("Options:").expect("its end");
    let names = list
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_string)
        .collect()
}

#[test]
fn every_command_shows_how_it_is_used() {
    let place = Workplace::new();
    let commands = commands(&place);
    assert!(commands.len() > 8, "{commands:?}");
    for command in commands {
        let help = place.run(&[&command, "--help"]).lines().join("\n");
        let (_, examples) = help
            .split_once("Examples:")
            .unwrap_or_else(|| panic!("{command}"));
        assert!(
            examples.contains(&format!("briefset {command}")),
            "{examples}"
        );
    }
}

#[test]
fn shells_complete_and_systems_have_pages() {
    let place = Workplace::new();
    for (shell, expected) in [
        ("bash", "complete -F _briefset"),
        ("zsh", "#compdef briefset"),
        ("fish", "complete -c briefset"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = place.run(&["completions", shell]).lines().join("\n");
        assert!(script.contains(expected), "{shell}");
    }
    let place = Workplace::new();
    place.write("script", place.run(&["completions", "bash"]).out);
    if let Ok(checked) = Command::new("bash")
        .arg("-n")
        .arg(place.path("script"))
        .status()
    {
        assert!(checked.success());
    }
    let run = place.run(&["man", "pages"]);
    assert!(
        run.lines().contains(&"pages/briefset-export.1".to_string()),
        "{:?}",
        run.lines()
    );
    assert_eq!(run.lines().len(), place.files("pages").len());
    let page = place.run(&["man"]).lines().join("\n");
    assert!(page.contains(".TH briefset 1"), "{page}");
}

#[test]
fn the_version_tells_what_the_program_is_made_of() {
    let place = Workplace::new();
    let short = place.run(&["-V"]).lines();
    assert_eq!(short.len(), 1);
    let long = place.run(&["--version"]);
    assert_eq!(long.code, Some(0));
    let lines = long.lines();
    assert_eq!(lines[0], short[0]);
    assert!(
        lines[1].starts_with("faces: Source Serif 4 4."),
        "{lines:?}"
    );
    assert!(lines[2].starts_with("Unicode: "), "{lines:?}");
}

#[test]
fn options_stand_before_and_after_inputs() {
    let place = Workplace::new();
    place.write("a.yaml", crate::support::program::GOOD);
    for arguments in [
        ["export", "-f", "pdf", "-o", "out", "a.yaml"],
        ["export", "a.yaml", "-f", "pdf", "-o", "out"],
    ] {
        assert_eq!(place.run(&arguments).code, Some(0));
    }
}
