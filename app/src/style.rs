//! The stylesheet, in the order of its parts.

use crate::domain::brand::Accent;
use crate::domain::colour::Colour;

/// Every part of `style/` that all pages use, joined.
pub const STYLE: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/frame.css"),
    include_str!("../../style/parts.css"),
    include_str!("../../style/forms.css"),
    include_str!("../../style/slip.css"),
    include_str!("../../style/islands.css"),
    include_str!("../../style/print.css"),
);

/// The icon for clients that request `/favicon.ico` without being told to: the ticket from the pages, as a picture.
pub const ICON: &[u8] = include_bytes!("../../style/favicon.ico");

/// The small stylesheet that comes after it where there's an accent colour. Paper has its own colours.
#[must_use]
pub fn accent(accent: Accent) -> String {
    let scheme = |colour: Colour| format!(":root{{--plum:{colour};--plum-edge:{}}}", colour.pressed());
    let (light, dark) = (scheme(accent.light()), scheme(accent.dark()));
    format!("@media screen{{{light}}}@media screen and (prefers-color-scheme:dark){{{dark}}}\n")
}

/// What organisers' pages use besides that.
pub const DESK_STYLE: &str = include_str!("../../style/desk.css");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_replaces_what_the_stylesheet_calls_plum_in_both_schemes_and_not_on_paper() {
        let css = accent(Accent::new("#005f5f".parse().unwrap(), None).unwrap());
        let (light, dark) = css.split_once("@media screen and (prefers-color-scheme:dark)").unwrap();
        assert!(light.starts_with("@media screen{:root{--plum:#005f5f;--plum-edge:#"), "{css}");
        assert!(dark.starts_with("{:root{--plum:#") && !dark.contains("#005f5f"), "{css}");
        assert!(STYLE.contains("--plum-edge: ") && STYLE.contains("--plum: "), "the names are the stylesheet's");
        assert!(css.len() < 300, "{css}");
    }
}
