//! Why an output could not be made.

use std::fmt;

/// Why an output could not be made: a fault of the program, never of the briefing.
#[derive(Debug)]
pub struct Error {
    failed: &'static str,
    reason: String,
}

impl Error {
    /// Of a PDF.
    pub fn of_pdf(reason: impl ToString) -> Self {
        Error::new("the PDF cannot be written", reason)
    }

    /// Of a book.
    pub fn of_epub(reason: impl ToString) -> Self {
        Error::new("the EPUB cannot be written", reason)
    }

    /// Of a picture of a page.
    pub fn of_picture(reason: impl ToString) -> Self {
        Error::new("the picture cannot be drawn", reason)
    }

    fn new(failed: &'static str, reason: impl ToString) -> Self {
        Error {
            failed,
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.failed, self.reason)
    }
}

impl std::error::Error for Error {}
