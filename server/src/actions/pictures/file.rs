//! A picture of an issue as somebody sends it: a JPEG or PNG by its bytes, turned upright, made smaller, and written anew
//! without what a camera notes about itself, its owner and the place.

use app::domain::picture::{Picture, SHOWN};
use image::DynamicImage;
use image::metadata::Orientation;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::pixels::{self, DecodeError, JPEG, PNG, read_jpeg, read_png};

/// The most bytes of a file that's sent.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most pixels that it has: phones take half as many, or as many.
const MOST_PIXELS: u64 = 25_000_000;
/// The most bytes of a file that's kept: every reader loads it.
const KEPT: usize = 300 * 1024;
/// How large it's tried, in quarters of the most it's shown: sharp screens have two pixels for one.
const SIZES: [u32; 5] = [8, 6, 4, 2, 1];
/// The quality of a JPEG: what's lost can hardly be seen.
const QUALITY: u8 = 82;

/// One at a time: unpacked, and made smaller, a picture takes up to 300 MB.
static UNPACKING: Semaphore = Semaphore::const_new(1);

/// Why a file can't be a picture of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Some other kind of file, whatever its name says.
    #[error("neither JPEG nor PNG")]
    Kind,
    /// Too many bytes.
    #[error("too large")]
    TooLarge,
    /// Too many pixels.
    #[error("{0} × {1} pixels")]
    TooManyPixels(u32, u32),
    /// It begins like one, but can't be read.
    #[error("damaged")]
    Damaged,
}

impl From<DecodeError> for PictureError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::TooManyPixels(width, height) => Self::TooManyPixels(width, height),
            DecodeError::Damaged => Self::Damaged,
        }
    }
}

/// A picture, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its size and the name of its file.
    pub picture: Picture,
    /// The file, with nothing in it but what it shows.
    pub bytes: Vec<u8>,
}

/// Reads a file that somebody sent, on a thread that may take its time.
///
/// # Errors
/// See [`PictureError`].
pub async fn read(file: Vec<u8>) -> Result<PictureFile, PictureError> {
    // It belongs to the work: whoever hangs up meanwhile doesn't make room for the next.
    let permit = UNPACKING.acquire().await;
    let read = spawn_blocking(move || {
        let _permit = permit;
        read_now(&file)
    });
    read.await.unwrap_or(Err(PictureError::Damaged))
}

fn read_now(file: &[u8]) -> Result<PictureFile, PictureError> {
    if file.len() > MOST_BYTES {
        return Err(PictureError::TooLarge);
    }
    let allows = |width: u32, height: u32| u64::from(width) * u64::from(height) <= MOST_PIXELS;
    let (mut image, mut turn, is_photo) = if file.starts_with(&PNG) {
        (read_png(file, allows)?, Orientation::NoTransforms, false)
    } else if file.starts_with(&JPEG) {
        let (image, orientation) = read_jpeg(file, allows)?;
        (image, orientation, true)
    } else {
        return Err(PictureError::Kind);
    };
    for quarters in SIZES {
        // What is smaller is made of the last one, which is sharp enough for it, and upright.
        image = upright(&image, turn, quarters).ok_or(PictureError::Damaged)?;
        turn = Orientation::NoTransforms;
        if let Some(kept) = packed(&image, is_photo).filter(|kept| kept.bytes.len() <= KEPT) {
            return Ok(kept);
        }
    }
    // The smallest has so few pixels that it fits, whatever they are.
    Err(PictureError::Damaged)
}

/// Makes it smaller and then turns it, which takes less memory than the other way round.
fn upright(image: &DynamicImage, by: Orientation, quarters: u32) -> Option<DynamicImage> {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let most = (SHOWN.0 * quarters / 4, SHOWN.1 * quarters / 4);
    let lies = matches!(by, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH);
    let most = if lies { (most.1, most.0) } else { most };
    let mut small = pixels::without_alpha(pixels::shrink(image, most)?);
    small.apply_orientation(by);
    Some(small)
}

/// A photo as JPEG. A drawing as PNG, unless it's so large that it must be a photo and nothing shines through it.
fn packed(image: &DynamicImage, is_photo: bool) -> Option<PictureFile> {
    let drawing = if is_photo { None } else { pixels::png(image).map(|file| (file, "png")) };
    let photo = || pixels::jpeg(image, QUALITY).map(|file| (file, "jpg"));
    let (bytes, end) = match drawing {
        Some(drawing) if drawing.0.len() <= KEPT || image.color().has_alpha() => drawing,
        _ => photo()?,
    };
    let file = format!("{}.{end}", pixels::hash(&bytes));
    Some(PictureFile { picture: Picture { file, width: image.width(), height: image.height() }, bytes })
}

#[cfg(test)]
mod tests;
