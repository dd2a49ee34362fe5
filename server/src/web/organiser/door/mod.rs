//! The door: for organisers who may work there, and for helpers with a link, who have a separate cookie.

pub mod links;
pub mod list;

use app::components::desk::Desk;
use app::domain::event::Event;
use app::domain::role::Permission;
use app::paths;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use crate::actions::account::access::Session;
use crate::actions::account::session;
use crate::actions::attendees::Viewer;
use crate::actions::door::links::{Helper, Window, helper};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::organiser::{desk, way_in};
use crate::web::response::WebError;
use crate::web::session::{cookie, cookie_name, need, with_next};

/// The name of the cookie of a helper at the door.
#[must_use]
pub const fn door_cookie(is_https: bool) -> &'static str {
    if is_https { "__Host-onpurpose-door" } else { "onpurpose-door" }
}

/// A person at a door, according to their cookies.
pub struct DoorVisitor {
    /// The login of an organiser.
    pub session: Option<Session>,
    /// A helper, while the door is open.
    pub helper: Option<Helper>,
}

impl FromRequestParts<Web> for DoorVisitor {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        let is_https = web.site.config.is_https();
        let session = match cookie(&parts.headers, cookie_name(is_https)) {
            Some(value) => session::find(&web.site, &value).await?,
            None => None,
        };
        let helper = match cookie(&parts.headers, door_cookie(is_https)) {
            Some(value) => helper(&web.site, &value).await?,
            None => None,
        };
        Ok(Self { session, helper: helper.filter(|helper| matches!(helper.window, Window::Open(_))) })
    }
}

/// The right to work at one event's door.
pub struct DoorAccess<'k> {
    /// The login, if the person has an account.
    pub session: Option<&'k Session>,
    /// The viewer.
    pub viewer: Viewer,
}

impl DoorVisitor {
    /// Whether this is an organiser or a helper at all.
    pub fn is_anyone(&self) -> bool {
        let may = self.session.as_ref().is_some_and(|session| session.may_somewhere(Permission::Door));
        may || self.helper.is_some()
    }

    /// Checks that the person may work at this event's door.
    ///
    /// # Errors
    /// 404 for somebody else's event; otherwise a redirect to the login or the second factor.
    pub fn at(&self, event: &Event, branches: &[Uuid], path: &str) -> Result<DoorAccess<'_>, WebError> {
        let may = self.session.as_ref().filter(|session| session.may_in_any(Permission::Door, branches));
        if let Some(session) = may {
            need(session, Permission::Door, branches, path)?;
            return Ok(DoorAccess { session: Some(session), viewer: Viewer::of(session, event) });
        }
        if let Some(helper) = self.helper.as_ref().filter(|helper| helper.event.id == event.id) {
            let viewer = Viewer { organiser: None, purpose: event.purpose_id, branch: helper.branch };
            return Ok(DoorAccess { session: None, viewer });
        }
        Err(match self.session {
            Some(_) => WebError::NOT_FOUND,
            None => WebError::See(with_next(paths::organise::LOGIN, path)),
        })
    }
}

/// The frame, with the menu for people with an account.
pub async fn frame(
    web: &Web,
    locale: &Locale,
    session: Option<&Session>,
    branch: Option<app::domain::branch::Branch>,
) -> Result<Desk, WebError> {
    match session {
        Some(session) => desk(web, locale, session, branch).await,
        None => way_in(web, locale, branch).await,
    }
}
