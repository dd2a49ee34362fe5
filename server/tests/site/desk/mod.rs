//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod door;
mod editor;
mod exports;
mod factor;
mod glance;
mod guessing;
mod islands;
mod leaving;
mod log;
mod never;
mod permissions;
mod team;
mod way_in;
