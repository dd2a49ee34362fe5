//! An event's list and what is done with it: one file per page.

pub mod add;
pub mod badges;
pub mod call;
pub mod list;
pub mod one;
pub mod totals;

use app::domain::role::Permission;

use crate::actions::account::access::Session;
use crate::actions::attendees::Viewer;
use crate::actions::contents;
use crate::actions::show::{self, EventShown};
use crate::web::Web;
use crate::web::response::WebError;
use crate::web::session::need;

/// An event that the person may work with.
pub struct OfEvent {
    /// The event with its branch and wording.
    pub shown: EventShown,
    /// Every branch that holds it.
    pub branches: Vec<uuid::Uuid>,
    /// The viewer.
    pub viewer: Viewer,
    /// The path of the page.
    pub path: String,
}

impl OfEvent {
    /// The event of this name, if this person has the permission in one of its branches; `path` leads back to the page.
    /// Somebody else's event counts as missing.
    ///
    /// # Errors
    /// See [`need`].
    pub async fn open(
        web: &Web,
        session: &Session,
        permission: Permission,
        slug: &str,
        path: String,
    ) -> Result<Self, WebError> {
        let (event, branches) = contents::event(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
        need(session, permission, &branches, &path)?;
        let shown = show::event(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
        Ok(Self { viewer: Viewer::of(session, &event), shown, branches, path })
    }

    /// Whether the person has another permission here too.
    pub fn may(&self, session: &Session, permission: Permission) -> bool {
        session.may_in_any(permission, &self.branches)
    }
}
