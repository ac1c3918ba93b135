//! Dates of sources → words.

use super::Lowerer;
use crate::briefing::typed::{Moment, SourceDate};

impl Lowerer<'_> {
    /// A date of a source in words, no more exact than it was given: "4 May 2025", "spring 2025",
    /// "May–June 2025", "c. 1890", "44 BC", "n.d."
    pub(super) fn source_date(&self, date: &SourceDate) -> String {
        let terms = &self.language.terms;
        let (from, to, circa) = match date {
            SourceDate::Known { from, to, circa } => (from, to, *circa),
            SourceDate::Undated => return terms.undated.clone(),
            SourceDate::Forthcoming => return terms.forthcoming.clone(),
            SourceDate::Words(words) => return words.clone(),
        };
        let shown = match to {
            None => self.moment(from),
            Some(to) => self.span(from, to),
        };
        if circa {
            terms.circa.replace("{}", &shown)
        } else {
            shown
        }
    }

    fn moment(&self, moment: &Moment) -> String {
        match (moment.season, moment.month) {
            (Some(season), None) => self.language.season(season, moment.year),
            (_, Some(month)) => self.language.date_of_year(moment.year, month, moment.day),
            (None, None) => self.language.year(moment.year),
        }
    }

    /// From one to the other; what both have in common stands there once, where that is before or
    /// behind the rest.
    fn span(&self, from: &Moment, to: &Moment) -> String {
        let (first, last) = (self.moment(from), self.moment(to));
        let years = [from, to].iter().all(|one| **one == Moment::year(one.year));
        if years {
            return format!("{first}\u{2013}{last}");
        }
        // "4 May 2025" and "6 May 2025" end alike from the month on.
        let parts = [first.split(' '), last.split(' ')].map(|parts| parts.collect::<Vec<_>>());
        let alike = parts[0].iter().rev().zip(parts[1].iter().rev());
        let alike = alike.take_while(|(one, other)| one == other).count();
        let rest = parts[0].len().saturating_sub(alike);
        if alike > 0 && rest == 1 && parts[1].len() == parts[0].len() && from.day.is_none() {
            return format!("{}\u{2013}{last}", parts[0][0]);
        }
        format!("{first}\u{a0}\u{2013} {last}")
    }
}
