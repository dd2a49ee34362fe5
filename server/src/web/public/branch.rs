//! `/branches/{slug}`: one branch.

use app::pages::public::branch::{BranchPage, html};
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::show;
use crate::web::Web;
use crate::web::answer::{Answer, Refused};
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, Name(slug): Name, reader: Reader) -> Answer {
    let path = format!("/branches/{slug}");
    let render = || async {
        let found = show::branch(&web.site, &slug).await?;
        let (branch, show::Home { events, newsletters }) = found.ok_or(Refused::NOT_FOUND)?;
        let frame = web.frame(&reader, Some(branch), Some(path.clone())).await?;
        Ok(html(BranchPage { frame, events, newsletters, now: web.site.clock.now() }))
    };
    Ok(web.shared(&path, &reader, render).await?.into_response())
}
