//! `/organise/login`: address and password.

use app::forms::desk::DeskForm;
use app::forms::state::Typed;
use app::pages::organiser::login::{LoginPage, html};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use secrecy::SecretString;

use super::{denied, logged_in, shown, way_in};
use crate::actions::account::access::Factor;
use crate::actions::account::browser::Asker;
use crate::actions::account::login::{Denied, login};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::{HalfSigned, next, with_next};

/// The form; whoever is logged in goes on.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Result<HalfSigned, Refused>, uri: Uri) -> Answer {
    let to = next(query(&uri).first("next"));
    match signed {
        Ok(HalfSigned(signed)) if signed.factor == Factor::Asked => Ok(see(&with_next("/organise/login/code", &to))),
        Ok(_) => Ok(see(&to)),
        Err(Refused::See(_)) => show(&web, &reader, DeskForm::default(), to).await,
        Err(failed) => Err(failed),
    }
}

/// Lets somebody in, or asks for the second factor.
pub async fn post(
    State(web): State<Web>,
    reader: Reader,
    asker: Asker,
    signed: Result<HalfSigned, Refused>,
    Form(typed): Form,
) -> Answer {
    let to = next(typed.first("next"));
    let before = signed.ok().map(|HalfSigned(signed)| signed);
    let password = SecretString::from(typed.first("password"));
    match login(&web.site, &asker, typed.first("email"), password, before.as_ref()).await? {
        Ok(entered) => {
            let to = if entered.asks_code { with_next("/organise/login/code", &to) } else { to };
            logged_in(&web, &entered.cookie, &to).await
        }
        Err(why) => refused(&web, &reader, &typed, why, to).await,
    }
}

async fn refused(web: &Web, reader: &Reader, typed: &Typed, why: Denied, to: String) -> Answer {
    let (sentence, finish) = denied(&reader.words(), why, "desk-login-wrong");
    let form = DeskForm::filled([("email", typed.first("email").to_owned())]).wrong("email", sentence);
    show(web, reader, form, to).await.map(finish)
}

async fn show(web: &Web, reader: &Reader, form: DeskForm, next: String) -> Answer {
    let desk = way_in(web, reader, None).await?;
    let refused = form.is_refused();
    let response: Response = shown(html(LoginPage { desk, form, next }), refused);
    Ok(response)
}
