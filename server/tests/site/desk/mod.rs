//! The organisers' pages from outside.

mod access;
mod editor;
