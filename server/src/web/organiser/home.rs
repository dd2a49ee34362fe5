//! `/organise`: the events and newsletters of one's branches.

use app::domain::role::Permission;
use app::pages::organiser::home::{HomePage, html};
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::desk;
use crate::actions::account::access::Signed;
use crate::actions::desk::contents;
use crate::web::Web;
use crate::web::answer::{Answer, Page};
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    let contents = contents(&web.site, &signed.branches(Permission::SeeCounts)).await?;
    let desk = desk(&web, &reader, &signed, None).await?;
    Ok(Page::new(html(HomePage { desk, events: contents.events, newsletters: contents.newsletters })).into_response())
}
