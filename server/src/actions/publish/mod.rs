//! Publishes drafts: checks what people wrote, composes wordings, makes the next version, moves ends, mails changes.
//! Both files and the organisers' editor build drafts that are written here, by the same rules.

pub mod changes;
pub mod draft;
pub mod fault;
pub mod read;
pub mod report;
pub mod time;
mod version;
pub mod wording;
pub mod write_event;
pub mod write_newsletter;
pub mod writing;

pub use fault::{Fault, PublishError, SourcePosition};
pub use report::{PublishOutcome, Report};
pub use version::rename;
pub use writing::{ContentKind, Writing};
