//! `/organise/login/code`: the second factor of a login.

use app::forms::state::FormState;
use app::pages::organiser::code::{CodePage, html};
use axum::extract::State;
use axum::http::Uri;

use super::{denied, logged_in, shown, way_in};
use crate::actions::account::access::SecondFactor;
use crate::actions::account::browser::Asker;
use crate::actions::account::second_factor;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::session::{AnySession, next};

/// The form; people who don't need it are redirected.
pub async fn get(State(web): State<Web>, locale: Locale, AnySession(session): AnySession, uri: Uri) -> HandlerResult {
    let to = next(query(&uri).first("next"));
    if session.factor != SecondFactor::Asked {
        return Ok(redirect(&to));
    }
    show(&web, &locale, FormState::default(), to).await
}

/// Checks a code, which works once.
pub async fn post(
    State(web): State<Web>,
    locale: Locale,
    asker: Asker,
    AnySession(session): AnySession,
    Form(typed): Form,
) -> HandlerResult {
    let to = next(typed.first("next"));
    if session.factor != SecondFactor::Asked {
        return Ok(redirect(&to));
    }
    match second_factor::pass(&web.site, &asker, &session, typed.first("code")).await {
        Ok(cookie) => logged_in(&web, &cookie, &to).await,
        Err(why) => {
            let (sentence, finish) = denied(&locale.words(), why, "desk-code-wrong")?;
            show(&web, &locale, FormState::default().wrong("code", sentence), to).await.map(finish)
        }
    }
}

async fn show(web: &Web, locale: &Locale, form: FormState, next: String) -> HandlerResult {
    let desk = way_in(web, locale, None).await?;
    let refused = form.is_refused();
    Ok(shown(html(CodePage { desk, form, next }), refused))
}
