//! `preview`: a page for whoever sits at this machine, and for nobody else.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use crate::support::program::{FAULTY, GOOD, Workplace};
use crate::support::watching::{Watching, until};

/// A preview that is served.
struct Served {
    watching: Watching,
    port: u16,
    token: String,
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Served {
    fn begin(place: &Workplace, arguments: &[&str]) -> Self {
        let watching = Watching::begin(place, &[&["preview"], arguments].concat());
        let address = watching.until(1).remove(0);
        let rest = address
            .strip_prefix("http://127.0.0.1:")
            .expect("an address");
        let (port, token) = rest.split_once('/').expect("a token");
        Served {
            port: port.parse().expect("a port"),
            token: token.trim_end_matches('/').to_string(),
            watching,
        }
    }

    fn connect(&self) -> TcpStream {
        let connection = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let patience = Some(Duration::from_secs(60));
        connection.set_read_timeout(patience).expect("a limit");
        connection
    }

    /// Sends a request as it is; all that comes back, unless it is sent away.
    fn ask(&self, request: &str) -> std::io::Result<Vec<u8>> {
        let mut connection = self.connect();
        connection.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).map(|_| answer)
    }

    /// Sends a request as it is.
    fn send(&self, request: &str) -> Answer {
        let mut answer = self.ask(request).expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let body = answer.split_off(end.expect("a head") + 4);
        let head = String::from_utf8(answer).expect("a head in ASCII");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_ascii_lowercase(),
            body,
        }
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n\r\n", self.port)
    }

    /// Asks for a path below the token.
    fn get(&self, path: &str) -> Answer {
        let (token, host) = (&self.token, self.host());
        self.send(&format!("GET /{token}/{path} HTTP/1.1\r\n{host}"))
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        serde_json::from_slice(&answer.body).expect("JSON")
    }
}

#[test]
fn whoever_has_the_address_sees_pages_and_book() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml"]);
    assert!(served.token.len() == 32 && served.token.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let page = served.get("");
    assert_eq!(page.status, 200);
    for field in [
        "content-type: text/html",
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
    ] {
        assert!(page.head.contains(field), "{field}: {}", page.head);
    }
    let page = String::from_utf8(page.body).expect("text");
    assert!(page.contains("<main>") && page.contains("sandbox=\"allow-same-origin\""));
    for name in ["page.css", "page.js"] {
        assert!(
            page.contains(name) && served.get(name).status == 200,
            "{name}"
        );
    }
    let state = served.json("state");
    assert_eq!(state["state"], "ok", "{state}");
    assert_eq!(state["diagnostics"], serde_json::json!([]));
    let shown = &state["shown"];
    assert_eq!(shown["pages"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["direction"], "ltr");
    let picture = served.get("page/1.png");
    assert!(picture.head.contains("content-type: image/png"));
    let run = place.run(&["preview", "a.yaml", "--png", "-o", "out"]);
    assert_eq!(
        (run.code, run.lines()),
        (Some(0), vec!["out/a-1.png".to_string()]),
        "{}",
        run.log
    );
    assert!(place.read("out/a-1.png") == picture.body, "another picture");
    let book = shown["book"].as_array().expect("files");
    let file = book.last().and_then(Value::as_str).expect("a file");
    let text = served.get(&format!("book/{file}"));
    assert!(text.head.contains("content-type: application/xhtml+xml"));
    assert!(!text.head.contains("script-src"), "{}", text.head);
    assert!(String::from_utf8_lossy(&text.body).contains("Ships plug in."));
    for path in [
        "page/0.png",
        "page/2.png",
        "page/x.png",
        "book/",
        "book/../mimetype",
        "other",
    ] {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
}

#[test]
fn nobody_else_is_told_anything() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml", "--serve"]);
    let (token, port) = (&served.token, served.port);
    let wrong = "0".repeat(32);
    for (request, status) in [
        (
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            404,
        ),
        (
            format!("GET /{wrong}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"),
            404,
        ),
        (
            format!("GET /{wrong}/state HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
            404,
        ),
        (
            format!("GET /{token}/ HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"),
            403,
        ),
        (format!("GET /{token}/ HTTP/1.1\r\n\r\n"), 403),
        (
            format!("POST /{token}/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
            405,
        ),
        (
            format!("OPTIONS /{token}/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
            405,
        ),
        (
            format!("GET /{token}/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
            200,
        ),
        ("\u{1}\u{2}\u{3}\r\n\r\n".to_string(), 400),
        (
            format!("GET /{token}/{} HTTP/1.1\r\n", "a".repeat(9_000)),
            431,
        ),
    ] {
        let answer = served.send(&request);
        assert_eq!(answer.status, status, "{request:?}");
        assert!(status == 200 || answer.body.is_empty(), "{request:?}");
    }
}

#[test]
fn who_says_nothing_keeps_nobody_else_waiting() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml"]);
    let silent: Vec<TcpStream> = (0..20).map(|_| served.connect()).collect();
    assert_eq!(served.get("state").status, 200);
    let more: Vec<TcpStream> = (0..40).map(|_| served.connect()).collect();
    // They are sent away before long.
    let state = format!("GET /{}/state HTTP/1.1\r\n{}", served.token, served.host());
    until("there is room again", || {
        let answer = served.ask(&state).unwrap_or_default();
        answer.starts_with(b"HTTP/1.1 200")
    });
    let mut answer = Vec::new();
    let mut first = &silent[0];
    let _ = first.read_to_end(&mut answer);
    assert!(answer.starts_with(b"HTTP/1.1 408"), "{answer:?}");
    drop(more);
}

#[test]
fn a_save_is_told_and_errors_leave_the_last_good_pages() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml"]);
    let mut events = served.connect();
    let (token, host) = (&served.token, served.host());
    write!(events, "GET /{token}/events HTTP/1.1\r\n{host}").expect("sent");
    let mut lines = BufReader::new(events).lines();
    let mut told = || {
        loop {
            let line = lines.next().expect("events").expect("a line");
            if let Some(version) = line.strip_prefix("data: ") {
                return version.parse::<u64>().expect("a version");
            }
        }
    };
    assert_eq!(told(), 1);
    let before = served.get("page/1.png").body;
    place.write("a.yaml", FAULTY);
    assert_eq!(told(), 2);
    let state = served.json("state");
    assert_eq!(
        (&state["version"], &state["state"]),
        (&2.into(), &"errors".into())
    );
    let found = &state["diagnostics"][0];
    assert_eq!(found["code"], "unknown-key");
    assert_eq!(found["place"]["start"]["line"], 2);
    assert!(
        served.get("page/1.png").body == before,
        "the last good page"
    );
    assert!(
        served.watching.log().contains("unknown-key"),
        "{}",
        served.watching.log()
    );
    place.write("a.yaml", GOOD.replace("plug", "plugged"));
    assert_eq!(told(), 3);
    assert_eq!(served.json("state")["state"], "ok");
    assert!(served.get("page/1.png").body != before, "a new page");
    assert!(served.watching.log().ends_with("all is well again\n"));
}

#[test]
fn a_point_of_a_page_leads_to_its_line() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml"]);
    // Row by row, as somebody looks for it.
    let mut found = Vec::new();
    for step in 0..480 {
        let (x, y) = (90 + step % 3 * 60, 40 + step / 3 * 4);
        let answer = served.json(&format!("where?page=1&x={x}&y={y}"));
        if answer["word"].is_string() && !found.contains(&answer) {
            found.push(answer);
        }
    }
    let line = |line: u64| {
        let mut found = found.iter().map(|one| &one["written"]);
        found.find(|written| written["line"] == line).cloned()
    };
    let title = line(1).unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(
        (&title["file"], &title["text"]),
        (&"a.yaml".into(), &"title: Harbour electrification".into())
    );
    assert!(line(2).is_some(), "{found:?}");
    assert_eq!(served.json("where?page=1&x=-9&y=-9"), Value::Null);
    for query in ["", "?page=1", "?page=x&x=1&y=1", "?page=1&x=NaN&y=1"] {
        assert_eq!(served.get(&format!("where{query}")).status, 400, "{query}");
    }
    for query in ["?page=0&x=1&y=1", "?page=-1&x=1&y=1"] {
        assert_eq!(served.get(&format!("where{query}")).status, 404, "{query}");
    }
}

#[test]
fn what_cannot_be_shown_is_told() {
    let place = Workplace::new();
    place.write("a.yaml", GOOD);
    let served = Served::begin(&place, &["a.yaml"]);
    let port = served.port.to_string();
    let run = place.run(&["preview", "a.yaml", "--serve", &port]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.log
            .starts_with(&format!("error: nothing can be shown at port {port}: ")),
        "{}",
        run.log
    );
    place.write("content/a.yaml", GOOD);
    place.write("content/b.yaml", GOOD);
    for (arguments, words) in [
        (&["preview"][..], "there are 2 in `content`: name one"),
        (&["preview", "b.yaml"], "`b.yaml` cannot be read"),
        (&["preview", "-"], "looks at a file"),
    ] {
        let run = place.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.log.contains(words), "{}", run.log);
    }
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_it_is_told_to() {
    let place = Workplace::new();
    place.write("a.yaml", FAULTY);
    let served = Served::begin(&place, &["a.yaml"]);
    assert_eq!(
        served.json("state")["shown"],
        Value::Null,
        "there was nothing good yet"
    );
    assert_eq!(served.get("page/1.png").status, 404);
    assert_eq!(served.watching.end("TERM"), Some(0));
    assert_eq!(place.files("."), ["a.yaml"], "nothing is written");
}
