//! `/organise/events/{slug}/paper` and `/organise/newsletters/{slug}/paper`: forms to print.

use app::components::slip::Slip;
use app::components::text::Piece;
use app::domain::role::Permission;
use app::pages::organiser::editor::paper::{PaperPage, html};
use app::paths;
use app::text::dates;
use axum::extract::State;
use axum::http::StatusCode;

use super::super::desk;
use super::{event_of, newsletter_of, shown};
use crate::actions::account::access::Session;
use crate::actions::show;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// Forms for an event.
pub async fn get_event(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let back = paths::organise::event_share(&slug);
    let of = event_of(&web, &session, &slug, Permission::SeeCounts, &back).await?;
    let show::EventShown { event, branch, version, .. } =
        show::event(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let words = locale.words();
    let when = dates::span(&words, event.starts_at, event.ends_at, event.timezone);
    let add = paths::organise::attendees_add(&slug);
    let page = PaperPage {
        desk: desk(&web, &locale, &session, Some(branch)).await?,
        title: Piece::of(&event.content.title, &words),
        about: vec![Piece::own(when), Piece::of(&event.content.place, &words)],
        back,
        add: session.may_in_any(Permission::EditList, &of.branches()).then_some(add),
        slip: Slip::of_event(&words, &event, &version.wording),
        wording: version.wording,
        asks_seats: event.group_max > 1,
        has_box: false,
    };
    Ok(shown(StatusCode::OK, html(page)))
}

/// Forms for a newsletter.
pub async fn get_newsletter(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
) -> HandlerResult {
    let back = paths::organise::newsletter_share(&slug);
    newsletter_of(&web, &session, &slug, Permission::SeeCounts, &back).await?;
    let show::NewsletterShown { newsletter, branch, version } =
        show::newsletter(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let words = locale.words();
    let add = paths::organise::newsletter_add(&slug);
    let page = PaperPage {
        desk: desk(&web, &locale, &session, Some(branch)).await?,
        title: Piece::of(&newsletter.content.title, &words),
        about: vec![Piece::of(&newsletter.content.frequency, &words)],
        back,
        add: session.may(Permission::EditList, newsletter.branch_id).then_some(add),
        slip: Slip::of_newsletter_on_paper(&words, &newsletter, &version.wording),
        wording: version.wording,
        asks_seats: false,
        has_box: true,
    };
    Ok(shown(StatusCode::OK, html(page)))
}
