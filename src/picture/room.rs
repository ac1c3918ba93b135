//! Room for pixels: how many may be in the making at a time, on all threads together.
//!
//! One picture may need 64 million pixels for its layers. A machine of a hundred cores would make
//! that a hundred times: who finds no room waits until another picture is done. What comes out is the
//! same.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many pixels may be in the making at a time: as many as one picture may need.
pub(super) const MOST: u64 = 64_000_000;

/// The room that pictures in the making share.
#[derive(Debug)]
pub struct Room {
    free: Mutex<u64>,
    given_back: Condvar,
}

impl Default for Room {
    fn default() -> Self {
        Self::new()
    }
}

impl Room {
    /// All of it free.
    pub fn new() -> Self {
        Room {
            free: Mutex::new(MOST),
            given_back: Condvar::new(),
        }
    }

    /// Does what needs so many pixels, when there is room for them. Within `work` no more may be asked
    /// for, and no work of another thread may be taken over: it might wait for this room.
    pub(super) fn within<R>(&self, pixels: u64, work: impl FnOnce() -> R) -> R {
        let pixels = pixels.min(MOST);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .given_back
            .wait_while(free, |free| *free < pixels)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= pixels;
        drop(free);
        let _taken = Taken { room: self, pixels };
        work()
    }
}

/// Pixels that are given back, whatever happens.
struct Taken<'a> {
    room: &'a Room,
    pixels: u64,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut free = self
            .room
            .free
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *free += self.pixels;
        self.room.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_in_the_making_than_there_is_room_for() {
        let room = Room::new();
        let (now, highest) = (AtomicU64::new(0), AtomicU64::new(0));
        let third = MOST / 3;
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    room.within(third, || {
                        let many = now.fetch_add(third, Ordering::SeqCst) + third;
                        highest.fetch_max(many, Ordering::SeqCst);
                        thread::yield_now();
                        now.fetch_sub(third, Ordering::SeqCst);
                    });
                });
            }
        });
        assert!(highest.into_inner() <= MOST);
        assert_eq!(*room.free.lock().expect("no panic"), MOST);
    }

    #[test]
    fn room_is_given_back_by_who_panics() {
        let room = Room::new();
        let work = std::panic::AssertUnwindSafe(|| room.within(MOST, || panic!("a fault")));
        assert!(std::panic::catch_unwind(work).is_err());
        assert_eq!(room.within(u64::MAX, || 7), 7);
    }
}
