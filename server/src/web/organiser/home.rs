//! `/organise`: the dashboard: your branches' events and newsletters, what is held for each and until when.

use app::domain::role::Permission;
use app::pages::organiser::home::{DashboardPage, html};
use app::paths;
use axum::extract::State;
use axum::response::Redirect;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::dashboard::dashboard;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// Redirects to the lists from `/organise/events` and similar, where people shorten a path.
pub async fn list() -> Redirect {
    Redirect::permanent(paths::organise::HOME)
}

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    let (seen, drafting) = (session.branches(Permission::SeeCounts), session.branches(Permission::Draft));
    let dashboard = dashboard(&web.site, &seen, &drafting).await?;
    let page = DashboardPage {
        desk: desk(&web, &locale, &session, None).await?,
        events: dashboard.events,
        newsletters: dashboard.newsletters,
        drafts: dashboard.drafts,
        gone: dashboard.gone,
        may_draft: !drafting.is_empty(),
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), false))
}
