//! Exports: one file per page.

pub mod copies;
pub mod take;
