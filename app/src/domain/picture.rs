//! A picture in an issue of a newsletter, which is kept under the hash of its content.

/// How large a picture is shown at most, in CSS pixels: the column of a mail is as wide. Its file has twice as many for
/// sharp screens.
pub const SHOWN: (u32, u32) = (560, 840);
/// The most pictures of an issue.
pub const PICTURES_MOST: usize = 20;
/// How a file's name ends: JPEG and PNG.
const ENDS: [&str; 2] = [".jpg", ".png"];
/// How many hexadecimal digits of the hash a name has.
const DIGITS: usize = 32;

/// A picture that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file: the hash of its content, and `.jpg` or `.png`.
    pub file: String,
    /// The file's width in pixels.
    pub width: u32,
    /// The file's height in pixels.
    pub height: u32,
}

impl Picture {
    /// How large it's shown, in CSS pixels.
    #[must_use]
    pub fn shown(&self) -> (u32, u32) {
        fit((self.width, self.height), SHOWN)
    }
}

/// Whether a picture's file can have this name.
#[must_use]
pub fn is_file(name: &str) -> bool {
    let hash = ENDS.iter().find_map(|end| name.strip_suffix(end));
    hash.is_some_and(|hash| {
        hash.len() == DIGITS && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// A size within these bounds, in the same shape and never enlarged.
#[must_use]
pub fn fit((width, height): (u32, u32), (most_wide, most_high): (u32, u32)) -> (u32, u32) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (wide, high) = (u64::from(most_wide).min(width), u64::from(most_high).min(height));
    // Whichever of the two bounds is met first.
    let (fitted_width, fitted_height) =
        if wide * height <= high * width { (wide, wide * height / width) } else { (high * width / height, high) };
    let size = |length: u64| u32::try_from(length.max(1)).unwrap_or(u32::MAX);
    (size(fitted_width), size(fitted_height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_is_never_enlarged() {
        let shown = |width, height| Picture { file: String::new(), width, height }.shown();
        assert_eq!(shown(1_120, 840), (560, 420));
        assert_eq!(shown(1_120, 1_680), (560, 840));
        assert_eq!(shown(300, 200), (300, 200));
        assert_eq!(shown(1, 9_000), (1, 840));
    }

    #[test]
    fn only_names_that_we_give_are_files() {
        let name = "0123456789abcdef0123456789abcdef";
        assert!(is_file(&format!("{name}.jpg")) && is_file(&format!("{name}.png")));
        for other in [format!("{name}.gif"), format!("{name}0.png"), name.to_uppercase() + ".png", "\0.png".to_owned()]
        {
            assert!(!is_file(&other), "{other}");
        }
    }
}
