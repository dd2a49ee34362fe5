//! `/organise/events/{slug}/receipts`: which of an event's records expired, and when.

use app::domain::role::Permission;
use app::pages::organiser::receipts::{ReceiptsPage, html};
use app::paths;
use axum::extract::State;

use super::attendees::OfEvent;
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::dashboard::receipts_of;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of =
        OfEvent::open(&web, &session, Permission::SeeCounts, &slug, paths::organise::event_receipts(&slug)).await?;
    let event = of.shown.event;
    let gone = receipts_of(&web.site, &event).await?;
    let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
    Ok(shown(html(ReceiptsPage { desk, event, gone }), false))
}
