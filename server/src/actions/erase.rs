//! Erases one person's record: the rows, what hangs on them, and a journal entry that no restore forgets.
//! Also the journal's other halves: suppressing an address and lifting that.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::retention;
use uuid::Uuid;

use crate::clock;
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record, RecordKind};
use crate::db::{Lost, consents, epochs, suppressions};
use crate::site::{Site, UnitOfWork};
use crate::vault::journal::Act;

use super::deliver::Goodbye;
use super::held::{some_address, subject_of};
use super::{Failure, sign_up, waiting_list};

/// Cancels a registration or ends a subscription, confirmed or not: one act that frees the seats and erases the record.
/// `suppress_all` also keeps all mail from the address from now on.
///
/// # Errors
/// When the database, the journal or a key fails; nothing is changed then.
pub async fn cancel(site: &Arc<Site>, record: Record, suppress_all: bool) -> Result<(), Failure> {
    let goodbye = if suppress_all { None } else { Goodbye::to(site, &record).await? };
    site.write_on_reserve(move |work| async move {
        write(&work, &record, Suppress { list: false, all: suppress_all }).await
    })
    .await?;
    if let Some(goodbye) = goodbye {
        goodbye.say(site);
    }
    Ok(())
}

/// How many sign-ups typed again the journal notes by name; more than that only a flood makes, and they end in 7 days.
const NOTED: u64 = 200;

/// Which mail an erasure keeps from the address.
#[derive(Clone, Copy, Debug)]
pub struct Suppress {
    /// That of the record's list.
    pub list: bool,
    /// All of it.
    pub all: bool,
}

/// Erases in a transaction of the caller's.
///
/// # Errors
/// See [`cancel`].
pub async fn write(work: &UnitOfWork, record: &Record, suppress: Suppress) -> Result<(), Failure> {
    let now = work.now;
    let purpose = record.purpose_id();
    let (event, _) = work.tx.lock(record.kind(), purpose).await?;
    // As it is under the lock; whoever came first has erased it already.
    let Some(record) = records::find(&work.tx.conn, record.id(), now).await? else { return Ok(()) };
    let email = some_address(&work.site.vault, &record)?;
    let scopes = [(suppress.list, purpose), (suppress.all, ADMINISTRATION)];
    let mut ids = vec![record.id()];
    if let Some(email) = email.as_ref().filter(|_| !record.is_pending() || suppress.all) {
        // What was typed again for the address goes with it; of two unconfirmed sign-ups one may be meant.
        let same_address = sign_up::address_of(&work.site, record.kind(), purpose, email);
        let again = same_address.pending(&work.tx.conn, NOTED).await?;
        ids.extend(again.into_iter().filter(|id| *id != record.id()));
        same_address.erase_pending(&work.tx, record.id()).await?;
    }
    let erase = |id: &Uuid| Act::Erase { table: record.table().to_owned(), id: *id };
    let mut acts: Vec<Act> = ids.iter().map(erase).collect();
    let person = subject_of(&work.site.vault, &record)?;
    for (_, scope) in scopes.into_iter().filter(|(wanted, _)| *wanted && email.is_some()) {
        let hash = work.site.vault.suppression_hash(scope, &person);
        let id = clock::ordered_id(now);
        suppressions::add(&work.tx.conn, id, scope, hash.clone(), now, retention::evidence(now)).await?;
        acts.push(Act::Suppress { purpose: scope, hash });
    }
    if record.kind() == RecordKind::Subscription && !record.is_pending() {
        let subject = work.site.vault.evidence_hash(purpose, &person);
        consents::take_back(&work.tx.conn, purpose, &subject, None, now, retention::evidence(now)).await?;
    }
    records::erase(&work.tx, record.table(), &[record.id()]).await?;
    if let Some(event) = event {
        waiting_list::promote(work, &event).await?;
    }
    // Last, so that what fails above leaves no entry; before the commit, so that no erasure is ever without one.
    note(work, &acts).await
}

/// Lifts the suppression of a purpose for an address: confirming again does that.
///
/// # Errors
/// When the database or the journal fails.
pub async fn lift(work: &UnitOfWork, purpose: Uuid, email: &EmailAddress) -> Result<(), Failure> {
    let hash = work.site.vault.suppression_hash(purpose, &email.folded());
    if suppressions::lift(&work.tx.conn, purpose, &hash).await? == 0 {
        return Ok(());
    }
    note(work, &[Act::Lift { purpose, hash }]).await
}

/// Makes void what is in the journal for work whose commit failed, should nothing else be written that would.
///
/// # Errors
/// When the journal or the database fails; it is tried again.
pub async fn settle(site: &Arc<Site>) -> Result<(), Failure> {
    if !site.journal.is_unsettled() {
        return Ok(());
    }
    site.write(move |work| async move { note(&work, &[]).await }).await
}

/// Writes to the journal, on disk before the transaction can commit. If it does not, the entries are void.
///
/// # Errors
/// When the journal or the database fails.
pub(super) async fn note(work: &UnitOfWork, acts: &[Act]) -> Result<(), Failure> {
    // Entries are numbered in the order in which their transactions commit.
    epochs::lock_vault(&work.tx.conn).await?;
    let now = work.now;
    if work.site.journal.is_unsettled() {
        let mark = epochs::vault(&work.tx.conn).await?.map_or(0, |tied| tied.journal_mark);
        work.site.journal.settle(now, mark)?;
    }
    let last = work.site.journal.append(now, acts)?;
    if let Some(first) = i64::try_from(acts.len()).ok().filter(|count| *count > 0).map(|count| last - count + 1) {
        let journal = work.site.journal.clone();
        work.tx.if_lost(move |lost| match lost {
            Lost::RolledBack => journal.void(now, first..=last),
            Lost::Unknown => journal.doubt(first..=last),
        });
    }
    epochs::set_journal_mark(&work.tx.conn, last).await.map_err(Failure::from)
}
