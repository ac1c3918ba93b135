//! Shapes that are cut, seen through, or drawn at the ends of lines.

use super::*;
use crate::geometry::Segment;

#[test]
fn what_is_cut_is_shown_within_an_area_and_no_area_cuts_nothing() {
    let cut = drawing(
        "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>\
         <clipPath id='c'><rect x='10' y='10' width='80' height='80'/></clipPath>\
         <clipPath id='d'><circle cx='50' cy='50' r='20'/></clipPath>\
         <g clip-path='url(#c)'><rect x='20' y='20' width='9' height='9'/><path d='M0 0H50V50Z'/>\
         <path clip-path='url(#d)' d='M30 30H70V70Z'/><rect x='95' y='95' width='4' height='4'/></g></svg>",
    );
    let cuts: Vec<Option<Segment>> = (cut.shapes.iter())
        .map(|shape| shape.clip.as_ref().map(|clip| clip.path[0]))
        .collect();
    // What lies outside is left out, and what lies within is not cut.
    assert_eq!(cuts[..2], [None, Some(Segment::Move(10.0, 10.0))]);
    assert_eq!(cuts.len(), 3);
    let pixels = cut.pixels(100).expect("room");
    let alpha = pixels.alpha.expect("it does not cover all");
    assert_eq!((alpha[5 * 100 + 20], alpha[15 * 100 + 40]), (0, 255));
}

#[test]
fn what_is_seen_through_stays_a_shape() {
    let faint = drawing(
        "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>\
         <rect width='20' height='10' fill='#000' opacity='0.5'/><rect width='5' height='5' fill-opacity='.2'/></svg>",
    );
    let opacities: Vec<u8> = faint.shapes.iter().map(|shape| shape.opacity).collect();
    assert_eq!(opacities, [128, 51]);
}

#[test]
fn arrows_are_drawn_and_filters_that_nobody_uses_do_no_harm() {
    let svg = |inside: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{inside}</svg>")
    };
    let filter = "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>";
    let head = "<marker id='m' orient='auto' markerWidth='9' markerHeight='9'><path d='M0 0h9v9z'/></marker>";
    let arrow = "<path fill='none' stroke='#000' d='M10 10H90' marker-end='url(#m)'/>";
    assert_eq!(
        drawing(&svg(&format!("{filter}{head}{arrow}")))
            .shapes
            .len(),
        2
    );
    let blurred = format!("{filter}<rect width='9' height='9' filter='url(#f)'/>");
    assert!(fault(svg(&blurred).as_bytes()).contains("has filters"));
    let style = format!("<style>path{{marker-end:url(#m)}}</style>{head}{arrow}");
    assert!(fault(svg(&style).as_bytes()).contains("rules of style that put markers"));
    let corners = format!(
        "{head}<path marker-mid='url(#m)' d='M0 0{}'/>",
        "h1".repeat(15_000)
    );
    assert!(fault(svg(&corners).as_bytes()).contains("too often"));
}
