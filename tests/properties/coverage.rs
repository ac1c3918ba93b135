//! The generated briefings have everything in them that a briefing can have.

use super::SEEDS;
use crate::support::edition;
use crate::support::generate;

#[test]
fn every_key_of_the_format_comes_up() {
    let all: String = (0..SEEDS).map(generate::briefing).collect();
    // Whoever writes a key that there is none is told which there are.
    for (what, briefing) in [
        ("a briefing", "title: A\nsummary: B\nzzzzzzzzzzzz: C\n"),
        (
            "a section",
            "title: A\nsections: [{title: B, zzzzzzzzzzzz: C}]\n",
        ),
        (
            "a block",
            "title: A\nsections: [{title: B, blocks: [{zzzzzzzzzzzz: C}]}]\n",
        ),
        (
            "a quote",
            "title: A\nsections: [{title: B, blocks: [{quote: {text: B, zzzzzzzzzzzz: C}}]}]\n",
        ),
        (
            "a source",
            "title: A\nsources: [{title: B, zzzzzzzzzzzz: C}]\n",
        ),
        (
            "a key point",
            "title: A\nkey_points: [{text: B, zzzzzzzzzzzz: C}]\n",
        ),
        (
            "a recommendation",
            "title: A\nrecommendations: [{text: B, zzzzzzzzzzzz: C}]\n",
        ),
        (
            "an author",
            "title: A\nsummary: B\nauthors: [{name: B, zzzzzzzzzzzz: C}]\n",
        ),
    ] {
        let (_, log) = edition::read("a.yaml", briefing);
        let keys = log.split_once("the keys are ").map(|(_, keys)| keys);
        let keys = keys
            .and_then(|keys| keys.lines().next())
            .unwrap_or_else(|| panic!("{log}"));
        for key in keys.split(", ") {
            let key = format!("{}: ", key.trim_matches('`'));
            let found = all.contains(&key) || all.contains(&key.replace(": ", ":\n"));
            assert!(found, "no generated briefing has the key `{key}` of {what}");
        }
    }
}

#[test]
fn every_mark_and_block_comes_up() {
    let all: String = (0..SEEDS).map(generate::briefing).collect();
    for mark in [
        " *",
        "**",
        "`",
        "](<",
        "<https://",
        "^[",
        "[@",
        "; see @",
        "]{lang=",
        "<br>",
        "> ",
        "- ",
        "3. ",
        "```",
        "# ",
        "## ",
        " -- ",
        "\"",
        "|\n",
        ">-\n",
        "lang: fa",
        "lang: he",
        "lang: hi",
        "lang: ar",
        "lang: fr",
        "lang: en",
    ] {
        assert!(all.contains(mark), "no generated briefing has `{mark}`");
    }
}
