//! The date of a source, which may be less than a day or more than one.

/// When a source appeared, was read or took place.
#[derive(Debug, Clone, PartialEq)]
pub enum SourceDate {
    /// A point of time, or a span between two.
    Known {
        /// The point, or the first.
        from: Moment,
        /// The last of a span.
        to: Option<Moment>,
        /// Whether it is an estimate.
        circa: bool,
    },
    /// It has none: `n.d.`
    Undated,
    /// It has not appeared yet.
    Forthcoming,
    /// What is said of it in words (`literal` of CSL).
    Words(String),
}

/// A year, a season or month of it, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The year; -44 is 44 BC, and there is no 0.
    pub year: i32,
    /// Spring to winter, from 0; only where there is no month.
    pub season: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only where there is a month.
    pub day: Option<u8>,
}

impl Moment {
    /// A year.
    pub fn year(year: i32) -> Self {
        Moment {
            year,
            season: None,
            month: None,
            day: None,
        }
    }
}

impl SourceDate {
    /// The year that it begins in, if that is known.
    pub fn year(&self) -> Option<i32> {
        match self {
            SourceDate::Known { from, .. } => Some(from.year),
            SourceDate::Undated | SourceDate::Forthcoming | SourceDate::Words(_) => None,
        }
    }
}
