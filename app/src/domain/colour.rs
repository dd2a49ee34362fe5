//! Colours: how they're written, how well one can be read on another (WCAG 2.2), and the nearest that can be read on our
//! pages in the light scheme and in the dark one.

mod oklch;

use std::fmt;
use std::str::FromStr;

use oklch::Oklch;

/// How much text must stand out (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;
/// How finely lightness is searched, from 0 to 1.
const STEPS: u32 = 500;
/// How much darker a button is under the pointer.
const PRESSED: f64 = 0.1;

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Why something isn't a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written like #5b2466: a hash and six digits, 0-9 and a-f")]
pub struct NotAColour;

/// One of the two schemes of our pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light paper.
    Light,
    /// Light on dark paper.
    Dark,
}

/// What an accent is put on, and what is put on it: `style/tokens.css` has the same, and a test compares.
struct Surfaces {
    /// Paper, card and slip: links are set on them.
    under: [Colour; 3],
    /// The text of a button.
    over: Colour,
}

impl Colour {
    const WHITE: Self = Self::of(0xff, 0xff, 0xff);
    const BLACK: Self = Self::of(0, 0, 0);

    const fn of(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Its digits without the hash.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Its light, from 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue as amounts of light, from 0 to 1.
    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// How much two colours differ in light: from 1 (not at all) to 21 (black and white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The same colour under a pointer: darker, and white text on it can be read.
    #[must_use]
    pub fn pressed(self) -> Self {
        let own = Oklch::of(self);
        // What is nearly black already can only become lighter.
        let lightness = if own.lightness > 2.0 * PRESSED { own.lightness - PRESSED } else { own.lightness + PRESSED };
        let darker = own.at(lightness).to_colour();
        darker.until(false, |colour| colour.contrast(Self::WHITE) >= READABLE)
    }

    /// The first of its shades that passes, from its own to white or to black.
    fn until(self, lighter: bool, passes: impl Fn(Self) -> bool) -> Self {
        if passes(self) {
            return self;
        }
        let own = Oklch::of(self);
        let (end, all) = if lighter { (1.0, Self::WHITE) } else { (0.0, Self::BLACK) };
        let shade = |step: u32| {
            let way = f64::from(step) / f64::from(STEPS);
            own.at(own.lightness + (end - own.lightness) * way).to_colour()
        };
        (1..=STEPS).map(shade).find(|colour| passes(*colour)).unwrap_or(all)
    }
}

impl Scheme {
    const fn surfaces(self) -> Surfaces {
        match self {
            Self::Light => Surfaces {
                under: [Colour::of(0xfa, 0xf6, 0xee), Colour::of(0xff, 0xfd, 0xf8), Colour::of(0xf3, 0xe9, 0xd6)],
                over: Colour::WHITE,
            },
            Self::Dark => Surfaces {
                under: [Colour::of(0x17, 0x13, 0x1b), Colour::of(0x1f, 0x1a, 0x25), Colour::of(0x2a, 0x22, 0x31)],
                over: Colour::of(0x1d, 0x0f, 0x24),
            },
        }
    }

    /// Whether links of this colour can be read on every surface, and buttons of this colour too.
    #[must_use]
    pub fn can_be_read(self, colour: Colour) -> bool {
        let Surfaces { under, over } = self.surfaces();
        under.into_iter().chain([over]).all(|other| colour.contrast(other) >= READABLE)
    }

    /// The nearest shade of a colour that can be read: itself if it can.
    #[must_use]
    pub fn nearest(self, colour: Colour) -> Colour {
        colour.until(self == Self::Dark, |shade| self.can_be_read(shade))
    }
}

impl FromStr for Colour {
    type Err = NotAColour;

    /// Reads `#5b2466`, `5B2466` or `#fff`.
    fn from_str(written: &str) -> Result<Self, NotAColour> {
        let digits = written.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAColour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NotAColour)?;
        let of = |number: u32| {
            let [_, red, green, blue] = number.to_be_bytes();
            Self::of(red, green, blue)
        };
        match digits.len() {
            6 => Ok(of(number)),
            // Each digit is doubled.
            3 => Ok(of(0x11 * ((number & 0xf00) << 8 | (number & 0xf0) << 4 | number & 0xf))),
            _ => Err(NotAColour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.digits())
    }
}

#[cfg(test)]
mod tests;
