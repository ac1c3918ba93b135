//! What the program says in a language.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Digits;

/// What the program says. `{}` marks where a value goes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Heading of `tldr`: "TL;DR".
    pub tldr: String,
    /// The same where it is written as `bluf`: "Bottom line".
    pub bluf: String,
    /// Heading of `key_points`.
    pub key_points: String,
    /// Heading of `summary`.
    pub summary: String,
    /// Heading of `recommendations`.
    pub recommendations: String,
    /// Heading of `timeline`.
    pub timeline: String,
    /// Heading of `faq`.
    pub faq: String,
    /// Heading of `glossary`.
    pub glossary: String,
    /// Heading of `sources`.
    pub sources: String,
    /// Before an appendix's title: "Appendix {}: "; `{}` is its letter or number.
    pub appendix: String,
    /// "Contents".
    pub contents: String,
    /// The heading of the list of figures, charts and tables.
    pub evidence: String,
    /// "Notes".
    pub notes: String,
    /// "Cover of {}": alternative text of a cover; `{}` is the title.
    pub cover: String,
    /// Landmark for where the text begins: "Start of content".
    pub start: String,
    /// "Page {}": a page mark.
    pub page: String,
    /// "p. {}": one page, short, after a source.
    pub page_short: String,
    /// "pp. {}": several pages, short.
    pub pages_short: String,
    /// "{page} / {count}": the folio.
    pub folio: String,
    /// "No. {}": a number in a series.
    pub number: String,
    /// "Version {}".
    pub version: String,
    /// "Updated {}"; `{}` is a date.
    pub modified: String,
    /// "Draft".
    pub draft: String,
    /// "Final".
    pub r#final: String,
    /// "Superseded".
    pub superseded: String,
    /// "Superseded by {}"; `{}` is a title.
    pub superseded_by: String,
    /// "About this document": heading of what it says about itself at its end.
    pub about: String,
    /// "Changes": heading of what has changed since it was published.
    pub changes: String,
    /// "Cite as: {}".
    pub cite_as: String,
    /// "Licence: {}".
    pub license: String,
    /// "Contact: {}".
    pub contact: String,
    /// "accessed {}"; `{}` is a date.
    pub accessed: String,
    /// "archived {}"; `{}` is a date or an address.
    pub archived: String,
    /// "QR code: {}": what a code beside a source says to those who do not see it; `{}` is an address.
    /// (In layout only.)
    pub qr_code: String,
    /// "Source grade {}": Admiralty reliability and credibility, "B2".
    pub grade: String,
    /// "{} and {}": the two who wrote a source, where a sentence names them.
    pub and: String,
    /// "{} et al.": the first of three or more who wrote a source.
    pub and_others: String,
    /// "{} (ed.)": who edited a source, before its title.
    pub edited: String,
    /// "{} (eds.)": several who did, where there is another word for them.
    pub edited_several: Option<String>,
    /// "ed. by {}": who edited a source, or the whole that it stands in.
    pub edited_by: String,
    /// "trans. by {}".
    pub translated_by: String,
    /// "vol. {}".
    pub volume: String,
    /// The same of a journal, where it has another word.
    pub journal_volume: Option<String>,
    /// "no. {}": the issue of a journal, the number of a report, of a source in a series.
    pub issue: String,
    /// "{}th ed.": an edition by its number.
    pub edition: String,
    /// The editions whose numbers are written otherwise, "1st ed.", by these numbers.
    #[serde(default)]
    pub editions: BTreeMap<String, String>,
    /// "n.d.": a source without a date.
    pub undated: String,
    /// "forthcoming": a source that has not appeared yet.
    pub forthcoming: String,
    /// "c. {}": a date by estimate.
    pub circa: String,
    /// "{} BC": a year before the first.
    pub before_christ: String,
    /// "by {}": a deadline after an owner.
    pub due: String,
    /// "Back to the text": a back-link's label.
    pub back: String,
    /// "Back to page {}": a back-link's label where pages are known.
    pub back_to_page: String,
    /// "Footnote {}": label of a note call for assistive technology.
    pub note: String,
    /// "Source {}": label of a citation's link for assistive technology.
    pub source: String,
    /// "in {}": what a chapter stands in, within its entry.
    pub within: String,
    /// "Table {}": what a table is called; `{}` is its number.
    pub table: String,
    /// "Figure {}".
    pub figure: String,
    /// "Chart {}".
    pub chart: String,
    /// "Recommendation {}".
    pub recommendation: String,
    /// "{}. ": what a table or figure is called, before its caption.
    pub captioned: String,
    /// "{} (continued)": above a table that goes on from the page before; `{}` is what it is called.
    /// (In layout only.)
    pub continued: String,
    /// "Source: {}": below a table or figure.
    pub source_of: String,
    /// "Warning": the head of a callout that warns.
    pub warning: String,
    /// "Method": that of one that tells how something was found.
    pub method: String,
    /// "Definition": that of one that tells what a word means.
    pub definition: String,
    /// Heading of `key_figures`: "Key figures".
    pub key_figures: String,
    /// "Type": head of the kinds of indicators.
    pub indicator_type: String,
    /// "Value": head of what they are.
    pub indicator_value: String,
    /// "First seen": head of the days on which they were.
    pub first_seen: String,
    /// "Note": head of what is said of them.
    pub indicator_note: String,
    /// "Total": the head of a row of sums.
    pub total: String,
    /// What an EPUB offers to those who do not see it, in a sentence (`accessibilitySummary`).
    pub accessibility: String,
    /// "Answer": the quiet name of an answer without its question.
    pub answer: String,
    /// ICD 203 confidence: "low confidence" and so on.
    pub confidence: Confidence,
    /// ICD 203 likelihood: "likely" and so on.
    pub likelihood: Likelihood,
    /// What a point rests on.
    pub basis: Basis,
    /// What the grades of sources mean.
    pub grades: Grades,
}

impl Terms {
    /// An edition: "2nd ed." where a number says which, else as it is written.
    pub fn edition(&self, written: &str, digits: &Digits) -> String {
        let number = written.trim().trim_end_matches('.');
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return written.trim().to_string();
        }
        let own = self.editions.get(number);
        let frame = own.unwrap_or(&self.edition);
        frame.replace("{}", &digits.write(number))
    }
}

/// What something is called that has no number: "Table" of "Table {}", "Táblázat" of "{}. táblázat", "Appendix: "
/// of "Appendix {}: ".
pub fn without_number(frame: &str) -> String {
    match frame.split_once("{}") {
        None => frame.to_string(),
        Some((before, after)) if !before.trim().is_empty() => {
            format!("{}{after}", before.trim_end())
        }
        // Where the number comes first, the word behind it begins the line without it.
        Some((_, after)) => {
            let words = after.trim_start_matches(|one: char| !one.is_alphabetic());
            let mut letters = words.chars();
            let first = letters.next();
            let first = first.into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
    }
}

/// The Admiralty system (NATO, AJP-2.1): what the letters and figures of a grade mean.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grades {
    /// "Source grades (Admiralty system): {}."; `{}` lists the grades with their meanings.
    pub explained: String,
    /// Of the source, A to F.
    pub reliability: [String; 6],
    /// Of what it says, 1 to 6.
    pub credibility: [String; 6],
}

/// ICD 203, D.6.e.(2)(b): confidence in a judgement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    /// "Low confidence".
    pub low: String,
    /// "Moderate confidence".
    pub moderate: String,
    /// "High confidence".
    pub high: String,
}

impl Confidence {
    /// Every degree.
    pub fn degrees(&self) -> [&str; 3] {
        [&self.low, &self.moderate, &self.high]
    }
}

/// ICD 203, D.6.e.(2)(a): the seven degrees of likelihood.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Likelihood {
    /// 1–5 %.
    pub almost_no_chance: String,
    /// 5–20 %.
    pub very_unlikely: String,
    /// 20–45 %.
    pub unlikely: String,
    /// 45–55 %.
    pub roughly_even: String,
    /// 55–80 %.
    pub likely: String,
    /// 80–95 %.
    pub very_likely: String,
    /// 95–99 %.
    pub almost_certain: String,
    /// What the yardstick of PHIA calls some of them, where the language has words of its own for that.
    pub phia: Option<PhiaWords>,
}

impl Likelihood {
    /// Every degree.
    pub fn degrees(&self) -> [&str; 7] {
        [
            &self.almost_no_chance,
            &self.very_unlikely,
            &self.unlikely,
            &self.roughly_even,
            &self.likely,
            &self.very_likely,
            &self.almost_certain,
        ]
    }
}

/// What PHIA's yardstick calls the degrees that it has other words for (Professional Head of Intelligence Assessment,
/// 2018).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhiaWords {
    /// Up to 5 %.
    pub remote_chance: String,
    /// 10–20 %.
    pub highly_unlikely: String,
    /// 40–50 %.
    pub realistic_possibility: String,
    /// 80–90 %.
    pub highly_likely: String,
}

/// What a point rests on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// "Fact".
    pub fact: String,
    /// "Assumption".
    pub assumption: String,
    /// "Judgement".
    pub judgement: String,
}

#[cfg(test)]
mod tests {
    use super::without_number;
    use crate::language::{Tag, lookup};

    #[test]
    fn what_has_no_number_is_called_by_its_word() {
        for (frame, words) in [
            ("Table {}", "Table"),
            ("Appendix {}: ", "Appendix: "),
            ("Annexe {}\u{a0}: ", "Annexe\u{a0}: "),
            ("Tabelle\u{a0}{}", "Tabelle"),
            ("{}. táblázat", "Táblázat"),
            ("{} priedas: ", "Priedas: "),
            ("表{}", "表"),
            ("付録{}\u{3000}", "付録\u{3000}"),
            ("{}", ""),
            ("", ""),
        ] {
            assert_eq!(without_number(frame), words, "{frame}");
        }
    }

    #[test]
    fn editions_are_written_as_the_language_has_them() {
        let of = |tag: &str| lookup(&Tag::parse(tag).expect("a tag"));
        assert_eq!(of("en").edition("2"), "2nd ed.");
        assert_eq!(of("en").edition("4"), "4th ed.");
        assert_eq!(of("en").edition("Revised ed."), "Revised ed.");
        assert_eq!(of("fr").edition("1"), "1re éd.");
        assert_eq!(of("de").edition("3."), "3. Aufl.");
        assert_eq!(of("bn").edition("4"), "৪র্থ সংস্করণ");
        assert_eq!(of("bn").edition("11"), "১১তম সংস্করণ");
        assert_eq!(of("lt").edition("3"), "3-iasis leid.");
        assert_eq!(of("zh-Hant").edition("2"), "第2版");
    }
}
