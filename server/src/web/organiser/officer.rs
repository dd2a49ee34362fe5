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
use crate::web::response::HandlerResult;
use crate::web::session::need_somewhere;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    need_somewhere(&session, Permission::SeeReaders, paths::organise::OFFICER)?;
    let waiting = waiting(&web.site, &session).await?;
    let page = OfficerPage {
        desk: desk(&web, &locale, &session, None).await?,
        paused: web.site.guard.peek().is_err(),
        log: session.may_somewhere(Permission::ReadAudit),
        readers: waiting.readers,
        copies: waiting.copies,
        approvals: waiting.approvals,
        templates: templates::may(&web, &session).await?,
    };
    Ok(shown(html(page), false))
}
