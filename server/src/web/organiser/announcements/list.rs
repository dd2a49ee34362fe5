//! `/organise/events/{slug}/announcements`: the list, and the switch for the reminder.

use app::pages::organiser::announcements::list::{AnnouncementListPage, html};
use axum::extract::State;

use super::{as_shown, open};
use crate::actions::account::access::Session;
use crate::actions::announcements::{list, set_reminds};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::home::may;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};

/// The list.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let event = of.shown.event;
    let (all, reminds) = list(&web.site, &event).await?;
    let may = may(&session, &event, &of.branches);
    let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
    let all = all.into_iter().map(|one| as_shown(&event, one)).collect();
    Ok(shown(html(AnnouncementListPage { desk, event, all, reminds, may }), false))
}

/// Turns the reminder on or off.
pub async fn post(State(web): State<Web>, Name(slug): Name, session: Session, Form(typed): Form) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let reminds = match typed.first("reminds") {
        "yes" => true,
        "no" => false,
        _ => return Err(WebError::BAD_REQUEST),
    };
    set_reminds(&web.site, of.viewer, of.shown.event.id, reminds).await?;
    Ok(redirect(&of.path))
}
