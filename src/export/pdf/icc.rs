//! The colour profile of sRGB, made from its definition.
//!
//! In: nothing. Out: an ICC profile of some five hundred bytes. A file that is kept says what its
//! colours are (ISO 19005-3, 6.2.3), for which the ones in circulation bring three kilobytes of
//! somebody else's and a licence. A profile of primaries and a curve needs neither: the numbers are
//! those of IEC 61966-2-1, adapted to the white of the connection space as ISO 15076-1 wants.

/// Chromaticities of red, green, blue and the white D65 (IEC 61966-2-1, table 1).
const RED: [f64; 2] = [0.64, 0.33];
const GREEN: [f64; 2] = [0.30, 0.60];
const BLUE: [f64; 2] = [0.15, 0.06];
const WHITE: [f64; 2] = [0.3127, 0.3290];

/// The white of the profile connection space, D50 (ISO 15076-1, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];

/// Bradford's cone responses (ISO 15076-1, annex E).
const BRADFORD: Matrix = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
];

/// The curve of IEC 61966-2-1 as a parametric curve of type 3 (ISO 15076-1, 10.18): exponent,
/// factor, offset, slope near black, and where the slope ends.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// What the profile is called, and under what it may be used.
const NAME: &str = "sRGB IEC61966-2.1";
const COPYRIGHT: &str = "CC0-1.0";

type Matrix = [[f64; 3]; 3];

/// The profile: version 4.2, a display, RGB.
pub fn srgb() -> Vec<u8> {
    let adaptation = adaptation();
    let columns = columns(&adaptation);
    let column = |index: usize| xyz(columns.map(|row| row[index]));
    let adaptation = array(b"sf32", adaptation.as_flattened());
    let curve = [b"para\0\0\0\0\0\x03\0\0".as_slice(), &fixed(&CURVE)].concat();
    // Elements that are the same stand in the file once.
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", unicode(NAME)),
        (b"cprt", unicode(COPYRIGHT)),
        (b"wtpt", xyz(D50)),
        (b"chad", adaptation),
        (b"rXYZ", column(0)),
        (b"gXYZ", column(1)),
        (b"bXYZ", column(2)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    assemble(&tags)
}

/// Header, table of tags, elements (ISO 15076-1, 7).
fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = length(tags.len()).to_vec();
    let mut elements: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut last: Option<(&[u8], usize)> = None;
    for (name, element) in tags {
        let at = match last {
            Some((before, at)) if before == element => at,
            _ => {
                let at = start + elements.len();
                elements.extend_from_slice(element);
                elements.resize(elements.len().next_multiple_of(4), 0);
                at
            }
        };
        last = Some((element, at));
        table.extend_from_slice(*name);
        table.extend_from_slice(&length(at));
        table.extend_from_slice(&length(element.len()));
    }
    let mut profile = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| profile[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &length(start + elements.len()));
    put(8, &[4, 0x20]);
    put(12, b"mntrRGB XYZ ");
    // The day on which the standard came out: the profile says nothing that is younger.
    for (index, part) in [1999u16, 10, 18, 0, 0, 0].into_iter().enumerate() {
        put(24 + 2 * index, &part.to_be_bytes());
    }
    put(36, b"acsp");
    put(68, &fixed(&D50));
    profile.extend_from_slice(&table);
    profile.extend_from_slice(&elements);
    profile
}

/// What carries the colours of D65 over to D50.
fn adaptation() -> Matrix {
    let from = apply(&BRADFORD, tristimulus(WHITE));
    let to = apply(&BRADFORD, D50);
    let mut scaled = BRADFORD;
    for (row, (from, to)) in scaled.iter_mut().zip(from.into_iter().zip(to)) {
        *row = row.map(|value| value * to / from);
    }
    product(&inverse(&BRADFORD), &scaled)
}

/// The primaries at D50, as columns.
fn columns(adaptation: &Matrix) -> Matrix {
    let primaries = [RED, GREEN, BLUE].map(tristimulus);
    let matrix = [0, 1, 2].map(|row| primaries.map(|primary| primary[row]));
    // As much of each as makes white together.
    let share = apply(&inverse(&matrix), tristimulus(WHITE));
    let weighted = matrix.map(|row| [0, 1, 2].map(|index| row[index] * share[index]));
    product(adaptation, &weighted)
}

/// The tristimulus values of a chromaticity with a luminance of 1.
fn tristimulus([x, y]: [f64; 2]) -> [f64; 3] {
    [x / y, 1.0, (1.0 - x - y) / y]
}

fn apply(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(one, two)| one * two).sum())
}

fn product(one: &Matrix, two: &Matrix) -> Matrix {
    let column = |index: usize| apply(one, two.map(|row| row[index]));
    let columns = [column(0), column(1), column(2)];
    [0, 1, 2].map(|row| columns.map(|column| column[row]))
}

fn inverse(matrix: &Matrix) -> Matrix {
    let at = |row: usize, column: usize| matrix[row % 3][column % 3];
    // The cofactors of a cyclic matrix of three have their signs already.
    let cofactor = |row: usize, column: usize| {
        at(row + 1, column + 1) * at(row + 2, column + 2)
            - at(row + 1, column + 2) * at(row + 2, column + 1)
    };
    let determinant: f64 = (0..3)
        .map(|column| at(0, column) * cofactor(0, column))
        .sum();
    [0, 1, 2].map(|row| [0, 1, 2].map(|column| cofactor(column, row) / determinant))
}

/// Numbers with sixteen binary places.
fn fixed(values: &[f64]) -> Vec<u8> {
    let number = |value: &f64| ((value * 65536.0).round() as i32).to_be_bytes();
    values.iter().flat_map(number).collect()
}

fn array(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    [kind.as_slice(), &[0; 4], &fixed(values)].concat()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    array(b"XYZ ", &values)
}

/// A text in one language, in UTF-16 (ISO 15076-1, 10.15).
fn unicode(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let header = [
        b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".as_slice(),
        &length(units.len()),
        &length(28),
    ];
    [header.concat(), units].concat()
}

/// A length or place. A profile of a kilobyte is far from the limit.
fn length(value: usize) -> [u8; 4] {
    (value as u32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_are_those_that_every_srgb_profile_has() {
        let expected = [
            [0.4360, 0.3851, 0.1431],
            [0.2225, 0.7169, 0.0606],
            [0.0139, 0.0971, 0.7139],
        ];
        let columns = columns(&adaptation());
        for (row, expected) in columns.iter().zip(expected) {
            for (value, expected) in row.iter().zip(expected) {
                assert!((value - expected).abs() < 3e-4, "{columns:?}");
            }
        }
        // Together they are the white of the connection space.
        for (row, white) in columns.iter().zip(D50) {
            assert!((row.iter().sum::<f64>() - white).abs() < 1e-9);
        }
    }

    #[test]
    fn the_profile_is_whole_and_small() {
        let profile = srgb();
        assert_eq!(profile[..4], length(profile.len()));
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 640, "{}", profile.len());
        let number = |at: usize| {
            let bytes = profile[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let count = number(128);
        for tag in 0..count {
            let (start, length) = (number(136 + 12 * tag), number(140 + 12 * tag));
            assert!(start % 4 == 0 && start + length <= profile.len());
        }
    }
}
