//! Files of each kind become pictures, and what is wrong with one is said.

use super::*;

fn drawing(svg: &str) -> Drawing {
    match read(svg.as_bytes()).expect("a picture").content.clone() {
        Content::Drawing(drawing) => drawing,
        other => panic!("not flat: {other:?}"),
    }
}

fn fault(bytes: &[u8]) -> String {
    read(bytes).expect_err("a fault").message
}

#[test]
fn flat_shapes_stay_shapes_and_lines_become_what_they_cover() {
    let drawing = drawing(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10'>\
         <style>.a{fill:#123456}</style>\
         <g transform='translate(5 0)'><rect class='a' width='4' height='4'/></g>\
         <path fill='none' d='M0 8H20' stroke='red' stroke-width='2'/></svg>",
    );
    assert_eq!((drawing.width, drawing.height), (20.0, 10.0));
    assert_eq!(drawing.shapes.len(), 2);
    assert_eq!(drawing.shapes[0].color, [0x12, 0x34, 0x56]);
    assert_eq!(drawing.shapes[0].path[0], Segment::Move(5.0, 0.0));
    assert_eq!(drawing.shapes[1].color, [255, 0, 0]);
    let written = drawing.to_svg();
    assert!(
        written.contains("fill=\"#123456\" d=\"M5 0L9 0L9 4L5 4Z\""),
        "{written}"
    );
    let again = self::drawing(&written);
    assert_eq!(again.shapes.len(), 2);
}

use super::drawing::Segment;

#[test]
fn what_is_not_flat_becomes_pixels() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>\
               <rect width='20' height='10' fill='#000' opacity='0.5'/></svg>";
    let picture = read(svg.as_bytes()).expect("a picture");
    let Content::Pixels(pixels) = &picture.content else {
        panic!("flat");
    };
    assert_eq!((pixels.width, pixels.height), (1200, 600));
    let alpha = pixels.alpha.as_ref().expect("it is half transparent");
    assert!((127..=128).contains(&alpha[0]), "{}", alpha[0]);
}

#[test]
fn text_pictures_within_and_bombs_are_refused() {
    let svg = |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
    assert!(fault(svg("<text>House</text>").as_bytes()).contains("has text"));
    assert!(fault(svg("<image href='/etc/passwd'/>").as_bytes()).contains("picture of its own"));
    let mut bomb = String::from("<g id='a0'><rect width='1' height='1'/></g>");
    for level in 1..40 {
        let below = level - 1;
        bomb.push_str(&format!(
            "<g id='a{level}'><use href='#a{below}'/><use href='#a{below}'/></g>"
        ));
    }
    assert!(fault(svg(&bomb).as_bytes()).contains("too often"));
    let path = format!("<path id='a' d='M0 0{}'/>", "L9 9 ".repeat(20_000));
    let picture = read(svg(&path).as_bytes()).expect("a path may be long");
    assert!(matches!(picture.content, Content::Drawing(_)));
    let again = path + &"<use href='#a'/>".repeat(500);
    assert!(fault(svg(&again).as_bytes()).contains("too often"));
    let dashed = |dash: &str| {
        let line = format!("<path d='M0 0H99' stroke='red' stroke-dasharray='{dash}'/>");
        svg(&format!(
            "<mask id='m'>{line}</mask><rect mask='url(#m)' width='9' height='9'/>"
        ))
    };
    read(dashed("1 0.5").as_bytes()).expect("a line may have dashes");
    assert!(fault(dashed("0.004").as_bytes()).contains("too many dashes"));
    assert!(fault(b"<svg><").contains("damaged"));
}

#[test]
fn pixels_come_back_as_they_were_written() {
    for (gray, alpha) in [(false, None), (true, None), (false, Some(vec![0, 255]))] {
        let colors = if gray {
            vec![7, 8]
        } else {
            vec![1, 2, 3, 4, 5, 6]
        };
        let pixels = Pixels {
            width: 2,
            height: 1,
            gray,
            colors,
            alpha,
        };
        let picture = read(&pixels.to_png()).expect("a picture");
        assert_eq!(picture.content, Content::Pixels(pixels));
    }
}

#[test]
fn half_a_file_is_refused() {
    let pixels = Pixels {
        width: 9,
        height: 9,
        gray: true,
        colors: vec![3; 81],
        alpha: None,
    };
    let png = pixels.to_png();
    assert!(fault(&png[..png.len() / 2]).contains("damaged"));
    assert!(fault(&[0xff, 0xd8, 0xff, 0xe0, 0, 4]).contains("damaged"));
    assert!(fault(b"GIF89a").contains("neither"));
}
