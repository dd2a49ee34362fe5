//! Once the last registration of an event is deleted, those who ran it get the receipt by mail: how many, on which day.
//! The receipts are marked in the same write, so that it's sent once.

use std::sync::Arc;

use app::domain::held::Subject;
use app::domain::role::Permission;
use app::mails::kind::{MailDetail, Note};
use app::paths;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::db::outbox::{self, About, NewMail};
use crate::db::{organisers, receipts};
use crate::site::{Site, UnitOfWork};

use super::Failure;
use super::account::access::grants;

/// How long we try to deliver such a mail.
const TRIED: TimeDelta = TimeDelta::days(7);
/// Whatever expired within this time of the last counts as the same deletion: one sweep may take a while.
const TOGETHER: TimeDelta = TimeDelta::hours(12);

/// Mails every receipt that is due.
///
/// # Errors
/// When the database refuses; the next sweep continues.
pub async fn tell_all(site: &Arc<Site>) -> Result<(), Failure> {
    for purpose in receipts::untold(site.db.read()).await? {
        site.write(move |work| async move { tell(&work, purpose).await }).await?;
    }
    Ok(())
}

async fn tell(work: &UnitOfWork, purpose: Uuid) -> Result<(), Failure> {
    let now = work.now;
    let Some(event) = work.tx.lock_event(purpose).await? else { return Ok(()) };
    let over = event.cancelled_at.is_some() || event.is_over(now);
    if !over || receipts::any_registration(&work.tx.conn, purpose).await? {
        return Ok(());
    }
    let rows = receipts::mark_told(&work.tx.conn, purpose, now).await?;
    let Some(last) = rows.iter().map(|row| row.at).max() else { return Ok(()) };
    let sum = |recent: bool| {
        let of = rows.iter().filter(|row| (last - row.at < TOGETHER) == recent);
        of.map(|row| u32::try_from(row.count).unwrap_or(0)).sum::<u32>()
    };
    let (count, earlier) = (sum(true), sum(false));
    let title = event.content.title.clone();
    let path = paths::organise::event_receipts(&event.slug);
    for organiser in who_runs(work, &Subject::Event(Box::new(event))).await? {
        let mail = NewMail {
            purpose_id: purpose,
            detail: MailDetail {
                title: Some(title.clone()),
                count: Some(count),
                earlier: (earlier > 0).then_some(earlier),
                day: Some(last),
                path: Some(path.clone()),
                ..MailDetail::default()
            },
            about: About::Organiser(organiser, Note::Receipt),
            due_at: now,
            expires_at: now + TRIED,
            allowed: true,
        };
        outbox::add(&work.tx, [mail], now).await?;
    }
    Ok(())
}

/// Who answers for an event or newsletter; if nobody does, everybody who may run it.
pub(super) async fn who_runs(work: &UnitOfWork, subject: &Subject) -> Result<Vec<Uuid>, Failure> {
    let now = work.now;
    let (owner, of) = match subject {
        Subject::Event(event) => (receipts::owner(&work.tx.conn, event.id).await?, event.branch_id),
        Subject::Newsletter(newsletter) => {
            (receipts::newsletter_owner(&work.tx.conn, newsletter.id).await?, newsletter.branch_id)
        }
    };
    if let Some(owner) = owner
        && organisers::find(&work.tx.conn, owner, now).await?.is_some()
    {
        return Ok(vec![owner]);
    }
    let mut all = Vec::new();
    for account in organisers::all(&work.tx.conn, now).await? {
        let roles = grants(&work.site, &work.tx.conn, account.id).await?;
        if roles.iter().any(|(branch, role)| *branch == of && role.may(Permission::Announce)) {
            all.push(account.id);
        }
    }
    Ok(all)
}
