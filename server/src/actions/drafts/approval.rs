//! Deviations of a draft from its template, and the data officer's approval or refusal of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::catalogue;
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::forms::questions::{input, numbers};
use app::forms::state::Typed;
use app::mails::kind::{MailDetail, Note};
use app::paths;
use app::text::template_texts;
use uuid::Uuid;

use super::{Draft, SaveError, open, with_revision};
use crate::actions::Failure;
use crate::actions::account;
use crate::actions::audit::{AuditEntry, note};
use crate::db::drafts;
use crate::db::entity::draft::{Approval, Model};
use crate::db::outbox::{self, About, NewMail};
use crate::db::purposes::ADMINISTRATION;
use crate::site::Site;

/// A deviation from the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// A different statement of what the data is for.
    Statement(String),
    /// Other people see it.
    SeenBy(String),
    /// It's kept longer, for this many days.
    Keep(i64),
    /// A special category question that the template doesn't have.
    Special(String),
}

/// Whether the answers to question `n` are special category data: ticked as such, or known to be.
pub(super) fn is_special(draft: &Draft, typed: &Typed, n: usize) -> bool {
    let first = |part: &str| typed.first(&input(n, part)).trim();
    let ready = catalogue::find(first("key")).is_some_and(|entry| entry.special);
    first("special") == "yes" || ready || draft.baseline.special.iter().any(|(key, _)| key == first("key"))
}

fn says(text: &LocalText, typed: &str) -> bool {
    text.iter().any(|(_, said)| said.trim().replace("\r\n", "\n") == typed.trim().replace("\r\n", "\n"))
}

/// A draft's deviations from its template.
pub(super) fn of(draft: &Draft, typed: &Typed) -> Vec<Deviation> {
    let base = &draft.baseline;
    let mut deviations = Vec::new();
    let text = |name: &str| typed.first(name).trim().to_owned();
    if !says(&base.purpose.statement, &text("statement")) {
        deviations.push(Deviation::Statement(text("statement")));
    }
    if !says(&base.purpose.seen_by, &text("seen_by")) {
        deviations.push(Deviation::SeenBy(text("seen_by")));
    }
    let days = text("keep_days").parse().unwrap_or(0);
    if base.what == PurposeKind::Event && template_texts::days(days) > base.longest {
        deviations.push(Deviation::Keep(days));
    }
    for n in numbers(typed).filter(|n| is_special(draft, typed, *n)) {
        let (key, label) = (text(&input(n, "key")), text(&input(n, "label")));
        if !base.special.iter().any(|(own, said)| *own == key && says(said, &label)) {
            deviations.push(Deviation::Special(label));
        }
    }
    deviations
}

/// The approval after a change of the form: a decision is about what the data officer saw.
pub(super) fn after_change(draft: &Draft, typed: &Typed) -> Approval {
    let same = of(draft, typed) == of(draft, &draft.typed);
    let stands = same || draft.row.approval == Approval::Asked;
    if stands { draft.row.approval } else { Approval::None }
}

/// Asks the data officer for approval.
///
/// # Errors
/// When somebody else has saved the draft since.
pub async fn ask(site: &Arc<Site>, draft: &Draft, why: String, seen: i32, by: Uuid) -> Result<(), SaveError> {
    let row = Model { approval: Approval::Asked, approval_why: Some(why), ..draft.row.clone() };
    let row = with_revision(row, by, site.clock.now());
    let entry = AuditEntry::own(Act::ApprovalAsked, Some(by), Some(draft.row.branch_id));
    site.write(move |work| async move {
        if !drafts::save(&work.tx.conn, &row, seen).await? {
            return Err(SaveError::Stale);
        }
        note(&work, entry).await.map_err(SaveError::from)
    })
    .await
}

/// The drafts in these branches that wait for approval.
pub async fn waiting(site: &Site, branches: &BTreeSet<Uuid>) -> Result<Vec<Draft>, Failure> {
    let mut waiting = Vec::new();
    for row in drafts::list(site.db.read(), branches, site.clock.now()).await? {
        if row.approval == Approval::Asked {
            waiting.push(open(site, row).await?);
        }
    }
    Ok(waiting)
}

/// Approves or refuses what the data officer saw, and tells the person who asked.
///
/// # Errors
/// When the draft has changed since.
pub async fn decide(site: &Arc<Site>, draft: &Draft, yes: bool, seen: i32, by: Uuid) -> Result<(), SaveError> {
    let now = site.clock.now();
    let approval = if yes { Approval::Granted } else { Approval::Refused };
    let row = Model { approval, changed_at: now, ..draft.row.clone() };
    let act = if yes { Act::ApprovalGranted } else { Act::ApprovalRefused };
    let entry = AuditEntry::own(act, Some(by), Some(draft.row.branch_id));
    let mail = told(site, draft, yes).await?;
    site.write(move |work| async move {
        if !drafts::save(&work.tx.conn, &row, seen).await? {
            return Err(SaveError::Stale);
        }
        if let Some(mail) = mail {
            outbox::add(&work.tx, [mail], now).await?;
        }
        note(&work, entry).await.map_err(SaveError::from)
    })
    .await?;
    Ok(())
}

async fn told(site: &Site, draft: &Draft, yes: bool) -> Result<Option<NewMail>, Failure> {
    let Some(asker) = draft.row.changed_by else { return Ok(None) };
    let Some(account) = account::find(site, site.db.read(), asker).await? else { return Ok(None) };
    let title = draft.title();
    let title = if title.is_empty() { draft.branch.content.name.clone() } else { LocalText::english(title) };
    let path = paths::organise::draft_check(draft.row.id);
    let now = site.clock.now();
    Ok(Some(NewMail {
        purpose_id: ADMINISTRATION,
        detail: MailDetail { title: Some(title), path: Some(path), ..MailDetail::default() },
        about: About::Organiser(asker, if yes { Note::ApprovalGranted } else { Note::ApprovalRefused }),
        due_at: now,
        expires_at: account.expires_at(),
        allowed: true,
    }))
}
