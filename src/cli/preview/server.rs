//! A server for whoever sits at this machine.
//!
//! In: connections from 127.0.0.1. Out: answers, each on a connection of its own and on a thread of its own, of
//! which there are not many. A browser asks for little, and what is slow (a page to be drawn) is our own work: no
//! server that can do more would do it better, and what limits there are can be read here.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::{Answer, answer};
use super::request::{Door, PAUSE, Refusal};
use super::state::State;

/// How many are answered at the same time. A browser asks six at once, and one waits for what is new.
const MOST: usize = 32;

/// How long an answer may take to be read.
const SLOW: Duration = Duration::from_secs(10);

/// How often somebody who waits is told that nothing is new, so that it is noticed when he has gone.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// How much is still read of what is refused, in bytes.
const LEFT_OVER: u64 = 64 << 10;

/// How many bytes a token has: 128 bits.
const TOKEN: usize = 16;

/// What every answer says.
const COMMON: &str = "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n\
     X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
     Connection: close\r\n";

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    door: Door,
}

impl Server {
    /// Listens at a port, or at any where it is 0; only to this machine.
    ///
    /// # Errors
    ///
    /// Where that cannot be.
    pub fn listen(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let token = token()?;
        let door = Door { port, token };
        Ok(Server { listener, door })
    }

    /// The address that it is asked at.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.door.port, self.door.token)
    }

    /// Answers from now on.
    ///
    /// # Errors
    ///
    /// Where there is no thread for that.
    pub fn serve(self, state: Arc<State>) -> io::Result<()> {
        let serving = move || {
            let open = Arc::new(AtomicUsize::new(0));
            for connection in self.listener.incoming() {
                // Whoever went before he was let in is not missed; where there are too many files open, a
                // moment later there are fewer.
                let Ok(mut connection) = connection else {
                    thread::sleep(Duration::from_millis(10));
                    continue;
                };
                let _ = connection.set_read_timeout(Some(PAUSE));
                let _ = connection.set_write_timeout(Some(SLOW));
                if open.load(Ordering::Acquire) >= MOST {
                    let _ = refuse(&mut connection, Refusal::Busy);
                    continue;
                }
                let one = Open::one_more(&open);
                let (state, door) = (Arc::clone(&state), self.door.clone());
                let attending = thread::Builder::new().spawn(move || {
                    // Who has gone does not hear why.
                    let _ = attend(&mut connection, &door, &state);
                    drop(one);
                });
                drop(attending);
            }
        };
        thread::Builder::new().spawn(serving).map(drop)
    }
}

/// One of the connections that are open.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn one_more(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::AcqRel);
        Open(Arc::clone(open))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// What the address holds that nobody can guess. Chance is right here, and here alone: nothing that is written
/// depends on it.
fn token() -> io::Result<String> {
    let mut bytes = [0; TOKEN];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Answers one request.
fn attend(connection: &mut TcpStream, door: &Door, state: &State) -> io::Result<()> {
    let request = match door.read(connection) {
        Ok(request) => request,
        Err(None) => return Ok(()),
        Err(Some(refusal)) => {
            refuse(connection, refusal)?;
            return let_go(connection);
        }
    };
    if request.path == "events" {
        return tell(connection, state);
    }
    match answer(&request, state) {
        Ok(answer) => send(connection, &answer),
        Err(refusal) => refuse(connection, refusal),
    }
}

fn send(connection: &mut TcpStream, answer: &Answer) -> io::Result<()> {
    let Answer { kind, policy, body } = answer;
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Content-Security-Policy: {policy}\r\n{COMMON}\r\n"
    );
    connection.write_all(head.as_bytes())?;
    connection.write_all(body)
}

fn refuse(connection: &mut TcpStream, refusal: Refusal) -> io::Result<()> {
    let status = refusal.status();
    let allow = match refusal {
        Refusal::WrongMethod => "Allow: GET\r\n",
        Refusal::Malformed
        | Refusal::WrongHost
        | Refusal::NotFound
        | Refusal::Late
        | Refusal::TooLarge
        | Refusal::Busy => "",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n{allow}\
         Content-Security-Policy: default-src 'none'\r\n{COMMON}\r\n"
    );
    connection.write_all(head.as_bytes())
}

/// Lets go of a connection of which not all was read, so that what was answered is heard: closed at once, it would
/// be reset.
fn let_go(connection: &mut TcpStream) -> io::Result<()> {
    connection.shutdown(Shutdown::Write)?;
    connection.set_read_timeout(Some(Duration::from_millis(200)))?;
    io::copy(&mut connection.take(LEFT_OVER), &mut io::sink()).map(drop)
}

/// Tells whenever there is something new, until nobody listens.
fn tell(connection: &mut TcpStream, state: &State) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
         Content-Security-Policy: default-src 'none'\r\n{COMMON}\r\n"
    );
    connection.write_all(head.as_bytes())?;
    let mut told = None;
    loop {
        let version = state.other_than(told, HEARTBEAT);
        let line = match told == Some(version) {
            true => ":\n\n".to_string(),
            false => format!("data: {version}\n\n"),
        };
        connection.write_all(line.as_bytes())?;
        told = Some(version);
    }
}
