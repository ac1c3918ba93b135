//! Fonts that are broken or mean harm: an answer in bounded time, and never a panic.

use std::time::{Duration, Instant};

use super::{THAI, exported, font_names, thai};
use crate::support::exporter;
use crate::support::font::Font;
use crate::support::program::Workplace;
use crate::support::random::Random;

/// No font may take longer, in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(30);

const BRIEFING: &str =
    "title: ทาเรอ\nlang: th\nsummary: เรอจอด Ships *plug* in, é, ffi, 1/2. **ไฟ**\n";

/// Exports a briefing with this font, given and named in a theme; whether it was taken when it was named.
fn set_in(place: &Workplace, font: &[u8]) -> bool {
    place.write("given/a.ttf", font);
    place.write("a.yaml", BRIEFING);
    place.write(
        "t.toml",
        "name = \"t\"\nfonts = [{ file = \"given/a.ttf\", family = \"Broken\" }]\n[families]\nserif = [\"Broken\", \"Source Serif 4\"]\n",
    );
    let path = |name: &str| place.path(name).to_string_lossy().into_owned();
    let (briefing, given, theme) = (path("a.yaml"), path("given"), path("t.toml"));
    let begun = Instant::now();
    let export = |format: &str, more: [&str; 2]| {
        let plain = ["export", briefing.as_str(), "-f", format, "-o", "-"];
        let run = exporter::run(&[&plain[..], &more].concat(), &[]);
        assert!(!run.log.contains("please report"), "{}", run.log);
        let begin = if format == "pdf" { "%PDF" } else { "PK" };
        assert!(run.out.is_empty() || run.out.starts_with(begin.as_bytes()));
        !run.out.is_empty()
    };
    export("epub", ["--font-path", &given]);
    export("pdf", ["--font-path", &given]);
    let is_taken = export("pdf", ["--theme", &theme]);
    assert!(begun.elapsed() < LONGEST, "{:?}", begun.elapsed());
    is_taken
}

#[test]
fn bytes_that_are_changed_at_random_do_no_harm() {
    let place = Workplace::new();
    let mut random = Random::new(20);
    let sound = [
        thai("Broken").file(),
        Font::of("tests/fonts/SourceSerifPro-Regular.otf").file(),
        Font::of("fonts/vazirmatn/Vazirmatn_400Regular.ttf")
            .variable(700)
            .file(),
    ];
    let mut taken = 0;
    for round in 0..24 {
        let mut font = random.pick(&sound).clone();
        // Where tables lie, what is in them, or where the file ends.
        for _ in 0..random.between(1, 12) {
            let end = if random.chance(40) { 400 } else { font.len() };
            let at = random.below(end);
            font[at] = random.next() as u8;
        }
        if round % 6 == 5 {
            let end = random.below(font.len());
            font.truncate(end);
        }
        taken += usize::from(set_in(&place, &font));
    }
    assert!(
        taken > 2,
        "most of what is changed is not even looked at: {taken}"
    );
}

#[test]
fn a_glyph_that_is_part_of_itself_ends() {
    let place = Workplace::new();
    let mut font = thai("Broken");
    // Every glyph is put together of one: itself, and of its neighbour.
    let glyph = |number: u16| {
        let words = [
            0xffff,
            0,
            0,
            0,
            0,
            0x23,
            number,
            0,
            0,
            0x03,
            number + 1,
            0,
            0,
            0,
        ];
        words
            .into_iter()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<u8>>()
    };
    let count = font.table(b"loca").len() / 4;
    let glyphs: Vec<u8> = (0..count as u16 - 1).flat_map(glyph).collect();
    let places = (0..count as u32).flat_map(|index| (index * 28).to_be_bytes());
    *font.table(b"loca") = places.collect();
    *font.table(b"glyf") = glyphs;
    font.table(b"head")[50..52].copy_from_slice(&[0, 1]);
    // It draws nothing, and is refused where it is named.
    assert!(!set_in(&place, &font.file()));
}

#[test]
fn counts_that_are_beyond_all_measure_do_no_harm() {
    let place = Workplace::new();
    for tag in [
        b"cmap", b"maxp", b"hhea", b"loca", b"GSUB", b"GPOS", b"GDEF", b"name", b"OS/2",
    ] {
        let mut font = thai("Broken");
        font.table(tag).fill(0xff);
        set_in(&place, &font.file());
        let mut font = thai("Broken");
        font.table(tag).truncate(5);
        set_in(&place, &font.file());
    }
    // A collection that says that it holds four milliards of fonts.
    let mut collection = b"ttcf\0\x01\0\0\xff\xff\xff\xff".to_vec();
    collection.resize(400, 0);
    assert!(!set_in(&place, &collection));
}

#[test]
fn letters_without_outlines_are_passed_over_for_those_that_are_seen() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    let mut blank = thai("Blank");
    blank.table(b"loca").fill(0);
    place.write("given/a.ttf", blank.file());
    place.write("given/b.ttf", thai("Seen").file());
    let (run, pdf) = exported(&place, &["--font-path", "given"]);
    assert!(!run.log.contains("uncovered-character"), "{}", run.log);
    let names = font_names(&pdf).join(" ");
    assert!(
        names.contains("Seen-Regular") && !names.contains("Blank"),
        "{names}"
    );
    place.write(
        "t.toml",
        "name = \"t\"\nfonts = [\"given/a.ttf\"]\n[families]\nserif = [\"Blank\"]\n",
    );
    let run = place.run(&["export", "a.yaml", "--theme", "t.toml", "-o", "out"]);
    assert!(
        run.log.contains("has letters without outlines"),
        "{}",
        run.log
    );
}

#[test]
fn an_em_of_too_few_units_is_refused() {
    let place = Workplace::new();
    place.write("a.yaml", THAI);
    let theme = "name = \"t\"\nfonts = [\"given/a.ttf\"]\n[families]\nserif = [\"Em\"]\n";
    place.write("t.toml", theme);
    for units in [0u16, 1, 15, 16_385] {
        let mut font = thai("Em");
        font.table(b"head")[18..20].copy_from_slice(&units.to_be_bytes());
        place.write("given/a.ttf", font.file());
        let run = place.run(&["export", "a.yaml", "--theme", "t.toml", "-o", "out"]);
        assert!(run.log.contains("error[bad-font]"), "{units}: {}", run.log);
    }
}
