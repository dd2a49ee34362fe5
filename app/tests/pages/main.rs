//! The public pages as people, screen readers and search engines get them.

mod languages;
mod markup;
mod readability;
mod safety;
mod snapshots;
mod texts;
