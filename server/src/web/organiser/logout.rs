//! `/organise/logout`: ends the login.

use app::paths;
use axum::extract::State;

use crate::actions::account::session;
use crate::web::Web;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::{AnySession, cookie_name, set_cookie};

/// Ends it, here and on the server.
pub async fn post(State(web): State<Web>, AnySession(session): AnySession) -> HandlerResult {
    session::end(&web.site, session.organiser_id(), session.id).await?;
    let is_https = web.site.config.is_https();
    let mut response = redirect(paths::organise::LOGIN);
    set_cookie(&mut response, is_https, cookie_name(is_https), "", None);
    Ok(response)
}
