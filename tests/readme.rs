//! The README tells the truth: every key, option and file that it should name, it names.

mod tables;

use std::collections::BTreeMap;
use std::path::Path;

use briefset::briefing::keys;

use crate::support::edition;
use crate::support::golden::Goldens;
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
fn its_tables_of_keys_are_those_of_the_program() {
    let mut goldens = Goldens::default();
    let path = Path::new("README.md");
    goldens.check(path, &tables::filled_in(&readme()));
    goldens.finish();
}

#[test]
fn its_tables_have_every_key_of_theirs_once() {
    let mut shown: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let readme = readme();
    for (path, keys) in tables::markers(&readme) {
        let shown = shown.entry(path).or_default();
        shown.extend(keys.iter().map(|key| key.name));
    }
    assert!(shown.len() > 4, "{shown:?}");
    for (path, mut shown) in shown {
        let mut known: Vec<&str> = tables::named(&path).known().map(|key| key.name).collect();
        shown.sort_unstable();
        known.sort_unstable();
        assert_eq!(shown, known, "keys of {path}");
    }
}

#[test]
fn it_names_every_key() {
    let readme = readme();
    for (path, table) in keys::tables() {
        for key in table.names() {
            let named = [format!("`{key}`"), format!("`{key}:"), format!("{key}: ")];
            let named = named.iter().any(|name| readme.contains(name));
            assert!(named, "`{key}` of {} is not in the README", path.join("."));
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
        let is_titled = example.lines().any(|line| line.starts_with("title: "));
        let title = if is_titled { "" } else { "title: A\n" };
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
