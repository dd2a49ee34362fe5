//! Loads what announcements and issues are about, one recipient at a time: each is asked again whether the mail is still
//! for them.

use app::domain::announcement::AnnouncementState;
use app::mails::kind::AnnouncementMail;
use app::text::Words;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::announcements;
use crate::db::records::Record;
use crate::site::Site;

use super::super::announcements::audience::{has_answered, subject};
use super::super::announcements::example;
use super::super::{Failure, account};
use super::contents::BatchContents;
use super::load::{MailContext, SendDecision, open};
use super::still_due::{is_reader, is_to_be_reminded};

/// An announcement or a reminder, to an attendee who still is one.
pub async fn of_attendee(
    site: &Site,
    contents: &mut BatchContents,
    (announcement, kind): (Uuid, AnnouncementMail),
    record: Record,
    now: DateTime<Utc>,
) -> Result<SendDecision, Failure> {
    let Some(opened) = open(site, contents, record).await? else { return Ok(SendDecision::Drop("no address")) };
    let Some(row) = contents.announcement(site, announcement, now).await? else {
        return Ok(SendDecision::Drop("not owed"));
    };
    if announcements::state(&row)? == AnnouncementState::Stopped {
        return Ok(SendDecision::Drop("stopped"));
    }
    let held = &opened.1;
    let is_for = announcements::audience(&row, &held.subject)?.is_some_and(|audience| audience.includes(held));
    if held.suspended.is_some() || !is_for {
        return Ok(SendDecision::Drop("not owed"));
    }
    Ok(match kind {
        AnnouncementMail::Announcement => {
            SendDecision::Send(MailContext::Announcement(announcements::content(&row)?, opened))
        }
        AnnouncementMail::Reminder if is_to_be_reminded(held, now) => SendDecision::Send(MailContext::Reminder(opened)),
        AnnouncementMail::Reminder => SendDecision::Drop("not owed"),
    })
}

/// An issue, to a reader who still is one.
pub async fn of_reader(
    site: &Site,
    contents: &mut BatchContents,
    issue: Uuid,
    record: Record,
    now: DateTime<Utc>,
) -> Result<SendDecision, Failure> {
    let found = contents.announcement(site, issue, now).await?;
    let Some(row) = found.filter(|row| row.kind == announcements::ISSUE) else {
        return Ok(SendDecision::Drop("not owed"));
    };
    match announcements::state(&row)? {
        AnnouncementState::Stopped => return Ok(SendDecision::Drop("stopped")),
        AnnouncementState::Paused => return Ok(SendDecision::Hold),
        _ => {}
    }
    let Some(opened) = open(site, contents, record).await? else { return Ok(SendDecision::Drop("no address")) };
    let (record, held) = &*opened;
    let Some(audience) = announcements::audience(&row, &held.subject)? else {
        return Ok(SendDecision::Drop("not owed"));
    };
    let is_for = is_reader(held) && audience.includes(held);
    if !is_for || !has_answered(site, site.db.read(), &audience, record).await? {
        return Ok(SendDecision::Drop("not owed"));
    }
    let words = Words::new(&held.language, contents.home(site).await?);
    let body = contents.body(site, &row, &held.subject, &words).await?;
    Ok(SendDecision::Send(MailContext::Issue(body, opened)))
}

/// An announcement or an issue, to the organiser who tries it out.
pub async fn of_test(
    site: &Site,
    contents: &mut BatchContents,
    organiser: Uuid,
    announcement: Uuid,
) -> Result<SendDecision, Failure> {
    let account = account::find(site, site.db.read(), organiser).await?;
    let row = contents.announcement(site, announcement, site.clock.now()).await?;
    let (Some(account), Some(row)) = (account, row) else { return Ok(SendDecision::Drop("gone")) };
    let subject =
        subject(site.db.read(), row.purpose_id).await?.ok_or(Failure::Stored("an announcement of nothing"))?;
    let mut example = Box::new(example::of(site, &subject).await?);
    example.held.email = account.email.clone();
    example.held.language = account.language();
    let account = Box::new(account);
    if row.kind == announcements::ISSUE {
        let words = Words::new(&example.held.language, contents.home(site).await?);
        let body = contents.body(site, &row, &subject, &words).await?;
        return Ok(SendDecision::Send(MailContext::IssueTest(body, example, account)));
    }
    Ok(SendDecision::Send(MailContext::AnnouncementTest(announcements::content(&row)?, example, account)))
}
