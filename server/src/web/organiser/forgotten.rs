//! `/organise/forgotten`: mails the link for a new password; the same answer for all addresses.

use app::components::errors::of_email;
use app::domain::email_address::EmailAddress;
use app::forms::desk::DeskForm;
use app::pages::organiser::forgotten::{ForgottenPage, html};
use axum::extract::State;
use axum::http::Uri;

use super::{denied, shown, way_in};
use crate::actions::account::login::Denied;
use crate::actions::account::new_password::ask;
use crate::web::Web;
use crate::web::answer::{Answer, see};
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::reader::Reader;

/// The form, or that the mail is on its way.
pub async fn get(State(web): State<Web>, reader: Reader, uri: Uri) -> Answer {
    let sent = query(&uri).first("sent") == "yes";
    show(&web, &reader, (!sent).then(DeskForm::default)).await
}

/// Mails the link, if there is such an account.
pub async fn post(State(web): State<Web>, reader: Reader, from: Client, Form(typed): Form) -> Answer {
    let filled = DeskForm::filled([("email", typed.first("email").to_owned())]);
    let email = match EmailAddress::parse(typed.first("email")) {
        Ok(email) => email,
        Err(error) => return show(&web, &reader, Some(filled.wrong("email", of_email(&reader.words(), error)))).await,
    };
    if let Err(wait) = web.site.limits.sign_up(from.0) {
        let (sentence, finish) = denied(&reader.words(), Denied::Wait(wait), "");
        return show(&web, &reader, Some(filled.wrong("email", sentence))).await.map(finish);
    }
    ask(&web.site, email).await?;
    Ok(see("/organise/forgotten?sent=yes"))
}

async fn show(web: &Web, reader: &Reader, form: Option<DeskForm>) -> Answer {
    let desk = way_in(web, reader, None).await?;
    let refused = form.as_ref().is_some_and(DeskForm::is_refused);
    Ok(shown(html(ForgottenPage { desk, form }), refused))
}
