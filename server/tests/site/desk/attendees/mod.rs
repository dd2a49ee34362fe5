//! An event's list, from outside.

mod list;
