//! The turn of an epoch: a new key, every living row sealed and indexed anew under it, and at last the end of the old
//! key, so that whatever was erased is unreadable in every copy of the database. Each step may be cut off: the next call
//! goes on where it was.

use std::sync::Arc;

use chrono::TimeDelta;
use uuid::Uuid;

use crate::db::sealed::{self, SEALED, SealedRow};
use crate::db::{Tx, epochs};
use crate::site::Site;
use crate::vault::Place;

use super::Failure;
use super::held::read_address;

/// How long an epoch is current.
const EVERY: TimeDelta = TimeDelta::days(7);
/// How long the key of an epoch lives on once it is not.
const GRACE: TimeDelta = TimeDelta::days(28);
/// How many rows one write seals anew.
const BATCH: u64 = 200;
/// How many rows of a table may be damaged: with more, something else is wrong.
const DAMAGED: usize = 1000;

/// Does whatever is due: a turn, what is left of one, keys to be destroyed. Nothing while the clock has jumped.
///
/// # Errors
/// When the database or the keyring refuses; the next call goes on.
pub async fn turn_if_due(site: &Arc<Site>) -> Result<(), Failure> {
    if site.clock.has_jumped() {
        return Ok(());
    }
    let list = epochs::list(site.db.read()).await?;
    let current = list.iter().find(|epoch| epoch.retired_at.is_none());
    if current.is_none_or(|epoch| epoch.started_at + EVERY <= site.clock.now()) {
        begin(site).await?;
    }
    finish(site).await
}

/// Turns now, whether or not it is due, and seals everything anew.
///
/// # Errors
/// When the database or the keyring refuses; the next call goes on.
pub async fn turn(site: &Arc<Site>) -> Result<i32, Failure> {
    let number = begin(site).await?;
    finish(site).await?;
    Ok(number)
}

async fn finish(site: &Arc<Site>) -> Result<(), Failure> {
    let rows = seal_anew(site).await?;
    if rows > 0 {
        tracing::info!(rows, "sealed anew");
        // The log holds them as they were.
        site.erased.notify_one();
    }
    destroy(site).await
}

/// Makes a new epoch current. Its key is on disk before the database knows of it.
///
/// # Errors
/// When the database or the keyring refuses.
pub async fn begin(site: &Arc<Site>) -> Result<i32, Failure> {
    let list = epochs::list(site.db.read()).await?;
    let current = list.iter().find(|epoch| epoch.retired_at.is_none()).map_or(0, |epoch| epoch.number);
    // The key of a turn that was cut off is used; else a number that no keyring has used before.
    let waiting = site.vault.epochs().into_iter().find(|number| *number > current);
    let next = waiting.unwrap_or_else(|| current.max(site.vault.newest_epoch()) + 1);
    site.vault.add_epoch(next)?;
    let now = site.clock.now();
    site.db
        .write_on_reserve(move |tx| {
            Box::pin(async move {
                // Another process may have turned meanwhile.
                if epochs::current(&tx.conn).await? == current {
                    epochs::turn(&tx.conn, next, now).await?;
                }
                Ok::<_, Failure>(())
            })
        })
        .await?;
    tracing::info!(epoch = next, "a new epoch");
    Ok(next)
}

/// Seals every row of an older epoch anew. Returns how many.
async fn seal_anew(site: &Arc<Site>) -> Result<u64, Failure> {
    let mut rows = 0;
    if !has_older_rows(site).await? {
        return Ok(0);
    }
    for sealed in SEALED {
        let mut damaged = Vec::new();
        loop {
            let (inner, except) = (site.clone(), damaged.clone());
            let batch = site
                .db
                .write_on_reserve(move |tx| Box::pin(async move { batch(&inner, tx, sealed, &except).await }))
                .await?;
            if batch.done == 0 && batch.damaged.is_empty() {
                break;
            }
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

/// What one batch came to.
#[derive(Default)]
struct Batch {
    done: u64,
    damaged: Vec<Uuid>,
}

/// Seals one batch anew.
async fn batch(
    site: &Site,
    tx: &Tx,
    (table, column, indexed): (&'static str, &'static str, bool),
    except: &[Uuid],
) -> Result<Batch, Failure> {
    let mut batch = Batch::default();
    for row in sealed::before(&tx.conn, table, column, tx.epoch, except, BATCH).await? {
        match anew(site, tx.epoch, table, column, indexed, &row) {
            Ok((row, index)) => {
                sealed::reseal(&tx.conn, table, column, &row, tx.epoch, index).await?;
                batch.done += 1;
            }
            // One damaged row must not keep all others under the old key; that key lives on with the row.
            Err(error) => {
                tracing::error!(table, %error, "a row cannot be sealed anew");
                batch.damaged.push(row.id);
            }
        }
    }
    Ok(batch)
}

/// A row as it is under a new epoch, with its new blind index.
fn anew(
    site: &Site,
    epoch: i32,
    table: &str,
    column: &str,
    indexed: bool,
    row: &SealedRow,
) -> Result<(SealedRow, Option<Vec<u8>>), Failure> {
    let place = Place { table, column, record: row.id, purpose: row.purpose_id };
    let plain = site.vault.open_sealed(place, &row.sealed)?;
    let index = if indexed {
        // Without an address there is nothing to look up; the record's own id keeps its index apart from all others.
        let indexed = match plain.is_empty() {
            true => row.id.to_string(),
            false => read_address(&site.vault, place, &row.sealed)?.folded(),
        };
        Some(site.vault.index(epoch, row.purpose_id, &indexed)?)
    } else {
        None
    };
    Ok((SealedRow { sealed: site.vault.seal(epoch, place, &plain)?, ..row.clone() }, index))
}

/// Destroys the keys of epochs that have long been over and have no rows any more.
async fn destroy(site: &Arc<Site>) -> Result<(), Failure> {
    let now = site.clock.now();
    for epoch in epochs::list(site.db.read()).await? {
        let over = epoch.destroyed_at.is_none() && epoch.retired_at.is_some_and(|retired| retired + GRACE <= now);
        if !over {
            continue;
        }
        let inner = site.clone();
        let destroyed = site
            .db
            .write_on_reserve(move |tx| {
                Box::pin(async move {
                    if sealed::has_rows_of(&tx.conn, epoch.number).await? {
                        return Ok(false);
                    }
                    inner.vault.destroy_epochs(&[epoch.number])?;
                    epochs::mark_destroyed(&tx.conn, epoch.number, now).await?;
                    Ok::<_, Failure>(true)
                })
            })
            .await?;
        if destroyed {
            tracing::info!(epoch = epoch.number, "a key was destroyed");
        }
    }
    Ok(())
}
