//! A record's answers: grouped by their end, sealed, opened.

use std::collections::BTreeMap;

use app::domain::field::{Answers, FieldKey};
use app::domain::purpose::Wording;
use app::domain::retention::EventEnd;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::answer_part;
use crate::db::records::Record;
use crate::db::{self, ConnectionTrait, Insert};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::Failure;

/// Opened answers, with the end of each.
#[derive(Debug)]
pub struct Opened {
    /// The answers.
    pub answers: Answers,
    /// Their ends.
    pub ends: Vec<(FieldKey, DateTime<Utc>)>,
    /// The row that each is sealed in.
    pub parts: BTreeMap<FieldKey, Uuid>,
}

const fn context(part: Uuid, purpose: Uuid) -> SealContext<'static> {
    SealContext { table: "answer_part", column: "answers_sealed", record: part, purpose }
}

/// Opens a record's answers that haven't ended.
pub async fn read<C: ConnectionTrait>(site: &Site, db: &C, record: &Record) -> Result<Opened, Failure> {
    let mut opened = Opened { answers: Answers::default(), ends: vec![], parts: BTreeMap::new() };
    for part in db::answers::of(db, record, site.clock.now()).await? {
        let answers = open_part(site, &part)?;
        opened.ends.extend(answers.0.keys().map(|key| (key.clone(), part.expires_at)));
        opened.parts.extend(answers.0.keys().map(|key| (key.clone(), part.id)));
        opened.answers.0.extend(answers.0);
    }
    Ok(opened)
}

/// The answers of one row.
///
/// # Errors
/// When it can't be opened.
pub fn open_part(site: &Site, part: &answer_part::Model) -> Result<Answers, Failure> {
    let plain = site.vault.open_sealed(context(part.id, part.purpose_id), &part.answers_sealed)?;
    serde_json::from_slice(&plain).map_err(|_| Failure::Stored("answers that are none"))
}

/// When the answer to a field ends: with its record, or sooner under its own rule.
fn end_of(key: &FieldKey, wording: &Wording, record_end: DateTime<Utc>, event: Option<EventEnd>) -> DateTime<Utc> {
    let own = match wording.field(key) {
        Some(field) => field.keep.zip(event).map(|(keep, event)| event.plus(keep)),
        None => event.filter(|_| key.as_str() == FieldKey::TO_CALL).map(EventEnd::to_call),
    };
    own.map_or(record_end, |own| own.min(record_end))
}

/// Seals a record's answers in place of the previous ones, see [`add`].
///
/// # Errors
/// When a key is missing.
pub async fn write(
    work: &UnitOfWork,
    record: &Record,
    wording: &Wording,
    answers: &Answers,
    event: Option<EventEnd>,
) -> Result<(), Failure> {
    db::answers::erase_all(&work.tx, record).await?;
    add(work, record, wording, answers, event).await
}

/// Seals the answers of a record that has none yet: one row for each end. `event` is the end of its event.
///
/// # Errors
/// When a key is missing.
pub async fn add(
    work: &UnitOfWork,
    record: &Record,
    wording: &Wording,
    answers: &Answers,
    event: Option<EventEnd>,
) -> Result<(), Failure> {
    let inserts = inserts(work, record, wording, answers, event)?;
    db::insert_all(&work.tx.conn, inserts).await.map_err(Failure::from)
}

/// The statements for [`add`].
///
/// # Errors
/// When a key is missing.
pub fn inserts(
    work: &UnitOfWork,
    record: &Record,
    wording: &Wording,
    answers: &Answers,
    event: Option<EventEnd>,
) -> Result<Vec<Insert>, Failure> {
    let now = work.now;
    let mut parts: BTreeMap<DateTime<Utc>, Answers> = BTreeMap::new();
    for (key, values) in &answers.0 {
        let end = end_of(key, wording, record.expires_at(), event);
        parts.entry(end).or_default().0.insert(key.clone(), values.clone());
    }
    let mut inserts = Vec::new();
    for (expires_at, part) in parts.into_iter().filter(|(end, _)| *end > now) {
        let id = clock::random_id();
        let plain = serde_json::to_vec(&part).map_err(|_| Failure::Stored("answers that cannot be written"))?;
        let (registration_id, subscription_id) = match record {
            Record::Registration(row) => (Some(row.id), None),
            Record::Subscription(row) => (None, Some(row.id)),
        };
        let row = answer_part::Model {
            id,
            purpose_id: record.purpose_id(),
            registration_id,
            subscription_id,
            epoch: work.tx.epoch,
            answers_sealed: work.site.vault.seal(work.tx.epoch, context(id, record.purpose_id()), &plain)?,
            expires_at,
        };
        inserts.push(db::answers::insert(row));
    }
    Ok(inserts)
}
