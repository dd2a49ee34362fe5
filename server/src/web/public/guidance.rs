//! `/guidance`: how the people who run events treat what they are told.

use app::pages::public::guidance::html;
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    let render = || async { Ok(html(web.frame(&locale, None, Some(paths::GUIDANCE.to_owned())).await?)) };
    Ok(web.shared(paths::GUIDANCE, &locale, render).await?.into_response())
}
