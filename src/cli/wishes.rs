//! What the command line wishes of every briefing, as options of a run.

use std::io;
use std::sync::Arc;

use super::{Console, WishArguments, explain};
use crate::project::fonts::FoundFonts;
use crate::project::{self, Given, Options};

/// The options that arguments stand for; `None` where they make no sense, which is told.
pub fn options(
    formats: &[String],
    wishes: &WishArguments,
    console: &mut Console<'_>,
) -> io::Result<Option<Options>> {
    let mut options = match read(formats, wishes, console) {
        Ok(options) => options,
        Err(message) => {
            console.fail(&message)?;
            return Ok(None);
        }
    };
    if let Some(name) = &wishes.theme {
        // The nearest brand is another for each briefing.
        if name == project::NEAREST_BRAND {
            options.given.extend(Given::pair("theme=brand"));
            return Ok(Some(options));
        }
        let (asked, findings) =
            project::asked_theme(name, (&options.fonts, &options.found), &options.levels);
        console.say(&console.voice.findings(&findings))?;
        let Some(asked) = asked else {
            let errors = explain::errors(&findings.diagnostics);
            console.say(&explain::hint(&errors, &console.voice))?;
            return Ok(None);
        };
        options.theme = Some(asked.theme);
        options.fonts = asked.fonts;
        options.brand = asked.brand;
    }
    Ok(Some(options))
}

/// All but the theme. The error is a sentence for the user.
fn read(
    formats: &[String],
    wishes: &WishArguments,
    console: &Console<'_>,
) -> Result<Options, String> {
    let levels = wishes.levels.levels()?;
    let found = FoundFonts::find(&wishes.fonts.wishes(&console.system_fonts))?;
    let defaults = &wishes.defaults;
    let files = defaults.files.iter().map(|file| Given::file(file));
    let pairs = defaults.pairs.iter().map(|pair| Given::pair(pair));
    // It changes what is said of sources, and is a wish like any other that goes with the PDF.
    let qr = wishes.qr.then(|| Given::pair("pdf.qr=true"));
    let epoch = console.source_date_epoch.as_ref().map(|written| {
        written.parse().map_err(|_| {
            format!("SOURCE_DATE_EPOCH is `{written}`, not a count of seconds since 1970")
        })
    });
    Ok(Options {
        given: files
            .chain(pairs)
            .chain(qr)
            .collect::<Result<Vec<Given>, String>>()?,
        may_weaken_marking: defaults.weaken_marking,
        paper: wishes.paper,
        sides: wishes.sides,
        pages: wishes.fit,
        embed: wishes.embed,
        image_dpi: wishes.image_dpi,
        no_page_list: wishes.no_page_list,
        levels,
        found: Arc::new(found),
        source_date_epoch: epoch.transpose()?,
        ..Options::for_formats(formats)
    })
}
