//! What the site does: one file and one transaction for each use case. Web and jobs call these and nothing below them.

#[macro_use]
pub mod error;

pub mod account;
pub mod announcements;
pub mod answers;
pub mod attendees;
pub mod audit;
pub mod calendar;
pub mod change;
pub mod check_keys;
pub mod checkpoint;
pub mod compact_journal;
pub mod confirm;
pub mod contents;
pub mod dashboard;
pub mod day_counts;
pub mod deliver;
#[cfg(feature = "samples")]
pub mod demo;
pub mod door;
pub mod drafts;
pub mod erase;
pub mod expire;
pub mod exports;
pub mod held;
pub mod import;
pub mod lift_suppression;
pub mod links;
pub mod log;
pub mod mail_queue;
pub mod officer;
pub mod publish;
pub mod ready;
pub mod register;
pub mod renew;
pub mod rotate_epoch;
#[cfg(feature = "samples")]
pub mod samples;
pub mod sent;
pub mod show;
pub mod sign_up;
pub mod still_coming;
pub mod subscribe;
pub mod tell_receipts;
pub mod terms;
pub mod ticket;
pub mod unsubscribe;
pub mod verify;
pub mod waiting_list;
pub mod your_data;

pub use crate::db::Trouble;
pub use crate::db::records::Record;
pub use crate::vault::Action;
pub use error::Failure;
