//! Values with marks in them → pieces of output.
//!
//! In: a text of an item, with the tags that reference managers write (CSL-JSON, "rich text") and quotation
//! marks of any kind. Out: pieces in which what is quoted is a group, so that its marks are those of the
//! style's language and alternate with those around. A tag that is never closed is text.

use super::output::{Group, Looks, Node};

/// How deep marks nest; deeper ones are text.
const DEEPEST: usize = 16;
/// The longest text in which marks are looked for, in bytes: what is longer is no title.
const LONGEST: usize = 1 << 14;

/// What opens a group, what closes it.
fn closing_of(opening: &str) -> Option<&'static str> {
    Some(match opening {
        "<i>" => "</i>",
        "<b>" => "</b>",
        "<sc>" => "</sc>",
        "<sup>" => "</sup>",
        "<sub>" => "</sub>",
        _ if opening.starts_with("<span ") => "</span>",
        "\u{201c}" | "\u{201e}" | "\u{201f}" => "\u{201d}",
        "\u{ab}" => "\u{bb}",
        "\u{2018}" | "\u{201a}" => "\u{2019}",
        "\"" => "\"",
        "'" => "'",
        _ => return None,
    })
}

/// The pieces of a text.
pub fn pieces(text: &str) -> Vec<Node> {
    // Most have no mark in them.
    let marks = [
        '<', '"', '\'', '\u{201c}', '\u{201e}', '\u{201f}', '\u{ab}', '\u{2018}', '\u{201a}',
        '\u{2019}',
    ];
    if text.len() > LONGEST || !text.contains(marks) {
        return vec![Node::Words(text.to_string())];
    }
    parse(text, 0, None)
}

fn parse(text: &str, depth: usize, before: Option<char>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let (mut plain, mut at) = (String::new(), 0);
    while let Some(character) = text[at..].chars().next() {
        let last = text[..at].chars().next_back().or(before);
        let opening = opening(&text[at..], last).filter(|_| depth < DEEPEST);
        let found = opening.and_then(|opening| {
            let inner = at + opening.len();
            let closing = closing_of(opening)?;
            let end = end_of(&text[inner..], opening, closing)?;
            Some((opening, inner..inner + end, inner + end + closing.len()))
        });
        match found {
            Some((opening, inner, end)) => {
                if !plain.is_empty() {
                    nodes.push(Node::Words(std::mem::take(&mut plain)));
                }
                let mut group = group(opening);
                group.children = parse(&text[inner], depth + 1, opening.chars().next_back());
                nodes.push(Node::Group(group));
                at = end;
            }
            None => {
                // An apostrophe is one, however it was typed.
                plain.push(if character == '\'' {
                    '\u{2019}'
                } else {
                    character
                });
                at += character.len_utf8();
            }
        }
    }
    if !plain.is_empty() {
        nodes.push(Node::Words(plain));
    }
    nodes
}

/// What opens at the start of a text, if anything does.
fn opening(text: &str, before: Option<char>) -> Option<&str> {
    let first = text.chars().next()?;
    match first {
        '<' => {
            let end = text.find('>').filter(|end| *end < 64)?;
            Some(&text[..=end])
        }
        '\u{201c}' | '\u{201e}' | '\u{201f}' | '\u{ab}' => Some(&text[..first.len_utf8()]),
        // Within a word these are apostrophes.
        '"' | '\'' | '\u{2018}' | '\u{201a}' => {
            let begins = before.is_none_or(|before| !before.is_alphanumeric() && before != '.');
            let mut behind = text[first.len_utf8()..].chars();
            let opens = behind.next().is_some_and(|next| !next.is_whitespace());
            (begins && opens).then(|| &text[..first.len_utf8()])
        }
        _ => None,
    }
}

/// Where a group ends that is open at the start of a text.
fn end_of(text: &str, opening: &str, closing: &str) -> Option<usize> {
    let is_tag = closing.starts_with('<');
    let name = opening
        .trim_end_matches('>')
        .split(' ')
        .next()
        .unwrap_or(opening);
    let (mut at, mut open) = (0, 0usize);
    while let Some(offset) = text[at..].find(closing) {
        let end = at + offset;
        if is_tag {
            open += text[at..end].matches(name).count();
            if open == 0 {
                return Some(end);
            }
            open -= 1;
        } else {
            // A mark with a letter on either side is an apostrophe.
            let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
            let behind = text[end + closing.len()..].chars().next();
            if !letter(behind) && end > 0 {
                return Some(end);
            }
        }
        at = end + closing.len();
    }
    None
}

fn group(opening: &str) -> Group {
    let mut group = Group {
        flips: true,
        ..Group::default()
    };
    let mut looks = Looks::default();
    match opening {
        "<i>" => looks.italic = true,
        "<b>" => looks.bold = true,
        "<sc>" => looks.small_caps = true,
        "<sup>" => looks.raised = true,
        "<sub>" => looks.lowered = true,
        _ if opening.starts_with("<span ") => {
            looks.small_caps = opening.contains("small-caps");
            group.keeps_case = opening.contains("nocase");
            let language = opening
                .split_once("lang=\"")
                .and_then(|(_, rest)| rest.split('"').next());
            group.language = language.map(String::from);
        }
        _ => group.quoted = true,
    }
    group.looks = looks;
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(nodes: &[Node]) -> String {
        let one = |node: &Node| match node {
            Node::Words(words) => words.clone(),
            Node::Group(group) => {
                let inner = shown(&group.children);
                match (group.quoted, group.looks.italic) {
                    (true, _) => format!("[{inner}]"),
                    (_, true) => format!("_{inner}_"),
                    _ => format!("({inner})"),
                }
            }
        };
        nodes.iter().map(one).collect()
    }

    #[test]
    fn tags_and_quotation_marks_are_groups() {
        for (text, expected) in [
            ("plain", "plain"),
            ("On <i>H. sapiens</i> now", "On _H. sapiens_ now"),
            ("A \"quiet\" 'town'", "A [quiet] [town]"),
            ("It isn't “so”", "It isn’t [so]"),
            ("the ships' \"berths\"", "the ships’ [berths]"),
            ("a < b and <i>c", "a < b and <i>c"),
            ("<i>a <i>b</i></i>", "_a _b__"),
            ("“one ‘two’ three”", "[one [two] three]"),
            ("5\" pipes", "5\" pipes"),
        ] {
            assert_eq!(shown(&pieces(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_great_many_marks_cost_little() {
        let text = "<i>".repeat(3_000) + &"“".repeat(3_000);
        assert!(!pieces(&text).is_empty());
    }
}
