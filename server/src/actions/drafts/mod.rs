//! Events and newsletters that are being written: the form as typed, kept however wrong it is. Saving from an older
//! revision than the latest gives an error and overwrites nothing.

pub mod approval;
pub mod baseline;
pub mod begin;
pub mod from_published;
mod parse;
mod parse_fields;
pub mod parsed;
pub mod preview;
pub mod publish;
pub mod repeat;
pub mod state;
pub mod templates;

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeKind;
use app::domain::retention::year;
use app::forms::state::Typed;
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use crate::db::entity::draft::Approval;
use crate::db::entity::draft::{Model, What};
use crate::db::{co_hosts, contents, drafts, purposes};
use crate::site::Site;

use super::{Failure, account};
use baseline::Baseline;

/// The input with the revision that the writer has seen.
pub const REVISION: &str = "revision";
/// The input with the purpose that a copy was made from.
pub const SOURCE: &str = "source";

/// An opened draft.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(in crate::actions) row: Model,
    /// The form as typed.
    pub typed: Typed,
    /// Its branch.
    pub branch: Branch,
    /// What it may contain without approval.
    pub baseline: Baseline,
    /// What it changes.
    pub of: Option<Published>,
}

/// Something published.
#[derive(Clone, Debug)]
pub enum Published {
    /// An event, and its co-hosting branches.
    Event(Box<Event>, Vec<Uuid>),
    /// A newsletter.
    Newsletter(Box<Newsletter>),
}

impl Draft {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> Uuid {
        self.row.id
    }

    /// Its revision, which counts the changes.
    #[must_use]
    pub const fn revision(&self) -> i32 {
        self.row.revision
    }

    /// The revision of the published version that it began from.
    #[must_use]
    pub const fn of_revision(&self) -> Option<i32> {
        self.row.of_revision
    }

    /// When it was last changed.
    #[must_use]
    pub const fn changed_at(&self) -> DateTime<Utc> {
        self.row.changed_at
    }

    /// The state of the data officer's approval.
    #[must_use]
    pub const fn approval(&self) -> Approval {
        self.row.approval
    }

    /// Why approval was asked for.
    #[must_use]
    pub fn approval_reason(&self) -> &str {
        self.row.approval_why.as_deref().unwrap_or_default()
    }

    /// Whether it's an event or a newsletter.
    #[must_use]
    pub fn what(&self) -> PurposeKind {
        self.baseline.what
    }

    /// The branches in which a role gives access to it.
    #[must_use]
    pub fn branches(&self) -> Vec<Uuid> {
        let also = match &self.of {
            Some(Published::Event(_, also)) => also.clone(),
            _ => vec![],
        };
        std::iter::once(self.row.branch_id).chain(also).collect()
    }

    /// Its title, as far as it's been typed.
    #[must_use]
    pub fn title(&self) -> &str {
        self.typed.first("title").trim()
    }
}

/// Why a draft wasn't saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else has saved it since, or it's gone.
    #[error("saved by somebody else")]
    Stale,
    /// See [`Failure`].
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(SaveError);

/// A draft that hasn't ended.
pub async fn find(site: &Site, id: Uuid) -> Result<Option<Draft>, Failure> {
    match drafts::find(site.db.read(), id, site.clock.now()).await? {
        Some(row) => open(site, row).await.map(Some),
        None => Ok(None),
    }
}

/// A draft in a list.
#[derive(Clone, Debug)]
pub struct ListedDraft {
    /// Its id.
    pub id: Uuid,
    /// Its title, as far as it's been typed.
    pub title: String,
    /// Its branch.
    pub branch: Branch,
    /// Whether it's an event or a newsletter.
    pub what: PurposeKind,
    /// Whether it changes something published.
    pub is_change: bool,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// Who changed it last.
    pub changed_by: Option<Uuid>,
}

/// The drafts of some branches that haven't ended, last changed first.
pub async fn list(site: &Site, of: &BTreeSet<Uuid>) -> Result<Vec<ListedDraft>, Failure> {
    let branches = contents::branches(site.db.read()).await?;
    let mut list = Vec::new();
    for row in drafts::list(site.db.read(), of, site.clock.now()).await? {
        let Some(branch) = branches.iter().find(|branch| branch.id == row.branch_id).cloned() else { continue };
        list.push(ListedDraft {
            id: row.id,
            title: form(&row)?.first("title").trim().to_owned(),
            branch,
            what: kind(row.what),
            is_change: row.of_purpose.is_some(),
            changed_at: row.changed_at,
            changed_by: row.changed_by,
        });
    }
    Ok(list)
}

/// The form of a draft's row.
fn form(row: &Model) -> Result<Typed, Failure> {
    serde_json::from_value(row.form.clone()).map_err(|_| Failure::Stored("a draft that is none"))
}

const fn kind(what: What) -> PurposeKind {
    match what {
        What::Newsletter => PurposeKind::Newsletter,
        What::Event => PurposeKind::Event,
    }
}

async fn open(site: &Site, row: Model) -> Result<Draft, Failure> {
    let db = site.db.read();
    let typed = form(&row)?;
    let of = match row.of_purpose {
        Some(purpose) => published(site, purpose).await?,
        None => None,
    };
    let source = row.of_purpose.or_else(|| typed.first(SOURCE).parse().ok());
    let baseline = match source {
        Some(purpose) => {
            let hosts = match &of {
                Some(Published::Event(_, also)) => names(site, also).await?,
                _ => host_names(site, purpose).await?,
            };
            Baseline::of_wording(kind(row.what), &purposes::current_version(db, purpose).await?.wording, &hosts)
        }
        None => Baseline::of_template(
            &templates::find(site, &row.kind).await?.ok_or(Failure::Stored("an unknown template"))?,
        ),
    };
    Ok(Draft { branch: contents::branch(db, row.branch_id).await?, typed, baseline, of, row })
}

/// The event or newsletter published under a purpose.
pub async fn published(site: &Site, purpose: Uuid) -> Result<Option<Published>, Failure> {
    let db = site.db.read();
    if let Some(event) = contents::event_of(db, purpose).await? {
        let also = co_hosts::of_event(db, event.id).await?;
        return Ok(Some(Published::Event(Box::new(event), also)));
    }
    Ok(contents::newsletter_of(db, purpose).await?.map(|newsletter| Published::Newsletter(Box::new(newsletter))))
}

async fn host_names(site: &Site, purpose: Uuid) -> Result<Vec<app::domain::language::LocalText>, Failure> {
    match contents::event_of(site.db.read(), purpose).await? {
        Some(event) => names(site, &co_hosts::of_event(site.db.read(), event.id).await?).await,
        None => Ok(vec![]),
    }
}

/// The names of some branches.
async fn names(site: &Site, ids: &[Uuid]) -> Result<Vec<app::domain::language::LocalText>, Failure> {
    let branches = contents::branches(site.db.read()).await?;
    Ok(branches.into_iter().filter(|branch| ids.contains(&branch.id)).map(|branch| branch.content.name).collect())
}

/// What a form says under a name: empty values say nothing, and browsers break lines in their own way.
#[must_use]
pub fn said(typed: &Typed, name: &str) -> String {
    let values = typed.all(name).iter().map(|value| value.trim().replace("\r\n", "\n"));
    values.filter(|value| !value.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The inputs whose values differ.
#[must_use]
pub fn differing<'t>(one: &'t Typed, other: &'t Typed) -> BTreeSet<&'t str> {
    one.names().chain(other.names()).filter(|name| said(one, name) != said(other, name)).collect()
}

/// Saves the form of a draft, if it says something else. `seen` is the revision that its writer had seen.
///
/// # Errors
/// When somebody else has saved it since.
pub async fn save(site: &Arc<Site>, draft: &Draft, typed: &Typed, seen: i32, by: Uuid) -> Result<(), SaveError> {
    if seen == draft.revision() && differing(typed, &draft.typed).is_empty() {
        return Ok(());
    }
    let now = site.clock.now();
    let form = drafts::form(typed)?;
    let approval = approval::after_change(draft, typed);
    let row = Model { form, approval, ..with_revision(draft.row.clone(), by, now) };
    site.write(move |work| async move {
        if drafts::save(&work.tx.conn, &row, seen).await? { Ok(()) } else { Err(SaveError::Stale) }
    })
    .await
}

fn with_revision(row: Model, by: Uuid, now: DateTime<Utc>) -> Model {
    Model { changed_by: Some(by), changed_at: now, expires_at: year(now), ..row }
}

/// Deletes a draft.
pub async fn remove(site: &Arc<Site>, id: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move { drafts::remove(&work.tx.conn, id).await.map_err(Failure::from) }).await
}

/// The name of the person who last changed a draft, while they have an account.
pub async fn writer(site: &Site, draft: &Draft) -> Result<Option<String>, Failure> {
    let Some(id) = draft.row.changed_by else { return Ok(None) };
    Ok(account::find(site, site.db.read(), id).await?.map(|account| account.secret.name.clone()))
}
