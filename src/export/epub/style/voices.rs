//! Face, size and leading of every voice.

use super::ems;
use super::faces::Stacks;
use super::scripts::UPRIGHT;
use crate::export::epub::book::Book;
use crate::language::Direction;
use crate::theme::{Align, Capitals, Family, Styles, TextStyle, Theme, Weight};

/// A voice: what it is for in the book, and how the theme sets it.
type Voice = (&'static str, fn(&Styles) -> &TextStyle);

/// Every voice of a book but running text, whose face and size are the reader's.
pub const VOICES: &[Voice] = &[
    ("p.kicker", |styles| &styles.kicker),
    ("h1", |styles| &styles.title),
    ("p.subtitle", |styles| &styles.subtitle),
    ("p.byline", |styles| &styles.byline),
    ("p.imprint", |styles| &styles.imprint),
    ("h2", |styles| &styles.heading_1),
    ("nav > h1", |styles| &styles.heading_1),
    ("h3", |styles| &styles.heading_2),
    ("h4", |styles| &styles.heading_3),
    ("h5, h6", |styles| &styles.heading_4),
    (".tldr > h2, .colophon > h2, p.notice", |styles| {
        &styles.label
    }),
    ("p.lead", |styles| &styles.lead),
    ("p.grade", |styles| &styles.grade),
    ("p.aside", |styles| &styles.aside),
    ("p.attribution", |styles| &styles.attribution),
    (".questions > dt", |styles| &styles.question),
    (".terms > dt, .dates > dt", |styles| &styles.term),
    ("pre", |styles| &styles.code),
    (".references", |styles| &styles.reference),
    ("p.small-print", |styles| &styles.small_print),
    (".note", |styles| &styles.note),
    ("caption, figcaption, p.caption", |styles| &styles.caption),
    ("p.pull-quote", |styles| &styles.pull_quote),
    (".figures > dt", |styles| &styles.figure),
    ("p.label", |styles| &styles.label),
    ("td", |styles| &styles.cell),
    ("th", |styles| &styles.cell_head),
    (".total > td, .total > th", |styles| &styles.cell_total),
    ("p.remark", |styles| &styles.remark),
    (".colophon", |styles| &styles.colophon),
];

/// How much of a page's contrast in size is left on a screen: a title of two and a half ems leaves
/// two words a line of a telephone.
const CONTRAST: f64 = 0.65;

/// Below this part of the reader's size nothing is set, however small the theme sets it.
const SMALLEST: f64 = 0.8;

/// The rules of every voice.
pub fn rules(book: &Book<'_>, theme: &Theme, stacks: &Stacks) -> String {
    let mut css = hyphenation("body", "auto");
    for (selector, style) in VOICES {
        let declarations = declarations(book, theme, style(&theme.styles), stacks);
        css.push_str(&format!("{selector} {{ {}; }}\n", declarations.join("; ")));
    }
    css.push_str(&format!("code {{ font-family: {}; }}\n", stacks.mono));
    css.push_str(&format!(
        ".back-links {{ font-family: {}; font-size: 0.88em; }}\n",
        stacks.sans
    ));
    css.push_str(&ragged(book.direction(), &theme.styles));
    css
}

/// What holds paragraphs: a reader that justifies these asks them alone for their side.
const HOLDERS: &[&str] = &[".references", ".note", ".colophon"];

/// The selectors of the paragraphs or lines that a voice sets.
pub fn lines(selector: &str) -> String {
    if HOLDERS.contains(&selector) {
        format!("{selector} p")
    } else {
        selector.to_string()
    }
}

/// Whether words are divided, in every spelling that readers know.
fn hyphenation(selector: &str, value: &str) -> String {
    format!(
        "{selector} {{ -epub-hyphens: {value}; -webkit-hyphens: {value}; hyphens: {value}; }}\n"
    )
}

fn declarations(book: &Book<'_>, theme: &Theme, style: &TextStyle, stacks: &Stacks) -> Vec<String> {
    let mut list = Vec::new();
    match style.family {
        Family::Serif => {}
        Family::Sans => list.push(format!("font-family: {}", stacks.sans)),
        Family::Mono => list.push(format!("font-family: {}", stacks.mono)),
    }
    let weight = match style.weight {
        Weight::Regular => "normal",
        Weight::Semibold => "600",
        Weight::Bold => "bold",
    };
    list.push(format!("font-weight: {weight}"));
    let script = book.document.metadata.language.script_code();
    if style.italic && !UPRIGHT.contains(&script) {
        list.push("font-style: italic".to_string());
    }
    let size = on_screen(style.size / theme.styles.body.size);
    list.push(format!("font-size: {}", ems(size)));
    match style.capitals {
        Capitals::Typed => {}
        Capitals::Small => list.push("font-variant: small-caps".to_string()),
        // An older reader knows the first alone, and draws capitals tall.
        Capitals::AllSmall => {
            list.push("font-variant: small-caps".to_string());
            list.push("font-variant-caps: all-small-caps".to_string());
        }
    }
    let design = theme.scripts.get(script);
    // Letters that join, or hang from a line, are not moved apart.
    if style.tracking != 0.0 && design.is_none() {
        list.push(format!("letter-spacing: {}", ems(style.tracking)));
    }
    // Of running text, the leading is the reader's.
    if style.align.is_balanced() {
        let leading = style.leading / style.size * design.map_or(1.0, |design| design.leading);
        list.push(format!("line-height: {leading:.2}"));
        list.push("text-wrap: balance".to_string());
    }
    list
}

/// What does not fill its lines: it starts at the edge or stands in the middle, and divides no
/// words. A reader that knows nothing of `start` takes the side of the document.
fn ragged(direction: Direction, styles: &Styles) -> String {
    let side = match direction {
        Direction::LeftToRight => "left",
        Direction::RightToLeft => "right",
    };
    let (mut starting, mut centered, mut ending) = (Vec::new(), Vec::new(), Vec::new());
    for (selector, style) in VOICES {
        match style(styles).align {
            Align::Justified => {}
            Align::Ragged | Align::Balanced => starting.push(lines(selector)),
            Align::Centered => centered.push(lines(selector)),
            Align::End => ending.push(lines(selector)),
        }
    }
    let undivided = [&starting[..], &centered, &ending, &["code".to_string()]].concat();
    let undivided = hyphenation(&undivided.join(", "), "none");
    // The logo stands with the title.
    if styles.title.align == Align::Centered {
        centered.push("p.logo".to_string());
    }
    let rule = |selectors: &[String], declarations: &str| match selectors {
        [] => String::new(),
        _ => format!("{} {{ {declarations} }}\n", selectors.join(", ")),
    };
    rule(
        &starting,
        &format!("text-align: {side}; text-align: start;"),
    ) + &rule(&centered, "text-align: center;")
        + &rule(&ending, "text-align: end;")
        + &undivided
}

/// A size beside running text, as it suits a screen.
pub fn on_screen(ratio: f64) -> f64 {
    if ratio > 1.0 {
        1.0 + (ratio - 1.0) * CONTRAST
    } else {
        ratio.max(SMALLEST)
    }
}
