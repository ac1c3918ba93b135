//! Pictures of fewer pixels.

use super::Pixels;

impl Pixels {
    /// The same picture with no more than so many pixels: each is the mean of those in its place.
    /// One that has no more stays as it is.
    pub fn reduced(self, most: u32) -> Pixels {
        let (wide, high) = reduced_size((self.width, self.height), most.max(1));
        if (wide, high) == (self.width, self.height) {
            return self;
        }
        let channels = if self.gray { 1 } else { 3 };
        let count = wide as usize * high as usize;
        let mut colors = Vec::with_capacity(count * channels);
        let mut alpha = self.alpha.as_ref().map(|_| Vec::with_capacity(count));
        for row in 0..high {
            let rows = place(row, high, self.height);
            for column in 0..wide {
                let columns = place(column, wide, self.width);
                let mut mean = Mean::default();
                for y in rows.clone() {
                    for x in columns.clone() {
                        let index = y * self.width as usize + x;
                        let color = &self.colors[index * channels..][..channels];
                        mean.add(color, self.alpha.as_ref().map(|alpha| alpha[index]));
                    }
                }
                colors.extend_from_slice(&mean.color()[..channels]);
                if let Some(alpha) = &mut alpha {
                    alpha.push(mean.alpha());
                }
            }
        }
        Pixels {
            width: wide,
            height: high,
            gray: self.gray,
            colors,
            alpha,
        }
    }
}

/// Width and height of the same proportion with a product of no more than `most`, as far as there is
/// one: no side is shorter than a pixel.
fn reduced_size((width, height): (u32, u32), most: u32) -> (u32, u32) {
    let count = f64::from(width) * f64::from(height);
    if count <= f64::from(most) {
        return (width, height);
    }
    let scale = (f64::from(most) / count).sqrt();
    let side = |length: u32, other: u32| {
        let scaled = (f64::from(length) * scale).floor();
        let room = f64::from(most) / (f64::from(other) * scale).floor().max(1.0);
        scaled.min(room.floor()).max(1.0) as u32
    };
    (side(width, height), side(height, width))
}

/// The rows or columns of a picture that one of the smaller picture stands for.
fn place(index: u32, count: u32, of: u32) -> std::ops::Range<usize> {
    let edge = |index: u32| (u64::from(index) * u64::from(of) / u64::from(count)) as usize;
    edge(index)..edge(index + 1)
}

/// The mean of some pixels: what is transparent gives no colour.
#[derive(Default)]
struct Mean {
    colors: [u64; 3],
    alpha: u64,
    count: u64,
}

impl Mean {
    fn add(&mut self, color: &[u8], alpha: Option<u8>) {
        let alpha = u64::from(alpha.unwrap_or(u8::MAX));
        for (sum, channel) in self.colors.iter_mut().zip(color) {
            *sum += u64::from(*channel) * alpha;
        }
        self.alpha += alpha;
        self.count += 1;
    }

    fn color(&self) -> [u8; 3] {
        let opacity = self.alpha.max(1);
        self.colors
            .map(|sum| u8::try_from((sum + opacity / 2) / opacity).unwrap_or(u8::MAX))
    }

    fn alpha(&self) -> u8 {
        let count = self.count.max(1);
        u8::try_from((self.alpha + count / 2) / count).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gray(width: u32, height: u32, colors: Vec<u8>) -> Pixels {
        Pixels {
            width,
            height,
            gray: true,
            colors,
            alpha: None,
        }
    }

    #[test]
    fn a_pixel_is_the_mean_of_those_in_its_place() {
        let checked = gray(4, 2, vec![0, 10, 100, 200, 20, 30, 100, 201]);
        assert_eq!(checked.reduced(2), gray(2, 1, vec![15, 150]));
    }

    #[test]
    fn what_is_transparent_gives_no_colour() {
        let edge = Pixels {
            width: 2,
            height: 2,
            gray: false,
            colors: [[200, 0, 0], [9, 9, 9], [100, 0, 0], [9, 9, 9]].concat(),
            alpha: Some(vec![255, 0, 255, 0]),
        };
        let reduced = edge.reduced(1);
        assert_eq!(reduced.colors, [150, 0, 0]);
        assert_eq!(reduced.alpha, Some(vec![128]));
    }

    #[test]
    fn there_are_no_more_pixels_than_asked_for_in_the_same_proportion() {
        for (size, most, expected) in [
            ((100, 50), 5_000, (100, 50)),
            ((4_000, 2_000), 80_000, (400, 200)),
            ((3, 40_000), 10, (1, 10)),
            ((40_000, 1), 7, (7, 1)),
            ((1_000, 999), 1, (1, 1)),
        ] {
            assert_eq!(reduced_size(size, most), expected);
        }
    }
}
