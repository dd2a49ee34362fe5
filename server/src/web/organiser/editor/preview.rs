//! `/organise/drafts/{id}/preview`: the public page as it will be, with a form that does nothing.

use app::components::slip::Slip;
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use app::domain::purpose::{PurposeVersion, Wording};
use app::domain::seats::Room;
use app::forms::state::FormState;
use app::pages::public::{event, newsletter};
use app::text::Words;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::open::OpenDraft;
use super::shown;
use crate::actions::drafts::parsed::Content;
use crate::actions::drafts::preview::{Preview, preview};
use crate::web::response::{HandlerResult, WebError, redirect};

/// What a draft would become.
pub(super) struct Made(Preview);

impl Made {
    /// Its purpose slip.
    pub fn slip(&self, words: &Words, now: DateTime<Utc>) -> Slip {
        match &self.0 {
            Preview::Event(event, wording) => Slip::of_event(words, event, wording),
            Preview::Newsletter(newsletter, wording) => Slip::of_newsletter(words, newsletter, wording, now),
        }
    }

    /// The event, if it's one.
    pub fn event(&self) -> Option<&Event> {
        match &self.0 {
            Preview::Event(event, _) => Some(event),
            Preview::Newsletter(..) => None,
        }
    }
}

/// What a draft would become; `None` as long as something is missing from its content.
pub(super) async fn made(open: &OpenDraft, content: Option<Content>) -> Result<Option<Made>, WebError> {
    let Some(content) = content else { return Ok(None) };
    Ok(Some(Made(preview(&open.web.site, &open.draft, content).await?)))
}

/// The page; the list of what is missing until it can be shown.
pub async fn get(open: OpenDraft) -> HandlerResult {
    let back = format!("{}/check", open.path());
    let content = open.draft.parse(&open.web.site).await?.content;
    let Some(made) = made(&open, content).await? else { return Ok(redirect(&back)) };
    let frame = open.web.frame(&open.locale, Some(open.draft.branch.clone()), None).await?;
    let now = open.web.site.clock.now();
    let html = match made.0 {
        Preview::Event(event, wording) => event::html(page_of(frame, *event, wording, back, now)),
        Preview::Newsletter(newsletter, wording) => newsletter::html(news(frame, *newsletter, wording, back, now)),
    };
    Ok(shown(StatusCode::OK, html))
}

fn version(wording: Wording) -> PurposeVersion {
    PurposeVersion { id: Uuid::nil(), purpose_id: Uuid::nil(), number: 1, wording }
}

fn page_of(
    frame: app::components::frame::Frame,
    event: Event,
    wording: Wording,
    back: String,
    now: DateTime<Utc>,
) -> event::EventPage {
    event::EventPage {
        frame,
        room: Room { capacity: event.capacity, ..Room::default() },
        event,
        version: version(wording),
        form: FormState::default(),
        form_token: String::new(),
        others: vec![],
        preview: Some(back),
        now,
    }
}

fn news(
    frame: app::components::frame::Frame,
    newsletter: Newsletter,
    wording: Wording,
    back: String,
    now: DateTime<Utc>,
) -> newsletter::NewsletterPage {
    let (form, form_token) = (FormState::default(), String::new());
    newsletter::NewsletterPage {
        frame,
        newsletter,
        version: version(wording),
        form,
        form_token,
        preview: Some(back),
        now,
    }
}
