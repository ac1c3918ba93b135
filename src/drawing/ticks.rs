//! Where the numbers of an axis stand.
//!
//! In: the least and the largest number, and about how many ticks there is room for. Out: the ticks, after
//! Talbot, Lin & Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes" (IEEE
//! TVCG 16, 2010): of all steps that people count in, the one whose ticks are simple, cover the numbers
//! closely, and are about as many as there is room for.

/// Steps that people count in, the simplest first (the paper's Q).
const STEPS: [f64; 6] = [1.0, 5.0, 2.0, 2.5, 4.0, 3.0];
/// How much simplicity, coverage and density count. How legible ticks are is settled by whoever sets them.
const WEIGHTS: [f64; 3] = [0.25, 0.2, 0.5];

/// Ticks at equal distances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ticks {
    /// The first.
    pub first: f64,
    /// From one to the next; more than 0.
    pub step: f64,
    /// How many there are; 2 or more.
    pub count: usize,
}

impl Ticks {
    /// The ticks between two numbers, about so many. Both lie between the first and the last, so that what is
    /// drawn never leaves the axis; of every step, one set of ticks is the closest that has them.
    pub fn new(least: f64, most: f64, wanted: usize) -> Ticks {
        let (least, most) = widened(least, most);
        let wanted = wanted.clamp(2, 20) as f64;
        let power = ((most - least) / wanted).log10().floor() as i32;
        let mut best: Option<(f64, Ticks)> = None;
        for power in power - 1..=power + 2 {
            for (place, step) in STEPS.iter().enumerate() {
                let step = step * 10_f64.powi(power);
                let first = (least / step + 1e-9).floor();
                let last = (most / step - 1e-9).ceil();
                let count = (last - first) as usize + 1;
                if count < 2 {
                    continue;
                }
                let ticks = Ticks {
                    first: first * step,
                    step,
                    count,
                };
                let score = WEIGHTS[0] * simplicity(place, &ticks)
                    + WEIGHTS[1] * coverage((least, most), &ticks)
                    + WEIGHTS[2] * density(count as f64, wanted);
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, ticks));
                }
            }
        }
        best.map_or(
            Ticks {
                first: least,
                step: most - least,
                count: 2,
            },
            |(_, ticks)| ticks,
        )
    }

    /// The numbers.
    pub fn values(&self) -> impl Iterator<Item = f64> + use<> {
        let Ticks { first, step, count } = *self;
        (0..count).map(move |index| {
            let value = first + step * index as f64;
            // A sum of steps misses nought by a little.
            if value.abs() < step * 1e-9 {
                0.0
            } else {
                value
            }
        })
    }

    /// The last.
    pub fn last(&self) -> f64 {
        self.first + self.step * (self.count as f64 - 1.0)
    }

    /// How many digits behind the decimal mark tell the ticks apart.
    pub fn places(&self) -> u32 {
        (0..12)
            .find(|places| {
                let scaled = self.step * 10_f64.powi(*places);
                scaled.round() >= 1.0 && (scaled - scaled.round()).abs() < 1e-6 * scaled
            })
            .and_then(|places| u32::try_from(places).ok())
            .unwrap_or(0)
    }
}

/// Numbers between which there is something: where all are one, that and nought.
fn widened(least: f64, most: f64) -> (f64, f64) {
    if !least.is_finite() || !most.is_finite() {
        return (0.0, 1.0);
    }
    if most > least {
        (least, most)
    } else if least == 0.0 {
        (0.0, 1.0)
    } else {
        (least.min(0.0), least.max(0.0))
    }
}

/// How simple a step is, and whether nought is a tick.
fn simplicity(place: usize, ticks: &Ticks) -> f64 {
    let nought = ticks.first <= 0.0 && ticks.last() >= 0.0;
    1.0 - place as f64 / (STEPS.len() as f64 - 1.0) + if nought { 1.0 } else { 0.0 }
}

/// How closely ticks stand around the numbers.
fn coverage((least, most): (f64, f64), ticks: &Ticks) -> f64 {
    let range = (most - least) * 0.1;
    1.0 - 0.5 * ((most - ticks.last()).powi(2) + (least - ticks.first).powi(2)) / (range * range)
        * 0.1
}

/// How near to the number that is wanted theirs comes.
fn density(count: f64, wanted: f64) -> f64 {
    2.0 - (count / wanted).max(wanted / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(least: f64, most: f64, wanted: usize) -> Vec<f64> {
        Ticks::new(least, most, wanted).values().collect()
    }

    #[test]
    fn ticks_are_numbers_that_people_count_in() {
        assert_eq!(ticks(0.0, 100.0, 6), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(0.0, 40.0, 5), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(0.0, 1.0, 5), [0.0, 0.25, 0.5, 0.75, 1.0]);
    }

    #[test]
    fn what_is_drawn_never_leaves_its_axis() {
        let mut state = 1_u64;
        for _ in 0..500 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let least = ((state >> 40) as f64 - 8_000_000.0) / 997.0;
            let most = least + ((state >> 20) % 100_000) as f64 / 13.0 + 0.01;
            let ticks = Ticks::new(least, most, 5);
            assert!(
                ticks.first <= least + 1e-6 && ticks.last() >= most - 1e-6,
                "{least} {most} {ticks:?}"
            );
            assert!(ticks.count >= 2 && ticks.count <= 13, "{ticks:?}");
        }
    }

    #[test]
    fn what_is_no_range_has_ticks_all_the_same() {
        assert_eq!(ticks(0.0, 0.0, 5).first(), Some(&0.0));
        assert!(ticks(7.0, 7.0, 5).contains(&0.0));
        assert!(ticks(f64::NAN, 1.0, 5).len() >= 2);
    }

    #[test]
    fn places_tell_ticks_apart() {
        assert_eq!(Ticks::new(0.0, 1.0, 5).places(), 2);
        assert_eq!(Ticks::new(0.0, 100.0, 5).places(), 0);
        assert_eq!(Ticks::new(0.0, 0.000_004, 5).places(), 6);
    }
}
