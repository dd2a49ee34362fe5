//! Bringing an existing list to a newsletter: the form, what the file would do, and how far it has got.

pub mod form;
pub mod one;
