//! What a word is shaped with, apart from its characters.

use std::sync::{PoisonError, RwLock};

use harfrust::{Feature, Tag};

use super::font::FaceId;

/// What a word is shaped with, apart from its characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ShapingKey {
    /// The face.
    pub face: FaceId,
    /// The script, as an ISO 15924 code.
    pub script: [u8; 4],
    /// The language.
    pub language: crate::language::Tag,
    /// Whether it runs from right to left.
    pub right_to_left: bool,
    /// Which optional features are on.
    pub features: Features,
}

/// Optional features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Features {
    /// `onum`: old-style figures.
    pub old_figures: bool,
    /// `tnum` and `lnum`: tabular lining figures.
    pub tabular_figures: bool,
    /// `smcp`: small capitals for small letters.
    pub small_letters_small: bool,
    /// `c2sc`: small capitals for capitals.
    pub capitals_small: bool,
    /// `lnum` and `zero`: figures as high as capitals and a zero with a stroke, for what is not read
    /// but compared: identifiers and code.
    pub plain_figures: bool,
    /// `sups`: superiors.
    pub superiors: bool,
    /// Ligatures off: letter-spaced text and code.
    pub no_ligatures: bool,
}

impl Features {
    /// The features as the shaper takes them.
    pub(super) fn list(self) -> Vec<Feature> {
        let mut list = Vec::new();
        let mut set = |tag: &[u8; 4], value| list.push(Feature::new(Tag::new(tag), value, ..));
        if self.old_figures {
            set(b"onum", 1);
        }
        if self.tabular_figures {
            set(b"tnum", 1);
            set(b"lnum", 1);
        }
        if self.plain_figures {
            set(b"lnum", 1);
            set(b"zero", 1);
        }
        if self.small_letters_small {
            set(b"smcp", 1);
        }
        if self.capitals_small {
            set(b"c2sc", 1);
        }
        if self.superiors {
            set(b"sups", 1);
        }
        if self.no_ligatures {
            set(b"liga", 0);
            set(b"clig", 0);
        }
        list
    }
}

/// Names a setting, in every shaper of the process: a line is set by another thread's shaper than
/// the paragraph was broken by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingId(u32);

/// Every setting that was ever asked for, by its id. Which id a setting gets depends on which thread
/// asks first, and shows nowhere.
static SETTINGS: RwLock<Vec<ShapingKey>> = RwLock::new(Vec::new());

impl SettingId {
    /// The id of a setting.
    pub(super) fn of(setting: &ShapingKey) -> Self {
        let find = |settings: &[ShapingKey]| settings.iter().position(|known| known == setting);
        let known = find(&SETTINGS.read().unwrap_or_else(PoisonError::into_inner));
        let index = known.unwrap_or_else(|| {
            let mut settings = SETTINGS.write().unwrap_or_else(PoisonError::into_inner);
            find(&settings).unwrap_or_else(|| {
                settings.push(setting.clone());
                settings.len() - 1
            })
        });
        SettingId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The id as an index.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }

    /// The setting.
    pub(super) fn setting(self) -> ShapingKey {
        SETTINGS.read().unwrap_or_else(PoisonError::into_inner)[self.index()].clone()
    }
}
