//! An event's list, from outside.

mod by_hand;
pub mod list;
mod one;
mod paper;
