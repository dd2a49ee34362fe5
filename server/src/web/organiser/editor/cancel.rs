//! `/organise/events/{slug}/cancel`: cancels an event, with a reason that everybody gets.

use app::domain::role::Permission;
use app::forms::check;
use app::forms::state::FormState;
use app::pages::organiser::editor::cancel::{CancelEventPage, EndedContent, html};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;

use super::{desk_of, done, english, event_of, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::Published;
use crate::actions::drafts::state::{Change, change, reach};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::HandlerResult;

/// Asks for the reason.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let path = paths::organise::event(&slug);
    let of = event_of(&web, &session, &slug, Permission::Cancel, &format!("{path}/cancel")).await?;
    page(&web, &locale, &session, &of, StatusCode::OK, FormState::default()).await
}

/// Cancels it.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let path = paths::organise::event(&slug);
    let of = event_of(&web, &session, &slug, Permission::Cancel, &format!("{path}/cancel")).await?;
    match check::text(typed.first("reason")) {
        Ok(reason) => {
            done(change(&web.site, &of, Change::Cancel(reason), session.organiser_id()).await, &path, "cancelled")
        }
        Err(reason) => {
            let form = FormState::of(typed).wrong("reason", reason);
            page(&web, &locale, &session, &of, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &Published,
    status: StatusCode,
    form: FormState,
) -> HandlerResult {
    let Published::Event(event, _) = of else { return Err(crate::web::response::WebError::NOT_FOUND) };
    let page = CancelEventPage {
        desk: desk_of(web, locale, session, event.branch_id).await?,
        title: english(&event.content.title),
        slug: event.slug.to_string(),
        content: EndedContent::Event(reach(&web.site, event).await?),
        form,
    };
    Ok(shown(status, html(page)))
}
