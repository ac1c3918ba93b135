//! A passage: the characters of one paragraph, and how each of them is to be set.

use std::ops::Range;

use crate::document::{NoteId, TextId};
use crate::geometry::{Color, Pt};
use crate::language::{Direction, EmphasisDots, Tag};
use crate::layout::frame::{Mark, Target};
use crate::layout::tags::NodeId;
use crate::theme::{Align, Capitals, Family, Figures, Weight};

/// The characters of one paragraph with their attributes.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Where the characters come from; `None` for running matter.
    pub source: Option<TextId>,
    /// How many bytes of the content are the source's; those after them depend on pages.
    pub source_length: usize,
    /// The characters. U+2028 is a forced line break.
    pub content: String,
    /// What they are: spans that cover the content without gaps, in order.
    pub spans: Vec<Span>,
    /// The links in it; [`Attributes::link`] is an index into this.
    pub links: Vec<Link>,
    /// The notes that it calls, with the byte of each call.
    pub notes: Vec<(usize, NoteId)>,
    /// Places within it that can be led to, with the byte of each.
    pub anchors: Vec<(usize, String)>,
    /// The bytes at which citations begin, behind the bracket that they stand in.
    pub citations: Vec<usize>,
    /// From the start edge to the first line.
    pub indent: Pt,
    /// From the start edge to the lines that go on with what the text has in one line: of code, of an entry that is
    /// found by how it begins. 0 where lines end where they must anyway.
    pub hang: Pt,
    /// Whether those lines are marked, as those of code are, which could be lines of their own.
    pub marks_turns: bool,
    /// The direction of the paragraph.
    pub direction: Direction,
    /// How its lines are filled.
    pub align: Align,
    /// Whether the room that U+0009 makes has dots in it, which lead to the number behind it.
    pub dotted: bool,
}

/// A link within a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// What it says to those who do not see it.
    pub description: String,
    /// Its tag.
    pub node: NodeId,
    /// What it is underlined in. Numbers that lead within the document are not underlined.
    pub underline: Option<Color>,
}

/// A range of a passage, set in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Bytes of the content.
    pub range: Range<usize>,
    /// How they are set.
    pub attributes: Attributes,
}

/// How characters are set.
#[derive(Debug, Clone, PartialEq)]
pub struct Attributes {
    /// Family of faces.
    pub family: Family,
    /// Weight.
    pub weight: Weight,
    /// Whether italic, where the script has it.
    pub italic: bool,
    /// The em, before a face's own scale.
    pub size: Pt,
    /// Colour.
    pub color: Color,
    /// Figures.
    pub figures: Figures,
    /// Small capitals.
    pub capitals: Capitals,
    /// Space after every letter, in ems.
    pub tracking: f64,
    /// Whether it is raised and small: the call of a note.
    pub raised: bool,
    /// Whether a line runs through it.
    pub struck: bool,
    /// The dots beside its letters, where its language emphasises with them.
    pub dots: Option<EmphasisDots>,
    /// Whether words may be hyphenated.
    pub hyphenate: bool,
    /// The byte at which the name begins that it is part of, one whose words stay together.
    pub name: Option<usize>,
    /// Whether it parts two phrases, and is not seen where a line ends between them.
    pub separator: bool,
    /// The language.
    pub language: Tag,
    /// What it belongs to.
    pub mark: Mark,
    /// Index of the link that it is part of.
    pub link: Option<usize>,
}

impl Passage {
    /// Characters of which nothing is said yet.
    pub fn new(content: String, direction: Direction, align: Align) -> Self {
        Passage {
            source: None,
            source_length: 0,
            content,
            spans: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            anchors: Vec::new(),
            citations: Vec::new(),
            indent: Pt::ZERO,
            hang: Pt::ZERO,
            marks_turns: false,
            direction,
            align,
            dotted: false,
        }
    }

    /// Gives back the room for what might have been added: most texts have one span and one link, if
    /// any, and room for more would be half of what is kept of them.
    pub fn shrink(&mut self) {
        self.spans.shrink_to_fit();
        self.links.shrink_to_fit();
        self.notes.shrink_to_fit();
        self.anchors.shrink_to_fit();
        self.citations.shrink_to_fit();
    }

    /// The span of a byte.
    pub fn span_at(&self, byte: usize) -> Option<&Span> {
        let index = self.spans.partition_point(|span| span.range.end <= byte);
        self.spans.get(index)
    }
}
