//! The database: connections, the one way to write, and the queries. Rows become domain types here.
//! It knows neither web nor mail, and passes sealed bytes on as they are.

pub mod addresses;
pub mod announcements;
pub mod answers;
pub mod attendees;
pub mod audit;
mod bells;
pub mod bounces;
pub mod brands;
pub mod co_hosts;
mod commits;
pub mod connect;
pub mod consents;
pub mod contents;
pub mod dashboard;
pub mod day_counts;
pub mod door;
pub mod drafts;
pub mod editing;
mod endings;
pub mod entity;
pub mod epochs;
pub mod expiry;
pub mod exports;
pub mod held_mail;
pub mod issue_saves;
pub mod issues;
pub mod leaving;
pub mod list_imports;
pub mod look;
pub mod officer;
pub mod organisers;
pub mod outbox;
pub mod pictures;
mod pooled;
pub mod purposes;
pub mod queue;
pub mod receipts;
pub mod records;
pub mod registrations;
pub mod reminders;
pub mod requests;
pub mod role_offers;
pub mod sealed;
pub mod serving;
pub mod sessions;
pub mod site;
pub mod subscriptions;
pub mod suppressions;
pub mod templates;
mod trouble;
mod writer;

use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    DbBackend, EntityTrait, ExprTrait as _, QueryResult, QuerySelect as _, Select, Statement, Value, Values,
};

pub use sea_orm::sea_query::InsertStatement as Insert;
pub use sea_orm::{ConnectionTrait, DbErr};

pub use bells::Bells;
pub use endings::Lost;
pub use pooled::With;
pub use trouble::Trouble;
pub use writer::{Db, Tx};

/// Does inserts one after another. On SQLite they are sent to the connection's thread together, as each round trip
/// costs as much as a statement.
///
/// # Errors
/// When the database refuses one.
pub async fn insert_all<C: ConnectionTrait>(db: &C, inserts: Vec<Insert>) -> Result<(), DbErr> {
    if inserts.is_empty() {
        return Ok(());
    }
    let backend = db.get_database_backend();
    let mut statements: Vec<Statement> = inserts.iter().map(|insert| backend.build(insert)).collect();
    if backend == DbBackend::Sqlite {
        let sql: Vec<&str> = statements.iter().map(|statement| statement.sql.as_str()).collect();
        let sql = sql.join("; ");
        let values: Vec<Value> =
            statements.into_iter().filter_map(|one| one.values).flat_map(|Values(values)| values).collect();
        statements = vec![Statement::from_sql_and_values(backend, sql, values)];
    }
    for statement in statements {
        db.execute_raw(statement).await?;
    }
    Ok(())
}

/// A record whose address is confirmed. The word is part of the statement, not a bound value, so that SQLite can use
/// the index of just these rows.
fn not_pending() -> Expr {
    Expr::col("state").ne(Expr::Constant("pending".into()))
}

/// The one row of a counting query.
async fn one<C: ConnectionTrait>(db: &C, query: &SelectStatement) -> Result<QueryResult, DbErr> {
    db.query_one(query).await?.ok_or_else(|| DbErr::RecordNotFound("a count".to_owned()))
}

/// A domain value from a JSON column.
///
/// # Errors
/// When the column can't be read as one: a newer or a damaged database.
fn from_json<T: serde::de::DeserializeOwned>(json: sea_orm::JsonValue) -> Result<T, sea_orm::DbErr> {
    serde_json::from_value(json).map_err(|error| sea_orm::DbErr::Json(error.to_string()))
}

/// A domain value for a JSON column.
///
/// # Errors
/// Never for our types; the signature lets callers use `?`.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<sea_orm::JsonValue, sea_orm::DbErr> {
    serde_json::to_value(value).map_err(|error| sea_orm::DbErr::Json(error.to_string()))
}

/// A query that locks what it finds until the transaction ends (PostgreSQL: row locks; SQLite writes one at a time).
fn locked<E: EntityTrait, C: ConnectionTrait>(db: &C, query: Select<E>) -> Select<E> {
    if db.get_database_backend() == DbBackend::Postgres { query.lock_exclusive() } else { query }
}
