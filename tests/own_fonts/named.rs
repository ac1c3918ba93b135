//! Fonts that a theme names beside its file.

use super::{exported, font_names, thai};
use crate::support::font::Font;
use crate::support::program::Workplace;

const BRIEFING: &str = "title: A\ntheme: house/t.toml\nsummary: Ships *plug* in.\n";

/// A folder with a theme, and two faces of a family.
fn house(theme: &str) -> Workplace {
    let place = Workplace::new();
    place.write("a.yaml", BRIEFING);
    place.write("house/t.toml", format!("name = \"t\"\n{theme}"));
    let font = || Font::of("tests/fonts/SourceSerifPro-Regular.otf").named("Port");
    place.write("house/fonts/a.otf", font().file());
    let italic = Font::of("fonts/source-serif-4/SourceSerif4_400Regular_Italic.ttf");
    place.write("house/fonts/b.ttf", italic.named("Port").file());
    place
}

#[test]
fn its_files_are_faces_by_their_own_names_or_by_those_that_it_gives() {
    let families = "[families]\nserif = [\"Port\", \"Source Serif 4\"]\n";
    for (files, families) in [
        ("fonts = [\"fonts/a.otf\", \"fonts/b.ttf\"]\n", families),
        (
            "fonts = [{ file = \"fonts/a.otf\", family = \"Given\" }, \
             { file = \"fonts/a.otf\", family = \"Given\", italic = true }]\n",
            "[families]\nserif = [\"Given\", \"Source Serif 4\"]\n",
        ),
    ] {
        let place = house(&format!("{files}{families}"));
        let (run, pdf) = exported(&place, &[]);
        assert_eq!(run.log, "");
        let names = font_names(&pdf);
        let family = if families.contains("Port") {
            "Port"
        } else {
            "Given"
        };
        for style in ["Regular", "Italic"] {
            let name = format!("{family}-{style}");
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        // Given on the command line, it is the same theme.
        let (_, asked) = exported(&place, &["--theme", "house/t.toml"]);
        assert_eq!(font_names(&asked), names);
    }
}

#[test]
fn a_family_may_lie_where_the_user_says() {
    let place = house("[families]\nserif = [\"Elsewhere\", \"Source Serif 4\"]\n");
    let (run, _) = exported(&place, &[]);
    assert!(
        run.log.contains("there is no face `Elsewhere`"),
        "{}",
        run.log
    );
    let font = Font::of("tests/fonts/SourceSerifPro-Regular.otf").named("Elsewhere");
    place.write("given/a.otf", font.file());
    for given in [
        &["--font-path", "given"][..],
        &["--font-path", "given", "--theme", "house/t.toml"],
    ] {
        let (run, pdf) = exported(&place, given);
        assert!(!run.log.contains("there is no face"), "{}", run.log);
        let names = font_names(&pdf);
        assert!(
            names.contains(&"Elsewhere-Regular".to_string()),
            "{names:?}"
        );
    }
    place.write("given/a.otf", font.allowing(2).file());
    let (run, _) = exported(&place, &["--font-path", "given"]);
    assert!(
        run.log.contains("`given/a.otf` may not be embedded"),
        "{}",
        run.log
    );
}

#[test]
fn what_a_family_lacks_is_told_once() {
    let files = "fonts = [\"fonts/a.otf\"]\n[families]\nserif = [\"Port\", \"Source Serif 4\"]\n";
    let place = house(files);
    place.write(
        "a.yaml",
        "title: A\ntheme: house/t.toml\nsummary: Ships *plug* in. They *do*, **all**.\n",
    );
    let (run, _) = exported(&place, &[]);
    for lack in [
        "no italic: its regular stands in",
        "no bold: its regular stands in",
    ] {
        let said = format!("warning[missing-style]: `Port` has {lack}");
        assert_eq!(run.log.matches(&said).count(), 1, "{}", run.log);
    }
    // Nothing leans or is bold.
    place.write(
        "a.yaml",
        "title: A\ntheme: house/t.toml\nsummary: Ships plug in.\n",
    );
    assert_eq!(exported(&place, &[]).0.log, "");
}

#[test]
fn one_that_may_not_be_embedded_is_an_error_at_its_place() {
    let place = house("fonts = [\"fonts/a.otf\", \"fonts/kept.ttf\"]\n");
    for (bits, said) in [
        (2, "may not be embedded"),
        (0x100, "may only be embedded whole"),
        (0x200, "may only be embedded as pictures"),
    ] {
        place.write("house/fonts/kept.ttf", thai("Kept").allowing(bits).file());
        let run = place.run(&["export", "a.yaml", "-o", "out"]);
        assert_eq!(run.code, Some(1));
        let said = format!("error[bad-font]: the font `fonts/kept.ttf` {said}, says its maker");
        assert!(run.log.contains(&said), "{}", run.log);
        assert!(run.log.contains("house/t.toml:2:25"), "{}", run.log);
    }
}
