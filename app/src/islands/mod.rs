//! The only code that is sent to the browser. Each island is a part of a page that is whole without script; woken by
//! script it gets quicker. Islands know no texts of their own: what they say comes in, ready to be read.

mod attendee_table;
mod fill;
mod form_builder;
mod packed;
mod poll;
mod progress;
#[cfg(feature = "ssr")]
mod words;

pub use attendee_table::{AttendeeList, AttendeeTable, AttendeeTexts, PageLink};
pub use form_builder::{Answered, BuilderTexts, FormBuilder, Kind, QuestionDraft, Questions};
pub use packed::Packed;
pub use progress::{Announcement, Progress, ProgressTexts};
