//! What each stage costs, on reports of 2, 60 and 1,000 pages: `cargo bench --features bench`.
//!
//! The reports are the prose of `content/` in another order, so that words, lines and paragraphs are
//! as long as real ones. Beside the stages stands the floor, what no program that sets this text can
//! do without: shaping every paragraph once, and deflating the finished content streams once.

#![allow(missing_docs)] // Criterion's macros write functions without any

mod corpus;

use std::hint::black_box;
use std::io::Write as _;
use std::time::Duration;

use briefset::briefing::{self, Reading};
use briefset::diagnostic::{Diagnostics, Source, Sources};
use briefset::document::{Block, Section};
use briefset::export::{BACKENDS, Edition};
use briefset::layout::flow::{compose, paginate};
use briefset::layout::text::Shaper;
use briefset::layout::text::font::Fonts;
use briefset::layout::text::shape::{Features, Setting};
use briefset::project::{Memory, Options, Run};
use briefset::theme::{self, Weight};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Bytes of YAML that make so many pages of the default theme.
const SIZES: &[(&str, usize)] = &[
    ("2 pages", 7_000),
    ("60 pages", 190_000),
    ("1,000 pages", 3_150_000),
];

fn read(yaml: &str) -> Reading {
    let mut sources = Sources::new();
    let file = sources.add(Source::new("bench.yaml", yaml));
    let mut diagnostics = Diagnostics::new();
    briefing::read(&mut sources, file, &mut diagnostics).expect("a briefing without a fault")
}

fn edition(yaml: &str) -> Edition {
    let files = Memory::new().with("bench.yaml", yaml);
    let plan = Run::new(Options::default()).plan("bench.yaml".as_ref(), &files);
    let planned = plan.edition.expect("a briefing without a fault");
    planned.set()
}

/// What a user waits for, but for reading and writing the files.
fn to_pdf(yaml: &str) -> Vec<u8> {
    let files = Memory::new().with("bench.yaml", yaml);
    let run = Run::new(Options::for_formats(&["pdf"]));
    let export = run.export("bench.yaml".as_ref(), &files);
    let outputs = export.outputs.expect("a briefing without a fault");
    outputs.into_iter().next().expect("a PDF").bytes
}

fn stages(criterion: &mut Criterion) {
    for &(name, bytes) in SIZES {
        let yaml = corpus::report(bytes);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(yaml.len() as u64));
        group
            .sample_size(10)
            .measurement_time(Duration::from_secs(6));
        group.bench_function("read", |bencher| bencher.iter(|| read(black_box(&yaml))));

        let document = read(&yaml).document;
        let theme = theme::built_in("default").expect("the default theme");
        let measure = theme.paper.a4.measure;
        group.bench_function("shape and break", |bencher| {
            bencher.iter(|| {
                let mut shaper = Shaper::new(Fonts::bundled());
                compose::compose(&document, &theme, measure, &mut shaper)
            });
        });
        let mut shaper = Shaper::new(Fonts::bundled());
        let mut galley = compose::compose(&document, &theme, measure, &mut shaper).galley;
        let line = theme.styles.body.leading;
        let space = paginate::PageSpace {
            height: line * f64::from(theme.paper.a4.lines),
            line,
            note_gap: line,
        };
        group.bench_function("paginate", |bencher| {
            bencher.iter(|| paginate::paginate(&mut galley, space, &theme));
        });

        let edition = edition(&yaml);
        for backend in BACKENDS {
            group.bench_function(BenchmarkId::new("write", backend.name), |bencher| {
                bencher.iter(|| backend.write(&edition).expect("bytes"));
            });
        }
        group.bench_function("whole, to PDF", |bencher| {
            bencher.iter(|| to_pdf(black_box(&yaml)));
        });

        let paragraphs = texts(&document.parts);
        group.bench_function("floor: shape every paragraph once", |bencher| {
            bencher.iter(|| shape_once(&paragraphs));
        });
        let streams = content_streams(&to_pdf(&yaml));
        group.bench_function("floor: deflate every page once", |bencher| {
            bencher.iter(|| deflate_once(&streams));
        });
        group.finish();
    }
}

/// The running text of every paragraph.
fn texts(parts: &[Section]) -> Vec<String> {
    let mut found = Vec::new();
    let mut blocks: Vec<&Block> = parts.iter().flat_map(|part| &part.blocks).collect();
    while let Some(block) = blocks.pop() {
        match block {
            Block::Paragraph(paragraph) => found.push(paragraph.text.content.clone()),
            Block::Section(section) => blocks.extend(&section.blocks),
            Block::List(list) => blocks.extend(list.items.iter().flat_map(|item| &item.blocks)),
            Block::Quote(quote) => blocks.extend(&quote.blocks),
            Block::Code(_) | Block::Definitions(_) | Block::References(_) => {}
        }
    }
    found
}

/// Each paragraph as one run, with nothing remembered from one to the next.
fn shape_once(paragraphs: &[String]) -> f64 {
    let fonts = Fonts::bundled();
    let mut shaper = Shaper::new(fonts.clone());
    let face = fonts
        .nearest("Source Serif 4", Weight::Regular, false)
        .expect("a bundled face");
    let setting = shaper.setting(&Setting {
        face,
        script: *b"Latn",
        language: briefset::language::Tag::english(),
        right_to_left: false,
        features: Features::default(),
    });
    paragraphs
        .iter()
        .map(|text| shaper.word(setting, text).width)
        .sum()
}

/// The content streams of a PDF, inflated.
fn content_streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let pages = document.get_pages();
    pages
        .values()
        .map(|page| document.get_page_content(*page))
        .collect()
}

fn deflate_once(streams: &[Vec<u8>]) -> usize {
    streams
        .iter()
        .map(|stream| {
            let mut encoder =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
            encoder.write_all(stream).expect("memory");
            encoder.finish().expect("memory").len()
        })
        .sum()
}

criterion_group!(benches, stages);
criterion_main!(benches);
