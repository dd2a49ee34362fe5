//! Rotates the epoch: a new key, every row resealed and indexed again under it, and finally the end of the old key, so
//! that everything erased is unreadable in every copy of the database. Each step may be interrupted: the next call
//! continues from there.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use uuid::Uuid;

use crate::clock::guard::Believed;
use crate::db::sealed::{self, Resealed, SEALED, SealedRow};
use crate::db::{With, epochs};
use crate::site::{Site, UnitOfWork};
use crate::vault::{Age, SealContext};

use super::Failure;
use super::held::read_address;

/// How long an epoch is current.
const EVERY: TimeDelta = TimeDelta::days(7);
/// How long an epoch's key lives after the epoch is over.
pub(super) const GRACE: TimeDelta = TimeDelta::days(28);
/// How many rows one write reseals.
const BATCH: u64 = 200;
/// How long to wait for rows that somebody is changing, and how many times in a row.
const HELD: Duration = Duration::from_millis(20);
const WAITS: u32 = 500;
/// How many rows of a table may be damaged; with more, something else is wrong.
const DAMAGED: usize = 1000;

/// Does whatever is due: a rotation, the rest of one, keys to destroy. Does nothing while the clock is doubted.
///
/// # Errors
/// When the database or the keyring refuses; the next call continues.
pub async fn rotate_if_due(site: &Arc<Site>) -> Result<(), Failure> {
    let Ok(believed) = site.guard.look() else { return Ok(()) };
    date(site, believed).await?;
    let newest = newest(site);
    if !is_fresh(newest, believed) || epochs::current(site.db.read()).await? != newest.number {
        begin(site, believed).await?;
    }
    finish(site, believed).await
}

/// Gives the keys their times from the database: the first keyring format had none.
async fn date(site: &Site, believed: Believed) -> Result<(), Failure> {
    let list = epochs::list(site.db.read()).await?;
    let known = list.iter().map(|row| Age { number: row.number, began: Some(row.started_at), ended: row.retired_at });
    Ok(site.vault.date_epochs(&known.collect::<Vec<_>>(), believed)?)
}

/// The newest epoch of the keyring. It's the current one, even if a database restored from a backup says otherwise.
fn newest(site: &Site) -> Age {
    let none = Age { number: 0, began: None, ended: None };
    site.vault.ages().pop().unwrap_or(none)
}

/// Whether an epoch is in its week. One that begins in the future was begun by a wrong clock, and is over.
fn is_fresh(age: Age, believed: Believed) -> bool {
    age.began.is_some_and(|began| began <= believed.now() && believed.now() < began + EVERY)
}

/// Rotates now, whether or not it's due, and reseals everything.
///
/// # Errors
/// When the database or the keyring refuses; the next call continues.
pub async fn rotate(site: &Arc<Site>, believed: Believed) -> Result<i32, Failure> {
    date(site, believed).await?;
    let number = begin(site, believed).await?;
    finish(site, believed).await?;
    Ok(number)
}

async fn finish(site: &Arc<Site>, believed: Believed) -> Result<(), Failure> {
    let rows = reseal_all(site).await?;
    if rows > 0 {
        tracing::info!(rows, "resealed");
        // The write-ahead log still has the old versions.
        site.db.bells().erased.notify_one();
    }
    destroy(site, believed).await
}

/// Makes a new epoch current. Its key is on disk before the database knows of it.
///
/// # Errors
/// When the database or the keyring refuses.
pub async fn begin(site: &Arc<Site>, believed: Believed) -> Result<i32, Failure> {
    let (current, newest, now) = (epochs::current(site.db.read()).await?, newest(site), believed.now());
    // Uses the keyring's current key if a rotation was interrupted or a backup restored. Epochs in between are over,
    // and no key comes back; otherwise the number is one that no keyring has used before.
    let is_waiting = newest.number > current && is_fresh(newest, believed);
    let next = if is_waiting { newest.number } else { current.max(newest.number) + 1 };
    site.vault.add_epoch(next, now)?;
    site.write_with(With::Nobody, move |work| async move {
        // Another process may have rotated in the meantime.
        if epochs::current(&work.tx.conn).await? == current {
            epochs::rotate(&work.tx.conn, next, now).await?;
        }
        Ok::<_, Failure>(())
    })
    .await?;
    tracing::info!(epoch = next, "a new epoch");
    Ok(next)
}

/// Reseals every row of an older epoch. Returns how many.
async fn reseal_all(site: &Arc<Site>) -> Result<u64, Failure> {
    let mut rows = 0;
    if !has_older_rows(site).await? {
        return Ok(0);
    }
    for sealed in SEALED {
        let (mut damaged, mut waits) = (Vec::new(), 0);
        loop {
            let except = damaged.clone();
            let batch = site.write_on_reserve(move |work| async move { batch(&work, sealed, &except).await }).await?;
            if batch.done == 0 && batch.damaged.is_empty() {
                if !batch.held {
                    break;
                }
                if waits == WAITS {
                    return Err(Failure::Stored("rows that somebody holds all the time"));
                }
                waits += 1;
                tokio::time::sleep(HELD).await;
                continue;
            }
            waits = 0;
            rows += batch.done;
            damaged.extend(batch.damaged);
            if damaged.len() > DAMAGED {
                return Err(Failure::Stored("too many rows that do not open"));
            }
            tokio::task::yield_now().await;
        }
    }
    Ok(rows)
}

async fn has_older_rows(site: &Site) -> Result<bool, Failure> {
    let db = site.db.read();
    for epoch in
        epochs::list(db).await?.iter().filter(|epoch| epoch.retired_at.is_some() && epoch.destroyed_at.is_none())
    {
        if sealed::has_rows_of(db, epoch.number).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The result of one batch.
#[derive(Default)]
struct Batch {
    done: u64,
    damaged: Vec<Uuid>,
    /// Nothing was done although rows are left: somebody is changing them.
    held: bool,
}

/// Reseals one batch.
async fn batch(
    work: &UnitOfWork,
    (table, column, indexed): (&'static str, &'static str, bool),
    except: &[Uuid],
) -> Result<Batch, Failure> {
    let mut batch = Batch::default();
    let rows = sealed::before(&work.tx.conn, table, column, work.tx.epoch, except, BATCH).await?;
    if rows.is_empty() {
        batch.held = sealed::any_before(&work.tx.conn, table, work.tx.epoch, except).await?;
    }
    for row in rows {
        match reseal(&work.site, work.tx.epoch, table, column, indexed, &row) {
            Ok(reseal) => {
                batch.done += u64::from(sealed::reseal(&work.tx.conn, table, column, &row, reseal).await?);
            }
            // One damaged row mustn't keep all others under the old key; that key lives as long as the row.
            Err(error) => {
                tracing::error!(table, %error, "a row cannot be resealed");
                batch.damaged.push(row.id);
            }
        }
    }
    Ok(batch)
}

/// A row resealed under a new epoch.
fn reseal(
    site: &Site,
    epoch: i32,
    table: &str,
    column: &str,
    indexed: bool,
    row: &SealedRow,
) -> Result<Resealed, Failure> {
    let context = SealContext { table, column, record: row.id, purpose: row.purpose_id };
    let plain = site.vault.open_sealed(context, &row.sealed)?;
    let index = if indexed {
        // Without an address there's nothing to look up; the record's own id keeps its index distinct.
        let indexed = match plain.is_empty() {
            true => row.id.to_string(),
            false => read_address(&site.vault, context, &row.sealed)?.folded(),
        };
        Some(site.vault.index(epoch, row.purpose_id, &indexed)?)
    } else {
        None
    };
    Ok(Resealed { epoch, sealed: site.vault.seal(epoch, context, &plain)?, index })
}

/// Destroys the keys of epochs that have long been over and have no rows left.
async fn destroy(site: &Arc<Site>, believed: Believed) -> Result<(), Failure> {
    let now = believed.now();
    for Age { number, .. } in site.vault.ages().into_iter().filter(|age| age.ended.is_some_and(|at| at + GRACE <= now))
    {
        let destroyed = site
            .write_on_reserve(move |work| async move {
                if number == work.tx.epoch || sealed::has_rows_of(&work.tx.conn, number).await? {
                    return Ok(false);
                }
                work.site.vault.destroy_epochs(&[number], believed)?;
                epochs::mark_destroyed(&work.tx.conn, number, now).await?;
                Ok::<_, Failure>(true)
            })
            .await?;
        if destroyed {
            tracing::info!(epoch = number, "a key was destroyed");
        }
    }
    Ok(())
}
