//! One file a page. A page is a function from a view model to a view; it knows no database and no request.

pub mod islands;
pub mod mailbox;
pub mod organiser;
pub mod public;
