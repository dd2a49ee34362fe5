//! `/branches/{slug}`: one branch.

use app::pages::public::branch::{BranchPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError};

/// The page.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale) -> HandlerResult {
    let path = paths::branch(&slug);
    let render = || async {
        let found = show::branch(&web.site, &slug).await?;
        let (branch, show::PublicHome { events, newsletters }) = found.ok_or(WebError::NOT_FOUND)?;
        let frame = web.frame(&locale, Some(branch), Some(path.clone())).await?;
        Ok(html(BranchPage { frame, events, newsletters, now: web.site.clock.now() }))
    };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}
