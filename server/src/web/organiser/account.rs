//! `/organise/account`: name, password and logins of one's own.

use app::forms::desk::{DeskForm, NAME, line};
use app::forms::state::Typed;
use app::pages::organiser::account::{AccountPage, Done, Login, html};
use axum::extract::State;
use axum::http::Uri;
use secrecy::SecretString;

use super::offer::offered;
use super::{denied, desk, keep_browser, shown, weak};
use crate::actions::account::access::Signed;
use crate::actions::account::browser::{self, Asker};
use crate::actions::account::offer;
use crate::actions::account::own::{self, NotChanged};
use crate::actions::account::password::SHORTEST;
use crate::web::Web;
use crate::web::answer::{Answer, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let done = Done::parse(query(&uri).first("done"));
    show(&web, &reader, &signed, filled(&signed), done).await
}

/// Changes name or password, ends logins.
pub async fn post(State(web): State<Web>, reader: Reader, asker: Asker, signed: Signed, Form(typed): Form) -> Answer {
    match typed.first("do") {
        "name" => rename(&web, &reader, &signed, typed).await,
        "password" => change_password(&web, &reader, &asker, &signed, &typed).await,
        "end" => {
            own::end_login(&web.site, &signed, typed.first("login")).await?;
            Ok(see("/organise/account?done=ended"))
        }
        "end-others" => {
            own::end_others(&web.site, &signed).await?;
            Ok(see("/organise/account?done=ended"))
        }
        _ => Ok(see("/organise/account")),
    }
}

fn filled(signed: &Signed) -> DeskForm {
    DeskForm::filled([("name", signed.account.secret.name.clone())])
}

async fn rename(web: &Web, reader: &Reader, signed: &Signed, typed: Typed) -> Answer {
    let Some(name) = line(typed.first("name"), NAME) else {
        let sentence = reader.words().with("desk-account-name-wrong", [("most", NAME.into())]);
        return show(web, reader, signed, DeskForm::of(typed).wrong("name", sentence), None).await;
    };
    own::rename(&web.site, signed.id(), name).await?;
    Ok(see("/organise/account?done=name"))
}

async fn change_password(web: &Web, reader: &Reader, asker: &Asker, signed: &Signed, typed: &Typed) -> Answer {
    let (old, new) = (SecretString::from(typed.first("old")), SecretString::from(typed.first("password")));
    match own::change_password(&web.site, asker, signed, old, new).await? {
        Ok(()) => {
            let mut response = see("/organise/account?done=password");
            keep_browser(web, browser::renewed(&web.site, signed).await?, &mut response);
            Ok(response)
        }
        Err(NotChanged::Weak(why)) => {
            let form = filled(signed).wrong("password", weak(&reader.words(), why));
            show(web, reader, signed, form, None).await
        }
        Err(NotChanged::Denied(why)) => {
            let (sentence, finish) = denied(&reader.words(), why, "desk-account-password-old-wrong");
            show(web, reader, signed, filled(signed).wrong("old", sentence), None).await.map(finish)
        }
    }
}

async fn show(web: &Web, reader: &Reader, signed: &Signed, form: DeskForm, done: Option<Done>) -> Answer {
    let logins = own::logins(&web.site, signed).await?.into_iter();
    let logins = logins.map(|own::OwnLogin { token, begun, used, here }| Login { token, begun, used, here });
    let refused = form.is_refused();
    let page = AccountPage {
        desk: desk(web, reader, signed, None).await?,
        email: signed.account.email.to_display(),
        roles: own::roles(&web.site, signed.id()).await?,
        offers: offer::to(&web.site, signed.id()).await?.into_iter().map(offered).collect(),
        factor_at: signed.account.row.factor_at,
        guidance_at: signed.account.row.guidance_at,
        logins: logins.collect(),
        least: SHORTEST,
        form,
        done,
    };
    Ok(shown(html(page), refused))
}
