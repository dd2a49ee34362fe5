//! The database: connections, the one way to write, and the queries. Rows turn into domain types here.
//! It knows neither web nor mail, and keeps sealed bytes as they come.

pub mod addresses;
pub mod announcements;
pub mod answers;
pub mod attendees;
pub mod audit;
pub mod co_hosts;
pub mod connect;
pub mod consents;
pub mod contents;
pub mod door;
pub mod drafts;
pub mod editing;
pub mod entity;
pub mod epochs;
pub mod expiry;
pub mod exports;
pub mod glance;
pub mod leaving;
pub mod officer;
pub mod organisers;
pub mod outbox;
pub mod purposes;
pub mod ready_kinds;
pub mod receipts;
pub mod records;
pub mod registrations;
pub mod reminders;
pub mod requests;
pub mod sessions;
pub mod site;
pub mod subscriptions;
pub mod suppressions;
mod writer;

pub use writer::{Db, Tx};

/// A domain value out of a JSON column.
///
/// # Errors
/// When the column does not hold what it should: a newer or a damaged database.
fn from_json<T: serde::de::DeserializeOwned>(json: sea_orm::JsonValue) -> Result<T, sea_orm::DbErr> {
    serde_json::from_value(json).map_err(|error| sea_orm::DbErr::Json(error.to_string()))
}

/// A domain value for a JSON column.
///
/// # Errors
/// Never for our types; the signature keeps `?` plain.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<sea_orm::JsonValue, sea_orm::DbErr> {
    serde_json::to_value(value).map_err(|error| sea_orm::DbErr::Json(error.to_string()))
}
