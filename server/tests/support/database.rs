//! A database of its own for each test, empty, gone when the test is over.

use std::path::Path;

use tempfile::TempDir;

use super::postgres::Postgres;

/// The two databases that the product runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgresql,
}

/// A folder for the site's data and an empty database; dropping it removes both.
pub struct TestDatabase {
    folder: TempDir,
    postgres: Option<Postgres>,
}

impl TestDatabase {
    pub async fn new(engine: Engine) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let postgres = match engine {
            Engine::Sqlite => None,
            Engine::Postgresql => Some(Postgres::create().await),
        };
        Self { folder, postgres }
    }

    /// The folder for the site's data.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What a site would have in `ONPURPOSE_DATABASE_URL`.
    pub fn url(&self) -> String {
        match &self.postgres {
            None => format!("sqlite://{}/onpurpose.db?mode=rwc", self.folder.path().display()),
            Some(postgres) => postgres.url().to_owned(),
        }
    }
}
