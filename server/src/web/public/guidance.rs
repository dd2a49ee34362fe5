//! `/guidance`: how those who run events treat what people tell them.

use app::pages::public::guidance::html;
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::web::Web;
use crate::web::response::HandlerResult;
use crate::web::locale::Locale;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    let render = || async { Ok(html(web.frame(&locale, None, Some("/guidance".to_owned())).await?)) };
    Ok(web.shared("/guidance", &locale, render).await?.into_response())
}
