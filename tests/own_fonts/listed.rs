//! `briefset fonts`.

use serde_json::Value;

use super::{THAI, thai};
use crate::support::program::Workplace;

#[test]
fn fonts_are_listed_with_what_they_are_for() {
    let place = Workplace::new();
    let run = place.run(&["fonts"]);
    assert_eq!((run.code, run.log.as_str()), (Some(0), ""));
    let built_in = run.lines();
    assert!(built_in.iter().all(|line| line.contains("built in")));
    let serif = "Source Serif 4         700      italic   built in  Cyrl Grek Latn";
    assert!(built_in.contains(&serif.to_string()), "{built_in:?}");
    place.write("given/thai.ttf", thai("Siam").weighing(600).file());
    let run = place.run(&["fonts", "--font-path", "given"]);
    let all = run.lines();
    assert_eq!(all.len(), built_in.len() + 1);
    let siam = "Siam                   600      upright  given/thai.ttf  Thai";
    assert_eq!(all.last().map(String::as_str), Some(siam));
}

#[test]
fn many_characters_that_no_font_has_are_told_by_their_scripts() {
    let place = Workplace::new();
    place.write("a.txt", "港湾電力船岸壁停泊送電線路 ไฟฟ้า");
    let run = place.run(&["fonts", "a.txt"]);
    let lines = run.lines();
    assert!(
        lines.contains(
            &"no font has 12 characters of the script Han: 停 力 壁 岸 泊 港 湾 線 …".to_string()
        ),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.contains("of the script Thai")),
        "{lines:?}"
    );
    assert!(
        lines
            .iter()
            .filter(|line| line.starts_with("no font has"))
            .count()
            == 2
    );
    let all = place.run(&["fonts", "a.txt", "--json"]);
    let last = all.lines().pop().expect("an object");
    let last: Value = serde_json::from_str(&last).expect("an object");
    assert_eq!(last["uncovered"].as_array().map(Vec::len), Some(16));
}

#[test]
fn beside_a_file_it_is_told_who_has_its_characters_and_which_nobody_has() {
    let place = Workplace::new();
    place.write("a.yaml", format!("{THAI}# 字\n"));
    place.write("given/thai.ttf", thai("Siam").file());
    let run = place.run(&["fonts", "a.yaml", "--font-path", "given"]);
    assert_eq!(run.code, Some(1), "{}", run.log);
    let lines = run.lines();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("Siam  400      upright      9 of 23"),
        "{lines:?}"
    );
    assert_eq!(
        lines[1],
        "no font has `字` (U+5B57 CJK UNIFIED IDEOGRAPH-5B57)"
    );
    let run = place.run(&["fonts", "a.yaml", "--font-path", "given", "--json"]);
    let objects: Vec<Value> = run
        .lines()
        .iter()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    assert_eq!(objects[0]["family"], "Siam");
    assert_eq!(objects[0]["file"], "given/thai.ttf");
    assert_eq!(objects[0]["scripts"], serde_json::json!(["Thai"]));
    let uncovered = serde_json::json!([
        {"character": "字", "code": "U+5B57", "name": "CJK UNIFIED IDEOGRAPH-5B57"}
    ]);
    assert_eq!(objects[1]["uncovered"], uncovered);
    // One that may not be embedded covers nothing.
    place.write("given/thai.ttf", thai("Siam").allowing(2).file());
    let run = place.run(&["fonts", "a.yaml", "--font-path", "given"]);
    assert_eq!(run.lines().len(), 11, "{:?}", run.lines());
}
