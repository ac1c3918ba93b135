//! The levels of headings among those that are there.
//!
//! In: sections, entered and left in the order of reading. Out: the level at which a heading stands.
//! A part may be without a heading, by a label of `""`; what stands below it then rises, because
//! whoever leads through a document by its headings must find no level skipped on the way down
//! (ISO 14289-1, 7.4.2; WCAG 2.2, technique G141). Every backend asks here, so that all agree.

use super::Section;

/// The sections that are open at a place of the document.
#[derive(Debug, Clone, Copy, Default)]
pub struct HeadingLevels {
    /// How many of them have no heading.
    untitled: u8,
}

impl HeadingLevels {
    /// Goes into a section, behind its heading.
    pub fn enter(&mut self, section: &Section) {
        self.untitled += u8::from(section.heading.is_none());
    }

    /// Leaves it.
    pub fn leave(&mut self, section: &Section) {
        self.untitled -= u8::from(section.heading.is_none());
    }

    /// Where a heading stands whose level would be this one if all sections had theirs: below the
    /// title, which is 1, and no deeper than 6.
    pub fn of(self, level: u8) -> u8 {
        level.saturating_sub(self.untitled).clamp(2, 6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{SectionKind, Text, TextId};

    #[test]
    fn what_stands_in_a_section_without_a_heading_rises() {
        let section = |level, heading: Option<&str>| Section {
            kind: SectionKind::Body,
            anchor: String::new(),
            level,
            heading: heading.map(|heading| Text::plain(TextId(0), heading)),
            label: heading.unwrap_or_default().to_string(),
            blocks: Vec::new(),
        };
        let (titled, untitled) = (section(2, Some("A")), section(2, None));
        let mut levels = HeadingLevels::default();
        levels.enter(&titled);
        assert_eq!(levels.of(3), 3);
        levels.leave(&titled);
        levels.enter(&untitled);
        assert_eq!((levels.of(3), levels.of(4), levels.of(9)), (2, 3, 6));
        levels.enter(&section(3, None));
        assert_eq!((levels.of(4), levels.of(2)), (2, 2));
        levels.leave(&section(3, None));
        levels.leave(&untitled);
        assert_eq!(levels.of(2), 2);
    }
}
