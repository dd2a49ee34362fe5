//! The tables as SeaORM sees them: rows and nothing more.

pub mod answer_part;
pub mod branch;
pub mod consent;
pub mod epoch;
pub mod event;
pub mod newsletter;
pub mod organisation;
pub mod outbox;
pub mod purpose;
pub mod purpose_version;
pub mod receipt;
pub mod registration;
pub mod request;
pub mod subscription;
pub mod suppression;
pub mod vault;
