//! The logo that a briefing names, read from its file.

use std::path::Path;

use super::files::{Record, Unreadable};
use super::pictures::Pictures;
use crate::briefing::typed::LogoFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Logo;

/// How large a picture's file may be, in bytes.
const LARGEST: u64 = 20 << 20;

/// Reads a logo that is named in the file `by`; `None` when it cannot be had, which is reported.
pub fn read(
    logo: &LogoFile,
    by: Option<&Path>,
    files: &mut Record<'_>,
    pictures: &Pictures,
    diagnostics: &mut Diagnostics,
) -> Option<Logo> {
    match picture(logo, by, files, pictures) {
        Ok(logo) => Some(logo),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

fn picture(
    logo: &LogoFile,
    by: Option<&Path>,
    files: &mut Record<'_>,
    pictures: &Pictures,
) -> Result<Logo, Box<Diagnostic>> {
    let (name, span) = (&logo.file.value, logo.file.span);
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
    let picture = pictures.read(&bytes).map_err(|fault| {
        let message = format!("the picture `{name}` {}", fault.message);
        Box::new(Diagnostic::error("bad-picture", span, message).help(fault.help))
    })?;
    Ok(Logo {
        picture,
        alternative: logo.alternative.clone(),
    })
}
