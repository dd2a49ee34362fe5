//! The organisers' pages: built from the same parts as the public ones, but denser.

pub mod account;
pub mod announcements;
pub mod attendees;
pub mod audit;
pub mod code;
pub mod colleague;
pub mod door;
pub mod editor;
pub mod event_state;
pub mod exports;
pub mod forgotten;
pub mod guidance;
pub mod help;
pub mod home;
pub mod issues;
pub mod leave;
pub mod lift_suppression;
pub mod list_import;
pub mod login;
pub mod offer;
pub mod officer;
pub mod password;
pub mod readers;
pub mod receipts;
pub mod requests;
pub mod second_factor;
pub mod settings;
pub mod team;

use leptos::prelude::*;

use crate::components::text::{Piece, Said};
use crate::domain::event::Event;
use crate::paths;
use crate::text::Words;

/// An event's title, linked to its page.
fn event_link(words: &Words, event: &Event) -> impl IntoView + use<> {
    let piece = Piece::of(&event.content.title, words);
    view! { <a href=paths::organise::event(&event.slug)><Said piece/></a> }
}

/// Where a form leads once it's done.
fn next_input(next: &str) -> impl IntoView + use<> {
    let next = next.to_owned();
    view! { <input type="hidden" name="next" value=next/> }
}
