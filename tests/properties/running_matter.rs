//! What stands outside the text block has its own place, on every sheet of every theme, however long
//! its words are: nothing overlaps, nothing leaves the sheet, and what has no room is refused.

use briefset::export::Edition;
use briefset::layout;
use briefset::layout::frame::{Item, Mark, Page, RunningMatter};
use briefset::theme::{self, Paper};
use rayon::prelude::*;

use crate::support::edition;
use crate::support::pages;

const THEMES: &[&str] = &["default", "chancery", "newsdesk", "large-print"];
const PAPERS: &[&str] = &["a4", "letter", "a5"];
const SIDES: &[&str] = &["one", "two"];

/// Markings from short to the longest that may have room on one sheet or another.
const MARKINGS: &[&str] = &[
    "{tlp: AMBER+STRICT}",
    "{classification: Internal}",
    "{tlp: RED, classification: Internal}",
    "{caveats: [For the harbour board and its secretaries alone]}",
    "{tlp: CLEAR, caveats: [For the harbour board and its secretaries alone]}",
    "{caveats: [For the harbour board and its secretaries alone, No copies and no quotations]}",
    "{tlp: AMBER+STRICT, classification: Internal, caveats: [For the harbour board, No copies]}",
    "{caveats: [Intergovernmentalharbourelectrificationcommissioners]}",
    "{caveats: [للاستخدام الداخلي فقط ولأعضاء مجلس الميناء دون غيرهم]}",
    "{tlp: GREEN, caveats: [केवल बंदरगाह के बोर्ड के लिए]}",
    // Longer than any sheet has room for.
    "{caveats: [For the members of the harbour board and for those who stand in for them alone, Not to be \
     copied or quoted or forwarded to anybody without the written consent of all of its members]}",
];

const WATERMARKS: &[&str] = &[
    "Draft",
    "Not for release before the board has met",
    "Not for release before the harbour board and its committees have met and agreed to it in writing, \
     each for itself and all of them together",
];

const HEADS: &[&str] = &[
    "Ports",
    "Harbour electrification after the first winter and what the board should know of it before spring comes",
    "Intergovernmentalharbourelectrificationcommissionersconferencesecretariatcorrespondence",
];

/// A box around what is drawn: left, top, right and bottom.
type Bounds = [f64; 4];

/// The running matter of a page, watermarks aside, in boxes around its letters. On the first page the
/// marking is content: it is what stands outside the text block.
fn running(page: &Page, edition: &Edition) -> Vec<(String, Bounds)> {
    let watermark = edition.document.watermark.as_deref();
    let block = block(page, edition);
    let mut found: Vec<(String, Bounds)> = Vec::new();
    let repeated = Mark::Running(RunningMatter::Repeated);
    for run in pages::runs(page).filter(|run| run.mark != repeated) {
        let outside = run.y.0 < block[1] || run.y.0 > block[3];
        let is_furniture =
            matches!(run.mark, Mark::Running(_)) || (run.source.is_none() && outside);
        if !is_furniture || watermark == Some(run.text.as_str()) {
            continue;
        }
        let (up, down) = (run.size.0 * 0.8, run.size.0 * 0.25);
        let width = run.width.0;
        let bounds = [run.x.0, run.y.0 - up, run.x.0 + width, run.y.0 + down];
        found.push((run.text.clone(), bounds));
    }
    found
}

/// The text block of a page.
fn block(page: &Page, edition: &Edition) -> Bounds {
    let sheet = edition.theme.sheet(edition.setup.paper);
    let scaled = edition.theme.styles.body.leading.0 * sheet.scale * f64::from(sheet.lines);
    // A page that is turned has the same margins.
    let below = sheet.height.0 - sheet.top.0 - scaled;
    [0.0, sheet.top.0, page.width.0, page.height.0 - below]
}

fn overlap(one: &Bounds, other: &Bounds) -> bool {
    one[0] < other[2] - 0.01
        && other[0] < one[2] - 0.01
        && one[1] < other[3] - 0.01
        && other[1] < one[3] - 0.01
}

/// What is wrong with the running matter of a page.
fn fault(page: &Page, edition: &Edition) -> Option<String> {
    let running = running(page, edition);
    let block = block(page, edition);
    for (index, (text, bounds)) in running.iter().enumerate() {
        let [left, top, right, bottom] = *bounds;
        if left < 0.0 || top < 0.0 || right > page.width.0 || bottom > page.height.0 {
            return Some(format!("{text:?} leaves the sheet: {bounds:?}"));
        }
        if overlap(bounds, &block) {
            return Some(format!(
                "{text:?} stands in the text: {bounds:?} and {block:?}"
            ));
        }
        for (other, around) in &running[index + 1..] {
            if overlap(bounds, around) {
                return Some(format!(
                    "{text:?} over {other:?}: {bounds:?} and {around:?}"
                ));
            }
        }
    }
    // The grounds of labels, and watermarks.
    for item in &page.items {
        let (left, right) = match item {
            Item::Glyphs(run) => (run.x.0, run.x.0 + run.width.0),
            Item::Rule(rule) => (rule.x.0, rule.x.0 + rule.width.0),
            Item::Path(_) | Item::Picture(_) | Item::Group(_) => continue,
        };
        if item.mark() != Mark::Running(RunningMatter::Repeated)
            && matches!(item.mark(), Mark::Running(_))
            && (left < 0.0 || right > page.width.0)
        {
            return Some(format!("{item:?} leaves the sheet"));
        }
        if let Item::Rule(ground) = item
            && matches!(ground.mark, Mark::Running(_))
        {
            let (top, bottom) = (ground.y.0, (ground.y + ground.height).0);
            let ground = [left, top, right, bottom];
            let label = |text: &str| text.starts_with("TLP:");
            let others = running.iter().filter(|(text, _)| !label(text));
            for (text, bounds) in others {
                if overlap(bounds, &ground) {
                    return Some(format!("{text:?} over the ground of a label"));
                }
            }
            if top < 0.0 || bottom > page.height.0 || overlap(&ground, &block) {
                return Some(format!("the ground of a label at {ground:?}"));
            }
        }
    }
    None
}

/// A briefing of two pages, with all that can stand outside their text.
fn briefing(theme: &str, paper: &str, sides: &str, turn: usize) -> String {
    let of = |choices: &'static [&'static str], every: usize| choices[turn / every % choices.len()];
    let (marking, watermark) = (of(MARKINGS, 1), of(WATERMARKS, 2));
    let (title, section) = (of(HEADS, 3), of(HEADS, 1));
    let language = ["en", "fa", "de"][turn % 3];
    let text = "words that fill a line and a page of it and more. ".repeat(90);
    format!(
        "title: {title}\nlang: {language}\ntheme: {theme}\npdf: {{paper: {paper}, sides: {sides}}}\n\
         marking: {marking}\nwatermark: {watermark}\nsections: [{{title: {section}, body: {text}}}]\n"
    )
}

#[test]
fn running_matter_keeps_to_its_places() {
    let known = theme::NAMES;
    assert_eq!(known, THEMES, "a theme that is not tried");
    let sheets = THEMES.iter().flat_map(|theme| {
        let papers = PAPERS.iter();
        papers.flat_map(move |paper| SIDES.iter().map(move |sides| (*theme, *paper, *sides)))
    });
    let turns = sheets.flat_map(|sheet| MARKINGS.iter().map(move |_| sheet));
    let turns: Vec<_> = turns.enumerate().collect();
    let fits = turns.par_iter().filter(|(turn, (theme, paper, sides))| {
        let yaml = briefing(theme, paper, sides, *turn);
        let edition = edition::with_findings(&yaml);
        for misfit in &edition.misfits {
            assert!(misfit.length > misfit.room, "{misfit:?}\n{yaml}");
        }
        if !edition.misfits.is_empty() {
            return false;
        }
        assert!(edition.layout.pages.len() > 1);
        for page in &edition.layout.pages {
            if let Some(fault) = fault(page, &edition) {
                panic!("{fault}\n{}", &yaml[..yaml.len().min(900)]);
            }
        }
        true
    });
    let (fits, tried) = (fits.count(), turns.len());
    assert!(fits > tried / 2 && fits < tried, "{fits} of {tried} fit");
}

#[test]
fn running_matter_of_generated_briefings_keeps_to_its_places() {
    let papers = [Paper::A4, Paper::Letter, Paper::A5];
    let sheets = THEMES
        .iter()
        .flat_map(|theme| papers.map(|paper| (*theme, paper)));
    let tried: Vec<(u64, &str, Paper)> = (0..8)
        .flat_map(|seed| {
            sheets
                .clone()
                .map(move |(theme, paper)| (seed, theme, paper))
        })
        .collect();
    let faults = tried.par_iter().filter_map(|&(seed, theme, paper)| {
        let edition = edition::generated_for(seed, theme, paper);
        assert!(
            edition.misfits.is_empty(),
            "seed {seed}: {:?}",
            edition.misfits
        );
        // A cover has no text block.
        let mut pages = edition.layout.pages.iter().skip(edition.layout.covers);
        let fault = pages.find_map(|page| fault(page, &edition))?;
        Some(format!("seed {seed} in {theme} on {paper:?}: {fault}"))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_marking_has_room_on_a_cover() {
    for (turn, marking) in MARKINGS.iter().enumerate() {
        let theme = THEMES[turn % THEMES.len()];
        let yaml = format!(
            "title: Ports\ntheme: {theme}\nmarking: {marking}\nsummary: Text.\n\
             logo: {{src: tests/pictures/grey.png, alt: Port Institute}}\n"
        );
        let edition = edition::with_findings(&yaml);
        let page = layout::cover::cover(&edition.document, &edition.theme, &edition.fonts);
        let furniture = |item: &&Item| matches!(item.mark(), Mark::Running(_));
        let picture = page.items.iter().find_map(|item| match item {
            Item::Picture(placed) => Some(placed.y.0),
            Item::Glyphs(_) | Item::Rule(_) | Item::Path(_) | Item::Group(_) => None,
        });
        for item in page.items.iter().filter(furniture) {
            if let Item::Glyphs(run) = item
                && run.y.0 < picture.expect("a logo")
            {
                let (top, bottom) = (run.y.0 - run.size.0 * 0.8, run.y.0 + run.size.0 * 0.25);
                let (left, right) = (run.x.0, (run.x + run.width).0);
                let inside = left >= 0.0 && right <= page.width.0 && top >= 0.0;
                assert!(inside && Some(bottom) < picture, "{:?}", run.text);
            }
        }
    }
}

#[test]
fn a_head_of_one_long_word_is_shortened_and_not_left_out() {
    let word = HEADS[2];
    let text = "words that fill a line and a page of it and more. ".repeat(90);
    let yaml = format!("title: {word}\nsections: [{{title: {word}, body: {text}}}]\n");
    let edition = edition::edition("head.yaml", &yaml);
    let page = &edition.layout.pages[1];
    let heads: Vec<&str> = pages::runs(page)
        .filter(|run| matches!(run.mark, Mark::Running(_)) && run.y.0 < block(page, &edition)[1])
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(heads.len(), 2, "{heads:?}");
    for head in heads {
        let shown = head.strip_suffix('\u{2026}').expect("an ellipsis");
        assert!(word.starts_with(shown) && shown.len() > 20, "{head}");
    }
}
