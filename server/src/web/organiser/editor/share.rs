//! `/organise/events/{slug}/share` and `/organise/events/{slug}/poster`; `/organise/newsletters/{slug}/share`.

use app::domain::event::SignUpState;
use app::domain::role::Permission;
use app::pages::organiser::editor::ways::SignUpWays;
use app::pages::organiser::editor::{poster, share};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use super::super::{desk, home};
use super::{desk_of, english, event_of, newsletter_of, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::Published;
use crate::actions::{show, stall};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// The link of an event and its QR code.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let path = paths::organise::event(&slug);
    let of = event_of(&web, &session, &slug, Permission::SeeCounts, &path).await?;
    let Published::Event(event, also) = of else { return Err(WebError::NOT_FOUND) };
    let holders: Vec<_> = also.into_iter().chain([event.branch_id]).collect();
    let title = english(&event.content.title);
    let ways = (event.sign_up_state(web.site.clock.now()) == SignUpState::Open).then(|| {
        let add = session.may_in_any(Permission::EditList, &holders).then(|| paths::organise::attendees_add(&slug));
        let of = Public { title: &title, path: paths::event(&slug), form: paths::event_form(&slug) };
        SignUpWays { paper: paths::organise::event_paper(&slug), add, ..ways(&web, event.purpose_id, &slug, of) }
    });
    let may = home::may(&session, &event, &holders);
    let page = share::SharePage {
        desk: desk_of(&web, &locale, &session, event.branch_id).await?,
        title,
        slug: event.slug,
        may,
        link: format!("{}{}", web.site.config.base_url, paths::event(&slug)),
        listed: event.listed,
        ways,
    };
    Ok(shown(StatusCode::OK, share::html(page)))
}

/// The link of a newsletter and its QR code.
pub async fn newsletter(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let back = paths::organise::newsletter(&slug);
    let of = newsletter_of(&web, &session, &slug, Permission::SeeCounts, &back).await?;
    let Published::Newsletter(newsletter) = of else { return Err(WebError::NOT_FOUND) };
    let title = english(&newsletter.content.title);
    let ways = newsletter.closed_at.is_none().then(|| {
        let may_add = session.may(Permission::EditList, newsletter.branch_id);
        let add = may_add.then(|| paths::organise::newsletter_add(&slug));
        let of = Public { title: &title, path: paths::newsletter(&slug), form: paths::newsletter_form(&slug) };
        SignUpWays {
            paper: paths::organise::newsletter_paper(&slug),
            add,
            ..ways(&web, newsletter.purpose_id, &slug, of)
        }
    });
    let page = share::ShareNewsletterPage {
        desk: desk_of(&web, &locale, &session, newsletter.branch_id).await?,
        title,
        back,
        link: format!("{}{}", web.site.config.base_url, paths::newsletter(&slug)),
        ways,
    };
    Ok(shown(StatusCode::OK, share::newsletter_html(page)))
}

/// What people sign up for, as its public page has it.
struct Public<'a> {
    title: &'a str,
    path: String,
    form: String,
}

/// The ways that work without us.
fn ways(web: &Web, purpose: Uuid, slug: &str, of: Public<'_>) -> SignUpWays {
    let base = &web.site.config.base_url;
    let (token, stall_until) = stall::token(&web.site, purpose);
    SignUpWays {
        title: of.title.to_owned(),
        slug: slug.to_owned(),
        form: format!("{base}{}", of.form),
        stall: format!("{base}{}?stall={token}", of.path),
        stall_until,
        paper: String::new(),
        add: None,
    }
}

/// The poster.
pub async fn poster(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let path = paths::organise::event(&slug);
    event_of(&web, &session, &slug, Permission::SeeCounts, &path).await?;
    let of = show::event(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let page = poster::PosterPage {
        desk: desk(&web, &locale, &session, Some(of.branch.clone())).await?,
        wording: of.version.wording,
        link: format!("{}{}", web.site.config.base_url, paths::event(&slug)),
        event: of.event,
        branch: of.branch,
    };
    Ok(shown(StatusCode::OK, poster::html(page)))
}
