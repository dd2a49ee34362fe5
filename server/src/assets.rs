//! What the binary carries: the stylesheet, under a name that changes with its content, so that a browser asks once.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// The stylesheet.
pub const STYLE: &str = app::style::STYLE;

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(STYLE.as_bytes());
    let name: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("/style-{name}.css")
});

/// The path of the stylesheet, with its hash.
#[must_use]
pub fn style_path() -> &'static str {
    &STYLE_PATH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_the_stylesheet_tells_its_content() {
        assert!(style_path().starts_with("/style-") && style_path().ends_with(".css"));
        assert_eq!(style_path().len(), "/style-.css".len() + 12);
    }
}
