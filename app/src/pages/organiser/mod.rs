//! The organisers' pages: the same parts as the public ones, denser.

pub mod attendees;
pub mod code;
pub mod forgotten;
pub mod home;
pub mod login;
pub mod never;
pub mod password;

use leptos::prelude::*;

/// Where a form goes on to once it is done.
fn next_input(next: &str) -> impl IntoView + use<> {
    let next = next.to_owned();
    view! { <input type="hidden" name="next" value=next/> }
}
