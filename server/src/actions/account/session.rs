//! Logins: a random cookie of which we keep the hash, a new one at every login and when the second factor is passed.

use std::sync::Arc;

use app::domain::retention::SESSION;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::{organiser, session};
use crate::db::purposes::ADMINISTRATION;
use crate::db::sessions;
use crate::site::{Site, UnitOfWork};

use super::super::{Failure, Trouble};
use super::access::{Session, session};

/// How often the use of a login is noted.
const NOTE_EVERY: TimeDelta = TimeDelta::minutes(1);

fn hash(cookie: &str) -> Vec<u8> {
    Sha256::digest(cookie.as_bytes()).to_vec()
}

/// Opens a login in the caller's transaction, and ends the one that it replaces. Returns the cookie's value: 256 random
/// bits.
pub async fn open(
    work: &UnitOfWork,
    organiser: Uuid,
    passed_factor: bool,
    instead_of: Option<Uuid>,
) -> Result<String, Failure> {
    if let Some(before) = instead_of {
        sessions::end(&work.tx.conn, organiser, before).await?;
    }
    let cookie = BASE64URL.encode(clock::random_bytes::<32>());
    let now = work.now;
    let row = session::Model {
        id: clock::random_id(),
        purpose_id: ADMINISTRATION,
        created_at: now,
        expires_at: now + SESSION,
        organiser_id: organiser,
        token_hash: hash(&cookie),
        seen_at: now,
        factor_at: passed_factor.then_some(now),
    };
    sessions::add(&work.tx.conn, row).await?;
    Ok(cookie)
}

/// Whose cookie it is; `None` when the login is over or the account isn't in use.
pub async fn find(site: &Arc<Site>, cookie: &str) -> Result<Option<Session>, Failure> {
    let now = site.clock.now();
    let Some(row) = sessions::find(site.db.read(), &hash(cookie), now).await? else { return Ok(None) };
    let Some(account) = super::find(site, site.db.read(), row.organiser_id).await? else { return Ok(None) };
    if account.row.state != organiser::State::Active {
        return Ok(None);
    }
    if now - row.seen_at >= NOTE_EVERY {
        let id = row.id;
        let noted = site
            .write(move |work| async move { sessions::touch(&work.tx.conn, id, now).await.map_err(Failure::from) })
            .await;
        // A full disk mustn't stop people from reading.
        noted.or_else(|failure| if failure.trouble() == Trouble::DiskFull { Ok(()) } else { Err(failure) })?;
    }
    session(site, account, row.id, row.factor_at.is_some()).await.map(Some)
}

/// Ends one login of an organiser.
pub async fn end(site: &Arc<Site>, organiser: Uuid, session: Uuid) -> Result<(), Failure> {
    site.write_on_reserve(move |work| async move {
        sessions::end(&work.tx.conn, organiser, session).await.map(drop).map_err(Failure::from)
    })
    .await
}
