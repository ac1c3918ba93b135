//! Itemizing: a passage → segments of one face, script and direction.
//!
//! In: a [`Passage`]. Out: its [`Segment`]s in reading order, each a word or a space, shaped. A
//! segment never mixes spans, scripts, faces or bidi levels, so whatever comes later can treat it
//! as one box.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_script::{Script, UnicodeScript};

use super::face_choice::FaceChooser;
use super::font::{FaceId, Fonts};
use super::passage::{Attributes, Passage};
use super::shape::{Features, Setting, SettingId, Shaper, Word};
use super::uncovered;
use crate::language::Direction;
use crate::layout::frame::Target;
use crate::theme::{Figures, Pt, Theme};

/// A word or a space. A long document has a million of them, so it is kept small.
#[derive(Debug, Clone)]
pub struct Segment {
    start: u32,
    end: u32,
    span: u32,
    /// Which it is.
    pub kind: SegmentKind,
    /// Its face.
    pub face: FaceId,
    /// What it was shaped with.
    pub setting: SettingId,
    /// The em that it is set in.
    pub size: Pt,
    /// Above the baseline, in points.
    pub rise: f32,
    /// Embedding level (UAX #9); odd is right to left.
    pub level: u8,
    /// Its glyphs.
    pub word: Arc<Word>,
}

/// What a segment is to the line breaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// Letters and marks.
    Word,
    /// A space that stretches and shrinks: U+0020 and U+00A0.
    Space,
    /// A space of a fixed width: an en space, a thin space.
    FixedSpace,
    /// What fills a line between its text and a number at its end, with dots: U+0009.
    Leader,
    /// A forced line break.
    Break,
    /// A character that no face has: a box with its code point.
    Uncovered,
}

impl Segment {
    /// Its bytes in the passage.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Index of its span.
    pub fn span(&self) -> usize {
        self.span as usize
    }

    /// Whether it is white space, which vanishes at the end of a line.
    pub fn is_space(&self) -> bool {
        !matches!(self.kind, SegmentKind::Word | SegmentKind::Uncovered)
    }

    /// Its natural width.
    pub fn width(&self) -> Pt {
        if self.kind == SegmentKind::Break {
            Pt::ZERO
        } else {
            self.size * self.word.width
        }
    }
}

/// The segments of a passage and the characters that no face has.
pub struct Itemized {
    /// In reading order.
    pub segments: Vec<Segment>,
    /// Each as often as it occurs.
    pub uncovered: Vec<char>,
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

/// Cuts a passage into segments and shapes them.
pub fn itemize(passage: &Passage, theme: &Theme, shaper: &mut Shaper) -> Itemized {
    let levels = bidi_levels(passage);
    let scripts = scripts(passage, levels.as_deref());
    let mut chooser = FaceChooser::new(theme, shaper.fonts());
    let mut itemized = Itemized {
        segments: Vec::new(),
        uncovered: Vec::new(),
    };
    let mut open: Option<(usize, Kind)> = None;
    let mut span = 0;
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
        let script = scripts[index];
        let last = open.and_then(|(_, kind)| kind.face);
        let face = chooser.choose(attributes, script, character, last);
        let kind = Kind {
            span,
            kind: face.map_or(SegmentKind::Uncovered, |_| segment_kind(character)),
            level: levels.as_ref().map_or(0, |levels| levels[byte].number()),
            script,
            face,
        };
        if face.is_none() {
            itemized.uncovered.push(character);
        }
        match open {
            // A character that no face has stands alone, as does a forced break.
            Some((_, before))
                if before == kind && face.is_some() && kind.kind != SegmentKind::Break => {}
            Some((start, before)) => {
                itemized
                    .segments
                    .push(segment(passage, start..byte, before, theme, shaper));
                open = Some((byte, kind));
            }
            None => open = Some((byte, kind)),
        }
    }
    if let Some((start, kind)) = open {
        let range = start..passage.content.len();
        itemized
            .segments
            .push(segment(passage, range, kind, theme, shaper));
    }
    itemized
}

/// The level of every byte, or `None` where all is left to right, as it mostly is.
fn bidi_levels(passage: &Passage) -> Option<Vec<Level>> {
    let right_to_left = passage.direction == Direction::RightToLeft;
    let plain = |character: char| {
        // Nothing below U+0590 is right to left; the marks U+200E to U+2069 may change direction.
        character < '\u{590}' || ('\u{2010}'..='\u{2027}').contains(&character)
    };
    if !right_to_left && passage.content.chars().all(plain) {
        return None;
    }
    let base = if right_to_left {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let isolates = isolates(passage);
    if isolates.is_empty() {
        return Some(ParagraphBidiInfo::new(&passage.content, Some(base)).levels);
    }
    Some(isolated_levels(&passage.content, &isolates, base))
}

/// What is kept apart from the text around it (UAX #9, 3.1.2 and 6.2): words of a language that
/// runs the other way, and addresses. HTML does the same for elements with a `dir`.
fn isolates(passage: &Passage) -> Vec<(Range<usize>, Direction)> {
    let mut isolates: Vec<(Range<usize>, Direction)> = Vec::new();
    let mut last = None;
    for span in &passage.spans {
        let attributes = &span.attributes;
        let link = attributes.link.and_then(|index| passage.links.get(index));
        let address = link.is_some_and(|link| match &link.target {
            Target::Url(url) => passage.content[span.range.clone()] == *url,
            Target::Destination(_) => false,
        });
        let direction = if address {
            Direction::LeftToRight
        } else {
            attributes.language.direction()
        };
        if direction == passage.direction {
            last = None;
            continue;
        }
        let key = Some((attributes.link.filter(|_| address), &attributes.language));
        match isolates.last_mut() {
            Some((range, _)) if key == last && range.end == span.range.start => {
                range.end = span.range.end;
            }
            _ => isolates.push((span.range.clone(), direction)),
        }
        last = key;
    }
    isolates
}

/// Levels as they are with isolating marks around these ranges.
fn isolated_levels(
    content: &str,
    isolates: &[(Range<usize>, Direction)],
    base: Level,
) -> Vec<Level> {
    let mut marked = String::with_capacity(content.len() + isolates.len() * 6);
    let mut done = 0;
    for (range, direction) in isolates {
        marked.push_str(&content[done..range.start]);
        marked.push(match direction {
            Direction::LeftToRight => '\u{2066}',
            Direction::RightToLeft => '\u{2067}',
        });
        marked.push_str(&content[range.clone()]);
        marked.push('\u{2069}');
        done = range.end;
    }
    marked.push_str(&content[done..]);
    // The text itself holds no such marks: lowering takes them out.
    let levels = ParagraphBidiInfo::new(&marked, Some(base)).levels;
    let is_mark = |character: char| matches!(character, '\u{2066}' | '\u{2067}' | '\u{2069}');
    marked
        .char_indices()
        .filter(|(_, character)| !is_mark(*character))
        .flat_map(|(byte, character)| levels[byte..byte + character.len_utf8()].iter().copied())
        .collect()
}

/// The script of every character. Common and inherited ones take that of their neighbours
/// (UAX #24, 5.2), those at another level than the text before them that of the text after.
fn scripts(passage: &Passage, levels: Option<&[Level]>) -> Vec<Script> {
    let base = passage
        .spans
        .first()
        .and_then(|span| Script::from_short_name(span.attributes.language.script_code()))
        .unwrap_or(Script::Latin);
    let real = |character: char| {
        // Most text is ASCII, and a look in the table costs more than everything else here.
        if character.is_ascii() {
            return character.is_ascii_alphabetic().then_some(Script::Latin);
        }
        let script = character.script();
        (script != Script::Common && script != Script::Inherited).then_some(script)
    };
    let level = |byte: usize| levels.map_or(0, |levels| levels[byte].number());
    let characters: Vec<(usize, char)> = passage.content.char_indices().collect();
    let mut scripts = vec![base; characters.len()];
    // From the end, so that what follows is known.
    let mut next: Option<(u8, Script)> = None;
    for (index, &(byte, character)) in characters.iter().enumerate().rev() {
        match real(character) {
            Some(script) => {
                scripts[index] = script;
                next = Some((level(byte), script));
            }
            None => {
                let same = next.filter(|(next_level, _)| *next_level == level(byte));
                scripts[index] = same.map_or(base, |(_, script)| script);
            }
        }
    }
    let mut previous: Option<(u8, Script)> = None;
    for (index, &(byte, character)) in characters.iter().enumerate() {
        if real(character).is_some() {
            previous = Some((level(byte), scripts[index]));
        } else if let Some((previous_level, script)) = previous
            && (previous_level == level(byte) || is_inherited(character))
        {
            scripts[index] = script;
        }
    }
    scripts
}

/// Whether a character takes the script of the one before it, as marks do.
pub(super) fn is_inherited(character: char) -> bool {
    !character.is_ascii() && character.script() == Script::Inherited
}

fn segment_kind(character: char) -> SegmentKind {
    match character {
        ' ' | '\u{a0}' => SegmentKind::Space,
        '\t' => SegmentKind::Leader,
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => SegmentKind::FixedSpace,
        '\n' | '\u{2028}' => SegmentKind::Break,
        _ => SegmentKind::Word,
    }
}

fn segment(
    passage: &Passage,
    range: Range<usize>,
    kind: Kind,
    theme: &Theme,
    shaper: &mut Shaper,
) -> Segment {
    let attributes = &passage.spans[kind.span].attributes;
    let text = &passage.content[range.clone()];
    let face = kind.face.unwrap_or_else(|| uncovered::face(shaper.fonts()));
    let superiors = attributes.raised && has_superiors(shaper.fonts(), face, text);
    let setting = shaper.setting(&setting(attributes, kind, face, superiors));
    let word = match kind.kind {
        SegmentKind::Uncovered => shaper.uncovered(setting, text),
        SegmentKind::Space | SegmentKind::Leader => shaper.spaces(setting, text),
        SegmentKind::Word | SegmentKind::FixedSpace | SegmentKind::Break => {
            shaper.word(setting, text)
        }
    };
    let scale = theme
        .scripts
        .get(kind.script.short_name())
        .map_or(1.0, |design| design.size);
    let shrunk = if attributes.raised && !superiors {
        0.64
    } else {
        1.0
    };
    let rise = if shrunk < 1.0 {
        (attributes.size.0 * 0.36) as f32
    } else {
        0.0
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
        rise,
        level: kind.level,
        word,
    }
}

fn setting(attributes: &Attributes, kind: Kind, face: FaceId, superiors: bool) -> Setting {
    let mut script = [b'Z'; 4];
    for (slot, byte) in script.iter_mut().zip(kind.script.short_name().bytes()) {
        *slot = byte;
    }
    Setting {
        face,
        script,
        language: attributes.language.clone(),
        right_to_left: kind.level % 2 == 1,
        features: Features {
            old_figures: attributes.figures == Figures::Old && !superiors,
            tabular_figures: attributes.figures == Figures::Tabular,
            superiors,
            no_ligatures: attributes.family == crate::theme::Family::Mono,
        },
    }
}

/// Whether the face has raised figures of its own, better drawn than shrunk ones.
fn has_superiors(fonts: &Fonts, face: FaceId, text: &str) -> bool {
    fonts.face(face).family.starts_with("Source") && text.bytes().all(|byte| byte.is_ascii_digit())
}
