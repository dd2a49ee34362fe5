//! `/organise/exports` and `/organise/officer/exports`: the exports that aren't destroyed yet.

use app::domain::role::Permission;
use app::pages::organiser::exports::copies::{CopiesPage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use uuid::Uuid;

use crate::actions::account::access::Session;
use crate::actions::contents::contents;
use crate::actions::exports::copies::{Whose, destroyed, open};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect_done};
use crate::web::session::need_somewhere;

const MINE: &str = paths::organise::EXPORTS;
const OFFICERS: &str = paths::organise::OFFICER_EXPORTS;

/// Your own.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let whose = Whose::Mine(session.organiser_id());
    page(&web, &locale, &session, &whose, &uri).await
}

/// Notes that one of your own is destroyed.
pub async fn post(State(web): State<Web>, session: Session, Form(typed): Form) -> HandlerResult {
    let whose = Whose::Mine(session.organiser_id());
    say(&web, &session, whose, typed.first("destroyed"), MINE).await
}

/// Those of the data officer's branches.
pub async fn get_officer(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let whose = officers(&web, &session).await?;
    page(&web, &locale, &session, &whose, &uri).await
}

/// Notes that one of those is destroyed.
pub async fn post_officer(State(web): State<Web>, session: Session, Form(typed): Form) -> HandlerResult {
    let whose = officers(&web, &session).await?;
    say(&web, &session, whose, typed.first("destroyed"), OFFICERS).await
}

async fn officers(web: &Web, session: &Session) -> Result<Whose, WebError> {
    need_somewhere(session, Permission::SeeExports, OFFICERS)?;
    let contents = contents(&web.site, &session.branches(Permission::SeeExports)).await?;
    Ok(Whose::Of(contents.events.iter().map(|(event, _)| event.purpose_id).collect()))
}

async fn page(web: &Web, locale: &Locale, session: &Session, whose: &Whose, uri: &Uri) -> HandlerResult {
    let page = CopiesPage {
        desk: desk(web, locale, session, None).await?,
        copies: open(&web.site, whose).await?,
        officer: matches!(whose, Whose::Of(_)),
        done: query(uri).first("done") == "yes",
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), false))
}

async fn say(web: &Web, session: &Session, whose: Whose, id: &str, path: &str) -> HandlerResult {
    let id: Uuid = id.parse().map_err(|_| WebError::NOT_FOUND)?;
    if destroyed(&web.site, session, whose, id).await? {
        Ok(redirect_done(path, "yes"))
    } else {
        Err(WebError::NOT_FOUND)
    }
}
