//! The organisers' pages from outside.

mod access;
mod attendees;
mod door;
mod never;
mod way_in;
