//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod dates;
mod door;
mod editor;
mod exports;
mod factor;
mod dashboard;
mod guessing;
mod islands;
mod leaving;
mod log;
mod never;
mod offers;
mod permissions;
mod team;
mod trace;
mod way_in;
