//! A server that loses the lock by which it is the only one: another may start beside it, so it stops at once.

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::dump::Inside;
use crate::support::process::{Process, import};

/// Ends the connection that holds the lock, as a failing network or a restarted PostgreSQL does.
const BREAK: &str = "SELECT pg_terminate_backend(pid) FROM pg_locks \
    WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' \
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

both!(a_server_that_loses_its_lock_stops_says_why_and_leaves_the_way_free);
async fn a_server_that_loses_its_lock_stops_says_why_and_leaves_the_way_free(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let mut process = Process::start(&database, &database.folder().join("first.log")).await;
    match engine {
        Engine::Sqlite => std::fs::remove_file(database.folder().join("lock")).expect("the file of the lock"),
        Engine::Postgresql => Inside::open(&database.url()).await.execute(BREAK).await,
    }
    assert_eq!(process.ends().await, Some(1));
    let said = process.said();
    assert!(said.contains("ERROR stopping at once: the "), "{said}");
    assert!(said.contains("Onpurpose has stopped, for another server may have started beside it"), "{said}");
    Process::start(&database, &database.folder().join("second.log")).await;
}
