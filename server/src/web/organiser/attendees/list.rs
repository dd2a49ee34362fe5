//! `/organise/events/{slug}/attendees`: the list. Opening it is noted. A search is posted, so that nothing typed gets
//! into a URL; so is the reason, so that nobody else's link can supply one.

use app::domain::attendee::Order;
use app::domain::audit::{Act, Reason};
use app::domain::role::Permission;
use app::forms::state::Typed;
use app::pages::organiser::attendees::list::{AttendeeListPage, ListFilter, ListNotice, REASONS, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::attendees::rows::Shown;
use crate::actions::attendees::{ListQuery, Listed, PAGE, columns, counts, looked, rows, search, which};
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::desk;
use crate::web::organiser::home::may;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};
use crate::web::{Web, islands};

/// A page of the list.
pub async fn get(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::attendees(&slug)).await?;
    let asked = query(&uri);
    let choice = choice(&asked);
    let listed = opened(&web, &locale, &session, &of, &choice, None).await?;
    let done = (asked.first("done") == "removed").then_some(ListNotice::Removed);
    page(&web, &locale, &session, of, choice, listed, None, done).await
}

/// The list as chosen, with the reason; or the result of a search.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = OfEvent::open(&web, &session, Permission::SeeList, &slug, paths::organise::attendees(&slug)).await?;
    if let Some(why) = Reason::parse(typed.first("why")).filter(|reason| REASONS.contains(reason)) {
        let choice = ListFilter { why, page: 1, ..choice(&typed) };
        let listed = opened(&web, &locale, &session, &of, &choice, Some(why)).await?;
        return page(&web, &locale, &session, of, choice, listed, None, None).await;
    }
    let choice = ListFilter { state: state(typed.first("state")), order: Order::Name, why: REASONS[0], page: 1 };
    let (words, searched) = (locale.words(), typed.first("q").trim().to_owned());
    let wanted = ListQuery { which: which(&choice.state), order: choice.order, shown: shown(&of, &session) };
    let found = search(&web.site, &words, &of.shown.event, wanted, &searched).await?;
    looked(&web.site, of.viewer, Act::Searched, found.rows.len(), None).await?;
    let listed = Listed { rows: found.rows, all: found.all as u64 };
    page(&web, &locale, &session, of, choice, listed, Some(searched), None).await
}

fn state(typed: &str) -> String {
    if ["confirmed", "waiting"].contains(&typed) { typed.to_owned() } else { String::new() }
}

fn choice(typed: &Typed) -> ListFilter {
    ListFilter {
        state: state(typed.first("state")),
        order: Order::parse(typed.first("order")),
        why: REASONS[0],
        page: typed.first("page").parse().unwrap_or(1).clamp(1, 10_000),
    }
}

/// A page of the list; opening it is noted.
async fn opened(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &OfEvent,
    choice: &ListFilter,
    why: Option<Reason>,
) -> Result<Listed, WebError> {
    let wanted = ListQuery { which: which(&choice.state), order: choice.order, shown: shown(of, session) };
    let listed = rows(&web.site, &locale.words(), &of.shown.event, wanted, choice.page - 1).await?;
    looked(&web.site, of.viewer, Act::ListOpened, listed.rows.len(), why).await?;
    Ok(listed)
}

/// The answers; those of special category only for people who run the event. The address is on each person's own page.
fn shown(of: &OfEvent, session: &Session) -> Shown {
    Shown { email: false, answers: true, special: of.may(session, Permission::EditList) }
}

#[expect(clippy::too_many_arguments, reason = "two handlers make the same page")]
async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfEvent,
    choice: ListFilter,
    listed: Listed,
    searched: Option<String>,
    done: Option<ListNotice>,
) -> HandlerResult {
    let page = AttendeeListPage {
        desk: desk(web, locale, session, Some(of.shown.branch.clone())).await?,
        counts: counts(&web.site, &of.shown.event).await?,
        columns: columns(&web.site, &of.shown.event).await?,
        rows: listed.rows,
        all: listed.all,
        per_page: PAGE,
        choice,
        searched,
        can_edit: of.may(session, Permission::EditList),
        may: may(session, &of.shown.event, &of.branches),
        done,
        wording: of.shown.version.wording,
        event: of.shown.event,
        bundle: None,
    };
    Ok(islands::page(|bundle| html(AttendeeListPage { bundle, ..page })))
}
