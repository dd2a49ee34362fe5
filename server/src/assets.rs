//! What the binary contains: the stylesheets and the browser's half of the program, under names that change with their
//! content, so that a browser asks once.

use std::sync::LazyLock;

use app::domain::brand::Accent;
use app::paths;
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
    format!("/{name}-{}.css", hash(text))
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The path of the small stylesheet with an accent. It names the colours, so the stylesheet is made from the path.
#[must_use]
pub fn accent_path(accent: Accent) -> String {
    let hash = hash(&app::style::accent(accent));
    paths::accent(format!("{}-{}-{hash}.css", accent.light().digits(), accent.dark().digits()))
}

/// The accent of such a path's last part; `None` for a colour that can't be read, and for the path of another version.
#[must_use]
pub fn accent_of(file: &str) -> Option<Accent> {
    let (light, rest) = file.split_once('-')?;
    let (dark, _) = rest.split_once('-')?;
    let accent = Accent::new(light.parse().ok()?, Some(dark.parse().ok()?)).ok()?;
    (accent_path(accent) == paths::accent(file)).then_some(accent)
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

    #[test]
    fn the_path_of_an_accent_leads_back_to_it_and_no_other_path_leads_anywhere() {
        let accent = Accent::new("#005f5f".parse().unwrap(), None).unwrap();
        let path = accent_path(accent);
        let file = path.strip_prefix("/accent/").unwrap();
        let found = accent_of(file).unwrap();
        assert_eq!((found.light(), found.dark()), (accent.light(), accent.dark()));
        for wrong in [file.replacen("005f5f", "ffd400", 1), file.replace(".css", ""), file.to_uppercase()] {
            assert_eq!(accent_of(&wrong), None, "{wrong}");
        }
        assert!(accent_of("").is_none() && accent_of("a-b-c.css").is_none());
    }
}
