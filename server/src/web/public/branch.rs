//! `/branches/{slug}`: one branch.

use app::pages::public::branch::{BranchPage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use axum::response::IntoResponse as _;

use super::Name;
use super::home::paged;
use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError};

/// The page, or one of its pages (`?page=`).
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, uri: Uri) -> HandlerResult {
    let (page, path) = paged(&paths::branch(&slug), &uri)?;
    let render = || async {
        let branch = show::branch(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
        let shown = show::list(&web.site, Some(branch.id), page).await?.ok_or(WebError::NOT_FOUND)?;
        let show::PublicList { events, paging, newsletters, .. } = shown;
        let frame = web.frame(&locale, Some(branch), Some(path.clone())).await?;
        Ok(html(BranchPage { frame, events, paging, newsletters, now: web.site.clock.now() }))
    };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}
