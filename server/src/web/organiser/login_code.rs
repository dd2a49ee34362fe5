//! `/organise/login/code`: the second factor of a login.

use app::forms::desk::DeskForm;
use app::pages::organiser::code::{CodePage, html};
use axum::extract::State;
use axum::http::Uri;

use super::{denied, logged_in, shown, way_in};
use crate::actions::account::access::Factor;
use crate::actions::account::browser::Asker;
use crate::actions::account::factor;
use crate::web::Web;
use crate::web::answer::{Answer, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::{HalfSigned, next};

/// The form; whoever need not answer it goes on.
pub async fn get(State(web): State<Web>, reader: Reader, HalfSigned(signed): HalfSigned, uri: Uri) -> Answer {
    let to = next(query(&uri).first("next"));
    if signed.factor != Factor::Asked {
        return Ok(see(&to));
    }
    show(&web, &reader, DeskForm::default(), to).await
}

/// Takes a code, once.
pub async fn post(
    State(web): State<Web>,
    reader: Reader,
    asker: Asker,
    HalfSigned(signed): HalfSigned,
    Form(typed): Form,
) -> Answer {
    let to = next(typed.first("next"));
    if signed.factor != Factor::Asked {
        return Ok(see(&to));
    }
    match factor::pass(&web.site, &asker, &signed, typed.first("code")).await? {
        Ok(cookie) => logged_in(&web, &cookie, &to).await,
        Err(why) => {
            let (sentence, finish) = denied(&reader.words(), why, "desk-code-wrong");
            show(&web, &reader, DeskForm::default().wrong("code", sentence), to).await.map(finish)
        }
    }
}

async fn show(web: &Web, reader: &Reader, form: DeskForm, next: String) -> Answer {
    let desk = way_in(web, reader, None).await?;
    let refused = form.is_refused();
    Ok(shown(html(CodePage { desk, form, next }), refused))
}
