//! `/organise/forgotten`: mails the link to set a new password; the same response for all addresses.

use app::domain::email_address::EmailAddress;
use app::forms::state::{FormError, FormState};
use app::pages::organiser::forgotten::{ForgottenPage, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;

use super::{denied, shown, way_in};
use crate::actions::account::login::LoginError;
use crate::actions::account::new_password::ask;
use crate::web::Web;
use crate::web::client::Client;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};

/// The form, or that the mail is on its way.
pub async fn get(State(web): State<Web>, locale: Locale, uri: Uri) -> HandlerResult {
    let sent = query(&uri).first("sent") == "yes";
    show(&web, &locale, (!sent).then(FormState::default)).await
}

/// Mails the link, if there is such an account.
pub async fn post(State(web): State<Web>, locale: Locale, from: Client, Form(typed): Form) -> HandlerResult {
    let filled = FormState::filled([("email", typed.first("email").to_owned())]);
    let email = match EmailAddress::parse(typed.first("email")) {
        Ok(email) => email,
        Err(error) => return show(&web, &locale, Some(filled.wrong("email", FormError::Email(error)))).await,
    };
    if let Err(wait) = web.site.limits.sign_up(from.0) {
        let (sentence, finish) = denied(&locale.words(), LoginError::Wait(wait), "")?;
        return show(&web, &locale, Some(filled.wrong("email", sentence))).await.map(finish);
    }
    ask(&web.site, email).await?;
    Ok(redirect(&format!("{}?sent=yes", paths::organise::FORGOTTEN)))
}

async fn show(web: &Web, locale: &Locale, form: Option<FormState>) -> HandlerResult {
    let desk = way_in(web, locale, None).await?;
    let refused = form.as_ref().is_some_and(FormState::is_refused);
    Ok(shown(html(ForgottenPage { desk, form }), refused))
}
