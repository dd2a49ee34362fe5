//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod dashboard;
mod dates;
mod door;
mod editor;
mod exports;
mod gates;
mod guessing;
mod islands;
mod leaving;
mod lift_suppression;
mod log;
mod offers;
mod permissions;
mod second_factor;
mod team;
mod trace;
mod way_in;
