//! Where a book's links lead.
//!
//! In: the files of a book as they are packed. Out: a fault of the program where one leads out of the
//! book to anything but an address that a link may lead to.

use crate::document::Address;
use crate::export::Error;

/// The attributes that name something to be opened.
const LEADING: [&str; 4] = [" href=\"", " src=\"", " xlink:href=\"", " action=\""];

/// Checks a file: XHTML or XML as this program writes it.
pub fn links(file: &str) -> Result<(), Error> {
    for attribute in LEADING {
        for rest in file.split(attribute).skip(1) {
            let value = rest.split('"').next().unwrap_or_default();
            if !leads_inside(value) && Address::parse(&value.replace("&amp;", "&")).is_err() {
                return Err(Error::of_epub(format!(
                    "a link to `{value}`, where no link may lead"
                )));
            }
        }
    }
    Ok(())
}

/// Whether a value names a file of the book, or a place in one: it has no scheme (RFC 3986, 4.2).
fn leads_inside(value: &str) -> bool {
    let first = value.split(['/', '?', '#']).next().unwrap_or_default();
    !first.contains(':') && !value.starts_with("//") && !value.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_of_the_book_and_to_addresses() {
        for sound in [
            "<a href=\"part-1.xhtml#x\">",
            "<a href=\"#a:b\">",
            "<a href=\"https://example.org/?a=1&amp;b=2\">",
            "<img src=\"logo.svg\"/>",
            "<a href=\"mailto:a@example.org\">",
        ] {
            assert!(links(sound).is_ok(), "{sound}");
        }
        for unsound in [
            "<a href=\"javascript:alert(1)\">",
            "<a href=\"file:///etc/passwd\">",
            "<img src=\"data:image/png,x\"/>",
            "<a href=\"//example.org\">",
            "<a href=\"http://[::1\">",
        ] {
            assert!(links(unsound).is_err(), "{unsound}");
        }
    }
}
