//! Exact decimal numbers: what stands in tables and charts, and its sums.

/// An exact decimal number: `units` of the tenth, hundredth and so on that `places` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// How many of the smallest unit it is.
    pub units: i128,
    /// How many digits stand behind the decimal mark; at most [`MOST_PLACES`].
    pub places: u32,
}

/// How many digits behind the decimal mark are read.
pub const MOST_PLACES: u32 = 12;
/// Signs before a negative number.
pub const MINUS: &[char] = &['-', '\u{2212}', '\u{2013}'];

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal {
        units: 0,
        places: 0,
    };

    /// A number as JSON and CSV write it: `-1200.5`.
    pub fn parse(written: &str) -> Option<Decimal> {
        let written = written.trim();
        let (negative, digits) = match written.strip_prefix(MINUS) {
            Some(rest) => (true, rest),
            None => (false, written),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let places = u32::try_from(fraction.len()).ok()?;
        if places > MOST_PLACES {
            return None;
        }
        let units: i128 = format!("0{whole}{fraction}").parse().ok()?;
        let units = if negative { -units } else { units };
        Some(Decimal { units, places })
    }

    /// The sum of two; `None` beyond 10³⁸ of the smaller unit.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        let units = self
            .in_places(places)?
            .checked_add(other.in_places(places)?)?;
        Some(Decimal { units, places })
    }

    /// Its units if it had so many places; more than it has.
    fn in_places(self, places: u32) -> Option<i128> {
        let factor = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        self.units.checked_mul(factor)
    }

    /// The same with so many digits behind the decimal mark: half a unit is rounded away from nought.
    pub fn rounded(self, places: u32) -> Decimal {
        if let Some(units) = self.in_places(places) {
            return Decimal { units, places };
        }
        let Some(factor) = self
            .places
            .checked_sub(places)
            .and_then(|fewer| 10_i128.checked_pow(fewer))
        else {
            return self;
        };
        let half = factor / 2;
        let units = if self.units < 0 {
            (self.units - half) / factor
        } else {
            (self.units + half) / factor
        };
        Decimal { units, places }
    }

    /// The same with so many digits behind the decimal mark, where it has fewer.
    pub fn filled(self, places: u32) -> Decimal {
        self.rounded(places.max(self.places))
    }

    /// Whether both are as large, whatever digits they are written in.
    pub fn is_as_large_as(self, other: Decimal) -> bool {
        let places = self.places.max(other.places);
        let (one, two) = (self.in_places(places), other.in_places(places));
        one.is_some() && one == two
    }
}

impl std::fmt::Display for Decimal {
    /// As CSV has it: `-1200.50`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = digits(*self);
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(formatter, "{sign}{whole}{point}{fraction}")
    }
}

/// The digits before and behind the decimal mark.
pub fn digits(number: Decimal) -> (String, String) {
    let places = number.places as usize;
    let mut whole = format!(
        "{:0>width$}",
        number.units.unsigned_abs(),
        width = places + 1
    );
    let fraction = whole.split_off(whole.len() - places);
    (whole, fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact() {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        let sum = number("0.1").plus(number("0.2")).expect("a sum");
        assert!(sum.is_as_large_as(number("0.30")));
        assert!(!sum.is_as_large_as(number("0.31")));
    }
}
