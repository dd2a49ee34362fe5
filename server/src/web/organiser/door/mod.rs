//! The door: for organisers who may work there, and for volunteers with a link, who have a cookie of their own.

pub mod links;
pub mod list;

use app::components::desk::Desk;
use app::domain::event::Event;
use app::domain::role::Permission;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use crate::actions::account::access::Signed;
use crate::actions::account::session;
use crate::actions::desk::attendees::Looker;
use crate::actions::desk::door::links::{Helper, Window, helper};
use crate::web::Web;
use crate::web::answer::Refused;
use crate::web::organiser::{desk, way_in};
use crate::web::reader::Reader;
use crate::web::session::{cookie, cookie_name, need, with_next};

/// The name of the cookie of a volunteer at the door.
#[must_use]
pub const fn door_cookie(is_https: bool) -> &'static str {
    if is_https { "__Host-onpurpose-door" } else { "onpurpose-door" }
}

/// Whoever stands at a door, as far as cookies say.
pub struct Keeper {
    /// Somebody who is logged in.
    pub signed: Option<Signed>,
    /// A volunteer, while the door is open.
    pub helper: Option<Helper>,
}

impl FromRequestParts<Web> for Keeper {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Refused> {
        let is_https = web.site.config.is_https();
        let signed = match cookie(&parts.headers, cookie_name(is_https)) {
            Some(value) => session::find(&web.site, &value).await?,
            None => None,
        };
        let helper = match cookie(&parts.headers, door_cookie(is_https)) {
            Some(value) => helper(&web.site, &value).await?,
            None => None,
        };
        Ok(Self { signed, helper: helper.filter(|helper| matches!(helper.window, Window::Open(_))) })
    }
}

/// Somebody who may work at one event's door.
pub struct AtDoor<'k> {
    /// Who, if it is somebody with an account.
    pub signed: Option<&'k Signed>,
    /// Who looks.
    pub looker: Looker,
}

impl Keeper {
    /// Whether this is somebody at some door at all.
    pub fn is_anyone(&self) -> bool {
        let may = self.signed.as_ref().is_some_and(|signed| signed.may_somewhere(Permission::Door));
        may || self.helper.is_some()
    }

    /// Lets on who may work at this event's door.
    ///
    /// # Errors
    /// 404 for somebody else's event; the way to the login or the second factor.
    pub fn at(&self, event: &Event, branches: &[Uuid], path: &str) -> Result<AtDoor<'_>, Refused> {
        let may = self.signed.as_ref().filter(|signed| signed.may_in_any(Permission::Door, branches));
        if let Some(signed) = may {
            need(signed, Permission::Door, branches, path)?;
            return Ok(AtDoor { signed: Some(signed), looker: Looker::of(signed, event) });
        }
        if let Some(helper) = self.helper.as_ref().filter(|helper| helper.event.id == event.id) {
            let looker = Looker { organiser: None, purpose: event.purpose_id, branch: helper.branch };
            return Ok(AtDoor { signed: None, looker });
        }
        Err(match self.signed {
            Some(_) => Refused::NOT_FOUND,
            None => Refused::See(with_next("/organise/login", path)),
        })
    }
}

/// The frame: with the way around for somebody with an account.
///
/// # Errors
/// When the database refuses.
pub async fn frame(
    web: &Web,
    reader: &Reader,
    signed: Option<&Signed>,
    branch: Option<app::domain::branch::Branch>,
) -> Result<Desk, Refused> {
    match signed {
        Some(signed) => desk(web, reader, signed, branch).await,
        None => way_in(web, reader, branch).await,
    }
}
