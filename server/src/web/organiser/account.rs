//! `/organise/account`: your own name, password and logins.

use app::forms::line::{NAME, line};
use app::forms::password::{again, looks};
use app::forms::state::{FormState, Typed};
use app::pages::organiser::account::{AccountNotice, AccountPage, Login, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use secrecy::SecretString;

use super::offer::offered;
use super::{desk, keep_browser, password_refused, shown};
use crate::actions::account::access::Session;
use crate::actions::account::browser::{self, Asker};
use crate::actions::account::offer;
use crate::actions::account::own;
use crate::actions::account::password::SHORTEST;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect, redirect_done};

/// The page.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let done = AccountNotice::parse(query(&uri).first("done"));
    show(&web, &locale, &session, filled(&session), done).await
}

/// Changes name or password, ends logins.
pub async fn post(
    State(web): State<Web>,
    locale: Locale,
    asker: Asker,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    match typed.first("do") {
        "name" => rename(&web, &locale, &session, typed).await,
        "password" if looks(&typed) => show(&web, &locale, &session, again(filled(&session), &typed), None).await,
        "password" => change_password(&web, &locale, &asker, &session, &typed).await,
        "end" => {
            own::end_login(&web.site, &session, typed.first("login")).await?;
            Ok(redirect_done(paths::organise::ACCOUNT, "ended"))
        }
        "end-others" => {
            own::end_others(&web.site, &session).await?;
            Ok(redirect_done(paths::organise::ACCOUNT, "ended"))
        }
        _ => Ok(redirect(paths::organise::ACCOUNT)),
    }
}

fn filled(session: &Session) -> FormState {
    FormState::filled([("name", session.account.secret.name.clone())])
}

async fn rename(web: &Web, locale: &Locale, session: &Session, typed: Typed) -> HandlerResult {
    let Some(name) = line(typed.first("name"), NAME) else {
        let sentence = locale.words().with("desk-account-name-wrong", [("most", NAME.into())]);
        let form = FormState::filled([("name", typed.first("name").to_owned())]).wrong("name", sentence);
        return show(web, locale, session, form, None).await;
    };
    own::rename(&web.site, session.organiser_id(), name).await?;
    Ok(redirect_done(paths::organise::ACCOUNT, "name"))
}

async fn change_password(web: &Web, locale: &Locale, asker: &Asker, session: &Session, typed: &Typed) -> HandlerResult {
    let (old, new) = (SecretString::from(typed.first("old")), SecretString::from(typed.first("password")));
    match own::change_password(&web.site, asker, session, old, new).await {
        Ok(()) => {
            let mut response = redirect_done(paths::organise::ACCOUNT, "password");
            keep_browser(web, browser::renewed(&web.site, session).await?, &mut response);
            Ok(response)
        }
        Err(why) => {
            let (key, sentence, finish) = password_refused(&locale.words(), why, "old")?;
            let form = again(filled(session).wrong(key, sentence), typed);
            show(web, locale, session, form, None).await.map(finish)
        }
    }
}

async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    form: FormState,
    done: Option<AccountNotice>,
) -> HandlerResult {
    let logins = own::logins(&web.site, session).await?.into_iter();
    let logins = logins.map(|own::OwnLogin { token, begun, used, here }| Login { token, begun, used, here });
    let refused = form.is_refused();
    let page = AccountPage {
        desk: desk(web, locale, session, None).await?,
        email: session.account.email.to_display(),
        roles: own::roles(&web.site, session.organiser_id()).await?,
        offers: offer::to(&web.site, session.organiser_id()).await?.into_iter().map(offered).collect(),
        factor_at: session.account.second_factor_at(),
        guidance_at: session.account.guidance_at(),
        logins: logins.collect(),
        least: SHORTEST,
        form,
        done,
    };
    Ok(shown(html(page), refused))
}
