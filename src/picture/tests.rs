//! Files of each kind become pictures, and what is wrong with one is said.

mod shapes;
mod words;

use super::*;

fn drawing(svg: &str) -> Drawing {
    match read(svg.as_bytes()).expect("a picture").content.clone() {
        Content::Drawing(drawing) => drawing,
        other => panic!("not flat: {other:?}"),
    }
}

fn fault(bytes: &[u8]) -> String {
    let read = read(bytes).map(|_| "nothing is wrong");
    read.expect_err("a fault").message
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
    assert_eq!(drawing.shapes[0].color.hex(), "#123456");
    assert_eq!(drawing.shapes[0].path[0], Segment::Move(5.0, 0.0));
    assert_eq!(drawing.shapes[1].color.hex(), "#ff0000");
}

use crate::geometry::Segment;

#[test]
fn what_is_not_flat_becomes_pixels() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>\
               <g opacity='0.5'><rect width='20' height='10'/><rect width='20' height='5'/></g></svg>";
    let picture = read(svg.as_bytes()).expect("a picture");
    let Content::Pixels(pixels) = &picture.content else {
        panic!("flat");
    };
    assert_eq!((pixels.width, pixels.height), (1200, 600));
    let alpha = pixels.alpha.as_ref().expect("it is half transparent");
    assert!((127..=128).contains(&alpha[0]), "{}", alpha[0]);
}

#[test]
fn pictures_within_web_pages_and_bombs_are_refused() {
    let svg = |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
    for elsewhere in [
        "<style>@import url(https://bad.example/a.css);</style>",
        "<rect width='9' height='9' fill='url(https://bad.example/a.svg#b)'/>",
        "<use href='b.svg#c'/>",
    ] {
        let fault = fault(svg(elsewhere).as_bytes());
        assert!(fault.contains("outside of itself"), "{elsewhere}: {fault}");
    }
    for acting in [
        "<script>alert(1)</script>",
        "<rect onload='alert(1)' width='9' height='9'/>",
    ] {
        assert!(
            fault(svg(acting).as_bytes()).contains("scripts"),
            "{acting}"
        );
    }
    let link = "<a href='https://example.org'><rect width='9' height='9'/></a>";
    assert_eq!(drawing(&svg(link)).shapes.len(), 1);
    let page =
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>House</div></foreignObject>";
    assert!(fault(svg(page).as_bytes()).contains("web page"));
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
fn what_costs_too_much_is_refused_before_it_is_spent() {
    let svg = |size: &str, inside: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' {size}>{inside}</svg>")
    };
    let square = |inside: &str| svg("width='100' height='100'", inside);
    let covers = "<path d='M-1e5 -1e5h1e6v1e6z'/>";
    let bombs = [
        (
            square(
                "<pattern id='p' width='20000' height='20000' patternUnits='userSpaceOnUse'>\
                 <path d='M0 0h9v9z'/></pattern><path fill='url(#p)' d='M0 0h100v100H0z'/>",
            ),
            "too many pixels",
        ),
        (
            square(&format!("<g opacity='0.9'>{covers}{covers}</g>").repeat(300)),
            "too many pixels",
        ),
        (
            square(&format!(
                "<clipPath id='c'><path d='M0 0h100v90z'/></clipPath>{}",
                "<g opacity='0.9' clip-path='url(#c)'><path d='M-1e5 -1e5h1e6v1e6z'/><path d='M0 0h9v9z'/></g>"
                    .repeat(3_000)
            )),
            "too many pixels",
        ),
        (
            square(&format!(
                "<mask id='m'>{covers}</mask>{}",
                format!("<g mask='url(#m)'>{covers}</g>").repeat(100)
            )),
            "too many pixels",
        ),
        // Nothing but painting, over and over.
        (
            square(&format!(
                "<linearGradient id='l'><stop/><stop offset='1' stop-color='red'/></linearGradient>{}",
                "<path fill='url(#l)' fill-opacity='0.5' d='M0 0h100v100z'/>".repeat(2_000)
            )),
            "too many pixels",
        ),
        (
            square(&format!(
                "<path fill='none' stroke='#000' stroke-width='9e5' d='M0 0{}'/>",
                "a9 9 0 1 1 1 1".repeat(14_000)
            )),
            "too many points",
        ),
        (
            square(&format!(
                "<path fill='none' stroke='#000' stroke-width='50' d='M0 0{}'/>",
                "c90 0 0 90 9 9".repeat(14_000)
            )),
            "too many points",
        ),
        (
            square(&format!(
                "<style>{}</style>{covers}",
                ".a{fill:#000}".repeat(90_000)
            )),
            "rules of style",
        ),
        (
            square(&("<g>".repeat(100) + covers + &"</g>".repeat(100))),
            "too often",
        ),
        (svg("width='1' height='1e9'", covers), "no page can show"),
        (svg("width='1' height='1e30'", covers), "no page can show"),
        (
            svg("width='10' height='10' viewBox='0 0 1e-20 1e-20'", covers),
            "beyond its edges",
        ),
    ];
    for (bomb, message) in bombs {
        let begin: String = bomb.chars().take(200).collect();
        let found = fault(bomb.as_bytes());
        assert!(found.contains(message), "{found}: {begin}");
    }
}

#[test]
fn what_drawing_programs_write_costs_little_enough() {
    let shadows = "<g opacity='0.5'><rect x='10' y='10' width='80' height='80'/></g>".repeat(20);
    let masked = "<mask id='m'><rect width='50' height='100' fill='#fff'/></mask>\
                  <g mask='url(#m)'><circle cx='50' cy='50' r='40'/></g>";
    let curves = format!(
        "<path fill='none' stroke='#000' stroke-width='0.5' d='M0 0{}'/>",
        "c2 0 0 2 1 1".repeat(1_500)
    );
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{shadows}{masked}{curves}</svg>"
    );
    read(svg.as_bytes()).expect("a picture");
}

#[test]
fn jpegs_are_whole_and_as_large_as_they_say() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/colour.jpg");
    let file = std::fs::read(path).expect("a file");
    read(&file).expect("a picture");
    // With something behind its end, which is left away.
    let picture = read(&[&file[..], b"behind"].concat()).expect("a picture");
    let Content::Jpeg(jpeg) = &picture.content else {
        panic!("no JPEG");
    };
    assert!(jpeg.bytes.ends_with(&[0xff, 0xd9]));
    // Without its end.
    assert!(fault(&file[..file.len() - 2]).contains("damaged"));
    // With rows and columns that are not there: the size stands in the frame header (T.81, B.2.2).
    let frame = file
        .windows(2)
        .position(|two| matches!(two, [0xff, 0xc0 | 0xc2]))
        .expect("a frame");
    for (at, size) in [(5, [0x40, 0]), (7, [0x40, 0])] {
        let mut false_size = file.clone();
        false_size[frame + at..frame + at + 2].copy_from_slice(&size);
        assert!(fault(&false_size).contains("damaged"), "{at}");
    }
}

#[test]
fn a_jpeg_may_be_as_high_as_the_format_goes() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/tall.jpg");
    let picture = read(&std::fs::read(path).expect("a file")).expect("a picture");
    assert_eq!((picture.width, picture.height), (1.0, 65_500.0));
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

/// The colour in the middle of a part of a picture, both as shares of it.
fn color_at(picture: &Picture, across: f64, down: f64) -> [u8; 3] {
    let pixels = picture.pixels(0).expect("pixels");
    let (x, y) = (
        f64::from(pixels.width) * across,
        f64::from(pixels.height) * down,
    );
    let place = y as usize * pixels.width as usize + x as usize;
    pixels.colors[place * 3..][..3]
        .try_into()
        .expect("three channels")
}

fn is_near(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter()
        .zip(other)
        .all(|(one, other)| one.abs_diff(other) < 24)
}

#[test]
fn a_photograph_of_four_colours_gets_those_of_a_screen() {
    let picture = read(include_bytes!("sample/press.jpg")).expect("a picture");
    assert!(matches!(&picture.content, Content::Jpeg(_)));
    // Yellow and half of cyan and magenta above, cyan and magenta below.
    for (place, color) in [
        ((0.25, 0.25), [255, 255, 0]),
        ((0.75, 0.25), [102, 102, 204]),
        ((0.25, 0.75), [0, 255, 255]),
        ((0.75, 0.75), [255, 0, 255]),
    ] {
        let found = color_at(&picture, place.0, place.1);
        assert!(is_near(found, color), "{place:?}: {found:?}");
    }
}

/// A file with a segment of Exif that says how the camera was held.
fn held(file: &[u8], value: u8) -> Vec<u8> {
    let exif = [
        b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[value, 0, 0, 0, 0, 0, 0, 0],
    ];
    [&file[..2], &exif.concat(), &file[2..]].concat()
}

#[test]
fn a_photograph_is_turned_as_its_camera_was_held() {
    let press = include_bytes!("sample/press.jpg");
    let plain = read(press).expect("a picture");
    let turned = read(&held(press, 6)).expect("a picture");
    assert_eq!((turned.width, turned.height), (plain.height, plain.width));
    // What was below on the left is above on the left.
    let (before, after) = (color_at(&plain, 0.25, 0.75), color_at(&turned, 0.25, 0.25));
    assert!(is_near(before, after), "{before:?} {after:?}");
    let upright = include_bytes!("../export/epub/sample/photograph.jpg");
    let Content::Jpeg(as_it_is) = &read(&held(upright, 1)).expect("a picture").content else {
        panic!("no photograph");
    };
    assert_eq!(jpeg::pixels(&as_it_is.bytes), jpeg::pixels(upright));
}

#[test]
fn webp_is_read_with_what_is_not_opaque() {
    let flat = read(include_bytes!("sample/flat.webp")).expect("a picture");
    let Content::Pixels(pixels) = &flat.content else {
        panic!("no pixels");
    };
    assert_eq!((pixels.width, pixels.height), (4, 2));
    assert_eq!(pixels.colors[..6], [255, 0, 0, 0, 255, 0]);
    assert_eq!(
        pixels.alpha.as_deref(),
        Some(&[255, 255, 255, 0, 255, 128, 255, 255][..])
    );
    let photograph = include_bytes!("sample/photograph.webp");
    let read_photograph = read(photograph).expect("a picture");
    assert!(matches!(&read_photograph.content, Content::Jpeg(file) if file.width == 16));
    let color = color_at(&read_photograph, 0.5, 0.5);
    assert!(is_near(color, [200, 120, 40]), "{color:?}");
    for length in 12..photograph.len() {
        let _ = read(&photograph[..length]);
    }
    assert!(fault(&photograph[..40]).contains("damaged"));
}

#[test]
fn fewer_pixels_are_of_the_same_kind() {
    let picture = read(include_bytes!("sample/press.jpg")).expect("a picture");
    let smaller = picture.of_fewer_pixels(20).expect("it has more");
    assert!(matches!(&smaller.content, Content::Jpeg(file) if file.width * file.height <= 20));
    assert!(smaller.of_fewer_pixels(20).is_none());
    assert_eq!(smaller.digest, picture.digest);
}
