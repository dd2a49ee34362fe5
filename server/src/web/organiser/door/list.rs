//! `/organise/events/{slug}/door`: the list at the door, check-in, and walk-ins.

use app::domain::attendee::Order;
use app::domain::audit::{Act, Reason};
use app::domain::event::Event;
use app::pages::organiser::door::list::{DoorNotice, DoorPage, NOT_HERE, html, shown};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use super::{DoorAccess, DoorVisitor, frame};
use crate::actions::attendees::one::find;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, Listed, PAGE, counts, looked, not_here, row_of, rows, search, which};
use crate::actions::contents;
use crate::actions::door::{Marked, mark, ticket, walk_in};
use crate::actions::show;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The part of the list that is shown.
#[derive(Default)]
struct View {
    page: u64,
    not_here: bool,
    searched: Option<String>,
    above: Option<DoorNotice>,
}

/// The list; opening it is noted.
pub async fn get(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    door: DoorVisitor,
    uri: Uri,
) -> HandlerResult {
    let (event, branches) = contents::event(&web.site, &slug).await?.ok_or_else(|| unknown(&door))?;
    let at = door.at(&event, &branches, &path(&event))?;
    let page = query(&uri).first("page").parse().unwrap_or(1);
    show_list(&web, &locale, &at, &event, View { page, not_here: only_not_here(&uri), ..View::default() }).await
}

/// Marks an arrival, searches, or counts a walk-in.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    door: DoorVisitor,
    uri: Uri,
    Form(typed): Form,
) -> HandlerResult {
    let (event, branches) = contents::event(&web.site, &slug).await?.ok_or_else(|| unknown(&door))?;
    let at = door.at(&event, &branches, &path(&event))?;
    let not_here = only_not_here(&uri);
    let again = format!("{}{}", path(&event), shown(not_here));
    match typed.first("do") {
        "search" => {
            let searched = typed.first("q").trim().to_owned();
            let above = elsewhere(&web, &locale, &door, &event, &searched).await?;
            show_list(&web, &locale, &at, &event, View { searched: Some(searched), above, ..View::default() }).await
        }
        "walk-in" => {
            let by = typed.first("by").parse().map_err(|_| WebError::BAD_REQUEST)?;
            walk_in(&web.site, &event, by).await?;
            Ok(redirect(&again))
        }
        "mark" => {
            let number = |name: &str| typed.first(name).parse().map_err(|_| WebError::BAD_REQUEST);
            let token = typed.first("token");
            let above = match mark(&web.site, &event, token, number("was")?, number("now")?).await? {
                Marked::Done => return Ok(redirect(&again)),
                Marked::Gone => DoorNotice::Gone,
                Marked::Otherwise => already(&web, &locale, &event, token).await?,
            };
            let view = View { not_here, above: Some(above), ..View::default() };
            let mut response = show_list(&web, &locale, &at, &event, view).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
        _ => Err(WebError::BAD_REQUEST),
    }
}

fn path(event: &Event) -> String {
    paths::organise::door(&event.slug)
}

/// Whether the list shows only people who haven't arrived yet.
fn only_not_here(uri: &Uri) -> bool {
    query(uri).first("show") == NOT_HERE
}

/// A missing event looks like somebody else's.
fn unknown(door: &DoorVisitor) -> WebError {
    match door.session {
        Some(_) => WebError::NOT_FOUND,
        None => WebError::See(paths::organise::LOGIN.to_owned()),
    }
}

async fn already(web: &Web, locale: &Locale, event: &Event, token: &str) -> Result<DoorNotice, WebError> {
    let Some(row) = find(&web.site, event, token).await? else { return Ok(DoorNotice::Gone) };
    let row = row_of(&web.site, &locale.words(), &row).await?;
    Ok(row.map_or(DoorNotice::Gone, |row| DoorNotice::Already(Box::new(row))))
}

/// The code of a ticket for another event at whose door the person may work too.
async fn elsewhere(
    web: &Web,
    locale: &Locale,
    door: &DoorVisitor,
    event: &Event,
    typed: &str,
) -> Result<Option<DoorNotice>, WebError> {
    let words = locale.words();
    let found = ticket(&web.site, &words, typed).await?.filter(|found| found.event.id != event.id);
    let ours = found.filter(|found| door.at(&found.event, &found.branches, paths::organise::HOME).is_ok());
    Ok(ours.map(|found| DoorNotice::Elsewhere(found.event.content.title.get(words.language()).to_owned())))
}

async fn show_list(
    web: &Web,
    locale: &Locale,
    at: &DoorAccess<'_>,
    event: &Event,
    view: View,
) -> Result<Response, WebError> {
    let words = locale.words();
    // An organiser who searches also sees the waiting list, so that nobody is sent away without an explanation.
    let state = if view.searched.is_some() && at.session.is_some() { "" } else { "confirmed" };
    let page = view.page.clamp(1, 10_000);
    let which = if view.not_here { not_here() } else { which(state) };
    let asked = ListQuery { which, order: Order::Name, shown: Shown::default() };
    let listed = match &view.searched {
        None => rows(&web.site, &words, event, asked, page - 1).await?,
        Some(typed) => {
            let found = search(&web.site, &words, event, asked, typed).await?;
            Listed { rows: found.rows, all: found.all as u64 }
        }
    };
    looked(&web.site, at.viewer, Act::DoorOpened, listed.rows.len(), Some(Reason::Door)).await?;
    let branch = show::event(&web.site, event.slug.as_str()).await?.map(|shown| shown.branch);
    let page = DoorPage {
        desk: frame(web, locale, at.session, branch).await?,
        event: event.clone(),
        counts: counts(&web.site, event).await?,
        rows: listed.rows,
        all: listed.all,
        page: (page, PAGE),
        not_here: view.not_here,
        searched: view.searched,
        can_link: at.session.is_some(),
        above: view.above,
    };
    Ok(Page::new(html(page)).into_response())
}
