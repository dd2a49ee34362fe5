//! What every picture that somebody sends goes through: its size is looked at before it's unpacked, it's made smaller, and
//! written anew, so that nothing is left of the file but what it shows.

use std::io::Cursor;

use fast_image_resize::Resizer;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageDecoder as _, RgbImage, RgbaImage};
use png::{ColorType, Decoder, Limits, Transformations};
use sha2::{Digest as _, Sha256};

use app::domain::picture::fit;

/// What the decoder of PNG may use besides the pixels.
pub(in crate::actions) const WORKING: usize = 4 * 1024 * 1024;
/// How every PNG file begins.
pub(in crate::actions) const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// How every JPEG file begins.
pub(super) const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];

/// Why a picture can't be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::actions) enum DecodeError {
    /// So wide and high.
    TooManyPixels(u32, u32),
    /// It begins like one, but can't be read.
    Damaged,
}

/// Unpacks a PNG file that isn't wider or higher than `allows` says.
pub(in crate::actions) fn read_png(
    file: &[u8],
    allows: impl Fn(u32, u32) -> bool,
) -> Result<DynamicImage, DecodeError> {
    let damaged = |_| DecodeError::Damaged;
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: WORKING });
    // Both may be packed a thousandfold, and neither is kept.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    if !allows(width, height) {
        return Err(DecodeError::TooManyPixels(width, height));
    }
    let mut reader = decoder.read_info().map_err(damaged)?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(DecodeError::Damaged)?];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(DecodeError::Damaged);
    }
    pixels.truncate(frame.buffer_size());
    let image = match frame.color_type {
        ColorType::Grayscale => GrayImage::from_raw(width, height, pixels).map(DynamicImage::from),
        ColorType::GrayscaleAlpha => GrayAlphaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        ColorType::Rgb => RgbImage::from_raw(width, height, pixels).map(DynamicImage::from),
        ColorType::Rgba => RgbaImage::from_raw(width, height, pixels).map(DynamicImage::from),
        ColorType::Indexed => None,
    };
    image.ok_or(DecodeError::Damaged)
}

/// Unpacks a JPEG file that isn't wider or higher than `allows` says, and says which way up it is.
pub(super) fn read_jpeg(
    file: &[u8],
    allows: impl Fn(u32, u32) -> bool,
) -> Result<(DynamicImage, Orientation), DecodeError> {
    let damaged = |_| DecodeError::Damaged;
    let mut decoder = JpegDecoder::new(Cursor::new(file)).map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if !allows(width, height) {
        return Err(DecodeError::TooManyPixels(width, height));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(damaged)?, orientation))
}

/// The picture within these bounds, in its own shape. What can't be seen in it lends no colour to what can. `None` if
/// there isn't the memory.
pub(in crate::actions) fn shrink(image: &DynamicImage, most: (u32, u32)) -> Option<DynamicImage> {
    let (width, height) = fit((image.width(), image.height()), most);
    if (width, height) == (image.width(), image.height()) {
        return Some(image.clone());
    }
    let mut small = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut small, None).ok()?;
    Some(small)
}

/// The same picture without transparency, if all of it can be seen.
pub(in crate::actions) fn without_alpha(image: DynamicImage) -> DynamicImage {
    let is_opaque = !image.color().has_alpha() || image.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX);
    if is_opaque { DynamicImage::from(image.into_rgb8()) } else { image }
}

/// A PNG file with nothing in it but the picture.
pub(in crate::actions) fn png(image: &DynamicImage) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::Adaptive);
    image.write_with_encoder(encoder).ok()?;
    Some(file)
}

/// The same as a JPEG file.
pub(super) fn jpeg(image: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut file, quality)).ok()?;
    Some(file)
}

/// The hash of a file by which it's found, in hexadecimal.
pub(in crate::actions) fn hash(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 4]) -> DynamicImage {
        RgbaImage::from_fn(width, height, |x, y| image::Rgba(pixel(x, y))).into()
    }

    #[test]
    fn one_colour_stays_that_colour() {
        let red = [200, 10, 20, 255];
        let small = shrink(&picture(1_000, 300, |_, _| red), (480, 128)).unwrap();
        assert_eq!((small.width(), small.height()), (426, 128));
        assert!(small.to_rgba8().pixels().all(|pixel| pixel.0 == red));
    }

    #[test]
    fn what_cannot_be_seen_lends_no_colour() {
        let half = picture(64, 64, |x, _| if x < 32 { [10, 20, 30, 255] } else { [255, 0, 0, 0] });
        let small = shrink(&half, (16, 16)).unwrap().to_rgba8();
        let seen = small.pixels().filter(|pixel| pixel.0[3] > 16);
        assert!(seen.clone().count() >= 128 && seen.clone().all(|pixel| pixel.0[0] < 20), "{small:?}");
    }
}
