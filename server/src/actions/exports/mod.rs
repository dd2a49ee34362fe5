//! Lists that leave the site: taken out for an event of one's own, counted, dated, and asked after until destroyed.

pub mod copies;
pub mod take_out;
