//! The "sent" page's token: sealed, good for 30 minutes, made for known, unknown and suppressed addresses alike.

use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::language::{Language, LocalText};
use app::domain::organisation::Organisation;
use app::domain::seats::Offer;
use app::forms::sign_up::SignUp;
use app::forms::state::{FormState, Typed};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::db::outbox::About;
use crate::db::records::{self, Record};
use crate::db::requests;
use crate::mail::message::from_name;
use crate::site::Site;

use super::{Failure, answers, held, sign_up, your_data};

/// How long the page can be opened.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(30);
const LABEL: &str = "sent";

/// What the token holds: which record, and what the sign-up was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When the form was sent.
    pub at: DateTime<Utc>,
    /// What an event's sign-up was offered.
    pub offer: Option<Offer>,
    /// Which record.
    pub about: About,
}

/// The token for a record.
#[must_use]
pub fn token(site: &Site, sent: &Sent) -> String {
    let offer = match sent.offer {
        None => 0,
        Some(Offer::Held) => 1,
        Some(Offer::FirstToConfirm) => 2,
        Some(Offer::WaitingList) => 3,
    };
    let (kind, id) = match sent.about {
        About::Registration(id) => (0, id),
        About::Subscription(id) => (1, id),
        About::Request(id) => (2, id),
        About::Organiser(id) => (3, id),
    };
    let mut packed = sent.at.timestamp().to_be_bytes().to_vec();
    packed.extend([offer, kind]);
    packed.extend(id.into_bytes());
    site.vault.wrap(LABEL, &packed)
}

/// Opens a token; `None` when it is none of ours or older than 30 minutes.
#[must_use]
pub fn open(site: &Site, token: &str) -> Option<Sent> {
    let packed = site.vault.open_wrapped(LABEL, token)?;
    let (seconds, rest) = packed.split_first_chunk::<8>()?;
    let ([offer, kind], id) = rest.split_first_chunk::<2>()?;
    let id = Uuid::from_slice(id).ok()?;
    let at = DateTime::from_timestamp(i64::from_be_bytes(*seconds), 0)?;
    let offer = match offer {
        0 => None,
        1 => Some(Offer::Held),
        2 => Some(Offer::FirstToConfirm),
        3 => Some(Offer::WaitingList),
        _ => return None,
    };
    let about = match kind {
        0 => About::Registration(id),
        1 => About::Subscription(id),
        2 => About::Request(id),
        _ => return None,
    };
    (site.clock.now() - at <= GOOD_FOR).then_some(Sent { at, offer, about })
}

/// What the page shows.
#[derive(Debug)]
pub struct SentShown {
    /// The address that was typed.
    pub email: EmailAddress,
    /// The language the form was in.
    pub language: Language,
    /// What it was for; `None` for "your data".
    pub title: Option<LocalText>,
    /// Whose event or newsletter it is.
    pub branch: Option<Branch>,
    /// The zone of its times.
    pub zone: Tz,
    /// The path of the form.
    pub form_path: String,
}

/// Opens what the page shows; `None` when the record is gone.
///
/// # Errors
/// When the database refuses or something does not open.
pub async fn show(site: &Site, sent: &Sent) -> Result<Option<SentShown>, Failure> {
    if let About::Request(id) = sent.about {
        let Some(row) = requests::find(site.db.read(), id, site.clock.now()).await? else { return Ok(None) };
        return Ok(Some(SentShown {
            email: your_data::address(site, &row)?,
            language: Language::new(&row.language),
            title: None,
            branch: None,
            zone: Tz::Europe__London,
            form_path: "/your-data".to_owned(),
        }));
    }
    let Some(record) = record(site, sent).await? else { return Ok(None) };
    let held = held::open(site, site.db.read(), &record).await?;
    Ok(Some(SentShown {
        form_path: super::links::public_path(&held.subject),
        title: Some(held.title().clone()),
        zone: held.zone(),
        branch: Some(held.branch),
        email: held.email,
        language: held.language,
    }))
}

/// The From of the mail to look for, as mail programs show it.
#[must_use]
pub fn sender(site: &Site, organisation: &Organisation, branch: Option<&Branch>, language: &Language) -> String {
    let branch = branch.map(|branch| branch.content.name.get(language));
    format!("{} <{}>", from_name(branch, organisation.name.get(language)), site.config.mail_from)
}

async fn record(site: &Site, sent: &Sent) -> Result<Option<Record>, Failure> {
    let (About::Registration(id) | About::Subscription(id)) = sent.about else { return Ok(None) };
    records::find(site.db.read(), id, site.clock.now()).await.map_err(Failure::from)
}

/// "Correct it": the form filled with what was typed, and the sign-up that it stands in for; an empty form where the
/// token opens none. The consent box is the person's own to tick, each time.
///
/// # Errors
/// When the database refuses or something does not open.
pub async fn correct(site: &Site, token: &str) -> Result<(FormState, Option<Uuid>), Failure> {
    let (typed, corrected) = match open(site, token) {
        Some(sent) => typed(site, &sent).await?.unzip(),
        None => (None, None),
    };
    Ok((FormState { typed: typed.unwrap_or_default(), ..FormState::empty() }, corrected))
}

async fn typed(site: &Site, sent: &Sent) -> Result<Option<(Typed, Uuid)>, Failure> {
    let Some(record) = record(site, sent).await?.filter(Record::is_pending) else { return Ok(None) };
    let seats = match &record {
        Record::Registration(row) => u32::try_from(row.seats).unwrap_or(1),
        Record::Subscription(_) => 1,
    };
    let sign_up = SignUp {
        email: held::address(&site.vault, &record)?,
        seats,
        answers: answers::read(site, site.db.read(), &record).await?.answers,
        agreed: [].into(),
    };
    let mut typed = sign_up.to_typed();
    typed.set("consent", vec![]);
    Ok(Some((typed, record.id())))
}

/// "Send again": the same mail once more, within the limits. The page says the same either way.
///
/// # Errors
/// When the database refuses or something does not open.
pub async fn send_again(site: &Arc<Site>, sent: &Sent) -> Result<(), Failure> {
    if let About::Request(id) = sent.about {
        return your_data::send_again(site, id).await;
    }
    let Some(record) = record(site, sent).await? else { return Ok(()) };
    if !record.is_pending() {
        return sign_up::mail_link(site, &record).await;
    }
    let email = held::address(&site.vault, &record)?;
    let inner = site.clone();
    site.db
        .write(move |tx| {
            Box::pin(async move {
                let standing = sign_up::standing(&inner, tx, record.kind(), record.purpose_id(), &email).await?;
                let allowed = inner.limits.mail(record.purpose_id(), &email.folded());
                sign_up::queue_answer(&inner, tx, &standing, &record, allowed).await
            })
        })
        .await?;
    site.mail_due.notify_one();
    Ok(())
}
