//! Names for a document and for its editions.
//!
//! In: a document and, for an edition, how its pages are made. Out: URIs. The same content has the
//! same name on every machine and in every run, whatever is written beside it.
//!
//! A name that the program makes is a UUID of version 5 (RFC 9562, section 5.5): that version is
//! the standard's own way from a name to an identifier, any tool can check it, and SHA-1 is no
//! weakness where nothing is authenticated. What is hashed is a [`ContentBytes`] of the content, never a
//! debug output, so that renaming a type does not rename the books.

mod blocks;
mod evidence;
mod walk;

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;
use uuid::Uuid;

use crate::document::{Contents, CoverWish, Document, Doi, Identifier, Scheme};
use crate::layout::PageSetup;
use crate::layout::text::font::Fonts;
use crate::theme::{Theme, Tightness};
use walk::ContentBytes;

/// The name space of documents and editions. Drawn once; another one would rename every book.
const NAME_SPACE: Uuid = Uuid::from_u128(0x6f1d_2c86_3b0a_4d0e_9a57_c1e4_70b8_25d3);

/// The schemes that name a document, the best first. An ISSN names a series and no document.
const SCHEMES: &[Scheme] = &[Scheme::Doi, Scheme::Isbn13, Scheme::Urn, Scheme::Url];

/// The name of a document: the best that it gives itself, else one made from its content.
pub fn document(document: &Document) -> String {
    let own = |scheme: &Scheme| {
        let identifiers = &document.metadata.identifiers;
        identifiers
            .iter()
            .find(|identifier| identifier.scheme == *scheme)
    };
    match SCHEMES.iter().find_map(own) {
        Some(identifier) => uri(identifier),
        None => made(&ContentBytes::document(document)),
    }
}

/// The name of the very pages that a document takes with these wishes, in a theme.
pub fn edition(document: &Document, setup: PageSetup, theme: &Theme, fonts: &Fonts) -> String {
    let PageSetup {
        paper,
        sides,
        contents,
        cover,
        // What comes of the wish is how tight they are set.
        pages: _,
        tightness,
    } = setup;
    let mut walk = ContentBytes::document(document);
    walk.open("edition");
    walk.text(paper.name());
    walk.text(sides.name());
    walk.text(match contents {
        Contents::Auto => "auto",
        Contents::Always => "always",
        Contents::Never => "never",
    });
    match cover {
        CoverWish::Never => {}
        CoverWish::Auto => walk.text("cover, perhaps"),
        CoverWish::Always => walk.text("cover"),
    }
    if tightness != Tightness::NONE {
        let Tightness {
            fewer_lines,
            air,
            title,
            leading,
            size,
        } = tightness;
        walk.open("tight");
        for measure in [u16::from(fewer_lines), air, title, leading, size] {
            walk.number(usize::from(measure));
        }
        walk.close();
    }
    // What a theme says, not what it is called: two houses may call theirs alike.
    walk.text(&theme.text);
    // Other faces may need other pages.
    for face in fonts.own() {
        walk.open("face");
        walk.text(&face.family);
        walk.text(&face.postscript_name);
        // One that came in a program's memory is known by its name alone.
        if let Some(origin) = &face.origin {
            walk.text(&origin.identity);
            walk.number(face.index as usize);
        }
        walk.close();
    }
    walk.close();
    made(&walk)
}

/// The characters of a document beyond ASCII, each once: of all that it says, on its pages or in the files of them.
pub fn characters(document: &Document) -> BTreeSet<char> {
    let walk = ContentBytes::document(document);
    let characters = walk.strings().flat_map(str::chars);
    let characters: FxHashSet<char> = characters.filter(|one| !one.is_ascii()).collect();
    characters.into_iter().collect()
}

fn made(walk: &ContentBytes) -> String {
    Uuid::new_v5(&NAME_SPACE, walk.bytes()).urn().to_string()
}

/// A public identifier as a URI.
pub fn uri(identifier: &Identifier) -> String {
    let number = number(identifier);
    match identifier.scheme {
        Scheme::Doi => Doi::parse(number).map_or_else(|| encoded(number), |doi| doi.uri()),
        Scheme::Isbn13 => format!("urn:isbn:{}", digits(number)),
        Scheme::Issn => format!("urn:issn:{}", encoded(number)),
        Scheme::Urn if !starts_with(number, "urn:") => format!("urn:{}", encoded(number)),
        Scheme::Urn | Scheme::Url => encoded(number),
    }
}

/// A public identifier without its scheme or its resolver, which may be written before it.
pub fn number(identifier: &Identifier) -> &str {
    let before: &[&str] = match identifier.scheme {
        Scheme::Isbn13 => &["urn:isbn:"],
        Scheme::Issn => &["urn:issn:"],
        Scheme::Doi | Scheme::Urn | Scheme::Url => &[],
    };
    bare(identifier.text.trim(), before)
}

fn starts_with(written: &str, prefix: &str) -> bool {
    written
        .get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// An identifier without what may be written before it.
fn bare<'a>(written: &'a str, prefixes: &[&str]) -> &'a str {
    let prefix = prefixes.iter().find(|prefix| starts_with(written, prefix));
    prefix.map_or(written, |prefix| written[prefix.len()..].trim_start())
}

/// An ISBN without the hyphens and spaces that group it.
fn digits(written: &str) -> String {
    let grouping = |character: &char| !matches!(character, '-' | ' ' | '\u{2010}'..='\u{2015}');
    written.chars().filter(grouping).collect()
}

/// A text with what no URI holds percent-encoded (RFC 3986, section 2).
fn encoded(written: &str) -> String {
    let mut uri = String::with_capacity(written.len());
    for byte in written.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::epub::sample;
    use crate::layout::text::font::{Face, FaceId, Name};
    use crate::theme::{Paper, Sides, Weight};

    fn identifier(scheme: Scheme, text: &str) -> Identifier {
        Identifier {
            scheme,
            text: text.to_string(),
        }
    }

    #[test]
    fn a_documents_own_name_comes_first() {
        let mut sample = sample::english();
        sample.metadata.identifiers = vec![
            identifier(Scheme::Issn, "1234-5678"),
            identifier(Scheme::Isbn13, "978-3-16-148410-0"),
        ];
        assert_eq!(document(&sample), "urn:isbn:9783161484100");
        sample
            .metadata
            .identifiers
            .push(identifier(Scheme::Doi, "10.1000/182<a>b"));
        assert_eq!(document(&sample), "doi:10.1000/182%3Ca%3Eb");
        sample.metadata.identifiers.truncate(1);
        assert!(document(&sample).starts_with("urn:uuid:"));
    }

    #[test]
    fn public_identifiers_are_uris() {
        let cases = [
            (
                Scheme::Urn,
                "urn:nbn:de:101:1-2026",
                "urn:nbn:de:101:1-2026",
            ),
            (Scheme::Urn, "nbn:de:101:1-2026", "urn:nbn:de:101:1-2026"),
            (
                Scheme::Url,
                "https://example.org/a b",
                "https://example.org/a%20b",
            ),
            (Scheme::Issn, "1234-5678", "urn:issn:1234-5678"),
            (Scheme::Doi, "10.1/x", "doi:10.1/x"),
        ];
        for (scheme, text, expected) in cases {
            assert_eq!(uri(&identifier(scheme, text)), expected);
        }
    }

    #[test]
    fn a_made_name_is_a_uuid_of_version_5_and_follows_the_content() {
        let one = sample::english();
        let mut two = one.clone();
        assert_eq!(document(&one), document(&two));
        let written = document(&one);
        let uuid = Uuid::parse_str(&written).expect("a UUID");
        assert_eq!(uuid.get_version_num(), 5);
        two.title_block.title.content.push('!');
        assert_ne!(document(&one), document(&two));
    }

    #[test]
    fn every_setting_of_the_pages_makes_another_edition() {
        let sample = sample::english();
        let theme = Theme::default_theme();
        let other = Theme {
            text: "other".to_string(),
            ..theme.clone()
        };
        let a4 = PageSetup::default();
        let fonts = Fonts::bundled();
        let name = Name {
            family: "Own".to_string(),
            weight: Weight::Regular,
            italic: false,
            postscript: "Own-Regular".to_string(),
        };
        let first = fonts.face(FaceId(0));
        let more = fonts.and(
            Face::read(name, first.data.clone(), 0)
                .into_iter()
                .collect(),
        );
        let names = std::collections::BTreeSet::from([
            document(&sample),
            edition(&sample, a4, theme, &fonts),
            edition(
                &sample,
                PageSetup {
                    paper: Paper::Letter,
                    ..a4
                },
                theme,
                &fonts,
            ),
            edition(
                &sample,
                PageSetup {
                    sides: Sides::Two,
                    ..a4
                },
                theme,
                &fonts,
            ),
            edition(
                &sample,
                PageSetup {
                    contents: Contents::Always,
                    ..a4
                },
                theme,
                &fonts,
            ),
            edition(&sample, a4, &other, &fonts),
            edition(&sample, a4, theme, &more),
        ]);
        assert_eq!(names.len(), 7);
    }
}
