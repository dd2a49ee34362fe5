//! Pictures as people send them, made in memory.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// A photo of this size as a phone takes it that's held upright: lying on its side, with a note of that, of its owner and
/// of the place (Exif).
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut plain = Vec::new();
    let sky = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 200]));
    sky.write_with_encoder(JpegEncoder::new_with_quality(&mut plain, 90)).expect("a photo");
    let mut notes = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    notes.extend(b"Ada Lovelace, 53.4 N 2.9 W");
    let length = u16::try_from(notes.len() + 2).expect("a short note").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &notes, &plain[2..]].concat()
}

/// A PNG file of this size in one colour, with a note in it that says who made it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Author".to_owned(), "Ada Lovelace".to_owned()).expect("a note");
    let data = [0, 95, 95].repeat((width * height) as usize);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&data).expect("a picture");
    writer.finish().expect("an end");
    file
}
