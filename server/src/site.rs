//! What every action works with: one value for the whole process, made at start.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::clock::Clock;
use crate::clock::guard::Guard;
use crate::config::Config;
use crate::db::Db;
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
    /// Room on the disk.
    pub room: Arc<Room>,
    /// Whether the database's file was found to be damaged after the start.
    pub damaged: Arc<AtomicBool>,
    /// Keys.
    pub vault: Vault,
    /// Erasures and suppressions outside the database.
    pub journal: Arc<Journal>,
    /// Time.
    pub clock: Arc<Clock>,
    /// Whether time may be destroyed by.
    pub guard: Guard,
    /// How often.
    pub limits: Limits,
    /// What did not fit and is not in the audit yet.
    pub failures: Failures,
    /// Where mails go.
    pub transport: Transport,
}
