//! `/organise`: the events and newsletters of one's branches, what is held for each and until when.

use app::domain::role::Permission;
use app::pages::organiser::home::{HomePage, html};
use axum::extract::State;
use axum::response::Redirect;

use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::desk::glance::glance;
use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::reader::Reader;

/// The way to the lists from `/organise/events` and the like, where people cut a path short.
pub async fn list() -> Redirect {
    Redirect::permanent("/organise")
}

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    let (seen, drafting) = (signed.branches(Permission::SeeCounts), signed.branches(Permission::Draft));
    let glance = glance(&web.site, &seen, &drafting).await?;
    let page = HomePage {
        desk: desk(&web, &reader, &signed, None).await?,
        events: glance.events,
        newsletters: glance.newsletters,
        drafts: glance.drafts,
        gone: glance.gone,
        may_draft: !drafting.is_empty(),
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), false))
}
