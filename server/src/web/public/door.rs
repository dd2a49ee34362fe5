//! `/door/{code}`, which a ticket's QR code opens, and `/door/help/{token}`, a helper's link. People who aren't at the
//! door learn nothing about a code.

use app::domain::audit::{Act, Reason};
use app::pages::organiser::door::help::{HelpPage, html as help_html};
use app::pages::organiser::door::ticket::{PRACTICE, Ticket as Seen, TicketPage, TicketView, html};
use app::paths;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;

use super::Name;
use crate::actions::attendees::looked;
use crate::actions::door::links::{Helper, Window, helper, window};
use crate::actions::door::{Marked, Ticket, mark, ticket};
use crate::actions::show;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::middleware::fetch_site;
use crate::web::organiser::door::{DoorAccess, DoorVisitor, door_cookie, frame};
use crate::web::organiser::way_in;
use crate::web::response::{HandlerResult, Page, WebError, redirect};
use crate::web::session::set_cookie;

/// How long after a mark its page says that it's done.
const JUST_NOW: TimeDelta = TimeDelta::minutes(1);

/// A ticket.
pub async fn get(
    State(web): State<Web>,
    Name(code): Name,
    locale: Locale,
    door: DoorVisitor,
    uri: Uri,
    headers: HeaderMap,
) -> HandlerResult {
    if code == PRACTICE {
        let arrived = query(&uri).first("here").parse().unwrap_or(0).min(2);
        return page(&web, &locale, None, TicketView::Practice(arrived)).await;
    }
    match open(&web, &locale, &door, &code).await? {
        Opened::Ticket(at, found) => {
            // A QR code can be made with the query in it; a camera that opens it sends `none`.
            let is_ours = query(&uri).first("marked") == "yes" && fetch_site(&headers) == Some("same-origin");
            let by = if is_ours { Mark::Ours } else { Mark::None };
            show(&web, &locale, &at, *found, by).await
        }
        Opened::Other(page) => Ok(page),
    }
}

/// Marks an arrival.
pub async fn post(
    State(web): State<Web>,
    Name(code): Name,
    locale: Locale,
    door: DoorVisitor,
    Form(typed): Form,
) -> HandlerResult {
    if code == PRACTICE {
        let arrived: u32 = typed.first("now").parse().unwrap_or(0);
        return Ok(redirect(&format!("{}?here={}", paths::door(PRACTICE), arrived.min(2))));
    }
    let (at, found) = match open(&web, &locale, &door, &code).await? {
        Opened::Ticket(at, found) => (at, found),
        Opened::Other(page) => return Ok(page),
    };
    let number = |name: &str| typed.first(name).parse().map_err(|_| WebError::BAD_REQUEST);
    match mark(&web.site, &found.event, &found.row.token, number("was")?, number("now")?).await? {
        Marked::Done => Ok(redirect(&format!("{}?marked=yes", paths::door(&code)))),
        Marked::Otherwise | Marked::Gone => {
            // In its current state.
            let Some(found) = ticket(&web.site, &locale.words(), &code).await? else {
                return unknown(&web, &locale, at.session).await;
            };
            let mut response = show(&web, &locale, &at, found, Mark::Theirs).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

/// What a ticket's link opens.
enum Opened<'k> {
    /// The ticket, for a person at its door.
    Ticket(DoorAccess<'k>, Box<Ticket>),
    /// For everybody else the page that reveals nothing.
    Other(Response),
}

async fn open<'k>(web: &Web, locale: &Locale, door: &'k DoorVisitor, code: &str) -> Result<Opened<'k>, WebError> {
    if !door.is_anyone() {
        return page(web, locale, None, TicketView::ToTheDoor).await.map(Opened::Other);
    }
    let found = ticket(&web.site, &locale.words(), code).await?;
    let at = match &found {
        Some(found) => door.at(&found.event, &found.branches, &paths::door(code)),
        None => Err(WebError::NOT_FOUND),
    };
    match (at, found) {
        (Ok(at), Some(found)) => Ok(Opened::Ticket(at, Box::new(found))),
        (Err(way @ WebError::See(_)), _) if door.session.is_some() => Err(way),
        // A ticket for another event looks like one that never existed.
        _ => unknown(web, locale, door.session.as_ref()).await.map(Opened::Other),
    }
}

async fn unknown(
    web: &Web,
    locale: &Locale,
    session: Option<&crate::actions::account::access::Session>,
) -> HandlerResult {
    let mut response = page(web, locale, session, TicketView::Unknown).await?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// Who has just marked the ticket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Ours,
    Theirs,
}

async fn show(web: &Web, locale: &Locale, at: &DoorAccess<'_>, found: Ticket, by: Mark) -> HandlerResult {
    looked(&web.site, at.viewer, Act::DoorOpened, 1, Some(Reason::Door)).await?;
    let now = web.site.clock.now();
    let is_today = matches!(window(&found.event, now), Window::Open(_));
    let is_today = is_today || found.event.cancelled_at.is_some();
    let is_new = found.row.arrived_at.is_some_and(|at| now - at < JUST_NOW);
    let marked = by == Mark::Ours && is_new && found.event.cancelled_at.is_none();
    let seen = Seen { event: found.event, row: found.row, is_today, already: by == Mark::Theirs, marked };
    page(web, locale, at.session, TicketView::Ticket(Box::new(seen))).await
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: Option<&crate::actions::account::access::Session>,
    shown: TicketView,
) -> HandlerResult {
    let desk = frame(web, locale, session, None).await?;
    Ok(Page::new(html(TicketPage { desk, shown })).into_response())
}

/// A helper's link: three lines, then a button.
pub async fn get_help(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let helper = helper(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
    help_page(&web, &locale, helper).await
}

/// Opens the door to the helper, until it closes.
pub async fn post_help(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let helper = helper(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
    let Window::Open(closes_at) = helper.window else { return help_page(&web, &locale, helper).await };
    let is_https = web.site.config.is_https();
    let mut response = redirect(&paths::organise::door(&helper.event.slug));
    let age = closes_at - web.site.clock.now();
    set_cookie(&mut response, is_https, door_cookie(is_https), &token, Some(age));
    Ok(response)
}

async fn help_page(web: &Web, locale: &Locale, helper: Helper) -> HandlerResult {
    let branch = show::event(&web.site, helper.event.slug.as_str()).await?.map(|shown| shown.branch);
    let opens_at = match helper.window {
        Window::Before(at) => Some(at),
        Window::Open(_) | Window::Over => None,
    };
    let desk = way_in(web, locale, branch).await?;
    Ok(Page::new(help_html(HelpPage { desk, event: helper.event, opens_at })).into_response())
}
