//! A plan → the page: lines at their places, what stands beside them, notes at the foot.

use super::assemble::Assembly;
use super::galley::{BoxDesign, Content, Galley, Graphic, Lines, Piece, TableHead, TableRow};
use super::paginate::{PagePlan, PlacedBox};
use crate::geometry::Pt;
use crate::language::Direction;
use crate::layout::frame::{Destination, Item, LinkArea, Mark, Page, Rule, RunningMatter};
use crate::layout::text::Shaper;
use crate::layout::text::passage::Link;
use crate::theme::{Sheet, Sides};

/// A page on its way.
pub(super) struct PageBuilder<'a> {
    pub(super) assembly: &'a Assembly,
    /// The sheet that it stands on.
    pub(super) sheet: &'a Sheet,
    pub(super) page: Page,
    /// How many of the items on the page are panels: the first ones.
    panels: usize,
    /// What lies on the page above all that is in it so far: the text.
    text: Vec<Item>,
    pub(super) index: usize,
    /// Left edge of the text block.
    pub(super) left: Pt,
    pub(super) destinations: Vec<Destination>,
}

impl<'a> PageBuilder<'a> {
    /// An empty one.
    pub(super) fn new(assembly: &'a Assembly, sheet: &'a Sheet, index: usize) -> Self {
        let free = sheet.width - sheet.measure;
        let left = match assembly.sides {
            Sides::One => {
                let left = match assembly.direction {
                    Direction::LeftToRight => sheet.start,
                    Direction::RightToLeft => 1.0 - sheet.start,
                };
                free * left
            }
            // Odd pages are rectos: bound at the left, or at the right where the text runs so.
            Sides::Two => {
                let recto = index.is_multiple_of(2);
                let bound_left = recto == (assembly.direction == Direction::LeftToRight);
                free * if bound_left {
                    sheet.inner
                } else {
                    1.0 - sheet.inner
                }
            }
        };
        PageBuilder {
            assembly,
            sheet,
            page: Page {
                width: sheet.width,
                height: sheet.height,
                items: Vec::new(),
                links: Vec::new(),
            },
            panels: 0,
            text: Vec::new(),
            index,
            left,
            destinations: Vec::new(),
        }
    }

    /// Sets the slices of the flow that stand on it, with the boxes around them and the rules above
    /// them.
    pub(super) fn flow(&mut self, galley: &Galley, plan: &PagePlan, shaper: &mut Shaper) {
        for (index, placed) in plan.slices.iter().enumerate() {
            let piece = &galley.pieces_of(plan)[placed.piece];
            let top = self.sheet.top + placed.top;
            if placed.index == 0 {
                for anchor in &piece.anchors {
                    self.destination(anchor, top);
                }
                if index > 0 {
                    self.rule_above(piece, top);
                }
            }
            for placed in plan
                .boxes
                .iter()
                .filter(|placed| placed.slices.start == index)
            {
                self.put_box(galley.pieces_of(plan), placed, shaper);
            }
            match &piece.content {
                Content::Lines(lines) => self.line(lines, placed.index, top, shaper),
                Content::Graphic(graphic) => self.graphic(graphic, top),
                Content::Row(row) => {
                    self.row(row, placed.index, top, shaper);
                    if index == plan.floats {
                        self.carried(row, top, shaper);
                    }
                }
                Content::Begin(_) | Content::End | Content::Turned(_) => {}
            }
        }
    }

    /// Draws a box, below what stands in it.
    fn put_box(&mut self, pieces: &[Piece], placed: &PlacedBox, shaper: &mut Shaper) {
        let Content::Begin(design) = &pieces[placed.piece].content else {
            return;
        };
        let top = self.sheet.top + placed.top;
        match design {
            BoxDesign::Panel(panel) => self.put_panel(Rule {
                x: self.left + panel.x,
                y: top,
                width: panel.width,
                height: placed.bottom - placed.top,
                color: panel.color,
                mark: Mark::Decoration,
            }),
            BoxDesign::Table(table) => {
                if placed.repeats {
                    self.repeat(&table.head, top, shaper);
                }
                let notes: Vec<&Piece> = design.notes(pieces, placed.piece).collect();
                let called = placed.notes.iter().filter_map(|note| notes.get(*note));
                let called = called.filter_map(|note| note.lines());
                let bottom = self.sheet.top + placed.bottom + table.notes.space;
                self.repeat_notes(called, bottom, shaper);
            }
            BoxDesign::Float(_) => {}
        }
    }

    /// Puts a panel below everything: what else lies behind the text, as a watermark, is seen on it.
    fn put_panel(&mut self, panel: Rule) {
        self.page.items.insert(self.panels, Item::Rule(panel));
        self.panels += 1;
    }

    /// Sets notes of a table that stand below its end.
    fn repeat_notes<'l>(
        &mut self,
        notes: impl Iterator<Item = &'l Lines>,
        top: Pt,
        shaper: &mut Shaper,
    ) {
        let mut top = top;
        for lines in notes {
            for index in 0..lines.count() {
                self.again(|page| page.line(lines, index, top, shaper));
                top += lines.leading;
            }
        }
    }

    /// Sets a slice of a row of a table.
    pub(super) fn row(&mut self, row: &TableRow, slice: usize, top: Pt, shaper: &mut Shaper) {
        for rule in row.rules_of(slice) {
            self.add(Item::Rule(Rule {
                x: self.left + rule.x,
                y: top + rule.y,
                width: rule.width,
                height: rule.thickness,
                color: rule.color,
                mark: Mark::Decoration,
            }));
        }
        for line in row.placed(slice) {
            self.line(line.lines, line.index, top + line.top, shaper);
        }
    }

    /// Sets again what stands in cells that began on the page before and reach down to this one.
    fn carried(&mut self, row: &TableRow, top: Pt, shaper: &mut Shaper) {
        for cell in &row.carried {
            for index in 0..cell.lines.count() {
                let top = top + cell.top + cell.lines.leading * index as f64;
                self.again(|page| page.line(&cell.lines, index, top, shaper));
            }
        }
    }

    /// Sets the head of a table again.
    fn repeat(&mut self, head: &TableHead, top: Pt, shaper: &mut Shaper) {
        let mut top = top;
        if let Some(continued) = &head.continued {
            for index in 0..continued.count() {
                self.again(|page| page.line(continued, index, top, shaper));
                top += continued.leading;
            }
            top += head.space;
        }
        for row in &head.rows {
            self.again(|page| page.row(row, 0, top, shaper));
            top += row.slices.iter().copied().sum();
        }
    }

    /// Sets what stands on a page before: whoever hears the document has heard it, and nothing leads to it
    /// or from it.
    fn again(&mut self, set: impl FnOnce(&mut Self)) {
        let (text, links) = (self.text.len(), self.page.links.len());
        let destinations = self.destinations.len();
        set(self);
        self.page.links.truncate(links);
        self.destinations.truncate(destinations);
        for item in &mut self.text[text..] {
            if let Item::Glyphs(run) = item {
                run.mark = Mark::Running(RunningMatter::Repeated);
                run.source = None;
            }
        }
    }

    pub(super) fn graphic(&mut self, graphic: &Graphic, top: Pt) {
        let baseline = top + self.assembly.theme.styles.body.leading;
        for item in &graphic.hanging {
            self.put(item.clone(), self.left, baseline);
        }
        // A drawing lies in the text as one thing, with what is drawn first at its bottom.
        for item in &graphic.items {
            let mut item = item.clone();
            item.shift(self.left, top);
            self.text.push(item);
        }
    }

    /// Sets one line of a paragraph.
    pub(super) fn line(&mut self, lines: &Lines, index: usize, top: Pt, shaper: &mut Shaper) {
        let baseline = top + lines.ascent;
        if index == 0 {
            let hanging = lines.hanging.as_deref();
            for item in hanging.iter().flat_map(|hanging| &hanging.items) {
                self.put(item.clone(), self.left, baseline);
            }
            for link in hanging.iter().flat_map(|hanging| &hanging.links) {
                self.put_link(link.clone(), self.left, baseline);
            }
        }
        let design = &self.assembly.theme.paragraph;
        let mut line = lines.paragraph.line(lines.variant, index, design, shaper);
        let x = self.left + lines.x;
        for item in line.items.drain(..) {
            self.put(item, x, baseline);
        }
        for link in line.links.drain(..) {
            self.put_link(link, x, baseline);
        }
        for anchor in &line.anchors {
            self.destination(anchor, top);
        }
        if index + 1 == lines.count() {
            let first = baseline - lines.leading * index as f64;
            let hanging = lines.hanging.as_deref();
            for item in hanging.iter().flat_map(|hanging| &hanging.behind) {
                self.put(item.clone(), self.left, first);
            }
        }
    }

    pub(super) fn put(&mut self, mut item: Item, x: Pt, y: Pt) {
        item.shift(x, y);
        self.add(item);
    }

    /// Adds what is at its place. Rules and panels, and what says nothing, lie behind the text: a line
    /// of text is then one thing to whoever reads the page, whatever is drawn behind a word of it.
    pub(super) fn add(&mut self, item: Item) {
        let is_text = match &item {
            Item::Glyphs(run) => run.mark != Mark::Decoration,
            Item::Picture(_) | Item::Group(_) => true,
            Item::Rule(_) | Item::Path(_) => false,
        };
        if is_text {
            self.text.push(item);
        } else {
            self.page.items.push(item);
        }
    }

    /// The page with all that was set on it, and the destinations on it.
    pub(super) fn finish(mut self) -> (Page, Vec<Destination>) {
        self.page.items.append(&mut self.text);
        self.page.items.shrink_to_fit();
        self.page.links.shrink_to_fit();
        (self.page, self.destinations)
    }

    fn put_link(&mut self, mut link: LinkArea, x: Pt, y: Pt) {
        link.x += x;
        link.y += y;
        self.page.links.push(link);
    }

    pub(super) fn destination(&mut self, name: &str, y: Pt) {
        self.destinations.push(Destination {
            name: name.to_string(),
            page: self.index,
            y,
        });
    }

    fn rule_above(&mut self, piece: &Piece, top: Pt) {
        let Some(rule) = &piece.rule_above else {
            return;
        };
        self.add(Item::Rule(Rule {
            x: self.left + rule.x,
            y: top - rule.up,
            width: rule.width,
            height: rule.thickness,
            color: rule.color,
            mark: Mark::Decoration,
        }));
    }
}

/// The clickable area around items on a baseline at y 0.
pub fn area_around(items: &[Item], link: &Link, size: Pt) -> Vec<LinkArea> {
    items
        .iter()
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(LinkArea {
                x: run.x,
                y: -size * 0.8,
                width: run.width,
                height: size * 1.05,
                target: link.target.clone(),
                description: link.description.clone(),
                node: link.node,
            }),
            Item::Rule(_) | Item::Path(_) | Item::Picture(_) | Item::Group(_) => None,
        })
        .collect()
}
