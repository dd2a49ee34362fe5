//! Exported copies of lists: asked about by mail once due, noted as destroyed, shown to the data officer.

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::audit::{Act, Reason};
use app::domain::dashboard::CopyOut;
use app::domain::language::LocalText;
use app::mails::kind::{MailDetail, Note};
use app::paths;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::actions::account::Account;
use crate::actions::account::access::Session;
use crate::actions::audit::{AuditEntry, note};
use crate::actions::{Failure, account};
use crate::db::entity::export;
use crate::db::outbox::{self, About, NewMail};
use crate::db::{contents, exports};
use crate::site::{Site, UnitOfWork};

/// How long after the first mail we ask again.
const REMIND_AFTER: TimeDelta = TimeDelta::days(7);
/// How often we ask at most.
const TIMES: i32 = 2;

/// Whose copies to list.
#[derive(Clone, Debug)]
pub enum Whose {
    /// Your own.
    Mine(Uuid),
    /// Those of these purposes, for the data officer.
    Of(Vec<Uuid>),
}

/// The copies that aren't destroyed yet.
pub async fn open(site: &Site, whose: &Whose) -> Result<Vec<CopyOut>, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let rows = match whose {
        Whose::Mine(organiser) => exports::open_of(db, *organiser, now).await?,
        Whose::Of(purposes) => exports::open_under(db, purposes, now).await?,
    };
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let titles: HashMap<Uuid, LocalText> =
        contents::events(db).await?.into_iter().map(|event| (event.purpose_id, event.content.title)).collect();
    let people: HashMap<Uuid, Account> =
        account::everybody(site).await?.into_iter().map(|account| (account.id(), account)).collect();
    let copies = rows.into_iter().filter_map(|row| {
        let who = row.organiser_id.and_then(|id| people.get(&id));
        Some(CopyOut {
            id: row.id,
            title: titles.get(&row.purpose_id)?.clone(),
            who: who.map(|account| (account.secret.name.clone(), account.email.to_display())),
            at: row.created_at,
            count: u32::try_from(row.count).unwrap_or(0),
            kind: row.kind,
            destroy_by: row.destroy_by,
        })
    });
    Ok(copies.collect())
}

/// Notes that every copy of a list is destroyed. `false` when there's no such open list among these.
pub async fn destroyed(site: &Arc<Site>, session: &Session, whose: Whose, id: Uuid) -> Result<bool, Failure> {
    let organiser = session.organiser_id();
    site.write(move |work| async move {
        let now = work.now;
        let found = exports::lock_open(&work.tx.conn, id, now).await?.filter(|row| match &whose {
            Whose::Mine(mine) => row.organiser_id == Some(*mine),
            Whose::Of(purposes) => purposes.contains(&row.purpose_id),
        });
        let Some(row) = found else { return Ok(false) };
        exports::set_destroyed(&work.tx.conn, id, now).await?;
        let branch = contents::event_of(&work.tx.conn, row.purpose_id).await?.map(|event| event.branch_id);
        let entry = AuditEntry {
            act: Act::CopiesDestroyed,
            organiser: Some(organiser),
            purpose: row.purpose_id,
            branch,
            count: u64::try_from(row.count).unwrap_or(0),
            reason: Reason::parse(&row.reason),
        };
        note(&work, entry).await.map(|()| true)
    })
    .await
}

/// Asks by mail about every copy whose day has come, and again a week later.
pub async fn ask_all(site: &Arc<Site>) -> Result<(), Failure> {
    let now = site.clock.now();
    for row in exports::to_ask(site.db.read(), now, now - REMIND_AFTER, TIMES).await? {
        site.write(move |work| async move { ask(&work, row).await }).await?;
    }
    Ok(())
}

async fn ask(work: &UnitOfWork, row: export::Model) -> Result<(), Failure> {
    let now = work.now;
    // Read in the same write: it may have been destroyed, or asked about, in the meantime.
    let again = exports::lock_open(&work.tx.conn, row.id, now).await?.filter(|found| found.asked == row.asked);
    let Some(row) = again else { return Ok(()) };
    exports::set_asked(&work.tx.conn, row.id, row.asked + 1, now).await?;
    let event = contents::event_of(&work.tx.conn, row.purpose_id).await?;
    let (Some(organiser), Some(event)) = (row.organiser_id, event) else { return Ok(()) };
    let mail = NewMail {
        purpose_id: row.purpose_id,
        detail: MailDetail {
            title: Some(event.content.title),
            count: u32::try_from(row.count).ok(),
            day: Some(row.destroy_by),
            path: Some(paths::organise::EXPORTS.to_owned()),
            ..MailDetail::default()
        },
        about: About::Organiser(organiser, Note::DestroyCopies),
        due_at: now,
        expires_at: now + REMIND_AFTER,
        allowed: true,
    };
    outbox::add(&work.tx, [mail], now).await.map_err(Failure::from)
}
