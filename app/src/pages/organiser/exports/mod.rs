//! Exports: the form, the list for printing, the copies that are still out.

pub mod copies;
pub mod form;
pub mod print;
