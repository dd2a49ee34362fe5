//! The organisers' pages from outside.

mod access;
mod attendees;
mod factor;
mod leaving;
mod log;
mod door;
mod never;
mod permissions;
mod team;
mod way_in;
