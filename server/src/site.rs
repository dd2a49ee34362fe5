//! What every action works with: one value for the whole process, made at start, and the unit of work that writes.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use crate::clock::guard::Guard;
use crate::config::Config;
use crate::db::{Db, DbErr, Tx, With};
use crate::failures::Failures;
use crate::limits::Limits;
use crate::mail::transport::Transport;
use crate::room::Room;
use crate::vault::Vault;
use crate::vault::journal::Journal;

/// The site, shared by web and jobs.
pub struct Site {
    /// The operator's settings.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// Space on the disk.
    pub room: Arc<Room>,
    /// Whether the database's file was found to be damaged after the start.
    pub damaged: Arc<AtomicBool>,
    /// Keys.
    pub vault: Vault,
    /// Erasures and suppressions outside the database.
    pub journal: Arc<Journal>,
    /// Time.
    pub clock: Arc<Clock>,
    /// Whether the clock may destroy.
    pub guard: Guard,
    /// How often things may be done.
    pub limits: Limits,
    /// Failed logins that aren't in the audit yet.
    pub failures: Failures,
    /// Where mails go.
    pub transport: Transport,
}

/// A unit of work: everything in it is committed together, or not at all.
pub struct UnitOfWork {
    /// The site.
    pub site: Arc<Site>,
    /// The transaction.
    pub tx: Arc<Tx>,
    /// The time of everything in it, read when it begins: before any lock that it waits for.
    pub now: DateTime<Utc>,
}

impl Site {
    /// Does a unit of work, see [`Db::write`].
    pub async fn write<T, E, W, F>(self: &Arc<Self>, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(UnitOfWork) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        self.write_with(With::Others, work).await
    }

    /// The same, with a choice of what else may run, see [`Db::write_with`].
    pub async fn write_with<T, E, W, F>(self: &Arc<Self>, with: With, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(UnitOfWork) -> F + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let site = self.clone();
        self.db.write_with(with, move |tx| work(site.unit_of_work(tx))).await
    }

    /// The same for work that frees space, see [`Db::write_on_reserve`].
    pub async fn write_on_reserve<T, E, W, F>(self: &Arc<Self>, work: W) -> Result<T, E>
    where
        T: Send + 'static,
        E: Error + From<DbErr> + Send + 'static,
        W: FnOnce(UnitOfWork) -> F + Clone + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        let site = self.clone();
        self.db.write_on_reserve(move |tx| work(site.unit_of_work(tx))).await
    }

    fn unit_of_work(self: Arc<Self>, tx: Arc<Tx>) -> UnitOfWork {
        let now = self.clock.now();
        UnitOfWork { site: self, tx, now }
    }
}
