//! `/door/{code}`: what a ticket's QR code opens, and `/door/help/{token}`: a volunteer's link. Whoever is not at the
//! door learns nothing about a code.

use app::domain::audit::{Act, Reason};
use app::pages::organiser::door::help::{HelpPage, html as help_html};
use app::pages::organiser::door::ticket::{PRACTICE, Shown, Ticket as Seen, TicketPage, html};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use super::Name;
use crate::actions::desk::attendees::looked;
use crate::actions::desk::door::links::{Helper, Window, helper, window};
use crate::actions::desk::door::{Marked, Ticket, mark, ticket};
use crate::actions::show;
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, see};
use crate::web::form::{Form, query};
use crate::web::organiser::door::{AtDoor, Keeper, door_cookie, frame};
use crate::web::organiser::way_in;
use crate::web::reader::Reader;
use crate::web::session::set_cookie;

/// A ticket.
pub async fn get(State(web): State<Web>, Name(code): Name, reader: Reader, keeper: Keeper, uri: Uri) -> Answer {
    if code == PRACTICE {
        let arrived = query(&uri).first("here").parse().unwrap_or(0).min(2);
        return page(&web, &reader, None, Shown::Practice(arrived)).await;
    }
    match open(&web, &reader, &keeper, &code).await? {
        Ok((at, found)) => show(&web, &reader, &at, found, false).await,
        Err(answer) => Ok(answer),
    }
}

/// Marks an arrival.
pub async fn post(
    State(web): State<Web>,
    Name(code): Name,
    reader: Reader,
    keeper: Keeper,
    Form(typed): Form,
) -> Answer {
    if code == PRACTICE {
        let arrived: u32 = typed.first("now").parse().unwrap_or(0);
        return Ok(see(&format!("/door/{PRACTICE}?here={}", arrived.min(2))));
    }
    let (at, found) = match open(&web, &reader, &keeper, &code).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let number = |name: &str| typed.first(name).parse().map_err(|_| Refused::BAD_REQUEST);
    match mark(&web.site, &found.event, &found.row.token, number("was")?, number("now")?).await? {
        Marked::Done => Ok(see(&format!("/door/{code}"))),
        Marked::Otherwise | Marked::Gone => {
            // As it is now.
            let Some(found) = ticket(&web.site, &reader.words(), &code).await? else {
                return unknown(&web, &reader, at.signed).await;
            };
            let mut response = show(&web, &reader, &at, found, true).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

/// The ticket for whoever is at its door; the page that says nothing for everybody else.
async fn open<'k>(
    web: &Web,
    reader: &Reader,
    keeper: &'k Keeper,
    code: &str,
) -> Result<Result<(AtDoor<'k>, Ticket), Response>, Refused> {
    if !keeper.is_anyone() {
        return Ok(Err(page(web, reader, None, Shown::ToTheDoor).await?));
    }
    let found = ticket(&web.site, &reader.words(), code).await?;
    let at = match &found {
        Some(found) => keeper.at(&found.event, &found.branches, &format!("/door/{code}")),
        None => Err(Refused::NOT_FOUND),
    };
    match (at, found) {
        (Ok(at), Some(found)) => Ok(Ok((at, found))),
        (Err(way @ Refused::See(_)), _) if keeper.signed.is_some() => Err(way),
        // Another's ticket is as one that never was.
        _ => Ok(Err(unknown(web, reader, keeper.signed.as_ref()).await?)),
    }
}

async fn unknown(web: &Web, reader: &Reader, signed: Option<&crate::actions::account::access::Signed>) -> Answer {
    let mut response = page(web, reader, signed, Shown::Unknown).await?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

async fn show(web: &Web, reader: &Reader, at: &AtDoor<'_>, found: Ticket, already: bool) -> Answer {
    looked(&web.site, at.looker, Act::DoorOpened, 1, Some(Reason::Door)).await?;
    let is_today = matches!(window(&found.event, web.site.clock.now()), Window::Open(_));
    let is_today = is_today || found.event.cancelled_at.is_some();
    let seen = Seen { event: found.event, row: found.row, is_today, already };
    page(web, reader, at.signed, Shown::Ticket(Box::new(seen))).await
}

async fn page(
    web: &Web,
    reader: &Reader,
    signed: Option<&crate::actions::account::access::Signed>,
    shown: Shown,
) -> Answer {
    let desk = frame(web, reader, signed, None).await?;
    Ok(Page::new(html(TicketPage { desk, shown })).into_response())
}

/// A volunteer's link: three lines, then a button.
pub async fn get_help(State(web): State<Web>, Name(token): Name, reader: Reader) -> Answer {
    let helper = helper(&web.site, &token).await?.ok_or(Refused::DEAD_LINK)?;
    help_page(&web, &reader, helper).await
}

/// Opens the door to the volunteer, until it closes.
pub async fn post_help(State(web): State<Web>, Name(token): Name, reader: Reader) -> Answer {
    let helper = helper(&web.site, &token).await?.ok_or(Refused::DEAD_LINK)?;
    let Window::Open(closes_at) = helper.window else { return help_page(&web, &reader, helper).await };
    let is_https = web.site.config.is_https();
    let mut response = see(&format!("/organise/events/{}/door", helper.event.slug));
    let age = closes_at - web.site.clock.now();
    set_cookie(&mut response, is_https, door_cookie(is_https), &token, Some(age));
    Ok(response)
}

async fn help_page(web: &Web, reader: &Reader, helper: Helper) -> Answer {
    let branch = show::event(&web.site, helper.event.slug.as_str()).await?.map(|shown| shown.branch);
    let opens_at = match helper.window {
        Window::Before(at) => Some(at),
        Window::Open(_) | Window::Over => None,
    };
    let desk = way_in(web, reader, branch).await?;
    Ok(Page::new(help_html(HelpPage { desk, event: helper.event, opens_at })).into_response())
}
