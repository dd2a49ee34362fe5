//! `/organise/events/{slug}/attendees/add`: adds somebody who asked by phone or on paper.

use app::components::slip::Slip;
use app::components::text::Piece;
use app::domain::role::Permission;
use app::forms::by_hand::ByHand;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::attendees::add::{AddNotice, AddPage, To, html};
use app::paths;
use app::text::dates;
use axum::extract::State;
use axum::http::StatusCode;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::attendees::add::{AddError, Mailed, add};
use crate::actions::held::event_end;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::HandlerResult;
use crate::web::response::redirect_done;

/// The form.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::EditList, &slug, paths::organise::attendees_add(&slug)).await?;
    page(&web, &locale, &session, of, FormState::default(), None).await
}

/// Adds the person.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::EditList, &slug, paths::organise::attendees_add(&slug)).await?;
    let kept = typed.clone();
    let version = of.shown.version.clone();
    let given = match ByHand::parse(typed, of.shown.event.group_max, &version.wording) {
        Ok(given) => given,
        Err(form) => return page(&web, &locale, &session, of, form, None).await,
    };
    let list = of.path.trim_end_matches("/add").to_owned();
    let above = match add(&web.site, of.viewer, version, locale.0.clone(), given).await {
        Ok((token, mailed)) => {
            let said = match mailed {
                Mailed::Yes => "added",
                Mailed::MayNot => "added-no-mail",
                Mailed::NoAddress => "added-no-address",
            };
            return Ok(redirect_done(format_args!("{list}/{token}"), said));
        }
        Err(AddError::Known(token)) => AddNotice::Known(format!("{list}/{token}")),
        Err(AddError::NotOpen) => AddNotice::NotOpen,
        Err(AddError::Failure(failure)) => return Err(failure.into()),
    };
    let form = FormState::of(declared(kept));
    page(&web, &locale, &session, of, form, Some(above)).await
}

/// A form that is shown once more loses the tick for what was read out: it must be read out again.
fn declared(mut typed: Typed) -> Typed {
    typed.set(app::forms::by_hand::READ_OUT, vec![]);
    typed
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    form: FormState,
    above: Option<AddNotice>,
) -> HandlerResult {
    let words = locale.words();
    let refused = form.is_refused();
    let conflict = above.is_some();
    let event = of.shown.event;
    let page = AddPage {
        desk: desk(web, locale, session, Some(of.shown.branch)).await?,
        title: Piece::of(&event.content.title, &words),
        back: paths::organise::attendees(&event.slug),
        to: To::Event {
            most: event.group_max,
            number_until: dates::day(&words, event_end(&event).to_call(), event.timezone),
        },
        slip: Slip::of_event(&words, &event, &of.shown.version.wording),
        wording: of.shown.version.wording,
        form,
        above,
    };
    let mut response = shown(html(page), refused);
    if conflict {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}
