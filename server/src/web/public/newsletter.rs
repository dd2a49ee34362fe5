//! `/newsletters/{slug}`: a newsletter with its form.

use app::forms::sign_up::{Of, SignUp};
use app::forms::state::FormState;
use app::pages::public::newsletter::{NewsletterPage, html};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::register::RegisterError;
use crate::actions::sent::{self, Sent};
use crate::actions::show;
use crate::actions::sign_up::Carried;
use crate::actions::subscribe::subscribe;
use crate::web::Web;
use crate::web::answer::{Answer, Page, Refused, see};
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::gate::{Beside, kept};
use crate::web::middleware::private;
use crate::web::reader::Reader;
use crate::web::stamp::Stamp;

/// The page, or the form filled once more (`?again=` with the token of a sent page).
pub async fn get(State(web): State<Web>, Name(slug): Name, reader: Reader, uri: Uri) -> Answer {
    let again = uri.query().map(|_| query(&uri)).filter(|query| !query.first("again").is_empty());
    if let Some(query) = again {
        return filled(&web, &slug, &reader, query.first("again")).await;
    }
    let path = format!("/newsletters/{slug}");
    let render =
        || async { page(&web, &reader, found(&web, &slug).await?, FormState::empty(), Carried::default()).await };
    Ok(web.shared(&path, &reader, render).await?.into_response())
}

/// A subscription.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    reader: Reader,
    client: Client,
    Form(typed): Form,
) -> Answer {
    let shown = found(&web, &slug).await?;
    let beside = Beside::of(&web.site, &typed);
    let parsed = SignUp::parse(typed, Of::Newsletter, &shown.version.wording);
    if shown.newsletter.closed_at.is_some() {
        return closed(&web, &reader, shown).await;
    }
    let asked = match beside.pass(&web.site, client, parsed, &shown.version, &reader.0).await? {
        Ok(asked) => asked,
        Err(stopped) => return stopped.answer(|form| page(&web, &reader, shown, form, beside.carried())).await,
    };
    let typed = asked.sign_up.to_typed();
    match subscribe(&web.site, asked).await {
        Ok(accepted) => Ok(see(&format!("/sent/{}", sent::token(&web.site, Sent::subscription(accepted))?))),
        Err(RegisterError::NotOpen) => closed(&web, &reader, found(&web, &slug).await?).await,
        Err(RegisterError::Failure(failure)) => {
            let stopped = kept(failure, typed)?;
            let shown = found(&web, &slug).await?;
            stopped.answer(|form| page(&web, &reader, shown, form, beside.carried())).await
        }
    }
}

/// 409: the page says that the list is closed.
pub(super) async fn closed(web: &Web, reader: &Reader, shown: show::NewsletterShown) -> Answer {
    let page = Page::new(page(web, reader, shown, FormState::empty(), Carried::default()).await?);
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// A newsletter by its public name.
pub(super) async fn found(web: &Web, slug: &str) -> Result<show::NewsletterShown, Refused> {
    show::newsletter(&web.site, slug).await?.ok_or(Refused::NOT_FOUND)
}

async fn filled(web: &Web, slug: &str, reader: &Reader, token: &str) -> Answer {
    let shown = found(web, slug).await?;
    let (form, carried) = sent::correct(&web.site, token, shown.newsletter.purpose_id);
    Ok(private(Page::new(page(web, reader, shown, form, carried).await?).into_response()).await)
}

async fn page(
    web: &Web,
    reader: &Reader,
    shown: show::NewsletterShown,
    form: FormState,
    carried: Carried,
) -> Result<String, Refused> {
    let show::NewsletterShown { newsletter, branch, version } = shown;
    let frame = web.frame(reader, Some(branch), Some(format!("/newsletters/{}", newsletter.slug))).await?;
    let stamp = Stamp::now(&web.site, version.id, carried);
    Ok(html(NewsletterPage { frame, newsletter, version, form, stamp, preview: None, now: web.site.clock.now() }))
}
