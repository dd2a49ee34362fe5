//! A subscription ends unless the person renews it: asked by mail in its last month, one button.

use std::sync::Arc;

use app::domain::retention;
use app::mails::kind::MailKind;
use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set};

use crate::db::entity::subscription;
use crate::db::records::Record;
use crate::db::{consents, subscriptions};
use crate::site::Site;

use super::change::{ChangeError, reopen};
use super::{Failure, answers, sign_up};

/// How long before the end of a subscription its renewal is asked for.
const ASK: TimeDelta = TimeDelta::days(30);
/// How many are asked in one transaction.
const BATCH: u64 = 200;

/// Renews a subscription from now on. Nothing happens to one whose renewal was not asked: a mailed answer counts once.
///
/// # Errors
/// See [`ChangeError`].
pub async fn renew(site: &Arc<Site>, record: Record) -> Result<Record, ChangeError> {
    let inner = site.clone();
    site.db
        .write(move |tx| {
            Box::pin(async move {
                let mut open = reopen(&inner, tx, &record).await?;
                let Record::Subscription(row) = &open.record else { return Ok(open.record) };
                if row.renewal_asked_at.is_none() {
                    return Ok(open.record);
                }
                let open_list = open.newsletter.as_ref().filter(|newsletter| newsletter.closed_at.is_none());
                let newsletter = open_list.ok_or(ChangeError::Gone)?;
                let expires_at = retention::subscription(inner.clock.now(), open.wording.renewed_after(newsletter));
                let change = subscription::ActiveModel {
                    id: Set(row.id),
                    expires_at: Set(expires_at),
                    renewal_asked_at: Set(None),
                    ..Default::default()
                };
                let subject = inner.vault.evidence_hash(row.purpose_id, &open.person);
                consents::set_end(&tx.conn, row.purpose_id, &subject, retention::evidence(expires_at)).await?;
                let given = answers::read(&inner, &tx.conn, &open.record).await?.answers;
                open.record = Record::Subscription(change.update(&tx.conn).await?);
                open.write_answers(&inner, tx, &given).await?;
                Ok(open.record)
            })
        })
        .await
}

/// Asks everyone whose subscription ends within a month, once. Returns how many.
pub async fn ask_all(site: &Arc<Site>) -> Result<usize, Failure> {
    let mut asked = 0;
    loop {
        let inner = site.clone();
        let batch = site.db.write(move |tx| Box::pin(async move { ask_batch(&inner, tx).await })).await?;
        asked += batch;
        if batch == 0 {
            break;
        }
    }
    Ok(asked)
}

async fn ask_batch(site: &Site, tx: &crate::db::Tx) -> Result<usize, Failure> {
    let now = site.clock.now();
    let rows = subscriptions::to_renew(&tx.conn, now, now + ASK, BATCH).await?;
    let count = rows.len();
    for row in rows {
        let change =
            subscription::ActiveModel { id: Set(row.id), renewal_asked_at: Set(Some(now)), ..Default::default() };
        let record = Record::Subscription(change.update(&tx.conn).await?);
        sign_up::queue(site, tx, MailKind::Renew, &record, TimeDelta::zero()).await?;
    }
    Ok(count)
}
