//! Shaping: characters → glyphs.
//!
//! In: the characters of a word of one face, script, language and direction. Out: a [`Word`], in ems,
//! so that one that is remembered serves every size. harfrust does the work; this module keeps its
//! plans and remembers words, and sees to it that no ligature stands over the joint of a compound.

mod padded;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use super::font::{FaceId, Fonts};
use super::hyphenation;
pub use super::shaping_key::{Features, SettingId, ShapingKey};
pub use super::word::{Hyphen, ShapedGlyph, Word};
use super::{fullwidth, missing_glyph, unattached};

/// How many glyphs a word may have whose parts are shaped to be measured.
const LONGEST_SHAPED: usize = 96;

/// Words that a shaper remembers before it forgets them all. Real prose of 1,000 pages has fewer.
const REMEMBERED: usize = 1 << 16;

/// Stands at a joint in the text that a part of a compound is remembered by. No text has it.
const BAR: char = '\u{1}';

/// Shapes words and remembers them.
pub struct Shaper {
    fonts: Arc<Fonts>,
    ids: FxHashMap<ShapingKey, SettingId>,
    /// By [`SettingId`].
    plans: Vec<Option<Plan>>,
    buffer: Buffer,
    padded: FxHashMap<padded::Square, Arc<Word>>,
    remembered: usize,
}

/// A setting made ready, and the words that were shaped with it.
struct Plan {
    face: FaceId,
    plan: ShapePlan,
    features: Vec<Feature>,
    /// The same where single letters join no ligature, once a compound needs it.
    barred: OnceCell<ShapePlan>,
    /// What the compounds of its language are made of.
    elements: Option<&'static hyphenation::Elements>,
    right_to_left: bool,
    words: FxHashMap<Box<str>, Arc<Word>>,
}

impl Shaper {
    /// A shaper that knows nothing yet.
    pub fn new(fonts: Arc<Fonts>) -> Self {
        Shaper {
            fonts,
            ids: FxHashMap::default(),
            plans: Vec::new(),
            buffer: Buffer::new(),
            padded: FxHashMap::default(),
            remembered: 0,
        }
    }

    /// Lends out the shaper of this thread, which remembers the words of every paragraph that the
    /// thread has set with these faces. What is done with it must not wait for other threads: one of
    /// their jobs might be run here meanwhile, and want it too.
    pub fn with_own<R>(fonts: &Arc<Fonts>, use_it: impl FnOnce(&mut Shaper) -> R) -> R {
        thread_local! {
            static OWN: RefCell<Option<Shaper>> = const { RefCell::new(None) };
        }
        OWN.with_borrow_mut(|own| {
            // Words of other faces are of no use.
            let own = match own {
                Some(own) if own.fonts.id() == fonts.id() => own,
                _ => own.insert(Shaper::new(Arc::clone(fonts))),
            };
            use_it(own)
        })
    }

    /// The faces that it shapes with.
    pub fn fonts(&self) -> &Arc<Fonts> {
        &self.fonts
    }

    /// The id of a setting.
    pub fn setting(&mut self, setting: &ShapingKey) -> SettingId {
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
        let fonts = &self.fonts;
        self.plans[index].get_or_insert_with(|| Plan::new(&id.setting(), fonts))
    }

    /// Shapes a word.
    pub fn word(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if let Some(word) = self.plan(setting).words.get(text) {
            return Arc::clone(word);
        }
        let elements = self.plan(setting).elements;
        let bars = elements.map_or_else(Vec::new, |elements| hyphenation::bars(text, elements));
        let word = Arc::new(self.shape(setting, text, &bars));
        self.remember(setting, text, &word);
        word
    }

    /// Shapes a word over some bytes of which no ligature stands.
    pub fn barred_word(&mut self, setting: SettingId, text: &str, bars: &[usize]) -> Arc<Word> {
        let mut key = text.to_string();
        for bar in bars.iter().rev() {
            key.insert(*bar, BAR);
        }
        if let Some(word) = self.plan(setting).words.get(key.as_str()) {
            return Arc::clone(word);
        }
        let word = Arc::new(self.shape(setting, text, bars));
        self.remember(setting, &key, &word);
        word
    }

    /// Shapes a part of a word, whose joints it knows no more by itself; with a hyphen behind it, or without.
    pub fn part(
        &mut self,
        word: &Word,
        setting: SettingId,
        (text, part): (&str, Range<usize>),
        hyphen: bool,
    ) -> Arc<Word> {
        let bars = word.bars.iter();
        let bars = bars.filter(|bar| part.start < **bar && **bar < part.end);
        let bars: Vec<usize> = bars.map(|bar| bar - part.start).collect();
        let mut text = Cow::Borrowed(&text[part]);
        if hyphen {
            let kept = text.trim_end_matches('\u{ad}').len();
            text.to_mut().truncate(kept);
            text.to_mut().push('-');
        }
        match bars.is_empty() {
            true => self.word(setting, &text),
            false => self.barred_word(setting, &text, &bars),
        }
    }

    /// Spaces of any kind that stretches: each as wide as U+0020, whatever the face says of it.
    pub fn spaces(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if text == " " || self.plan(setting).words.contains_key(text) {
            return self.word(setting, text);
        }
        let space = self.word(setting, " ");
        let spaces = Arc::new(space.repeated(text));
        self.remember(setting, text, &spaces);
        spaces
    }

    /// The word of the box in place of a character that no face has, with the marks behind it.
    pub fn missing_glyph(&mut self, setting: SettingId, text: &str) -> Arc<Word> {
        if let Some(word) = self.plan(setting).words.get(text) {
            return Arc::clone(word);
        }
        let word = Arc::new(missing_glyph::word(&self.fonts, text));
        self.remember(setting, text, &word);
        word
    }

    /// Where a word of this setting and text may be hyphenated. Every time that a word occurs it is
    /// the same one, so it is found out once.
    pub fn hyphens<'a>(
        &mut self,
        word: &'a Word,
        setting: SettingId,
        text: &str,
        patterns: hyphenation::Patterns,
    ) -> &'a [Hyphen] {
        word.hyphens.get_or_init(|| {
            let breaks = hyphenation::breaks(text, &setting.setting().language, patterns);
            let hyphen = |place: hyphenation::Break| {
                let (head, tail) = self.cut(word, setting, text, (place.at, true));
                Hyphen {
                    at: u32::try_from(place.at).unwrap_or(u32::MAX),
                    is_joint: place.is_joint,
                    head,
                    tail,
                }
            };
            breaks.into_iter().map(hyphen).collect()
        })
    }

    /// The advances of the two parts of a word cut at a byte, the first with its hyphen if it gets
    /// one, in ems.
    ///
    /// A part whose letters change with the cut is shaped anew; those of a word that is longer than
    /// any word are taken as they stand in it, since shaping both parts of every cut would take the
    /// square of its length.
    pub fn cut(
        &mut self,
        word: &Word,
        setting: SettingId,
        text: &str,
        (cut, hyphen): (usize, bool),
    ) -> (f64, f64) {
        let right_to_left = self.plan(setting).right_to_left;
        let long = word.glyphs.len() > LONGEST_SHAPED;
        // A cluster's later glyphs begin where it ends, and are not meant.
        let starts = |glyph: &&ShapedGlyph| glyph.cluster.start as usize == cut;
        let index = word
            .glyphs
            .partition_point(|glyph| (glyph.cluster.start as usize) < cut);
        let at = word.glyphs[index..]
            .iter()
            .take_while(starts)
            .find(|glyph| !glyph.cluster.is_empty());
        let kept = at.filter(|glyph| long || (glyph.safe_to_break && !right_to_left));
        let tail = match kept {
            Some(glyph) if right_to_left => glyph.x + glyph.advance,
            Some(glyph) => word.width - glyph.x,
            None => {
                self.part(word, setting, (text, cut..text.len()), false)
                    .width
            }
        };
        let head = match kept {
            Some(_) if !hyphen => word.width - tail,
            Some(_) if long => word.width - tail + self.word(setting, "-").width,
            _ => self.part(word, setting, (text, 0..cut), hyphen).width,
        };
        (head, tail)
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

    fn shape(&mut self, setting: SettingId, text: &str, bars: &[usize]) -> Word {
        self.plan(setting);
        let Some(plan) = &self.plans[setting.index()] else {
            return Word::default();
        };
        let face = self.fonts.face(plan.face);
        let font = ShaperFont::new(&face.font);
        let (shape_plan, features) = match bars {
            [] => (&plan.plan, Cow::Borrowed(&plan.features)),
            bars => {
                let mut features = plan.features.clone();
                let letters = bars
                    .iter()
                    .map(|bar| hyphenation::barred_letter(text, *bar));
                features.extend(letters.flat_map(without_ligature));
                let barred = || Plan::shape_plan(&setting.setting(), &self.fonts, &features);
                (plan.barred.get_or_init(barred), Cow::Owned(features))
            }
        };
        self.buffer.reset();
        self.buffer.push_str(text);
        self.buffer.set_direction(shape_plan.direction());
        self.buffer.set_script(shape_plan.script());
        self.buffer.set_language(shape_plan.language().cloned());
        let options = ShapeOptions::new()
            .plan(Some(shape_plan))
            .features(&features);
        // The only errors are a buffer and a plan that disagree, and these were made to agree.
        if harfrust::shape(&font, &mut self.buffer, options).is_err() {
            return Word::default();
        }
        let mut word = Word::read(
            &self.buffer,
            face.units_per_em,
            plan.right_to_left,
            text.len(),
        );
        word.bars = bars.into();
        if !text.is_ascii() && !plan.right_to_left {
            unattached::place(&mut word, text, face);
            word.blanks = fullwidth::blanks(&word, text, face);
        }
        word
    }
}

/// The features by which the letters of a range join no ligature.
fn without_ligature(letters: Range<usize>) -> [Feature; 2] {
    let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    // Written out, as `Feature::new` of harfrust 0.15 takes the end of `a..b` for the last byte.
    [b"liga", b"clig"].map(|tag| Feature {
        tag: Tag::new(tag),
        value: 0,
        start: bound(letters.start),
        end: bound(letters.end),
    })
}

impl Plan {
    fn new(setting: &ShapingKey, fonts: &Fonts) -> Self {
        let features = setting.features.list();
        Plan {
            face: setting.face,
            plan: Plan::shape_plan(setting, fonts, &features),
            features,
            barred: OnceCell::new(),
            elements: hyphenation::elements(&setting.language),
            right_to_left: setting.right_to_left,
            words: FxHashMap::default(),
        }
    }

    fn shape_plan(setting: &ShapingKey, fonts: &Fonts, features: &[Feature]) -> ShapePlan {
        ShapePlan::new(
            &fonts.face(setting.face).font,
            direction(setting.right_to_left),
            Script::from_iso15924_tag(Tag::new(&setting.script)),
            Language::from_str(setting.language.as_str()).ok().as_ref(),
            features,
        )
    }
}

fn direction(right_to_left: bool) -> Direction {
    if right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

#[cfg(test)]
mod tests;
