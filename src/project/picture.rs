//! A picture that a briefing names, read from its file: the logo, those of figures.

use std::path::Path;
use std::sync::Arc;

use super::files::{Record, Unreadable};
use super::pictures::Pictures;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::picture::Picture;

/// How large a picture's file may be, in bytes.
const LARGEST: u64 = 20 << 20;

/// Reads the logo that is named in the file `by`, at a place of it: see [`read`]. Words of a logo are a part of
/// what it looks like, and no face of the theme's looks like them: such a logo is refused.
pub fn read_logo(
    named: (&str, Span),
    by: Option<&Path>,
    files: &mut Record<'_>,
    pictures: &Pictures,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Picture>> {
    let logo = read(named, by, files, pictures, diagnostics)?;
    if logo.inscriptions.is_empty() {
        return Some(logo);
    }
    let (name, span) = named;
    let message = format!(
        "the picture `{name}` has text, which looks different where another font is at hand"
    );
    let help = "convert its text to paths, which drawing programs call outlines";
    diagnostics.push(Diagnostic::error("bad-picture", span, message).help(help));
    None
}

/// Reads a picture that is named in the file `by`, at a place of it; `None` when it cannot be had, which is
/// reported.
pub fn read(
    named: (&str, Span),
    by: Option<&Path>,
    files: &mut Record<'_>,
    pictures: &Pictures,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Picture>> {
    match picture(named, by, files, pictures) {
        Ok(picture) => Some(picture),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

fn picture(
    (name, span): (&str, Span),
    by: Option<&Path>,
    files: &mut Record<'_>,
    pictures: &Pictures,
) -> Result<Arc<Picture>, Box<Diagnostic>> {
    let outside = || {
        let message = format!("the picture `{name}` lies outside the briefing's folder");
        let outside = Diagnostic::error("picture-outside", span, message);
        Box::new(outside.help("put it beside the briefing, or below its folder"))
    };
    let path = files.resolve(name, by).ok_or_else(outside)?;
    let bytes = files.read(&path, LARGEST).map_err(|error| {
        let help = match error {
            Unreadable::Outside => return outside(),
            Unreadable::TooLarge(_) => "make it smaller: 1,500 pixels across are enough for a logo",
            Unreadable::NotRegular | Unreadable::System(_) => {
                "paths are relative to the briefing's folder"
            }
        };
        let message = format!("the picture `{name}` cannot be read: {error}");
        Box::new(Diagnostic::error("picture-unreadable", span, message).help(help))
    })?;
    pictures.read(&bytes).map_err(|fault| {
        let message = format!("the picture `{name}` {}", fault.message);
        Box::new(Diagnostic::error("bad-picture", span, message).help(fault.help))
    })
}
