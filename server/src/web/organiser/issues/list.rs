//! `/organise/newsletters/{slug}/issues`: the list, and how readers come and go.

use app::pages::organiser::issues::list::{IssueListPage, html};
use axum::extract::State;

use super::open;
use crate::actions::account::access::Session;
use crate::actions::issues::{growth, list};
use crate::actions::show::subscribed;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::HandlerResult;

/// The list.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let page = IssueListPage {
        desk: desk(&web, &locale, &session, Some(of.branch)).await?,
        all: list(&web.site, &of.newsletter).await?,
        readers: subscribed(&web.site, of.newsletter.purpose_id).await?,
        growth: growth(&web.site, &of.newsletter).await?,
        newsletter: of.newsletter,
    };
    Ok(shown(html(page), false))
}
