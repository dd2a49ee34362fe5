//! Lists that leave the site: the form, the list to be printed, the copies that are still out.

pub mod copies;
pub mod form;
pub mod print;
