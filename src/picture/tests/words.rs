//! Words of an SVG.

use super::*;
use crate::geometry::Transform;

/// What the words of an SVG of 200 by 100 say and where they stand: text, anchor, place, em.
fn words(inside: &str) -> Vec<(String, Anchor, (f64, f64), f64)> {
    let svg =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>{inside}</svg>");
    let picture = read(svg.as_bytes()).expect("a picture");
    let inscriptions = picture.inscriptions.iter();
    let words = inscriptions.map(|inscription| {
        let place = inscription.transform.apply((0.0, 0.0));
        let size = inscription.letterings[0].size * inscription.transform.scale();
        (inscription.text(), inscription.anchor, place, size)
    });
    words.collect()
}

fn inscription(inside: &str) -> Inscription {
    let svg =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'>{inside}</svg>");
    let picture = read(svg.as_bytes()).expect("a picture");
    picture.inscriptions[0].clone()
}

#[test]
fn words_keep_their_place_size_and_anchor() {
    let styled = "<style>.t{font:bold 8px Arial;text-anchor:middle;fill:#123456}</style>\
                  <g transform='translate(50 20)scale(2)'><text class='t' x='5' y='10'>Loads</text></g>";
    assert_eq!(
        words(styled),
        [("Loads".to_string(), Anchor::Middle, (60.0, 40.0), 16.0)]
    );
    let lettering = &inscription(styled).letterings[0];
    assert!(lettering.bold && !lettering.italic);
    assert_eq!(lettering.color.hex(), "#123456");
}

#[test]
fn words_run_as_they_are_turned() {
    let turned = inscription("<text transform='translate(20 80)rotate(-90)'>Share</text>");
    let Transform { a, b, e, f, .. } = turned.transform;
    assert!(a.abs() < 1e-6 && (b + 1.0).abs() < 1e-6, "{a} {b}");
    assert_eq!((e.round(), f.round()), (20.0, 80.0));
}

#[test]
fn lines_and_raised_parts_of_a_text_stand_where_they_are_put() {
    let lines =
        words("<text x='10' y='20' font-size='10'>One<tspan x='10' dy='12'>Two</tspan></text>");
    assert_eq!(lines[0].0, "One");
    assert_eq!((lines[1].0.as_str(), lines[1].2), ("Two", (10.0, 20.0)));
    let lowered = inscription(
        "<text x='10' y='20' font-size='10'>CO<tspan dy='3' font-size='7'>2</tspan><tspan dy='-3'> kg</tspan></text>",
    );
    let parts: Vec<(&str, f64, f64)> = (lowered.letterings.iter())
        .map(|part| (part.text.as_str(), part.size, part.down))
        .collect();
    assert_eq!(
        parts,
        [("CO", 10.0, 0.0), ("2", 7.0, 3.0), (" kg", 10.0, 0.0)]
    );
}

#[test]
fn letters_that_are_put_one_by_one_are_a_word() {
    let placed = words("<text x='10 16 22 28' y='20' font-size='10'>Word</text>");
    assert_eq!(placed.len(), 1, "{placed:?}");
    let apart = words(
        "<text font-size='10'><tspan x='10' y='20'>W</tspan>\n<tspan x='16' y='20'>e</tspan>\n<tspan x='23' y='20'> </tspan>\n<tspan x='26' y='20'>a</tspan></text>",
    );
    assert_eq!((apart.len(), apart[0].0.as_str()), (1, "We a"));
    let far = words("<text x='10 60 110' y='20' font-size='10'>ABC</text>");
    assert_eq!(far.len(), 3, "{far:?}");
}

#[test]
fn words_that_nobody_sees_are_none() {
    for hidden in [
        "<text x='10' y='20' fill='none'>a</text>",
        "<text x='10' y='20' visibility='hidden'>a</text>",
        "<text x='10' y='20' display='none'>a</text>",
        "<text x='10' y='20' opacity='0'>a</text>",
        "<text x='-500' y='20'>a</text>",
        "<text x='10' y='20'>  </text>",
        "<clipPath id='c'><rect width='50' height='50'/></clipPath><g clip-path='url(#c)'><text x='150' y='20'>a</text></g>",
    ] {
        assert!(words(hidden).is_empty(), "{hidden}");
    }
    let faint = inscription("<text x='10' y='20' fill-opacity='0.5'>a</text>");
    assert_eq!(faint.letterings[0].color.hex(), "#808080");
}

#[test]
fn words_that_cannot_be_set_as_text_are_refused() {
    let svg = |inside: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             width='200' height='100'>{inside}</svg>"
        )
    };
    let long = format!("<text>{}</text>", "<tspan>word </tspan>".repeat(2_000));
    for (inside, message) in [
        (
            "<path id='p' d='M0 50H200'/><text><textPath xlink:href='#p'>a</textPath></text>",
            "along a path",
        ),
        ("<text rotate='10 20' x='9' y='9'>ab</text>", "one by one"),
        (
            "<text writing-mode='tb' x='9' y='9'>ab</text>",
            "top to bottom",
        ),
        (
            "<clipPath id='c'><text y='9'>a</text></clipPath><rect width='9' height='9' clip-path='url(#c)'/>",
            "cut or filled",
        ),
        (long.as_str(), "more words"),
    ] {
        let fault = fault(svg(inside).as_bytes());
        assert!(fault.contains(message), "{inside}: {fault}");
    }
}
