//! What becomes due for accounts over time: roles that end, guidance to read again, and accounts without a role.

use std::sync::Arc;

use app::domain::guidance::{GRACE, VERSION};
use app::domain::retention::months_after;
use app::mails::kind::{MailDetail, Note};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::db::ConnectionTrait;
use crate::db::entity::organiser::{self, State};
use crate::db::entity::role;
use crate::db::organisers;
use crate::site::{Site, UnitOfWork};

use super::super::Failure;
use super::{post, roles};

/// How long before a role ends its holder is reminded.
const ROLE: TimeDelta = TimeDelta::days(30);

/// What is due for one account.
#[derive(Clone, Debug)]
enum Due {
    Role(role::Model),
    Guidance(DateTime<Utc>),
    Over,
}

/// Does everything that's due, once each, in separate transactions.
pub async fn remind_all(site: &Arc<Site>) -> Result<(), Failure> {
    let due = due(site, site.db.read()).await?;
    for (id, due) in due {
        site.write(move |work| async move { remind(&work, id, due).await }).await?;
    }
    Ok(())
}

async fn due<C: ConnectionTrait>(site: &Site, db: &C) -> Result<Vec<(Uuid, Due)>, Failure> {
    let now = site.clock.now();
    let all = organisers::roles(db, None, now).await?;
    let mut due = Vec::new();
    for row in organisers::all(db, now).await?.into_iter().filter(|row| row.state == State::Active) {
        let own: Vec<_> = all.iter().filter(|role| role.organiser_id == row.id).collect();
        if own.is_empty() {
            due.push((row.id, Due::Over));
            continue;
        }
        let ending = own.iter().filter(|role| role.reminded_at.is_none() && role.expires_at <= now + ROLE);
        due.extend(ending.map(|role| (row.id, Due::Role((*role).clone()))));
        due.extend(guidance_due(&row, now).map(|until| (row.id, Due::Guidance(until))));
    }
    Ok(due)
}

/// The deadline for reading the guidance, if a reminder is due: a month before the year is over, when it's over, and
/// halfway through the grace period.
fn guidance_due(row: &organiser::Model, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let (version, read) = row.guidance_version.zip(row.guidance_at)?;
    let year = months_after(read, 12);
    let mut steps = vec![months_after(read, 11), year, year + GRACE / 2];
    if version < VERSION {
        steps.insert(0, read);
    }
    let step = steps.into_iter().rev().find(|step| *step <= now)?;
    let told = row.reminded_at.is_some_and(|told| told >= step);
    (!told && now < year + GRACE).then_some(year + GRACE)
}

async fn remind(work: &UnitOfWork, id: Uuid, due: Due) -> Result<(), Failure> {
    let now = work.now;
    let Some(account) = organisers::find(&work.tx.conn, id, now).await? else { return Ok(()) };
    match due {
        Due::Over => roles::settle(work, id).await,
        Due::Role(row) => {
            let detail = roles::detail(&work.tx, row.branch_id, organisers::role_of(&row)?, row.expires_at).await?;
            organisers::set_role_reminded(&work.tx.conn, row.id, now).await?;
            post(work, &account, Note::RoleEnds, detail).await
        }
        Due::Guidance(until) => {
            organisers::set_reminded(&work.tx.conn, id, now).await?;
            let detail = MailDetail { day: Some(until), ..MailDetail::default() };
            post(work, &account, Note::GuidanceDue, detail).await
        }
    }
}
