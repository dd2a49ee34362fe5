//! Files that people send, and files that are made to do harm.

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use image::{Rgba, RgbaImage};
use png::{BitDepth, ColorType, Encoder};

use super::*;
use crate::actions::pictures::pixels::{PNG, WORKING};

/// What a bomb unpacks to: more than the decoder may use.
const BOMB: usize = 2 * WORKING;

/// A PNG file of this size, drawn by `pixel`, with a note in it.
fn drawn(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 4]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.add_text_chunk("Author".to_owned(), "Ada Quillfeather".to_owned()).unwrap();
    encoder.add_itxt_chunk("Comment".to_owned(), "taken at 53.4 N".to_owned()).unwrap();
    let data: Vec<u8> =
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&data).unwrap();
    writer.write_chunk(png::chunk::ChunkType(*b"eXIf"), b"MM\0*Ada's camera").unwrap();
    writer.finish().unwrap();
    file
}

/// The same in one colour.
fn plain(width: u32, height: u32) -> Vec<u8> {
    drawn(width, height, |_, _| [0, 95, 95, 255])
}

/// A chunk with its checksum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut checked = flate2::Crc::new();
    checked.update(kind);
    checked.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], kind, data, &checked.sum().to_be_bytes()].concat()
}

fn zipped(length: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![0; length]).unwrap();
    encoder.finish().unwrap()
}

/// A file that says that it has so many pixels.
fn claiming(width: u32, height: u32, more: &[Vec<u8>]) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [&size[..], &[8, 2, 0, 0, 0]].concat();
    let all = [PNG.to_vec(), chunk(b"IHDR", &head)].into_iter().chain(more.iter().cloned());
    all.chain([chunk(b"IEND", &[])]).flatten().collect()
}

fn pixels(file: &[u8]) -> RgbaImage {
    decode(file).unwrap().into_rgba8()
}

#[test]
fn a_logo_keeps_its_picture_and_nothing_else_of_its_file() {
    let sent = plain(200, 50);
    assert!(sent.windows(12).any(|part| part == b"Quillfeather"), "the note is in the file");
    let LogoFile { logo, bytes } = read(&sent).unwrap();
    assert_eq!((logo.width, logo.height, logo.hash.len()), (200, 50, 32));
    assert_eq!(pixels(&bytes), pixels(&sent));
    for trace in [&b"Quillfeather"[..], b"53.4 N", b"camera", b"eXIf", b"tEXt", b"iTXt"] {
        assert!(!bytes.windows(trace.len()).any(|part| part == trace), "{trace:?}");
    }
    assert_eq!(read(&sent).unwrap().bytes, bytes, "the same picture has the same name");
    assert_eq!(read(&bytes).unwrap().logo, logo, "and so has what was kept");
}

#[test]
fn a_large_logo_is_made_smaller() {
    let LogoFile { logo, bytes } = read(&plain(2_000, 500)).unwrap();
    assert_eq!((logo.width, logo.height), (480, 120));
    assert_eq!(pixels(&bytes).get_pixel(0, 0), &Rgba([0, 95, 95, 255]));
}

#[test]
fn a_logo_that_cannot_be_packed_is_made_smaller_until_it_fits() {
    // Different everywhere, like noise.
    let noise = |x: u32, y: u32| (x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    let LogoFile { logo, bytes } = read(&drawn(480, 128, |x, y| noise(x, y).to_le_bytes())).unwrap();
    assert!(bytes.len() <= KEPT && logo.width < 480, "{logo:?}");
}

#[test]
fn every_kind_of_png_is_read() {
    for (colour, depth, pixel) in [
        (ColorType::Grayscale, BitDepth::Eight, &[95][..]),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, &[95, 255]),
        (ColorType::Rgb, BitDepth::Eight, &[95, 95, 95]),
        (ColorType::Rgba, BitDepth::Sixteen, &[95, 0, 95, 0, 95, 0, 255, 255]),
    ] {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 4, 4);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        encoder.write_header().unwrap().write_image_data(&pixel.repeat(16)).unwrap();
        let kept = read(&file).unwrap();
        assert!(pixels(&kept.bytes).pixels().all(|pixel| pixel.0 == [95, 95, 95, 255]), "{colour:?}");
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 8, 1);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::One);
    encoder.set_palette(vec![0, 0, 0, 0, 95, 95]);
    encoder.set_trns(vec![0, 255]);
    encoder.write_header().unwrap().write_image_data(&[0b0000_0001]).unwrap();
    let seen = pixels(&read(&file).unwrap().bytes);
    assert_eq!((seen.get_pixel(0, 0).0[3], seen.get_pixel(7, 0).0), (0, [0, 95, 95, 255]));
}

#[test]
fn another_kind_of_file_is_refused_whatever_its_name() {
    for file in [
        &b""[..],
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a",
        b"\x89PNG\r\n",
    ] {
        assert_eq!(read(file), Err(LogoError::NotPng));
    }
    assert_eq!(read(&vec![0x89; MOST_BYTES + 1]), Err(LogoError::TooLarge));
}

#[test]
fn a_damaged_file_is_refused() {
    let whole = plain(20, 20);
    for cut in [8, 20, 33, whole.len() / 2] {
        assert_eq!(read(&whole[..cut]), Err(LogoError::Damaged), "{cut}");
    }
    assert_eq!(read(&claiming(0, 10, &[])), Err(LogoError::Damaged));
    assert_eq!(read(&claiming(10, 10, &[])), Err(LogoError::Damaged));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let data = chunk(b"IDAT", &zipped(BOMB));
    assert_eq!(read(&claiming(60_000, 60_000, &[data])), Err(LogoError::TooManyPixels(60_000, 60_000)));
    assert!(read(&claiming(1, u32::MAX, &[])).is_err());
    // Packed a thousandfold in a note and in a profile, around a picture that's fine.
    let picture = chunk(b"IDAT", &zipped(10 * (10 * 3 + 1)));
    let packed = zipped(BOMB);
    let note = chunk(b"zTXt", &[&b"Comment\0\0"[..], &packed].concat());
    let profile = chunk(b"iCCP", &[&b"Profile\0\0"[..], &packed].concat());
    assert!(packed.len() * 500 < BOMB);
    assert_eq!(read(&claiming(10, 10, &[note, profile, picture])).unwrap().logo.width, 10);
}

#[test]
fn no_bytes_at_all_make_it_panic() {
    let whole = plain(12, 12);
    for at in 0..whole.len() {
        for bit in [0x01, 0x80] {
            let mut changed = whole.clone();
            changed[at] ^= bit;
            drop(read(&changed));
        }
    }
}
