//! The organisers' pages from outside.

mod access;
mod attendees;
mod door;
mod editor;
mod factor;
mod leaving;
mod log;
mod never;
mod permissions;
mod team;
mod way_in;
