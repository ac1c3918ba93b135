//! How seriously findings are taken.
//!
//! In: what the command line and the house say of codes. Out: warnings that are errors, or nothing. An error stays
//! one, whatever is said of it: there would be no output.

use std::collections::BTreeMap;

use super::Severity;

/// How seriously a finding is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not at all.
    Allow,
    /// It is told.
    Warn,
    /// Nothing is written.
    Deny,
}

impl Level {
    /// Every level by the word that a briefing names it with.
    pub const ALL: &[(&str, Level)] = &[
        ("allow", Level::Allow),
        ("warn", Level::Warn),
        ("deny", Level::Deny),
    ];
}

/// The levels of codes. The nearer wins: what the command line says of a code, what the house says of it, that all
/// warnings are errors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Whether warnings are errors of which nothing else is said.
    strict: bool,
    said: BTreeMap<String, Level>,
}

impl Levels {
    /// Of which nothing is said, but whether warnings are errors.
    pub fn new(strict: bool) -> Self {
        Levels {
            strict,
            said: BTreeMap::new(),
        }
    }

    /// Says how findings of a code are taken. Of two levels of one code the stricter holds.
    pub fn say(&mut self, code: &str, level: Level) {
        let said = self.said.entry(code.to_string()).or_insert(level);
        *said = level.max(*said);
    }

    /// The same where nothing is said of that code yet.
    pub fn say_behind(&mut self, code: &str, level: Level) {
        self.said.entry(code.to_string()).or_insert(level);
    }

    /// What is said of a code.
    pub fn of(&self, code: &str) -> Option<Level> {
        self.said.get(code).copied()
    }

    /// The codes of which something is said.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.said.keys().map(String::as_str)
    }

    /// How bad findings of a code are that are as bad as this by themselves; `None` where they are not told.
    pub(super) fn settled(&self, code: &str, severity: Severity) -> Option<Severity> {
        match (severity, self.of(code)) {
            (Severity::Error, _) | (Severity::Warning, Some(Level::Deny)) => Some(Severity::Error),
            (Severity::Warning, Some(Level::Allow)) => None,
            (Severity::Warning, Some(Level::Warn)) => Some(Severity::Warning),
            (Severity::Warning, None) if self.strict => Some(Severity::Error),
            (Severity::Warning, None) => Some(Severity::Warning),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_and_the_stricter_hold() {
        let mut levels = Levels::new(true);
        levels.say("one", Level::Allow);
        levels.say("other", Level::Allow);
        levels.say("other", Level::Deny);
        levels.say_behind("one", Level::Deny);
        levels.say_behind("third", Level::Warn);
        let settled = |code, severity| levels.settled(code, severity);
        assert_eq!(settled("one", Severity::Warning), None);
        assert_eq!(settled("one", Severity::Error), Some(Severity::Error));
        assert_eq!(settled("other", Severity::Warning), Some(Severity::Error));
        assert_eq!(settled("third", Severity::Warning), Some(Severity::Warning));
        assert_eq!(settled("fourth", Severity::Warning), Some(Severity::Error));
    }
}
