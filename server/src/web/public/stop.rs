//! `/newsletters/{slug}/stop`: people type an address, all get the same response; a mail brings the button that stops the
//! newsletter.

use app::forms::state::{FormState, Typed};
use app::forms::your_data::YourData;
use app::pages::public::stop::{StopPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;
use uuid::Uuid;

use super::Name;
use super::newsletter::found;
use crate::actions::sent::{self, Sent};
use crate::actions::show::NewsletterShown;
use crate::actions::sign_up::Carried;
use crate::actions::stop;
use crate::web::Web;
use crate::web::client::Client;
use crate::web::form::Form;
use crate::web::form_check::{FormCheck, kept};
use crate::web::form_token::FormToken;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};

/// The page. A closed newsletter has it too: whoever looks for it shouldn't find a wall.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale) -> HandlerResult {
    let render = || async { page(&web, &locale, found(&web, &slug).await?, FormState::default()).await };
    Ok(web.shared(&paths::newsletter_stop(&slug), &locale, render).await?.into_response())
}

/// Requests the button.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    client: Client,
    Form(typed): Form,
) -> HandlerResult {
    let shown = found(&web, &slug).await?;
    let check = FormCheck::of(&web.site, &typed);
    let email = match check.pass_own(&web.site, client, YourData::parse(typed)) {
        Ok(email) => email,
        Err(stopped) => return stopped.answer(|form| page(&web, &locale, shown, form)).await,
    };
    let (at, purpose) = (web.site.clock.now(), shown.newsletter.purpose_id);
    let id = match stop::ask(&web.site, purpose, email.clone(), locale.0.clone()).await {
        Ok(id) => id,
        Err(failure) => {
            let typed = Typed::new([("email".to_owned(), email.to_display())]);
            return kept(failure, typed)?.answer(|form| page(&web, &locale, shown, form)).await;
        }
    };
    let token = sent::token(&web.site, Sent::stop(id, purpose, at, locale.0, email))?;
    Ok(redirect(&paths::sent(&token)))
}

async fn page(web: &Web, locale: &Locale, shown: NewsletterShown, form: FormState) -> Result<String, WebError> {
    let frame = web.frame(locale, Some(shown.branch), None).await?;
    let form_token = FormToken::now(&web.site, Uuid::nil(), Carried::default());
    Ok(html(StopPage { frame, newsletter: shown.newsletter, form, form_token }))
}
