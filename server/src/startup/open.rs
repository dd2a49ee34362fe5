//! Opens everything a site is made of, and checks that it belongs together.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::domain::purpose::PurposeKind;
use migrations::{Migrator, MigratorTrait as _};
use secrecy::ExposeSecret as _;

use super::StartError;
use super::database::{DatabaseFound, Whole};
use super::replay::replay;
use super::signing::signer;
use super::zones;
use crate::clock::Clock;
use crate::clock::guard::Guard;
use crate::config::Config;
use crate::db::look::{self, Holds};
use crate::db::purposes::ADMINISTRATION;
use crate::db::serving::Serving;
use crate::db::{Db, With, connect, epochs, purposes};
use crate::failures::Failures;
use crate::files;
use crate::limits::Limits;
use crate::mail::transport::Transport;
use crate::room::Room;
use crate::site::Site;
use crate::vault::Vault;
use crate::vault::journal::Journal;
use crate::vault::lock::DataLock;

/// How long handing one mail to the relay may take.
const SEND_LIMIT: Duration = Duration::from_secs(30);

/// Opens the site without locking it or listening: for commands, which work alongside a running server. The database is
/// migrated; journal entries above the database's mark are replayed.
///
/// # Errors
/// A sentence for the operator, see [`StartError`].
pub async fn open_site(config: Config, clock: Arc<Clock>) -> Result<Arc<Site>, StartError> {
    zones::begin();
    make_folder(&config.data_dir)?;
    let found = DatabaseFound::of(&config);
    let opened = open(config, clock, &found).await;
    opened.map_err(|error| found.explain(error))
}

async fn open(config: Config, clock: Arc<Clock>, found: &DatabaseFound) -> Result<Arc<Site>, StartError> {
    let url = config.database_url.expose_secret();
    let holds = found.holds(&config).await?;
    let connections = connect::connect(url).await?;
    if holds != Holds::Ours {
        Migrator::up(&connections.writer, None).await.map_err(StartError::Migration)?;
    }
    let whole = Whole::look(url, holds == Holds::Nothing);
    let room = Arc::new(Room::new(folders(&config), clock.clone()));
    let db = Db::new(connections, room.clone());
    let known = epochs::vault(db.read()).await?;
    let vault = Vault::open(&config.keyring, known.is_none())?;
    if known.is_none() {
        begin(&db, &vault, &clock).await?;
    }
    check(&config, &db, &vault).await?;
    let guard = guard(&config, &db, &clock).await?;
    // Doubts are logged; anything that destroys asks again.
    drop(guard.look());
    let mark = known.map(|known| known.journal_mark);
    let path = config.data_dir.join("journal");
    if let Some(mark) = mark.filter(|mark| *mark > 0 && !path.exists()) {
        return Err(StartError::NoJournal { path, mark });
    }
    let journal = Arc::new(Journal::open_of(&path, &vault.fingerprint(), mark)?);
    replay(&db, &journal).await?;
    let transport = match &config.smtp_url {
        Some(url) => Transport::smtp(url.expose_secret(), config.smtp_ca_file.as_deref(), SEND_LIMIT)?,
        None => Transport::files(&config.mail_dir())?,
    };
    let transport = transport.signed_by(signer(&config)?);
    let damaged = whole.wait().await.ok_or_else(|| StartError::Damaged(found.name.clone()))?;
    Ok(Arc::new(Site {
        limits: Limits::new(config.rate_limit, clock.clone())
            .with(config.network_sign_ups, config.unconfirmed_mails, &clock)
            .by_domain(config.smtp_domain_rate, &clock),
        failures: Failures::new(clock.clone()),
        db,
        room,
        damaged,
        vault,
        journal,
        clock,
        guard,
        transport,
        config,
    }))
}

/// Ties a new database to its keyring.
async fn begin(db: &Db, vault: &Vault, clock: &Clock) -> Result<(), StartError> {
    let (fingerprint, epoch, now) = (vault.fingerprint(), vault.newest_epoch(), clock.now());
    db.write_with(With::Nobody, move |tx| async move {
        if epochs::vault(&tx.conn).await?.is_some() {
            return Ok(());
        }
        epochs::adopt(&tx.conn, fingerprint, 0).await?;
        epochs::rotate(&tx.conn, epoch, now).await?;
        purposes::add(&tx.conn, ADMINISTRATION, None, PurposeKind::Administration).await
    })
    .await
    .map_err(StartError::Database)
}

/// The guard of the clock.
pub(super) async fn guard(config: &Config, db: &Db, clock: &Arc<Clock>) -> Result<Guard, StartError> {
    let epoch_began = epochs::list(db.read()).await?.first().map(|epoch| epoch.started_at);
    Ok(Guard::open(&config.data_dir.join("clock"), clock.clone(), epoch_began))
}

/// Whether the keyring belongs to this database and is its newest copy.
pub(super) async fn check(config: &Config, db: &Db, vault: &Vault) -> Result<(), StartError> {
    let tied = epochs::vault(db.read()).await?;
    if tied.is_none_or(|tied| tied.fingerprint != vault.fingerprint()) {
        return Err(StartError::OtherKeyring(config.keyring.clone()));
    }
    let epoch = epochs::current(db.read()).await?;
    if vault.epochs().contains(&epoch) {
        return Ok(());
    }
    Err(StartError::OldKeyring { path: config.keyring.clone(), epoch })
}

/// Locks the data folder, and the database's folder if that is a different one.
pub(super) fn lock_folders(config: &Config) -> Result<Vec<DataLock>, StartError> {
    make_folder(&config.data_dir)?;
    folders(config).iter().map(|folder| DataLock::take(folder).map_err(StartError::Lock)).collect()
}

/// The data folder, and the database's folder if that is a different one.
fn folders(config: &Config) -> Vec<PathBuf> {
    let mut folders = vec![config.data_dir.clone()];
    let of_database = sqlite_folder(config.database_url.expose_secret());
    let is_another = |folder: &PathBuf| fs::canonicalize(folder).ok() != fs::canonicalize(&config.data_dir).ok();
    folders.extend(of_database.filter(is_another));
    folders
}

/// The folder of a SQLite database; `None` on PostgreSQL.
fn sqlite_folder(url: &str) -> Option<PathBuf> {
    let path = look::file_of(url)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.unwrap_or(Path::new(".")).to_owned())
}

/// Locks a PostgreSQL database for this process, as long as the connection lives.
pub(super) async fn lock_database(config: &Config) -> Result<Option<Serving>, StartError> {
    let url = config.database_url.expose_secret();
    if url.starts_with("sqlite:") {
        return Ok(None);
    }
    Serving::take(url).await?.map(Some).ok_or(StartError::DatabaseHeld)
}

/// Creates the data folder, only for its owner, if it doesn't exist.
fn make_folder(folder: &Path) -> Result<(), StartError> {
    files::make_folder(folder).map_err(|source| StartError::Folder { folder: folder.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_database_is_read_from_its_url() {
        let folder = |url| sqlite_folder(url).map(|folder| folder.display().to_string());
        assert_eq!(folder("sqlite:///srv/our%20data/x.db?mode=rwc").as_deref(), Some("/srv/our data"));
        assert_eq!(folder("sqlite:x.db").as_deref(), Some("."));
        assert_eq!(folder("postgres://u@h/x"), None);
    }
}
