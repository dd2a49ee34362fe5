//! `/organise/guidance`: read and confirm.

use app::domain::guidance::VERSION;
use app::pages::organiser::guidance::{GuidancePage, html};
use axum::extract::State;
use axum::http::Uri;

use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::account::confirm_guidance;
use crate::web::Web;
use crate::web::answer::{Answer, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::{next, with_next};

/// The text, with a button as long as it is to be confirmed.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let next = next(query(&uri).first("next"));
    let desk = desk(&web, &reader, &signed, None).await?;
    let read_at = signed.account.row.guidance_at;
    Ok(shown(html(GuidancePage { desk, standing: signed.guidance, read_at, next }), false))
}

/// Confirms the version that was shown; a newer one is shown first.
pub async fn post(State(web): State<Web>, signed: Signed, Form(typed): Form) -> Answer {
    let next = next(typed.first("next"));
    if typed.first("version") != VERSION.to_string() {
        return Ok(see(&with_next("/organise/guidance", &next)));
    }
    confirm_guidance(&web.site, signed.id(), VERSION).await?;
    Ok(see(&next))
}
