//! The pages for writing, publishing and running events and newsletters.

pub mod answers;
pub mod approvals;
pub mod begun;
pub mod cancel;
pub mod chart;
pub mod check;
pub mod conditions;
pub mod ending;
pub mod event;
pub mod new;
pub mod newsletter;
pub mod paper;
pub mod parts;
pub mod poster;
pub mod questions;
pub mod repeat;
pub mod share;
pub mod tabs;
pub mod templates;
pub mod ways;
pub mod what;
