//! Itemizing: a passage → segments of one face, script and direction.
//!
//! In: a [`Passage`]. Out: its [`Segment`]s in reading order, each a word or a space, shaped. A
//! segment never mixes spans, scripts, faces or bidi levels, so whatever comes later can treat it
//! as one box.

mod key;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use unicode_script::Script;

use super::address;
use super::bidi;
use super::cluster;
use super::face_choice::{FaceChooser, is_never_drawn};
use super::font::FaceId;
use super::hyphenation;
use super::matched;
use super::passage::Passage;
use super::scripts;
use super::segment::{Segment, SegmentKind};
use super::shape::{SettingId, Shaper};
use super::stand_in::{StandIn, stand_ins};
use super::writing::Writing;
use crate::theme::{Family, Theme};

/// How many styles stand beside each other: Japanese goes from one of three scripts to another all the time.
const NEIGHBOURS: usize = 4;

/// How many bytes stand in one box at most: no letter with its marks has more.
const LONGEST_BOX: usize = 64;

/// How many characters in a row that draw nothing a segment holds. The shaper steps over all that follow
/// each of them, which takes the square of their number; no text that is read has more than a few.
const MOST_UNSEEN: usize = 64;

/// The segments of a passage and the characters that no face has.
pub struct Itemized {
    /// In reading order.
    pub segments: Vec<Segment>,
    /// Each as often as it occurs.
    pub missing_glyphs: Vec<char>,
    /// Faces that stand in for others.
    pub stand_ins: BTreeSet<StandIn>,
}

/// What decides where a segment ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Kind {
    span: usize,
    kind: SegmentKind,
    level: u8,
    script: Script,
    face: Option<FaceId>,
}

/// Cuts a passage into segments and shapes them. Where words have no spaces between them, their ends are
/// handed in.
pub fn itemize(
    passage: &Passage,
    words: Option<&[usize]>,
    theme: &Theme,
    shaper: &mut Shaper,
) -> Itemized {
    let mut words = words.unwrap_or_default().iter().peekable();
    let levels = bidi::levels(passage);
    let scripts = scripts::scripts(passage, levels.as_deref());
    let fonts = &Arc::clone(shaper.fonts());
    let mut chooser = FaceChooser::new(theme, fonts);
    let mut segmenter = Segmenter {
        passage,
        theme,
        shaper,
        open: None,
        styles: Vec::new(),
        itemized: Itemized {
            segments: Vec::with_capacity(passage.content.len() / 3 + 1),
            missing_glyphs: Vec::new(),
            stand_ins: BTreeSet::new(),
        },
    };
    let mut span = 0;
    let mut unseen = 0;
    // Where the sequence ends that is gone through, and the face that has all of it.
    let (mut sequence_end, mut sequence_face) = (0, None);
    // The face that sets whatever ASCII it has, in this span and script.
    let mut preferred: Option<((usize, Script), FaceId)> = None;
    for (index, (byte, character)) in passage.content.char_indices().enumerate() {
        while passage
            .spans
            .get(span)
            .is_some_and(|current| current.range.end <= byte)
        {
            span += 1;
        }
        let Some(attributes) = passage.spans.get(span).map(|span| &span.attributes) else {
            break;
        };
        let script = scripts.at(index);
        let is_usual = character.is_ascii_graphic();
        if is_usual && preferred.is_none_or(|(key, _)| key != (span, script)) {
            let face = chooser.preferred(attributes, script);
            preferred = face.map(|face| ((span, script), face));
        }
        if segmenter.is_in_box(byte, span, character, sequence_end) {
            continue;
        }
        let rest = &passage.content[byte..];
        let letter = cluster::letter_with_marks(rest);
        let usual = preferred
            .map(|(_, face)| face)
            .filter(|face| letter.is_none() && is_usual && fonts.face(*face).has(character));
        let whole = letter.and_then(|letter| chooser.choose_whole(attributes, script, letter));
        let last = segmenter.open.and_then(|(_, kind)| kind.face);
        if byte >= sequence_end
            && let Some(sequence) = cluster::sequence(rest)
        {
            sequence_face = chooser.choose_whole(attributes, script, sequence);
            sequence_end = byte + sequence.len();
        }
        let of_sequence = sequence_face.filter(|_| byte < sequence_end);
        let face = usual.or(of_sequence).or(whole);
        let face = face.or_else(|| chooser.choose(attributes, script, character, last));
        let kind = Kind {
            span,
            kind: face.map_or(SegmentKind::MissingGlyph, |_| {
                segment_kind(character, attributes.separator)
            }),
            level: levels.as_ref().map_or(0, |levels| levels[byte].number()),
            script,
            face,
        };
        unseen = if is_never_drawn(character) {
            unseen + 1
        } else {
            0
        };
        if unseen > MOST_UNSEEN {
            segmenter.cut(byte);
            unseen = 0;
        }
        if face.is_none() {
            segmenter.itemized.missing_glyphs.push(character);
        }
        let is_square = Writing::of(script) == Writing::Ideographs
            && kind.kind == SegmentKind::Word
            && !is_never_drawn(character)
            && !scripts::is_inherited(character);
        while words.next_if(|word| **word < byte).is_some() {}
        let begins_word = Writing::of(script) == Writing::Unspaced
            && words.peek().is_some_and(|word| **word == byte);
        // Each ideograph stands by itself, and is shaped and remembered by itself; so does each word.
        if is_square || begins_word {
            segmenter.cut(byte);
        }
        segmenter.character(byte, kind);
    }
    segmenter.finish()
}

fn segment_kind(character: char, separator: bool) -> SegmentKind {
    match character {
        _ if separator => SegmentKind::Separator,
        ' ' | '\u{a0}' => SegmentKind::Space,
        '\t' => SegmentKind::Leader,
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => SegmentKind::FixedSpace,
        '\n' | '\u{2028}' => SegmentKind::Break,
        _ => SegmentKind::Word,
    }
}

/// Makes segments.
struct Segmenter<'a> {
    passage: &'a Passage,
    theme: &'a Theme,
    shaper: &'a mut Shaper,
    /// Where the segment of the last character begins.
    open: Option<(usize, Kind)>,
    /// What segments were set with; their neighbours are mostly set alike.
    styles: Vec<Style>,
    itemized: Itemized,
}

/// What segments that are set alike have in common.
#[derive(Debug, Clone, Copy)]
struct Style {
    span: usize,
    script: Script,
    face: FaceId,
    right_to_left: bool,
    superiors: bool,
    plain_figures: bool,
    setting: SettingId,
    /// Of the script, against the size that the span asks for.
    scale: f64,
}

impl Segmenter<'_> {
    /// Takes the character that begins at a byte: into the open segment, or a new one.
    fn character(&mut self, byte: usize, kind: Kind) {
        match self.open {
            // A character that no face has stands alone, as does a forced break.
            Some((_, before))
                if before == kind && kind.face.is_some() && kind.kind != SegmentKind::Break => {}
            Some((start, before)) => {
                self.close(start..byte, before);
                self.open = Some((byte, kind));
            }
            None => self.open = Some((byte, kind)),
        }
    }

    /// Whether a character stands in the box that is open: as a mark of what has no face, or as a later one of
    /// its sequence.
    fn is_in_box(
        &mut self,
        byte: usize,
        span: usize,
        character: char,
        sequence_end: usize,
    ) -> bool {
        let Some((start, kind)) = self.open else {
            return false;
        };
        let is_within = byte < sequence_end || cluster::belongs_to_what_is_before(character);
        let is_in = kind.kind == SegmentKind::MissingGlyph
            && kind.span == span
            && is_within
            && byte - start < LONGEST_BOX;
        if is_in && !is_never_drawn(character) {
            self.itemized.missing_glyphs.push(character);
        }
        is_in
    }

    /// Ends the open segment at a byte.
    fn cut(&mut self, byte: usize) {
        if let Some((start, kind)) = self.open.take() {
            self.close(start..byte, kind);
        }
    }

    fn finish(mut self) -> Itemized {
        self.cut(self.passage.content.len());
        self.itemized
    }

    fn close(&mut self, range: Range<usize>, kind: Kind) {
        let segment = self.segment(range, kind);
        self.itemized.segments.push(segment);
    }

    fn segment(&mut self, range: Range<usize>, kind: Kind) -> Segment {
        let attributes = &self.passage.spans[kind.span].attributes;
        let text = &self.passage.content[range.clone()];
        let face = kind
            .face
            .unwrap_or_else(|| self.shaper.fonts().even_digits());
        let superiors = attributes.raised && key::has_superiors(self.shaper.fonts(), face, text);
        let plain_figures = attributes.family == Family::Mono || address::is_identifier(text);
        let figures = (superiors, plain_figures);
        let Style { setting, scale, .. } = self.style(kind, face, figures);
        let exceptions = &self.theme.paragraph.exceptions;
        let word = match kind.kind {
            SegmentKind::MissingGlyph => self.shaper.missing_glyph(setting, text),
            SegmentKind::Space | SegmentKind::Leader => self.shaper.spaces(setting, text),
            SegmentKind::Word => {
                match hyphenation::bars_of_house(text, &attributes.language, exceptions) {
                    Some(bars) => self.shaper.barred_word(setting, text, &bars),
                    None => self.shaper.word(setting, text),
                }
            }
            SegmentKind::FixedSpace | SegmentKind::Separator | SegmentKind::Break => {
                self.shaper.word(setting, text)
            }
        };
        let shrunk = if attributes.raised && !superiors {
            0.64
        } else {
            1.0
        };
        let index = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Segment {
            start: index(range.start),
            end: index(range.end),
            span: index(kind.span),
            kind: kind.kind,
            face,
            setting,
            size: attributes.size * scale * shrunk,
            raised: shrunk < 1.0,
            level: kind.level,
            writing: writing(kind),
            word,
        }
    }

    fn style(&mut self, kind: Kind, face: FaceId, figures: (bool, bool)) -> Style {
        let right_to_left = kind.level % 2 == 1;
        let alike = |style: &Style| {
            style.span == kind.span
                && style.script == kind.script
                && style.face == face
                && style.right_to_left == right_to_left
                && (style.superiors, style.plain_figures) == figures
        };
        if let Some(style) = self
            .styles
            .iter()
            .rev()
            .take(NEIGHBOURS)
            .find(|style| alike(style))
        {
            return *style;
        }
        let attributes = &self.passage.spans[kind.span].attributes;
        let stand_ins = stand_ins(attributes, kind.script, face, self.shaper.fonts());
        self.itemized.stand_ins.extend(stand_ins);
        let setting = key::key(attributes, kind, face, figures);
        let (superiors, plain_figures) = figures;
        let design = self.theme.scripts.get(kind.script.short_name());
        let matched = matched::scale(
            attributes,
            (face, kind.script),
            self.theme,
            self.shaper.fonts(),
        );
        let style = Style {
            span: kind.span,
            script: kind.script,
            face,
            right_to_left,
            superiors,
            plain_figures,
            setting: self.shaper.setting(&setting),
            scale: design.map_or(1.0, |design| design.size) * matched,
        };
        self.styles.push(style);
        style
    }
}

/// How the letters of a segment stand beside each other.
fn writing(kind: Kind) -> Writing {
    match (kind.kind, Writing::of(kind.script)) {
        // A box among ideographs is one.
        (_, Writing::Ideographs) => Writing::Ideographs,
        (SegmentKind::MissingGlyph, _) => Writing::Joined,
        _ if !kind.level.is_multiple_of(2) => Writing::Joined,
        (_, writing) => writing,
    }
}
