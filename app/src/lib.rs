//! What people see, and the rules behind it. Pure: no clock, no randomness, no I/O; time and random values come in as
//! arguments, everything else in a view model.
//!
//! It's built twice: for the server (`ssr`), and only the islands for the browser (`hydrate`), where phones download
//! every byte.

// A view is one deep type; boxing its parts would make the browser's half a tenth larger.
#![recursion_limit = "256"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` is the server's half and `hydrate` the browser's: build one or the other");

pub mod api;
pub mod folding;
pub mod islands;
mod packed;

#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod domain;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod mails;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "samples")]
pub mod samples;
#[cfg(feature = "samples")]
pub mod samples_mails;
#[cfg(feature = "ssr")]
pub mod style;
#[cfg(feature = "ssr")]
pub mod text;

/// What the page's script calls first: after this, the page's islands can wake.
#[cfg(feature = "hydrate")]
#[leptos::wasm_bindgen::prelude::wasm_bindgen(wasm_bindgen = leptos::wasm_bindgen)]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
