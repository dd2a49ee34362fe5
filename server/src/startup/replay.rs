//! Replays what is in the journal but not in the database: after a restore, or a stop between the two.

use std::collections::HashSet;
use std::sync::Arc;

use app::domain::retention;

use super::StartError;
use crate::clock;
use crate::db::purposes::ADMINISTRATION;
use crate::db::{Db, DbErr, Tx, epochs, purposes, records, suppressions};
use crate::vault::journal::{Act, Journal, JournalEntry};

/// How many entries are replayed in one transaction.
const BATCH: usize = 500;

/// Brings the database up to the journal's last entry. A journal that ends before the database's mark is refused: it
/// would use numbers twice, and a restored backup would count them as done. An entry whose work was cut off before its
/// commit is replayed too: it can't be told from one that a backup doesn't have, and somebody asked for it.
pub(super) async fn replay(db: &Db, journal: &Arc<Journal>) -> Result<(), StartError> {
    let mark = epochs::vault(db.read()).await?.map_or(0, |tied| tied.journal_mark);
    // The mark is read first: a running server may append in the meantime.
    let mut is_behind = !journal.above(mark)?.is_empty();
    reach(journal, mark)?;
    let mut entries = 0;
    while is_behind {
        let journal = journal.clone();
        let done = db.write(move |tx| async move { next(&tx, &journal).await }).await?;
        is_behind = done > 0;
        entries += done;
    }
    if entries > 0 {
        tracing::info!(entries, "replayed what the journal had and the database did not");
    }
    Ok(())
}

/// Replays the next entries. They are read under the lock for writing them: so none above the mark belongs to work in
/// progress in another process, which may still be rolled back.
async fn next(tx: &Tx, journal: &Journal) -> Result<usize, StartError> {
    epochs::lock_vault(&tx.conn).await?;
    let mark = epochs::vault(&tx.conn).await?.map_or(0, |tied| tied.journal_mark);
    let mut entries = journal.above(mark)?;
    entries.truncate(BATCH);
    let done = entries.len();
    apply(tx, entries).await?;
    Ok(done)
}

/// Checks that the journal reaches the entry the database knows of.
pub(super) fn reach(journal: &Journal, mark: i64) -> Result<(), StartError> {
    let last = journal.last();
    if last < mark {
        return Err(StartError::OldJournal { path: journal.path().to_owned(), last, mark });
    }
    Ok(())
}

async fn apply(tx: &Tx, entries: Vec<JournalEntry>) -> Result<(), DbErr> {
    let (events, newsletters) = purposes::of_sign_ups(&tx.conn).await?;
    // A restored database may not have a purpose yet: a suppression for it has no mail to stop.
    let known: HashSet<_> = events.into_iter().chain(newsletters).chain([ADMINISTRATION]).collect();
    let Some(last) = entries.last().map(|entry| entry.number) else { return Ok(()) };
    for JournalEntry { at, act, .. } in entries {
        match act {
            Act::Erase { table, id } => {
                records::erase(tx, &table, &[id]).await?;
            }
            Act::Suppress { purpose, hash } if known.contains(&purpose) => {
                let id = clock::ordered_id(at);
                suppressions::add(&tx.conn, id, purpose, hash, at, retention::evidence(at)).await?;
            }
            Act::Suppress { .. } | Act::Void { .. } => {}
            Act::Lift { purpose, hash } => {
                suppressions::lift(&tx.conn, purpose, &hash).await?;
            }
        }
    }
    epochs::set_journal_mark(&tx.conn, last).await
}
