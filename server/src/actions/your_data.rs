//! "Your data": a mail brings links to everything held under an address. All addresses get the same answer.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::held::{Held, Links};
use app::domain::language::Language;
use app::domain::retention;
use app::mails::kind::{MailDetail, RequestMail};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::addresses::Address;
use crate::db::entity::request;
use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::{self, ADMINISTRATION};
use crate::db::records::RecordKind;
use crate::db::{requests, suppressions};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::held::{self, read_address};
use super::{Failure, links, sent};

const fn context(id: Uuid) -> SealContext<'static> {
    SealContext { table: "request", column: "address_sealed", record: id, purpose: ADMINISTRATION }
}

/// The address of a request.
///
/// # Errors
/// When its key is gone or it can't be opened.
pub fn address(site: &Site, row: &request::Model) -> Result<EmailAddress, Failure> {
    read_address(&site.vault, context(row.id), &row.address_sealed)
}

/// What a request is about, and which mail answers it.
#[derive(Clone, Copy, Debug)]
pub struct RequestOf {
    /// The purpose: *administration* for everything held.
    pub purpose: Uuid,
    /// The mail.
    pub mail: RequestMail,
}

/// Everything held.
const YOUR_DATA: RequestOf = RequestOf { purpose: ADMINISTRATION, mail: RequestMail::YourData };

/// Records the request and queues its mail, within the limits and unless the address wants no mail. Returns its id.
pub async fn ask(site: &Arc<Site>, email: EmailAddress, language: Language) -> Result<Uuid, Failure> {
    request(site, YOUR_DATA, email, language).await
}

/// The same for any request.
pub(super) async fn request(
    site: &Arc<Site>,
    of: RequestOf,
    email: EmailAddress,
    language: Language,
) -> Result<Uuid, Failure> {
    let id = site
        .write(move |work| async move {
            let (id, expires_at) = note(&work, &email, &language).await?;
            queue(&work, of, id, &email, expires_at).await?;
            Ok::<_, Failure>(id)
        })
        .await?;
    Ok(id)
}

/// Records a request of an address. Returns its id and its end.
pub(super) async fn note(
    work: &UnitOfWork,
    email: &EmailAddress,
    language: &Language,
) -> Result<(Uuid, DateTime<Utc>), Failure> {
    let (id, now) = (clock::random_id(), work.now);
    let row = request::Model {
        id,
        purpose_id: ADMINISTRATION,
        language: language.tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: work.site.vault.index(work.tx.epoch, ADMINISTRATION, &email.folded())?,
        address_sealed: work.site.vault.seal(work.tx.epoch, context(id), email.to_mail().as_bytes())?,
        created_at: now,
        expires_at: retention::links_request(now),
    };
    requests::add(&work.tx.conn, row).await?;
    Ok((id, retention::links_request(now)))
}

async fn queue(
    work: &UnitOfWork,
    of: RequestOf,
    id: Uuid,
    email: &EmailAddress,
    expires_at: DateTime<Utc>,
) -> Result<(), Failure> {
    let now = work.now;
    let suppression_key = work.site.vault.suppression_hash(ADMINISTRATION, &email.folded());
    let suppressed = suppressions::is_suppressed(&work.tx.conn, ADMINISTRATION, &suppression_key, now).await?;
    // Counted for every address, so that the number of writes reveals nothing about one.
    if !work.site.limits.mail(of.purpose, &email.folded()) {
        return outbox::stand_in(&work.tx, now).await.map_err(Failure::from);
    }
    let after = if suppressed { TimeDelta::zero() } else { work.site.limits.stranger() };
    let mail = NewMail {
        purpose_id: of.purpose,
        detail: MailDetail::default(),
        about: About::Request(id, of.mail),
        due_at: now + after,
        expires_at,
        allowed: !suppressed,
    };
    outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
}

/// "Send it again", within the limits, at the same commit cost for all.
///
/// # Errors
/// When the address can't be opened.
pub async fn send_again(site: &Arc<Site>, id: Uuid) -> Result<(), Failure> {
    let Some(row) = requests::find(site.db.read(), id, site.clock.now()).await? else {
        return sent::nothing(site).await;
    };
    again(site, YOUR_DATA, row).await
}

/// Queues a request's mail again.
pub(super) async fn again(site: &Arc<Site>, of: RequestOf, row: request::Model) -> Result<(), Failure> {
    let email = address(site, &row)?;
    site.write(move |work| async move { queue(&work, of, row.id, &email, row.expires_at).await }).await
}

/// Everything held under an address, with its links. Each purpose is looked up by its own blind index, as none joins
/// two. It's the confirmed record of a purpose, or if there's none the last sign-up: anybody may have typed the others.
pub async fn held(site: &Site, email: &EmailAddress) -> Result<Vec<(Held, Links)>, Failure> {
    let (db, now, folded) = (site.db.read(), site.clock.now(), email.folded());
    let (events, newsletters) = purposes::of_sign_ups(db).await?;
    let events = events.into_iter().map(|purpose| (RecordKind::Registration, purpose));
    let newsletters = newsletters.into_iter().map(|purpose| (RecordKind::Subscription, purpose));
    let mut all = Vec::new();
    for (kind, purpose) in events.chain(newsletters) {
        let address = Address { kind, purpose, indexes: site.vault.indexes(purpose, &folded) };
        let record = match address.confirmed(db, now).await? {
            None => address.newest_pending(db, now).await?,
            confirmed => confirmed,
        };
        let Some(record) = record else { continue };
        let held = held::open(site, &record).await?;
        let links = links::of_held(site, &record, &held);
        all.push((held, links));
    }
    Ok(all)
}
