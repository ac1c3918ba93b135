//! Blocks that run the other way than the book: code, quotations and sources in another script.
//!
//! Readers disagree about where such a block stands: some go by its own `dir`, some by that of the
//! book, some turn everything to one side. So its side is said by name.

use super::ems;
use super::voices::{VOICES, lines};
use crate::export::epub::book::Book;
use crate::language::Direction;
use crate::theme::{Align, Theme};

/// The rules for blocks of the other direction.
pub fn rules(book: &Book<'_>, theme: &Theme) -> String {
    let (other, start, end) = match book.direction() {
        Direction::LeftToRight => ("rtl", "right", "left"),
        Direction::RightToLeft => ("ltr", "left", "right"),
    };
    let centered = VOICES
        .iter()
        .filter(|(_, style)| style(&theme.styles).align == Align::Centered)
        .flat_map(|(selector, _)| selector.split(", "))
        .map(lines);
    let centered: Vec<String> = centered.collect();
    let blocks = ["p", "pre", "dt", "h2", "h3", "h4", "h5", "h6"];
    let turned: Vec<String> = blocks
        .into_iter()
        .filter(|block| !centered.iter().any(|selector| selector == block))
        .map(|block| format!("{block}[dir=\"{other}\"]"))
        .collect();
    let indent = ems(theme.paragraph.quote_indent * 0.95 / theme.styles.body.size);
    format!(
        "{} {{ text-align: {start}; }}\n\
         pre[dir=\"{other}\"] {{ padding-{start}: {indent}; padding-{end}: 0; }}\n",
        turned.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::epub::sample;
    use crate::theme;

    fn sheet(document: &crate::document::Document, name: &str) -> String {
        let theme = theme::built_in(name).expect("a theme");
        sample::with_input(document, |input| rules(&Book::new(input), &theme))
    }

    #[test]
    fn blocks_of_the_other_direction_stand_where_they_begin() {
        let persian = sheet(&sample::persian(), "default");
        let turned = "p[dir=\"ltr\"], pre[dir=\"ltr\"], dt[dir=\"ltr\"], h2[dir=\"ltr\"]";
        assert!(persian.starts_with(turned), "{persian}");
        assert!(persian.contains("{ text-align: left; }"), "{persian}");
        let english = sheet(&sample::english(), "default");
        assert!(english.contains("p[dir=\"rtl\"]") && english.contains("{ text-align: right; }"));
    }

    #[test]
    fn what_stands_in_the_middle_stays_there() {
        let centered = sheet(&sample::persian(), "chancery");
        assert!(centered.contains("dt[dir=") && !centered.contains("h2[dir="));
    }
}
