//! `/organise/account/factor`: the second factor of one's own account.

use app::forms::desk::DeskForm;
use app::pages::organiser::factor::{CodesPage, FactorPage, codes, html};
use axum::extract::State;
use axum::http::Uri;
use secrecy::SecretString;

use super::{denied, desk, keep_login, shown};
use crate::actions::account::access::Signed;
use crate::actions::account::browser::Asker;
use crate::actions::account::factor;
use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::next;

/// What can be set up; nothing is stored by looking.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let next = next(query(&uri).first("next"));
    show(&web, &reader, &signed, DeskForm::default(), next).await
}

/// Sets it up, or makes new recovery codes; either way they are shown once.
pub async fn post(State(web): State<Web>, reader: Reader, asker: Asker, signed: Signed, Form(typed): Form) -> Answer {
    let next = next(typed.first("next"));
    let password = |name| SecretString::from(typed.first(name));
    let is_set = signed.account.row.factor_at.is_some();
    if typed.first("do") == "new-codes" && is_set {
        return match factor::new_recovery(&web.site, &asker, &signed, password("codes_password")).await? {
            Ok(recovery) => show_codes(&web, &reader, &signed, recovery, next).await,
            Err(why) => {
                let (sentence, finish) = denied(&reader.words(), why, "desk-account-password-old-wrong");
                let form = DeskForm::default().wrong("codes_password", sentence);
                show(&web, &reader, &signed, form, next).await.map(finish)
            }
        };
    }
    match factor::set_up(&web.site, &asker, &signed, typed.first("code"), password("password")).await? {
        Ok(made) => {
            let mut response = show_codes(&web, &reader, &signed, made.recovery, next).await?;
            keep_login(&web, &made.cookie, &mut response).await?;
            Ok(response)
        }
        Err(why) => {
            let wrong = if is_set { "desk-factor-wrong-both" } else { "desk-factor-wrong" };
            let (sentence, finish) = denied(&reader.words(), why, wrong);
            let form = DeskForm::default().wrong("code", sentence);
            show(&web, &reader, &signed, form, next).await.map(finish)
        }
    }
}

async fn show(web: &Web, reader: &Reader, signed: &Signed, form: DeskForm, next: String) -> Answer {
    let desk = desk(web, reader, signed, None).await?;
    let issuer = desk.frame.organisation.name.get(desk.frame.words.language()).to_owned();
    let factor::Offered { url, key } = factor::offer(&web.site, signed, &issuer)?;
    let set = signed.account.row.factor_at.map(|at| (at, signed.account.secret.recovery.len()));
    let refused = form.is_refused();
    Ok(shown(html(FactorPage { desk, set, url, key, form, next }), refused))
}

async fn show_codes(web: &Web, reader: &Reader, signed: &Signed, recovery: Vec<String>, next: String) -> Answer {
    let desk = desk(web, reader, signed, None).await?;
    Ok(shown(codes(CodesPage { desk, codes: recovery, next }), false))
}
