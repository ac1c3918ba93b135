//! Advice: what could be written better, though nothing is wrong.
//!
//! In: a briefing as it was typed, and which advice is wanted. Out: warnings with codes of their own, which the
//! command line and the house switch on and off as any other ([`Levels`](crate::diagnostic::Levels)). None of it
//! is given while a briefing is exported, unless it is asked for by its code.
//!
//! | module | looks at |
//! |---|---|
//! | [`parts`] | what is there and what is not |
//! | [`figures`] | figures: who made them, what is said to those who do not see them |
//! | [`words`] | sentences, in the words of the language |
//! | [`brackets`] | brackets that were to cite |
//! | [`sentences`] | where a text's sentences begin and end |

mod brackets;
mod figures;
mod parts;
mod sentences;
mod words;

use super::lower::texts;
use super::typed::Briefing;
use super::yaml::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources};

/// What a briefing is made for, beyond being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be read on a Kindle.
    Kindle,
    /// To be printed.
    Print,
    /// To be kept and found again.
    Archive,
}

/// A piece of advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// The code of its warnings.
    pub code: &'static str,
    /// When it is given if nothing is said of it.
    pub given: Given,
}

/// When advice is given if nothing is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Whenever a briefing is checked.
    Always,
    /// When it is checked for a purpose.
    For(Purpose),
    /// Where it is asked for.
    Never,
}

/// Every piece of advice.
pub const ADVICE: &[Advice] = &[
    always("no-tldr"),
    always("long-key-point"),
    always("undated-source"),
    always("no-credit"),
    always("poor-alt"),
    always("vague-link"),
    always("bracket-without-at"),
    always("likelihood-and-confidence"),
    never("unsourced-number"),
    never("vague-attribution"),
    never(UNCITED_SOURCE),
    meant_for("no-date", Purpose::Archive),
    meant_for("no-publisher", Purpose::Archive),
    meant_for("no-license", Purpose::Archive),
    meant_for("no-identifier", Purpose::Archive),
    meant_for("no-source-in-pdf", Purpose::Archive),
    meant_for("wide-table", Purpose::Kindle),
    meant_for(COARSE_PICTURE, Purpose::Print),
];

/// A picture that has too few pixels where it is printed. How many it has, this module does not know.
pub const COARSE_PICTURE: &str = "coarse-picture";

/// A source that no text cites, which is known once all are lowered.
pub const UNCITED_SOURCE: &str = "uncited-source";

const fn always(code: &'static str) -> Advice {
    let given = Given::Always;
    Advice { code, given }
}

const fn never(code: &'static str) -> Advice {
    let given = Given::Never;
    Advice { code, given }
}

const fn meant_for(code: &'static str, purpose: Purpose) -> Advice {
    let given = Given::For(purpose);
    Advice { code, given }
}

/// What advice is given from and to.
struct Adviser<'a> {
    briefing: &'a Briefing,
    sources: &'a Sources,
    wanted: &'a dyn Fn(&Advice) -> bool,
    diagnostics: Diagnostics,
}

impl Adviser<'_> {
    /// Whether advice of a code is wanted. What nobody wants is not looked for.
    fn wants(&self, code: &str) -> bool {
        let advice = ADVICE.iter().find(|advice| advice.code == code);
        advice.is_some_and(|advice| (self.wanted)(advice))
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// Every text in which sentences stand.
fn sentence_texts(briefing: &Briefing) -> impl Iterator<Item = &Written> {
    let points = briefing.key_points.iter().map(|point| &point.text);
    points.chain(texts(briefing))
}

/// Whether what stands behind a text is in code, which says nothing.
fn is_in_code(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.matches('`').count() % 2 == 1
}

/// The advice that is wanted of a briefing.
pub fn advise(
    briefing: &Briefing,
    sources: &Sources,
    wanted: &dyn Fn(&Advice) -> bool,
) -> Diagnostics {
    let mut adviser = Adviser {
        briefing,
        sources,
        wanted,
        diagnostics: Diagnostics::new(),
    };
    if ADVICE.iter().any(wanted) {
        parts::advise(&mut adviser);
        figures::advise(&mut adviser);
        words::advise(&mut adviser);
        brackets::advise(&mut adviser);
    }
    adviser.diagnostics
}
