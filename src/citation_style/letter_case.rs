//! The case of letters (CSL 1.0.2, "Text-case").
//!
//! In: pieces of output and a case. Out: the same pieces with other letters: words are seen over all of them,
//! so that italics within a title part no sentence. What keeps its case does.

use super::output::Node;

/// The cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Lower,
    Upper,
    CapitalFirst,
    CapitalAll,
    Sentence,
    Title,
}

/// Words that stay small within a title.
const SMALL: &str = "a about above across afore after against al along alongside amid amidst among amongst an and \
    anenst apropos apud around as aside astride at athwart atop barring before behind below beneath beside \
    besides between beyond but by c ca circa d de despite down during et except for forenenst from given in \
    inside into lest like modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans \
    since so than that the through throughout thru thruout till to toward towards under underneath until unto \
    up upon v van versus via vis-à-vis von vs while with within without yet";

/// Sets pieces in a case by its name; in titles only where the text is English. A name that is none changes
/// nothing.
pub fn set(nodes: &mut [Node], name: &str, is_english: bool) {
    let case = match name {
        "lowercase" => Case::Lower,
        "uppercase" => Case::Upper,
        "capitalize-first" => Case::CapitalFirst,
        "capitalize-all" => Case::CapitalAll,
        "sentence" => Case::Sentence,
        "title" if is_english => Case::Title,
        _ => return,
    };
    let mut letters = Vec::new();
    collect(nodes, false, &mut letters);
    let changed = change(&letters, case);
    let mut changed = changed.into_iter();
    write(nodes, &mut changed);
}

/// A character, and whether it stays what it is.
type Letter = (char, bool);

fn collect(nodes: &[Node], keeps: bool, letters: &mut Vec<Letter>) {
    for node in nodes {
        match node {
            Node::Words(words) => letters.extend(words.chars().map(|letter| (letter, keeps))),
            Node::Group(group) => {
                // What is raised or lowered is a formula.
                let keeps = keeps || group.keeps_case || group.looks.raised || group.looks.lowered;
                collect(&group.children, keeps, letters);
            }
        }
    }
}

fn write(nodes: &mut [Node], letters: &mut impl Iterator<Item = String>) {
    for node in nodes {
        match node {
            Node::Words(words) => {
                let count = words.chars().count();
                *words = letters.by_ref().take(count).collect();
            }
            Node::Group(group) => write(&mut group.children, letters),
        }
    }
}

fn upper((letter, keeps): Letter) -> String {
    if keeps {
        letter.to_string()
    } else {
        letter.to_uppercase().collect()
    }
}

fn lower((letter, keeps): Letter) -> String {
    if keeps {
        letter.to_string()
    } else {
        letter.to_lowercase().collect()
    }
}

fn change(letters: &[Letter], case: Case) -> Vec<String> {
    let is_upper = is_upper(letters);
    let same = |letter: &Letter| letter.0.to_string();
    match case {
        Case::Lower => letters.iter().map(|letter| lower(*letter)).collect(),
        Case::Upper => letters.iter().map(|letter| upper(*letter)).collect(),
        Case::CapitalFirst | Case::Sentence => {
            let all_lower = case == Case::Sentence && is_upper;
            let mut changed: Vec<String> = match all_lower {
                true => letters.iter().map(|letter| lower(*letter)).collect(),
                false => letters.iter().map(same).collect(),
            };
            let begins_small = words(letters)
                .first()
                .is_some_and(|word| is_lower_word(letters, word));
            if begins_small || all_lower {
                let first = letters
                    .iter()
                    .position(|(letter, _)| letter.is_alphanumeric());
                if let Some(first) = first {
                    changed[first] = upper(letters[first]);
                }
            }
            changed
        }
        Case::CapitalAll => {
            let mut changed: Vec<String> = letters.iter().map(same).collect();
            for word in words(letters) {
                if is_lower_word(letters, &word) {
                    capitalize(letters, &word, &mut changed);
                }
            }
            changed
        }
        Case::Title => title(letters),
    }
}

/// Whether no letter is small, and there are some: "ANNUAL REPORT".
fn is_upper(letters: &[Letter]) -> bool {
    let mut counted = letters
        .iter()
        .filter(|(letter, _)| letter.is_alphabetic())
        .peekable();
    counted.peek().is_some() && counted.all(|(letter, _)| letter.is_uppercase())
}

/// The words: what stands between white space, and the parts of what hyphens and dashes join.
fn words(letters: &[Letter]) -> Vec<std::ops::Range<usize>> {
    let parts = |character: char| {
        character.is_whitespace()
            || matches!(
                character,
                '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2014}' | '/'
            )
    };
    let mut words = Vec::new();
    let mut start = 0;
    for (index, (letter, _)) in letters.iter().enumerate() {
        if parts(*letter) {
            if index > start {
                words.push(start..index);
            }
            start = index + 1;
        }
    }
    if letters.len() > start {
        words.push(start..letters.len());
    }
    words
}

/// Whether a word has no capital.
fn is_lower_word(letters: &[Letter], word: &std::ops::Range<usize>) -> bool {
    letters[word.clone()]
        .iter()
        .all(|(letter, _)| !letter.is_uppercase())
}

/// Makes the first letter of a word a capital, unless figures stand before it.
fn capitalize(letters: &[Letter], word: &std::ops::Range<usize>, changed: &mut [String]) {
    let first = letters[word.clone()]
        .iter()
        .position(|(letter, _)| letter.is_alphanumeric());
    if let Some(first) = first.map(|first| first + word.start) {
        changed[first] = upper(letters[first]);
    }
}

fn title(letters: &[Letter]) -> Vec<String> {
    let mut changed: Vec<String> = letters
        .iter()
        .map(|(letter, _)| letter.to_string())
        .collect();
    let words = words(letters);
    for (index, word) in words.iter().enumerate() {
        let text: String = letters[word.clone()]
            .iter()
            .map(|(letter, _)| *letter)
            .collect();
        let bare =
            text.trim_matches(|character: char| !character.is_alphanumeric() && character != '.');
        let bare = bare.trim_end_matches('.').to_lowercase();
        let is_last = index + 1 == words.len();
        let is_first = index == 0 || begins_clause(letters, word.start);
        // Behind a small word stands another: what a comma follows is a name ("berth A, 2025").
        let ends = text.ends_with([',', ';', ')', ']']);
        let is_small =
            !ends && SMALL.split(' ').any(|small| small == bare) && !is_first && !is_last;
        // Capitals within a word are its own: "iPhone", "NATO".
        let mixed = !is_lower_word(letters, word);
        if is_small {
            let written = text.chars().filter(|letter| letter.is_alphabetic());
            let is_own =
                mixed && written.clone().count() > 1 && written.clone().all(char::is_uppercase);
            if !is_own {
                for place in word.clone() {
                    changed[place] = lower(letters[place]);
                }
            }
        } else if bare.contains('.') {
            // An abbreviation is written as it is: "e.g.", "u.s."
        } else if !mixed {
            capitalize(letters, word, &mut changed);
        }
    }
    changed
}

/// Whether a clause begins at a place: behind a colon, a question, a dash.
fn begins_clause(letters: &[Letter], start: usize) -> bool {
    let before = letters[..start].iter().rev().map(|(letter, _)| *letter);
    let mut before =
        before.skip_while(|letter| letter.is_whitespace() || "\"“‘'(".contains(*letter));
    matches!(before.next(), Some(':' | '?' | '!' | '\u{2014}' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, case: &str) -> String {
        let mut nodes = super::super::rich::pieces(text);
        set(&mut nodes, case, true);
        Node::plain(&nodes)
    }

    #[test]
    fn titles_keep_their_small_words_small() {
        for (text, expected) in [
            ("how ships plug in", "How Ships Plug In"),
            (
                "the price of berths: a quiet harbour",
                "The Price of Berths: A Quiet Harbour",
            ),
            ("Port v Crane", "Port v Crane"),
            ("the iPhone and NATO", "The iPhone and NATO"),
            ("state-of-the-art cranes", "State-of-the-Art Cranes"),
            ("ANNUAL REPORT OF THE PORT", "ANNUAL REPORT OF THE PORT"),
            (
                "on <span class=\"nocase\">de novo</span> mutations",
                "On de novo Mutations",
            ),
            ("H<sub>2</sub>o in water", "H2o in Water"),
        ] {
            assert_eq!(shown(text, "title"), expected, "{text}");
        }
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(
            shown("editor of works", "capitalize-first"),
            "Editor of works"
        );
        assert_eq!(shown("iPhone now", "capitalize-first"), "iPhone now");
        assert_eq!(shown("ANNUAL REPORT", "sentence"), "Annual report");
        assert_eq!(shown("A Mixed Case", "sentence"), "A Mixed Case");
        assert_eq!(shown("one two", "capitalize-all"), "One Two");
    }
}
