//! Reports of any length, from the prose of the sample briefings.

use std::fmt::Write as _;

/// The samples whose English prose is taken.
const SAMPLES: &[&str] = &[
    include_str!("../../content/khamenei-foreign-policy.yaml"),
    include_str!("../../content/report-flood-warning-in-many-languages.yaml"),
];

/// A report of about so many bytes: sections of paragraphs of sentences, each drawn from the samples
/// by a fixed rule.
pub fn report(bytes: usize) -> String {
    let sentences = sentences();
    let mut seed = 2_463_534_242u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    let mut yaml = String::from("title: A report made of other reports\nlang: en\nsections:\n");
    let mut section = 0;
    while yaml.len() < bytes {
        section += 1;
        // Writing to a string cannot fail.
        let _ = writeln!(yaml, "  - title: Section {section}\n    body: |");
        for _ in 0..5 + random(6) {
            let count = 3 + random(5);
            let paragraph: Vec<&str> = (0..count)
                .map(|_| sentences[random(sentences.len())].as_str())
                .collect();
            let _ = writeln!(yaml, "      {}\n", paragraph.join(" "));
            if yaml.len() >= bytes {
                break;
            }
        }
    }
    yaml
}

/// The plain sentences of the samples: nothing that would be markup in another place.
fn sentences() -> Vec<String> {
    let lines = SAMPLES.iter().flat_map(|sample| sample.lines());
    let mut paragraphs = vec![String::new()];
    for line in lines {
        let words = line.trim();
        let prose = line.starts_with("  ") && words.len() > 30 && !words.contains(": ");
        match paragraphs.last_mut() {
            Some(last) if prose => {
                last.push(' ');
                last.push_str(words.trim_start_matches("- "));
            }
            _ => paragraphs.push(String::new()),
        }
    }
    let marks = ['[', ']', '*', '`', '^', '{', '>', '#', '"', '|', '_'];
    let whole = |sentence: &&str| {
        sentence.len() > 40 && sentence.starts_with(char::is_uppercase) && !sentence.contains(marks)
    };
    paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.split_inclusive(". "))
        .map(str::trim)
        .filter(whole)
        .filter(|sentence| sentence.ends_with('.'))
        .map(str::to_string)
        .collect()
}
