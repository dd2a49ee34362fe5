//! `/organise/account/factor`: your own second factor.

use app::forms::state::FormState;
use app::pages::organiser::second_factor::{CodesPage, SecondFactorPage, codes, html};
use axum::extract::State;
use axum::http::Uri;
use secrecy::SecretString;

use super::editor::pending::Then;
use super::{denied, desk, keep_login, shown};
use crate::actions::account::access::Session;
use crate::actions::account::browser::Asker;
use crate::actions::account::second_factor;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;

/// What can be set up; looking stores nothing.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let then = Then::read(&web, &locale, &session, &query(&uri)).await?;
    show(&web, &locale, &session, FormState::default(), then).await
}

/// Sets it up, or makes new recovery codes; either way the codes are shown once.
pub async fn post(
    State(web): State<Web>,
    locale: Locale,
    asker: Asker,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let then = Then::read(&web, &locale, &session, &typed).await?;
    let password = |name| SecretString::from(typed.first(name));
    let is_set = session.account.second_factor_at().is_some();
    if typed.first("do") == "new-codes" && is_set {
        return match second_factor::new_recovery(&web.site, &asker, &session, password("codes_password")).await {
            Ok(recovery) => show_codes(&web, &locale, &session, recovery, then).await,
            Err(why) => {
                let (sentence, finish) = denied(&locale.words(), why, "desk-account-password-old-wrong")?;
                let form = FormState::default().wrong("codes_password", sentence);
                show(&web, &locale, &session, form, then).await.map(finish)
            }
        };
    }
    match second_factor::set_up(&web.site, &asker, &session, typed.first("code"), password("password")).await {
        Ok(made) => {
            let mut response = show_codes(&web, &locale, &session, made.recovery, then).await?;
            keep_login(&web, &made.cookie, &mut response).await?;
            Ok(response)
        }
        Err(why) => {
            let wrong = if is_set { "desk-factor-wrong-both" } else { "desk-factor-wrong" };
            let (sentence, finish) = denied(&locale.words(), why, wrong)?;
            let form = FormState::default().wrong("code", sentence);
            show(&web, &locale, &session, form, then).await.map(finish)
        }
    }
}

async fn show(web: &Web, locale: &Locale, session: &Session, form: FormState, then: Then) -> HandlerResult {
    let desk = desk(web, locale, session, None).await?;
    let issuer = desk.frame.organisation.name.get(desk.frame.words.language()).to_owned();
    let second_factor::Offered { url, key } = second_factor::offer(&web.site, session, &issuer)?;
    let set = session.account.second_factor_at().map(|at| (at, session.account.secret.recovery.len()));
    let refused = form.is_refused();
    let Then { next, pending } = then;
    Ok(shown(html(SecondFactorPage { desk, set, url, key, form, next, pending }), refused))
}

async fn show_codes(web: &Web, locale: &Locale, session: &Session, recovery: Vec<String>, then: Then) -> HandlerResult {
    let desk = desk(web, locale, session, None).await?;
    let Then { next, pending } = then;
    Ok(shown(codes(CodesPage { desk, codes: recovery, next, pending }), false))
}
