//! How evenly lines are set: `cargo bench --bench spacing -- FILE.yaml…`; without a file, the
//! samples of `content/`.
//!
//! In: briefings. Out: a line of figures for each, taken from the frames, where the font's own space
//! is known, so that they hold in any script. Of running text only, and without the last lines of
//! paragraphs, which are not filled:
//!
//! | figure | is |
//! |---|---|
//! | deviation | the standard deviation of a line's mean space from the font's own, in units of that |
//! | loose | lines whose mean space is more than one and a half of the font's own |
//! | widest | the widest mean space of a line |
//! | hyphenated | lines that end in a hyphen that was added |
//! | pairs, run | such lines next to each other, and the most in a row |
//! | letters | how far the widths of the letters of neighbouring lines differ, in the mean, and at the 95th percentile |
//! | rivers | spaces below each other in five lines or more, for every thousand lines |

#![allow(missing_docs)]

mod lines;

use std::path::{Path, PathBuf};

use briefset::export::Edition;
use briefset::project::{Folder, Options, Run};
use briefset::theme;
use lines::Line;

fn main() {
    let named = std::env::args().skip(1).filter(|each| each != "--bench");
    let mut files: Vec<PathBuf> = named.map(PathBuf::from).collect();
    if files.is_empty() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let entries = std::fs::read_dir(folder).expect("the samples");
        let paths = entries.map(|entry| entry.expect("a sample").path());
        files = paths
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "yaml")
            })
            .collect();
        files.sort();
    }
    println!(
        "{:44} {:>6} {:>9} {:>7} {:>6} {:>10} {:>5} {:>3} {:>7} {:>7} {:>6}",
        "file",
        "lines",
        "deviation",
        "loose",
        "widest",
        "hyphenated",
        "pairs",
        "run",
        "letters",
        "95th",
        "rivers"
    );
    for theme in ["default", "chancery", "newsdesk"] {
        for file in &files {
            let lines = lines::lines(&edition(file, theme));
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            println!("{}", figures(&format!("{name} ({theme})"), &lines));
        }
    }
}

fn edition(file: &Path, theme: &str) -> Edition {
    let run = Run::new(Options {
        theme: theme::built_in(theme),
        ..Options::default()
    });
    let plan = run.plan(file, &Folder::around(file));
    match plan.edition {
        Ok(edition) => edition.set(),
        Err(failure) => panic!("{failure}\n{}", plan.findings.render(false)),
    }
}

fn figures(name: &str, all: &[Line]) -> String {
    let lines: Vec<&Line> = all.iter().filter(|line| !line.last).collect();
    let count = lines.len().max(1) as f64;
    let spaces = || lines.iter().map(|line| line.space);
    let squares: f64 = spaces().map(|space| (space - 1.0).powi(2)).sum();
    let deviation = (squares / count).sqrt();
    let loose = spaces().filter(|space| *space > 1.5).count() as f64 / count;
    let widest = spaces().fold(0.0, f64::max);
    let hyphenated = lines.iter().filter(|line| line.hyphenated).count() as f64 / count;
    let pairs = all
        .windows(2)
        .filter(|two| two.iter().all(|line| line.hyphenated) && two[1].follows)
        .count();
    let mut longest = 0;
    let mut run = 0;
    for line in all {
        run = match (line.hyphenated, line.follows) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => run + 1,
        };
        longest = longest.max(run);
    }
    let mut steps: Vec<f64> = all
        .windows(2)
        .map(|two| (two[0].letters - two[1].letters).abs())
        .collect();
    steps.sort_by(f64::total_cmp);
    let mean = steps.iter().sum::<f64>() / steps.len().max(1) as f64;
    let high = steps.get(steps.len() * 95 / 100).copied().unwrap_or(0.0);
    let rivers = lines::rivers(all) as f64 * 1000.0 / count;
    format!(
        "{name:44} {:6} {deviation:9.3} {:6.2}% {widest:6.2} {:9.1}% {:4.2}% {longest:3} {:6.2}% {:6.2}% {rivers:6.1}",
        lines.len(),
        loose * 100.0,
        hyphenated * 100.0,
        pairs as f64 * 100.0 / count,
        mean * 100.0,
        high * 100.0,
    )
}
