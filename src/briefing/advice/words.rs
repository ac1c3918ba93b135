//! Sentences: links that say nothing, likelihood beside confidence, numbers and judgements of nobody.
//!
//! Which words those are, the file of the language says.

use super::sentences::sentences;
use super::{Adviser, is_in_code, sentence_texts};
use crate::briefing::yaml::{self, Written};
use crate::diagnostic::Diagnostic;
use crate::language::{self, Language};

/// Looks at every sentence.
pub fn advise(adviser: &mut Adviser<'_>) {
    let codes = [
        "vague-link",
        "likelihood-and-confidence",
        "unsourced-number",
        "vague-attribution",
    ];
    if !codes.into_iter().any(|code| adviser.wants(code)) {
        return;
    }
    let briefing = adviser.briefing;
    let language = language::lookup(&briefing.language);
    for text in sentence_texts(briefing) {
        if adviser.wants("vague-link") {
            vague_links(text, language, adviser);
        }
        for range in sentences(&text.value) {
            let sentence = Sentence {
                text,
                words: &text.value[range.clone()],
                start: range.start,
                lower: text.value[range].to_lowercase(),
            };
            of_sentence(&sentence, language, adviser);
        }
    }
}

/// A sentence of a text.
struct Sentence<'a> {
    text: &'a Written,
    words: &'a str,
    start: usize,
    lower: String,
}

impl Sentence<'_> {
    /// The words of a list that stand in it, whole.
    fn says<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
        words.into_iter().find(|word| contains(&self.lower, word))
    }
}

/// Whether a text has these words, and not as a part of longer ones. Both are in lower case.
fn contains(text: &str, words: &str) -> bool {
    let is_edge = |character: Option<char>| character.is_none_or(|one| !one.is_alphanumeric());
    let mut places = text.match_indices(words);
    !words.is_empty()
        && places.any(|(place, found)| {
            is_edge(text[..place].chars().next_back())
                && is_edge(text[place + found.len()..].chars().next())
        })
}

fn of_sentence(sentence: &Sentence<'_>, language: &Language, adviser: &mut Adviser<'_>) {
    let span = |adviser: &Adviser<'_>| {
        let range = sentence.start..sentence.start + sentence.words.len();
        yaml::place(sentence.text, range, adviser.sources)
    };
    let terms = &language.terms;
    if adviser.wants("likelihood-and-confidence") {
        let mut degrees = terms.likelihood.degrees().map(str::to_lowercase);
        // "Very likely" is no "likely".
        degrees.sort_by_key(|degree| std::cmp::Reverse(degree.len()));
        let surely = terms.confidence.degrees().map(str::to_lowercase);
        let degree = sentence.says(degrees.iter().map(String::as_str));
        let sure = sentence.says(surely.iter().map(String::as_str));
        if let (Some(degree), Some(sure)) = (degree, sure) {
            let message = format!("one sentence says `{degree}` and `{sure}`");
            let place = span(adviser);
            adviser.say(
                Diagnostic::warning("likelihood-and-confidence", place, message).help(
                    "say in one how likely it is, and in another how sure you are (ICD 203, D.6.e.2.b)",
                ),
            );
        }
    }
    if adviser.wants("vague-attribution") {
        let attributions = language.advice.attributions.iter().map(String::as_str);
        if let Some(words) = sentence.says(attributions) {
            let message = format!("`{words}` does not say who");
            let place = span(adviser);
            adviser.say(
                Diagnostic::warning("vague-attribution", place, message)
                    .help("name them, or cite who says so: `[@source]`"),
            );
        }
    }
    let cites = ["[@", "[-@", "^[", "[^"]
        .iter()
        .any(|mark| sentence.words.contains(mark));
    if adviser.wants("unsourced-number") && !cites && has_number(sentence.words) {
        let place = span(adviser);
        adviser.say(
            Diagnostic::warning("unsourced-number", place, "this number has no source")
                .help("cite where it is from: `[@source]`"),
        );
    }
}

/// Whether a sentence has a number that is no year and of more than one digit.
fn has_number(sentence: &str) -> bool {
    let parts = sentence.split(|one: char| !one.is_ascii_digit() && !matches!(one, '.' | ','));
    parts
        .map(|part| part.trim_matches(['.', ',']))
        .any(|number| {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let is_year = digits == 4 && number.len() == 4 && number.starts_with(['1', '2']);
            digits > 1 && !is_year
        })
}

/// Links whose words do not say where they lead.
fn vague_links(text: &Written, language: &Language, adviser: &mut Adviser<'_>) {
    let mut from = 0;
    while let Some(middle) = text.value[from..].find("](") {
        let end = from + middle;
        from = end + 2;
        let Some(start) = text.value[..end].rfind('[') else {
            continue;
        };
        // Pictures say what they show, and code says nothing.
        let before = &text.value[..start];
        if before.ends_with('!') || is_in_code(before) {
            continue;
        }
        let words = &text.value[start + 1..end];
        let said = words.trim().trim_matches(['*', '_']).to_lowercase();
        if language.advice.vague_links.contains(&said) {
            let place = yaml::place(text, start + 1..end, adviser.sources);
            let message = format!("the link `{words}` does not say where it leads");
            adviser.say(
                Diagnostic::warning("vague-link", place, message).help(
                    "link the words that name what is there: links are listed and heard alone",
                ),
            );
        }
    }
}
