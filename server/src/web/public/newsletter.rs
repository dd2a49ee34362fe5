//! `/newsletters/{slug}`: a newsletter with its form.

use app::forms::sign_up::{Of, SignUp};
use app::forms::state::FormState;
use app::pages::public::newsletter::{NewsletterPage, html};
use app::pages::public::stall::of_newsletter;
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::stall::OpenStall;
use super::{Name, stall};
use crate::actions::register::RegisterError;
use crate::actions::sent::{self, Sent};
use crate::actions::show;
use crate::actions::sign_up::Carried;
use crate::actions::subscribe::subscribe;
use crate::web::Web;
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::form_check::{FormCheck, RefusedForm, kept};
use crate::web::form_token::FormToken;
use crate::web::locale::Locale;
use crate::web::middleware::private;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The page, the form filled in again (`?again=` with the token of a sent page), or the form for a stall (`?stall=`).
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, uri: Uri) -> HandlerResult {
    let query = uri.query().map(|_| query(&uri)).unwrap_or_default();
    match ["again", "stall"].map(|name| query.first(name)) {
        ["", ""] => {}
        ["", _] => return stall::get_newsletter(&web, &slug, &locale, &uri).await,
        [again, _] => return filled(&web, &slug, &locale, again).await,
    }
    let path = paths::newsletter(&slug);
    let render =
        || async { page(&web, &locale, found(&web, &slug).await?, FormState::default(), Carried::default()).await };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}

/// Subscribes.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    client: Client,
    uri: Uri,
    Form(typed): Form,
) -> HandlerResult {
    let shown = found(&web, &slug).await?;
    let stall = OpenStall::of(&web.site, &shown.version, &uri)?;
    let check = FormCheck::of(&web.site, &typed);
    let parsed = SignUp::parse(typed, Of::Newsletter, &shown.version.wording);
    if shown.newsletter.closed_at.is_some() {
        return closed(&web, &locale, shown).await;
    }
    let asked = match check.pass(&web.site, client, parsed, &shown.version, &locale.0).await {
        Ok(asked) => asked,
        Err(error) => return again(&web, &locale, shown, error.refused()?, check.carried(), stall).await,
    };
    let typed = asked.sign_up.to_typed();
    match subscribe(&web.site, asked).await {
        Ok(accepted) => Ok(redirect(&match stall {
            Some(stall) => stall.thanks(),
            None => paths::sent(sent::token(&web.site, Sent::subscription(accepted))?),
        })),
        Err(RegisterError::NotOpen) => closed(&web, &locale, found(&web, &slug).await?).await,
        Err(RegisterError::Failure(failure)) => {
            let stopped = kept(failure, typed)?;
            let shown = found(&web, &slug).await?;
            again(&web, &locale, shown, stopped, check.carried(), stall).await
        }
    }
}

/// The form that wasn't let through, on the page or on the tablet that it came from.
async fn again(
    web: &Web,
    locale: &Locale,
    shown: show::NewsletterShown,
    stopped: RefusedForm,
    carried: Carried,
    stall: Option<OpenStall>,
) -> HandlerResult {
    let answer = stopped.answer(|form| async {
        let page = shown_page(web, locale, shown, form, carried).await?;
        Ok(match &stall {
            Some(stall) => of_newsletter(page, stall.view.clone()),
            None => html(page),
        })
    });
    let answer = answer.await?;
    Ok(match stall {
        Some(stall) => stall.timed(answer),
        None => answer,
    })
}

/// 409: the page says that the list is closed.
pub(super) async fn closed(web: &Web, locale: &Locale, shown: show::NewsletterShown) -> HandlerResult {
    let page = Page::new(page(web, locale, shown, FormState::default(), Carried::default()).await?);
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// A newsletter by its public name.
pub(super) async fn found(web: &Web, slug: &str) -> Result<show::NewsletterShown, WebError> {
    show::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)
}

async fn filled(web: &Web, slug: &str, locale: &Locale, token: &str) -> HandlerResult {
    let shown = found(web, slug).await?;
    let (form, carried) = sent::correct(&web.site, token, shown.newsletter.purpose_id);
    Ok(private(Page::new(page(web, locale, shown, form, carried).await?).into_response()).await)
}

pub(super) async fn page(
    web: &Web,
    locale: &Locale,
    shown: show::NewsletterShown,
    form: FormState,
    carried: Carried,
) -> Result<String, WebError> {
    shown_page(web, locale, shown, form, carried).await.map(html)
}

/// What the page shows, for the page itself or a tablet.
pub(super) async fn shown_page(
    web: &Web,
    locale: &Locale,
    shown: show::NewsletterShown,
    form: FormState,
    carried: Carried,
) -> Result<NewsletterPage, WebError> {
    let show::NewsletterShown { newsletter, branch, version } = shown;
    let frame = web.frame(locale, Some(branch), Some(paths::newsletter(&newsletter.slug))).await?;
    let form_token = FormToken::now(&web.site, version.id, carried);
    Ok(NewsletterPage { frame, newsletter, version, form, form_token, preview: None, now: web.site.clock.now() })
}
