//! A logo as somebody sends it: what isn't a PNG by its bytes is refused, and so is one that's too large, before
//! anything is unpacked. What is kept is only the picture, smaller and written anew: nothing else that was in the file.
//!
//! PNG alone: no mail program shows SVG, and no cleaner of SVG stops one that draws itself a billion times.

use std::io::Cursor;

use app::domain::brand::{Logo, SHOWN};
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits, Transformations};
use sha2::{Digest as _, Sha256};

use super::shrink::{Pixels, shrink};

/// The most bytes of a file that's sent.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The most pixels that it's wide or high.
pub const MOST_ACROSS: u32 = 2_000;
/// The most bytes of a file that's kept: it goes along with every mail.
const KEPT: usize = 32 * 1024;
/// How large it's tried, in quarters of the most it's shown: sharp screens have two pixels for one.
const SIZES: [u32; 6] = [8, 6, 4, 3, 2, 1];
/// What the decoder may use besides the pixels.
const WORKING: usize = 4 * 1024 * 1024;
const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];

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
    let pixels = decode(file)?;
    let (wide, high) = SHOWN;
    let tried = SIZES.iter().map(|quarters| encode(&shrink(&pixels, wide * quarters / 4, high * quarters / 4)));
    // The smallest has so few pixels that it fits, whatever they are.
    tried.flatten().find(|kept| kept.bytes.len() <= KEPT).ok_or(LogoError::Damaged)
}

fn decode(file: &[u8]) -> Result<Pixels, LogoError> {
    if file.len() > MOST_BYTES {
        return Err(LogoError::TooLarge);
    }
    if !file.starts_with(&SIGNATURE) {
        return Err(LogoError::NotPng);
    }
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: WORKING });
    // Both may be packed a thousandfold, and neither is kept.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let damaged = |_| LogoError::Damaged;
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    if width > MOST_ACROSS || height > MOST_ACROSS {
        return Err(LogoError::TooManyPixels(width, height));
    }
    let mut reader = decoder.read_info().map_err(damaged)?;
    let mut buffer = vec![0; reader.output_buffer_size().ok_or(LogoError::Damaged)?];
    let frame = reader.next_frame(&mut buffer).map_err(damaged)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(LogoError::Damaged);
    }
    let rgba = |samples: &[u8]| match *samples {
        [grey] => [grey, grey, grey, u8::MAX],
        [grey, alpha] => [grey, grey, grey, alpha],
        [red, green, blue] => [red, green, blue, u8::MAX],
        [red, green, blue, alpha, ..] => [red, green, blue, alpha],
        [] => [0; 4],
    };
    let pixels = buffer[..frame.buffer_size()].chunks_exact(frame.color_type.samples()).map(rgba).collect();
    Ok(Pixels { width, height, pixels })
}

/// `None` if it can't be written, which memory doesn't refuse.
fn encode(pixels: &Pixels) -> Option<LogoFile> {
    let is_opaque = pixels.pixels.iter().all(|[.., alpha]| *alpha == u8::MAX);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    let kept = if is_opaque { 3 } else { 4 };
    let data: Vec<u8> = pixels.pixels.iter().flat_map(|pixel| pixel[..kept].iter().copied()).collect();
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    let hash = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    Some(LogoFile { logo: Logo { hash, width: pixels.width, height: pixels.height }, bytes })
}

#[cfg(test)]
mod tests;
