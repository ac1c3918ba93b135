//! What is answered, path by path.
//!
//! | path | |
//! |---|---|
//! | nothing, `page.css`, `page.js` | the page that shows all |
//! | `state` | what there is, and what was found, as JSON |
//! | `events` | a line whenever there is something new (Server-Sent Events) |
//! | `page/N.png` | the picture of a page, drawn when it is asked for |
//! | `book/…` | a file of the book |
//! | `where?page=N&x=…&y=…` | what stands at a point of a page, in points, and where it is written, as JSON |

use serde_json::json;

use super::request::{Refusal, Request};
use super::state::State;
use crate::diagnostic::printable;

/// Pixels of a picture for each point of a page: twice as many as a screen of the usual kind shows.
const SCALE: f64 = 2.0;

/// What the page may do: show and ask for what comes from here, and nothing else.
const OWN_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a file of a book may do: show itself within our page. No script of it is run.
const BOOK_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// An answer that is whole.
#[derive(Debug)]
pub struct Answer {
    /// What it is.
    pub kind: String,
    /// What it may do in a browser.
    pub policy: &'static str,
    /// All of it.
    pub body: Vec<u8>,
}

impl Answer {
    fn own(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Answer {
            kind: kind.to_string(),
            policy: OWN_POLICY,
            body: body.into(),
        }
    }
}

/// Answers what is asked for, but for `events`.
///
/// # Errors
///
/// Where there is no such thing.
pub fn answer(request: &Request, state: &State) -> Result<Answer, Refusal> {
    const JSON: &str = "application/json";
    let path = request.path.as_str();
    Ok(match path {
        "" => Answer::own("text/html; charset=utf-8", include_str!("page.html")),
        "page.css" => Answer::own("text/css; charset=utf-8", include_str!("page.css")),
        "page.js" => Answer::own("text/javascript; charset=utf-8", include_str!("page.js")),
        "state" => Answer::own(JSON, state.told()),
        "where" => Answer::own(JSON, pointed(request, state)?),
        _ => {
            let preview = state.preview().ok_or(Refusal::NotFound)?;
            if let Some(name) = path.strip_prefix("book/") {
                let file = preview.book().file(name).ok_or(Refusal::NotFound)?;
                let (body, kind) = file;
                return Ok(Answer {
                    kind: kind.to_string(),
                    policy: BOOK_POLICY,
                    body,
                });
            }
            let number = path
                .strip_prefix("page/")
                .and_then(|path| path.strip_suffix(".png"))
                .and_then(|number| number.parse::<usize>().ok()?.checked_sub(1));
            let picture = number.and_then(|page| preview.picture(page, SCALE));
            Answer::own("image/png", picture.ok_or(Refusal::NotFound)?)
        }
    })
}

/// What stands at a point, as JSON.
fn pointed(request: &Request, state: &State) -> Result<String, Refusal> {
    let number = |name| request.number(name).ok_or(Refusal::Malformed);
    let (page, x, y) = (number("page")?, number("x")?, number("y")?);
    let preview = state.preview().ok_or(Refusal::NotFound)?;
    let page = (page as usize).checked_sub(1).ok_or(Refusal::NotFound)?;
    let pointed = preview.pointed(page, (x, y));
    let told = pointed.map(|pointed| {
        let written = pointed.written.map(|written| {
            json!({
                "file": printable(&written.file),
                "line": written.line,
                "column": written.column,
                "text": written.text,
            })
        });
        json!({"word": pointed.word, "written": written})
    });
    Ok(json!(told).to_string())
}
