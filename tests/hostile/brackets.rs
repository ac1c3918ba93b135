//! Brackets within brackets: each may hold another, and the deepest are characters.

use super::{timed, title_and};

#[test]
fn brackets_within_brackets() {
    for (open, within, close) in [
        ("[", "a", "]"),
        ("[", "[@a]", "]"),
        ("[a ", "[@a", "]"),
        ("^[", "a", "]"),
        ("[", "a", "]{lang=fr}"),
        ("(", "[@a]", ")"),
    ] {
        // Twenty times as many would take four hundred times as long where each looks through all within it.
        let text = [&open.repeat(60_000), within, &close.repeat(60_000)].concat();
        timed(&title_and(&format!("summary: |\n  a {text}\n")));
        timed(&title_and(&format!("key_points:\n  - |\n    a {text}\n")));
    }
    // Marks of words, and brackets within each.
    let open = "*[[[[[[[[[[[[[[[[a ".repeat(40);
    let close =
        " a]{lang=fr}]{lang=fr}]{lang=fr}]{lang=fr}]{lang=fr}]{lang=fr}]{lang=fr}]{lang=fr}*"
            .repeat(40);
    timed(&title_and(&format!("summary: |\n  {open}{close}\n")));
}
