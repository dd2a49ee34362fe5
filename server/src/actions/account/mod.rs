//! Accounts of organisers: the address and the secret of each, opened and sealed.

pub mod access;
pub mod browser;
pub mod failed;
pub mod invite;
pub mod leave;
pub mod link;
pub mod login;
pub mod new_password;
pub mod offer;
pub mod own;
pub mod password;
mod recovery;
pub mod remind;
pub mod reset;
pub mod roles;
#[cfg(feature = "samples")]
pub mod sample;
pub mod scope;
pub mod second_factor;
pub mod session;
pub mod take_up;
pub mod team;

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::retention;
use app::mails::kind::{MailDetail, Note};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroize as _;

use crate::clock;
use crate::db::ConnectionTrait;
use crate::db::entity::{organiser, organiser_secret};
use crate::db::organisers;
use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::Failure;
use super::held::read_address;

/// An account's secret, sealed as one value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// The name that colleagues see.
    pub name: String,
    /// The password's hash (argon2id, PHC string).
    pub password: Option<String>,
    /// The shared secret of the second factor (RFC 6238), base32.
    pub totp: Option<String>,
    /// The step of the last code that was accepted: none is accepted twice.
    pub totp_step: Option<u64>,
    /// The hash of each remaining recovery code, in hex.
    pub recovery: Vec<String>,
    /// The salt they're all hashed with; `None` for old codes, kept as SHA-256 until the next login.
    pub recovery_salt: Option<String>,
}

/// An opened account.
#[derive(Clone, Debug)]
pub struct Account {
    row: organiser::Model,
    /// The address.
    pub email: EmailAddress,
    /// The secret.
    pub secret: Secret,
    secret_id: Uuid,
}

const fn address_context(id: Uuid) -> SealContext<'static> {
    SealContext { table: "organiser", column: "address_sealed", record: id, purpose: ADMINISTRATION }
}

const fn secret_context(id: Uuid) -> SealContext<'static> {
    SealContext { table: "organiser_secret", column: "secret_sealed", record: id, purpose: ADMINISTRATION }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.password.zeroize();
        self.totp.zeroize();
    }
}

impl Account {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.row.id
    }

    /// Whether it is an invitation that nobody has taken up yet.
    #[must_use]
    pub fn is_invited(&self) -> bool {
        self.row.state == organiser::State::Invited
    }

    /// When the second factor was set up.
    #[must_use]
    pub const fn second_factor_at(&self) -> Option<DateTime<Utc>> {
        self.row.factor_at
    }

    /// When the guidance was last confirmed.
    #[must_use]
    pub const fn guidance_at(&self) -> Option<DateTime<Utc>> {
        self.row.guidance_at
    }

    /// When it ends.
    #[must_use]
    pub const fn expires_at(&self) -> DateTime<Utc> {
        self.row.expires_at
    }

    /// The generation of the latest mailed links.
    #[must_use]
    pub const fn link_generation(&self) -> i32 {
        self.row.generation
    }

    /// The language of its mails and pages.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::new(&self.row.language)
    }
}

/// Finds an account that hasn't ended, by its id.
pub async fn find<C: ConnectionTrait>(site: &Site, db: &C, id: Uuid) -> Result<Option<Account>, Failure> {
    match organisers::find(db, id, site.clock.now()).await? {
        Some(row) => open(site, db, row).await.map(Some),
        None => Ok(None),
    }
}

/// Locks an account that hasn't ended until the transaction ends.
pub async fn lock(work: &UnitOfWork, id: Uuid) -> Result<Option<Account>, Failure> {
    match organisers::lock(&work.tx.conn, id, work.now).await? {
        Some(row) => open(&work.site, &work.tx.conn, row).await.map(Some),
        None => Ok(None),
    }
}

/// The account of an address, if it hasn't ended.
pub async fn by_address<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    email: &EmailAddress,
) -> Result<Option<Account>, Failure> {
    let indexes = site.vault.indexes(ADMINISTRATION, &email.folded());
    match organisers::find_by_index(db, indexes, site.clock.now()).await? {
        Some(row) => open(site, db, row).await.map(Some),
        None => Ok(None),
    }
}

/// Opens an account's row.
pub async fn open<C: ConnectionTrait>(site: &Site, db: &C, row: organiser::Model) -> Result<Account, Failure> {
    let secret = organisers::secret(db, row.id).await?;
    opened(site, row, &secret)
}

/// Every account that hasn't ended, opened, in the order in which they were made.
pub async fn everybody(site: &Site) -> Result<Vec<Account>, Failure> {
    let db = site.db.read();
    let secrets = organisers::secrets(db).await?;
    let secrets: HashMap<Uuid, _> = secrets.iter().map(|secret| (secret.organiser_id, secret)).collect();
    let rows = organisers::all(db, site.clock.now()).await?.into_iter();
    rows.filter_map(|row| Some((secrets.get(&row.id)?, row))).map(|(secret, row)| opened(site, row, secret)).collect()
}

/// An account from its two rows.
///
/// # Errors
/// When something can't be opened.
pub fn opened(site: &Site, row: organiser::Model, secret: &organiser_secret::Model) -> Result<Account, Failure> {
    let email = read_address(&site.vault, address_context(row.id), &row.address_sealed)?;
    let plain = site.vault.open_sealed(secret_context(secret.id), &secret.secret_sealed)?;
    let opened = serde_json::from_slice(&plain).map_err(|_| Failure::Stored("a secret that is none"))?;
    Ok(Account { row, email, secret: opened, secret_id: secret.id })
}

/// Adds an account without a password, to be taken up within two weeks.
pub async fn add(work: &UnitOfWork, email: EmailAddress, name: &str, language: &Language) -> Result<Account, Failure> {
    let (now, id, secret_id) = (work.now, clock::random_id(), clock::random_id());
    let expires_at = now + retention::INVITATION;
    let mut secret = Secret::default();
    name.clone_into(&mut secret.name);
    let row = organiser::Model {
        id,
        purpose_id: ADMINISTRATION,
        created_at: now,
        expires_at,
        state: organiser::State::Invited,
        language: language.tag().to_owned(),
        epoch: work.tx.epoch,
        address_index: work.site.vault.index(work.tx.epoch, ADMINISTRATION, &email.folded())?,
        address_sealed: work.site.vault.seal(work.tx.epoch, address_context(id), email.to_mail().as_bytes())?,
        generation: link::drawn(),
        seen_at: None,
        factor_at: None,
        guidance_version: None,
        guidance_at: None,
        reminded_at: None,
        link_until: None,
    };
    let kept = organiser_secret::Model {
        id: secret_id,
        purpose_id: ADMINISTRATION,
        created_at: now,
        expires_at,
        organiser_id: id,
        epoch: work.tx.epoch,
        secret_sealed: seal(&work.site, work.tx.epoch, secret_id, &secret)?,
    };
    organisers::add(&work.tx.conn, row.clone(), kept).await?;
    Ok(Account { row, email, secret, secret_id })
}

fn seal(site: &Site, epoch: i32, id: Uuid, secret: &Secret) -> Result<Vec<u8>, Failure> {
    let plain = serde_json::to_vec(secret).map_err(|_| Failure::Stored("a secret that cannot be written"))?;
    Ok(site.vault.seal(epoch, secret_context(id), &zeroize::Zeroizing::new(plain))?)
}

/// Writes an account's secret again.
pub async fn save_secret(work: &UnitOfWork, account: &Account) -> Result<(), Failure> {
    let sealed = seal(&work.site, work.tx.epoch, account.secret_id, &account.secret)?;
    organisers::save_secret(&work.tx.conn, account.secret_id, work.tx.epoch, sealed).await.map_err(Failure::from)
}

/// Queues a mail to an account.
pub async fn post(
    work: &UnitOfWork,
    account: &organiser::Model,
    note: Note,
    detail: MailDetail,
) -> Result<(), Failure> {
    let now = work.now;
    let mail = NewMail {
        purpose_id: ADMINISTRATION,
        detail,
        about: About::Organiser(account.id, note),
        due_at: now,
        expires_at: account.expires_at,
        allowed: true,
    };
    outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
}

/// Records that the guidance was confirmed, in the version that was shown.
pub async fn confirm_guidance(site: &Arc<Site>, organiser: Uuid, version: i32) -> Result<(), Failure> {
    use app::domain::audit::Act;

    use super::audit::{AuditEntry, note};
    site.write(move |work| async move {
        organisers::set_guidance(&work.tx.conn, organiser, version, work.now).await?;
        note(&work, AuditEntry::own(Act::GuidanceConfirmed, Some(organiser), None)).await
    })
    .await
}
