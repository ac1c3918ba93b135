//! What a run does that is asked to stop: it takes away what it has begun, and ends.
//!
//! Without this, the files that are being written would stay behind. A limit on the size of files (`ulimit
//! -f`) is a signal too, which would end the program with no word: it is told as any other full disk.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use super::unfinished;

/// How much the waiting thread may have on its stack, in bytes.
const STACK: usize = 128 << 10;

/// Waits for signals from now on; `end` ends the program with an exit code: that of a program that a signal has
/// ended, or none at all where there is no other way to end it (`is_endless`). Where there is no thread for that,
/// they end the program as they always do.
pub fn attend(is_endless: bool, end: fn(i32) -> Infallible) {
    // Being told is enough: the write that went too far has failed.
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    // Registered on the thread itself: a signal is not lost where there is none.
    let stop = move || -> Option<Infallible> {
        let mut signals = Signals::new([SIGINT, SIGTERM]).ok()?;
        let signal = signals.forever().next()?;
        let code = match is_endless {
            true => 0,
            // What a shell says of a program that a signal has ended.
            false => 128 + signal,
        };
        Some(unfinished::remove_and(|| end(code)))
    };
    drop(thread::Builder::new().stack_size(STACK).spawn(stop));
}
