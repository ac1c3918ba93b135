//! CPU time and memory of what a process does.

use std::fmt;
use std::fs;

use cpu_time::ProcessTime;

/// What writing a file costs.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// How many pages there are.
    pub pages: u64,
    /// Seconds of user and system time, of all threads.
    pub cpu: f64,
    /// Bytes of memory beyond those that the laid-out pages take.
    pub peak: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

impl Figures {
    /// The lesser of each.
    pub fn least(self, other: Figures) -> Figures {
        Figures {
            pages: self.pages,
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.min(other.peak),
            bytes: self.bytes.min(other.bytes),
        }
    }

    /// Reads what was displayed.
    pub fn parse(line: &str) -> Figures {
        let mut parts = line.split_whitespace();
        let mut next = || parts.next().expect("four figures");
        Figures {
            pages: next().parse().expect("pages"),
            cpu: next().parse().expect("seconds"),
            peak: next().parse().expect("bytes"),
            bytes: next().parse().expect("bytes"),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures {
            pages,
            cpu,
            peak,
            bytes,
        } = self;
        write!(formatter, "{pages} {cpu} {peak} {bytes}")
    }
}

/// Writes so many pages so often; the best time, the memory of the first round, in which everything is
/// new.
pub fn best(pages: usize, rounds: usize, mut write: impl FnMut() -> usize) -> Figures {
    let mut best: Option<Figures> = None;
    for _ in 0..rounds {
        // Linux: the peak begins anew.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let before = memory("VmRSS:");
        let start = ProcessTime::now();
        let bytes = write();
        let cpu = start.elapsed().as_secs_f64();
        let figures = Figures {
            pages: pages as u64,
            cpu,
            peak: memory("VmHWM:").saturating_sub(before),
            bytes: bytes as u64,
        };
        best = Some(best.map_or(figures, |best| Figures {
            cpu: best.cpu.min(cpu),
            ..best
        }));
    }
    best.expect("a round")
}

/// A line of what Linux says of the process, in bytes; 0 elsewhere.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
