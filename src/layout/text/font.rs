//! Faces: what they measure, and which one of a family is nearest to what is asked for.
//!
//! In: font files; those of `fonts/` are compiled into the binary ([`mod@bundled`]). Out: [`Fonts`], a set
//! that is handed to whoever shapes, draws or embeds. Nothing remembers one but who was given it.

mod bundled;
mod description;
mod face;
mod superiors;

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use self::bundled::{BUNDLED, BundledFace};
pub use self::description::{Description, Embedding, FaceKind};
pub use self::face::{Face, Location, Name, Origin};
use crate::theme::Weight;

/// Names a face of [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// A set of faces. Those that are compiled in are always among them, so that there is one for every
/// character that the program itself sets.
pub struct Fonts {
    faces: Vec<Arc<Face>>,
    /// Tells this set from every other of the process.
    id: u64,
    /// A face whose digits of code points are equally wide.
    even_digits: FaceId,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.faces.iter().map(|face| &face.postscript_name);
        f.debug_list().entries(names).finish()
    }
}

impl Fonts {
    /// The faces that are compiled in.
    pub fn bundled() -> Arc<Fonts> {
        Fonts::with(Vec::new())
    }

    /// The faces that are compiled in, and these behind them.
    pub fn with(others: Vec<Face>) -> Arc<Fonts> {
        // They are opened once, and every set has them.
        static OPENED: OnceLock<Vec<Arc<Face>>> = OnceLock::new();
        let opened = OPENED.get_or_init(|| BUNDLED.iter().map(bundled).map(Arc::new).collect());
        Fonts::of(opened, others)
    }

    /// These faces, and others behind them.
    pub fn and(&self, others: Vec<Face>) -> Arc<Fonts> {
        Fonts::of(&self.faces, others)
    }

    fn of(faces: &[Arc<Face>], others: Vec<Face>) -> Arc<Fonts> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let others = others.into_iter().map(Arc::new);
        // As many as can have a number.
        let faces = faces.iter().cloned().chain(others);
        let faces: Vec<Arc<Face>> = faces.take(usize::from(u16::MAX)).collect();
        let even_digits = faces.iter().position(|face| face.has_even_digits());
        let even_digits = even_digits.and_then(|index| u16::try_from(index).ok());
        Arc::new(Fonts {
            faces,
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            even_digits: FaceId(even_digits.unwrap_or(0)),
        })
    }

    /// Tells this set from every other of the process.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// A face whose digits of code points are equally wide.
    pub fn even_digits(&self) -> FaceId {
        self.even_digits
    }

    /// The families that they are of, one for each face.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.faces.iter().map(|face| face.family.as_str())
    }

    /// Each face.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter().map(Arc::as_ref)
    }

    /// Whether a face is none of those that are compiled in.
    pub fn is_own(&self, id: FaceId) -> bool {
        usize::from(id.0) >= BUNDLED.len()
    }

    /// Those that are not compiled in.
    pub fn own(&self) -> impl Iterator<Item = &Face> {
        self.faces().skip(BUNDLED.len())
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// How many there are; every [`FaceId`] is below this.
    pub fn len(&self) -> usize {
        self.faces.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// The face of a family that comes nearest: its slope matters more than its weight. `None` for
    /// a family that is not there.
    pub fn nearest(&self, family: &str, weight: Weight, italic: bool) -> Option<FaceId> {
        let distance = |face: &Arc<Face>| {
            let heavier = usize::from(face.weight < weight);
            (
                face.italic != italic,
                (face.weight as i32 - weight as i32).abs(),
                heavier,
            )
        };
        (0u16..)
            .zip(&self.faces)
            .filter(|(_, face)| face.family == family)
            .min_by_key(|(_, face)| distance(face))
            .map(|(index, _)| FaceId(index))
    }
}

/// A face that is compiled in.
fn bundled(bundled: &BundledFace) -> Face {
    let name = Name {
        family: bundled.family.to_string(),
        weight: bundled.weight,
        italic: bundled.italic,
        postscript: bundled.postscript.to_string(),
    };
    Face::read(name, bundled.data, 0).expect("a test opens every bundled face")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Family, Theme};

    #[test]
    fn every_bundled_face_opens_and_every_family_of_the_theme_is_there() {
        let fonts = Fonts::bundled();
        assert_eq!(fonts.len(), BUNDLED.len());
        for family in [Family::Serif, Family::Sans, Family::Mono] {
            for name in Theme::default_theme().faces(family) {
                assert!(
                    fonts.nearest(name, Weight::Regular, false).is_some(),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn a_missing_weight_is_replaced_by_the_heavier_one() {
        let fonts = Fonts::bundled();
        let nearest = |family, weight, italic| {
            fonts
                .nearest(family, weight, italic)
                .map(|id| fonts.face(id).postscript_name.as_str())
        };
        assert_eq!(
            nearest("Vazirmatn", Weight::Semibold, true),
            Some("Vazirmatn-Bold")
        );
        assert_eq!(
            nearest("Source Serif 4", Weight::Bold, true),
            Some("SourceSerif4-BoldItalic")
        );
        assert_eq!(nearest("Garamond", Weight::Regular, false), None);
    }
}
