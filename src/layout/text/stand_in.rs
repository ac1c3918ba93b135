//! What stands in where a family has no such face.
//!
//! In: what a span asks for, and the face that sets it. Out: [`StandIn`]s: an italic, a bold or small capitals that a
//! family lacks. Scripts that have none of these miss nothing. Of the program's own families nothing is said: nobody
//! can give them a face.

use unicode_script::Script;

use super::font::{Face, FaceId, Fonts};
use super::passage::Attributes;
use crate::theme::{Capitals, Weight};

/// What a family lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// A face that leans.
    Italic,
    /// A face that is no heavier than text is.
    Regular,
    /// A face that is heavier than the regular one.
    Bold,
    /// Small capitals.
    SmallCapitals,
}

/// A face that stands in for one that its family lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StandIn {
    /// The face.
    pub face: FaceId,
    /// What it is not.
    pub lack: Lack,
}

/// What a face is not that a span asks for.
pub fn stand_ins<'a>(
    attributes: &Attributes,
    script: Script,
    id: FaceId,
    fonts: &'a Fonts,
) -> impl Iterator<Item = StandIn> + use<'a> {
    let face = fonts.face(id);
    let has_styles = matches!(script, Script::Latin | Script::Greek | Script::Cyrillic);
    let wants_capitals = attributes.capitals != Capitals::Typed;
    let (italic, weight) = (attributes.italic, attributes.weight);
    let is_own = fonts.is_own(id);
    let lacks = move |lack: &Lack| match lack {
        Lack::Italic => italic && has_styles && !face.italic,
        // Where there is no italic, bold is what emphasis has in its place.
        Lack::Regular => !italic && weight == Weight::Regular && face.weight > Weight::Regular,
        Lack::Bold => weight > Weight::Regular && face.weight == Weight::Regular,
        Lack::SmallCapitals => wants_capitals && has_styles && !face.has_small_capitals(),
    };
    let all = [Lack::Italic, Lack::Regular, Lack::Bold, Lack::SmallCapitals].into_iter();
    let lacking = all.filter(move |lack| is_own && lacks(lack));
    lacking.map(move |lack| StandIn { face: id, lack })
}

impl StandIn {
    /// What is to be said of it, in a sentence: "`Foo` has no italic: its bold stands in".
    pub fn sentence(&self, fonts: &Fonts) -> String {
        let face = fonts.face(self.face);
        let Face { family, weight, .. } = face;
        let stands_in = match weight {
            Weight::Regular => "its regular",
            Weight::Semibold => "its semibold",
            Weight::Bold => "its bold",
        };
        match self.lack {
            Lack::Italic => format!("`{family}` has no italic: {stands_in} stands in"),
            Lack::Regular => format!("`{family}` has no regular: {stands_in} stands in"),
            Lack::Bold => format!("`{family}` has no bold: {stands_in} stands in"),
            Lack::SmallCapitals => {
                format!("`{family}` has no small capitals: its letters stand in as they are typed")
            }
        }
    }
}
