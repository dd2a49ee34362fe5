//! The organisers' pages from outside.

mod access;
mod way_in;
