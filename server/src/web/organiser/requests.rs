//! `/organise/officer/requests`: what to do when somebody asks about their data, and the sign-up of a ticket code.

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::requests::{RequestsPage, html};
use app::paths;
use axum::extract::State;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::door::ticket;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::REQUESTS;

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    need_somewhere(&session, Permission::AnswerRequests, PATH)?;
    show(&web, &locale, &session, FormState::default()).await
}

/// Leads to the page of the person with this ticket code, which notes that it was opened. A code of a branch that the
/// data officer doesn't look after counts as missing.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    need_somewhere(&session, Permission::AnswerRequests, PATH)?;
    let words = locale.words();
    let found = ticket(&web.site, &words, typed.first("code")).await?;
    match found.filter(|ticket| session.may_in_any(Permission::SeeList, &ticket.branches)) {
        Some(ticket) => Ok(redirect(&paths::organise::attendee(&ticket.event.slug, &ticket.row.token))),
        None => {
            let form = FormState::of(typed).wrong("code", words.get("desk-requests-none"));
            show(&web, &locale, &session, form).await
        }
    }
}

async fn show(web: &Web, locale: &Locale, session: &Session, form: FormState) -> HandlerResult {
    let desk = desk(web, locale, session, None).await?;
    let refused = form.is_refused();
    Ok(shown(html(RequestsPage { desk, form }), refused))
}
