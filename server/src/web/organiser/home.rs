//! `/organise`: the dashboard: your branches' events and newsletters, how full they are, what is held and until when.

use app::domain::dashboard::EventOverview;
use app::domain::event::Event;
use app::domain::guidance::GuidanceState;
use app::domain::role::Permission;
use app::pages::organiser::editor::event::May;
use app::pages::organiser::home::{DashboardPage, FirstSteps, html};
use app::paths;
use axum::extract::State;
use axum::response::Redirect;
use uuid::Uuid;

use super::editor::new::begun;
use super::{desk, shown};
use crate::actions::account::access::{SecondFactor, Session};
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
    let dashboard = dashboard(&web.site, &session).await?;
    let may_draft = session.may_somewhere(Permission::Draft);
    let first = FirstSteps {
        codes: session.factor != SecondFactor::Unset,
        guidance: session.guidance != GuidanceState::Missing,
        created: dashboard.has_created,
    };
    let with_may = |of: EventOverview| {
        let may = may(&session, &of.event, &of.holders);
        (of, may)
    };
    let page = DashboardPage {
        desk: desk(&web, &locale, &session, None).await?,
        events: dashboard.events.into_iter().map(with_may).collect(),
        newsletters: dashboard.newsletters,
        drafts: begun(&locale.words(), dashboard.drafts),
        gone: dashboard.gone,
        first: may_draft.then_some(first),
        may_draft,
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), false))
}

/// What this person may do with an event that these branches run. Nobody comes to a cancelled one.
pub fn may(session: &Session, event: &Event, holders: &[Uuid]) -> May {
    let takes_place = event.cancelled_at.is_none();
    let may = |permission| session.may_in_any(permission, holders);
    May {
        write: may(Permission::Draft),
        cancel: may(Permission::Cancel),
        list: may(Permission::SeeList),
        door: may(Permission::Door) && takes_place,
        announce: may(Permission::Announce),
        share: takes_place,
    }
}
