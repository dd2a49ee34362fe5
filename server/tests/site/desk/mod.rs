//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod exports;
mod glance;
mod never;
mod way_in;
