//! Lists that leave the site: exported for an event you run, counted, dated, and followed up until destroyed.

pub mod copies;
pub mod csv;
pub mod take_out;
