//! The marks of a language, and the words that no line divides from what stands beside them.

use serde::Deserialize;

/// The marks that straight ones turn into.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Punctuation {
    /// Opening and closing quotation marks of the first level; French ones carry their spaces.
    pub quotes: [String; 2],
    /// Those of a quotation within a quotation.
    pub inner_quotes: [String; 2],
    /// The apostrophe.
    pub apostrophe: String,
    /// Words that begin with an apostrophe and are none without it: `tis`, `em`. In small letters.
    #[serde(default)]
    pub elisions: Vec<String>,
    /// Words that may begin with one, and are words without it, too: `cause`, `round`.
    #[serde(default)]
    pub clippings: Vec<String>,
    /// Words that end with one: `po` of `po' di sale`.
    #[serde(default)]
    pub elided: Vec<String>,
    /// The mark of abbreviations within a word, typed as a double quote (Hebrew).
    pub gershayim: Option<String>,
    /// What stands before `; ! ?` in place of a plain space, if anything: a thin one in French.
    pub space_before: Option<String>,
    /// What stands before a colon there: as wide as between words in French.
    pub space_before_colon: Option<String>,
    /// The comma of lists: `, ` or `، `.
    pub comma: String,
    /// The semicolon of lists.
    pub semicolon: String,
    /// The colon between words of one line, where it is another than `: `: full-width in Chinese.
    pub colon: Option<String>,
    /// What ends a sentence, where it is another than `.`: `。`, `।`.
    pub stop: Option<String>,
    /// Brackets around a remark, where they are others than ` (` and `)`: full-width ones stand close to words.
    pub brackets: Option<[String; 2]>,
    /// Marks around the title of a book or a journal, where that is not in italics: `《》`.
    pub works: Option<[String; 2]>,
    /// Marks around the title of an article, where they are others than quotation marks.
    pub parts: Option<[String; 2]>,
    /// What `--` is between words, where it is another than an en dash: an em dash in Russian, two in Chinese.
    pub dash: Option<String>,
    /// What stands before whoever said a quotation, where it is another than an em dash and a space.
    pub attribution: Option<String>,
}

impl Punctuation {
    /// A colon between words of one line, with the spaces of the language around it.
    pub fn colon(&self) -> String {
        match &self.colon {
            Some(colon) => colon.clone(),
            None => format!(
                "{}: ",
                self.space_before_colon.as_deref().unwrap_or_default()
            ),
        }
    }

    /// What ends a sentence.
    pub fn stop(&self) -> &str {
        self.stop.as_deref().unwrap_or(".")
    }

    /// What stands between two sentences: a full-width stop has its space within it.
    pub fn between_sentences(&self) -> &str {
        match self.stop() {
            "\u{3002}" => "",
            _ => " ",
        }
    }

    /// What stands before a remark, and behind it.
    pub fn brackets(&self) -> [&str; 2] {
        let brackets = self.brackets.as_ref();
        brackets.map_or([" (", ")"], |[opening, closing]| [opening, closing])
    }

    /// Marks around the title of an article.
    pub fn parts(&self) -> &[String; 2] {
        self.parts.as_ref().unwrap_or(&self.quotes)
    }

    /// What stands before whoever said a quotation.
    pub fn attribution(&self) -> &str {
        self.attribution.as_deref().unwrap_or("\u{2014} ")
    }

    /// What stands before a mark in place of a plain space, if anything.
    pub fn space_before(&self, mark: char) -> Option<&str> {
        match mark {
            ':' => self.space_before_colon.as_deref(),
            ';' | '!' | '?' => self.space_before.as_deref(),
            _ => None,
        }
    }
}

/// Words that stay on a line with the number or the name beside them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// Those that a number follows: "Table", "art."
    pub numbered: Vec<String>,
    /// Those that follow a number: "million".
    pub counted: Vec<String>,
    /// Those that a name follows: "Prof.", "Mme".
    pub titles: Vec<String>,
    /// Words of one letter, in small ones, that lean on the next and end no line: "v", "и".
    #[serde(default)]
    pub leaning: Vec<char>,
}
