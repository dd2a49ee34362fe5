//! `/organise/officer`: what the data officer looks after, and what waits.

use app::domain::role::Permission;
use app::pages::organiser::officer::{OfficerPage, html};
use axum::extract::State;

use super::editor::kinds;
use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::officer::waiting;
use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    need_somewhere(&signed, Permission::SeeReaders, "/organise/officer")?;
    let waiting = waiting(&web.site, &signed).await?;
    let page = OfficerPage {
        desk: desk(&web, &reader, &signed, None).await?,
        paused: web.site.guard.peek().is_err(),
        log: signed.may_somewhere(Permission::ReadAudit),
        readers: waiting.readers,
        copies: waiting.copies,
        departures: waiting.departures,
        kinds: kinds::may(&web, &signed).await?,
    };
    Ok(shown(html(page), false))
}
