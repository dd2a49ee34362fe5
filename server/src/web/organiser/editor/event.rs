//! `/organise/events/{slug}`: an event as its organisers see it, with its buttons.

use app::domain::role::Permission;
use app::pages::organiser::editor::event::{EventNotice, ManageEventPage, html};
use app::paths;
use app::text::dates;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::{desk, home};
use super::{done, english, event_of, shown, who_hears};
use crate::actions::account::access::Session;
use crate::actions::dashboard::numbers;
use crate::actions::drafts::begin;
use crate::actions::drafts::state::{Change, change};
use crate::actions::show::{dates_of, wording};
use crate::actions::{contents, day_counts};
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::need;

fn path(slug: &str) -> String {
    paths::organise::event(slug)
}

/// The page.
pub async fn get(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let (event, of) = contents::event(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(&session, Permission::SeeCounts, &of, &path(&slug))?;
    let words = locale.words();
    let branches = contents::branches(&web.site).await?;
    let own = branches.iter().find(|branch| branch.id == event.branch_id).cloned();
    let hosts = branches.iter().filter(|branch| branch.id != event.branch_id && of.contains(&branch.id));
    let others = dates_of(&web.site, &event)
        .await?
        .into_iter()
        .map(|date| (path(date.slug.as_str()), dates::span(&words, date.starts_at, date.ends_at, date.timezone)));
    let page = ManageEventPage {
        desk: desk(&web, &locale, &session, own).await?,
        wording: wording(&web.site, event.purpose_id).await?,
        numbers: numbers(&web.site, &event).await?,
        days: day_counts::of_event(&web.site, &event).await?,
        hosts: hosts.map(|branch| english(&branch.content.name)).collect(),
        others: others.collect(),
        may: home::may(&session, &event, &of),
        done: EventNotice::parse(query(&uri).first("done")),
        reach: who_hears(&uri),
        now: web.site.clock.now(),
        event,
    };
    Ok(shown(StatusCode::OK, html(page)))
}

/// Goes to the draft that changes it, or creates one.
pub async fn edit(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let of = event_of(&web, &session, &slug, Permission::Draft, &path(&slug)).await?;
    Ok(redirect(&paths::organise::draft(begin::edit(&web.site, &of, session.organiser_id()).await?)))
}

/// Creates a draft of an event like it.
pub async fn copy(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let of = event_of(&web, &session, &slug, Permission::Draft, &path(&slug)).await?;
    // A copy belongs to the same branch: co-hosting this one doesn't allow anyone to write for that.
    need(&session, Permission::Draft, &[of.branch()], &path(&slug))?;
    Ok(redirect(&paths::organise::draft(begin::copy(&web.site, &of, session.organiser_id()).await?)))
}

/// Closes sign-up.
pub async fn close(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let path = path(&slug);
    let of = event_of(&web, &session, &slug, Permission::Publish, &path).await?;
    done(change(&web.site, &of, Change::Close, session.organiser_id()).await, &path, "closed")
}

/// Opens sign-up again; a cancelled event takes place after all.
pub async fn reopen(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let path = path(&slug);
    let of = event_of(&web, &session, &slug, Permission::Publish, &path).await?;
    done(change(&web.site, &of, Change::Reopen, session.organiser_id()).await, &path, "reopened")
}
