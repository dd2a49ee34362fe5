//! QR codes as pictures that stand in the page itself: nothing is loaded, and no content policy is bent.

use leptos::prelude::*;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// A QR code as the address of a picture (`data:`); `None` when it says too much for one.
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

/// A QR code with words for those who do not see it. Nothing when it says too much for one.
#[component]
pub fn Qr(
    /// What it says.
    of: String,
    /// What it is, in words.
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
    fn what_says_too_much_is_no_picture() {
        assert_eq!(picture(&"a".repeat(3000)), None);
    }
}
