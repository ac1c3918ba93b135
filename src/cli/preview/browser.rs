//! The browser of whoever sits here.

use std::io;
use std::process::{Command, Stdio};

/// What opens an address on this system: a program, and what it is told before the address.
#[cfg(target_os = "macos")]
const OPENER: (&str, &[&str]) = ("open", &[]);
#[cfg(target_os = "windows")]
const OPENER: (&str, &[&str]) = ("cmd", &["/C", "start", ""]);
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
const OPENER: (&str, &[&str]) = ("xdg-open", &[]);

/// Opens an address of our own, which is letters, digits and a few marks.
///
/// # Errors
///
/// Where there is no such program.
pub fn open(address: &str) -> io::Result<()> {
    let (program, before) = OPENER;
    let mut command = Command::new(program);
    command.args(before).arg(address);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    // It ends by itself, and nobody asks how.
    quiet.stderr(Stdio::null()).spawn().map(drop)
}
