//! `?stall=` on the page of an event or newsletter: the form on a tablet at a stall. Nothing of one person is left for
//! the next: no page is stored, the form goes by the clock, and the thank-you names nobody.

use app::domain::event::SignUpState;
use app::domain::purpose::PurposeVersion;
use app::forms::state::FormState;
use app::pages::public::stall::{StallStep, StallView, minutes, of_event, of_newsletter};
use axum::http::{HeaderName, HeaderValue, Uri, header};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};

use super::{event, newsletter};
use crate::actions::sign_up::Carried;
use crate::actions::stall;
use crate::site::Site;
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError};

/// How long the thank-you is shown, in seconds.
const THANKS: usize = 10;
/// In a minute.
const SECONDS: usize = 60;

/// A tablet with a link that works.
#[derive(Clone, Debug)]
pub struct OpenStall {
    /// Its step.
    pub view: StallView,
    until: DateTime<Utc>,
    minutes: usize,
}

impl OpenStall {
    /// The stall of a URL; `None` if it's no stall's.
    ///
    /// # Errors
    /// When its link is over or made up: it mustn't become a page that shows who was there before.
    pub fn of(site: &Site, version: &PurposeVersion, uri: &Uri) -> Result<Option<Self>, WebError> {
        let asked = uri.query().map(|_| query(uri)).unwrap_or_default();
        let token = asked.first("stall");
        if token.is_empty() {
            return Ok(None);
        }
        let until = stall::open_until(site, version.purpose_id, token).ok_or(WebError::DEAD_LINK)?;
        let step = StallStep::named(asked.first("go"));
        let view = StallView { path: format!("{}?stall={token}", uri.path()), step };
        Ok(Some(Self { view, until, minutes: minutes(&version.wording, step) }))
    }

    /// What its form carries: everybody there shares one network.
    #[must_use]
    pub fn carried(&self) -> Carried {
        Carried { venue_until: Some(self.until), ..Carried::default() }
    }

    /// The path of the thank-you.
    #[must_use]
    pub fn thanks(&self) -> String {
        self.view.to(StallStep::Thanks)
    }

    /// The response as the tablet gets it: not stored, and after a while the welcome takes its place. The header does
    /// what `<meta http-equiv="refresh">` does.
    #[must_use]
    pub fn timed(&self, mut response: Response) -> Response {
        let seconds = match self.view.step {
            StallStep::Welcome => None,
            StallStep::Form { .. } => Some(self.minutes * SECONDS),
            StallStep::Thanks => Some(THANKS),
        };
        let refresh = seconds.map(|seconds| format!("{seconds}; url={}", self.view.to(StallStep::Welcome)));
        let headers = response.headers_mut();
        if let Some(refresh) = refresh.and_then(|refresh| HeaderValue::from_str(&refresh).ok()) {
            headers.insert(header::REFRESH, refresh);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        if self.view.step == StallStep::Thanks {
            // Browsers keep whole pages for their back button, filled in as they were.
            let cleared = HeaderValue::from_static("\"cache\"");
            headers.insert(HeaderName::from_static("clear-site-data"), cleared);
        }
        response
    }
}

/// A step of an event's stall.
pub async fn get_event(web: &Web, slug: &str, locale: &Locale, uri: &Uri) -> HandlerResult {
    let shown = event::found(web, slug).await?;
    let stall = OpenStall::of(&web.site, &shown.version, uri)?.ok_or(WebError::DEAD_LINK)?;
    let is_open = shown.event.sign_up_state(web.site.clock.now()) == SignUpState::Open;
    let page = event::shown_page(web, locale, shown, FormState::default(), stall.carried()).await?;
    let html = if is_open { of_event(page, stall.view.clone()) } else { app::pages::public::event::html(page) };
    Ok(stall.timed(Page::new(html).into_response()))
}

/// A step of a newsletter's stall.
pub async fn get_newsletter(web: &Web, slug: &str, locale: &Locale, uri: &Uri) -> HandlerResult {
    let shown = newsletter::found(web, slug).await?;
    let stall = OpenStall::of(&web.site, &shown.version, uri)?.ok_or(WebError::DEAD_LINK)?;
    let is_open = shown.newsletter.closed_at.is_none();
    let page = newsletter::shown_page(web, locale, shown, FormState::default(), stall.carried()).await?;
    let html =
        if is_open { of_newsletter(page, stall.view.clone()) } else { app::pages::public::newsletter::html(page) };
    Ok(stall.timed(Page::new(html).into_response()))
}
