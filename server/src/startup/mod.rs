//! Start-up: from a configuration to a site that answers. `main` and the tests start the same way.

mod error;
mod open;
mod replay;
mod serve;
mod zones;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::DatabaseConnection;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

pub use error::StartError;
pub use open::open_site;
use serve::Rules;

use crate::actions::show;
use crate::clock::Clock;
use crate::config::{Config, Mode};
use crate::jobs;
use crate::site::Site;
use crate::vault::lock::DataLock;
use crate::web::{self, Web};

/// How long requests that are under way at the end may still take.
const GRACE: Duration = Duration::from_secs(10);

/// A site that is ready to answer.
pub struct Application {
    site: Arc<Site>,
    listener: TcpListener,
    address: SocketAddr,
    _locks: Vec<DataLock>,
    _database_lock: Option<DatabaseConnection>,
}

impl Application {
    /// Locks, opens and migrates everything, and binds the address; nobody is answered yet.
    ///
    /// # Errors
    /// A sentence for the operator, see [`StartError`].
    pub async fn build(config: Config, clock: Arc<Clock>) -> Result<Self, StartError> {
        for doubt in config.doubts() {
            tracing::warn!("{doubt}");
        }
        let locks = open::lock_folders(&config)?;
        let database_lock = open::lock_database(&config).await?;
        let site = open_site(config, clock).await?;
        if site.config.mode == Mode::Production && show::organisation(&site).await?.is_none() {
            return Err(StartError::NoOrganisation);
        }
        let asked = site.config.listen;
        let listen = |source| StartError::Listen { address: asked, source };
        let listener = TcpListener::bind(asked).await.map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        Ok(Self { site, listener, address, _locks: locks, _database_lock: database_lock })
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        self.site.clone()
    }

    /// Where it listens: the port that it got, where any was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers and does its jobs until `shutdown` ends; what is under way is then finished, within limits.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let (stop, stopped) = watch::channel(false);
        let jobs = jobs::start(&self.site, stopped);
        self.answer(shutdown).await;
        stop.send_replace(true);
        if timeout(GRACE, jobs.join_all()).await.is_err() {
            tracing::warn!("a job did not end in time and is cut off");
        }
    }

    /// Answers and leaves the jobs to the caller: for tests.
    pub async fn run_without_jobs(self) {
        self.answer(std::future::pending()).await;
    }

    async fn answer(self, shutdown: impl Future<Output = ()>) {
        let rules = Rules::of(&self.site.config);
        serve::serve(self.listener, web::router(Web::new(self.site)), rules, shutdown, GRACE).await;
    }
}

#[cfg(test)]
mod tests;
