//! Databases in the throwaway PostgreSQL cluster that `.make/with-postgres` starts once for a whole run of the tests.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use server::db::connect::single;
use url::Url;

const CLUSTER: &str = "ONPURPOSE_TEST_POSTGRES";

/// One test's database.
pub struct Postgres {
    url: Url,
    name: String,
}

impl Postgres {
    /// An empty database in the run's cluster.
    pub async fn create() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // A runner may give each test a process of its own, or all of them one.
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut url = cluster();
        let server = connect(&url).await;
        // A process number can come round again after a test that was killed.
        for statement in [drop_database(&name), format!("CREATE DATABASE {name}")] {
            server.execute_unprepared(&statement).await.expect("a database of its own");
        }
        url.set_path(&name);
        Self { url, name }
    }

    pub fn url(&self) -> &str {
        self.url.as_str()
    }
}

impl Drop for Postgres {
    /// Keeps a long run small. A thread, because a drop cannot wait on the test's own runtime.
    fn drop(&mut self) {
        let statement = drop_database(&self.name);
        let removal = std::thread::spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async move {
                connect(&cluster()).await.execute_unprepared(&statement).await.expect("the database is dropped");
            });
        });
        drop(removal.join());
    }
}

fn drop_database(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
}

fn cluster() -> Url {
    let cluster = std::env::var(CLUSTER).unwrap_or_else(|_| {
        panic!("{CLUSTER} is not set: run `make test`, or `.make/with-postgres cargo test`; `make check` does without")
    });
    cluster.parse().unwrap_or_else(|_| panic!("{CLUSTER} is not a URL"))
}

async fn connect(url: &Url) -> DatabaseConnection {
    single(url.as_str()).await.expect("the throwaway PostgreSQL answers")
}
