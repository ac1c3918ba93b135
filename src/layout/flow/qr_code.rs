//! QR codes beside the sources, for who holds the paper.
//!
//! In: the sources of a list. Out: a column at the outer edge of their entries, and for each source with an
//! address a code in it: as a picture, a link, and a figure that says the address to those who do not see
//! it. All codes of a list are as wide as the largest of them wants, so that they stand in one column; no
//! module is smaller than a phone reads at arm's length. The quiet zone around a code (ISO/IEC 18004, 6.3.8) is the
//! space that is left beside it, above and below, and the margin: its edge stands on that of the text block.

use std::sync::Arc;

use qrcodegen::{QrCode, QrCodeEcc};
use rayon::prelude::*;

use super::compose::Composer;
use super::context::Column;
use super::galley::Lines;
use crate::document::{Reference, ScannedAddress};
use crate::geometry::Pt;
use crate::layout::frame::{Item, LinkArea, Mark, PlacedPicture, Target};
use crate::layout::tags::{NodeId, Role};
use crate::picture::{Content, Modules, Picture};
use crate::theme::TextStyle;

/// The least width of a module: 0.5 mm.
const MODULE: Pt = Pt(0.5 / 25.4 * 72.0);
/// A code of so many modules is common; those of a list that are larger do not make the others so.
const COMMON: usize = 41;
/// How many modules the quiet zone is wide.
const QUIET: f64 = 4.0;
/// How much wider than that the space between an entry and its code is, in ems: lines end near it, and are
/// not to be taken for a part of it.
const GAP: f64 = 0.5;
/// How high a capital is, in ems: the upper edge of a code stands on the height of one.
const CAPITAL: f64 = 0.66;

/// The column of codes beside a list.
pub(super) struct CodeColumn {
    /// The codes, in the order of the sources.
    codes: Vec<Option<Modules>>,
    /// How wide they are, but for those that want more.
    side: Pt,
    /// How wide the widest is.
    widest: Pt,
}

impl CodeColumn {
    /// That of some sources; `None` where none of them has a code.
    pub(super) fn of(references: &[Reference]) -> Option<Self> {
        let codes = references.par_iter();
        let codes = codes.map(|reference| reference.scanned.as_ref().and_then(modules));
        let codes: Vec<Option<Modules>> = codes.collect();
        let sides = || codes.iter().flatten().map(Modules::side);
        let common = sides().filter(|side| *side <= COMMON).max();
        let largest = sides().max()?;
        Some(CodeColumn {
            side: MODULE * common.unwrap_or(0) as f64,
            widest: MODULE * largest as f64,
            codes,
        })
    }

    /// What is left of a column for the entries beside it.
    pub(super) fn beside(&self, column: Column, style: &TextStyle) -> Column {
        let gap = self.quiet() + style.size * GAP;
        Column {
            measure: column.measure - self.widest - gap,
            ..column
        }
    }

    /// How far it is at least from a code to whatever stands around it.
    pub(super) fn quiet(&self) -> Pt {
        let sides = self.codes.iter().flatten().map(Modules::side);
        // The one of the fewest modules has the largest.
        let fewest = sides.min().unwrap_or(COMMON) as f64;
        MODULE.max(self.side * (1.0 / fewest)) * QUIET
    }

    /// Whether a source has one.
    pub(super) fn has(&self, index: usize) -> bool {
        self.codes.get(index).is_some_and(Option::is_some)
    }

    /// Puts the code of a source beside its entry, in a column; its tag stands behind that of the entry, as the entry
    /// may be in a language of its own.
    pub(super) fn put(
        &self,
        composer: &mut Composer<'_>,
        (index, reference): (usize, &Reference),
        (column, around): (Column, NodeId),
        lines: &mut Lines,
    ) {
        let (Some(Some(modules)), Some(scanned)) = (self.codes.get(index), &reference.scanned)
        else {
            return;
        };
        let style = &composer.typography.theme.styles.reference;
        let capital = style.size * CAPITAL;
        let node = composer.tags.node(around, Role::Link);
        let figure = composer.tags.node(node, Role::Figure);
        let address = scanned.address();
        let terms = &composer.typography.language.terms;
        let said = terms.qr_code.replace("{}", address.as_str());
        composer.tags.set_alternative(figure, &said);
        let side = self.side.max(MODULE * modules.side() as f64);
        let x = composer.typography.left(Column {
            start: column.start + column.measure - side,
            measure: side,
            ..column
        });
        let picture = PlacedPicture {
            picture: Arc::new(picture(modules)),
            x,
            // From the baseline of the first line.
            y: Pt::ZERO - capital,
            width: side,
            height: side,
            mark: Mark::Content(composer.tags.slot(figure)),
        };
        let link = LinkArea {
            x,
            y: picture.y,
            width: side,
            height: side,
            target: Target::Url(address.clone()),
            description: said,
            node,
        };
        let top = lines.ascent - capital;
        let hanging = lines.hanging.get_or_insert_default();
        hanging.items.push(Item::Picture(picture));
        hanging.links.push(link);
        hanging.reach = top + side;
    }
}

/// The modules of the code of an address, without its quiet zone.
fn modules(scanned: &ScannedAddress) -> Option<Modules> {
    // A fuller correction is taken where it costs nothing.
    let code = QrCode::encode_text(&scanned.encoded(), QrCodeEcc::Medium).ok()?;
    let side = usize::try_from(code.size()).ok()?;
    Some(Modules::new(side, |x, y| {
        code.get_module(x as i32, y as i32)
    }))
}

fn picture(modules: &Modules) -> Picture {
    let side = modules.side() as f64;
    Picture {
        content: Content::Modules(modules.clone()),
        width: side,
        height: side,
        inscriptions: Vec::new(),
        digest: String::new(),
    }
}
