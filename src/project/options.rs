//! What is wished for, whatever the briefing.

use std::sync::Arc;

use super::fonts::FoundFonts;
use super::{AskedBrand, Embed, Given};
use crate::briefing::Briefing;
use crate::briefing::advice::{Advice, Given as AdviceGiven, Purpose};
use crate::diagnostic::{Level, Levels};
use crate::export::{BACKENDS, Backend};
use crate::layout::text::font::Fonts;
use crate::theme::{Paper, Sides, Theme};

/// How many pixels of a picture stand on an inch of a page where nothing else is said: as many as print shows.
pub const IMAGE_DPI: u32 = 300;

/// What is wished for, whatever the briefing.
#[derive(Clone)]
pub struct Options {
    /// The formats to write; where there are none, those that the briefing names, else those that are written by
    /// default.
    pub backends: Vec<&'static Backend>,
    /// The sheet, in place of the briefing's own.
    pub paper: Option<Paper>,
    /// One side or two, in place of the briefing's own.
    pub sides: Option<Sides>,
    /// How many pages there may be, in place of the briefing's own wish.
    pub pages: Option<u32>,
    /// The theme, in place of the briefing's own.
    pub theme: Option<Arc<Theme>>,
    /// The brand that this theme comes of, which says who publishes a briefing, and with which logo.
    pub brand: Option<Arc<AskedBrand>>,
    /// The faces that there are.
    pub fonts: Arc<Fonts>,
    /// Fonts that were found where the user said: they are opened where a theme names them or a text wants them.
    pub found: Arc<FoundFonts>,
    /// How much of the briefing its PDF carries, in place of what the briefing says of that.
    pub embed: Option<Embed>,
    /// How many pixels of a picture stand on an inch of a page at most, in place of the briefing's wish.
    pub image_dpi: Option<u32>,
    /// Whether books say nothing of the PDF's pages.
    pub no_page_list: bool,
    /// What holds for every briefing beside what is said in its file and in those beside it.
    pub given: Vec<Given>,
    /// Whether a briefing may have a weaker marking than what holds for it.
    pub may_weaken_marking: bool,
    /// Whether it is remembered what was in the files that were read.
    pub digests: bool,
    /// How seriously findings are taken.
    pub levels: Levels,
    /// Whether it is told what could be written better; what is asked for by its code is told in any case.
    pub advice: Option<AdviceWish>,
    /// Seconds since 1970 that stand in for a missing date (`SOURCE_DATE_EPOCH`).
    pub source_date_epoch: Option<u64>,
}

/// Which advice is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AdviceWish {
    /// What the briefing is made for, beyond being read.
    pub purpose: Option<Purpose>,
}

impl Default for Options {
    /// The faces that are compiled in, and all else as the briefing says.
    fn default() -> Self {
        Options {
            backends: Vec::new(),
            paper: None,
            sides: None,
            pages: None,
            theme: None,
            brand: None,
            fonts: Fonts::bundled(),
            found: Arc::default(),
            embed: None,
            image_dpi: None,
            no_page_list: false,
            given: Vec::new(),
            may_weaken_marking: false,
            digests: false,
            levels: Levels::default(),
            advice: None,
            source_date_epoch: None,
        }
    }
}

impl Options {
    /// The formats of these names; a name that no format has stands for nothing. All else as the briefing says.
    pub fn for_formats(names: &[impl AsRef<str>]) -> Self {
        let is_asked = |backend: &&Backend| names.iter().any(|name| name.as_ref() == backend.name);
        Options {
            backends: BACKENDS.iter().filter(is_asked).collect(),
            ..Options::default()
        }
    }

    /// How seriously the findings of a briefing are taken: what it says of that stands behind what the options say.
    pub(super) fn levels_of(&self, briefing: &Briefing) -> Levels {
        let mut levels = self.levels.clone();
        for (code, level) in &briefing.lints {
            levels.say_behind(&code.value, *level);
        }
        levels
    }

    /// Whether advice is wanted: where it is asked for by its code, or where advice is given and it belongs to it.
    pub(super) fn wants(&self, advice: &Advice, levels: &Levels) -> bool {
        let by_code = |levels: &Levels| levels.of(advice.code).map(|level| level != Level::Allow);
        let Some(wish) = self.advice else {
            return by_code(&self.levels).unwrap_or(false);
        };
        by_code(levels).unwrap_or(match advice.given {
            AdviceGiven::Always => true,
            AdviceGiven::For(purpose) => wish.purpose == Some(purpose),
            AdviceGiven::Never => false,
        })
    }

    /// The formats that a briefing is written in which names these, or none.
    pub(super) fn backends_of(&self, formats: &[&str]) -> Vec<&'static Backend> {
        if !self.backends.is_empty() {
            return self.backends.clone();
        }
        let is_wanted = |backend: &&Backend| match formats {
            [] => backend.by_default,
            formats => formats.contains(&backend.name),
        };
        BACKENDS.iter().filter(is_wanted).collect()
    }
}
