//! `_brand.yml` (<https://posit-dev.github.io/brand-yml/>) as a theme.
//!
//! In: the file in which a house says its colours, faces and signs to several programs. Out: a [`Brand`]: the theme
//! that comes of it over the default one, the faces that its font files hold, and what it says of every briefing as
//! the house's `_metadata.yaml` would: its name as the publisher, its logo.
//!
//! It is read where a `theme` names it, by its path or as `brand`, which is the nearest one in the folder of the
//! briefing and those above. What the pages of a briefing have no use for is told once, in a warning for each part
//! of the file; nothing is fetched. How the parts follow one another:
//!
//! * [`found`] finds the file that a briefing asks for;
//! * [`entries`] walks through the file, which is no briefing and has no table of keys;
//! * [`colors`] follows names of the palette to colours, [`voices`] reads how texts are set, [`signs`] the name and
//!   the logo, [`font_files`] which font files there are, which are read as any ([`fonts`](super::fonts)), and
//!   [`faces`] which families nobody has;
//! * [`inks`] says which colours are printed, and what of;
//! * [`lowering`] writes what was read as the file of a theme, which is then read, checked and told of as any other,
//!   at the lines of the brand's own file.

mod colors;
mod entries;
mod faces;
mod font_files;
mod found;
mod inks;
mod lowering;
mod signs;
mod voices;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Findings;
use super::files::Record;
use super::fonts::{Faces, FoundFonts, file};
use super::source_text::add;
use crate::briefing::yaml::{self, Node, NodeKind};
use crate::diagnostic::{Diagnostics, FileId, Severity, Span, printable_path};
use crate::layout::text::font::Fonts;
use crate::theme::Theme;
use entries::Reader;

pub use found::lay_beneath;

/// The names of such a file.
const NAMES: &[&str] = &["_brand.yml", "_brand.yaml"];

/// What a theme is called that is the nearest of such files.
pub const NEAREST: &str = "brand";

/// How large such a file may be, in bytes.
const LARGEST: u64 = 1 << 20;

/// What a file of a brand comes to.
#[derive(Debug)]
pub struct Brand {
    /// The theme.
    pub theme: Arc<Theme>,
    /// The faces that there are, its own among them.
    pub fonts: Arc<Fonts>,
    /// What it says of every briefing, the farthest of all.
    pub layer: Option<Node>,
}

/// One that the user names beside the briefings.
#[derive(Debug)]
pub struct AskedBrand {
    /// The file, which its logo is relative to.
    pub path: PathBuf,
    bytes: Vec<u8>,
}

impl AskedBrand {
    /// The file and what is in it.
    pub fn new(path: &Path, bytes: Vec<u8>) -> Self {
        AskedBrand {
            path: path.to_path_buf(),
            bytes,
        }
    }

    /// What it says of every briefing, with places in the sources of this one. What is wrong with it was told when
    /// it was named.
    pub fn layer(&self, findings: &mut Findings) -> Option<(FileId, Node)> {
        let mut quiet = Findings {
            sources: std::mem::take(&mut findings.sources),
            ..Findings::default()
        };
        let read = parsed(printable_path(&self.path), self.bytes.clone(), &mut quiet);
        let layer = read.and_then(|(file, tree)| {
            let mut reader = Reader::new(&quiet.sources, file, &mut quiet.diagnostics);
            Some((file, signs::layer(&mut reader, &tree)?))
        });
        findings.sources = quiet.sources;
        layer
    }
}

/// Whether a theme is that of a brand's file, by its name.
pub fn is_named(theme: &str) -> bool {
    let name = Path::new(theme).file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| NAMES.contains(&name))
}

/// Makes a brand of its file; `None` where it is at fault, which is reported.
pub fn brand(
    path: &Path,
    bytes: Vec<u8>,
    files: &mut Record<'_>,
    (fonts, found, faces): (&Arc<Fonts>, &FoundFonts, &Faces),
    findings: &mut Findings,
) -> Option<(FileId, Brand)> {
    let (file, tree) = parsed(printable_path(path), bytes, findings)?;
    let Findings {
        diagnostics,
        sources,
        ..
    } = findings;
    let before = errors(diagnostics);
    let mut reader = Reader::new(sources, file, diagnostics);
    let entries = reader.mapping(&tree, "a brand")?;
    reader.known(
        entries,
        "a brand",
        &["meta", "logo", "color", "typography"],
        &["defaults"],
    );
    let colors = colors::colors(&mut reader, entries::value(entries, "color"));
    let voices = voices::voices(&mut reader, entries::value(entries, "typography"), &colors);
    let inks = inks::inks(&mut reader, &colors, &voices);
    let layer = signs::layer(&mut reader, &tree);
    reader.tell_unused();
    let named = voices.files.iter().map(faces::named);
    let (own, wrong) = file::read(named, (path, "`_brand.yml`"), files);
    diagnostics.extend(wrong);
    let fonts = faces.with(fonts, own);
    let name = signs::name(&tree).unwrap_or_else(|| NEAREST.to_string());
    diagnostics.extend(faces::missing(&voices, &fonts, found));
    let text = lowering::theme_file(&name, &inks, &voices, (&fonts, found));
    let theme = text.read(file).map_err(|fault| diagnostics.push(*fault));
    let theme = theme.ok().filter(|_| errors(diagnostics) == before)?;
    let brand = Brand {
        theme: Arc::new(theme),
        fonts,
        layer,
    };
    Some((file, brand))
}

fn errors(diagnostics: &Diagnostics) -> usize {
    diagnostics.total(Severity::Error)
}

/// The tree of a file; one that says nothing is empty.
fn parsed(name: String, bytes: Vec<u8>, findings: &mut Findings) -> Option<(FileId, Node)> {
    let file = add(name, bytes, findings)?;
    let text = &findings.sources.get(file).text;
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !text.lines().any(says) {
        let span = Span {
            file,
            start: 0,
            end: 0,
        };
        let kind = NodeKind::Mapping(Vec::new());
        return Some((file, Node { span, kind }));
    }
    let tree = yaml::read(&findings.sources, file, &mut findings.diagnostics)?;
    Some((file, tree))
}
