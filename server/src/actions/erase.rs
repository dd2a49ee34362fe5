//! Erases one person's record: the rows, what depends on them, and a journal entry so that no restore brings it back.
//! Also suppresses an address and lifts that, which the journal records too.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::event::Event;
use app::domain::retention;
use uuid::Uuid;

use crate::clock;
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record, RecordKind};
use crate::db::{DbErr, Lost, consents, epochs, issues, suppressions};
use crate::site::{Site, UnitOfWork};
use crate::vault::journal::Act;

use super::day_counts::{self, Counted};
use super::deliver::Goodbye;
use super::held::{some_address, subject_of};
use super::{Failure, sign_up, terms, waiting_list};

/// Cancels a registration or ends a subscription, confirmed or not: one step that frees the seats and erases the
/// record. `suppress_all` also stops all mail to the address from now on.
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

/// How many repeated sign-ups the journal names; only a flood makes more, and those end in 7 days.
const NOTED: u64 = 200;

/// Which mail to the address an erasure stops.
#[derive(Clone, Copy, Debug)]
pub struct Suppress {
    /// The mail of the record's list.
    pub list: bool,
    /// All mail.
    pub all: bool,
}

/// Erases in the caller's transaction.
///
/// # Errors
/// See [`cancel`].
pub async fn write(work: &UnitOfWork, record: &Record, suppress: Suppress) -> Result<(), Failure> {
    let now = work.now;
    let purpose = record.purpose_id();
    let (event, _) = work.tx.lock(record.kind(), purpose).await?;
    // Read again under the lock; somebody else may have erased it already.
    let Some(record) = records::find(&work.tx.conn, record.id(), now).await? else { return Ok(()) };
    let email = some_address(&work.site.vault, &record)?;
    let scopes = [(suppress.list, purpose), (suppress.all, ADMINISTRATION)];
    let mut ids = vec![record.id()];
    if let Some(email) = email.as_ref().filter(|_| !record.is_pending() || suppress.all) {
        // Repeated sign-ups of the address are erased too; but of two unconfirmed ones, the other may be wanted.
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
        issues::count_unsubscribed(&work.tx.conn, purpose).await?;
        day_counts::count_reader(work, purpose, Counted::Cancelled).await?;
        let subject = work.site.vault.evidence_hash(purpose, &person);
        consents::take_back(&work.tx.conn, purpose, &subject, None, now, retention::evidence(now)).await?;
    }
    records::erase(&work.tx, record.table(), &[record.id()]).await?;
    if let Some(event) = event {
        if !record.is_pending() {
            count(work, &event, &record).await?;
        }
        waiting_list::promote(work, &event).await?;
    }
    // Last, so that an earlier failure leaves no entry; before the commit, so that every erasure has one.
    note(work, &acts).await
}

/// Counts a cancellation. A wording that can't be read keeps nobody's record: the count lacks one then.
async fn count(work: &UnitOfWork, event: &Event, record: &Record) -> Result<(), Failure> {
    match terms::version(&work.tx.conn, record.purpose_id(), record.version_id()).await {
        Ok(version) => day_counts::count(work, event, version.wording.keep, Counted::Cancelled).await,
        Err(error @ (DbErr::Json(_) | DbErr::RecordNotFound(_))) => {
            tracing::error!(%error, "a cancellation cannot be counted");
            Ok(())
        }
        // What the database refuses has undone the whole transaction.
        Err(error) => Err(error.into()),
    }
}

/// Lifts an address's suppression for a purpose, as confirming again does.
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

/// Voids the journal entries of work whose commit failed, in case no later write does.
///
/// # Errors
/// When the journal or the database fails; it's tried again.
pub async fn settle(site: &Arc<Site>) -> Result<(), Failure> {
    if !site.journal.is_unsettled() {
        return Ok(());
    }
    site.write(move |work| async move { note(&work, &[]).await }).await
}

/// Writes to the journal, on disk before the transaction can commit. If the commit fails, the entries are void.
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
