//! The organisers' pages: the same parts as the public ones, denser.

pub mod editor;
pub mod home;
