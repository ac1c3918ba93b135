//! Briefings, read and laid out within the test.

use std::path::Path;

use briefset::briefing::typed::LogoFile;
use briefset::briefing::{self, Reading};
use briefset::cli::{self, Embed};
use briefset::diagnostic::{Diagnostics, Source, Sources, render};
use briefset::document::Logo;
use briefset::export::{BACKENDS, Edition};
use briefset::layout::PageSetup;
use briefset::picture;
use briefset::theme::{self, Paper};

use super::generate;

/// Reads a briefing, and what is said of it.
pub fn read(name: &str, text: &str) -> (Option<Reading>, String) {
    let mut sources = Sources::new();
    let file = sources.add(Source::new(name, text));
    let mut diagnostics = Diagnostics::new();
    let reading = briefing::read(&sources, file, &mut diagnostics);
    (reading, render::render(&diagnostics, &sources, false))
}

/// Reads and lays out a briefing in which nothing is wrong; panics with what is.
pub fn edition(name: &str, text: &str) -> Edition {
    laid_out(name, text, Embed::default(), true)
}

/// Lays out a generated briefing, with everything that goes with it: it carries what its turn is to
/// carry, some get their date from elsewhere, and some books say nothing of pages.
pub fn generated(seed: u64) -> Edition {
    let (text, embed) = (generate::briefing(seed), generate::embed(seed));
    let covered = !generate::has_strangers(seed);
    let mut edition = laid_out(&format!("seed-{seed}.yaml"), &text, embed, covered);
    edition.source_date_epoch = (seed % 4 == 1).then_some(1_790_000_000);
    if seed % 6 == 5 {
        edition = edition.without_page_list();
    }
    edition
}

/// Briefings with characters that no font has, laid out: the one thing wrong with them is that.
pub fn uncovered() -> Vec<(String, Edition)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/uncovered");
    ["left-to-right", "right-to-left"]
        .map(|name| {
            let path = folder.join(name).with_extension("yaml");
            let text = std::fs::read_to_string(&path);
            let text = text.unwrap_or_else(|error| panic!("{path:?}: {error}"));
            let edition = laid_out(name, &text, Embed::default(), false);
            (name.to_string(), edition)
        })
        .into()
}

/// Lays out a briefing with which something may be found fault.
pub fn with_findings(text: &str) -> Edition {
    let (reading, log) = read("findings.yaml", text);
    let reading = reading.unwrap_or_else(|| panic!("{log}"));
    set(reading, "findings.yaml", text, Embed::None)
}

/// A generated briefing, laid out on another sheet and in another theme than it asks for.
pub fn generated_for(seed: u64, theme: &str, paper: Paper) -> Edition {
    let (name, text) = (format!("seed-{seed}.yaml"), generate::briefing(seed));
    let (reading, log) = read(&name, &text);
    let mut reading = reading.unwrap_or_else(|| panic!("{log}"));
    reading.theme = Some((theme.to_string(), reading.tree.span));
    reading.settings.paper = Some(paper);
    set(reading, &name, &text, Embed::None)
}

fn laid_out(name: &str, text: &str, embed: Embed, covered: bool) -> Edition {
    let mut sources = Sources::new();
    let file = sources.add(Source::new(name, text));
    let mut diagnostics = Diagnostics::new();
    let reading = briefing::read(&sources, file, &mut diagnostics);
    let places = reading
        .as_ref()
        .map(|reading| (reading.marking, reading.watermark));
    let edition = reading.map(|reading| set(reading, name, text, embed));
    if let Some((edition, (marking, watermark))) = edition.as_ref().zip(places) {
        edition.refuse(marking, watermark, &mut diagnostics);
        if covered {
            edition.warn(&sources, file, &mut diagnostics);
        }
    }
    assert!(
        diagnostics.is_empty(),
        "a good briefing was found fault with\n\n{}",
        render::render(&diagnostics, &sources, false)
    );
    edition.expect("a briefing without errors is read")
}

/// Lays out what was read.
fn set(reading: Reading, name: &str, text: &str, embed: Embed) -> Edition {
    let bytes = (embed == Embed::Verbatim).then(|| text.as_bytes().to_vec());
    let carried = cli::carried(embed, &reading.tree, bytes);
    let attachments = cli::attachments(embed, &reading, carried, Some(Path::new(name)));
    let setup = PageSetup {
        paper: reading.settings.paper.unwrap_or_default(),
        sides: reading.settings.sides.unwrap_or_default(),
        contents: reading.settings.contents,
    };
    let theme = reading
        .theme
        .map_or("default".to_string(), |(name, _)| name);
    let theme = theme::built_in(&theme).expect("a theme of the program");
    let mut document = reading.document;
    document.logo = reading.logo.map(|logo| logo_of(&logo, name));
    Edition::new(document, theme, setup, None).with_attachments(attachments)
}

/// The logo of a briefing, beside its file.
fn logo_of(logo: &LogoFile, briefing: &str) -> Logo {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(briefing).parent().unwrap_or(Path::new(""));
    let path = root.join(folder).join(&logo.file.value);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    Logo {
        picture: picture::read(&bytes).expect("a sound picture"),
        alternative: logo.alternative.clone(),
    }
}

/// The same from a file.
pub fn edition_of(path: &Path) -> Edition {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    edition(&path.to_string_lossy(), &text)
}

/// The same in a theme that the briefing does not ask for.
pub fn in_theme(path: &Path, theme: &str) -> Edition {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    edition(
        &path.to_string_lossy(),
        &format!("{text}\ntheme: {theme}\n"),
    )
}

/// An edition as a backend writes it.
pub fn written(edition: &Edition, format: &str) -> Vec<u8> {
    let backend = BACKENDS.iter().find(|backend| backend.name == format);
    let backend = backend.unwrap_or_else(|| panic!("no backend is named {format}"));
    backend
        .write(edition)
        .expect("an edition that can be written")
}
