//! `/organise/newsletters/{slug}`: a newsletter as its organisers see it, with its buttons.

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::editor::cancel::{CancelEventPage, EndedContent, html as ask};
use app::pages::organiser::editor::event::EventNotice;
use app::pages::organiser::editor::newsletter::{ManageNewsletterPage, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::{desk_of, done, english, newsletter_of, shown};
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::begin;
use crate::actions::drafts::state::{Change, change};
use crate::actions::show::{subscribed, wording};
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::need;

fn path(slug: &str) -> String {
    paths::organise::newsletter(slug)
}

/// The page.
pub async fn get(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let newsletter = contents::newsletter(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(&session, Permission::SeeCounts, &[newsletter.branch_id], &path(&slug))?;
    let page = ManageNewsletterPage {
        desk: desk_of(&web, &locale, &session, newsletter.branch_id).await?,
        wording: wording(&web.site, newsletter.purpose_id).await?,
        subscribed: subscribed(&web.site, newsletter.purpose_id).await?,
        may_write: session.may(Permission::Draft, newsletter.branch_id),
        may_import: session.may(Permission::Export, newsletter.branch_id),
        may_send: session.may(Permission::Announce, newsletter.branch_id),
        done: EventNotice::parse(query(&uri).first("done")),
        now: web.site.clock.now(),
        newsletter,
    };
    Ok(shown(StatusCode::OK, html(page)))
}

/// Goes to the draft that changes it, or creates one.
pub async fn edit(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let of = newsletter_of(&web, &session, &slug, Permission::Draft, &path(&slug)).await?;
    Ok(redirect(&paths::organise::draft(begin::edit(&web.site, &of, session.organiser_id()).await?)))
}

/// Creates a draft of one like it.
pub async fn copy(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let of = newsletter_of(&web, &session, &slug, Permission::Draft, &path(&slug)).await?;
    Ok(redirect(&paths::organise::draft(begin::copy(&web.site, &of, session.organiser_id()).await?)))
}

/// Asks first, as it can't be undone.
pub async fn closing(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let newsletter = contents::newsletter(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    need(&session, Permission::Publish, &[newsletter.branch_id], &path(&slug))?;
    let page = CancelEventPage {
        desk: desk_of(&web, &locale, &session, newsletter.branch_id).await?,
        title: english(&newsletter.content.title),
        content: EndedContent::Newsletter(subscribed(&web.site, newsletter.purpose_id).await?),
        slug,
        form: FormState::default(),
    };
    Ok(shown(StatusCode::OK, ask(page)))
}

/// Closes it, and ends every subscription.
pub async fn close(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let path = path(&slug);
    let of = newsletter_of(&web, &session, &slug, Permission::Publish, &path).await?;
    done(change(&web.site, &of, Change::Close, session.organiser_id()).await, &path, "closed")
}

/// Reopens it, without subscribers.
pub async fn reopen(State(web): State<Web>, Name(slug): Name, session: Session) -> HandlerResult {
    let path = path(&slug);
    let of = newsletter_of(&web, &session, &slug, Permission::Publish, &path).await?;
    done(change(&web.site, &of, Change::Reopen, session.organiser_id()).await, &path, "reopened")
}
