//! `/organise/login`: address and password.

use app::forms::password::{again, looks};
use app::forms::state::{FormState, Typed};
use app::pages::organiser::login::{LoginPage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use secrecy::SecretString;

use super::{denied, logged_in, shown, way_in};
use crate::actions::account::access::SecondFactor;
use crate::actions::account::browser::Asker;
use crate::actions::account::login::{LoginError, login};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::{AnySession, next, with_next};

/// The form; people who are logged in are redirected.
pub async fn get(
    State(web): State<Web>,
    locale: Locale,
    session: Result<AnySession, WebError>,
    uri: Uri,
) -> HandlerResult {
    let to = next(query(&uri).first("next"));
    match session {
        Ok(AnySession(session)) if session.factor == SecondFactor::Asked => {
            Ok(redirect(&with_next(paths::organise::LOGIN_CODE, &to)))
        }
        Ok(_) => Ok(redirect(&to)),
        Err(WebError::See(_)) => show(&web, &locale, FormState::default(), to).await,
        Err(failed) => Err(failed),
    }
}

/// Logs somebody in, or asks for the second factor; or shows the password that was typed.
pub async fn post(
    State(web): State<Web>,
    locale: Locale,
    asker: Asker,
    session: Result<AnySession, WebError>,
    Form(typed): Form,
) -> HandlerResult {
    let to = next(typed.first("next"));
    if looks(&typed) {
        return show(&web, &locale, filled(&typed), to).await;
    }
    let before = session.ok().map(|AnySession(session)| session);
    let password = SecretString::from(typed.first("password"));
    match login(&web.site, &asker, typed.first("email"), password, before.as_ref()).await {
        Ok(entered) => {
            let to = if entered.asks_code { with_next(paths::organise::LOGIN_CODE, &to) } else { to };
            logged_in(&web, &entered.cookie, &to).await
        }
        Err(why) => refused(&web, &locale, &typed, why, to).await,
    }
}

async fn refused(web: &Web, locale: &Locale, typed: &Typed, why: LoginError, to: String) -> HandlerResult {
    let (sentence, finish) = denied(&locale.words(), why, "desk-login-wrong")?;
    show(web, locale, filled(typed).wrong("email", sentence), to).await.map(finish)
}

fn filled(typed: &Typed) -> FormState {
    again(FormState::filled([("email", typed.first("email").to_owned())]), typed)
}

async fn show(web: &Web, locale: &Locale, form: FormState, next: String) -> HandlerResult {
    let desk = way_in(web, locale, None).await?;
    let refused = form.is_refused();
    let response: Response = shown(html(LoginPage { desk, form, next }), refused);
    Ok(response)
}
