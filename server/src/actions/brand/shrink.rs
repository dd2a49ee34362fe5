//! Makes a picture smaller: each pixel is the mean of what it covers, weighed by how opaque that is.

/// A picture: red, green, blue and alpha of each pixel, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Vec<[u8; 4]>,
}

/// A pixel with its colours multiplied by its alpha, so that what can't be seen doesn't count.
type Weighed = [f32; 4];

/// A picture of at most this size, in the same shape; the same picture if it's small enough.
pub(super) fn shrink(picture: &Pixels, most_wide: u32, most_high: u32) -> Pixels {
    let (width, height) = fit((picture.width, picture.height), (most_wide, most_high));
    if (width, height) == (picture.width, picture.height) {
        return picture.clone();
    }
    let (across, down) = (spans(picture.width, width), spans(picture.height, height));
    let rows = picture.pixels.chunks_exact(picture.width.max(1) as usize);
    let narrow: Vec<Vec<Weighed>> =
        rows.map(|row| across.iter().map(|span| mean(span, |at| weighed(row[at]))).collect()).collect();
    let pixels = down.iter().flat_map(|span| {
        (0..across.len()).map(|column| plain(mean(span, |at| narrow[at][column]))).collect::<Vec<_>>()
    });
    Pixels { width, height, pixels: pixels.collect() }
}

fn fit((width, height): (u32, u32), (most_wide, most_high): (u32, u32)) -> (u32, u32) {
    let scaled = |length: u32, by: u32, to: u32| {
        u32::try_from(u64::from(length) * u64::from(to) / u64::from(by.max(1))).unwrap_or(u32::MAX).max(1)
    };
    if width <= most_wide && height <= most_high {
        (width, height)
    } else if u64::from(most_wide) * u64::from(height) <= u64::from(most_high) * u64::from(width) {
        (most_wide, scaled(height, width, most_wide))
    } else {
        (scaled(width, height, most_high), most_high)
    }
}

/// What each of `to` pixels covers of `from`: the pixels' places, and how much of each.
fn spans(from: u32, to: u32) -> Vec<Vec<(usize, f32)>> {
    let scale = f64::from(from) / f64::from(to);
    let span = |at: u32| {
        let (begins, ends) = (f64::from(at) * scale, f64::from(at + 1) * scale);
        (0..from)
            .skip_while(|place| f64::from(*place + 1) <= begins)
            .take_while(|place| f64::from(*place) < ends)
            .map(|place| (place as usize, part(f64::from(place), begins, ends)))
            .collect()
    };
    (0..to).map(span).collect()
}

/// How much of the pixel at `place` is between two points.
fn part(place: f64, begins: f64, ends: f64) -> f32 {
    ((place + 1.0).min(ends) - place.max(begins)).max(0.0) as f32
}

fn mean(span: &[(usize, f32)], pixel: impl Fn(usize) -> Weighed) -> Weighed {
    let whole: f32 = span.iter().map(|(_, part)| part).sum();
    let mut sum = [0.0; 4];
    for (at, part) in span {
        for (sum, value) in sum.iter_mut().zip(pixel(*at)) {
            *sum += value * part;
        }
    }
    sum.map(|value| value / whole.max(f32::EPSILON))
}

fn weighed([red, green, blue, alpha]: [u8; 4]) -> Weighed {
    let alpha = f32::from(alpha);
    let of = |colour: u8| f32::from(colour) * alpha / 255.0;
    [of(red), of(green), of(blue), alpha]
}

fn plain([red, green, blue, alpha]: Weighed) -> [u8; 4] {
    let of = |colour: f32| if alpha > 0.0 { byte(colour * 255.0 / alpha) } else { 0 };
    [of(red), of(green), of(blue), byte(alpha)]
}

fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, pixel: impl Fn(u32, u32) -> [u8; 4]) -> Pixels {
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y));
        Pixels { width, height, pixels: pixels.collect() }
    }

    #[test]
    fn one_colour_stays_that_colour() {
        let red = [200, 10, 20, 255];
        let small = shrink(&picture(1000, 300, |_, _| red), 480, 128);
        assert_eq!((small.width, small.height), (426, 128));
        assert!(small.pixels.iter().all(|pixel| *pixel == red));
        assert_eq!(small.pixels.len(), 426 * 128);
    }

    #[test]
    fn a_board_becomes_grey_and_what_cannot_be_seen_has_no_colour() {
        let board = picture(64, 64, |x, y| if (x + y) % 2 == 0 { [0, 0, 0, 255] } else { [255, 255, 255, 255] });
        assert!(shrink(&board, 32, 32).pixels.iter().all(|pixel| *pixel == [128, 128, 128, 255]));
        let half = picture(64, 64, |x, _| if x % 2 == 0 { [10, 20, 30, 255] } else { [255, 0, 0, 0] });
        assert!(shrink(&half, 32, 32).pixels.iter().all(|pixel| *pixel == [10, 20, 30, 128]));
    }

    #[test]
    fn a_small_picture_is_left_alone_and_a_thin_one_keeps_a_pixel() {
        let small = picture(20, 10, |x, _| [x as u8, 0, 0, 255]);
        assert_eq!(shrink(&small, 480, 128), small);
        let thin = shrink(&picture(2000, 1, |_, _| [1, 2, 3, 255]), 480, 128);
        assert_eq!((thin.width, thin.height), (480, 1));
    }
}
