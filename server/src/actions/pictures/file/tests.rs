//! Photos and drawings that people send, and files that are made to do harm.

use image::{Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// What a camera notes: which way up it was held, and the place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut notes = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    notes.extend([orientation, 0, 0, 0, 0, 0, 0]);
    notes.extend(b"GPS 53.4 N, camera of Ada Quillfeather");
    notes
}

/// A photo whose upper left is red and whose rest is blue, with what its camera notes.
fn photo(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let red = |x: u32, y: u32| x < width / 2 && y < height / 2;
    let image = RgbImage::from_fn(width, height, |x, y| Rgb(if red(x, y) { [220, 20, 20] } else { [20, 20, 220] }));
    let plain = pixels::jpeg(&image.into(), 90).unwrap();
    let notes = exif(orientation);
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &notes, &plain[2..]].concat()
}

fn decoded(kept: &PictureFile) -> RgbImage {
    image::load_from_memory(&kept.bytes).unwrap().into_rgb8()
}

fn is_red(pixel: &Rgb<u8>) -> bool {
    pixel.0[0] > 150 && pixel.0[2] < 100
}

#[test]
fn a_photo_is_turned_upright_and_forgets_its_camera_and_its_place() {
    // Where the red corner is after each of the eight ways to hold a camera (Exif 2.32, tag 0x0112).
    let (left, right) = ((10, 10), (90, 10));
    let (low_left, low_right) = ((10, 90), (90, 90));
    let corners = [left, right, low_right, low_left, left, right, low_right, low_left];
    for (orientation, (x, y)) in (1..).zip(corners) {
        let sent = photo(400, 200, orientation);
        assert!(sent.windows(12).any(|part| part == b"Quillfeather"), "the note is in the file");
        let kept = read_now(&sent).unwrap();
        let is_turned = orientation > 4;
        let (width, height) = if is_turned { (200, 400) } else { (400, 200) };
        assert_eq!((kept.picture.width, kept.picture.height), (width, height), "{orientation}");
        let seen = decoded(&kept);
        assert!(is_red(seen.get_pixel(width * x / 100, height * y / 100)), "{orientation}");
        assert_eq!(seen.pixels().filter(|pixel| is_red(pixel)).count() / 1_000, 20, "{orientation}");
        for trace in [&b"Quillfeather"[..], b"Exif", b"GPS"] {
            assert!(!kept.bytes.windows(trace.len()).any(|part| part == trace), "{trace:?}");
        }
        assert!(kept.picture.file.ends_with(".jpg"));
    }
}

#[test]
fn a_large_photo_becomes_as_large_as_a_sharp_screen_shows_it() {
    let kept = read_now(&photo(3_000, 2_000, 6)).unwrap();
    assert_eq!((kept.picture.width, kept.picture.height), (1_120, 1_680));
    assert_eq!(kept.picture.shown(), (560, 840));
    assert_eq!(read_now(&photo(3_000, 2_000, 6)).unwrap(), kept, "the same picture has the same name");
}

#[test]
fn a_drawing_stays_sharp_and_can_be_seen_through() {
    let drawing = RgbaImage::from_fn(300, 100, |x, _| Rgba(if x < 150 { [0, 95, 95, 255] } else { [0, 0, 0, 0] }));
    let kept = read_now(&pixels::png(&drawing.clone().into()).unwrap()).unwrap();
    assert!(kept.picture.file.ends_with(".png"));
    assert_eq!(image::load_from_memory(&kept.bytes).unwrap().into_rgba8(), drawing);
}

/// Different everywhere, like noise: nothing packs it.
fn noise(x: u32, y: u32) -> [u8; 4] {
    ((x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35)).to_le_bytes()
}

#[test]
fn whatever_it_shows_it_is_small_enough_for_every_reader_to_load() {
    let opaque = RgbImage::from_fn(1_120, 1_680, |x, y| Rgb([noise(x, y)[0], noise(x, y)[1], noise(x, y)[2]]));
    let through = RgbaImage::from_fn(1_120, 1_680, |x, y| Rgba(noise(x, y)));
    for image in [DynamicImage::from(opaque), DynamicImage::from(through)] {
        let kept = read_now(&pixels::png(&image).unwrap()).unwrap();
        assert!(kept.bytes.len() <= KEPT && kept.picture.width >= 140, "{:?}", kept.picture);
    }
}

#[test]
fn another_kind_of_file_is_refused_whatever_its_name() {
    for file in [
        &b""[..],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic",
    ] {
        assert_eq!(read_now(file), Err(PictureError::Kind));
    }
    assert_eq!(read_now(&vec![0xff; MOST_BYTES + 1]), Err(PictureError::TooLarge));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // What it says about its size is at the end of a JPEG's frame header (ITU T.81, B.2.2).
    let mut file = photo(40, 20, 1);
    let at = file.windows(2).position(|part| part == [0xff, 0xc0]).unwrap();
    file[at + 5..at + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
    assert_eq!(read_now(&file), Err(PictureError::TooManyPixels(30_000, 30_000)));
    let mut file = pixels::png(&RgbImage::new(4, 4).into()).unwrap();
    file[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let mut sum = flate2::Crc::new();
    sum.update(&file[12..29]);
    file[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(read_now(&file), Err(PictureError::TooManyPixels(30_000, 30_000)));
}

#[test]
fn no_bytes_at_all_make_it_panic() {
    let whole = photo(24, 16, 3);
    assert_eq!(read_now(&whole[..20]), Err(PictureError::Damaged));
    for at in 0..whole.len() {
        for bit in [0x01, 0x80] {
            let mut changed = whole.clone();
            changed[at] ^= bit;
            drop(read_now(&changed));
        }
    }
}
