//! A request, as far as it is answered.
//!
//! In: the bytes of a connection, from anybody on this machine, and from any page that a browser has open. Out: the
//! path that is asked for below the token, or the status that refuses it. What is refused is told nothing: a page
//! of somebody else's that has led its name to this machine (DNS rebinding) has another `Host`, and one that knows
//! the port has no token.

use std::io::Read;
use std::time::Duration;

use super::super::tally::Stopwatch;

/// How many bytes the head of a request may have.
const LARGEST: usize = 8 << 10;

/// How many fields it may have.
const MOST_FIELDS: usize = 64;

/// How long it may take to come, in milliseconds.
pub const PATIENCE: u64 = 5_000;

/// How long is waited for the next bytes of it.
pub const PAUSE: Duration = Duration::from_millis(2_500);

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The path below the token, without a `/` at its beginning.
    pub path: String,
    /// What stands behind its `?`.
    pub query: String,
}

/// Why nothing is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no request.
    Malformed,
    /// It is of another name than that of this machine.
    WrongHost,
    /// The token is missing, or another, or nothing stands there.
    NotFound,
    /// It wants something done.
    WrongMethod,
    /// It took too long.
    Late,
    /// Its head is too large.
    TooLarge,
    /// There are too many others.
    Busy,
}

impl Refusal {
    /// The status line of it.
    pub fn status(self) -> &'static str {
        match self {
            Refusal::Malformed => "400 Bad Request",
            Refusal::WrongHost => "403 Forbidden",
            Refusal::NotFound => "404 Not Found",
            Refusal::WrongMethod => "405 Method Not Allowed",
            Refusal::Late => "408 Request Timeout",
            Refusal::TooLarge => "431 Request Header Fields Too Large",
            Refusal::Busy => "503 Service Unavailable",
        }
    }
}

/// Who may be asked, and by which name.
#[derive(Debug, Clone)]
pub struct Door {
    /// The port that is listened at.
    pub port: u16,
    /// What the path of every request begins with.
    pub token: String,
}

impl Door {
    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Where it is refused; `None` where whoever asked has gone.
    pub fn read(&self, connection: &mut dyn Read) -> Result<Request, Option<Refusal>> {
        let begun = Stopwatch::start();
        let mut head = Vec::new();
        let mut bytes = [0; 1024];
        loop {
            let count = match connection.read(&mut bytes) {
                Ok(0) => return Err(None),
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(Some(Refusal::Late)),
            };
            head.extend_from_slice(&bytes[..count]);
            if let Some(request) = self.request(&head)? {
                return Ok(request);
            }
            if head.len() > LARGEST {
                return Err(Some(Refusal::TooLarge));
            }
            if begun.milliseconds() > PATIENCE {
                return Err(Some(Refusal::Late));
            }
        }
    }

    /// A request from its head; `None` while that is not whole.
    fn request(&self, head: &[u8]) -> Result<Option<Request>, Refusal> {
        let mut fields = [httparse::EMPTY_HEADER; MOST_FIELDS];
        let mut parsed = httparse::Request::new(&mut fields);
        match parsed.parse(head) {
            Ok(httparse::Status::Partial) => return Ok(None),
            Ok(httparse::Status::Complete(length)) if length <= LARGEST => {}
            Ok(_) | Err(httparse::Error::TooManyHeaders) => return Err(Refusal::TooLarge),
            Err(_) => return Err(Refusal::Malformed),
        }
        let mut hosts = parsed.headers.iter();
        let hosts = hosts
            .by_ref()
            .filter(|field| field.name.eq_ignore_ascii_case("host"));
        let hosts: Vec<&[u8]> = hosts.map(|field| field.value).collect();
        if !matches!(hosts[..], [host] if self.is_ours(host)) {
            return Err(Refusal::WrongHost);
        }
        if parsed.method != Some("GET") {
            return Err(Refusal::WrongMethod);
        }
        let target = parsed.path.unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = path.strip_prefix('/').and_then(|path| path.split_once('/'));
        let Some((token, path)) = path else {
            return Err(Refusal::NotFound);
        };
        if !is_same(token.as_bytes(), self.token.as_bytes()) {
            return Err(Refusal::NotFound);
        }
        Ok(Some(Request {
            path: unescaped(path).ok_or(Refusal::Malformed)?,
            query: query.to_string(),
        }))
    }

    /// Whether a host is this machine by a name that nobody else can have.
    fn is_ours(&self, host: &[u8]) -> bool {
        let port = self.port;
        ["127.0.0.1", "localhost"]
            .iter()
            .any(|name| host.eq_ignore_ascii_case(format!("{name}:{port}").as_bytes()))
    }
}

/// Compares in the same time wherever they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let differences = one.iter().zip(other).map(|(one, other)| one ^ other);
    one.len() == other.len() && differences.fold(0, |all, one| all | one) == 0
}

/// A path without its escapes.
fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

impl Request {
    /// The number that a name stands for behind `?`.
    pub fn number(&self, name: &str) -> Option<f64> {
        let pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        let mut values = pairs.filter(|(own, _)| *own == name);
        let (_, value) = values.next()?;
        value.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(head: &str) -> Result<Request, Option<Refusal>> {
        let door = Door {
            port: 4000,
            token: "secret".to_string(),
        };
        door.read(&mut head.as_bytes())
    }

    #[test]
    fn only_who_knows_the_way_is_let_in() {
        let host = "Host: 127.0.0.1:4000\r\n\r\n";
        let asked = ask(&format!(
            "GET /secret/page/1.png?a=2.5&b=x HTTP/1.1\r\n{host}"
        ));
        let asked = asked.expect("a request");
        assert_eq!(asked.path, "page/1.png");
        assert_eq!((asked.number("a"), asked.number("b")), (Some(2.5), None));
        let local = ask("GET /secret/a%20b HTTP/1.1\r\nhost: LOCALHOST:4000\r\n\r\n");
        assert_eq!(local.expect("a request").path, "a b");
        for (line, refusal) in [
            (format!("GET / HTTP/1.1\r\n{host}"), Refusal::NotFound),
            (format!("GET /secret HTTP/1.1\r\n{host}"), Refusal::NotFound),
            (
                format!("GET /secreT/ HTTP/1.1\r\n{host}"),
                Refusal::NotFound,
            ),
            (
                format!("POST /secret/ HTTP/1.1\r\n{host}"),
                Refusal::WrongMethod,
            ),
            (
                "GET /secret/ HTTP/1.1\r\nHost: evil.example:4000\r\n\r\n".to_string(),
                Refusal::WrongHost,
            ),
            (
                "GET /secret/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".to_string(),
                Refusal::WrongHost,
            ),
            (
                "GET /secret/ HTTP/1.1\r\n\r\n".to_string(),
                Refusal::WrongHost,
            ),
            (
                format!("GET /secret/ HTTP/1.1\r\nHost: evil.example\r\n{host}"),
                Refusal::WrongHost,
            ),
            (
                format!("GET /secret/%zz HTTP/1.1\r\n{host}"),
                Refusal::Malformed,
            ),
            ("SSH-2.0-OpenSSH_9\r\n\r\n".to_string(), Refusal::Malformed),
            (
                format!("GET /{} HTTP/1.1\r\n", "a".repeat(10_000)),
                Refusal::TooLarge,
            ),
        ] {
            assert_eq!(ask(&line), Err(Some(refusal)), "{line}");
        }
        assert_eq!(ask("GET /secret/ HT"), Err(None), "gone in the middle");
    }
}
