//! `/organise/events/{slug}/attendees/export` and `…/print`: the form, and the exported list.

use app::components::desk::Desk;
use app::domain::announcement::Segment;
use app::domain::event::Event;
use app::domain::field::Field;
use app::domain::retention;
use app::domain::role::Permission;
use app::forms::state::{FormState, Typed};
use app::forms::take_out::{ExportContent, TakeOut, first, read};
use app::pages::organiser::exports::form::{ExportFormPage, REFUSED, html};
use app::pages::organiser::exports::print::{self, PrintPage};
use app::pages::organiser::exports::tickets::{self, TicketsPage};
use app::paths;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};

use crate::actions::account::access::Session;
use crate::actions::announcements::{audience, latest};
use crate::actions::attendees::columns;
use crate::actions::exports::csv::csv;
use crate::actions::exports::take_out::{Taken, take_out};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::attendees::OfEvent;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// The form for a file.
pub async fn get_file(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    get(&web, &slug, &locale, &session, (ExportContent::List, false)).await
}

/// The form for paper; `?what=tickets` begins with tickets instead of a list, `?what=answers` with what people wrote.
pub async fn get_print(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    get(&web, &slug, &locale, &session, (ExportContent::parse(query(&uri).first("what")), true)).await
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
    let (was_refused, form) = (typed.first(REFUSED) == "yes", FormState::of(typed.clone()));
    match chosen(&web, &locale, &session, &of, typed).await? {
        Err(refused) => page(&web, &locale, &session, of, (refused, false), false).await,
        Ok(_) if was_refused => page(&web, &locale, &session, of, (form, true), false).await,
        Ok(chosen) => {
            let taken = taken(&web, &locale, &session, &of, chosen, false).await?;
            let day = of.shown.event.timezone.local(taken.destroy_by).format("%Y-%m-%d");
            let name = format!("{slug}-list-destroy-by-{day}.csv");
            Ok(file(&name, csv(&taken.columns, &taken.rows)?))
        }
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
    match chosen(&web, &locale, &session, &of, typed).await? {
        Err(refused) => page(&web, &locale, &session, of, (refused, false), true).await,
        Ok(chosen) => {
            let taken = taken(&web, &locale, &session, &of, chosen, true).await?;
            let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
            Ok(shown(on_paper(desk, of.shown.event, taken), false))
        }
    }
}

fn on_paper(desk: Desk, event: Event, taken: Taken) -> String {
    let Taken { notes, columns, own, rows, people, what, .. } = taken;
    if what == ExportContent::Tickets {
        return tickets::html(TicketsPage { desk, event, people, notes });
    }
    let (sign_ups, people) = (people.len(), people.iter().map(|row| row.seats).sum());
    print::html(PrintPage { desk, event, notes, columns, own, rows, people, sign_ups })
}

async fn open(web: &Web, session: &Session, slug: &str, print: bool) -> Result<OfEvent, WebError> {
    let path = if print { paths::organise::attendees_print(slug) } else { paths::organise::attendees_export(slug) };
    OfEvent::open(web, session, Permission::Export, slug, path).await
}

async fn get(
    web: &Web,
    slug: &str,
    locale: &Locale,
    session: &Session,
    (what, print): (ExportContent, bool),
) -> HandlerResult {
    let of = open(web, session, slug, print).await?;
    let form = first(what, destroyed_by_default(web, &of).await?, of.shown.event.timezone);
    page(web, locale, session, of, (form, false), print).await
}

/// When a copy is destroyed unless the organiser chooses another day.
pub(in crate::web::organiser) async fn destroyed_by_default(
    web: &Web,
    of: &OfEvent,
) -> Result<DateTime<Utc>, WebError> {
    Ok(retention::copies(of.shown.event.ends_at, web.site.clock.now(), destroyed_by(web, of).await?))
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

/// What the form asks for, or the form with its errors.
async fn chosen(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &OfEvent,
    typed: Typed,
) -> Result<Result<TakeOut, FormState>, WebError> {
    let range = (web.site.clock.now(), destroyed_by(web, of).await?);
    let fields = fields(web, session, of).await?;
    Ok(read(&locale.words(), FormState::of(typed), &fields, of.shown.event.timezone, range))
}

async fn taken(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &OfEvent,
    chosen: TakeOut,
    print: bool,
) -> Result<Taken, WebError> {
    let of = (&of.shown.event, &of.shown.branch);
    Ok(take_out(&web.site, &locale.words(), session, of, chosen, print).await?)
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    (form, ready): (FormState, bool),
    print: bool,
) -> HandlerResult {
    let fields = fields(web, session, &of).await?;
    let reach = audience(&web.site, &of.shown.event, Segment::Confirmed).await?;
    let without_email = u32::try_from(reach.calls).unwrap_or(u32::MAX);
    let desk = desk(web, locale, session, Some(of.shown.branch)).await?;
    let refused = form.is_refused();
    let page = ExportFormPage { desk, event: of.shown.event, form, print, fields, without_email, ready };
    Ok(shown(html(page), refused))
}

/// A CSV file to keep.
pub(in crate::web::organiser) fn file(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
