//! `/organise/guidance`: read and confirm it.

use app::domain::guidance::VERSION;
use app::pages::organiser::guidance::{GuidancePage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;

use super::editor::pending::Then;
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::account::confirm_guidance;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::{next, with_next};

/// The text, with a button until it's confirmed.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let Then { next, pending } = Then::read(&web, &locale, &session, &query(&uri)).await?;
    let desk = desk(&web, &locale, &session, None).await?;
    let read_at = session.account.guidance_at();
    Ok(shown(html(GuidancePage { desk, state: session.guidance, read_at, next, pending }), false))
}

/// Confirms the version that was shown; a newer one has to be shown first.
pub async fn post(State(web): State<Web>, session: Session, Form(typed): Form) -> HandlerResult {
    let next = next(typed.first("next"));
    if typed.first("version") != VERSION.to_string() {
        return Ok(redirect(&with_next(paths::organise::GUIDANCE, &next)));
    }
    confirm_guidance(&web.site, session.organiser_id(), VERSION).await?;
    Ok(redirect(&next))
}
