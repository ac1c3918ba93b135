//! Marked text → passages, with the tags of what is marked.

use super::targets::{Targets, call_destination, citation_destination, note_destination};
use super::typography::Typography;
use crate::document::{Event, Mark as TextMark, MarkKind, Text, is_blank};
use crate::geometry::Pt;
use crate::language::{Direction, EmphasisDots, Tag};
use crate::layout::frame::{Mark, Target};
use crate::layout::tags::{NodeId, Role, SlotId, TagTree};
use crate::layout::text::passage::Link;
use crate::layout::text::{Attributes, Passage, Span};
use crate::theme::{Align, Capitals, Emphasis, Family, TextStyle, Theme, Weight};

/// What is set around the characters being walked through.
struct State {
    node: NodeId,
    /// The slot that the next characters go to, if one is open at this node.
    slot: Option<SlotId>,
    attributes: Attributes,
}

/// Makes the passages of texts, and grows the tags of what is marked in them.
pub(super) struct PassageBuilder<'c, 'a> {
    pub(super) typography: Typography<'a>,
    pub(super) tags: &'c mut TagTree,
    pub(super) targets: &'c mut Targets<'a>,
}

impl PassageBuilder<'_, '_> {
    /// The passage of a text, tagged below a node.
    pub fn passage(&mut self, text: &Text, style: &TextStyle, node: NodeId) -> Passage {
        let own = self.typography.language_tag;
        let language = text.language.as_ref().unwrap_or(own).clone();
        if language != *own {
            self.tags.set_language(node, language.clone());
        }
        let content = text.content.clone();
        // Code runs from left to right in every language.
        let direction = match style.family {
            Family::Mono => Direction::LeftToRight,
            Family::Serif | Family::Sans => language.direction(),
        };
        let mut passage = Passage {
            source: Some(text.id),
            source_length: content.len(),
            ..Passage::new(content, direction, style.align)
        };
        // A text that is white space is decoration: there is nothing in it to be read out.
        let says_nothing = is_blank(&text.content);
        // The slot is replaced when characters come; the attributes need one to begin with.
        let attributes = attributes(
            self.typography.theme,
            style,
            Mark::Content(SlotId(0)),
            &language,
        );
        let mut stack = vec![State {
            node,
            slot: None,
            attributes,
        }];
        for event in text.events() {
            match event {
                Event::Enter(mark) => {
                    let state = self.enter(&stack[stack.len() - 1], mark, &mut passage);
                    if let Some(outer) = stack.last_mut()
                        && state.node != outer.node
                    {
                        // What follows the inner node must come after it.
                        outer.slot = None;
                    }
                    stack.push(state);
                }
                Event::Characters(start, characters) => {
                    if let Some(state) = stack.last_mut() {
                        let attributes = Attributes {
                            mark: if says_nothing {
                                Mark::Decoration
                            } else {
                                let node = state.node;
                                let slot = state.slot.get_or_insert_with(|| self.tags.slot(node));
                                Mark::Content(*slot)
                            },
                            ..state.attributes.clone()
                        };
                        passage.spans.push(Span {
                            range: start..start + characters.len(),
                            attributes,
                        });
                    }
                }
                Event::Exit(mark) => self.exit(&mut stack, &mark.kind),
            }
        }
        passage.shrink();
        passage
    }

    /// What holds within a mark.
    fn enter(&mut self, outer: &State, mark: &TextMark, passage: &mut Passage) -> State {
        let mut state = State {
            node: outer.node,
            slot: outer.slot,
            attributes: outer.attributes.clone(),
        };
        let start = mark.range.start;
        let says_nothing = is_blank(&passage.content[mark.range.clone()]);
        let descend = |builder: &mut Self, state: &mut State, role| {
            // White space has neither emphasis nor a language, and a tag of its own would be empty to
            // whoever hears it; a link can be followed whatever it says.
            if says_nothing && !matches!(role, Role::Reference | Role::Link) {
                return;
            }
            state.node = builder.tags.node(state.node, role);
            state.slot = None;
        };
        match &mark.kind {
            MarkKind::Emphasis => {
                match self.typography.theme.emphasis {
                    Emphasis::Italic => match EmphasisDots::of(&outer.attributes.language) {
                        dots @ Some(_) => state.attributes.dots = dots,
                        None => state.attributes.italic = !outer.attributes.italic,
                    },
                    Emphasis::Bold => state.attributes.weight = Weight::Bold,
                }
                descend(self, &mut state, Role::Emphasis);
            }
            MarkKind::Strong => {
                state.attributes.weight = Weight::Bold;
                descend(self, &mut state, Role::Strong);
            }
            MarkKind::Name => state.attributes.name = Some(start),
            MarkKind::Struck => {
                state.attributes.struck = true;
                descend(self, &mut state, Role::Struck);
            }
            MarkKind::Code => {
                state.attributes.family = Family::Mono;
                let code = &passage.content[mark.range.clone()];
                state.attributes.size = outer.attributes.size * code_size(code);
                state.attributes.hyphenate = false;
                descend(self, &mut state, Role::Code);
            }
            MarkKind::Language(tag) => {
                state.attributes.language = tag.clone();
                descend(self, &mut state, Role::Span);
                if state.node != outer.node {
                    self.tags.set_language(state.node, tag.clone());
                }
            }
            MarkKind::Link { url } => {
                descend(self, &mut state, Role::Link);
                let description = url.to_string();
                self.link(&mut state, passage, Target::Url(url.clone()), description);
                state.attributes.color = self.typography.theme.colors.accent;
            }
            MarkKind::Citation { source, citation } => {
                passage
                    .anchors
                    .push((start, citation_destination(*citation)));
                passage.citations.push(start);
                // Those within a range are cited where its dash stands, which leads to one of them.
                if outer.attributes.link.is_some() {
                    return state;
                }
                descend(self, &mut state, Role::Reference);
                descend(self, &mut state, Role::Link);
                let (target, description) = self.targets.source(*source);
                self.link(
                    &mut state,
                    passage,
                    Target::Destination(target),
                    description,
                );
            }
            MarkKind::Reference {
                anchor,
                instead_of_page,
            } => {
                descend(self, &mut state, Role::Reference);
                descend(self, &mut state, Role::Link);
                let said = passage.content[mark.range.clone()].to_string();
                // Of a page, whoever does not see it hears what stands there.
                let description = match instead_of_page {
                    Some(words) if *words != said => format!("{words}, {said}"),
                    _ => said,
                };
                let target = Target::Destination(anchor.clone());
                self.link(&mut state, passage, target, description);
            }
            MarkKind::NoteCall { note, call } => {
                descend(self, &mut state, Role::Reference);
                // The note stands at the foot of the page that calls it first.
                if *call == 0 {
                    passage.anchors.push((start, call_destination(*note)));
                    passage.notes.push((start, *note));
                    self.targets.add_call(*note, state.node);
                }
                if let Some(known) = self.targets.note(*note) {
                    self.tags.point(state.node, known);
                }
                descend(self, &mut state, Role::Link);
                let description = self.targets.note_words(*note);
                let target = Target::Destination(note_destination(*note));
                self.link(&mut state, passage, target, description);
                if let Some(known) = self.targets.note(*note) {
                    self.tags.point(state.node, known);
                }
                state.attributes.raised = true;
            }
            MarkKind::Raised => state.attributes.raised = true,
            MarkKind::SmallCaps => state.attributes.capitals = Capitals::Small,
            MarkKind::Separator => state.attributes.separator = true,
            MarkKind::Quiet => state.attributes.color = self.typography.theme.colors.quiet,
        }
        state
    }

    /// Lets what is set be a link from here on.
    fn link(
        &mut self,
        state: &mut State,
        passage: &mut Passage,
        target: Target,
        description: String,
    ) {
        let is_address = matches!(target, Target::Url(_));
        state.attributes.link = Some(passage.links.len());
        passage.links.push(Link {
            target,
            description,
            node: state.node,
            underline: is_address.then_some(self.typography.theme.colors.accent),
        });
    }

    /// Leaves a mark. A note stands in the tree right after its call, or after the emphasis or the
    /// foreign words that the call stands in, none of which it has a part in.
    fn exit(&mut self, stack: &mut Vec<State>, kind: &MarkKind) {
        let Some(inner) = stack.pop() else { return };
        let Some(outer) = stack.last_mut() else {
            return;
        };
        if outer.node == inner.node {
            outer.slot = inner.slot;
        }
        if let MarkKind::NoteCall { note, call: 0 } = kind {
            let around = stack[0].node;
            let node = self.tags.node(around, Role::Note);
            self.targets.add_note(*note, node);
            if let Some(call) = self.targets.call(*note) {
                self.tags.point(call, node);
                self.tags.point(inner.node, node);
                self.tags.point(node, call);
            }
            // What follows comes after the note, whichever mark it is in.
            let at_note = stack.iter_mut().filter(|state| state.node == around);
            at_note.for_each(|state| state.slot = None);
        }
    }
}

/// The attributes of a style.
pub fn attributes(theme: &Theme, style: &TextStyle, mark: Mark, language: &Tag) -> Attributes {
    Attributes {
        family: style.family,
        weight: style.weight,
        // A voice that is italic in Latin is upright where the script has no italic: bold, which
        // emphasis within a text falls back to there, would shout.
        italic: style.italic && has_italic(language),
        size: style.size,
        color: theme.color(style.color),
        figures: style.figures,
        capitals: style.capitals,
        tracking: style.tracking,
        raised: false,
        struck: false,
        dots: None,
        hyphenate: style.align == Align::Justified,
        name: None,
        separator: false,
        language: language.clone(),
        mark,
        link: None,
    }
}

/// Whether the script of a language has an italic.
fn has_italic(language: &Tag) -> bool {
    ["Latn", "Cyrl", "Grek"].contains(&language.script_code())
}

/// A passage of the program's own words, or of words that are told elsewhere: of running matter, of a
/// cover.
pub fn running_passage(
    words: String,
    theme: &Theme,
    style: &TextStyle,
    language: &Tag,
    mark: Mark,
) -> Passage {
    let attributes = attributes(theme, style, mark, language);
    Passage {
        spans: vec![Span {
            range: 0..words.len(),
            attributes,
        }],
        ..Passage::new(words, language.direction(), style.align)
    }
}

/// A passage of words that stand by themselves in a drawing. What has no letters from right to left runs from left to
/// right in every language: among words from right to left the sign of a number would stand behind it, and the space
/// that parts it from the next would be a run of its own.
pub fn label(
    words: String,
    theme: &Theme,
    style: &TextStyle,
    language: &Tag,
    mark: Mark,
) -> Passage {
    let leftward = |character: char| {
        matches!(
            unicode_bidi::bidi_class(character),
            unicode_bidi::BidiClass::R | unicode_bidi::BidiClass::AL
        )
    };
    let direction = match words.chars().any(leftward) {
        true => language.direction(),
        false => Direction::LeftToRight,
    };
    Passage {
        direction,
        ..running_passage(words, theme, style, language, mark)
    }
}

/// Code in a line of text looks as large as the text at this part of its size.
const CODE_SIZE: f64 = 0.9;
/// The same where it has a word so long that it would be cut: a hash of 64 characters is whole on a
/// line of the default theme.
const LONG_CODE_SIZE: f64 = 0.855;
/// A word of so many characters is long.
const LONG_CODE: usize = 60;

fn code_size(code: &str) -> f64 {
    let mut words = code.split_whitespace();
    if words.any(|word| word.chars().count() > LONG_CODE) {
        LONG_CODE_SIZE
    } else {
        CODE_SIZE
    }
}

/// The place of a line's baseline below its top: lines hang so that text of any size stands in the
/// middle of its leading.
pub fn ascent(style: &TextStyle) -> Pt {
    style.leading * 0.5 + style.size * 0.33
}
