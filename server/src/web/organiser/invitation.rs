//! `/organise/invitation/{token}`: choose a password and start using the account.

use app::forms::password::{again, looks};
use app::forms::state::FormState;
use app::pages::organiser::password::{PasswordPage, Way, html};
use app::paths;
use axum::extract::State;
use secrecy::SecretString;

use super::{logged_in, password_refused, shown, way_in};
use crate::actions::account::Account;
use crate::actions::account::browser::Asker;
use crate::actions::account::offer::of_invitation;
use crate::actions::account::password::SHORTEST;
use crate::actions::account::take_up::{invited, take_up};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// The form.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let account = invited(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
    show(&web, &locale, &account, FormState::default()).await
}

/// Sets the password and logs in, or shows what was typed.
pub async fn post(
    State(web): State<Web>,
    Name(token): Name,
    locale: Locale,
    asker: Asker,
    Form(typed): Form,
) -> HandlerResult {
    if looks(&typed) {
        let account = invited(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
        return show(&web, &locale, &account, again(FormState::default(), &typed)).await;
    }
    match take_up(&web.site, &asker, &token, SecretString::from(typed.first("password"))).await {
        Ok(cookie) => logged_in(&web, &cookie, paths::organise::HOME).await,
        Err(why) => {
            let (key, sentence, finish) = password_refused(&locale.words(), why, "password")?;
            let account = invited(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
            let form = again(FormState::default().wrong(key, sentence), &typed);
            show(&web, &locale, &account, form).await.map(finish)
        }
    }
}

async fn show(web: &Web, locale: &Locale, account: &Account, form: FormState) -> HandlerResult {
    let desk = way_in(web, locale, None).await?;
    let refused = form.is_refused();
    let way = Way::Invitation(account.secret.name.clone(), of_invitation(&web.site, account).await?);
    let email = account.email.to_display();
    Ok(shown(html(PasswordPage { desk, way, email, least: SHORTEST, form }), refused))
}
