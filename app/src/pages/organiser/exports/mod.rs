//! Exports: the form, the list and the tickets for printing, the copies that are still out.

pub mod copies;
pub mod form;
pub mod print;
pub mod tickets;
