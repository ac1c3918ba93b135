//! A cover: a page of its own, made from the title block.
//!
//! In: the document and a theme. Out: a [`Page`] in the theme's accent and families, the title large enough to be
//! read at 100 pixels' width: of a book in the proportions that e-readers' shelves want (1 : 1.6), of a printed
//! report as large as its sheet. All that it says stands on the first page of the text, too, where it is heard.

mod lines;

use std::sync::Arc;

use super::PageSetup;
use super::flow::furniture::{Setter, marking, watermark};
use super::frame::{Item, Mark, Page, PlacedPicture, Rule};
use super::text::Shaper;
use super::text::font::Fonts;
use crate::document::{CoverWish, Document, Text, TitleBlock, is_blank};
use crate::geometry::{Color, Pt};
use crate::language::Direction;
use crate::theme::{Align, Sheet, Sides, Theme, Weight};

/// A document of more pages than this is a report, which gets a cover where that is left to us.
const PAGES_WITHOUT_COVER: usize = 12;
/// Width of a cover.
const WIDTH: Pt = Pt(400.0);
/// Height of the cover of a book.
const HEIGHT: Pt = Pt(640.0);
/// Around what stands on it.
const MARGIN: Pt = Pt(36.0);
/// The height of the band of paper that a logo stands on.
const BAND: Pt = Pt(122.0);
/// How much lighter than its ground a watermark is, as a part of what lies between that and white.
const WATERMARK: f64 = 0.16;
/// The largest title: 14 pixels where the cover is 100 wide, as a short one should be; and smaller ones, for where a
/// subtitle has no room below it.
const LARGEST_TITLES: &[f64] = &[56.0, 46.0, 36.0];

/// Makes the cover of a book.
pub fn cover(document: &Document, theme: &Theme, fonts: &Arc<Fonts>) -> Page {
    of_height(HEIGHT, document, theme, fonts)
}

/// The cover that stands before so many pages of a document, if they have one. On paper that is printed on both sides
/// its back is empty, so that the text begins on a recto.
pub fn before(
    pages: usize,
    document: &Document,
    theme: &Theme,
    fonts: &Arc<Fonts>,
    setup: PageSetup,
) -> Vec<Page> {
    let has_one = match setup.cover {
        CoverWish::Never => false,
        CoverWish::Auto => pages > PAGES_WITHOUT_COVER,
        CoverWish::Always => true,
    };
    if !has_one {
        return Vec::new();
    }
    let front = printed(document, theme, fonts, theme.sheet(setup.paper));
    let back = Page {
        items: Vec::new(),
        ..front.clone()
    };
    match setup.sides {
        Sides::One => vec![front],
        Sides::Two => vec![front, back],
    }
}

/// Makes the cover of a report that is printed on a sheet.
fn printed(document: &Document, theme: &Theme, fonts: &Arc<Fonts>, sheet: &Sheet) -> Page {
    let part = sheet.width / WIDTH;
    let mut page = of_height(sheet.height * (1.0 / part), document, theme, fonts);
    for item in &mut page.items {
        item.scale(part);
        // What covers the whole is not a hair larger than that.
        if let Item::Rule(rule) = item {
            rule.width = rule.width.min(sheet.width - rule.x);
            rule.height = rule.height.min(sheet.height - rule.y);
        }
    }
    (page.width, page.height) = (sheet.width, sheet.height);
    page
}

fn of_height(height: Pt, document: &Document, theme: &Theme, fonts: &Arc<Fonts>) -> Page {
    // The subtitle says more than a list of what could be run on, and than the size of the title.
    let filled = |largest: f64, lists: bool| {
        let mut cover = Cover::new(document, theme, fonts, (height, largest, lists));
        let is_whole = cover.fill();
        (is_whole, cover.page)
    };
    for largest in LARGEST_TITLES {
        for lists in [true, false] {
            if let (true, page) = filled(*largest, lists) {
                return page;
            }
        }
    }
    filled(LARGEST_TITLES[0], false).1
}

struct Cover<'a> {
    document: &'a Document,
    theme: &'a Theme,
    shaper: Shaper,
    page: Page,
    /// The size of the largest title.
    largest: f64,
    /// Whether what has several parts may be a list of them.
    lists: bool,
}

impl<'a> Cover<'a> {
    fn new(
        document: &'a Document,
        theme: &'a Theme,
        fonts: &Arc<Fonts>,
        (height, largest, lists): (Pt, f64, bool),
    ) -> Self {
        Cover {
            document,
            theme,
            shaper: Shaper::new(Arc::clone(fonts)),
            page: Page {
                width: WIDTH,
                height,
                items: Vec::new(),
                links: Vec::new(),
            },
            largest,
            lists,
        }
    }

    /// Sets all of it; whether everything has found room.
    fn fill(&mut self) -> bool {
        self.ground();
        self.watermark();
        self.marking();
        let block = &self.document.title_block;
        let foot = self.upward(block.imprint.as_ref());
        self.downward(block, foot)
    }

    /// The accent over the whole, below a band of paper where there is a logo: it was drawn for that.
    fn ground(&mut self) {
        let top = match self.document.logo {
            Some(_) => BAND,
            None => Pt::ZERO,
        };
        self.rule(Pt::ZERO, Pt::ZERO, WIDTH, top, Color::WHITE);
        let height = self.page.height - top;
        self.rule(Pt::ZERO, top, WIDTH, height, self.theme.colors.accent);
    }

    /// The watermark below the foot of the title, as large as the cover allows, in a ground that is a little
    /// lighter.
    fn watermark(&mut self) {
        let Some(words) = self
            .document
            .watermark
            .as_ref()
            .filter(|words| !is_blank(words))
        else {
            return;
        };
        let color = Color::WHITE.over(self.theme.colors.accent, WATERMARK);
        let mut setter = Setter {
            theme: self.theme,
            language: &self.document.metadata.language,
            shaper: &mut self.shaper,
        };
        let height = self.page.height;
        for mut item in watermark::on_cover(words, (WIDTH, color), &mut setter) {
            item.shift(Pt::ZERO, height * 0.72);
            self.page.items.push(item);
        }
    }

    /// The marking at the upper right, as on the pages.
    fn marking(&mut self) {
        let Some(marking) = &self.document.marking else {
            return;
        };
        let mut setter = Setter {
            theme: self.theme,
            language: &self.document.metadata.language,
            shaper: &mut self.shaper,
        };
        let on_paper = self.document.logo.is_some();
        for mut item in marking::on_cover(marking, WIDTH - MARGIN * 2.0, &mut setter) {
            if let Item::Glyphs(run) = &mut item
                && run.color == self.theme.colors.text
                && !on_paper
            {
                run.color = Color::WHITE;
            }
            item.shift(WIDTH - MARGIN, MARGIN * 0.85);
            self.page.items.push(item);
        }
    }

    /// The logo, in its band; gives where what comes below begins.
    fn logo(&mut self) -> Pt {
        let Some(logo) = &self.document.logo else {
            return MARGIN * 1.4;
        };
        let room = (Pt(170.0), Pt(52.0));
        let mut placed = PlacedPicture::fitting(&logo.picture, room, Mark::Decoration);
        let x = self.left(placed.width);
        (placed.x, placed.y) = (x, BAND - Pt(20.0) - placed.height);
        self.page.items.push(Item::Picture(placed));
        BAND + MARGIN * 0.7
    }

    /// The left edge of what is so wide: it stands in the middle where the title does.
    fn left(&self, wide: Pt) -> Pt {
        if self.is_centered() {
            return (WIDTH - wide) * 0.5;
        }
        match self.document.metadata.language.direction() {
            Direction::LeftToRight => MARGIN,
            Direction::RightToLeft => WIDTH - MARGIN - wide,
        }
    }

    fn is_centered(&self) -> bool {
        self.theme.styles.title.align == Align::Centered
    }

    fn rule(&mut self, x: Pt, y: Pt, width: Pt, height: Pt, color: Color) {
        let rule = Rule {
            x,
            y,
            width,
            height,
            color,
            mark: Mark::Decoration,
        };
        self.page.items.push(Item::Rule(rule));
    }

    /// Title and subtitle. The subtitle is as large as leaves it above a height, and not there where
    /// it would be too small to be read; whether it is there, if there is one.
    fn downward(&mut self, block: &TitleBlock, foot: Pt) -> bool {
        let mut y = self.logo();
        if let Some(kicker) = &block.kicker {
            let style = self.style(self.theme.styles.kicker.family, Weight::Regular, 15.0);
            let paragraph = self.listed(&kicker.phrases(), &style);
            y = self.put(&paragraph, &style, y) + Pt(26.0);
        } else {
            y += Pt(30.0);
        }
        let title = self.title_style(&block.title);
        let paragraph = self.paragraph(&block.title, &title);
        y = self.put(&paragraph, &title, y) + Pt(18.0);
        let bar = Pt(54.0);
        let x = self.left(bar);
        self.rule(x, y, bar, Pt(4.0), Color::WHITE);
        let Some(subtitle) = &block.subtitle else {
            return true;
        };
        let top = y + Pt(22.0);
        for size in [24.0, 21.0, 18.0, 15.0] {
            let family = self.theme.styles.subtitle.family;
            let style = self.style(family, Weight::Regular, size);
            let Some(paragraph) = self.paragraph_within(subtitle, &style, foot - top) else {
                continue;
            };
            let height = style.leading * paragraph.variants[0].lines.len() as f64;
            if top + height <= foot {
                self.put(&paragraph, &style, top);
                return true;
            }
        }
        false
    }

    /// The names of the authors, and the imprint, at the foot; gives where they begin.
    fn upward(&mut self, imprint: Option<&Text>) -> Pt {
        let styles = &self.theme.styles;
        let small = self.style(styles.imprint.family, Weight::Regular, 14.0);
        let large = self.style(styles.byline.family, Weight::Semibold, 18.0);
        let mut y = self.page.height - MARGIN;
        let imprint = imprint.map(|imprint| self.listed(&imprint.phrases(), &small));
        let people = self.document.metadata.people.iter();
        let names: Vec<&str> = people.map(|person| person.name.as_str()).collect();
        let names = (!names.is_empty()).then(|| self.listed(&names, &large));
        for (paragraph, style) in [(imprint, &small), (names, &large)] {
            let Some(paragraph) = paragraph else { continue };
            y -= style.leading * paragraph.variants[0].lines.len() as f64;
            self.put(&paragraph, style, y);
            y -= Pt(6.0);
        }
        y - Pt(12.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Tlp;
    use crate::geometry::LEGIBLE;
    use crate::theme;

    #[test]
    fn what_stands_on_a_cover_is_legible_in_every_theme() {
        for name in theme::NAMES {
            let theme = theme::built_in(name).expect("a theme of the program");
            let contrast = Color::WHITE.contrast(theme.colors.accent);
            assert!(contrast >= LEGIBLE, "{name}: {contrast}");
            let watermark = Color::WHITE.over(theme.colors.accent, WATERMARK);
            let contrast = Color::WHITE.contrast(watermark);
            assert!(contrast >= LEGIBLE, "{name}, on a watermark: {contrast}");
        }
        let black = Color::parse("#000000").expect("a colour");
        for tlp in [
            Tlp::Red,
            Tlp::AmberStrict,
            Tlp::Amber,
            Tlp::Green,
            Tlp::Clear,
        ] {
            let contrast = tlp.color().contrast(black);
            assert!(contrast >= LEGIBLE, "{tlp:?}: {contrast}");
        }
    }
}
