//! `/organise/officer/readers`: who has read the guidance, and who still has to.

use app::domain::role::Permission;
use app::pages::organiser::readers::{ReadersPage, Reads, html};
use app::paths;
use axum::extract::State;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::officer::readers;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;
use crate::web::session::need_somewhere;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    need_somewhere(&session, Permission::SeeReaders, paths::organise::READERS)?;
    let members = readers(&web.site, &session.branches(Permission::SeeReaders)).await?;
    let readers = members.into_iter().map(|member| Reads {
        name: member.account.secret.name.clone(),
        at: member.account.guidance_at(),
        state: member.guidance,
    });
    let readers = readers.collect();
    let desk = desk(&web, &locale, &session, None).await?;
    Ok(shown(html(ReadersPage { desk, readers }), false))
}
