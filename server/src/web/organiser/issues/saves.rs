//! `/organise/newsletters/{slug}/issues/{id}/saves`: what a draft said before, and bringing it back.

use app::pages::organiser::issues::saves::{IssueSavesPage, SAVE, html};
use axum::extract::State;
use axum::http::Uri;

use super::open_one;
use crate::actions::account::access::Session;
use crate::actions::issues::saves::{bring_back, list};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::announcements::NamedAnnouncement;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};

/// The earlier saves, and the one that was asked for.
pub async fn get(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let (of, issue) = open_one(&web, &session, &named).await?;
    if !issue.is_draft() {
        return Ok(redirect(&of.path(issue.id)));
    }
    let saves = list(&web.site, issue.id).await?;
    let asked = query(&uri).first(SAVE).to_owned();
    let shown_save = saves.iter().find(|save| save.id.to_string() == asked).cloned();
    if shown_save.is_none() && !asked.is_empty() {
        return Err(WebError::NOT_FOUND);
    }
    let desk = desk(&web, &locale, &session, Some(of.branch)).await?;
    Ok(shown(html(IssueSavesPage { desk, newsletter: of.newsletter, issue, saves, shown: shown_save }), false))
}

/// Brings one back.
pub async fn post(
    State(web): State<Web>,
    named: NamedAnnouncement,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let (of, issue) = open_one(&web, &session, &named).await?;
    let save = typed.first(SAVE).parse().map_err(|_| WebError::NOT_FOUND)?;
    if bring_back(&web.site, of.viewer, issue.id, save).await? {
        return Ok(redirect_done(of.path(issue.id), "brought-back"));
    }
    Err(WebError::NOT_FOUND)
}
