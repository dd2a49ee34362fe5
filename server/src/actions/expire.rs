//! Deletes what is past its end, in bounded batches, each in its own write so that sign-ups get through in between.
//! After an interruption the next sweep continues: what is due depends on the clock alone.

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::retention;
use app::paths;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::clock::guard::Believed;
use crate::db::expiry::{self, TABLES};
use crate::db::purposes::ADMINISTRATION;
use crate::db::{contents, records, suppressions};
use crate::site::{Site, UnitOfWork};
use crate::vault::journal::Act;

use super::account::{failed, remind};
use super::{
    Failure, announcements, audit, checkpoint, deliver, erase, exports, pictures, renew, tell_receipts, waiting_list,
};

/// The most rows that one write deletes: its undo data is in memory, and sign-ups wait for it.
const BATCH: u64 = 250;
/// How long before its end a suppression is reviewed: longer than the site is ever down.
const REVIEW: TimeDelta = TimeDelta::days(31);

/// The result of one sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swept {
    /// How many rows were deleted.
    Rows(u64),
    /// Nothing, because the clock is doubted.
    Paused,
}

/// A table's rows that are due under one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The table.
    pub table: &'static str,
    /// The purpose.
    pub purpose: Uuid,
    /// The purpose's name: the public path of its event or newsletter.
    pub name: String,
    /// How many.
    pub count: i64,
}

/// The whole sweep: gives freed seats, asks for renewals, deletes everything past its end. A failure in one step
/// doesn't stop the others. While the clock is doubted, nothing runs that only time sets off: a reminder sent a year
/// early can't be undone either.
pub async fn sweep(site: &Arc<Site>) -> Result<Swept, Failure> {
    erase::settle(site).await?;
    let Ok(believed) = site.guard.look() else {
        checkpoint::files(site).await?;
        return Ok(Swept::Paused);
    };
    let recalled = deliver::recall(site).await;
    let freed = waiting_list::promote_all(site).await;
    let asked = renew::ask_all(site).await;
    let reminded = remind::remind_all(site).await;
    let noted = failed::note_due(site, false).await;
    let begun = announcements::remind::remind(site).await;
    let announced = announcements::send::send_due(site).await;
    let swept = expire(site, believed).await;
    let copies = exports::copies::ask_all(site).await;
    let told = tell_receipts::tell_all(site).await;
    let files = checkpoint::files(site).await;
    recalled
        .and(freed)
        .and(asked)
        .and(reminded)
        .and(noted)
        .and(begun)
        .and(announced)
        .and(copies)
        .and(told)
        .and(files)?;
    swept.map(Swept::Rows)
}

/// Deletes everything past its end and writes the receipts. Returns how many rows were deleted.
///
/// # Errors
/// When the database refuses; earlier batches are done.
pub async fn expire(site: &Arc<Site>, believed: Believed) -> Result<u64, Failure> {
    review(site, believed.now()).await?;
    let mut rows = 0;
    for (table, with_receipt) in TABLES {
        let went = sweep_table(site, table, with_receipt, believed).await?;
        if went > 0 {
            tracing::info!(table, rows = went, "expired");
        }
        rows += went;
    }
    if rows > 0 {
        site.db.bells().erased.notify_one();
    }
    pictures::drop_unused(site).await?;
    Ok(rows)
}

/// What a sweep would delete now, by table and purpose.
pub async fn due(site: &Site) -> Result<Vec<Due>, Failure> {
    let db = site.db.read();
    let mut all = Vec::new();
    for (table, _) in TABLES {
        for (purpose, count) in expiry::count_due(db, table, site.clock.now()).await? {
            all.push(Due { table, purpose, name: name(site, purpose).await?, count });
        }
    }
    Ok(all)
}

async fn name(site: &Site, purpose: Uuid) -> Result<String, Failure> {
    let db = site.db.read();
    if let Some(event) = contents::event_of(db, purpose).await? {
        return Ok(paths::event(&event.slug));
    }
    let newsletter = contents::newsletter_of(db, purpose).await?;
    Ok(newsletter.map_or_else(|| "administration".to_owned(), |newsletter| paths::newsletter(&newsletter.slug)))
}

/// Deletes the due rows of one table.
async fn sweep_table(
    site: &Arc<Site>,
    table: &'static str,
    with_receipt: bool,
    believed: Believed,
) -> Result<u64, Failure> {
    let mut rows = 0;
    let mut receipts = HashMap::new();
    loop {
        let before = with_receipt.then_some(std::mem::take(&mut receipts));
        let (went, after) =
            site.write_on_reserve(move |work| async move { batch(&work, table, before, believed).await }).await?;
        receipts = after;
        rows += went;
        if went < BATCH {
            return Ok(rows);
        }
        tokio::task::yield_now().await;
    }
}

/// The receipts of one sweep of one table: one for each purpose, which every batch adds to.
type Receipts = HashMap<Uuid, Uuid>;

async fn batch(
    work: &UnitOfWork,
    table: &'static str,
    receipts: Option<Receipts>,
    believed: Believed,
) -> Result<(u64, Receipts), Failure> {
    let now = believed.now();
    if table == "audit" {
        return Ok((audit::prune(work, believed, BATCH).await?, Receipts::new()));
    }
    // Read in the write that deletes: an end may have moved in the meantime.
    let mut due = expiry::due(&work.tx.conn, table, believed, BATCH).await?;
    let mut ids: Vec<Uuid> = due.iter().map(|(id, _)| *id).collect();
    let mut lifts = Vec::new();
    if table == "suppression" {
        let ended = suppressions::lock_ended(&work.tx.conn, &ids, believed).await?;
        (ids, due) = ended.iter().map(|row| (row.id, (row.id, row.purpose_id))).unzip();
        lifts = ended.into_iter().map(|row| Act::Lift { purpose: row.purpose_id, hash: row.address_hash }).collect();
    }
    records::erase_quietly(&work.tx.conn, table, &ids).await?;
    let mut receipts = receipts.map(|receipts| (receipts, HashMap::<Uuid, i32>::new()));
    if let Some((known, counts)) = &mut receipts {
        for (_, purpose) in &due {
            *counts.entry(*purpose).or_default() += 1;
        }
        for (purpose, count) in counts.drain() {
            let id = *known.entry(purpose).or_insert_with(|| clock::ordered_id(now));
            if !expiry::add_to_receipt(&work.tx.conn, id, count).await? {
                let end = retention::evidence(now);
                expiry::add_receipt(&work.tx.conn, id, purpose, table, count, now, end).await?;
            }
        }
    }
    if !lifts.is_empty() {
        // Otherwise the journal, which keeps suppressions until they're lifted, would keep the hashes for ever.
        erase::note(work, &lifts).await?;
    }
    Ok((ids.len() as u64, receipts.map(|(known, _)| known).unwrap_or_default()))
}

/// Extends suppressions that are about to end: while their list is open, and until 24 months after it closed.
async fn review(site: &Arc<Site>, now: DateTime<Utc>) -> Result<(), Failure> {
    let soon = now + REVIEW;
    for (purpose, _) in expiry::count_due(site.db.read(), "suppression", soon).await? {
        let Some(end) = suppression_end(site, purpose, now).await? else { continue };
        let extend = move || {
            site.write_on_reserve(move |work| async move {
                suppressions::extend(&work.tx.conn, purpose, soon, end, BATCH).await.map_err(Failure::from)
            })
        };
        while extend().await? == BATCH {
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}

/// When a suppression under this purpose ends; `None` if its list no longer exists.
async fn suppression_end(site: &Site, purpose: Uuid, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Failure> {
    if purpose == ADMINISTRATION {
        return Ok(Some(retention::evidence(now)));
    }
    let newsletter = contents::newsletter_of(site.db.read(), purpose).await?;
    Ok(newsletter.map(|newsletter| retention::evidence(newsletter.closed_at.unwrap_or(now))))
}
