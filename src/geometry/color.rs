//! Colours.

use serde::{Deserialize, Deserializer, de};

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

/// The contrast that text must have with what it stands on (WCAG 2.2, success criterion 1.4.3).
pub const LEGIBLE: f64 = 4.5;
/// The contrast that a rule or a shape must have which means something (1.4.11).
pub const VISIBLE: f64 = 3.0;

impl Color {
    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// Paper.
    pub const WHITE: Color = Color {
        red: 255,
        green: 255,
        blue: 255,
    };

    /// Black.
    pub const BLACK: Color = Color {
        red: 0,
        green: 0,
        blue: 0,
    };

    /// Reads `#1d4f73`.
    pub fn parse(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Color { red, green, blue })
    }

    /// The colour as `#1d4f73`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// It, so opaque, over another: 0 leaves the other, 1 covers it.
    pub fn over(self, below: Color, opacity: f64) -> Color {
        let channel = |over: u8, below: u8| {
            (f64::from(over) * opacity + f64::from(below) * (1.0 - opacity)).round() as u8
        };
        Color {
            red: channel(self.red, below.red),
            green: channel(self.green, below.green),
            blue: channel(self.blue, below.blue),
        }
    }

    /// Contrast against another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// How light it is seen to be, from 0 (black) to 100 (white): L* of CIE 1976.
    pub fn lightness(self) -> f64 {
        let luminance = self.luminance();
        match luminance > 216.0 / 24_389.0 {
            true => 116.0 * luminance.cbrt() - 16.0,
            false => luminance * 24_389.0 / 27.0,
        }
    }

    /// The same hue with so many times the light, as far as its strongest channel has room.
    pub fn brightened(self, times: f64) -> Color {
        let channel = |channel: u8| encoded(linear(channel) * times);
        Color {
            red: channel(self.red),
            green: channel(self.green),
            blue: channel(self.blue),
        }
    }
}

/// The light of a channel, 0 to 1 (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

/// The channel of so much light.
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 {
        light * 12.92
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    (value * 255.0).round() as u8
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Color::parse(&written)
            .ok_or_else(|| de::Error::custom(format!("`{written}` is not a colour like `#1d4f73`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written_alike() {
        assert_eq!(
            Color::parse("#1d4f73").map(Color::hex).as_deref(),
            Some("#1d4f73")
        );
        for wrong in ["1d4f73", "#1d4f7", "#1d4f7g", "#1d4f7300", "#é4f73"] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn light_keeps_its_hue() {
        let maroon = Color::parse("#5a1a22").expect("a colour");
        assert_eq!(maroon.brightened(1.0), maroon);
        assert_eq!(maroon.brightened(2.0).hex(), "#7d2732");
        assert_eq!(maroon.brightened(1e9), Color::WHITE);
    }

    #[test]
    fn lightness_is_that_of_cie() {
        let gray = Color::parse("#777777").expect("a colour");
        assert!((gray.lightness() - 50.0).abs() < 0.1);
        assert!((Color::WHITE.lightness() - 100.0).abs() < 1e-6);
        assert!(Color::BLACK.lightness().abs() < 1e-9);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let black = Color {
            red: 0,
            green: 0,
            blue: 0,
        };
        assert!((black.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
    }
}
