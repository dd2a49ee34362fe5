//! The organisers' pages from outside.

mod access;
mod announcements;
mod attendees;
mod audit;
mod audit_chain;
mod dashboard;
mod dates;
mod door;
mod editor;
mod event_page;
mod exports;
mod gates;
mod guessing;
mod islands;
mod issue_killed;
mod issue_readers;
pub mod issues;
mod leaving;
mod lift_suppression;
mod list_import;
mod menu;
mod offers;
mod officer;
mod permissions;
mod second_factor;
mod team;
mod way_in;
