//! The findings of a run: so many of a kind, and the rest counted.

use std::collections::BTreeMap;

use super::{Diagnostic, Levels, Severity};

/// How many findings of one kind are worth a reader's time. What there is beyond them is counted.
const MOST_OF_A_KIND: usize = 50;

/// How long a message or a line of advice may be, in bytes, before its middle is left out: a key of ten
/// megabytes is not repeated. The longest that the program has to say is a list of its own words.
const LONGEST_MESSAGE: usize = 1_500;

/// What is kept of such a message at its beginning, and at its end.
const KEPT: (usize, usize) = (300, 200);

/// The findings of one run, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// By code and severity, how many there were.
    counts: BTreeMap<(&'static str, Severity), usize>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        let kind = (diagnostic.code, diagnostic.severity);
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count > MOST_OF_A_KIND {
            return;
        }
        let label = std::iter::once(&mut diagnostic.label);
        let texts = label.chain(&mut diagnostic.help);
        texts.for_each(shorten);
        shorten(&mut diagnostic.message);
        self.list.push(diagnostic);
    }

    /// Whether there are so many findings of a kind that a further one is not shown. It is counted then: whoever asks
    /// need not make it, which may take long.
    pub fn is_only_counted(&mut self, code: &'static str, severity: Severity) -> bool {
        let count = self.counts.get_mut(&(code, severity));
        let full = count.filter(|count| **count >= MOST_OF_A_KIND);
        full.map(|count| *count += 1).is_some()
    }

    /// Takes back the last of them where it has this code: what was found since says it better.
    pub fn withdraw(&mut self, code: &str) {
        let Some(last) = self.list.pop_if(|last| last.code == code) else {
            return;
        };
        if let Some(count) = self.counts.get_mut(&(last.code, last.severity)) {
            *count -= 1;
        }
    }

    /// How many of a severity were made that have not been told of as more than are shown.
    pub fn total(&self, severity: Severity) -> usize {
        let of_severity = self.counts.iter().filter(|((_, of), _)| *of == severity);
        of_severity.map(|(_, count)| count).sum()
    }

    /// Leaves out those that are no errors.
    pub fn keep_errors(&mut self) {
        self.list.retain(|one| one.severity == Severity::Error);
    }

    /// Whether an output may not be written.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes them as seriously as is said of their codes.
    pub fn settle(&mut self, levels: &Levels) {
        self.list.retain_mut(|one| {
            let severity = levels.settled(one.code, one.severity);
            one.severity = severity.unwrap_or(one.severity);
            severity.is_some()
        });
        for ((code, severity), count) in std::mem::take(&mut self.counts) {
            match levels.settled(code, severity) {
                None => {}
                Some(settled) if settled == severity => {
                    *self.counts.entry((code, severity)).or_default() += count;
                }
                Some(settled) => {
                    // Those of both severities have each been shown up to the limit.
                    let beyond = count.saturating_sub(MOST_OF_A_KIND);
                    if beyond > 0 {
                        self.list.push(more(code, settled, beyond));
                    }
                }
            }
        }
    }

    /// Puts them in the order of their places, so that a reader goes through a file once. Findings
    /// of no place come last; those of one place keep their order.
    ///
    /// What was found beyond that which is shown is told here, a sentence a kind.
    pub fn sort(&mut self) {
        for ((code, severity), count) in &mut self.counts {
            if *count > MOST_OF_A_KIND {
                let beyond = *count - MOST_OF_A_KIND;
                self.list.push(more(code, *severity, beyond));
                *count = MOST_OF_A_KIND;
            }
        }
        self.list.sort_by_key(|diagnostic| {
            diagnostic
                .span
                .map_or((1, None), |span| (0, Some((span.file, span.start))))
        });
    }

    /// Adds others behind them.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        others.into_iter().for_each(|other| self.push(other));
    }

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// The sentence that stands for findings which are not shown.
fn more(code: &'static str, severity: Severity, count: usize) -> Diagnostic {
    let message = match count {
        1 => "one more like these is not shown".to_string(),
        count => format!("{count} more like these are not shown"),
    };
    Diagnostic::new(code, severity, None, message)
}

/// Leaves out the middle of a text that is too long to be read.
fn shorten(text: &mut String) {
    if text.len() > LONGEST_MESSAGE {
        let start = text.floor_char_boundary(KEPT.0);
        let end = text.ceil_char_boundary(text.len() - KEPT.1);
        *text = format!("{} … {}", &text[..start], &text[end..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;

    fn found(code: &'static str, count: usize, diagnostics: &mut Diagnostics) {
        for number in 0..count {
            diagnostics.push(Diagnostic::new(
                code,
                Severity::Warning,
                None,
                format!("finding {number}"),
            ));
        }
    }

    fn messages(diagnostics: &Diagnostics, code: &str) -> Vec<String> {
        let mine = diagnostics.iter().filter(|one| one.code == code);
        mine.map(|one| one.message.clone()).collect()
    }

    #[test]
    fn those_of_another_list_count_as_if_they_were_pushed() {
        let mut others = Diagnostics::new();
        found("many", 40, &mut others);
        let mut diagnostics = Diagnostics::new();
        found("many", 40, &mut diagnostics);
        diagnostics.extend(others);
        diagnostics.sort();
        let many = messages(&diagnostics, "many");
        assert_eq!(many.len(), MOST_OF_A_KIND + 1);
        assert_eq!(many[MOST_OF_A_KIND], "30 more like these are not shown");
    }

    #[test]
    fn fifty_of_a_kind_are_shown_and_the_rest_is_counted() {
        let mut diagnostics = Diagnostics::new();
        found("many", 500_000, &mut diagnostics);
        found("few", 3, &mut diagnostics);
        assert!(diagnostics.is_only_counted("many", Severity::Warning));
        assert!(!diagnostics.is_only_counted("many", Severity::Error));
        assert!(!diagnostics.is_only_counted("few", Severity::Warning));
        assert_eq!(diagnostics.iter().count(), 53);
        diagnostics.sort();
        let many = messages(&diagnostics, "many");
        assert_eq!(many.len(), 51);
        assert_eq!(many[49], "finding 49");
        assert_eq!(many[50], "499951 more like these are not shown");
        assert_eq!(messages(&diagnostics, "few").len(), 3);
        // What comes later is counted anew, and what was told is not told again.
        found("many", 1, &mut diagnostics);
        diagnostics.sort();
        let many = messages(&diagnostics, "many");
        assert_eq!(many[51], "one more like these is not shown");
        assert_eq!(many.len(), 52);
    }

    #[test]
    fn what_is_not_shown_is_an_error_where_warnings_are() {
        let mut diagnostics = Diagnostics::new();
        found("many", 60, &mut diagnostics);
        found("few", 1, &mut diagnostics);
        let mut levels = Levels::new(true);
        levels.say("few", Level::Allow);
        diagnostics.settle(&levels);
        diagnostics.sort();
        assert!(
            diagnostics
                .iter()
                .all(|one| one.severity == Severity::Error)
        );
        let many = messages(&diagnostics, "many");
        assert_eq!(
            many.last().map(String::as_str),
            Some("10 more like these are not shown")
        );
    }

    #[test]
    fn a_message_repeats_no_megabytes() {
        let mut diagnostics = Diagnostics::new();
        let key = "é".repeat(5 << 20);
        let one = Diagnostic::new(
            "long",
            Severity::Error,
            None,
            format!("unknown key `{key}`"),
        );
        diagnostics.push(one.label(key.clone()).help(format!("write `{key}: …`")));
        let one = diagnostics.iter().next().expect("a finding");
        assert!(one.message.starts_with("unknown key `éé") && one.message.ends_with("éé`"));
        for text in [&one.message, &one.label, &one.help[0]] {
            assert!(text.len() < 600, "{}", text.len());
        }
    }
}
