//! `/guidance`: how those who run events treat what people tell them.

use app::pages::public::guidance::html;
use axum::extract::State;
use axum::response::IntoResponse as _;

use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader) -> Answer {
    let render = || async { Ok(html(web.frame(&reader, None, Some("/guidance".to_owned())).await?)) };
    Ok(web.shared("/guidance", &reader, render).await?.into_response())
}
