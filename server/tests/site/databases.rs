//! The ground the other tests stand on: no two of them share a database.

use sea_orm::ConnectionTrait as _;
use server::db::connect::single;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};

both!(two_tests_do_not_see_each_others_tables);
async fn two_tests_do_not_see_each_others_tables(engine: Engine) {
    let (one, other) = (TestDatabase::new(engine).await, TestDatabase::new(engine).await);
    let (one, other) = (single(&one.url()).await.expect("one"), single(&other.url()).await.expect("the other"));
    one.execute_unprepared("CREATE TABLE seen (id INTEGER)").await.expect("a table in one");

    assert!(one.execute_unprepared("SELECT id FROM seen").await.is_ok());
    assert!(other.execute_unprepared("SELECT id FROM seen").await.is_err());
}
