//! Shaping: characters → glyphs.
//!
//! In: a word of one face, script, language and direction. Out: a [`Word`]: its glyphs in reading
//! order, placed in ems, so that one cached word serves every size. harfrust does the work; this
//! module keeps its plans and remembers words.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use super::font::{FaceId, Fonts};
use super::hyphenation;
pub use super::setting::{Features, Setting, SettingId};
use super::uncovered;

/// A shaped word.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Word {
    /// Its glyphs in reading order.
    pub glyphs: Vec<ShapedGlyph>,
    /// Its advance in ems.
    pub width: f64,
}

/// One glyph of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedGlyph {
    /// Its index in the face.
    pub id: u16,
    /// From the word's left edge to the glyph's origin, in ems.
    pub x: f64,
    /// Above the baseline, in ems.
    pub rise: f64,
    /// Its advance in ems.
    pub advance: f64,
    /// The bytes of the word that it sets; empty for the later glyphs of a cluster.
    pub cluster: Range<u32>,
    /// Whether the word may be cut before it without shaping it anew.
    pub safe_to_break: bool,
}

/// Words that a shaper remembers before it forgets them all. Real prose of 1,000 pages has fewer.
const REMEMBERED: usize = 1 << 16;

/// Shapes words and remembers them.
pub struct Shaper {
    fonts: &'static Fonts,
    faces: Vec<Option<ShaperFont<'static, 'static>>>,
    ids: FxHashMap<Setting, SettingId>,
    /// By [`SettingId`].
    plans: Vec<Option<Plan>>,
    buffer: Buffer,
    remembered: usize,
    /// Where words may be hyphenated, by their patterns.
    hyphens: FxHashMap<hypher::Lang, FxHashMap<Box<str>, Arc<[usize]>>>,
}

/// A setting made ready, and the words that were shaped with it.
struct Plan {
    face: FaceId,
    plan: ShapePlan,
    features: Vec<Feature>,
    right_to_left: bool,
    words: FxHashMap<Box<str>, Arc<Word>>,
}

impl Shaper {
    /// A shaper that knows nothing yet.
    pub fn new(fonts: &'static Fonts) -> Self {
        Shaper {
            fonts,
            faces: vec![None; fonts.len()],
            ids: FxHashMap::default(),
            plans: Vec::new(),
            buffer: Buffer::new(),
            remembered: 0,
            hyphens: FxHashMap::default(),
        }
    }

    /// Lends out the shaper of this thread, which remembers the words of every paragraph that the
    /// thread has set. What is done with it must not wait for other threads: one of their jobs might
    /// be run here meanwhile, and want it too.
    pub fn with_own<R>(use_it: impl FnOnce(&mut Shaper) -> R) -> R {
        thread_local! {
            static OWN: RefCell<Shaper> = RefCell::new(Shaper::new(Fonts::bundled()));
        }
        OWN.with_borrow_mut(use_it)
    }

    /// The faces that it shapes with.
    pub fn fonts(&self) -> &'static Fonts {
        self.fonts
    }

    /// The id of a setting.
    pub fn setting(&mut self, setting: &Setting) -> SettingId {
        if let Some(id) = self.ids.get(setting) {
            return *id;
        }
        let id = SettingId::of(setting);
        self.ids.insert(setting.clone(), id);
        id
    }

    /// A setting made ready.
    fn plan(&mut self, id: SettingId) -> &mut Plan {
        let index = id.index();
        if self.plans.len() <= index {
            self.plans.resize_with(index + 1, || None);
        }
        let fonts = self.fonts;
        self.plans[index].get_or_insert_with(|| Plan::new(&id.setting(), fonts))
    }

    /// Shapes a word.
    pub fn word(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if let Some(word) = self.plan(setting).words.get(text) {
            return Arc::clone(word);
        }
        let word = Arc::new(self.shape(setting, text));
        self.remember(setting, text, &word);
        word
    }

    /// Spaces of any kind that stretches: each as wide as U+0020, whatever the face says of it.
    pub fn spaces(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if text == " " || self.plan(setting).words.contains_key(text) {
            return self.word(setting, text);
        }
        let space = self.word(setting, " ");
        let spaces = Arc::new(repeated(&space, text));
        self.remember(setting, text, &spaces);
        spaces
    }

    /// The box in place of a character that no face has.
    pub fn uncovered(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if let Some(word) = self.plan(setting).words.get(text) {
            return Arc::clone(word);
        }
        let character = text.chars().next().unwrap_or('\u{fffd}');
        let word = Arc::new(uncovered::word(self.fonts, character));
        self.remember(setting, text, &word);
        word
    }

    /// The bytes of a word before which it may be hyphenated.
    pub fn hyphens(
        &mut self,
        text: &str,
        tag: &crate::language::Tag,
        lang: hypher::Lang,
    ) -> Arc<[usize]> {
        let words = self.hyphens.entry(lang).or_default();
        if let Some(breaks) = words.get(text) {
            return Arc::clone(breaks);
        }
        if words.len() >= REMEMBERED {
            words.clear();
        }
        let breaks: Arc<[usize]> = hyphenation::breaks(text, tag, lang).into();
        words.insert(text.into(), Arc::clone(&breaks));
        breaks
    }

    fn remember(&mut self, setting: SettingId, text: &str, word: &Arc<Word>) {
        if self.remembered >= REMEMBERED {
            self.remembered = 0;
            let plans = self.plans.iter_mut().flatten();
            plans.for_each(|plan| plan.words.clear());
        }
        self.remembered += 1;
        let words = &mut self.plan(setting).words;
        words.insert(text.into(), Arc::clone(word));
    }

    fn shape(&mut self, setting: SettingId, text: &str) -> Word {
        self.plan(setting);
        let Some(plan) = &self.plans[setting.index()] else {
            return Word::default();
        };
        let face = self.fonts.face(plan.face);
        let font =
            self.faces[usize::from(plan.face.0)].get_or_insert_with(|| ShaperFont::new(&face.font));
        self.buffer.reset();
        self.buffer.push_str(text);
        self.buffer.set_direction(plan.plan.direction());
        self.buffer.set_script(plan.plan.script());
        self.buffer.set_language(plan.plan.language().cloned());
        let options = ShapeOptions::new()
            .plan(Some(&plan.plan))
            .features(&plan.features);
        // The only errors are a buffer and a plan that disagree, and these were made to agree.
        if harfrust::shape(font, &mut self.buffer, options).is_err() {
            return Word::default();
        }
        place(
            &self.buffer,
            face.units_per_em,
            plan.right_to_left,
            text.len(),
        )
    }
}

impl Plan {
    fn new(setting: &Setting, fonts: &Fonts) -> Self {
        let features = setting.features.list();
        let plan = ShapePlan::new(
            &fonts.face(setting.face).font,
            direction(setting.right_to_left),
            Script::from_iso15924_tag(Tag::new(&setting.script)),
            Language::from_str(setting.language.as_str()).ok().as_ref(),
            &features,
        );
        Plan {
            face: setting.face,
            plan,
            features,
            right_to_left: setting.right_to_left,
            words: FxHashMap::default(),
        }
    }
}

/// One space for each character of a text.
fn repeated(space: &Word, text: &str) -> Word {
    let mut glyphs = Vec::new();
    let mut width = 0.0;
    for (byte, character) in text.char_indices() {
        let end = byte + character.len_utf8();
        let cluster = u32::try_from(byte).unwrap_or(0)..u32::try_from(end).unwrap_or(0);
        for glyph in &space.glyphs {
            glyphs.push(ShapedGlyph {
                x: width + glyph.x,
                cluster: cluster.clone(),
                ..glyph.clone()
            });
        }
        width += space.width;
    }
    Word { glyphs, width }
}

fn direction(right_to_left: bool) -> Direction {
    if right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// Places shaped glyphs and puts them in reading order.
fn place(buffer: &Buffer, units_per_em: f64, right_to_left: bool, length: usize) -> Word {
    let mut pen = 0.0;
    let mut glyphs: Vec<ShapedGlyph> = buffer
        .glyph_infos()
        .iter()
        .zip(buffer.glyph_positions())
        .map(|(info, position)| {
            let ems = |units: i32| f64::from(units) / units_per_em;
            let glyph = ShapedGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                x: pen + ems(position.x_offset),
                rise: ems(position.y_offset),
                advance: ems(position.x_advance),
                cluster: info.cluster..info.cluster,
                safe_to_break: !info.unsafe_to_break(),
            };
            pen += ems(position.x_advance);
            glyph
        })
        .collect();
    if right_to_left {
        // They come in the order in which they are drawn; reversed, a base stands before its marks.
        glyphs.reverse();
    }
    close_clusters(&mut glyphs, u32::try_from(length).unwrap_or(u32::MAX));
    Word { glyphs, width: pen }
}

/// Gives the first glyph of each cluster all bytes of the cluster.
fn close_clusters(glyphs: &mut [ShapedGlyph], length: u32) {
    let mut end = length;
    let mut index = glyphs.len();
    while index > 0 {
        let start = glyphs[index - 1].cluster.start;
        let mut first = index - 1;
        while first > 0 && glyphs[first - 1].cluster.start == start {
            first -= 1;
        }
        glyphs[first].cluster = start..end;
        for glyph in &mut glyphs[first + 1..index] {
            glyph.cluster = end..end;
        }
        end = start;
        index = first;
    }
}

#[cfg(test)]
mod tests;
