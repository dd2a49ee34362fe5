//! The organisers' pages from outside.

mod access;
mod attendees;
mod never;
mod way_in;
