//! What the binary contains: the stylesheets and the browser's half of the program, under names that change with their
//! content, so that a browser asks once.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// The stylesheet of every page.
pub const STYLE: &str = app::style::STYLE;
/// The additional stylesheet of organisers' pages.
pub const DESK_STYLE: &str = app::style::DESK_STYLE;

/// The icon.
pub const ICON: &[u8] = app::style::ICON;

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| path("style", STYLE));
static DESK_STYLE_PATH: LazyLock<String> = LazyLock::new(|| path("desk", DESK_STYLE));

fn path(name: &str, text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let hash: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("/{name}-{hash}.css")
}

/// The path of the stylesheet, with its hash.
#[must_use]
pub fn style_path() -> &'static str {
    &STYLE_PATH
}

/// The path of the organisers' stylesheet, with its hash.
#[must_use]
pub fn desk_style_path() -> &'static str {
    &DESK_STYLE_PATH
}

/// The browser's half of the program.
#[derive(Clone, Copy, Debug)]
pub struct Browser {
    /// What its files in `/pkg` are called, without their extensions but with their hash.
    pub name: &'static str,
    /// The script.
    pub js: Compressed,
    /// The WebAssembly.
    pub wasm: Compressed,
}

/// A file with its compressed forms, all made when the program was built.
#[derive(Clone, Copy, Debug)]
pub struct Compressed {
    /// Uncompressed.
    pub plain: &'static [u8],
    /// gzip (RFC 1952).
    pub gzip: &'static [u8],
    /// Brotli (RFC 7932).
    pub brotli: &'static [u8],
}

/// The browser's half, in a program that was built with it; see `build.rs`.
pub const BROWSER: Option<Browser> = include!(concat!(env!("OUT_DIR"), "/browser.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_the_stylesheet_tells_its_content() {
        assert!(style_path().starts_with("/style-") && style_path().ends_with(".css"));
        assert_eq!(style_path().len(), "/style-.css".len() + 12);
    }
}
