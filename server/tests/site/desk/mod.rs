//! The organisers' pages from outside.

mod access;
mod never;
mod way_in;
