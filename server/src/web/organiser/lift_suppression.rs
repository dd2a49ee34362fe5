//! `/organise/officer/never`: sends the link that undoes "never email me again".

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::forms::your_data::YourData;
use app::pages::organiser::lift_suppression::{LiftSuppressionPage, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::desk;
use crate::actions::account::access::Session;
use crate::actions::lift_suppression::ask;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, redirect_done};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::LIFT_SUPPRESSION;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::AnswerRequests, PATH)?;
    let sent = query(&uri).first("done") == "sent";
    Ok(page(&web, &locale, &session, FormState::default(), sent).await?.into_response())
}

/// Sends the link.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    need_somewhere(&session, Permission::AnswerRequests, PATH)?;
    match YourData::parse(typed) {
        Ok(YourData { email }) => {
            ask(&web.site, session.organiser_id(), email, locale.0.clone()).await?;
            Ok(redirect_done(PATH, "sent"))
        }
        Err(form) => {
            let page = page(&web, &locale, &session, form, false).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn page(web: &Web, locale: &Locale, session: &Session, form: FormState, sent: bool) -> Result<Page, WebError> {
    Ok(Page::new(html(LiftSuppressionPage { desk: desk(web, locale, session, None).await?, form, sent })))
}
