//! Records what organisers look at and do: who, when, which purpose, how many, why. Each entry is hashed with the
//! previous one under a key outside the database, so that none can be changed or removed unnoticed.

use std::fmt;
use std::str::FromStr;

use app::domain::audit::{Act, Reason};
use app::domain::retention;
use uuid::Uuid;

use crate::clock::{self, guard::Believed};
use crate::db::entity::audit::Model;
use crate::db::entity::audit_start;
use crate::db::purposes::ADMINISTRATION;
use crate::db::{audit, epochs, records};
use crate::site::{Site, UnitOfWork};
use crate::vault::Vault;

use super::Failure;

/// How many entries are checked at once.
const BATCH: u64 = 1000;

/// An entry to write.
#[derive(Clone, Copy, Debug)]
pub struct AuditEntry {
    /// What was done.
    pub act: Act,
    /// Who did it; `None` if the site, the operator or a volunteer at the door did.
    pub organiser: Option<Uuid>,
    /// Whose records it is about; *administration* for accounts and settings.
    pub purpose: Uuid,
    /// The branch.
    pub branch: Option<Uuid>,
    /// How many of what the act counts.
    pub count: u64,
    /// Why.
    pub reason: Option<Reason>,
}

impl AuditEntry {
    /// An entry about accounts or settings.
    #[must_use]
    pub const fn own(act: Act, organiser: Option<Uuid>, branch: Option<Uuid>) -> Self {
        Self { act, organiser, purpose: ADMINISTRATION, branch, count: 1, reason: None }
    }
}

/// Writes an entry in the same transaction as its subject. Entries are numbered in the order of their commits.
pub async fn note(work: &UnitOfWork, entry: AuditEntry) -> Result<(), Failure> {
    write(work, entry, None).await
}

/// Like [`note`], about this organiser's account.
pub async fn note_about(work: &UnitOfWork, entry: AuditEntry, subject: Uuid) -> Result<(), Failure> {
    write(work, entry, Some(subject)).await
}

async fn write(work: &UnitOfWork, entry: AuditEntry, subject: Option<Uuid>) -> Result<(), Failure> {
    epochs::lock_vault(&work.tx.conn).await?;
    let last = audit::last(&work.tx.conn).await?;
    let (before, previous) = match last {
        Some(last) => (last.number, last.hash),
        None => audit::start(&work.tx.conn).await?.map(|start| (start.number, start.hash)).unwrap_or_default(),
    };
    let now = work.now;
    let mut row = Model {
        id: clock::ordered_id(now),
        purpose_id: entry.purpose,
        created_at: now,
        expires_at: retention::evidence(now),
        number: before + 1,
        at: now,
        organiser_id: entry.organiser,
        subject_id: subject,
        branch_id: entry.branch,
        action: entry.act.name().to_owned(),
        count: i32::try_from(entry.count).unwrap_or(i32::MAX),
        reason: entry.reason.map(|reason| reason.name().to_owned()),
        previous,
        hash: vec![],
    };
    row.hash = hash(&work.site.vault, &row);
    audit::add(&work.tx.conn, row).await.map_err(Failure::from)
}

/// The hash of everything in an entry, each part with its length, so that no two entries hash the same input.
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

/// Deletes up to `most` entries that have ended, oldest first, stopping at the first that hasn't: entries don't always
/// end in order, as one from 29 February ends on the 28th. The last one deleted is remembered as the start of the
/// chain. Returns how many were deleted.
pub async fn prune(work: &UnitOfWork, believed: Believed, most: u64) -> Result<u64, Failure> {
    epochs::lock_vault(&work.tx.conn).await?;
    let oldest = audit::after(&work.tx.conn, i64::MIN, most).await?;
    let ended: Vec<Model> = oldest.into_iter().take_while(|row| row.expires_at <= believed.now()).collect();
    let ids: Vec<Uuid> = ended.iter().map(|row| row.id).collect();
    if let Some(last) = ended.into_iter().last() {
        let proof = proof(&work.site.vault, last.number, &last.hash);
        audit::set_start(&work.tx.conn, last.number, last.hash, proof).await?;
        records::erase(&work.tx, "audit", &ids).await?;
    }
    Ok(ids.len() as u64)
}

/// Proves that the site itself deleted the entry with this number. No entry's packing begins like this.
fn proof(vault: &Vault, number: i64, hash: &[u8]) -> Vec<u8> {
    vault.chain(hash, &[b"start".as_slice(), &number.to_be_bytes()].concat())
}

/// The end of the audit when it was checked: the number of the newest entry and its hash, written `NUMBER:HASH` in
/// hexadecimal. A chain alone can't show that its end is missing; somebody who keeps a mark can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainMark {
    /// The entry's number.
    pub number: i64,
    /// The first 16 bytes of its hash.
    hash: String,
}

impl ChainMark {
    fn of(row: &Model) -> Self {
        Self { number: row.number, hash: row.hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect() }
    }
}

impl fmt::Display for ChainMark {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}:{}", self.number, self.hash)
    }
}

impl FromStr for ChainMark {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let wrong = "a mark is a number, a colon and 32 hexadecimal digits, as `verify` prints it";
        let (number, hash) = written.trim().split_once(':').ok_or(wrong)?;
        let is_hash = hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = number.parse().ok().filter(|_| is_hash).ok_or(wrong)?;
        Ok(Self { number, hash: hash.to_ascii_lowercase() })
    }
}

/// The result of checking the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// How many entries there are, all as written, and where they end.
    Whole(u64, Option<ChainMark>),
    /// The entry with this number, or one before it, was changed or removed.
    Broken(i64),
    /// The entry of the mark is missing, or another has its number: the audit's end has been cut off since.
    Cut,
}

/// Whether an entry is the start of the chain.
fn begins(vault: &Vault, first: &Model, start: Option<&audit_start::Model>) -> bool {
    match start {
        None => first.number == 1 && first.previous.is_empty(),
        Some(start) => {
            let proven = start.proof == proof(vault, start.number, &start.hash);
            proven && first.number == start.number + 1 && first.previous == start.hash
        }
    }
}

/// Checks the chain from its start, and that it still has the entry of a mark. A mark older than every remaining entry
/// is fine: the site deleted that entry at its end, and can prove it.
pub async fn verify(site: &Site, mark: Option<&ChainMark>) -> Result<Chain, Failure> {
    let db = site.db.read();
    let mut start = audit::start(db).await?;
    let (mut checked, mut last): (u64, Option<Model>) = (0, None);
    loop {
        let from = last.as_ref().map_or(i64::MIN, |row| row.number);
        let rows = audit::after(db, from, BATCH).await?;
        if rows.is_empty() {
            let gone = start.as_ref().map_or(0, |start| start.number);
            let reached = last.as_ref().map_or(gone, |last| last.number);
            let is_cut = mark.is_some_and(|mark| mark.number > reached);
            return Ok(if is_cut { Chain::Cut } else { Chain::Whole(checked, last.as_ref().map(ChainMark::of)) });
        }
        if last.is_none() && rows.first().is_some_and(|first| !begins(&site.vault, first, start.as_ref())) {
            // A sweep may have deleted more in the meantime.
            let before = std::mem::replace(&mut start, audit::start(db).await?);
            if start == before {
                return Ok(Chain::Broken(rows[0].number));
            }
            continue;
        }
        for row in rows {
            let follows = last.as_ref().is_none_or(|last| row.number == last.number + 1 && row.previous == last.hash);
            if !follows || row.hash != hash(&site.vault, &row) {
                return Ok(Chain::Broken(row.number));
            }
            if mark.is_some_and(|mark| mark.number == row.number && *mark != ChainMark::of(&row)) {
                return Ok(Chain::Cut);
            }
            checked += 1;
            last = Some(row);
        }
    }
}
