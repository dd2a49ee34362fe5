//! `/organise/events/{slug}/door`: the list at the door, check-in, and walk-ins.

use app::domain::attendee::{Attendee, Order};
use app::domain::audit::{Act, Reason};
use app::domain::event::Event;
use app::forms::state::Typed;
use app::pages::organiser::door::early::{self, EarlyPage};
use app::pages::organiser::door::list::{AtRow, DoorNotice, DoorPage, DoorView, NOT_HERE, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use super::{DoorAccess, DoorVisitor, frame};
use crate::actions::attendees::one::find;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::search::sort_key;
use crate::actions::attendees::{ListQuery, Listed, PAGE, counts, looked, not_here, row_of, rows, search, which};
use crate::actions::contents;
use crate::actions::door::{Marked, is_early, mark, ticket, walk_in};
use crate::actions::show;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// What the page is made of, besides the event.
#[derive(Default)]
struct Asked {
    view: DoorView,
    searched: Option<String>,
    above: Option<DoorNotice>,
    at: Option<AtRow>,
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
    let door = door.at(&event, &branches, &path(&event))?;
    let at = Some(query(&uri).first("at").to_owned()).filter(|token| !token.is_empty()).map(AtRow::Marked);
    show_list(&web, &locale, &door, &event, Asked { view: view(&uri), at, ..Asked::default() }).await
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
    let view = view(&uri);
    match typed.first("do") {
        "search" => {
            let searched = typed.first("q").trim().to_owned();
            let above = elsewhere(&web, &locale, &door, &event, &searched).await?;
            let view = DoorView { found: true, ..view };
            show_list(&web, &locale, &at, &event, Asked { view, searched: Some(searched), above, at: None }).await
        }
        "walk-in" => {
            let by = typed.first("by").parse().map_err(|_| WebError::BAD_REQUEST)?;
            walk_in(&web.site, &event, by).await?;
            Ok(redirect(&view.url(&path(&event), None)))
        }
        "mark" => mark_row(&web, &locale, &at, &event, view, &typed).await,
        _ => Err(WebError::BAD_REQUEST),
    }
}

/// Marks a row and leads back to it.
async fn mark_row(
    web: &Web,
    locale: &Locale,
    at: &DoorAccess<'_>,
    event: &Event,
    view: DoorView,
    typed: &Typed,
) -> HandlerResult {
    let number = |name: &str| typed.first(name).parse::<i32>().map_err(|_| WebError::BAD_REQUEST);
    let (token, arrival) = (typed.first("token").to_owned(), (number("was")?, number("now")?));
    if arrival.1 > arrival.0 && !view.early && is_early(&web.site, event) {
        let page = EarlyPage {
            desk: frame(web, locale, at.session, None).await?,
            event: event.clone(),
            view,
            token,
            arrival,
            is_organiser: at.session.is_some(),
            now: web.site.clock.now(),
        };
        return Ok(Page::new(early::html(page)).into_response());
    }
    let asked = match mark(&web.site, event, &token, arrival.0, arrival.1).await? {
        Marked::Done => return Ok(redirect(&view.url_at(&path(event), Some(&token), &token))),
        Marked::Otherwise => Asked { view, at: Some(AtRow::Already(token)), ..Asked::default() },
        Marked::Gone => Asked { view, above: Some(DoorNotice::Gone), ..Asked::default() },
    };
    let mut response = show_list(web, locale, at, event, asked).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

fn path(event: &Event) -> String {
    paths::organise::door(&event.slug)
}

/// The part of the list that a URL names.
fn view(uri: &Uri) -> DoorView {
    let query = query(uri);
    DoorView {
        page: query.first("page").parse().unwrap_or(1).clamp(1, 10_000),
        not_here: query.first("show") == NOT_HERE,
        found: query.first("found") == "yes",
        early: query.first("early") == "yes",
    }
}

/// A missing event looks like somebody else's.
fn unknown(door: &DoorVisitor) -> WebError {
    match door.session {
        Some(_) => WebError::NOT_FOUND,
        None => WebError::See(paths::organise::LOGIN.to_owned()),
    }
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
    asked: Asked,
) -> Result<Response, WebError> {
    let listed = listed(web, locale, at, event, &asked).await?;
    looked(&web.site, at.viewer, Act::DoorOpened, listed.rows.len(), Some(Reason::Door)).await?;
    let branch = show::event(&web.site, event.slug.as_str()).await?.map(|shown| shown.branch);
    let page = DoorPage {
        desk: frame(web, locale, at.session, branch).await?,
        event: event.clone(),
        counts: counts(&web.site, event).await?,
        rows: listed.rows,
        all: listed.all,
        per_page: PAGE,
        view: asked.view,
        searched: asked.searched,
        can_link: at.session.is_some(),
        above: asked.above,
        at: asked.at,
    };
    Ok(Page::new(html(page)).into_response())
}

/// The rows of the page, with the one that something is said about: a filter may have just dropped it, and after a
/// search it's the only one.
async fn listed(
    web: &Web,
    locale: &Locale,
    at: &DoorAccess<'_>,
    event: &Event,
    asked: &Asked,
) -> Result<Listed, WebError> {
    let (words, view) = (locale.words(), asked.view);
    // An organiser who searches also sees the waiting list, so that nobody is sent away without an explanation.
    let state = if asked.searched.is_some() && at.session.is_some() { "" } else { "confirmed" };
    let which = if view.not_here { not_here() } else { which(state) };
    let query = ListQuery { which, order: Order::Name, shown: Shown::default() };
    let mut listed = match &asked.searched {
        Some(typed) => {
            let found = search(&web.site, &words, event, query, typed).await?;
            Listed { rows: found.rows, all: found.all as u64 }
        }
        None if view.found => Listed { rows: vec![], all: 0 },
        None => rows(&web.site, &words, event, query, view.page - 1).await?,
    };
    let token = asked.at.as_ref().map_or("", AtRow::token);
    let is_missing = listed.rows.iter().all(|row| row.token != token);
    let found = if is_missing { find(&web.site, event, token).await? } else { None };
    if let Some(found) = found {
        listed.rows = with(listed.rows, row_of(&web.site, &words, &found).await?);
    }
    Ok(listed)
}

/// The rows with one more, where its name belongs.
fn with(mut rows: Vec<Attendee>, row: Option<Attendee>) -> Vec<Attendee> {
    let key = |row: &Attendee| sort_key(row.name.as_deref());
    if let Some(row) = row {
        let place = rows.partition_point(|other| key(other) < key(&row));
        rows.insert(place, row);
    }
    rows
}
