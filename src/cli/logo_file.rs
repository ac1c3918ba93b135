//! The logo that a briefing names, read from its file.

use std::fs::File;
use std::io::ErrorKind;

use super::inputs::Input;
use super::{beside, bounded};
use crate::briefing::typed::LogoFile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Logo;
use crate::picture;

/// How large a picture's file may be, in bytes.
const LARGEST: u64 = 20 << 20;

/// Reads a logo; `None` when it cannot be had, which is reported.
pub fn read(logo: &LogoFile, input: &Input, diagnostics: &mut Diagnostics) -> Option<Logo> {
    match picture(logo, input) {
        Ok(logo) => Some(logo),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

fn picture(logo: &LogoFile, input: &Input) -> Result<Logo, Box<Diagnostic>> {
    let (name, span) = (&logo.file.value, logo.file.span);
    let Some(path) = beside::inside(name, input) else {
        let message = format!("the picture `{name}` lies outside the briefing's folder");
        let outside = Diagnostic::error("picture-outside", span, message);
        return Err(Box::new(
            outside.help("put it beside the briefing, or below its folder"),
        ));
    };
    let read = File::open(&path).and_then(|mut file| bounded::read(&mut file, LARGEST));
    let bytes = read.map_err(|error| {
        let message = format!("the picture `{name}` cannot be read: {error}");
        let help = match error.kind() {
            ErrorKind::FileTooLarge => "make it smaller: 1,500 pixels across are enough for a logo",
            _ => "paths are relative to the briefing's folder",
        };
        Box::new(Diagnostic::error("picture-unreadable", span, message).help(help))
    })?;
    let picture = picture::read(&bytes).map_err(|fault| {
        let message = format!("the picture `{name}` {}", fault.message);
        Box::new(Diagnostic::error("bad-picture", span, message).help(fault.help))
    })?;
    Ok(Logo {
        picture,
        alternative: logo.alternative.clone(),
    })
}
