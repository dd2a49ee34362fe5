//! Subscribes the people of a list that somebody has said yes to, part by part: each is looked up again, and gets its
//! consent's evidence and one mail. After an interruption the next call continues.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::list_import::{ImportState, RowFate};
use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeVersion;
use app::domain::retention;
use app::mails::kind::{MailDetail, MailKind};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::{consent, list_import, subscription};
use crate::db::records::Record;
use crate::db::{consents, contents, insert_all, list_imports, outbox};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::standing::standings;
use super::{BATCH, Failure, NewPerson, finish, open, part_context};
use crate::actions::{answers, links, mail_queue, terms};

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// There may be more to do.
    More,
    /// Nothing more will happen.
    Over,
}

/// Subscribes the people of every list that is being brought in, as far as mails aren't waiting: so the outbox stays
/// small however long a list is.
///
/// # Errors
/// When the database refuses; whoever was subscribed stays so, and the next call continues.
pub async fn bring_in_due(site: &Arc<Site>) -> Result<(), Failure> {
    for id in list_imports::running(site.db.read(), site.clock.now()).await? {
        loop {
            if list_imports::mails_waiting(site.db.read(), BATCH as u64).await? >= BATCH {
                return Ok(());
            }
            if site.write(move |work| async move { step(&work, id).await }).await? == Step::Over {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    Ok(())
}

/// Subscribes the people of one part.
async fn step(work: &UnitOfWork, id: Uuid) -> Result<Step, Failure> {
    // Read in the same write: it may have been ended in the meantime.
    let Some(row) = list_imports::lock(&work.tx.conn, id, work.now).await? else { return Ok(Step::Over) };
    if list_imports::state(&row)? != ImportState::Running {
        return Ok(Step::Over);
    }
    let newsletter = contents::lock_newsletter(&work.tx.conn, row.purpose_id).await?;
    let newsletter = newsletter.filter(|newsletter| newsletter.closed_at.is_none());
    let part = list_imports::next_part(&work.tx.conn, id).await?;
    let (Some(newsletter), Some(part)) = (newsletter, part) else {
        finish(work, &row).await?;
        return Ok(Step::Over);
    };
    let plain = work.site.vault.open_sealed(part_context(part.id, part.purpose_id), &part.rows_sealed)?;
    let people: Vec<NewPerson> =
        serde_json::from_slice(&plain).map_err(|_| Failure::Stored("a part of a list that is none"))?;
    let all = people.len();
    let done = subscribe(work, &row, &newsletter, people).await?;
    list_imports::delete_parts(&work.tx, &[part.id]).await?;
    list_imports::count(&work.tx.conn, id, done, all - done).await?;
    Ok(Step::More)
}

/// Subscribes those who may still be. Returns how many that are.
async fn subscribe(
    work: &UnitOfWork,
    row: &list_import::Model,
    newsletter: &Newsletter,
    people: Vec<NewPerson>,
) -> Result<usize, Failure> {
    let (conn, purpose) = (&work.tx.conn, row.purpose_id);
    let statement = open(&work.site, row)?.report.statement;
    let version = terms::version(conn, purpose, row.version_id).await?;
    let none = |_| Failure::Stored("an address that is none");
    let addresses = people.iter().map(|person| EmailAddress::parse(&person.address).map_err(none));
    let addresses = addresses.collect::<Result<Vec<_>, _>>()?;
    let fates = standings(&work.site, conn, purpose, &addresses, work.now).await?;
    let new = people.into_iter().zip(addresses).zip(fates).filter(|(_, fate)| *fate == RowFate::New);
    let (mut rows, mut evidence, mut inserts, mut mails) = (vec![], vec![], vec![], vec![]);
    for ((person, email), _) in new {
        let record = subscription_of(work, newsletter, &version, &email)?;
        let given_at = person.given_at.unwrap_or(statement.at);
        evidence.push(consent_of(work, row.id, &record, &email, given_at));
        let detail = MailDetail { means: Some(statement.means), day: Some(given_at), ..MailDetail::default() };
        let record = Record::Subscription(record);
        inserts.extend(answers::inserts(work, &record, &version.wording, &person.answers, None)?);
        mails.push(mail_queue::mail(work, MailKind::BroughtIn, detail, &record, TimeDelta::zero()));
        if let Record::Subscription(record) = record {
            rows.push(record);
        }
    }
    let done = rows.len();
    list_imports::subscribe(&work.tx, rows, work.now).await?;
    insert_all(conn, inserts).await?;
    consents::add_all(conn, evidence).await?;
    outbox::add(&work.tx, mails, work.now).await?;
    Ok(done)
}

/// Somebody's subscription, as if they had just confirmed it.
pub(in crate::actions) fn subscription_of(
    work: &UnitOfWork,
    newsletter: &Newsletter,
    version: &PurposeVersion,
    email: &EmailAddress,
) -> Result<subscription::Model, Failure> {
    let (id, now, purpose_id) = (clock::random_id(), work.now, newsletter.purpose_id);
    let place = SealContext { table: "subscription", column: "address_sealed", record: id, purpose: purpose_id };
    Ok(subscription::Model {
        id,
        purpose_id,
        version_id: version.id,
        state: subscription::State::Confirmed,
        // The file says nothing about it that could be relied on.
        language: Language::english().tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: work.site.vault.index(work.tx.epoch, purpose_id, &email.folded())?,
        address_sealed: work.site.vault.seal(work.tx.epoch, place, email.to_mail().as_bytes())?,
        generation: links::GENERATION,
        created_at: now,
        confirmed_at: Some(now),
        expires_at: retention::subscription(now, version.wording.renewed_after(newsletter)),
        renewal_asked_at: None,
        form: None,
        suspended_at: None,
        suspended_why: None,
        soft_bounces: 0,
        soft_first: None,
        soft_last: None,
    })
}

/// The evidence of a consent that was given elsewhere: how and to what is said by its source.
fn consent_of(
    work: &UnitOfWork,
    source: Uuid,
    record: &subscription::Model,
    email: &EmailAddress,
    given_at: DateTime<Utc>,
) -> consent::Model {
    consent::Model {
        id: clock::ordered_id(work.now),
        purpose_id: record.purpose_id,
        version_id: record.version_id,
        registration_id: None,
        subject_hash: work.site.vault.evidence_hash(record.purpose_id, &email.folded()),
        field_key: None,
        source_id: Some(source),
        language: record.language.clone(),
        asked_at: given_at,
        given_at,
        taken_back_at: None,
        expires_at: retention::evidence(record.expires_at),
    }
}
