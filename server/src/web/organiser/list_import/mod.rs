//! Bringing an existing list to a newsletter: the form with the file, and what becomes of it.

pub mod form;
pub mod one;

use app::domain::role::Permission;

use crate::actions::account::access::Session;
use crate::actions::show::{self, NewsletterShown};
use crate::web::Web;
use crate::web::response::WebError;
use crate::web::session::need;

/// The newsletter, if this person may bring a list to it: who may take a list out may bring one.
async fn open(web: &Web, session: &Session, slug: &str, path: &str) -> Result<NewsletterShown, WebError> {
    let shown = show::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(session, Permission::Export, &[shown.newsletter.branch_id], path)?;
    Ok(shown)
}
