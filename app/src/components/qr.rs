//! QR codes as pictures inside the page or mail: nothing is loaded, and the content policy stays strict.

use leptos::prelude::*;
use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode};

/// How many modules of white a scanner needs around it (ISO/IEC 18004).
const QUIET: usize = 4;
/// Pixels per module on each side of a PNG: as many as a byte has bits.
const SCALE: usize = 8;

/// A QR code as the URL of a picture (`data:`); `None` when the text is too long for one.
#[must_use]
pub fn picture(of: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(of, EcLevel::M).ok()?;
    let drawn = code
        .render::<svg::Color<'_>>()
        .module_dimensions(1, 1)
        .dark_color(svg::Color("black"))
        .light_color(svg::Color("white"))
        .build();
    let (_, svg) = drawn.split_once("?>")?;
    Some(format!("data:image/svg+xml,{}", svg.replace('"', "'").replace('<', "%3C").replace('>', "%3E")))
}

/// A QR code as a PNG of one bit a pixel, for mail: mail clients show no SVG. `None` when the text is too long.
#[must_use]
pub fn png(of: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(of, EcLevel::M).ok()?;
    let across = code.width() + 2 * QUIET;
    let is_dark = |x: usize, y: usize| {
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < code.width());
        inside(x).zip(inside(y)).is_some_and(|at| code[at] == Color::Dark)
    };
    // A module is eight pixels wide: one byte.
    let row = |y: usize| -> Vec<u8> { (0..across).map(|x| if is_dark(x, y) { 0 } else { u8::MAX }).collect() };
    let pixels: Vec<u8> = (0..across).flat_map(|y| row(y).repeat(SCALE)).collect();
    let side = u32::try_from(across * SCALE).ok()?;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, side, side);
    encoder.set_color(::png::ColorType::Grayscale);
    encoder.set_depth(::png::BitDepth::One);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// A QR code with alternative text. Nothing when the text is too long for one.
#[component]
pub fn Qr(
    /// The text it encodes.
    of: String,
    /// Its alternative text.
    alt: String,
) -> impl IntoView {
    picture(&of).map(|picture| view! { <img class="qr" src=picture alt=alt width="240" height="240"/> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_an_address_that_loads_nothing() {
        let picture = picture("https://events.harbour.example/door/ABC346").unwrap();
        assert!(picture.starts_with("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'"));
        assert!(!picture.contains(['"', '<', '>', '#']));
        assert!(picture.len() < 20_000, "{}", picture.len());
    }

    #[test]
    fn the_picture_of_a_mail_is_read_back_by_a_scanner_and_is_small() {
        let of = "https://events.harbour.example/door/ABC346";
        let file = png(of).unwrap();
        assert!(file.len() < 1500, "{}", file.len());
        let mut decoder = ::png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(::png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        let (width, height) = (frame.width as usize, frame.height as usize);
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let codes = seen.detect_grids();
        assert_eq!(codes.len(), 1);
        assert_eq!(codes[0].decode().unwrap().1, of);
    }

    #[test]
    fn what_says_too_much_is_no_picture() {
        assert_eq!(picture(&"a".repeat(3000)), None);
    }
}
