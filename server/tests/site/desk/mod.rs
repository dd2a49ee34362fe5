//! The organisers' pages from outside.

mod access;
mod attendees;
mod never;
mod factor;
mod leaving;
mod log;
mod permissions;
mod team;
mod way_in;
