//! Whether pictures have the pixels that print shows.

use crate::briefing::Reading;
use crate::diagnostic::Diagnostic;
use crate::geometry::Pt;
use crate::picture::Content;

/// How many pixels of a picture an inch has at least where it does not look coarse in print.
const FEWEST_PIXELS: f64 = 150.0;

/// Points to an inch.
const INCH: f64 = 72.0;

/// Tells of pictures that have too few pixels for the width that they are printed in, on pages with lines that are
/// so long.
pub fn coarse(reading: &Reading, measure: Pt) -> Vec<Diagnostic> {
    let pictures = reading.pictures.iter().zip(&reading.document.pictures);
    let told = pictures.filter_map(|(wished, picture)| {
        let pixels = match &picture.content {
            Content::Pixels(_) | Content::Jpeg(_) => picture.width,
            Content::Drawing(_) | Content::Modules(_) => return None,
        };
        let inches = measure.0 / INCH * wished.width.unwrap_or(1.0);
        let density = pixels / inches;
        if density >= FEWEST_PIXELS {
            return None;
        }
        let name = &wished.name;
        let message =
            format!("the picture `{name}` has {density:.0} pixels an inch where it is printed");
        let wanted = (inches * FEWEST_PIXELS).ceil();
        let help = format!(
            "use one of {wanted} pixels or more in its width, or print it smaller with `width`"
        );
        Some(Diagnostic::warning("coarse-picture", wished.span, message).help(help))
    });
    told.collect()
}
