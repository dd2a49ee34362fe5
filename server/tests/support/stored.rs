//! What is in the database of a site: looked at from beside it, never through it.

use sea_orm::{ConnectionTrait as _, Statement};

use super::app::TestApp;

/// How many rows a table has.
pub async fn rows(app: &TestApp, table: &str) -> i64 {
    let mut all = numbers(app, &format!("SELECT count(*) FROM {table}")).await;
    all.pop().expect("a count")
}

/// How many registrations, subscriptions, requests and owed mails there are, together.
pub async fn everything(app: &TestApp) -> i64 {
    let mut sum = 0;
    for table in ["registration", "subscription", "request", "answer_part", "outbox"] {
        sum += rows(app, table).await;
    }
    sum
}

/// The first column of a query, as numbers.
pub async fn numbers(app: &TestApp, query: &str) -> Vec<i64> {
    select(app, query).await.iter().map(|row| row.try_get_by_index(0).expect("a number")).collect()
}

/// The first column of a query, as texts.
pub async fn texts(app: &TestApp, query: &str) -> Vec<String> {
    select(app, query).await.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

async fn select(app: &TestApp, query: &str) -> Vec<sea_orm::QueryResult> {
    let db = app.site.db.read();
    let statement = Statement::from_string(db.get_database_backend(), query);
    db.query_all_raw(statement).await.expect("a query that runs")
}
