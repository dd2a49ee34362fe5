//! A logo as somebody sends it: what isn't a PNG by its bytes is refused, and so is one that's too large, before
//! anything is unpacked. What is kept is only the picture, smaller and written anew: nothing else that was in the file.
//!
//! PNG alone: no mail program shows SVG, and no cleaner of SVG stops one that draws itself a billion times.

use app::domain::brand::{Logo, SHOWN};
use image::DynamicImage;

use crate::actions::pictures::pixels::{self, DecodeError};

/// The most bytes of a file that's sent.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The most pixels that it's wide or high.
pub const MOST_ACROSS: u32 = 2_000;
/// The most bytes of a file that's kept: it goes along with every mail.
const KEPT: usize = 32 * 1024;
/// How large it's tried, in quarters of the most it's shown: sharp screens have two pixels for one.
const SIZES: [u32; 6] = [8, 6, 4, 3, 2, 1];

/// Why a file can't be the logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// Some other kind of file, whatever its name says.
    #[error("must be a PNG file")]
    NotPng,
    /// Too many bytes.
    #[error("is larger than 1 MB")]
    TooLarge,
    /// Too many pixels.
    #[error("is {0} × {1} pixels: {MOST_ACROSS} × {MOST_ACROSS} at most")]
    TooManyPixels(u32, u32),
    /// It begins like a PNG, but can't be read.
    #[error("is damaged: save it again as PNG")]
    Damaged,
}

/// A logo, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoFile {
    /// Its size and the hash of its content.
    pub logo: Logo,
    /// A PNG file with nothing in it but the picture.
    pub bytes: Vec<u8>,
}

/// Reads a file that somebody sent. It takes a moment of the processor's time.
///
/// # Errors
/// See [`LogoError`].
pub fn read(file: &[u8]) -> Result<LogoFile, LogoError> {
    let image = decode(file)?;
    let (wide, high) = SHOWN;
    let tried = SIZES.iter().map(|quarters| pixels::shrink(&image, (wide * quarters / 4, high * quarters / 4)));
    // The smallest has so few pixels that it fits, whatever they are.
    tried.filter_map(|small| encode(small?)).find(|kept| kept.bytes.len() <= KEPT).ok_or(LogoError::Damaged)
}

fn decode(file: &[u8]) -> Result<DynamicImage, LogoError> {
    if file.len() > MOST_BYTES {
        return Err(LogoError::TooLarge);
    }
    if !file.starts_with(&pixels::PNG) {
        return Err(LogoError::NotPng);
    }
    let allows = |width, height| width <= MOST_ACROSS && height <= MOST_ACROSS;
    pixels::read_png(file, allows).map_err(|error| match error {
        DecodeError::TooManyPixels(width, height) => LogoError::TooManyPixels(width, height),
        DecodeError::Damaged => LogoError::Damaged,
    })
}

/// `None` if it can't be written, which memory doesn't refuse.
fn encode(image: DynamicImage) -> Option<LogoFile> {
    let image = pixels::without_alpha(image);
    let bytes = pixels::png(&image)?;
    let logo = Logo { hash: pixels::hash(&bytes), width: image.width(), height: image.height() };
    Some(LogoFile { logo, bytes })
}

#[cfg(test)]
mod tests;
