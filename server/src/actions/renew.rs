//! A subscription ends unless the person renews it: a mail in its last month asks, with one button.

use std::sync::Arc;

use app::domain::retention;
use app::mails::kind::MailKind;
use chrono::TimeDelta;

use crate::db::records::Record;
use crate::db::{consents, subscriptions};
use crate::site::{Site, UnitOfWork};

use super::change::{ChangeError, reopen};
use super::{Failure, answers, mail_queue};

/// How long before a subscription ends we ask about renewal.
const ASK: TimeDelta = TimeDelta::days(30);
/// How many are asked in one transaction.
const BATCH: u64 = 200;

/// Renews a subscription from now on. Does nothing if we haven't asked: each mail can be answered once.
///
/// # Errors
/// See [`ChangeError`].
pub async fn renew(site: &Arc<Site>, record: Record) -> Result<Record, ChangeError> {
    site.write(move |work| async move {
        let mut open = reopen(&work, &record).await?;
        let Record::Subscription(row) = &open.record else { return Ok(open.record) };
        if row.renewal_asked_at.is_none() {
            return Ok(open.record);
        }
        let open_list = open.newsletter.as_ref().filter(|newsletter| newsletter.closed_at.is_none());
        let newsletter = open_list.ok_or(ChangeError::Gone)?;
        let expires_at = retention::subscription(work.now, open.wording.renewed_after(newsletter));
        let (id, purpose) = (row.id, row.purpose_id);
        let subject = work.site.vault.evidence_hash(purpose, &open.person);
        consents::set_end(&work.tx.conn, purpose, &subject, retention::evidence(expires_at)).await?;
        let given = answers::read(&work.site, &work.tx.conn, &open.record).await?.answers;
        open.record = Record::Subscription(subscriptions::renew(&work.tx.conn, id, expires_at).await?);
        open.write_answers(&work, &given).await?;
        Ok(open.record)
    })
    .await
}

/// Asks everyone whose subscription ends within a month, once. Returns how many.
pub async fn ask_all(site: &Arc<Site>) -> Result<usize, Failure> {
    let mut asked = 0;
    loop {
        let batch = site.write(move |work| async move { ask_batch(&work).await }).await?;
        asked += batch;
        if batch == 0 {
            break;
        }
    }
    Ok(asked)
}

async fn ask_batch(work: &UnitOfWork) -> Result<usize, Failure> {
    let now = work.now;
    let rows = subscriptions::to_renew(&work.tx.conn, now, now + ASK, BATCH).await?;
    let count = rows.len();
    for row in rows {
        let record = Record::Subscription(subscriptions::set_renewal_asked(&work.tx.conn, row.id, now).await?);
        mail_queue::queue(work, MailKind::Renew, &record, TimeDelta::zero()).await?;
    }
    Ok(count)
}
