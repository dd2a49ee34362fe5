//! The rules of the house, free of any framework: what a purpose is, when a record ends, who gets a seat.

pub mod announcement;
mod answer;
pub mod attendee;
pub mod audit;
pub mod branch;
pub mod characters;
pub mod email_address;
pub mod event;
pub mod field;
pub mod glance;
pub mod guidance;
pub mod held;
pub mod language;
mod likely_domain;
pub mod newsletter;
pub mod organisation;
pub mod purpose;
pub mod registration;
pub mod retention;
pub mod role;
pub mod seats;
pub mod slug;
pub mod subscription;
