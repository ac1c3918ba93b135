//! Frames stand where they may.

use briefset::document::MarkKind;
use briefset::export::Edition;
use briefset::language::Direction;
use briefset::layout::flow::margin;
use briefset::layout::frame::{GlyphRun, Group, Item, Mark, Target};
use briefset::layout::tags::Role;
use briefset::layout::text::tall;
use briefset::theme::Sides;

use super::{SAMPLES, Sample};
use crate::support::{edition, pages};

/// How far, in ems, a mark may hang out of the text block.
const PROTRUSION: f64 = 0.6;

/// The left and right edges of the text block of a page.
fn edges(sample: &Sample, index: usize) -> (f64, f64) {
    let Edition {
        document,
        theme,
        fonts,
        setup,
        ..
    } = &sample.edition;
    let sheet = theme.sheet(setup.paper);
    let rightward = document.metadata.language.direction() == Direction::LeftToRight;
    let (part, at_left) = match setup.sides {
        Sides::One => (sheet.start, rightward),
        Sides::Two => (sheet.inner, index.is_multiple_of(2) == rightward),
    };
    let page = &sample.edition.layout.pages[index];
    let turned;
    let sheet = if page.width > page.height {
        let leading = tall::leading(theme, fonts, &document.metadata.language);
        let line = theme.scaled(sheet.scale, leading).styles.body.leading;
        let block = theme.styles.body.leading * (sheet.scale * f64::from(sheet.lines));
        turned = sheet.turned(line, line * (block / line + 0.01).floor());
        &turned
    } else {
        sheet
    };
    let free = (sheet.width - sheet.measure).0;
    let left = free * if at_left { part } else { 1.0 - part };
    // Grades and dates hang in a wide margin.
    let margin = match setup.sides {
        Sides::One => margin::room(sheet, theme.paragraph.margin).0,
        Sides::Two => 0.0,
    };
    let hangs = if margin > 0.0 { margin + 16.0 } else { 0.0 };
    let (before, behind) = if rightward {
        (hangs, 0.0)
    } else {
        (0.0, hangs)
    };
    (left - before, left + sheet.measure.0 + behind)
}

/// The left and right ends of a run's ink: the space at the end of a line hangs out and is not
/// seen.
fn ink(run: &GlyphRun) -> (f64, f64) {
    let seen = run.glyphs().filter(|glyph| {
        let cluster = glyph.cluster.start as usize..glyph.cluster.end as usize;
        !run.text[cluster].trim().is_empty() || glyph.soft_hyphen
    });
    seen.fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(left, right), glyph| {
            let start = (run.x + glyph.x).0;
            (left.min(start), right.max(start + glyph.advance.0))
        },
    )
}

#[test]
fn no_text_leaves_the_text_block_but_for_what_hangs() {
    for sample in SAMPLES.iter() {
        for (index, page) in sample.edition.layout.pages.iter().enumerate() {
            let (left, end) = edges(sample, index);
            let content = |run: &&GlyphRun| matches!(run.mark, Mark::Content(_));
            // It is behind the block, and as wide as the sheet allows.
            let watermark = sample.edition.document.watermark.as_deref();
            let before = |run: &&GlyphRun| watermark != Some(run.text.as_str());
            // What is turned is looked at with all else that must stay on its page.
            let runs = page.items.iter().filter_map(|item| match item {
                Item::Glyphs(run) => Some(run),
                _ => None,
            });
            for run in runs.filter(content).filter(before) {
                let allowance = run.size.0 * PROTRUSION;
                let (start, stop) = ink(run);
                let inside = start >= left - allowance && stop <= end + allowance;
                let (seed, page) = (sample.seed, index + 1);
                assert!(
                    inside,
                    "seed {seed}, page {page}: {:?} from {start:.1} to {stop:.1}, block {left:.1} to {end:.1}",
                    run.text
                );
            }
        }
    }
}

#[test]
fn nothing_leaves_its_page() {
    for sample in SAMPLES.iter() {
        for page in &sample.edition.layout.pages {
            for item in &page.items {
                let (x, y, end, bottom) = match item {
                    Item::Group(group) => turned_bounds(group),
                    Item::Glyphs(run) => {
                        let (up, down) = (run.size.0 * 1.2, run.size.0 * 0.5);
                        let (start, stop) = ink(run);
                        (start, run.y.0 - up, stop, run.y.0 + down)
                    }
                    Item::Rule(rule) => {
                        let end = (rule.x + rule.width).0;
                        (rule.x.0, rule.y.0, end, (rule.y + rule.height).0)
                    }
                    Item::Path(path) => {
                        let half = path.stroke.width.0 * 0.5;
                        let ends = || path.segments.iter().filter_map(|segment| segment.end());
                        let least = |least: f64, value: f64| least.min(value - half);
                        let most = |most: f64, value: f64| most.max(value + half);
                        (
                            ends().map(|end| end.0).fold(f64::INFINITY, least),
                            ends().map(|end| end.1).fold(f64::INFINITY, least),
                            ends().map(|end| end.0).fold(0.0, most),
                            ends().map(|end| end.1).fold(0.0, most),
                        )
                    }
                    Item::Picture(placed) => {
                        let end = (placed.x + placed.width).0;
                        (placed.x.0, placed.y.0, end, (placed.y + placed.height).0)
                    }
                };
                let inside = x >= 0.0 && y >= 0.0 && end <= page.width.0 && bottom <= page.height.0;
                assert!(inside, "seed {}: {item:?}", sample.seed);
            }
        }
    }
}

/// The edges of runs that are turned: left, top, right and bottom.
fn turned_bounds(group: &Group) -> (f64, f64, f64, f64) {
    let corners = group.items.iter().flat_map(Item::runs).flat_map(|run| {
        let (up, down) = (run.size.0 * 0.8, run.size.0 * 0.25);
        let (start, stop) = ink(run);
        let (top, bottom) = (run.y.0 - up, run.y.0 + down);
        [(start, top), (stop, top), (stop, bottom), (start, bottom)]
    });
    let corners: Vec<(f64, f64)> = corners.map(|at| group.transform.apply(at)).collect();
    let across = || corners.iter().map(|corner| corner.0);
    let downward = || corners.iter().map(|corner| corner.1);
    (
        across().fold(f64::INFINITY, f64::min),
        downward().fold(f64::INFINITY, f64::min),
        across().fold(0.0, f64::max),
        downward().fold(0.0, f64::max),
    )
}

#[test]
fn every_link_has_its_destination_and_every_destination_its_page() {
    for sample in SAMPLES.iter() {
        let layout = &sample.edition.layout;
        let known = |name: &str| {
            let place = layout
                .destinations
                .binary_search_by(|known| known.name.as_str().cmp(name));
            assert!(
                place.is_ok(),
                "seed {}: nothing is named {name}",
                sample.seed
            );
        };
        for link in layout.pages.iter().flat_map(|page| &page.links) {
            match &link.target {
                Target::Destination(name) => known(name),
                Target::Url(url) => assert!(
                    url.as_str().starts_with("http") || url.as_str().starts_with("mailto:"),
                    "{url}"
                ),
            }
            assert!(
                link.width.0 > 0.0 && link.height.0 > 0.0,
                "a link without an area"
            );
            assert!(!link.description.is_empty(), "a link without a description");
        }
        layout
            .outline
            .iter()
            .for_each(|entry| known(&entry.destination));
        for destination in &layout.destinations {
            let page = layout.pages.get(destination.page).expect("a page");
            assert!(destination.y.0 >= 0.0 && destination.y <= page.height);
        }
    }
}

#[test]
fn what_is_said_of_a_page_is_so() {
    let mut said = 0;
    for sample in SAMPLES.iter() {
        let Edition {
            document, layout, ..
        } = &sample.edition;
        let language = briefset::language::lookup(&document.metadata.language);
        for text in pages::texts(document).values() {
            for mark in &text.marks {
                let MarkKind::Reference {
                    anchor,
                    instead_of_page: Some(_),
                } = &mark.kind
                else {
                    continue;
                };
                let mut destinations = layout.destinations.iter();
                let found = destinations.find(|destination| destination.name == *anchor);
                let page = found.expect("a destination").page - layout.covers;
                let page = page as u64 + 1;
                let frame = language.terms.page_short.replace(' ', "\u{a0}");
                let expected = frame.replace("{}", &language.number(page));
                let written = &text.content[mark.range.clone()];
                assert_eq!(written, expected, "seed {}: {anchor}", sample.seed);
                said += 1;
            }
        }
    }
    assert!(said > 0, "no page is referred to");
}

#[test]
fn no_heading_stands_last_on_a_page() {
    for sample in SAMPLES.iter() {
        let layout = &sample.edition.layout;
        let parents = pages::parents(&layout.tags);
        // What ends the document ends the last page: it may be a section without a text.
        let last = layout.pages.len() - 1;
        for (index, page) in layout.pages[..last].iter().enumerate() {
            // A page that is turned holds its table alone, and the heading above it stays behind.
            let next = &layout.pages[index + 1];
            if next.width > next.height && page.width < page.height {
                continue;
            }
            let flow = |run: &&GlyphRun| {
                let roles = pages::roles(layout, &parents, run);
                !roles.is_empty() && !roles.contains(&Role::Note)
            };
            let Some(last) = pages::runs(page).filter(flow).last() else {
                continue;
            };
            // A figure may follow it that has no words.
            let shows = |item: &Item| matches!(item, Item::Picture(placed) if matches!(placed.mark, Mark::Content(_)) && placed.y >= last.y);
            if page.items.iter().any(shows) {
                continue;
            }
            let roles = pages::roles(layout, &parents, last);
            let heading = roles.iter().any(|role| matches!(role, Role::Heading(_)));
            assert!(
                !heading,
                "seed {}, page {}: {:?}",
                sample.seed,
                index + 1,
                last.text
            );
        }
    }
}

/// How far the end of a word is from the beginning of what stands right behind it, at most.
fn largest_gap(edition: &Edition) -> f64 {
    let runs = edition.layout.pages.iter().flat_map(pages::runs);
    let gaps = runs.filter(|run| !run.is_right_to_left()).flat_map(|run| {
        run.words.windows(2).enumerate().map(|(index, pair)| {
            let [word, next] = pair else { return 0.0 };
            if run.word_text(index).trim().is_empty() {
                return 0.0; // a space is as wide as its line wants it
            }
            let tracked = run.tracking * word.word.glyphs.len() as f64;
            let width = run.size.0 * run.expansion * (word.word.width + tracked);
            (word.x.0 + width - next.x.0).abs()
        })
    });
    gaps.fold(0.0, f64::max)
}

#[test]
fn words_are_drawn_as_wide_as_they_were_measured() {
    for sample in SAMPLES.iter() {
        let gap = largest_gap(&sample.edition);
        assert!(gap < 0.01, "seed {}: {gap} pt", sample.seed);
    }
    // A sign that the face of the script does not have stands in that of Latin, beside Latin words.
    let text =
        "हिन्दी №hundred हिन्दी №thousand words that fill the line, and more of them. ".repeat(6);
    let yaml = format!("title: Mixed\nsummary: \"{text}\"\n");
    let gap = largest_gap(&edition::edition("mixed.yaml", &yaml));
    assert!(gap < 0.01, "{gap} pt");
}

#[test]
fn a_call_behind_a_break_of_the_line_is_led_to_where_it_stands() {
    let text = "title: Ports\nsummary: |\n  One<br>^[A note.] two\n";
    let layout = edition::edition("break", text).layout;
    let call = layout
        .destinations
        .iter()
        .find(|known| known.name == "call-1");
    let before = pages::runs(&layout.pages[0]).find(|run| run.text.starts_with("One"));
    let (call, before) = (call.expect("a call"), before.expect("its first line"));
    assert!(call.y > before.y, "{call:?} is not below {:?}", before.y);
}

#[test]
fn an_address_that_no_line_holds_stays_on_its_page() {
    let long = "a".repeat(200);
    for text in [
        format!("title: Ports\nsummary: See https://example.org/{long} and on.\n"),
        format!("title: https://example.org/{long}\nsummary: See above.\n"),
        format!("title: Ports\nsummary: See www.{long}.org/{long}.\n"),
    ] {
        let layout = edition::edition("address", &text).layout;
        for run in layout.pages.iter().flat_map(pages::runs) {
            let (start, stop) = ink(run);
            let width = layout.pages[0].width.0;
            assert!(start >= 0.0 && stop <= width, "{start} to {stop}: {text}");
        }
    }
}
