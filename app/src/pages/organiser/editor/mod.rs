//! The pages for writing, publishing and running events and newsletters.

pub mod approvals;
pub mod cancel;
pub mod check;
pub mod ending;
pub mod event;
pub mod new;
pub mod newsletter;
pub mod parts;
pub mod poster;
pub mod questions;
pub mod repeat;
pub mod share;
pub mod templates;
pub mod what;
