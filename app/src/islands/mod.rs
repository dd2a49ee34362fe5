//! The only code sent to the browser. Each island is a part of a page that's complete without script; once awake, it
//! gets quicker. Islands have no texts of their own: these are passed in, ready to show.

mod attendee_table;
mod autosave;
mod fill;
mod form_builder;
mod packed;
mod poll;
mod progress;
#[cfg(feature = "ssr")]
mod words;

pub use attendee_table::{AttendeeList, AttendeeTable, AttendeeTexts, PageLink};
pub use autosave::Autosave;
pub use form_builder::{Answered, BuilderTexts, FormBuilder, Kind, QuestionDraft, Questions};
pub use packed::Packed;
pub use progress::{Announcement, Progress, ProgressTexts};
