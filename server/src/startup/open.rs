//! Opens everything that a site is made of, and checks that it belongs together.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::domain::purpose::PurposeKind;
use migrations::Migrator;
use percent_encoding::percent_decode_str;
use sea_orm_migration::MigratorTrait as _;
use secrecy::ExposeSecret as _;
use tokio::sync::Notify;

use super::StartError;
use super::replay::replay;
use super::zones;
use crate::clock::Clock;
use crate::clock::guard::Guard;
use crate::config::Config;
use crate::db::purposes::ADMINISTRATION;
use crate::db::serving::Serving;
use crate::db::{Db, With, connect, epochs, purposes};
use crate::failures::Failures;
use crate::limits::Limits;
use crate::mail::transport::Transport;
use crate::site::Site;
use crate::vault::Vault;
use crate::vault::journal::Journal;
use crate::vault::lock::DataLock;

/// How long handing one mail to the relay may take.
const SEND_LIMIT: Duration = Duration::from_secs(30);

/// Opens the site without locking it or listening: for commands, which work beside a running server. The database is
/// migrated; what the journal has above the database's mark is done again.
///
/// # Errors
/// A sentence for the operator, see [`StartError`].
pub async fn open_site(config: Config, clock: Arc<Clock>) -> Result<Arc<Site>, StartError> {
    zones::begin();
    make_folder(&config.data_dir)?;
    let connections = connect::connect(config.database_url.expose_secret()).await?;
    Migrator::up(&connections.writer, None).await.map_err(StartError::Migration)?;
    let db = Db::new(connections);
    let is_new = epochs::vault(db.read()).await?.is_none();
    let vault = Vault::open(&config.keyring, is_new)?;
    let journal = Arc::new(Journal::open(&config.data_dir.join("journal"))?);
    if is_new {
        begin(&db, &vault, &clock).await?;
    }
    check(&config, &db, &vault).await?;
    let guard = watch_the_clock(&config, &db, &clock).await?;
    replay(&db, &journal).await?;
    let transport = match &config.smtp_url {
        Some(url) => Transport::smtp(url.expose_secret(), config.smtp_ca_file.as_deref(), SEND_LIMIT)?,
        None => Transport::files(&config.mail_dir())?,
    };
    Ok(Arc::new(Site {
        limits: Limits::new(config.rate_limit, clock.clone()).with(
            config.network_sign_ups,
            config.unconfirmed_mails,
            &clock,
        ),
        failures: Failures::new(clock.clone()),
        db,
        vault,
        journal,
        clock,
        guard,
        transport,
        mail_due: Notify::new(),
        erased: Notify::new(),
        config,
    }))
}

/// Ties a new database to its keyring.
async fn begin(db: &Db, vault: &Vault, clock: &Clock) -> Result<(), StartError> {
    let (fingerprint, epoch, now) = (vault.fingerprint(), vault.newest_epoch(), clock.now());
    db.write_with(With::Nobody, move |tx| {
        Box::pin(async move {
            if epochs::vault(&tx.conn).await?.is_some() {
                return Ok(());
            }
            epochs::adopt(&tx.conn, fingerprint, 0).await?;
            epochs::turn(&tx.conn, epoch, now).await?;
            purposes::add(&tx.conn, ADMINISTRATION, None, PurposeKind::Administration).await
        })
    })
    .await
    .map_err(StartError::Database)
}

/// The guard of the clock, which looks at it before anything else does.
async fn watch_the_clock(config: &Config, db: &Db, clock: &Arc<Clock>) -> Result<Guard, StartError> {
    let turned = epochs::list(db.read()).await?.first().map(|epoch| epoch.started_at);
    let guard = Guard::open(&config.data_dir.join("clock"), clock.clone(), turned);
    // What it finds is logged; whoever destroys asks again.
    drop(guard.look());
    Ok(guard)
}

/// Whether the keyring is this database's, and its newest copy.
async fn check(config: &Config, db: &Db, vault: &Vault) -> Result<(), StartError> {
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

/// Locks the data folder, and the folder of the database where that is another one.
pub(super) fn lock_folders(config: &Config) -> Result<Vec<DataLock>, StartError> {
    make_folder(&config.data_dir)?;
    let mut locks = vec![DataLock::take(&config.data_dir)?];
    if let Some(folder) = sqlite_folder(config.database_url.expose_secret())
        && fs::canonicalize(&folder).ok() != fs::canonicalize(&config.data_dir).ok()
    {
        locks.push(DataLock::take(&folder)?);
    }
    Ok(locks)
}

/// The folder of a SQLite database; `None` on PostgreSQL.
fn sqlite_folder(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path).split('?').next().unwrap_or_default();
    let path = PathBuf::from(percent_decode_str(path).decode_utf8_lossy().into_owned());
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

/// Makes the data folder for its owner alone, if it is not there.
fn make_folder(folder: &Path) -> Result<(), StartError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|source| StartError::Folder { folder: folder.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_database_is_read_from_its_url() {
        let folder = |url| sqlite_folder(url).map(|folder| folder.display().to_string());
        assert_eq!(folder("sqlite:///srv/our%20data/x.db?mode=rwc").as_deref(), Some("/srv/our data"));
        assert_eq!(folder("sqlite://./data/x.db").as_deref(), Some("./data"));
        assert_eq!(folder("sqlite:x.db").as_deref(), Some("."));
        assert_eq!(folder("postgres://u@h/x"), None);
    }
}
