//! The pages on which events and newsletters are written, published and run.

pub mod cancel;
pub mod check;
pub mod approvals;
pub mod ending;
pub mod event;
pub mod templates;
pub mod new;
pub mod newsletter;
pub mod parts;
pub mod poster;
pub mod questions;
pub mod repeat;
pub mod share;
pub mod what;
