//! The README tells the truth: every key, option and file that it should name, it names.

use std::path::Path;

use crate::support::edition;
use crate::support::program::Workplace;

fn readme() -> String {
    std::fs::read_to_string("README.md").expect("a README")
}

#[test]
fn it_begins_with_a_sentence_and_two_commands() {
    let readme = readme();
    let (opening, rest) = readme.split_once("```sh\n").expect("commands");
    let sentences: Vec<&str> = opening
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(sentences.len(), 1, "{sentences:?}");
    let (commands, _) = rest.split_once("```").expect("their end");
    assert_eq!(commands, "cargo run --release -- export\ncargo test\n");
}

#[test]
fn it_names_every_key() {
    let readme = readme();
    // Whoever writes a key that there is none is told which there are.
    for briefing in [
        "title: A\nsummary: B\nzzzzzzzzzzzz: C\n",
        "title: A\nsections: [{title: B, zzzzzzzzzzzz: C}]\n",
        "title: A\nsections: [{title: B, blocks: [{quote: {text: B, zzzzzzzzzzzz: C}}]}]\n",
        "title: A\nsources: [{title: B, zzzzzzzzzzzz: C}]\n",
        "title: A\nkey_points: [{text: B, zzzzzzzzzzzz: C}]\n",
        "title: A\nrecommendations: [{text: B, zzzzzzzzzzzz: C}]\n",
        "title: A\nsummary: B\nauthors: [{name: B, zzzzzzzzzzzz: C}]\n",
        "title: A\nsummary: B\npdf: {zzzzzzzzzzzz: C}\n",
        "title: A\nsummary: B\naccessibility: {zzzzzzzzzzzz: C}\n",
        "title: A\nsummary: B\nseries: {name: B, zzzzzzzzzzzz: C}\n",
    ] {
        let (_, log) = edition::read("a.yaml", briefing);
        let keys = log.split_once("the keys are ").map(|(_, keys)| keys);
        let keys = keys
            .and_then(|keys| keys.lines().next())
            .unwrap_or_else(|| panic!("{log}"));
        for key in keys.split(", ") {
            let named =
                readme.contains(key) || readme.contains(&format!("{}:", key.trim_matches('`')));
            assert!(named, "{key} is not in the README");
        }
    }
}

#[test]
fn it_names_every_option() {
    let readme = readme();
    let place = Workplace::new();
    let help = place.run(&["export", "--help"]).lines().join("\n");
    let options = help
        .split_whitespace()
        .filter(|word| word.starts_with("--"));
    for option in options.map(|word| word.trim_end_matches(',')) {
        assert!(
            readme.contains(&format!("`{option}")),
            "{option} is not in the README"
        );
    }
}

#[test]
fn the_files_that_it_names_are_there() {
    let readme = readme();
    let quoted = readme.split('`').skip(1).step_by(2);
    let linked = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let shown = readme
        .split("src=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for name in quoted.chain(linked).chain(shown) {
        let is_path = ["src/", "tests/", "docs/", "content/", "fonts/", "LICENSE"]
            .iter()
            .any(|start| name.starts_with(start));
        assert!(!is_path || Path::new(name).exists(), "there is no `{name}`");
    }
}

#[test]
fn its_briefings_are_good() {
    let readme = readme();
    let examples = readme.split("```yaml\n").skip(1);
    for example in examples.filter_map(|rest| rest.split("```").next()) {
        let title = if example.starts_with("title: ") {
            ""
        } else {
            "title: A\n"
        };
        let said = ["key_points:", "sections:", "summary:", "sources:"];
        let content = if said.iter().any(|key| example.contains(key)) {
            ""
        } else {
            "summary: B\n"
        };
        let cited = example.contains("@log") && !example.contains("id: log");
        let sources = if cited {
            "sources: [{id: log, title: Log}]\n"
        } else {
            ""
        };
        edition::edition("README.md", &format!("{title}{content}{sources}{example}"));
    }
}
