//! Where the characters of a text offer the end of a line (UAX #14), strictly: no line begins with a small
//! kana or a mark of prolongation either (JLREQ, 3.1.7).
//!
//! In: characters. Out: the bytes before which a line may begin. Quotation marks that stand among ideographs
//! open and close as brackets do (UAX #14 of Unicode 16, rule LB19a); the rules that icu_segmenter has are
//! those of 15.1, which hold them to what stands on both their sides.

use std::borrow::Cow;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Line-break opportunities, in order.
pub fn opportunities(content: &str) -> Vec<usize> {
    thread_local! {
        static SEGMENTER: LineSegmenterBorrowed<'static> =
            LineSegmenter::new_dictionary(LineBreakOptions::default());
    }
    let content = bracketed(content);
    let places = SEGMENTER.with(|segmenter| *segmenter).segment_str(&content);
    places.filter(|place| *place > 0).collect()
}

/// Whether words of a text have no spaces between them, so that their ends must be found: Thai, Lao,
/// Burmese, Khmer.
pub fn has_unspaced_words(content: &str) -> bool {
    let is_unspaced = |character: char| {
        matches!(
            character,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        )
    };
    // Their first bytes; most text has neither.
    content.bytes().any(|byte| byte == 0xe0 || byte == 0xe1) && content.chars().any(is_unspaced)
}

/// The first byte of characters from U+3000 on.
const FIRST_OF_WIDE: u8 = 0xe3;

/// The text with brackets in place of quotation marks that stand among ideographs. They are as long.
fn bracketed(content: &str) -> Cow<'_, str> {
    let has_wide = content.bytes().any(|byte| byte >= FIRST_OF_WIDE);
    if !has_wide || !content.contains(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']) {
        return Cow::Borrowed(content);
    }
    let mut text = String::with_capacity(content.len());
    let mut before = false;
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().is_some_and(|next| is_wide(*next));
        text.push(match character {
            '\u{2018}' | '\u{201c}' if before || after => '\u{ff08}',
            '\u{201d}' if before || after => '\u{ff09}',
            // Behind a Western letter it is an apostrophe.
            '\u{2019}' if before => '\u{ff09}',
            _ => character,
        });
        before = is_wide(character);
    }
    Cow::Owned(text)
}

/// Whether a character stands in a square: what is of East Asian width in Chinese, Japanese and Korean.
fn is_wide(character: char) -> bool {
    matches!(
        character,
        '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff01}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{20000}'..='\u{3fffd}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar wherever a line may end.
    fn barred(text: &str) -> String {
        let mut barred = text.to_string();
        for place in opportunities(text).into_iter().rev().skip(1) {
            barred.insert(place, '|');
        }
        barred
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        assert_eq!(barred("港口（岸电）、"), "港|口|（岸|电）、");
        assert_eq!(barred("「はい。」と"), "「は|い。」|と");
        assert_eq!(barred("ニュース…だ"), "ニュー|ス…|だ");
        assert_eq!(barred("ちょっと々"), "ちょっ|と々");
        assert_eq!(barred("约50%的"), "约|50%|的");
    }

    #[test]
    fn quotation_marks_among_ideographs_open_and_close() {
        assert_eq!(barred("他说“好”的"), "他|说|“好”|的");
        assert_eq!(barred("“好”，他"), "“好”，|他");
        assert_eq!(barred("说“AIS”吗"), "说|“AIS”|吗");
        assert_eq!(barred("it’s 岸电"), "it’s |岸|电");
        // Among Western words nothing is known of which one opens.
        assert_eq!(barred("a “b” c"), "a |“b” |c");
    }

    #[test]
    fn thai_ends_lines_between_words() {
        assert_eq!(barred("ท่าเรือใช้ไฟฟ้า"), "ท่าเรือ|ใช้|ไฟฟ้า");
        // Loan words are in the dictionary.
        assert_eq!(barred("รถยนต์ดีเซล"), "รถยนต์|ดีเซล");
        let khmer = opportunities("ភាសាខ្មែរជាភាសា");
        assert!(khmer.len() > 2, "{khmer:?}");
    }
}
