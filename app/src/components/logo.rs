//! The organisation's logo. Its name is next to it in words, so it has no alternative text (WCAG 1.1.1: decoration).

use leptos::prelude::*;

use crate::domain::brand::{Logo, SHOWN};
use crate::paths;

/// The path of a logo's file.
#[must_use]
pub fn path(logo: &Logo) -> String {
    paths::logo(format!("{}.png", logo.hash))
}

/// A logo as large as its place allows.
#[component]
pub fn LogoPicture(
    /// The logo.
    logo: Logo,
    /// The most it's shown wide and high.
    #[prop(default = SHOWN)]
    most: (u32, u32),
) -> impl IntoView {
    let (width, height) = logo.shown(most);
    view! { <img class="logo" src=path(&logo) alt="" width=width.to_string() height=height.to_string()/> }
}
