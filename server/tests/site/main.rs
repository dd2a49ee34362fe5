//! The site from outside: every test starts one of its own and speaks to it as browsers and mail servers do.
//! One crate, so that the whole is linked once.

#[path = "../support/mod.rs"]
mod support;

mod changed_events;
mod databases;
