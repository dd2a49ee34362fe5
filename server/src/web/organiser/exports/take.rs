//! `/organise/events/{slug}/attendees/export` and `…/print`: the form, and the exported list.

use app::domain::field::Field;
use app::domain::role::Permission;
use app::forms::state::{FormState, Typed};
use app::forms::take_out::{first, read};
use app::pages::organiser::exports::form::{ExportFormPage, html};
use app::pages::organiser::exports::print;
use app::paths;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, TimeDelta, Utc};

use crate::actions::account::access::Session;
use crate::actions::announcements::latest;
use crate::actions::attendees::columns;
use crate::actions::exports::take_out::{Taken, take_out};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::attendees::OfEvent;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// How long after the event a copy is kept by default.
const DEFAULT_TERM: TimeDelta = TimeDelta::days(14);

/// The form for a file.
pub async fn get_file(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    get(&web, &slug, &locale, &session, false).await
}

/// The form for paper.
pub async fn get_print(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    get(&web, &slug, &locale, &session, true).await
}

/// The file.
pub async fn post_file(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = open(&web, &session, &slug, false).await?;
    let name = format!("{slug}-{}.csv", web.site.clock.now().format("%Y-%m-%d"));
    match taken(&web, &locale, &session, &of, typed, false).await? {
        Export::Taken(taken) => Ok(file(&name, taken.csv()?)),
        Export::Refused(form) => page(&web, &locale, &session, of, form, false).await,
    }
}

/// The list for printing.
pub async fn post_print(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = open(&web, &session, &slug, true).await?;
    match taken(&web, &locale, &session, &of, typed, true).await? {
        Export::Taken(Taken { notes, columns, rows }) => {
            let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
            Ok(shown(print::html(print::PrintPage { desk, event: of.shown.event, notes, columns, rows }), false))
        }
        Export::Refused(form) => page(&web, &locale, &session, of, form, true).await,
    }
}

async fn open(web: &Web, session: &Session, slug: &str, print: bool) -> Result<OfEvent, WebError> {
    let path = if print { paths::organise::attendees_print(slug) } else { paths::organise::attendees_export(slug) };
    OfEvent::open(web, session, Permission::Export, slug, path).await
}

async fn get(web: &Web, slug: &str, locale: &Locale, session: &Session, print: bool) -> HandlerResult {
    let of = open(web, session, slug, print).await?;
    let event = &of.shown.event;
    let until = destroyed_by(web, &of).await?.min(event.ends_at + DEFAULT_TERM);
    let form = first(until, event.timezone);
    page(web, locale, session, of, form, print).await
}

/// When the records end, and every copy with them.
async fn destroyed_by(web: &Web, of: &OfEvent) -> Result<DateTime<Utc>, WebError> {
    Ok(latest(&web.site, &of.shown.event).await?)
}

/// The questions that the person may export: those of special category only for people who run the event.
async fn fields(web: &Web, session: &Session, of: &OfEvent) -> Result<Vec<Field>, WebError> {
    let runs = of.may(session, Permission::EditList);
    let mut fields = columns(&web.site, &of.shown.event).await?;
    fields.retain(|field| runs || field.agreement.is_none());
    Ok(fields)
}

/// What an export's form comes to.
enum Export {
    Taken(Taken),
    Refused(FormState),
}

async fn taken(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &OfEvent,
    typed: Typed,
    print: bool,
) -> Result<Export, WebError> {
    let event = &of.shown.event;
    let range = (web.site.clock.now(), destroyed_by(web, of).await?);
    let words = locale.words();
    match read(&words, FormState::of(typed), &fields(web, session, of).await?, event.timezone, range) {
        Ok(chosen) => {
            let taken = take_out(&web.site, &words, session, (event, &of.shown.branch), chosen, print).await?;
            Ok(Export::Taken(taken))
        }
        Err(form) => Ok(Export::Refused(form)),
    }
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    form: FormState,
    print: bool,
) -> HandlerResult {
    let fields = fields(web, session, &of).await?;
    let desk = desk(web, locale, session, Some(of.shown.branch)).await?;
    let refused = form.is_refused();
    Ok(shown(html(ExportFormPage { desk, event: of.shown.event, form, print, fields }), refused))
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
