//! One file per page. A page is a function from a view model to a view; it knows no database and no request.

#[cfg(feature = "samples")]
pub mod islands;
#[cfg(feature = "samples")]
pub mod mailbox;
pub mod organiser;
pub mod public;
