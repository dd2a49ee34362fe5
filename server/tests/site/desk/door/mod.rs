//! An event's door, from outside.

mod arrivals;
mod helpers;
mod used;
mod venue;
