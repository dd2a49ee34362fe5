//! `/organise/officer/never`: sends the link that undoes "never write to me again".

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::forms::your_data::YourData;
use app::pages::organiser::never::{NeverPage, html};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::desk;
use crate::actions::account::access::Signed;
use crate::actions::lift_never::ask;
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

const PATH: &str = "/organise/officer/never";

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    need_somewhere(&signed, Permission::AnswerRequests, PATH)?;
    let sent = query(&uri).first("done") == "sent";
    Ok(page(&web, &reader, &signed, FormState::empty(), sent).await?.into_response())
}

/// Sends the link.
pub async fn post(State(web): State<Web>, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    need_somewhere(&signed, Permission::AnswerRequests, PATH)?;
    match YourData::parse(typed) {
        Ok(YourData { email }) => {
            ask(&web.site, signed.id(), email, reader.0.clone()).await?;
            Ok(see(&format!("{PATH}?done=sent")))
        }
        Err(form) => {
            let page = page(&web, &reader, &signed, form, false).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn page(web: &Web, reader: &Reader, signed: &Signed, form: FormState, sent: bool) -> Result<Page, Refused> {
    Ok(Page::new(html(NeverPage { desk: desk(web, reader, signed, None).await?, form, sent })))
}
