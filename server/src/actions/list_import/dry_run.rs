//! The dry run of a list: reads its file as it arrives, finds out what becomes of each row, and keeps whom it would
//! subscribe, sealed, in parts. Nobody is subscribed or written to.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::email_address::EmailAddress;
use app::domain::list_import::{ConsentStatement, ImportReport, ImportState, RowFate};
use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeVersion;
use app::domain::retention;
use app::domain::zone::Zone;
use uuid::Uuid;

use crate::clock;
use crate::db::entity::{list_import, list_import_part};
use crate::db::list_imports;
use crate::site::Site;

use super::columns::{ListColumns, ReadRow};
use super::file::{ListFileError, ListRow, RowReader};
use super::standing::standings;
use super::{BATCH, Failure, NewPerson, change, entry, note, part_context, report_context, written};

/// What a list is brought to, and by whom.
#[derive(Clone, Debug)]
pub struct ImportOf {
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The wording that its people are subscribed under.
    pub version: PurposeVersion,
    /// The zone of days in the file.
    pub zone: Zone,
    /// The organiser; `None` if the operator brings it.
    pub organiser: Option<Uuid>,
}

/// Why a dry run came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum DryRunError {
    /// The file can't be read as a list.
    #[error(transparent)]
    File(#[from] ListFileError),
    /// Another list was brought to the newsletter in the meantime, or this one has ended.
    #[error("another list was brought in the meantime")]
    Gone,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(DryRunError);

/// A dry run in progress.
pub struct DryRun {
    site: Arc<Site>,
    id: Uuid,
    of: ImportOf,
    reader: RowReader,
    columns: Option<ListColumns>,
    report: ImportReport,
    /// The addresses of the rows before, by two hashes with keys of their own.
    seen: HashSet<(u64, u64)>,
    hashers: (RandomState, RandomState),
    waiting: Vec<(u32, EmailAddress, NewPerson)>,
    parts: i32,
}

impl DryRun {
    /// Begins a dry run. An earlier list that nobody has said yes to is deleted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin(site: &Arc<Site>, of: ImportOf, statement: ConsentStatement) -> Result<Self, DryRunError> {
        let id = clock::ordered_id(site.clock.now());
        let report = ImportReport::new(statement);
        let (plain, begun) = (written(&report)?, of.clone());
        site.write(move |work| async move {
            let purpose = begun.newsletter.purpose_id;
            list_imports::delete_unconfirmed(&work.tx, purpose).await?;
            let row = list_import::Model {
                id,
                purpose_id: purpose,
                version_id: begun.version.id,
                organiser_id: begun.organiser,
                state: ImportState::Reading.name().to_owned(),
                epoch: work.tx.epoch,
                report_sealed: work.site.vault.seal(work.tx.epoch, report_context(id, purpose), &plain)?,
                done: 0,
                skipped: 0,
                created_at: work.now,
                expires_at: retention::list_checked(work.now),
            };
            list_imports::add(&work.tx.conn, row).await.map_err(Failure::from)
        })
        .await?;
        Ok(Self {
            site: site.clone(),
            id,
            of,
            reader: RowReader::new(),
            columns: None,
            report,
            seen: HashSet::new(),
            hashers: Default::default(),
            waiting: vec![],
            parts: 0,
        })
    }

    /// Reads the next bytes of the file.
    ///
    /// # Errors
    /// See [`DryRunError`]; the dry run is over then.
    pub async fn push(&mut self, bytes: &[u8]) -> Result<(), DryRunError> {
        let rows = self.reader.push(bytes)?;
        self.take(rows).await
    }

    /// Ends the dry run with its file. Returns the id of the import, which waits for somebody to say yes.
    ///
    /// # Errors
    /// See [`DryRunError`].
    pub async fn end(&mut self) -> Result<Uuid, DryRunError> {
        let rows = self.reader.end()?;
        self.take(rows).await?;
        self.look_up().await?;
        if self.report.rows() == 0 {
            return Err(ListFileError::Empty.into());
        }
        self.report.encoding = self.reader.encoding().to_owned();
        let (id, of, report) = (self.id, self.of.clone(), self.report.clone());
        self.site
            .write(move |work| async move {
                let row = list_imports::lock(&work.tx.conn, id, work.now).await?.ok_or(DryRunError::Gone)?;
                change(&work, &row, ImportState::Checked, &report, retention::list_checked(work.now)).await?;
                let noted = entry(Act::ImportChecked, of.organiser, &of.newsletter, report.rows());
                note(&work, noted).await?;
                Ok::<_, DryRunError>(id)
            })
            .await
    }

    /// Deletes what is kept of a dry run that won't end.
    ///
    /// # Errors
    /// When the database refuses; it's deleted after a day then.
    pub async fn abandon(self) -> Result<(), Failure> {
        let id = self.id;
        self.site
            .write_on_reserve(
                move |work| async move { list_imports::delete(&work.tx, &[id]).await.map_err(Failure::from) },
            )
            .await
    }

    async fn take(&mut self, rows: Vec<ListRow>) -> Result<(), DryRunError> {
        for row in rows {
            self.read(&row)?;
            if self.waiting.len() == BATCH {
                self.look_up().await?;
            }
        }
        Ok(())
    }

    fn read(&mut self, row: &ListRow) -> Result<(), ListFileError> {
        if self.columns.is_none() && self.learn(row)? {
            return Ok(());
        }
        let Some(columns) = &self.columns else { return Ok(()) };
        match columns.read(&row.cells, self.of.zone) {
            ReadRow::Nobody(fate, text) => self.report.note(fate, row.number, &text),
            ReadRow::Person { email, given_at, answers, wrong } => {
                let folded = email.folded();
                let hashes = (self.hashers.0.hash_one(&folded), self.hashers.1.hash_one(&folded));
                if !self.seen.insert(hashes) {
                    self.report.note(RowFate::Twice, row.number, &email.to_display());
                    return Ok(());
                }
                self.report.wrong_answers += wrong;
                let now = self.site.clock.now();
                let given_at = given_at.filter(|at| *at <= now);
                let person = NewPerson { address: email.to_mail(), answers, given_at };
                self.waiting.push((row.number, email, person));
            }
        }
        Ok(())
    }

    /// Learns from the first row what the columns are. Returns whether it's their headings.
    fn learn(&mut self, first: &ListRow) -> Result<bool, ListFileError> {
        let columns = ListColumns::of(&first.cells, &self.of.version.wording.fields);
        let columns = columns.ok_or(ListFileError::NoAddressColumn)?;
        let has_headings = columns.has_headings;
        self.report.format = columns.format;
        self.report.days.clone_from(&columns.days);
        self.report.taken.clone_from(&columns.taken);
        self.report.left_out.clone_from(&columns.left_out);
        self.columns = Some(columns);
        Ok(has_headings)
    }

    /// Finds out what becomes of the rows that wait for it, and keeps those that are new.
    async fn look_up(&mut self) -> Result<(), DryRunError> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let (site, purpose) = (&self.site, self.of.newsletter.purpose_id);
        let addresses: Vec<EmailAddress> = waiting.iter().map(|(_, email, _)| email.clone()).collect();
        let fates = standings(site, site.db.read(), purpose, &addresses, site.clock.now()).await?;
        let mut new = Vec::new();
        for ((row, email, person), fate) in waiting.into_iter().zip(fates) {
            self.report.note(fate, row, &email.to_display());
            if fate == RowFate::New {
                new.push(person);
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let (import, number, plain) = (self.id, self.parts, written(&new)?);
        self.parts += 1;
        self.site
            .write(move |work| async move {
                let row = list_imports::lock(&work.tx.conn, import, work.now).await?.ok_or(DryRunError::Gone)?;
                let id = clock::random_id();
                let part = list_import_part::Model {
                    id,
                    import_id: import,
                    purpose_id: purpose,
                    number,
                    epoch: work.tx.epoch,
                    rows_sealed: work
                        .site
                        .vault
                        .seal(work.tx.epoch, part_context(id, purpose), &plain)
                        .map_err(Failure::from)?,
                    expires_at: row.expires_at,
                };
                list_imports::add_part(&work.tx.conn, part).await?;
                Ok::<_, DryRunError>(())
            })
            .await
    }
}
