//! Writes a parsed file, in one transaction.

use app::domain::branch::Branch;
use app::domain::organisation::Organisation;
use uuid::Uuid;

use crate::actions::account::access::with_below;
use crate::actions::brand::change;
use crate::actions::publish::{
    self, ContentKind, PublishError, PublishOutcome, Report, SourcePosition, Writing, write_event, write_newsletter,
};
use crate::clock;
use crate::db::{self, Tx, contents};
use crate::site::UnitOfWork;

use super::brand::BrandDraft;
use super::file::{BranchDraft, File};

/// Writes all of a file, or finds out why not.
pub async fn write(work: &UnitOfWork, file: File) -> Result<Report, PublishError> {
    let mut report = Report::default();
    let name_before = db::site::organisation(&work.tx.conn).await?.map(|known| known.name);
    organisation(&work.tx, file.organisation, &mut report).await?;
    let Some(mut writing) = Writing::begin(work).await? else {
        let at = SourcePosition { line: 1, key: "organisation".to_owned() };
        return Err(PublishError::Refused(vec![at.fault("is missing: the first file has to say who runs the site")]));
    };
    writing.report = report;
    for draft in file.branches {
        branch(&mut writing, draft).await?;
    }
    for draft in file.brands {
        brand(&mut writing, draft).await?;
    }
    for draft in file.events {
        write_event::write(&mut writing, draft).await?;
    }
    for draft in file.newsletters {
        write_newsletter::write(&mut writing, draft).await?;
    }
    // Last: whatever is in the file already has its new sentences.
    if name_before.is_some_and(|before| before != writing.organisation) {
        publish::rename(&mut writing).await?;
    }
    writing.end()
}

async fn organisation(tx: &Tx, given: Option<Organisation>, report: &mut Report) -> Result<(), PublishError> {
    let Some(given) = given else { return Ok(()) };
    let known = db::site::organisation(&tx.conn).await?;
    let done = match &known {
        Some(known) if *known == given => PublishOutcome::Unchanged,
        Some(_) => PublishOutcome::Changed,
        None => PublishOutcome::Created,
    };
    if done != PublishOutcome::Unchanged {
        db::site::save_organisation(&tx.conn, &given).await?;
    }
    report.note("organisation", "", done);
    Ok(())
}

async fn branch(writing: &mut Writing<'_>, draft: BranchDraft) -> Result<(), PublishError> {
    let slug = draft.named.slug.clone();
    let known = contents::branch_by_slug(&writing.work.tx.conn, slug.as_str()).await?;
    let parent_id = parent(writing, &draft, known.as_ref().map(|known| known.id)).await?;
    let done = match &known {
        Some(known) if known.content == draft.content && known.parent_id == parent_id => PublishOutcome::Unchanged,
        Some(_) => PublishOutcome::Changed,
        None if !writing.is_free(&draft.named, ContentKind::Branch).await? => return Ok(()),
        None => PublishOutcome::Created,
    };
    let (name, email) = (&draft.content.name, &draft.content.email);
    let renamed = known.as_ref().filter(|known| (&known.content.name, &known.content.email) != (name, email));
    let renamed = renamed.map(|known| known.id);
    let id = known.map_or_else(|| clock::ordered_id(writing.work.now), |known| known.id);
    if done != PublishOutcome::Unchanged {
        let branch = Branch { id, parent_id, slug: slug.clone(), content: draft.content };
        contents::save_branch(&writing.work.tx.conn, &branch, done == PublishOutcome::Created).await?;
    }
    // Calendars name the branch as the organiser.
    if let Some(branch) = renamed {
        writing.work.tx.publishes();
        contents::raise_sequences(&writing.work.tx.conn, branch).await?;
    }
    writing.report.note("branch", slug.as_str(), done);
    writing.branches.insert(slug, id);
    Ok(())
}

/// A branch whose slug was refused has no id, and the file is refused anyway.
async fn brand(writing: &mut Writing<'_>, draft: BrandDraft) -> Result<(), PublishError> {
    let of = draft.of.as_ref().map(|named| writing.branches.get(&named.slug).copied());
    if of == Some(None) {
        return Ok(());
    }
    let changed = change(writing.work, of.flatten(), draft.change).await?;
    let slug = draft.of.map_or_else(|| "organisation".to_owned(), |named| named.slug.to_string());
    let done = if changed { PublishOutcome::Changed } else { PublishOutcome::Unchanged };
    writing.report.note("brand", &slug, done);
    Ok(())
}

/// A branch's parent; notes a fault when there's none, or when it's below the branch.
async fn parent(
    writing: &mut Writing<'_>,
    draft: &BranchDraft,
    own: Option<Uuid>,
) -> Result<Option<Uuid>, PublishError> {
    let Some(of) = &draft.parent else { return Ok(None) };
    let Some(parent) = writing.branch_id(of, None) else { return Ok(None) };
    let tree = contents::branches(&writing.work.tx.conn).await?;
    if own.is_some_and(|own| with_below(&tree, own).contains(&parent)) {
        writing.faults.push(of.at.fault("stands below this branch: a branch cannot be above itself"));
    }
    Ok(Some(parent))
}
