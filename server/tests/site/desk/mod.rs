//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod never;
mod way_in;
