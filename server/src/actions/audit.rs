//! Leaves a trace of what organisers look at and do: who, when, which purpose, how many, why. Each entry is hashed with
//! the one before it under a key outside the database, so that none can be changed or taken out unseen.

use app::domain::audit::{Act, Reason};
use app::domain::retention;
use uuid::Uuid;

use crate::clock;
use crate::db::entity::audit::Model;
use crate::db::purposes::ADMINISTRATION;
use crate::db::{Tx, audit, epochs};
use crate::site::Site;
use crate::vault::Vault;

use super::Failure;

/// How many entries are checked at once.
const BATCH: u64 = 1000;

/// What is to be noted.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What was done.
    pub act: Act,
    /// Who did it; nobody where the site, the operator or a volunteer at the door did.
    pub organiser: Option<Uuid>,
    /// Whose records it is about; *administration* for accounts and settings.
    pub purpose: Uuid,
    /// In which branch.
    pub branch: Option<Uuid>,
    /// How many records.
    pub count: u64,
    /// Why.
    pub reason: Option<Reason>,
}

impl Entry {
    /// An entry about accounts or settings.
    #[must_use]
    pub const fn own(act: Act, organiser: Option<Uuid>, branch: Option<Uuid>) -> Self {
        Self { act, organiser, purpose: ADMINISTRATION, branch, count: 1, reason: None }
    }
}

/// Notes an entry in the transaction of what it is about. Entries are numbered in the order of their commits.
///
/// # Errors
/// When the database refuses.
pub async fn note(site: &Site, tx: &Tx, entry: Entry) -> Result<(), Failure> {
    write(site, tx, entry, None).await
}

/// As [`note`], about the account of this organiser.
///
/// # Errors
/// When the database refuses.
pub async fn note_about(site: &Site, tx: &Tx, entry: Entry, subject: Uuid) -> Result<(), Failure> {
    write(site, tx, entry, Some(subject)).await
}

async fn write(site: &Site, tx: &Tx, entry: Entry, subject: Option<Uuid>) -> Result<(), Failure> {
    epochs::lock_vault(&tx.conn).await?;
    let last = audit::last(&tx.conn).await?;
    let now = site.clock.now();
    let mut row = Model {
        id: clock::ordered_id(now),
        purpose_id: entry.purpose,
        created_at: now,
        expires_at: retention::evidence(now),
        number: last.as_ref().map_or(1, |last| last.number + 1),
        at: now,
        organiser_id: entry.organiser,
        subject_id: subject,
        branch_id: entry.branch,
        action: entry.act.name().to_owned(),
        count: i32::try_from(entry.count).unwrap_or(i32::MAX),
        reason: entry.reason.map(|reason| reason.name().to_owned()),
        previous: last.map(|last| last.hash).unwrap_or_default(),
        hash: vec![],
    };
    row.hash = hash(&site.vault, &row);
    audit::add(&tx.conn, row).await.map_err(Failure::from)
}

/// Everything an entry says, each part with its length: no two entries read alike.
fn hash(vault: &Vault, row: &Model) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut add = |part: &[u8]| {
        packed.extend((part.len() as u64).to_be_bytes());
        packed.extend(part);
    };
    add(&row.number.to_be_bytes());
    add(&row.at.timestamp_micros().to_be_bytes());
    add(&row.expires_at.timestamp_micros().to_be_bytes());
    add(row.purpose_id.as_bytes());
    for id in [row.organiser_id, row.branch_id, row.subject_id] {
        add(id.as_ref().map_or(&[], |id| id.as_bytes().as_slice()));
    }
    add(row.action.as_bytes());
    add(&row.count.to_be_bytes());
    add(row.reason.as_deref().unwrap_or_default().as_bytes());
    vault.chain(&row.previous, &packed)
}

/// What a check of the chain came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// So many entries, each as it was written.
    Whole(u64),
    /// The entry of this number, or one before it, was changed or taken out.
    Broken(i64),
}

/// Checks the chain, from the oldest entry that is kept.
///
/// # Errors
/// When the database refuses.
pub async fn verify(site: &Site) -> Result<Chain, Failure> {
    let (mut checked, mut last): (u64, Option<Model>) = (0, None);
    loop {
        let from = last.as_ref().map_or(i64::MIN, |row| row.number);
        let rows = audit::after(site.db.read(), from, BATCH).await?;
        if rows.is_empty() {
            return Ok(Chain::Whole(checked));
        }
        for row in rows {
            let follows = last.as_ref().is_none_or(|last| row.number == last.number + 1 && row.previous == last.hash);
            if !follows || row.hash != hash(&site.vault, &row) {
                return Ok(Chain::Broken(row.number));
            }
            checked += 1;
            last = Some(row);
        }
    }
}
