//! What wakes the islands of a page. Pages without an island have none of it.

use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use leptos::prelude::*;

/// The browser's half of the program, as a page loads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// What its two files in `/pkg` are called before their endings.
    pub name: String,
    /// The word that the page's one inline script and the page's policy share; a new one for each page.
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
