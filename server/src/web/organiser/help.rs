//! `/organise/help`: how to run an event here.

use app::pages::organiser::help::html;
use axum::extract::State;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    Ok(shown(html(desk(&web, &locale, &session, None).await?), false))
}
