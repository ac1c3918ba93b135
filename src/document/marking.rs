//! Who may see a briefing.

use crate::geometry::Color;

/// A marking: a label of the Traffic Light Protocol, a classification, caveats.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marking {
    /// The label of the Traffic Light Protocol.
    pub tlp: Option<Tlp>,
    /// The classification, and the caveats beside it, in their order.
    pub words: Vec<String>,
}

/// The labels of the Traffic Light Protocol, version 2.0 (FIRST, August 2022).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tlp {
    /// For the eyes and ears of individual recipients only.
    Red,
    /// Limited to the recipients' organisation.
    AmberStrict,
    /// Limited to the recipients' organisation and its clients.
    Amber,
    /// Limited to the community.
    Green,
    /// No limit.
    Clear,
}

impl Tlp {
    /// Every label by the word that a briefing names it with.
    pub const ALL: &[(&str, Tlp)] = &[
        ("RED", Tlp::Red),
        ("AMBER+STRICT", Tlp::AmberStrict),
        ("AMBER", Tlp::Amber),
        ("GREEN", Tlp::Green),
        ("CLEAR", Tlp::Clear),
    ];

    /// The label as it is shown: in capitals, without a space, in no other language.
    pub fn label(self) -> &'static str {
        match self {
            Tlp::Red => "TLP:RED",
            Tlp::AmberStrict => "TLP:AMBER+STRICT",
            Tlp::Amber => "TLP:AMBER",
            Tlp::Green => "TLP:GREEN",
            Tlp::Clear => "TLP:CLEAR",
        }
    }

    /// The colour that it is written in, on black.
    pub fn color(self) -> Color {
        let (red, green, blue) = match self {
            Tlp::Red => (0xff, 0x2b, 0x2b),
            Tlp::AmberStrict | Tlp::Amber => (0xff, 0xc0, 0x00),
            Tlp::Green => (0x33, 0xff, 0x00),
            Tlp::Clear => (0xff, 0xff, 0xff),
        };
        Color { red, green, blue }
    }
}

impl Marking {
    /// All of it in one line: "For the harbour board · TLP:AMBER".
    pub fn line(&self) -> String {
        let label = self.tlp.map(|tlp| tlp.label().to_string());
        let words = self.words.iter().cloned().chain(label);
        words.collect::<Vec<_>>().join(" \u{b7} ")
    }
}
