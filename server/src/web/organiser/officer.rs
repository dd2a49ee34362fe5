//! `/organise/officer`: what the data officer is responsible for, and what waits.

use app::domain::role::Permission;
use app::pages::organiser::officer::{OfficerPage, html};
use app::paths;
use axum::extract::State;

use super::editor::templates;
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::officer::waiting;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::need_somewhere;

/// The page. Team leads who aren't data officers see only one part of it, and are led there.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    need_somewhere(&session, Permission::SeeReaders, paths::organise::OFFICER)?;
    if !session.may_somewhere(Permission::ReadAudit) {
        return Ok(redirect(paths::organise::READERS));
    }
    let waiting = waiting(&web.site, &session).await?;
    let page = OfficerPage {
        desk: desk(&web, &locale, &session, None).await?,
        paused: web.site.guard.peek().is_err(),
        requests: waiting.requests,
        copies: waiting.copies,
        approvals: waiting.approvals,
        readers: waiting.readers,
        templates: templates::may(&web, &session).await?,
    };
    Ok(shown(html(page), false))
}
