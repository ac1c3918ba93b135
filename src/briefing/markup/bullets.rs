//! Lists whose items begin with a bullet, as word processors copy them: `• item`.
//!
//! In: a field of block text. Out: the same with hyphens in place of the bullets, which CommonMark knows;
//! every other byte stays where it was. A bullet has two bytes more than a hyphen: they go behind the
//! space that follows, as a [`FILLER`], which is taken out of the words again.

/// What fills the room of a bullet: a control character (of two bytes) that no text may hold.
pub const FILLER: char = '\u{9f}';

const BULLET: &str = "\u{2022}";

/// The text with hyphens for bullets; `None` where no line begins with one, as is most often so.
pub fn as_hyphens(text: &str) -> Option<String> {
    if !text.contains(BULLET) {
        return None;
    }
    let mut changed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t']);
        match words.strip_prefix(BULLET).filter(|rest| begins_item(rest)) {
            Some(rest) => {
                changed.push_str(&line[..line.len() - words.len()]);
                changed.push_str("- ");
                changed.push(FILLER);
                let space = rest.chars().next().map_or(0, char::len_utf8);
                changed.push_str(&" ".repeat(space.saturating_sub(1)));
                changed.push_str(&rest[space..]);
            }
            None => changed.push_str(line),
        }
    }
    (changed != text).then_some(changed)
}

/// Whether a space and a word stand behind a bullet.
fn begins_item(rest: &str) -> bool {
    rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty()
}

/// Words without what filled the room of a bullet.
pub fn without_filler(words: &str) -> String {
    words.replace(FILLER, "")
}

/// Code, in which a bullet is one.
pub fn restored(code: &str) -> String {
    code.replace(&format!("- {FILLER}"), &format!("{BULLET} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_become_hyphens_and_everything_else_keeps_its_place() {
        let text = "One \u{2022} two:\n\u{2022} three\n  \u{2022} four\n\u{2022}\n";
        let wide = "\u{2022}\u{a0}one";
        assert_eq!(as_hyphens(wide).map(|text| text.len()), Some(wide.len()));
        let changed = as_hyphens(text).expect("a change");
        assert_eq!(changed.len(), text.len());
        assert_eq!(
            without_filler(&changed),
            "One \u{2022} two:\n- three\n  - four\n\u{2022}\n"
        );
        assert_eq!(restored(&changed), text);
        assert_eq!(as_hyphens("no list"), None);
    }
}
