//! Numbers that standards give form and check digit, and that people copy by hand.

/// Whether an ISBN of thirteen digits ends in the digit that the others make (ISO 2108:2017, annex C).
/// Hyphens and spaces may stand in it.
pub fn is_isbn13(written: &str) -> bool {
    let digits = written.chars().filter(|next| !matches!(next, '-' | ' '));
    let digits: Option<Vec<u32>> = digits.map(|digit| digit.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let weights = [1, 3].into_iter().cycle();
        let sum: u32 = digits
            .iter()
            .zip(weights)
            .map(|(digit, by)| digit * by)
            .sum();
        digits.len() == 13 && sum.is_multiple_of(10)
    })
}

/// Whether an ISSN ends in the digit that the others make (ISO 3297:2022, annex A).
pub fn is_issn(written: &str) -> bool {
    let digits: Vec<char> = written.chars().filter(|next| *next != '-').collect();
    let Some((last, digits)) = digits.split_last().filter(|(_, rest)| rest.len() == 7) else {
        return false;
    };
    let weighted = digits.iter().zip((2..=8).rev());
    let sum: Option<u32> = weighted
        .map(|(digit, by)| Some(digit.to_digit(10)? * by))
        .sum();
    sum.is_some_and(|sum| check_digit((11 - sum % 11) % 11) == last.to_ascii_uppercase())
}

/// Whether a text has the form of an ORCID iD: sixteen digits in fours, the last of which may be X.
pub fn has_form_of_orcid(written: &str) -> bool {
    let groups: Vec<&str> = written.split('-').collect();
    let digits = written.chars().filter(|character| *character != '-');
    groups.len() == 4
        && groups.iter().all(|group| group.len() == 4)
        && digits
            .enumerate()
            .all(|(index, digit)| digit.is_ascii_digit() || (index == 15 && digit == 'X'))
}

/// Whether sixteen digits end in the one that the others make (ISO/IEC 7064, MOD 11-2), as those of an
/// ORCID iD do.
pub fn is_orcid(written: &str) -> bool {
    let digits: Vec<char> = written.chars().filter(|next| *next != '-').collect();
    let Some((last, digits)) = digits.split_last().filter(|(_, rest)| rest.len() == 15) else {
        return false;
    };
    let total = digits.iter().try_fold(0, |total, digit| {
        Some((total + digit.to_digit(10)?) * 2 % 11)
    });
    total.is_some_and(|total| check_digit((12 - total) % 11) == last.to_ascii_uppercase())
}

fn check_digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('X')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_in_the_digit_that_the_others_make() {
        for (check, right, wrong) in [
            (
                is_isbn13 as fn(&str) -> bool,
                ["978-3-16-148410-0", "9780306406157"],
                ["978-3-16-148410-1", "0-306-40615-2"],
            ),
            (is_issn, ["0317-8471", "2434-561X"], ["0317-8472", "0317"]),
            (
                is_orcid,
                ["0000-0002-1825-0097", "0000-0002-1694-233X"],
                ["0000-0002-1825-0098", "0000-0002-1694-2330"],
            ),
        ] {
            assert!(right.into_iter().all(check), "{right:?}");
            assert!(!wrong.into_iter().any(check), "{wrong:?}");
        }
    }
}
