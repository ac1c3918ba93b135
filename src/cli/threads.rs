//! The threads that work is shared out among.
//!
//! In: how many are wanted. Out: a pool of as many as can be had. Where a machine gives fewer, as one
//! with little room for addresses or a limit of processes does, work takes longer and comes out the
//! same.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// More threads than this gain nothing: work is shared out in pieces, and no run has so many.
const MOST: usize = 256;

/// A pool of so many threads, or of one for each core, or of fewer. `None` where not even the thread
/// that asks may work, which a pool of its own does.
fn pool(wanted: Option<usize>) -> Option<ThreadPool> {
    several(wanted).or_else(|| {
        let own = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        own.build().ok()
    })
}

/// A pool of threads beside the one that asks.
fn several(wanted: Option<usize>) -> Option<ThreadPool> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let mut count = wanted.filter(|count| *count > 0).unwrap_or_else(cores);
    count = count.min(MOST);
    while count > 0 {
        if let Ok(pool) = ThreadPoolBuilder::new().num_threads(count).build() {
            return Some(pool);
        }
        count /= 2;
    }
    None
}

/// The same threads for one piece of work after the other: what a thread remembers, such as the words that it has
/// shaped, serves the next.
pub struct Threads {
    wanted: Option<usize>,
    /// None where not even one more can be had; then each piece of work looks for threads of its own.
    pool: Option<ThreadPool>,
}

impl Threads {
    /// So many threads, or one for each core.
    pub fn new(wanted: Option<usize>) -> Self {
        let pool = several(wanted);
        Threads { wanted, pool }
    }

    /// Works on one of them.
    pub fn work<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => on_the_pool(self.wanted, work),
        }
    }

    /// See [`each_in_order`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn each_in_order<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync,
        hear: impl FnMut(R) -> io::Result<()>,
    ) -> io::Result<()> {
        each_in_order_on(self, items, work, hear)
    }
}

/// Works on items on every thread, and hears of each outcome on this one: in the order of the items, as soon as
/// those before it have been heard of.
///
/// # Errors
///
/// Those of hearing, after which nothing more is heard.
pub fn each_in_order<T: Sync, R: Send>(
    wanted: Option<usize>,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    hear: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    each_in_order_on(&Threads::new(wanted), items, work, hear)
}

fn each_in_order_on<T: Sync, R: Send>(
    threads: &Threads,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut hear: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    // One is best worked on alone, and nobody waits for it in between.
    if let [one] = items {
        return hear(threads.work(|| work(one)));
    }
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        let shared = || {
            let numbered = items.par_iter().enumerate();
            numbered.for_each_with(sender, |sender, (place, item)| {
                // Whoever hears no more has said why.
                let _ = sender.send((place, work(item)));
            });
        };
        scope.spawn(|| threads.work(shared));
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (place, outcome) in receiver {
            waiting.insert(place, outcome);
            while let Some(outcome) = waiting.remove(&next) {
                next += 1;
                hear(outcome)?;
            }
        }
        Ok(())
    })
}

/// Works on a thread of the pool. A thread that is not of it hands every piece of work over and waits
/// to be woken, of which a long briefing has hundreds.
pub fn on_the_pool<R: Send>(wanted: Option<usize>, work: impl FnOnce() -> R + Send) -> R {
    match pool(wanted) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}
