//! Passes a person's reply on to the branch's own address, as it came, and keeps nothing of it. Replies usually get
//! there without us, by Reply-To; a few programs answer the return path instead.

use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::language::{Language, LocalText};
use app::domain::organisation::Organisation;
use app::mails;
use app::paths;
use chrono::TimeDelta;

use crate::clock;
use crate::db::bounces::{self, SentMail};
use crate::db::records;
use crate::db::site::organisation;
use crate::mail::inbound::Reading;
use crate::mail::kept::Kept;
use crate::mail::message::{Envelope, build, from_name};
use crate::mail::transport::Outcome;
use crate::site::Site;

use super::super::held;
use super::{Failure, TakeError, WorkedOff, return_path};

/// The most servers a reply may have passed: more is a loop.
const HOPS: usize = 30;
/// How many replies an hour are passed on for one event or newsletter.
const HOURLY: u64 = 30;

/// Who a reply is for, and what it's about.
struct Addressee {
    branch: Option<Branch>,
    title: LocalText,
    language: Language,
    email: String,
}

/// Passes a reply to a mail on.
///
/// # Errors
/// When the relay doesn't take it now; it's to be handed over again later.
pub(super) async fn reply(
    site: &Arc<Site>,
    mail: &SentMail,
    reading: &Reading,
    message: &Kept,
) -> Result<WorkedOff, TakeError> {
    let own = site.config.mail_from.as_str();
    let is_own = reading.author.as_deref().is_some_and(|author| author.eq_ignore_ascii_case(own));
    if is_own || reading.hops > HOPS || is_too_often(site, mail).await? {
        return Ok(WorkedOff::Nothing);
    }
    let organisation = organisation(site.db.read()).await?.ok_or(Failure::Stored("a reply without an organisation"))?;
    let Some(addressee) = addressee(site, mail, &organisation).await? else { return Ok(WorkedOff::Nothing) };
    let Some(envelope) = envelope(site, &addressee, &organisation, reading, message) else {
        return Ok(WorkedOff::Nothing);
    };
    let (Addressee { language, title, .. }, was_cut) = (&addressee, message.was_cut());
    let privacy = format!("{}{}", site.config.base_url, paths::PRIVACY);
    let written = mails::reply(&organisation, language, title, was_cut, &privacy);
    let Ok(email) = build(&written, &envelope) else { return Ok(WorkedOff::Nothing) };
    match site.transport.send(clock::random_id(), &email).await {
        Outcome::Sent | Outcome::InDoubt => {}
        Outcome::Refused { code } => {
            tracing::warn!(code, "the relay refuses a reply that was to be passed on");
            return Ok(WorkedOff::Nothing);
        }
        Outcome::Later { code } => return Err(TakeError::Relay(code)),
    }
    let mail = mail.id;
    site.write(
        move |work| async move { bounces::mark_replied(&work.tx.conn, mail, work.now).await.map_err(Failure::from) },
    )
    .await?;
    Ok(WorkedOff::PassedOn)
}

/// Whether enough replies were passed on lately, to this mail or to all mails of its purpose. That's in the database, as
/// each message may be worked off by a process of its own.
async fn is_too_often(site: &Site, mail: &SentMail) -> Result<bool, Failure> {
    let (now, hour) = (site.clock.now(), TimeDelta::hours(1));
    let is_eager = mail.replied_at.is_some_and(|at| now - at < hour);
    let is_full = is_eager || bounces::replies_since(site.db.read(), mail.purpose_id, now - hour).await? >= HOURLY;
    if is_full {
        tracing::warn!("a reply is not passed on: too many have come");
    }
    Ok(is_full)
}

/// The branch that a mail came from, or the organisation. `None` if what it was about is gone.
async fn addressee(site: &Site, mail: &SentMail, organisation: &Organisation) -> Result<Option<Addressee>, Failure> {
    let db = site.db.read();
    let Some((_, id)) = mail.record else {
        let (title, email) = (organisation.name.clone(), organisation.privacy_email.clone());
        return Ok(Some(Addressee { branch: None, title, language: Language::english(), email }));
    };
    let Some(record) = records::find(db, id, site.clock.now()).await? else { return Ok(None) };
    let (subject, branch) = held::subject(db, record.kind(), record.purpose_id()).await?;
    let (title, email) = (subject.title().clone(), branch.content.email.clone());
    Ok(Some(Addressee { branch: Some(branch), title, language: record.language(), email }))
}

/// `None` if the address is none, or is where mail comes back to: that would never end.
fn envelope(
    site: &Site,
    addressee: &Addressee,
    organisation: &Organisation,
    reading: &Reading,
    message: &Kept,
) -> Option<Envelope> {
    let to = EmailAddress::parse(&addressee.email).ok()?;
    let domain = site.config.bounce_domain.as_deref()?;
    if to.to_mail().ends_with(&format!("@{domain}")) {
        return None;
    }
    let id = clock::random_id();
    let author = reading.author.as_deref().and_then(|author| EmailAddress::parse(author).ok());
    let branch = addressee.branch.as_ref().map(|branch| branch.content.name.get(&addressee.language));
    Some(Envelope {
        from_name: from_name(branch, organisation.name.get(&addressee.language)),
        from_address: site.config.mail_from.clone(),
        // It names no mail, so what comes back to it is dropped.
        return_path: return_path::of_mail(site, id),
        reply_to: author.map(|author| author.to_mail()),
        to,
        message_id: format!("<{}@{}>", site.vault.message_id(id), site.config.host()),
        date: site.clock.now(),
        auto_submitted: true,
        list: None,
        calendar: None,
        enclosed: Some(message.bytes().to_vec()),
    })
}
