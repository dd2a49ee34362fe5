//! `/organise/events/{slug}/attendees/{token}`: one person.

use app::domain::audit::{Act, Reason};
use app::domain::field::{Answers, Field, FieldKey};
use app::domain::role::Permission;
use app::forms::by_hand::{ByHand, NO_PHONE, phone_question};
use app::forms::sign_up::AGREEMENT;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::attendees::one::{AttendeeNotice, AttendeePage, REQUESTS, SEEN, SILENT, html};
use app::paths;
use app::text::dates;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::attendees::edit::{Edit, edit};
use crate::actions::attendees::looked;
use crate::actions::attendees::move_to::{Move, move_to};
use crate::actions::attendees::one::{AttendeeError, find, open};
use crate::actions::attendees::remove::remove;
use crate::actions::held::event_end;
use crate::actions::show::taken;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect_done};

/// The page; opening it is noted.
pub async fn get(
    State(web): State<Web>,
    Path((slug, token)): Path<(String, String)>,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let of =
        OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::attendee(&slug, &token)).await?;
    let query = query(&uri);
    let said = AttendeeNotice::ALL.iter().find(|(name, _)| *name == query.first("done")).map(|(_, said)| *said);
    page(&web, &locale, &session, of, &token, Seen { said, ..Seen::default() }).await
}

/// Shows everything for a reason, or changes, moves or removes the registration.
pub async fn post(
    State(web): State<Web>,
    Path((slug, token)): Path<(String, String)>,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    if typed.first("do") == "look" {
        let of =
            OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::attendee(&slug, &token)).await?;
        let why = Reason::parse(typed.first("why")).filter(|reason| REQUESTS.contains(reason));
        return page(&web, &locale, &session, of, &token, Seen { why, ..Seen::default() }).await;
    }
    let (deed, needs) = match typed.first("do") {
        "change" => (Deed::Change, Permission::EditList),
        "to-place" => (Deed::Shift(Move::ToSeat), Permission::EditList),
        "to-waiting" => (Deed::Shift(Move::ToWaiting), Permission::EditList),
        "remove" => (Deed::Remove, Permission::Erase),
        _ => return Err(WebError::BAD_REQUEST),
    };
    let of = OfEvent::open(&web, &session, needs, &slug, paths::organise::attendee(&slug, &token)).await?;
    let row = find(&web.site, &of.shown.event, &token).await?.ok_or(WebError::NOT_FOUND)?;
    let here = of.path.clone();
    let (done, said) = match deed {
        Deed::Change => {
            let opened = open(&web.site, &locale.words(), &row, true).await?.ok_or(WebError::NOT_FOUND)?;
            let seen = typed.first(SEEN).to_owned();
            let (most, has_address) = (most(&of, opened.row.seats), opened.row.has_address);
            let given = match ByHand::parse_change(typed, most, &opened.version.wording, has_address) {
                Err(form) => {
                    let seen = Seen { form: Some(form), since: Some(seen), ..Seen::default() };
                    return page(&web, &locale, &session, of, &token, seen).await;
                }
                Ok(given) => given,
            };
            let change = Edit { seats: given.seats, given: given.answers.clone(), seen };
            let done = edit(&web.site, of.viewer, row, change).await;
            if matches!(done, Err(AttendeeError::Changed)) {
                let form = filled(given.seats, &given.answers, &opened.version.wording.fields, has_address);
                let seen = Seen { form: Some(form), said: Some(AttendeeNotice::Meanwhile), ..Seen::default() };
                let mut response = page(&web, &locale, &session, of, &token, seen).await?;
                *response.status_mut() = StatusCode::CONFLICT;
                return Ok(response);
            }
            (done, "changed")
        }
        Deed::Shift(to) => (move_to(&web.site, of.viewer, row, to).await, "moved"),
        Deed::Remove => {
            let silent = Reason::parse(typed.first("silent")).filter(|reason| SILENT.contains(reason));
            let list = paths::organise::attendees(&of.shown.event.slug);
            remove(&web.site, of.viewer, row, silent).await.map_err(refused)?;
            return Ok(redirect_done(list, "removed"));
        }
    };
    let said = match done {
        Ok(()) => said,
        Err(AttendeeError::Full) => "full",
        Err(AttendeeError::Arrived) => "arrived",
        Err(AttendeeError::RoomLeft) => "room-left",
        Err(AttendeeError::Over) => "over",
        Err(error) => return Err(refused(error)),
    };
    Ok(redirect_done(&here, said))
}

enum Deed {
    Change,
    Shift(Move),
    Remove,
}

fn refused(error: AttendeeError) -> WebError {
    match error {
        AttendeeError::Failure(failure) => failure.into(),
        _ => WebError::NOT_FOUND,
    }
}

/// What the page needs.
#[derive(Default)]
struct Seen {
    form: Option<FormState>,
    /// What the form was made from, if not from what is there now.
    since: Option<String>,
    said: Option<AttendeeNotice>,
    why: Option<Reason>,
}

/// The most seats that one registration of the event may have, or what this one already has.
fn most(of: &OfEvent, seats: u32) -> u32 {
    of.shown.event.group_max.max(seats)
}

fn filled(seats: u32, given: &Answers, of: &[Field], has_address: bool) -> FormState {
    let mut typed = Typed::default();
    typed.set("seats", vec![seats.to_string()]);
    for (key, values) in &given.0 {
        typed.set(key.as_str(), values.clone());
        if of.iter().any(|field| field.key == *key && field.agreement.is_some()) {
            typed.set(AGREEMENT, vec!["yes".to_owned()]);
        }
    }
    let number = phone_question(of).map_or_else(FieldKey::call, |field| field.key.clone());
    if !has_address && !given.0.contains_key(&number) {
        typed.set(NO_PHONE, vec!["yes".to_owned()]);
    }
    FormState::of(typed)
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    token: &str,
    seen: Seen,
) -> Result<Response, WebError> {
    let event = of.shown.event.clone();
    let row = find(&web.site, &event, token).await?.ok_or(WebError::NOT_FOUND)?;
    let can_edit = of.may(session, Permission::EditList);
    let opened = open(&web.site, &locale.words(), &row, can_edit || seen.why.is_some()).await?;
    let opened = opened.ok_or(WebError::NOT_FOUND)?;
    looked(&web.site, of.viewer, Act::RecordOpened, 1, seen.why).await?;
    let refused = seen.form.as_ref().is_some_and(|form| form.is_refused());
    let fields = opened.version.wording.fields;
    let has_address = opened.row.has_address;
    let stored = || filled(opened.row.seats, &opened.given, &fields, has_address);
    let form = can_edit.then(|| seen.form.unwrap_or_else(stored));
    let words = locale.words();
    let page = AttendeePage {
        desk: desk(web, locale, session, Some(of.shown.branch.clone())).await?,
        most: most(&of, opened.row.seats),
        number_until: dates::day(&words, event_end(&event).to_call(), event.timezone),
        someone_waits: taken(&web.site, &event).await?.waiting > 0,
        row: opened.row,
        fields,
        expires_at: opened.expires_at,
        seen: seen.since.unwrap_or(opened.seen),
        form,
        can_erase: of.may(session, Permission::Erase),
        said: seen.said,
        event,
    };
    Ok(shown(html(page), refused))
}
