//! Lists and their markers.
//!
//! A marker is text of the document, and a reader must see or hear it exactly once. The list element
//! makes it wherever CSS can write the very same marker, by a counter style (CSS Counter Styles 3,
//! section 6) or as a string (CSS Lists 3, 3.3): that is what reading systems render best, and what is
//! left of it where a book is converted. Else the marker is written as text and the list makes none.

use super::body::{Body, turned};
use super::markup::Tag;
use super::spine::anchor_id;
use crate::document::{List, ListItem, Text};
use crate::language::Direction;

/// Who makes the markers of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markers {
    /// `ul`: the sign of a class of lists.
    Signs(&'static str),
    /// `ol`: numbers in a counter style, each followed by a full stop.
    Numbers(&'static str),
    /// The text of each.
    Written,
}

/// The signs of lists, by the classes for which the style sheet has them.
const SIGNS: &[(&str, &str)] = &[
    ("\u{2022}", "bullets"),
    ("\u{2013}", "dashes"),
    ("\u{b7}", "dots"),
];

/// Zero in the digits of each counter style that `ol` is given.
const COUNTER_STYLES: &[(char, &str)] = &[
    ('0', "decimal"),
    ('\u{6f0}', "persian"),
    ('\u{660}', "arabic-indic"),
    ('\u{966}', "devanagari"),
    ('\u{9e6}', "bengali"),
];

impl Markers {
    /// Who can make these markers, given with the numbers that they stand for.
    pub fn of<'a>(mut markers: impl Iterator<Item = (&'a Text, Option<u64>)> + Clone) -> Self {
        let plain = markers.clone().all(|(marker, _)| marker.marks.is_empty());
        let all = |sign: &str| markers.clone().all(|(marker, _)| marker.content == sign);
        if let Some((_, class)) = SIGNS.iter().find(|(sign, _)| plain && all(sign)) {
            return Markers::Signs(class);
        }
        let writes = |zero: char| {
            markers.clone().all(|(marker, number)| {
                number.is_some_and(|number| marker.content == counter(zero, number))
            })
        };
        let style = COUNTER_STYLES
            .iter()
            .find(|(zero, _)| plain && writes(*zero));
        match style {
            Some((_, style)) if markers.next().is_some() => Markers::Numbers(style),
            _ => Markers::Written,
        }
    }
}

/// A number as a counter style with this zero writes it.
fn counter(zero: char, number: u64) -> String {
    let own = |digit: char| {
        let value = digit.to_digit(10).unwrap_or_default();
        char::from_u32(u32::from(zero) + value).unwrap_or(digit)
    };
    let mut counter: String = number.to_string().chars().map(own).collect();
    counter.push('.');
    counter
}

/// The list element for markers: its width follows from the longest of them.
pub fn list_tag(
    markers: &Markers,
    numbered: bool,
    class: &str,
    longest: usize,
    start: Option<u64>,
) -> Tag {
    let width = match longest {
        0..=3 => "",
        4 => " wide",
        _ => " wider",
    };
    match markers {
        Markers::Signs(sign) => Tag::new("ul").set("class", format!("{class} {sign}")),
        Markers::Numbers(style) => Tag::new("ol")
            .set("class", format!("{class} {style}{width}"))
            .set_if(
                "start",
                start
                    .filter(|start| *start != 1)
                    .map(|start| start.to_string()),
            ),
        // A list without markers of its own is no list to some readers, if it does not say so.
        Markers::Written => Tag::new(if numbered { "ol" } else { "ul" })
            .set("class", format!("{class} written{width}"))
            .set("role", "list"),
    }
}

/// Writes a list.
pub fn write(body: &mut Body<'_>, list: &List, dir: Option<Direction>) {
    let markers = Markers::of(list.items.iter().map(|item| (&item.marker, item.number)));
    let longest = list
        .items
        .iter()
        .map(|item| item.marker.content.chars().count())
        .max();
    let class = if list.loose { "loose" } else { "tight" };
    let start = list.items.first().and_then(|item| item.number);
    body.markup.line();
    let longest = longest.unwrap_or(0);
    let tag = list_tag(&markers, list.numbered, class, longest, start);
    body.markup.open(&turned(tag, dir));
    let mut expected = start;
    for item in &list.items {
        write_item(body, item, &markers, expected);
        expected = item.number.map(|number| number.saturating_add(1));
    }
    body.markup.line();
    body.markup.close();
}

/// Writes an item; a number that does not follow from the one before is given.
fn write_item(body: &mut Body<'_>, item: &ListItem, markers: &Markers, expected: Option<u64>) {
    let id = item.anchor.as_deref().map(anchor_id);
    let tag = Tag::new("li").set_if("id", id);
    let skips = matches!(markers, Markers::Numbers(_)) && item.number != expected;
    let value = item
        .number
        .filter(|_| skips)
        .map(|number| number.to_string());
    body.markup.line();
    body.markup.open(&tag.set_if("value", value));
    write_marker(body, &item.marker, markers);
    body.blocks(&item.blocks);
    body.markup.close();
}

/// Writes a marker, as text or as a page mark at the text that follows.
pub fn write_marker(body: &mut Body<'_>, marker: &Text, markers: &Markers) {
    match markers {
        Markers::Written => {
            if !marker.content.is_empty() {
                body.element(Tag::new("span").set("class", "marker"), marker);
            }
        }
        Markers::Signs(_) | Markers::Numbers(_) => {
            let marks = body.book.marks.within(marker.id, 0..usize::MAX);
            body.page_breaks.owe(marks.iter().map(|mark| mark.page));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextId;

    fn markers(written: &[(&str, Option<u64>)]) -> Markers {
        let texts: Vec<_> = written
            .iter()
            .map(|(marker, number)| (Text::plain(TextId(0), *marker), *number))
            .collect();
        Markers::of(texts.iter().map(|(text, number)| (text, *number)))
    }

    #[test]
    fn a_list_makes_the_markers_that_css_writes_alike_and_no_others() {
        let bullets = Markers::Signs("bullets");
        assert_eq!(markers(&[("•", None), ("•", None)]), bullets);
        assert_eq!(markers(&[("–", None)]), Markers::Signs("dashes"));
        assert_eq!(markers(&[("·", None)]), Markers::Signs("dots"));
        assert_eq!(markers(&[("•", None), ("–", None)]), Markers::Written);
        assert_eq!(
            markers(&[("9.", Some(9)), ("10.", Some(10))]),
            Markers::Numbers("decimal")
        );
        assert_eq!(
            markers(&[("۹.", Some(9)), ("۱۰.", Some(10))]),
            Markers::Numbers("persian")
        );
        assert_eq!(
            markers(&[("1.", Some(1)), ("۲.", Some(2))]),
            Markers::Written
        );
        assert_eq!(markers(&[("1)", Some(1))]), Markers::Written);
        assert_eq!(markers(&[("[1]", Some(1))]), Markers::Written);
        assert_eq!(markers(&[]), bullets);
    }
}
