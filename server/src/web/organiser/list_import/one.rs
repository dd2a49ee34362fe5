//! `/organise/newsletters/{slug}/import/{id}`: what becomes of each row, and the button; then how far it has got.

use app::domain::list_import::ImportState;
use app::pages::organiser::list_import::one::{ListImportPage, html};
use app::paths;
use axum::extract::{Path, State};

use super::open;
use crate::actions::account::access::Session;
use crate::actions::list_import::{ListImport, discard, find, start};
use crate::actions::show::NewsletterShown;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect};

/// The page.
pub async fn get(
    State(web): State<Web>,
    Path((slug, id)): Path<(String, String)>,
    locale: Locale,
    session: Session,
) -> HandlerResult {
    let (of, import) = of(&web, &session, &slug, &id).await?;
    let page = ListImportPage {
        desk: desk(&web, &locale, &session, Some(of.branch)).await?,
        newsletter: of.newsletter,
        state: import.state,
        report: import.report,
        done: import.done,
        skipped: import.skipped,
    };
    Ok(shown(html(page), false))
}

/// Says yes, or no.
pub async fn post(
    State(web): State<Web>,
    Path((slug, id)): Path<(String, String)>,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let (of, import) = of(&web, &session, &slug, &id).await?;
    let path = paths::organise::newsletter_import_one(&slug, import.id);
    match typed.first("do") {
        "start" if of.newsletter.closed_at.is_none() => {
            // Said twice, or too late: the page shows what it has come to.
            start(&web.site, &of.newsletter, Some(session.organiser_id()), import.id).await?;
            Ok(redirect(&path))
        }
        "discard" => {
            discard(&web.site, &of.newsletter, Some(session.organiser_id()), import.id).await?;
            let is_running = import.state == ImportState::Running;
            Ok(redirect(&if is_running { path } else { paths::organise::newsletter(&slug) }))
        }
        _ => Err(WebError::BAD_REQUEST),
    }
}

/// The newsletter and its import. Without one, there's the form.
async fn of(web: &Web, session: &Session, slug: &str, id: &str) -> Result<(NewsletterShown, ListImport), WebError> {
    let form = paths::organise::newsletter_import(slug);
    let of = open(web, session, slug, &form).await?;
    let found = match id.parse() {
        Ok(id) => find(&web.site, &of.newsletter, id).await?,
        Err(_) => None,
    };
    let is_read = |import: &ListImport| import.state != ImportState::Reading;
    Ok((of, found.filter(is_read).ok_or(WebError::See(form))?))
}
