//! `/organise/events/{slug}/totals`: what people chose, added up. Every answer is opened for it, so that is noted as
//! opening the list is.

use app::domain::audit::{Act, Reason};
use app::domain::role::Permission;
use app::pages::organiser::attendees::totals::{TotalsPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::attendees::looked;
use crate::actions::attendees::totals::totals;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::organiser::desk;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, Page};

/// The totals.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::totals(&slug)).await?;
    let special = of.may(&session, Permission::EditList);
    let totals = totals(&web.site, &of.shown.event, special).await?;
    let opened = usize::try_from(totals.all.sign_ups).unwrap_or(usize::MAX);
    looked(&web.site, of.viewer, Act::ListOpened, opened, Some(Reason::Arranging)).await?;
    let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
    Ok(Page::new(html(TotalsPage { desk, event: of.shown.event, totals })).into_response())
}
