//! A layout as text that a person can review: the form of the layout's goldens.
//!
//! One line an item, from the bottom up: the rules behind the text, then each run of glyphs in reading
//! order, where it begins and ends, its baseline, its tag, its face and size, how far it is widened, its
//! characters. Then the links, and at the end the destinations and the outline.

use std::fmt::Write;

use briefset::geometry::{Pt, Transform};
use briefset::layout::frame::{GlyphRun, Item, Layout, Mark, PlacedPath, Target};

/// Writes a layout down.
pub fn transcript(layout: &Layout) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    for (index, page) in layout.pages.iter().enumerate() {
        let _ = writeln!(
            out,
            "page {}  {:.1} x {:.1}",
            index + 1,
            page.width.0,
            page.height.0
        );
        for drawn in &page.items {
            item(&mut out, drawn, layout);
        }
        for link in &page.links {
            let target = match &link.target {
                Target::Url(url) => url.to_string(),
                Target::Destination(name) => format!("#{name}"),
            };
            let place = place(link.x, link.width, link.y);
            let _ = writeln!(out, "{place}link {target}");
        }
    }
    for destination in &layout.destinations {
        let (name, page) = (&destination.name, destination.page + 1);
        let _ = writeln!(
            out,
            "destination {name}  page {page}, {:.1}",
            destination.y.0
        );
    }
    for entry in &layout.outline {
        let indent = "  ".repeat(usize::from(entry.level.saturating_sub(1)));
        let _ = writeln!(
            out,
            "outline {indent}{} -> {}",
            entry.title, entry.destination
        );
    }
    out
}

fn item(out: &mut String, item: &Item, layout: &Layout) {
    match item {
        Item::Glyphs(run) => glyphs(out, run, layout),
        Item::Picture(placed) => {
            let place = place(placed.x, placed.width, placed.y);
            let _ = writeln!(out, "{place}{:.1} high, a picture", placed.height.0);
        }
        Item::Rule(rule) => {
            let place = place(rule.x, rule.width, rule.y);
            let (height, color) = (rule.height.0, rule.color.hex());
            let _ = writeln!(out, "{place}rule {height:.2} high, {color}");
        }
        Item::Path(path) => line(out, path),
        Item::Group(group) => {
            let Transform { a, b, c, d, e, f } = group.transform;
            let _ = writeln!(
                out,
                "  turned by {a:.2} {b:.2} {c:.2} {d:.2}, to {e:.1} {f:.1}"
            );
            for drawn in &group.items {
                self::item(out, drawn, layout);
            }
        }
    }
}

/// Where a thing begins and ends, and its upper edge or baseline: how every line of a page begins.
fn place(x: Pt, width: Pt, y: Pt) -> String {
    format!("  {:7.1} {:7.1} {:7.1}  ", x.0, (x + width).0, y.0)
}

fn line(out: &mut String, path: &PlacedPath) {
    let ends = path.segments.iter().filter_map(|segment| segment.end());
    let ends = ends.map(|(x, y)| format!("{x:.1} {y:.1}"));
    let kind = match path.stroke.dash {
        None => "line",
        Some(dash) if dash.on == Pt::ZERO => "dots",
        Some(_) => "dashes",
    };
    let (width, color) = (path.stroke.width.0, path.stroke.color.hex());
    let ends = ends.collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "  {kind} {width:.2} thick, {color}, along {ends}");
}

fn glyphs(out: &mut String, run: &GlyphRun, layout: &Layout) {
    let (tags, fonts) = (&layout.tags, &layout.fonts);
    let face = &fonts.face(run.face).postscript_name;
    let mark = match run.mark {
        Mark::Content(slot) => format!("{:?}", tags.nodes()[tags.owner(slot).0 as usize].role),
        Mark::Running(_) => "pagination".to_string(),
        Mark::Decoration => "decoration".to_string(),
    };
    let expansion = if (run.expansion - 1.0).abs() < 0.0005 {
        String::new()
    } else {
        format!(" x{:.3}", run.expansion)
    };
    let hyphen = if run.words.last().is_some_and(|word| word.soft_hyphen) {
        " + hyphen"
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "{}{mark}  {face} {:.2}{expansion}  {:?}{hyphen}",
        place(run.x, run.width, run.y),
        run.size.0,
        run.text
    );
}
