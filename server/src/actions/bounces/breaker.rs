//! The circuit breaker: halts a round of mails when too many of it come back, and tells who sends it.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::domain::announcement::AnnouncementState;
use app::domain::bounce::{BounceClass, BounceTally, Halt};
use app::domain::held::Subject;
use app::mails::kind::{MailDetail, Note};
use app::paths;
use chrono::TimeDelta;
use uuid::Uuid;

use crate::db::bounces::{self, SentMail};
use crate::db::entity::announcement::Model;
use crate::db::outbox::{self, About, NewMail};
use crate::db::{announcements, issues, organisers};
use crate::site::{Site, UnitOfWork};

use super::super::announcements::audience::subject;
use super::super::announcements::stop;
use super::super::issues::pause;
use super::super::tell_receipts::who_runs;
use super::Failure;

/// How long we try to deliver what we tell about it.
const TRIED: TimeDelta = TimeDelta::days(7);

/// Whether an announcement must be halted, on this tally. An issue is only paused, so it can go on, and what was seen then doesn't count again.
fn judged(row: &Model, tally: BounceTally) -> Result<Option<Halt>, Failure> {
    Ok(tally.since(issues::seen(row)?).halt(row.kind == announcements::ISSUE))
}

/// Counts mails that came back, and halts the rounds that they were a part of, where that's due.
///
/// # Errors
/// When the database refuses: the next one halts the round.
pub async fn look(site: &Arc<Site>, noted: &[(SentMail, BounceClass)]) -> Result<(), Failure> {
    let mut rounds: BTreeMap<Uuid, BounceTally> = BTreeMap::new();
    for (mail, class) in noted {
        // Whatever else is sent to many is counted here too.
        let Some(announcement) = mail.announcement else {
            if *class == BounceClass::Ours {
                tracing::error!("a mail was refused for what it is, or for where it comes from");
            }
            continue;
        };
        add(rounds.entry(announcement).or_default(), *class);
    }
    for (announcement, added) in rounds {
        site.write_on_reserve(move |work| async move { count(&work, announcement, added).await }).await?;
    }
    Ok(())
}

const fn add(tally: &mut BounceTally, class: BounceClass) {
    match class {
        BounceClass::Hard => tally.hard += 1,
        BounceClass::Complaint => tally.complaints += 1,
        BounceClass::Ours => tally.ours += 1,
        BounceClass::Soft => {}
    }
}

async fn count(work: &UnitOfWork, id: Uuid, added: BounceTally) -> Result<(), Failure> {
    let Some(row) = announcements::lock(&work.tx.conn, id, work.now).await? else { return Ok(()) };
    let before = bounces::tally(&row);
    let after = BounceTally {
        handed_over: before.handed_over,
        hard: before.hard + added.hard,
        complaints: before.complaints + added.complaints,
        ours: before.ours + added.ours,
    };
    if after == before {
        return Ok(());
    }
    bounces::set_tally(&work.tx.conn, id, after).await?;
    if before.ours == 0 && after.ours > 0 {
        tracing::error!("an announcement is refused for what it is, or for where it comes from");
    }
    let is_running = matches!(announcements::state(&row)?, AnnouncementState::Scheduled | AnnouncementState::Sending);
    let due = if is_running { judged(&row, after)? } else { None };
    match due {
        Some(why) => halt(work, &row, why).await,
        None if before.ours == 0 && after.ours > 0 => tell(work, &row, Note::MailsRefused, None).await,
        None => Ok(()),
    }
}

/// Halts a round: the one place that does.
async fn halt(work: &UnitOfWork, row: &Model, why: Halt) -> Result<(), Failure> {
    tracing::error!(why = why.name(), "an announcement is halted");
    if row.kind == announcements::ISSUE {
        pause::by_site(work, row, why).await?;
        return tell(work, row, Note::IssuePaused, Some(why)).await;
    }
    stop::by_site(work, row).await?;
    tell(work, row, Note::MailsHalted, Some(why)).await
}

/// Tells who wrote it, or else who runs the event or newsletter.
async fn tell(work: &UnitOfWork, row: &Model, note: Note, halted: Option<Halt>) -> Result<(), Failure> {
    let now = work.now;
    let Some(subject) = subject(&work.tx.conn, row.purpose_id).await? else { return Ok(()) };
    let path = match &subject {
        Subject::Event(event) => paths::organise::announcement(&event.slug, row.id),
        Subject::Newsletter(newsletter) => paths::organise::issue(&newsletter.slug, row.id),
    };
    let writer = match row.organiser_id {
        Some(id) => organisers::find(&work.tx.conn, id, now).await?,
        None => None,
    };
    let told = match writer {
        Some(writer) => vec![writer.id],
        None => who_runs(work, &subject).await?,
    };
    let mails = told.into_iter().map(|organiser| NewMail {
        purpose_id: row.purpose_id,
        detail: MailDetail {
            title: Some(subject.title().clone()),
            halted,
            path: Some(path.clone()),
            ..MailDetail::default()
        },
        about: About::Organiser(organiser, note),
        due_at: now,
        expires_at: now + TRIED,
        allowed: true,
    });
    outbox::add(&work.tx, mails, now).await.map_err(Failure::from)
}
