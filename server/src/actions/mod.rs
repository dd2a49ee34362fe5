//! What the site does: one use case, one file, one transaction. Web and jobs call these and nothing below them.

pub mod answers;
pub mod calendar;
pub mod change;
pub mod confirm;
pub mod erase;
pub mod error;
pub mod held;
pub mod links;
pub mod places;
pub mod register;
pub mod renew;
pub mod sent;
pub mod show;
pub mod sign_up;
pub mod still_coming;
pub mod subscribe;
pub mod unsubscribe;
pub mod your_data;

pub use crate::db::outbox::About;
pub use crate::db::records::Record;
pub use crate::vault::Action;
pub use error::Failure;
