//! What islands may ask for, for a person who is logged in: with the same permissions as the pages they are on.

use std::sync::Arc;

use app::api::{Answer, ApiError, Arrivals, Attendees, Port, Sending};
use app::domain::audit::Act;
use app::domain::event::Event;
use app::domain::role::Permission;
use app::pages::organiser::announcements::sending;
use app::pages::organiser::attendees::list::sentences;
use app::pages::organiser::attendees::table;
use app::pages::organiser::issues::sending as issue_sending;
use app::text::Words;
use uuid::Uuid;

use super::Web;
use crate::actions::account::access::Session;
use crate::actions::attendees::live::live;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, Viewer, all_rows, columns, looked};
use crate::actions::contents::{event, newsletter};
use crate::actions::{Failure, Trouble, announcements, issues};

/// One person's port.
pub struct DeskPort {
    /// The site.
    pub web: Web,
    /// The person's login.
    pub session: Session,
    /// The texts in the person's language.
    pub words: Words,
}

/// The reason for the client; internal errors are logged, not shown.
fn failed(failure: Failure) -> ApiError {
    match failure.trouble() {
        // The page without script says more.
        Trouble::Busy | Trouble::DiskFull => ApiError::Busy,
        Trouble::Damaged | Trouble::Other => {
            tracing::error!(%failure, "no answer for an island");
            ApiError::Failed
        }
    }
}

impl DeskPort {
    /// The event of this name with its branches, if the person has the permission and has done what must come first.
    async fn allowed(&self, slug: &str, permission: Permission) -> Result<(Event, Vec<Uuid>), ApiError> {
        let found = event(&self.web.site, slug).await.map_err(failed)?;
        let (event, branches) = found.ok_or(ApiError::NotFound)?;
        let may = self.session.may_in_any(permission, &branches) && self.session.check(permission).is_ok();
        if may { Ok((event, branches)) } else { Err(ApiError::NotFound) }
    }

    /// How far an issue has got, by its newsletter and its id.
    async fn issue(&self, name: &str) -> Result<Sending, ApiError> {
        let site = &self.web.site;
        let (slug, id) = name.split_once(' ').ok_or(ApiError::NotFound)?;
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let newsletter = newsletter(site, slug).await.map_err(failed)?.ok_or(ApiError::NotFound)?;
        let permission = Permission::Announce;
        if !self.session.may(permission, newsletter.branch_id) || self.session.check(permission).is_err() {
            return Err(ApiError::NotFound);
        }
        let issue = issues::find(site, &newsletter, id).await.map_err(failed)?.ok_or(ApiError::NotFound)?;
        let time_left = issues::time_left(site, &issue).await.map_err(failed)?;
        Ok(issue_sending(&self.words, &issue, time_left))
    }

    /// The event of this name, if its list may be opened, and what of it may be shown: as on the page.
    async fn open(&self, slug: &str) -> Result<(Event, Shown), ApiError> {
        let (event, branches) = self.allowed(slug, Permission::SeeList).await?;
        let special = self.session.may_in_any(Permission::EditList, &branches);
        Ok((event, Shown { email: false, answers: true, special }))
    }
}

impl Port for DeskPort {
    fn attendees(&self, list: String) -> Answer<'_, Attendees> {
        Box::pin(async move {
            let (event, shown) = self.open(&list).await?;
            let site = &self.web.site;
            // Read first: what changes in the meantime is read again.
            let now = live(site, &event, i64::MAX).await.map_err(failed)?;
            let asked = ListQuery { shown, ..ListQuery::default() };
            let rows = all_rows(site, &self.words, &event, asked).await.map_err(failed)?;
            let columns = columns(site, &event).await.map_err(failed)?;
            let viewer = Viewer::of(&self.session, &event);
            looked(site, viewer, Act::ListOpened, rows.len(), None).await.map_err(failed)?;
            let rows = table::rows(&self.words, &event, &columns, &rows);
            Ok(Attendees { rows, version: now.version, mark: now.mark })
        })
    }

    fn arrivals(&self, list: String, since: i64) -> Answer<'_, Arrivals> {
        Box::pin(async move {
            let (event, _) = self.open(&list).await?;
            let now = live(&self.web.site, &event, since).await.map_err(failed)?;
            let changed = now.changed.into_iter().map(|(token, arrived)| (table::path(&event, &token), arrived));
            Ok(Arrivals {
                version: now.version,
                mark: now.mark,
                changed: changed.collect(),
                counts: sentences(&self.words, &now.counts),
            })
        })
    }

    fn sending(&self, announcement: String) -> Answer<'_, Sending> {
        Box::pin(async move {
            if let Some(issue) = announcement.strip_prefix("issue ") {
                return self.issue(issue).await;
            }
            let (slug, id) = announcement.split_once(' ').ok_or(ApiError::NotFound)?;
            let id = id.parse().map_err(|_| ApiError::NotFound)?;
            let (event, _) = self.allowed(slug, Permission::Announce).await?;
            let found = announcements::find(&self.web.site, &event, id).await.map_err(failed)?;
            let found = found.ok_or(ApiError::NotFound)?;
            Ok(sending(&self.words, &found.progress, found.state))
        })
    }
}

/// A port shared by the functions of one request.
#[must_use]
pub fn port(web: &Web, session: Session, words: Words) -> Arc<dyn Port> {
    Arc::new(DeskPort { web: web.clone(), session, words })
}
