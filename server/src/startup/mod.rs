//! Start-up: from a configuration to a site that answers. `main` and the tests start the same way.

mod check;
mod database;
mod error;
mod locks;
mod open;
mod replay;
mod serve;
mod signing;
mod zones;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

pub use check::open_to_check;
pub use error::StartError;
pub use open::open_site;
use serve::Rules;

use crate::actions::show;
use crate::clock::Clock;
use crate::config::{Config, Mode};
use crate::jobs;
use crate::site::Site;
use crate::web::{self, Web};
use locks::Locks;

/// How long requests in progress may still take at shutdown.
const GRACE: Duration = Duration::from_secs(10);

/// A site that is ready to answer.
pub struct Application {
    site: Arc<Site>,
    listener: TcpListener,
    address: SocketAddr,
    locks: Locks,
}

impl Application {
    /// Locks, opens and migrates everything, and binds the address; it doesn't answer requests yet.
    ///
    /// # Errors
    /// A sentence for the operator, see [`StartError`].
    pub async fn build(config: Config, clock: Arc<Clock>) -> Result<Self, StartError> {
        let locks = Locks::take(&config).await?;
        let site = open_site(config, clock).await?;
        if site.config.mode == Mode::Production && show::organisation(&site).await?.is_none() {
            return Err(StartError::NoOrganisation);
        }
        let asked = site.config.listen;
        let listen = |source| StartError::Listen { address: asked, source };
        let listener = TcpListener::bind(asked).await.map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        for doubt in site.config.doubts() {
            tracing::warn!("{doubt}");
        }
        Ok(Self { site, listener, address, locks })
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> Arc<Site> {
        self.site.clone()
    }

    /// The address it listens on, with the actual port if any was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers requests and runs the jobs until `shutdown` ends; work in progress is then finished, within limits. If
    /// one of its locks is lost, nothing is finished: another server may already be at work.
    ///
    /// # Errors
    /// When a lock is lost.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> io::Result<()> {
        let Self { site, listener, mut locks, .. } = self;
        let (stop, stopped) = watch::channel(false);
        let mut jobs = jobs::start(&site, stopped);
        tokio::select! {
            () = Self::answer(site, listener, shutdown) => {}
            lost = lost(&mut locks) => {
                jobs.shutdown().await;
                return Err(lost);
            }
        }
        stop.send_replace(true);
        if timeout(GRACE, jobs.join_all()).await.is_err() {
            tracing::warn!("a job did not end in time and is cut off");
        }
        Ok(())
    }

    /// Answers requests and leaves the jobs to the caller: for tests.
    ///
    /// # Errors
    /// When a lock is lost.
    pub async fn run_without_jobs(self) -> io::Result<()> {
        let Self { site, listener, mut locks, .. } = self;
        tokio::select! {
            () = Self::answer(site, listener, std::future::pending()) => Ok(()),
            lost = lost(&mut locks) => Err(lost),
        }
    }

    async fn answer(site: Arc<Site>, listener: TcpListener, shutdown: impl Future<Output = ()>) {
        let rules = Rules::of(&site.config);
        serve::serve(listener, web::router(Web::new(site)), rules, shutdown, GRACE).await;
    }
}

/// Waits until a lock is lost.
async fn lost(locks: &mut Locks) -> io::Error {
    let lost = locks.lost().await;
    tracing::error!("stopping at once: {lost}");
    io::Error::other(format!("Onpurpose has stopped, for another server may have started beside it: {lost}."))
}

#[cfg(test)]
mod tests;
