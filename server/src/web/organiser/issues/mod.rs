//! Writing to the readers of a newsletter: one file per page, behind the gate that messages to attendees have.

pub mod form;
pub mod list;
pub mod one;
pub mod saves;

mod autosave;

mod submitted;

use app::domain::branch::Branch;
use app::domain::issue::Issue;
use app::domain::newsletter::Newsletter;
use app::domain::purpose::PurposeVersion;
use app::domain::role::Permission;
use app::paths;
use uuid::Uuid;

use crate::actions::account::access::Session;
use crate::actions::attendees::Viewer;
use crate::actions::issues::find;
use crate::actions::show::{self, NewsletterShown};
use crate::web::Web;
use crate::web::organiser::announcements::NamedAnnouncement;
use crate::web::response::WebError;
use crate::web::session::need;

/// A newsletter whose readers somebody may write to.
pub struct OfNewsletter {
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its branch.
    pub branch: Branch,
    /// Its wording and form.
    pub version: PurposeVersion,
    /// Who writes.
    pub viewer: Viewer,
}

impl OfNewsletter {
    fn path(&self, id: Uuid) -> String {
        paths::organise::issue(&self.newsletter.slug, id)
    }
}

/// The newsletter, if this person may write to its readers. Somebody else's counts as missing.
async fn open(web: &Web, session: &Session, slug: &str) -> Result<OfNewsletter, WebError> {
    let NewsletterShown { newsletter, branch, version } =
        show::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    let path = paths::organise::issues(&newsletter.slug);
    need(session, Permission::Announce, &[newsletter.branch_id], &path)?;
    Ok(OfNewsletter { viewer: Viewer::of_newsletter(session, &newsletter), newsletter, branch, version })
}

/// The same, with one of its issues.
async fn open_one(
    web: &Web,
    session: &Session,
    NamedAnnouncement(slug, id): &NamedAnnouncement,
) -> Result<(OfNewsletter, Issue), WebError> {
    let of = open(web, session, slug).await?;
    let issue = find(&web.site, &of.newsletter, *id).await?.ok_or(WebError::NOT_FOUND)?;
    Ok((of, issue))
}
