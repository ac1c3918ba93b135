//! SVG files.
//!
//! In: a file. Out: a [`Drawing`] where it is made of flat shapes, as logos and charts are; else
//! pixels. Its words are words in either. usvg resolves styles, units, references and transformations;
//! lines become the shapes that they cover.
//!
//! Pictures within are refused, as they may lie elsewhere, and so are filters and parts of web pages.
//!
//! | module | finds |
//! |---|---|
//! | [`area`] | what parts of a drawing are shown within |
//! | [`shapes`] | flat shapes |
//! | [`stretches`] | letters that are words |
//! | [`words`] | words, with their places and styles |

mod area;
mod shapes;
mod stretches;
mod words;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Group, Node, Tree, roxmltree};

use super::drawing::of_pixmap;
use super::{Content, Drawing, Inscription, PictureFault, Room, SAVE_AGAIN, cost};
use crate::geometry::Segment;

/// How large a file may be, in bytes.
const LARGEST: usize = 2 << 20;
/// Pixels of the longer side, where a drawing must become some: 5 cm at 600 dots to the inch.
const PIXELS: f64 = 1_200.0;

/// Into how many parts of the longer side a line is set, when it becomes the shape that it covers: of a
/// logo 5 cm wide, a two-hundredth of a millimetre.
const FINENESS: f32 = 10_000.0;
/// How many times longer than the other a side may be.
const MOST_PROPORTION: f32 = 1_000.0;
/// How many bytes of text usvg may be asked to set, those counted again that it sets again.
const MOST_SET: usize = 200_000;
/// How many times its longer side a shape may reach from its corner.
const MOST_REACH: f64 = 1_000.0;

/// Whether a file looks like an SVG.
pub fn is_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4096)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = String::from_utf8_lossy(start);
    text.trim_start().starts_with('<') && text.contains("<svg")
}

/// An SVG: what is drawn, how wide and high it is in its own units, and its words.
pub struct Svg {
    /// What is drawn, without the words.
    pub content: Content,
    /// Its width and height.
    pub size: (f64, f64),
    /// Its words.
    pub inscriptions: Vec<Inscription>,
}

/// Reads a file.
pub fn read(bytes: &[u8], room: &Room) -> Result<Svg, PictureFault> {
    if bytes.len() > LARGEST {
        return Err(PictureFault::new(
            "is an SVG of more than 2 megabytes",
            "simplify it, or save it as PNG",
        ));
    }
    let damaged = |_| PictureFault::new("is damaged: it is an SVG that cannot be read", SAVE_AGAIN);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        PictureFault::new("is not UTF-8", "save it as UTF-8, which every editor can")
    })?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        nodes_limit: cost::MOST_ELEMENTS * 2,
        ..roxmltree::ParsingOptions::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| error.to_string())
        .map_err(damaged)?;
    check(&document)?;
    cost::check_rules(&document)?;
    let has_words = has_words(&document)?;
    let read = |options: &usvg::Options<'_>| {
        Tree::from_xmltree(&document, options)
            .map_err(|error| error.to_string())
            .map_err(damaged)
    };
    let tree = match has_words {
        true => read(&words::options())?,
        false => read(&usvg::Options::default())?,
    };
    if has_filters(tree.root()) {
        return Err(PictureFault::new(
            "has filters, which programs draw each in its own way",
            "convert them to paths, or save the whole as PNG",
        ));
    }
    let size = tree.size();
    check_proportion(size)?;
    let fineness = FINENESS / size.width().max(size.height());
    cost::outlines::check(tree.root(), fineness)?;
    let inscriptions = words::inscriptions(&tree)?;
    check_reach_of_words(&inscriptions, size)?;
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    let svg = |content| Svg {
        content,
        size: (width, height),
        inscriptions,
    };
    if let Some(shapes) = shapes::flat(&tree, fineness) {
        let drawing = Drawing {
            width,
            height,
            shapes,
        };
        check_reach(&drawing)?;
        return Ok(svg(Content::Drawing(drawing)));
    }
    // Without a face usvg leaves words out.
    let tree = match has_words {
        true => read(&usvg::Options::default())?,
        false => tree,
    };
    Ok(svg(Content::Pixels(pixels(&tree, room)?)))
}

/// A drawing in pixels.
fn pixels(tree: &Tree, room: &Room) -> Result<super::Pixels, PictureFault> {
    let size = tree.size();
    let scale = PIXELS as f32 / size.width().max(size.height());
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let (wide, high) = (pixels(size.width()), pixels(size.height()));
    let scale = Transform::from_scale(scale, scale);
    let needed = cost::layers::check(tree.root(), scale, (wide, high))?;
    room.within(needed, || {
        let pixmap = Pixmap::new(wide, high);
        let mut pixmap = pixmap.ok_or_else(|| {
            PictureFault::new(
                "is too large to be drawn",
                "make it smaller, or save it as PNG",
            )
        })?;
        resvg::render(tree, scale, &mut pixmap.as_mut());
        Ok(of_pixmap(&pixmap))
    })
}

/// Refuses what is a line rather than a picture: drawn as high as a logo it would not be seen, drawn as
/// wide as a cover it would be as high as a house.
fn check_proportion(size: usvg::Size) -> Result<(), PictureFault> {
    let (width, height) = (size.width(), size.height());
    let sound = width.is_finite() && height.is_finite();
    if sound && width.max(height) <= width.min(height) * MOST_PROPORTION {
        return Ok(());
    }
    Err(PictureFault::new(
        format!("is {width} by {height} large, which no page can show"),
        "give its `width`, `height` and `viewBox` usual numbers",
    ))
}

/// Refuses shapes that reach so far beyond the picture that a PDF has no number for where they end
/// (ISO 32000-1, Annex C), or that are nowhere.
fn check_reach(drawing: &Drawing) -> Result<(), PictureFault> {
    let furthest = drawing.width.max(drawing.height) * MOST_REACH;
    let within = |value: f64| value.abs() <= furthest;
    let sound = |segment: &Segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) => within(x) && within(y),
        Segment::Cubic(x1, y1, x2, y2, x, y) => [x1, y1, x2, y2, x, y].into_iter().all(within),
        Segment::Close => true,
    };
    let mut segments = drawing.shapes.iter().flat_map(|shape| &shape.path);
    if segments.all(sound) {
        return Ok(());
    }
    Err(PictureFault::new(
        "has shapes that reach a thousand times beyond its edges",
        "cut them to the edges, or give its `viewBox` usual numbers",
    ))
}

/// Refuses words that stand, or are as large as, a thousand times beyond the picture.
fn check_reach_of_words(
    inscriptions: &[Inscription],
    size: usvg::Size,
) -> Result<(), PictureFault> {
    let furthest = f64::from(size.width().max(size.height())) * MOST_REACH;
    let sound = |inscription: &Inscription| {
        let transform = inscription.transform;
        let scale = transform.scale();
        let parts = inscription.letterings.iter();
        let mut lengths = parts.flat_map(|part| {
            let length = part.length.unwrap_or(0.0);
            [part.size, part.right, part.down, length].map(|length| length * scale)
        });
        let places = [transform.e, transform.f];
        lengths.all(|length| length.abs() <= furthest)
            && places.iter().all(|place| place.abs() <= furthest)
    };
    if inscriptions.iter().all(sound) {
        return Ok(());
    }
    Err(PictureFault::new(
        "has words that reach a thousand times beyond its edges",
        "put them within the edges, or give its `viewBox` usual numbers",
    ))
}

/// Refuses what cannot be shown alike everywhere, and what grows without end when it is resolved.
fn check(document: &roxmltree::Document<'_>) -> Result<(), PictureFault> {
    let styled_elsewhere = |node: &roxmltree::Node<'_, '_>| {
        node.pi()
            .is_some_and(|instruction| instruction.target == "xml-stylesheet")
    };
    if document.descendants().any(|node| styled_elsewhere(&node)) {
        return Err(elsewhere());
    }
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        if leads_elsewhere(element) {
            return Err(elsewhere());
        }
        let acts = |name: &str| name.len() > 2 && name.starts_with("on");
        let has_actions = element.attributes().any(|attribute| acts(attribute.name()));
        let name = match has_actions {
            true => "script",
            false => element.tag_name().name(),
        };
        let (message, help) = match name {
            "script" => (
                "has scripts in it, which no page runs",
                "save it as a plain SVG: what a script draws is not in the file",
            ),
            "image" | "feImage" => (
                "has a picture of its own in it",
                "use that picture itself, or save the whole as PNG",
            ),
            // What a rule puts on lines cannot be counted before it is drawn.
            "style" if element.text().is_some_and(|rules| rules.contains("marker")) => (
                "has rules of style that put markers on lines",
                "give each line its markers, or save the whole as PNG",
            ),
            // Beside other ways to show the same, the others are taken.
            "foreignObject" if !has_other_ways(element) => (
                "has parts of a web page in it, which only browsers draw",
                "have its labels written as plain text where it is made, or save it as PNG",
            ),
            _ => continue,
        };
        return Err(PictureFault::new(message, help));
    }
    cost::check_elements(document)
}

/// Whether anything of a group is drawn through a filter, what it is cut, covered or filled by included.
fn has_filters(group: &Group) -> bool {
    let within = |node: &Node| {
        let mut found = matches!(node, Node::Group(group) if has_filters(group));
        node.subroots(|root| found |= has_filters(root));
        found
    };
    !group.filters().is_empty() || group.children().iter().any(within)
}

fn elsewhere() -> PictureFault {
    PictureFault::new(
        "needs something outside of itself, which is never fetched",
        "save it with all that it shows in it, as a plain SVG",
    )
}

/// Whether an element is drawn with something outside of its file. Links are not drawn, and stay out of the page.
fn leads_elsewhere(element: roxmltree::Node<'_, '_>) -> bool {
    let name = element.tag_name().name();
    // A picture within is told of as that.
    let drawn = !matches!(name, "a" | "image" | "feImage");
    let outside = |address: &str| {
        let address = address.trim().trim_matches(['"', '\'']).trim();
        !address.is_empty() && !address.starts_with('#') && !address.starts_with("data:")
    };
    let refers = |attribute: roxmltree::Attribute<'_, '_>| {
        attribute.name() == "href" && drawn && outside(attribute.value())
    };
    let painted = |value: &str| {
        let addresses = value.split("url(").skip(1);
        let mut addresses = addresses.filter_map(|rest| rest.split(')').next());
        addresses.any(outside)
    };
    let attributes = || element.attributes();
    let style = match name {
        "style" => element.text().unwrap_or_default(),
        _ => "",
    };
    attributes().any(refers)
        || attributes().any(|attribute| painted(attribute.value()))
        || style.contains("@import")
        || painted(style)
}

/// Whether a part of a drawing stands in a choice of several.
fn has_other_ways(element: roxmltree::Node<'_, '_>) -> bool {
    element.parent_element().is_some_and(|parent| {
        let ways = parent.children().filter(roxmltree::Node::is_element);
        parent.tag_name().name() == "switch" && ways.count() > 1
    })
}

/// Whether a file has words. Those that are no words but what something else is cut or covered by are refused,
/// and so are more than any picture has: usvg sets all of a text anew for each of its parts.
fn has_words(document: &roxmltree::Document<'_>) -> Result<bool, PictureFault> {
    let is_text = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "text";
    let texts = document.descendants().filter(is_text);
    let mut cost = 0usize;
    let mut has_words = false;
    for text in texts {
        has_words = true;
        let mut around = text.ancestors().map(|around| around.tag_name().name());
        if around.any(|name| matches!(name, "clipPath" | "mask" | "pattern")) {
            return Err(PictureFault::new(
                "has words that something else is cut or filled by",
                "convert these words to paths, which drawing programs call outlines",
            ));
        }
        let parts = text.descendants().filter(roxmltree::Node::is_text);
        let (parts, letters) = parts.fold((1, 0), |(parts, letters), part| {
            (parts + 1, letters + part.text().map_or(0, str::len))
        });
        cost = cost.saturating_add(letters.saturating_mul(parts));
    }
    if cost <= MOST_SET {
        return Ok(has_words);
    }
    Err(PictureFault::new(
        "has more words than a picture can hold",
        "put them into the text of the briefing, or save it as PNG",
    ))
}
