//! Brings an existing list to a newsletter, in three steps: a dry run reads the file and keeps, sealed, whom it would
//! subscribe; somebody looks at what becomes of each row and says yes; a job subscribes them as fast as their mails can go
//! out. The file itself is never kept.

pub mod bring;
mod columns;
pub mod dry_run;
mod file;
mod standing;
mod transcode;

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::field::Answers;
use app::domain::list_import::{ImportReport, ImportState, RowFate};
use app::domain::newsletter::Newsletter;
use app::domain::retention;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::entity::list_import::Model;
use crate::db::list_imports::{self, ImportChange};
use crate::site::{Site, UnitOfWork};
use crate::vault::SealContext;

use super::Failure;
use super::audit::{AuditEntry, note};
pub use file::ListFileError;

/// How many people a part has: as many as one write subscribes.
const BATCH: usize = 500;

/// Somebody who will be subscribed, as it's sealed.
#[derive(Debug, Serialize, Deserialize)]
struct NewPerson {
    #[serde(rename = "e")]
    address: String,
    #[serde(rename = "a", default, skip_serializing_if = "is_empty")]
    answers: Answers,
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    given_at: Option<DateTime<Utc>>,
}

fn is_empty(answers: &Answers) -> bool {
    answers.0.is_empty()
}

/// A list import, opened.
#[derive(Clone, Debug)]
pub struct ListImport {
    /// Its id.
    pub id: Uuid,
    /// Its state.
    pub state: ImportState,
    /// What becomes of the rows.
    pub report: ImportReport,
    /// How many people were subscribed.
    pub done: u32,
    /// How many weren't, because of what they did in the meantime.
    pub skipped: u32,
}

const fn report_context(id: Uuid, purpose: Uuid) -> SealContext<'static> {
    SealContext { table: "list_import", column: "report_sealed", record: id, purpose }
}

const fn part_context(id: Uuid, purpose: Uuid) -> SealContext<'static> {
    SealContext { table: "list_import_part", column: "rows_sealed", record: id, purpose }
}

fn written<T: Serialize>(value: &T) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|_| Failure::Stored("a list that cannot be written"))
}

fn open(site: &Site, row: &Model) -> Result<ListImport, Failure> {
    let plain = site.vault.open_sealed(report_context(row.id, row.purpose_id), &row.report_sealed)?;
    let number = |count: i32| u32::try_from(count).unwrap_or(0);
    Ok(ListImport {
        id: row.id,
        state: list_imports::state(row)?,
        report: serde_json::from_slice(&plain).map_err(|_| Failure::Stored("a list's report that is none"))?,
        done: number(row.done),
        skipped: number(row.skipped),
    })
}

/// A newsletter's import, if it hasn't ended.
pub async fn find(site: &Site, newsletter: &Newsletter, id: Uuid) -> Result<Option<ListImport>, Failure> {
    let found = list_imports::find(site.db.read(), id, site.clock.now()).await?;
    let found = found.filter(|row| row.purpose_id == newsletter.purpose_id);
    found.map(|row| open(site, &row)).transpose()
}

/// The id of a newsletter's import that is being brought in, if there is one.
pub async fn running(site: &Site, newsletter: &Newsletter) -> Result<Option<Uuid>, Failure> {
    let newest = list_imports::newest(site.db.read(), newsletter.purpose_id, site.clock.now()).await?;
    let Some(row) = newest else { return Ok(None) };
    Ok((list_imports::state(&row)? == ImportState::Running).then_some(row.id))
}

/// Says yes to a list that was checked: from now on its people are being subscribed. `false` if there's no such list.
///
/// # Errors
/// When the database refuses; nothing has changed then.
pub async fn start(
    site: &Arc<Site>,
    newsletter: &Newsletter,
    organiser: Option<Uuid>,
    id: Uuid,
) -> Result<bool, Failure> {
    let newsletter = newsletter.clone();
    site.write(move |work| async move {
        let Some(row) = locked(&work, &newsletter, id).await? else { return Ok(false) };
        let ListImport { state, report, .. } = open(&work.site, &row)?;
        let new = report.count(RowFate::New);
        if state != ImportState::Checked || new == 0 {
            return Ok(false);
        }
        list_imports::add_source(&work.tx.conn, &row, &report.statement, work.now).await?;
        change(&work, &row, ImportState::Running, &report, retention::list_running(work.now)).await?;
        note(&work, entry(Act::Imported, organiser, &newsletter, new)).await?;
        Ok::<_, Failure>(true)
    })
    .await
}

/// Deletes a list that was checked, or ends the import of one, which is noted: whoever was subscribed stays so. `false` if
/// there's no such list.
///
/// # Errors
/// When the database refuses; nothing has changed then.
pub async fn discard(
    site: &Arc<Site>,
    newsletter: &Newsletter,
    organiser: Option<Uuid>,
    id: Uuid,
) -> Result<bool, Failure> {
    let newsletter = newsletter.clone();
    site.write_on_reserve(move |work| async move {
        let Some(row) = locked(&work, &newsletter, id).await? else { return Ok(false) };
        match list_imports::state(&row)? {
            ImportState::Running => {
                let ListImport { report, done, skipped, .. } = open(&work.site, &row)?;
                let left = report.count(RowFate::New).saturating_sub(done + skipped);
                finish(&work, &row).await?;
                note(&work, entry(Act::ImportStopped, organiser, &newsletter, left)).await?;
            }
            _ => list_imports::delete(&work.tx, &[id]).await?,
        }
        Ok::<_, Failure>(true)
    })
    .await
}

async fn locked(work: &UnitOfWork, newsletter: &Newsletter, id: Uuid) -> Result<Option<Model>, Failure> {
    let row = list_imports::lock(&work.tx.conn, id, work.now).await?;
    Ok(row.filter(|row| row.purpose_id == newsletter.purpose_id))
}

async fn change(
    work: &UnitOfWork,
    row: &Model,
    state: ImportState,
    report: &ImportReport,
    expires_at: DateTime<Utc>,
) -> Result<(), Failure> {
    let context = report_context(row.id, row.purpose_id);
    let report_sealed = work.site.vault.seal(work.tx.epoch, context, &written(report)?)?;
    let to = ImportChange { state, epoch: work.tx.epoch, report_sealed, expires_at };
    list_imports::set(&work.tx.conn, row.id, to).await.map_err(Failure::from)
}

/// Ends an import: what is left of its rows is deleted, and the addresses in its report.
async fn finish(work: &UnitOfWork, row: &Model) -> Result<(), Failure> {
    let report = open(&work.site, row)?.report.without_rows();
    list_imports::delete_parts_of(&work.tx, row.id).await?;
    change(work, row, ImportState::Done, &report, retention::list_checked(work.now)).await
}

fn entry(act: Act, organiser: Option<Uuid>, newsletter: &Newsletter, count: u32) -> AuditEntry {
    AuditEntry {
        act,
        organiser,
        purpose: newsletter.purpose_id,
        branch: Some(newsletter.branch_id),
        count: count.into(),
        reason: None,
    }
}
