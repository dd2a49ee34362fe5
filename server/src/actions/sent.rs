//! The "sent" page's token: sealed, valid for 30 minutes, made for known, unknown and suppressed addresses alike.

use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::field::Answers;
use app::domain::held::Subject;
use app::domain::language::{Language, LocalText};
use app::domain::organisation::Organisation;
use app::domain::seats::Offer;
use app::domain::zone::Zone;
use app::forms::sign_up::SignUp;
use app::forms::state::FormState;
use app::paths;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::outbox;
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::{self, Record, RecordKind};
use crate::mail::message::from_name;
use crate::site::Site;

use super::register::Accepted;
use super::sign_up::Carried;
use super::{Failure, held, sign_up, stop, your_data};

/// How long the page can be opened.
const MAX_AGE: TimeDelta = TimeDelta::minutes(30);
const LABEL: &str = "sent";
/// The most bytes of answers that a token carries: with more it would be too long for a URL, and people type them
/// again.
const LONGEST: usize = 2_000;

/// The kind of record that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentRecord {
    /// A sign-up to an event.
    Registration(Uuid),
    /// A sign-up to a newsletter.
    Subscription(Uuid),
    /// A request for links to everything held.
    Request(Uuid),
    /// A request for the button that stops a newsletter.
    Stop(Uuid),
}

/// The contents of the token: everything that the page and the corrected form show. Neither looks at the current
/// sign-up, so neither reveals whether somebody has since confirmed or deleted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When the form was sent.
    pub at: DateTime<Utc>,
    /// What an event's sign-up was offered.
    pub offer: Option<Offer>,
    /// The record.
    pub about: SentRecord,
    /// Its purpose.
    pub purpose: Uuid,
    /// The language the form was in.
    pub language: Language,
    /// What was typed.
    pub typed: SignUp,
    /// Until when the form counts as filled in at the event's venue.
    pub venue_until: Option<DateTime<Utc>>,
}

/// A [`Sent`] as it's sealed: instant, offer, record, purpose, language, address, seats, answers, venue.
#[derive(Serialize, Deserialize)]
struct Packed(i64, Option<Offer>, SentRecord, Uuid, Language, String, u32, Answers, Option<i64>);

impl Sent {
    /// For a sign-up to an event.
    #[must_use]
    pub fn registration(accepted: Accepted) -> Self {
        Self { offer: Some(accepted.offer), ..Self::accepted(SentRecord::Registration(accepted.record), accepted) }
    }

    /// For a sign-up to a newsletter.
    #[must_use]
    pub fn subscription(accepted: Accepted) -> Self {
        Self::accepted(SentRecord::Subscription(accepted.record), accepted)
    }

    fn accepted(about: SentRecord, Accepted { at, asked, .. }: Accepted) -> Self {
        let (purpose, language) = (asked.version.purpose_id, asked.language);
        let venue_until = asked.carried.venue_until;
        Self { at, offer: None, about, purpose, language, typed: asked.sign_up, venue_until }
    }

    /// For a request for links to everything held.
    #[must_use]
    pub fn request(id: Uuid, at: DateTime<Utc>, language: Language, email: EmailAddress) -> Self {
        Self::asked(SentRecord::Request(id), ADMINISTRATION, at, language, email)
    }

    /// For a request for the button that stops a newsletter.
    #[must_use]
    pub fn stop(id: Uuid, purpose: Uuid, at: DateTime<Utc>, language: Language, email: EmailAddress) -> Self {
        Self::asked(SentRecord::Stop(id), purpose, at, language, email)
    }

    fn asked(about: SentRecord, purpose: Uuid, at: DateTime<Utc>, language: Language, email: EmailAddress) -> Self {
        let typed = SignUp { email, seats: 1, answers: Answers::default(), agreed: [].into() };
        Self { at, offer: None, about, purpose, language, typed, venue_until: None }
    }
}

/// The token of a page.
///
/// # Errors
/// Never for our types; returning a `Result` keeps `?` simple.
pub fn token(site: &Site, sent: Sent) -> Result<String, Failure> {
    let Sent { at, offer, about, purpose, language, typed: SignUp { email, seats, answers, .. }, venue_until } = sent;
    let unwritable = |_| Failure::Stored("what was typed cannot be written");
    let fits = serde_json::to_vec(&answers).map_err(unwritable)?.len() <= LONGEST;
    let answers = if fits { answers } else { Answers::default() };
    let (at, email, venue) = (at.timestamp_millis(), email.to_mail(), venue_until.map(|at| at.timestamp_millis()));
    let packed = Packed(at, offer, about, purpose, language, email, seats, answers, venue);
    Ok(site.vault.wrap(LABEL, &serde_json::to_vec(&packed).map_err(unwritable)?))
}

/// Opens a token; `None` when it isn't ours or is older than 30 minutes.
#[must_use]
pub fn open(site: &Site, token: &str) -> Option<Sent> {
    let packed = site.vault.open_wrapped(LABEL, token)?;
    let Packed(millis, offer, about, purpose, language, email, seats, answers, venue) =
        serde_json::from_slice(&packed).ok()?;
    let at = DateTime::from_timestamp_millis(millis)?;
    let typed = SignUp { email: EmailAddress::parse(&email).ok()?, seats, answers, agreed: [].into() };
    let venue_until = venue.and_then(DateTime::from_timestamp_millis);
    let sent = Sent { at, offer, about, purpose, language, typed, venue_until };
    (site.clock.now() - at <= MAX_AGE).then_some(sent)
}

/// What the page shows besides what was typed.
#[derive(Debug)]
pub struct SentShown {
    /// What it was for; `None` for "your data".
    pub title: Option<LocalText>,
    /// The branch of the event or newsletter.
    pub branch: Option<Branch>,
    /// The zone of its times, if it has any.
    pub zone: Option<Zone>,
    /// The path of the form.
    pub form_path: String,
}

/// What the page shows about the event or newsletter.
pub async fn show(site: &Site, sent: &Sent) -> Result<SentShown, Failure> {
    let Some(kind) = kind(sent) else {
        let form_path = paths::YOUR_DATA.to_owned();
        return Ok(SentShown { title: None, branch: None, zone: None, form_path });
    };
    let (subject, branch) = held::subject(site.db.read(), kind, sent.purpose).await?;
    let public = super::links::public_path(&subject);
    Ok(SentShown {
        form_path: match &subject {
            Subject::Newsletter(newsletter) if matches!(sent.about, SentRecord::Stop(_)) => {
                paths::newsletter_stop(&newsletter.slug)
            }
            _ => public,
        },
        title: Some(subject.title().clone()),
        zone: subject.event().map(|event| event.timezone),
        branch: Some(branch),
    })
}

const fn kind(sent: &Sent) -> Option<RecordKind> {
    match sent.about {
        SentRecord::Registration(_) => Some(RecordKind::Registration),
        SentRecord::Subscription(_) | SentRecord::Stop(_) => Some(RecordKind::Subscription),
        SentRecord::Request(_) => None,
    }
}

/// The From of the mail to look for, as mail programs show it.
#[must_use]
pub fn sender(site: &Site, organisation: &Organisation, branch: Option<&Branch>, language: &Language) -> String {
    let branch = branch.map(|branch| branch.content.name.get(language));
    format!("{} <{}>", from_name(branch, organisation.name.get(language)), site.config.mail_from)
}

/// "Correct it": the form of a purpose filled with what was typed, and what it carries: the sign-up that it replaces.
/// An empty form if the token can't be opened. People tick the consent box themselves, each time.
#[must_use]
pub fn correct(site: &Site, token: &str, purpose: Uuid) -> (FormState, Carried) {
    let Some(sent) = open(site, token).filter(|sent| sent.purpose == purpose) else { return Default::default() };
    let (SentRecord::Registration(id) | SentRecord::Subscription(id) | SentRecord::Request(id) | SentRecord::Stop(id)) =
        sent.about;
    let mut typed = sent.typed.to_typed();
    typed.set("consent", vec![]);
    let carried = Carried { instead_of: Some(id), venue_until: sent.venue_until };
    (FormState::of(typed), carried)
}

/// "Send it again": the same mail, within the limits. The page says the same either way, and if the record is gone the
/// commit costs the same.
pub async fn send_again(site: &Arc<Site>, sent: Sent) -> Result<(), Failure> {
    let id = match sent.about {
        SentRecord::Request(id) => return your_data::send_again(site, id).await,
        SentRecord::Stop(id) => return stop::send_again(site, id, sent.purpose).await,
        SentRecord::Registration(id) | SentRecord::Subscription(id) => id,
    };
    match records::find(site.db.read(), id, site.clock.now()).await? {
        Some(record) if record.is_pending() => again(site, record, sent.typed.email).await?,
        Some(record) => return sign_up::mail_link(site, &record).await,
        None => nothing(site).await?,
    }
    Ok(())
}

async fn again(site: &Arc<Site>, record: Record, email: EmailAddress) -> Result<(), Failure> {
    site.write(move |work| async move {
        let address_state = sign_up::address_state(&work, record.kind(), record.purpose_id(), &email).await?;
        sign_up::queue_answer(&work, &address_state, &record, &email).await
    })
    .await
}

/// The commit for a mail that isn't written.
pub(super) async fn nothing(site: &Arc<Site>) -> Result<(), Failure> {
    let now = site.clock.now();
    site.write(move |work| async move { outbox::stand_in(&work.tx, now).await.map_err(Failure::from) }).await
}
