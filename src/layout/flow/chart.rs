//! Charts: a drawing, below the title that says what it shows, and above its numbers and its source.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compose::Composer;
use super::context::{Column, Context};
use super::figure;
use super::galley::{Content, Graphic, Keep, Piece, SpaceGrowth};
use super::inline::label;
use super::typography::Typography;
use super::vertical_list::VerticalList;
use crate::document::{Chart, is_blank};
use crate::drawing::chart::{self, Design};
use crate::drawing::{Drawing, Measure, Part, Voice, Words};
use crate::geometry::{Color, Pt};
use crate::language::{self, Direction, Tag, is_arabic_digit};
use crate::layout::frame::{Cap, Dash, Item, Mark, PlacedPath, PlacedPicture, Stroke};
use crate::layout::tags::Role;
use crate::layout::text::{Paragraph, Shaper};
use crate::picture::drawing::Shape;
use crate::picture::{self, Picture};
use crate::theme::{Figures, TextStyle};

/// A chart is no higher than this part of a page, so that its caption and what stands below it have room.
const HIGHEST: f64 = 0.7;

/// How many lines there are above a chart and below it: a title, a subtitle, its source.
const LINES_AROUND: f64 = 6.0;

/// A chart of a book is no wider than this: on the 330 pixels of a phone its words are then as large as on paper.
const NARROW: Pt = Pt(270.0);

/// Words of a drawing, measured and set in the faces of the theme.
struct Faces<'a> {
    typography: Typography<'a>,
    shaper: &'a mut Shaper,
    missing_glyphs: &'a mut BTreeSet<char>,
    /// The language of the words.
    language: &'a Tag,
}

impl Faces<'_> {
    fn style(&self, voice: Voice) -> &TextStyle {
        let styles = &self.typography.theme.styles;
        match voice {
            Voice::Axis => &styles.remark,
            Voice::Label => &styles.cell,
            Voice::Strong => &styles.cell_total,
        }
    }

    fn line(&mut self, text: &str, voice: Voice) -> Paragraph {
        let (theme, language) = (self.typography.theme, self.language);
        let style = self.style(voice);
        let mut passage = label(text.to_string(), theme, style, language, Mark::Decoration);
        // Cells have figures of one width, which stand far apart in Arabic faces; here none stands below another.
        for span in &mut passage.spans {
            if span.attributes.figures == Figures::Tabular {
                span.attributes.figures = Figures::Lining;
            }
        }
        Paragraph::in_one_line(passage, theme, self.shaper)
    }

    /// Words as items at their place, in a colour and below a tag; a space behind them keeps them apart from
    /// the next for whoever reads the text of the page.
    fn items(&mut self, words: &Words, mark: Mark) -> Vec<Item> {
        let mut paragraph = self.line(&format!("{} ", words.text), words.voice);
        for span in &mut paragraph.passage.spans {
            span.attributes.color = words.color;
            span.attributes.mark = mark;
        }
        self.missing_glyphs.extend(&paragraph.missing_glyphs);
        let mut items = paragraph.only_line(words.x, &self.typography.theme.paragraph, self.shaper);
        for item in &mut items {
            item.shift(Pt::ZERO, words.y);
        }
        // The space belongs to a number in Arabic digits, which is said as a part of a line from right to left.
        if let [.., Item::Glyphs(last), Item::Glyphs(space)] = items.as_mut_slice()
            && is_blank(&space.text)
            && last.text.ends_with(is_arabic_digit)
        {
            space.level = last.level;
        }
        items
    }

    /// A drawing as what a page is made of, smaller where it is higher than a page has room for.
    fn graphic(&mut self, drawing: &Drawing, column: Column, mark: Mark) -> Graphic {
        let most = self.typography.page_height * HIGHEST;
        let part = (most / drawing.height.max(most)).min(1.0);
        let left = self.typography.left(Column {
            measure: drawing.width * part,
            ..column
        });
        // Its place is known by a picture as large as all of it, even where nothing is filled.
        let mut items = vec![filled(drawing, Vec::new(), mark)];
        let mut shapes: Vec<Shape> = Vec::new();
        for part in &drawing.parts {
            // Fills that came before lie below it.
            if !matches!(part, Part::Fill(_)) && !shapes.is_empty() {
                items.push(filled(drawing, std::mem::take(&mut shapes), mark));
            }
            match part {
                Part::Fill(fill) => shapes.push(Shape::opaque(fill.color, fill.path.clone())),
                Part::Line(line) => items.push(Item::Path(PlacedPath {
                    segments: line.path.clone(),
                    stroke: stroke(line.width, line.color, line.dash),
                    mark: Mark::Decoration,
                })),
                Part::Words(words) => items.extend(self.items(words, mark)),
            }
        }
        if !shapes.is_empty() {
            items.push(filled(drawing, shapes, mark));
        }
        for item in &mut items {
            if part < 1.0 {
                item.scale(part);
            }
            item.shift(left, Pt::ZERO);
        }
        Graphic {
            items,
            height: drawing.height * part,
            hanging: Vec::new(),
        }
    }
}

impl Measure for Faces<'_> {
    fn width(&mut self, text: &str, voice: Voice) -> Pt {
        self.line(text, voice).natural_width
    }

    fn size(&self, voice: Voice) -> Pt {
        self.style(voice).size
    }
}

/// Sets a chart.
pub(super) fn set(composer: &mut Composer<'_>, chart: &Chart, context: Context) -> VerticalList {
    let theme = composer.typography.theme;
    let node = composer.tags.node(context.node, Role::Figure);
    composer.tags.set_alternative(node, &chart.alternative);
    composer.tags.set_anchor(node, &chart.anchor);
    composer.targets.add(&chart.anchor, node);
    let mut list = VerticalList::default();
    if let Some(title) = &chart.title {
        let caption = composer.tags.node(node, Role::Caption);
        let style = &theme.styles.caption;
        list.push(Piece {
            keep: Keep::HEADING,
            growth: SpaceGrowth::HalfLines(1),
            ..composer.text(title, style, context.column, caption)
        });
    }
    if let Some(subtitle) = &chart.subtitle {
        let paragraph = composer.tags.node(context.node, Role::Paragraph);
        let style = &theme.styles.remark;
        list.push(Piece {
            keep: Keep::HEADING,
            ..composer.text(subtitle, style, context.column, paragraph)
        });
    }
    list.space(theme.paragraph.space);
    let measure = context.column.measure;
    let language = chart.language.as_ref();
    let language = language.unwrap_or(composer.typography.language_tag);
    let design = design(&composer.typography, (chart, language));
    let mark = Mark::Content(composer.tags.slot(node));
    let mut faces = Faces {
        typography: composer.typography,
        shaper: composer.shaper,
        missing_glyphs: &mut composer.missing_glyphs,
        language,
    };
    let drawing = chart::draw(chart, measure, design, &mut faces);
    let numbers = chart::numbers(chart, &drawing, design, &mut faces);
    let graphic = faces.graphic(&drawing, context.column, mark);
    let numbers = numbers.iter();
    let numbers = numbers.map(|part| faces.graphic(part, context.column, mark));
    let numbers: Vec<Graphic> = numbers.collect();
    // What stands above it and below it goes with it, if a page has room for all: large letters need much.
    let lines = theme.styles.caption.leading * LINES_AROUND;
    let below: Pt = numbers.iter().map(|part| part.height).sum();
    let fits = graphic.height + below + lines < composer.typography.page_height;
    // A book is read on phones as well: less wide, its words are larger there.
    let mut in_book = match measure > NARROW {
        true => chart::draw(chart, NARROW, design, &mut faces),
        false => drawing,
    };
    in_book.language.clone_from(&chart.language);
    composer.drawings.insert(chart.anchor.clone(), in_book);
    list.push(Piece {
        keep: Keep {
            with_next: (!chart.remarks.is_empty() || !numbers.is_empty()) && fits,
            ..Keep::default()
        },
        ..Piece::new(Content::Graphic(graphic))
    });
    list.space(theme.paragraph.space);
    for graphic in numbers {
        list.push(Piece::new(Content::Graphic(graphic)));
    }
    list.space(theme.paragraph.space * 0.5);
    for remark in &chart.remarks {
        let paragraph = composer.tags.node(context.node, Role::Paragraph);
        let style = &theme.styles.remark;
        list.push(Piece {
            keep: Keep {
                together: true,
                with_previous: true,
                ..Keep::default()
            },
            ..composer.text(&remark.text, style, context.column, paragraph)
        });
    }
    list.name(&chart.anchor);
    figure::floating(list, context, theme)
}

/// What a chart is drawn with.
fn design<'a>(typography: &Typography<'a>, (chart, language): (&Chart, &Tag)) -> Design<'a> {
    let colors = &typography.theme.colors;
    Design {
        colors: &colors.series,
        text: colors.text,
        quiet: colors.quiet,
        hairline: colors.hairline,
        language: language::lookup(language),
        places: chart.places(),
        right_to_left: language.direction() == Direction::RightToLeft,
        shared: None,
        at_points: true,
        tallest: typography.page_height.0 * HIGHEST,
    }
}

fn stroke(width: Pt, color: Color, dash: Option<(Pt, Pt)>) -> Stroke {
    Stroke {
        width,
        color,
        cap: Cap::Butt,
        dash: dash.map(|(on, off)| Dash { on, off }),
    }
}

/// Shapes as a picture as large as the drawing that they are of.
fn filled(drawing: &Drawing, shapes: Vec<Shape>, mark: Mark) -> Item {
    let (width, height) = (drawing.width.0, drawing.height.0);
    let content = picture::Content::Drawing(picture::Drawing {
        width,
        height,
        shapes,
    });
    Item::Picture(PlacedPicture {
        picture: Arc::new(Picture {
            content,
            width,
            height,
            inscriptions: Vec::new(),
            digest: String::new(),
        }),
        x: Pt::ZERO,
        y: Pt::ZERO,
        width: drawing.width,
        height: drawing.height,
        mark,
    })
}
