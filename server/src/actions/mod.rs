//! What the site does: one use case, one file, one transaction. Web and jobs call these and nothing below them.

pub mod account;
pub mod announce;
pub mod answers;
pub mod audit;
pub mod calendar;
pub mod change;
pub mod check_keys;
pub mod compact_journal;
pub mod confirm;
pub mod deliver;
pub mod demo;
pub mod desk;
pub mod erase;
pub mod error;
pub mod expire;
pub mod held;
pub mod import;
pub mod leave_no_trace;
pub mod links;
pub mod places;
pub mod register;
pub mod renew;
pub mod sent;
pub mod show;
pub mod sign_up;
pub mod still_coming;
pub mod subscribe;
pub mod terms;
pub mod turn_epoch;
pub mod unsubscribe;
pub mod your_data;

pub use crate::db::outbox::About;
pub use crate::db::records::Record;
pub use crate::vault::Action;
pub use error::Failure;
