//! Lists that leave the site: one file a page.

pub mod copies;
pub mod take;
