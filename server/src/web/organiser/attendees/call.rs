//! `/organise/events/{slug}/attendees/call`: attendees without an address, to be phoned.

use app::domain::attendee::Order;
use app::domain::audit::{Act, Reason};
use app::domain::role::Permission;
use app::pages::organiser::attendees::call::{CallPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, all_rows, columns, looked, without_address};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::organiser::desk;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, Page};

/// The list; opening it is noted.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::attendees_call(&slug)).await?;
    let shown = Shown { email: false, answers: true, special: false };
    let asked = ListQuery { which: without_address(), order: Order::Name, shown };
    let rows = all_rows(&web.site, &locale.words(), &of.shown.event, asked).await?;
    looked(&web.site, of.viewer, Act::ListOpened, rows.len(), Some(Reason::Calling)).await?;
    let page = CallPage {
        desk: desk(&web, &locale, &session, Some(of.shown.branch)).await?,
        columns: columns(&web.site, &of.shown.event).await?,
        rows,
        event: of.shown.event,
    };
    Ok(Page::new(html(page)).into_response())
}
