//! Begins a draft: from a template, to change something published, or as a copy of it.

use std::sync::Arc;

use app::domain::catalogue;
use app::domain::language::Language;
use app::domain::purpose::PurposeKind;
use app::domain::retention::{unsaved, year};
use app::domain::template::Template;
use app::forms::content::ContentInput;
use app::forms::questions::TypedQuestion;
use app::forms::state::Typed;
use app::text::Words;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Published, SOURCE, from_published};
use crate::actions::{Failure, show};
use crate::clock;
use crate::config::first_run;
use crate::db::entity::draft::{Approval, Model, What};
use crate::db::purposes::ADMINISTRATION;
use crate::db::{drafts, editing};
use crate::site::Site;

/// After this long, nobody is typing any more in a change that nobody has saved.
const LEFT_ALONE: TimeDelta = TimeDelta::hours(4);

/// Sets one value of a form.
fn set(typed: &mut Typed, name: &str, value: impl Into<String>) {
    typed.set(name, vec![value.into()]);
}

/// Begins a draft from a template. Returns its id.
pub async fn of_template(
    site: &Arc<Site>,
    slug: &str,
    kind: &Template,
    branch: Uuid,
    by: Uuid,
    language: &Language,
) -> Result<Uuid, Failure> {
    let home = show::organisation(site).await?.map_or_else(first_run::timezone, |organisation| organisation.timezone);
    let words = Words::new(language, home);
    let mut typed = Typed::default();
    for (name, value) in [
        ("reminds", "yes".to_owned()),
        ("listed", "yes".to_owned()),
        ("zone", home.name().to_owned()),
        ("group_max", "4".to_owned()),
        ("renew_months", "24".to_owned()),
        ("name_asked", kind.name_asked.name().to_owned()),
        ("keep_days", kind.keep.length().num_days().to_string()),
        ("statement", kind.statement.get(language).to_owned()),
        ("seen_by", kind.seen_by.get(language).to_owned()),
    ] {
        set(&mut typed, name, value);
    }
    if kind.online {
        set(&mut typed, "place", words.get("editor-online"));
    }
    for (at, key) in kind.questions.iter().enumerate() {
        if let Some(entry) = catalogue::find(key) {
            TypedQuestion::ready(&words, entry).write(&mut typed, at + 1);
        }
    }
    let what = if kind.what == PurposeKind::Newsletter { What::Newsletter } else { What::Event };
    add(site, draft(branch, what, slug, None, by), typed).await
}

/// Begins a draft that changes something published, or continues the existing one. It isn't listed and is deleted after a day,
/// unless somebody saves it.
pub async fn edit(site: &Arc<Site>, of: &Published, by: Uuid) -> Result<Uuid, Failure> {
    let (purpose, revision) = (of.purpose(), revision(site, of).await?);
    let existing = || drafts::of_purpose(site.db.read(), purpose, site.clock.now());
    if let Some(row) = existing().await? {
        let Some(began) = outdated(&row, revision, by, site.clock.now()) else { return Ok(row.id) };
        let id = row.id;
        site.write(
            move |work| async move { drafts::remove_unsaved(&work.tx.conn, id, began).await.map_err(Failure::from) },
        )
        .await?;
        // In the meantime somebody may have saved it, or begun a newer one.
        if let Some(row) = existing().await? {
            return Ok(row.id);
        }
    }
    let typed = from_published::form(site, of).await?;
    add(site, draft(of.branch(), of.what(), "", Some((purpose, revision)), by), typed).await
}

/// The revision that a draft began from, if a new one takes its place: it's of what was published before, nobody has
/// saved it, and nobody but the person who asks may still be typing in it.
fn outdated(row: &Model, published: i32, by: Uuid, now: DateTime<Utc>) -> Option<i32> {
    let is_free = row.changed_by == Some(by) || now - row.changed_at >= LEFT_ALONE;
    row.of_revision.filter(|began| row.revision == 1 && *began != published && is_free)
}

/// Begins a draft of something new, copied from something published.
pub async fn copy(site: &Arc<Site>, of: &Published, by: Uuid) -> Result<Uuid, Failure> {
    let mut typed = from_published::form(site, of).await?;
    for input in ContentInput::ALL.iter().filter(|input| !input.is_copied()) {
        typed.set(input.name(), vec![]);
    }
    set(&mut typed, SOURCE, of.purpose().to_string());
    add(site, draft(of.branch(), of.what(), "", None, by), typed).await
}

/// How often something published has been changed.
pub async fn revision(site: &Site, of: &Published) -> Result<i32, Failure> {
    Ok(match of {
        Published::Event(event, _) => editing::management(site.db.read(), event.id).await?.1,
        Published::Newsletter(newsletter) => editing::newsletter(site.db.read(), newsletter.id).await?.1,
    })
}

fn draft(branch: Uuid, what: What, kind: &str, of: Option<(Uuid, i32)>, by: Uuid) -> Model {
    Model {
        id: Uuid::nil(),
        purpose_id: ADMINISTRATION,
        branch_id: branch,
        what,
        kind: kind.to_owned(),
        of_purpose: of.map(|(purpose, _)| purpose),
        of_revision: of.map(|(_, revision)| revision),
        form: serde_json::Value::Null,
        revision: 1,
        changed_by: Some(by),
        changed_at: DateTime::UNIX_EPOCH,
        approval: Approval::None,
        approval_why: None,
        created_at: DateTime::UNIX_EPOCH,
        expires_at: DateTime::UNIX_EPOCH,
    }
}

async fn add(site: &Arc<Site>, row: Model, typed: Typed) -> Result<Uuid, Failure> {
    let now = site.clock.now();
    let id = clock::ordered_id(now);
    let form = drafts::form(&typed)?;
    let expires_at = if row.of_purpose.is_some() { unsaved(now) } else { year(now) };
    let row = Model { id, form, changed_at: now, created_at: now, expires_at, ..row };
    site.write(move |work| async move { drafts::add(&work.tx.conn, row).await.map_err(Failure::from) }).await?;
    Ok(id)
}
