//! `/your-data`: people type an address, all get the same response; a mail has the links to everything held under it.

use app::forms::state::{FormState, Typed};
use app::forms::your_data::YourData;
use app::pages::public::your_data::{YourDataPage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;
use uuid::Uuid;

use crate::actions::sent::{self, Sent};
use crate::actions::sign_up::Carried;
use crate::actions::your_data;
use crate::web::Web;
use crate::web::client::Client;
use crate::web::form::Form;
use crate::web::form_check::{FormCheck, kept};
use crate::web::form_token::FormToken;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale) -> HandlerResult {
    let render = || async { page(&web, &locale, FormState::default()).await };
    Ok(web.shared(paths::YOUR_DATA, &locale, render).await?.into_response())
}

/// Requests the links.
pub async fn post(State(web): State<Web>, locale: Locale, client: Client, Form(typed): Form) -> HandlerResult {
    let check = FormCheck::of(&web.site, &typed);
    let email = match check.pass_own(&web.site, client, YourData::parse(typed)) {
        Ok(email) => email,
        Err(stopped) => return stopped.answer(|form| page(&web, &locale, form)).await,
    };
    let at = web.site.clock.now();
    let id = match your_data::ask(&web.site, email.clone(), locale.0.clone()).await {
        Ok(id) => id,
        Err(failure) => {
            let typed = Typed::new([("email".to_owned(), email.to_display())]);
            return kept(failure, typed)?.answer(|form| page(&web, &locale, form)).await;
        }
    };
    let token = sent::token(&web.site, Sent::request(id, at, locale.0, email))?;
    Ok(redirect(&paths::sent(&token)))
}

async fn page(web: &Web, locale: &Locale, form: FormState) -> Result<String, WebError> {
    let frame = web.frame(locale, None, Some(paths::YOUR_DATA.to_owned())).await?;
    Ok(html(YourDataPage { frame, form, form_token: FormToken::now(&web.site, Uuid::nil(), Carried::default()) }))
}
