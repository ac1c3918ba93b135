//! Who may see a briefing or a part of it, and what may be done with what it says.

use crate::geometry::Color;

/// A marking: a label of the Traffic Light Protocol, a classification, caveats.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marking {
    /// The label of the Traffic Light Protocol.
    pub tlp: Option<Tlp>,
    /// The label of the Permissible Actions Protocol.
    pub pap: Option<Pap>,
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

/// The labels of the Permissible Actions Protocol: what may be done with what is said (MISP taxonomy `PAP`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pap {
    /// Nothing that anyone else could see.
    Red,
    /// Looking up, without touching what is looked at.
    Amber,
    /// Active measures within one's own house.
    Green,
    /// No limit.
    Clear,
}

impl Pap {
    /// Every label by the word that a briefing names it with.
    pub const ALL: &[(&str, Pap)] = &[
        ("RED", Pap::Red),
        ("AMBER", Pap::Amber),
        ("GREEN", Pap::Green),
        ("CLEAR", Pap::Clear),
    ];

    /// The label as it is shown: as that of the Traffic Light Protocol.
    pub fn label(self) -> &'static str {
        match self {
            Pap::Red => "PAP:RED",
            Pap::Amber => "PAP:AMBER",
            Pap::Green => "PAP:GREEN",
            Pap::Clear => "PAP:CLEAR",
        }
    }
}

/// Between two pieces of a marking.
const BETWEEN: &str = " \u{b7} ";

impl Marking {
    /// All of it in one line: "For the harbour board · TLP:AMBER".
    pub fn line(&self) -> String {
        let label = self.tlp.map(Tlp::label);
        let pieces = self.pieces().into_iter().chain(label);
        pieces.collect::<Vec<_>>().join(BETWEEN)
    }

    /// All that stands beside the label of the Traffic Light Protocol, in its order.
    pub fn pieces(&self) -> Vec<&str> {
        let words = self.words.iter().map(String::as_str);
        words.chain(self.pap.map(Pap::label)).collect()
    }

    /// Whether something that another says is not said by it, or less strictly.
    pub fn is_weaker_than(&self, other: &Marking) -> bool {
        let says = |words: &String| self.words.contains(words);
        !other.stricter_than(Some(self)).is_empty() || !other.words.iter().all(says)
    }

    /// The labels that are stricter than those of what it stands in; without any, that has no limit.
    pub fn stricter_than(&self, around: Option<&Marking>) -> Vec<&'static str> {
        let tlp = |tlp: Tlp| Tlp::ALL.iter().rev().position(|(_, one)| *one == tlp);
        let pap = |pap: Pap| Pap::ALL.iter().rev().position(|(_, one)| *one == pap);
        let of = |marking: &Marking| {
            let (tlp, pap) = (marking.tlp.and_then(tlp), marking.pap.and_then(pap));
            (tlp.unwrap_or(0), pap.unwrap_or(0))
        };
        let (own, limit) = (of(self), around.map_or((0, 0), of));
        let tlp = self.tlp.filter(|_| own.0 > limit.0).map(Tlp::label);
        let pap = self.pap.filter(|_| own.1 > limit.1).map(Pap::label);
        tlp.into_iter().chain(pap).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stricter_is_told_label_by_label() {
        let marking = |tlp: Option<Tlp>, pap: Option<Pap>| Marking {
            tlp,
            pap,
            words: Vec::new(),
        };
        let amber = marking(Some(Tlp::Amber), Some(Pap::Green));
        let strict = marking(Some(Tlp::AmberStrict), Some(Pap::Amber));
        assert_eq!(
            strict.stricter_than(Some(&amber)),
            ["TLP:AMBER+STRICT", "PAP:AMBER"]
        );
        assert!(amber.stricter_than(Some(&strict)).is_empty());
        assert!(amber.stricter_than(Some(&amber)).is_empty());
        let clear = marking(Some(Tlp::Clear), None);
        assert!(clear.stricter_than(None).is_empty());
        assert_eq!(amber.stricter_than(None), ["TLP:AMBER", "PAP:GREEN"]);
    }
}
