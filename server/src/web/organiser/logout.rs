//! `/organise/logout`: ends the login.

use axum::extract::State;

use crate::actions::account::session;
use crate::web::Web;
use crate::web::answer::{Answer, see};
use crate::web::session::{HalfSigned, cookie_name, set_cookie};

/// Ends it, here and on the server.
pub async fn post(State(web): State<Web>, HalfSigned(signed): HalfSigned) -> Answer {
    session::end(&web.site, signed.id(), signed.session).await?;
    let is_https = web.site.config.is_https();
    let mut response = see("/organise/login");
    set_cookie(&mut response, is_https, cookie_name(is_https), "", None);
    Ok(response)
}
