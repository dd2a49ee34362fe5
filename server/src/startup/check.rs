//! Opens a site for a check: nothing is created, migrated, replayed or truncated, and what is missing is an error.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use secrecy::ExposeSecret as _;

use super::StartError;
use super::database::DatabaseFound;
use super::open::{check, guard};
use super::replay::reach;
use super::zones;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::look::{self, Holds};
use crate::db::{Db, epochs};
use crate::failures::Failures;
use crate::limits::Limits;
use crate::mail::transport::Transport;
use crate::room::Room;
use crate::site::Site;
use crate::vault::Vault;
use crate::vault::journal::Journal;

/// Opens the site for a check, with or without a running server.
///
/// # Errors
/// A sentence for the operator, see [`StartError`]; also if a start would first create or migrate something.
pub async fn open_to_check(config: Config, clock: Arc<Clock>) -> Result<Arc<Site>, StartError> {
    zones::begin();
    let found = DatabaseFound::of(&config);
    let opened = open(config, clock, &found).await;
    opened.map_err(|error| found.explain(error))
}

async fn open(config: Config, clock: Arc<Clock>, found: &DatabaseFound) -> Result<Arc<Site>, StartError> {
    match found.holds(&config).await? {
        Holds::Nothing => return Err(StartError::NothingThere(found.name.clone())),
        Holds::Older => return Err(StartError::OlderDatabase(found.name.clone())),
        _ => {}
    }
    let connections = look::connect_to_read(config.database_url.expose_secret()).await?;
    let room = Arc::new(Room::new(Vec::new(), clock.clone()));
    let db = Db::new(connections, room.clone());
    let vault = Vault::open_to_read(&config.keyring)?;
    check(&config, &db, &vault).await?;
    let mark = epochs::vault(db.read()).await?.map_or(0, |known| known.journal_mark);
    let path = config.data_dir.join("journal");
    if !path.exists() {
        return Err(StartError::NoJournal { path, mark });
    }
    let journal = Arc::new(Journal::open_to_read(&path, &vault.fingerprint(), mark)?);
    reach(&journal, mark)?;
    let guard = guard(&config, &db, &clock).await?;
    Ok(Arc::new(Site {
        limits: Limits::new(config.rate_limit, clock.clone()),
        failures: Failures::new(clock.clone()),
        db,
        room,
        damaged: Arc::new(AtomicBool::new(false)),
        vault,
        journal,
        clock,
        guard,
        transport: Transport::None,
        config,
    }))
}
