//! The script that wakes a page's islands. Pages without islands don't have it.

use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use leptos::prelude::*;

/// The browser's part of the program, as a page loads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The name of its two files in `/pkg`, without their extensions.
    pub name: String,
    /// The nonce shared by the page's one inline script and its content policy; new for each page.
    pub nonce: String,
}

/// The tags in the head.
#[component]
pub fn LoadIslands(
    /// What to load.
    bundle: Bundle,
) -> impl IntoView {
    let Bundle { name, nonce } = bundle;
    provide_context(Nonce::from_value(nonce));
    let options = LeptosOptions::builder().output_name(name).site_pkg_dir("pkg").build();
    view! { <HydrationScripts options islands=true/> }
}
