//! `/your-data`: an address is typed, the same answer for all; a mail brings the links of everything held under it.

use app::forms::state::{FormState, Typed};
use app::forms::your_data::YourData;
use app::pages::public::your_data::{YourDataPage, html};
use axum::extract::State;
use axum::response::IntoResponse as _;
use uuid::Uuid;

use crate::actions::sent::{self, Sent};
use crate::actions::sign_up::Carried;
use crate::actions::your_data;
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::client::Client;
use crate::web::form::Form;
use crate::web::gate::{Beside, kept};
use crate::web::reader::Reader;
use crate::web::stamp::Stamp;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader) -> Answer {
    let render = || async { page(&web, &reader, FormState::empty()).await };
    Ok(web.shared("/your-data", &reader, render).await?.into_response())
}

/// A request for the links.
pub async fn post(State(web): State<Web>, reader: Reader, client: Client, Form(typed): Form) -> Answer {
    let beside = Beside::of(&web.site, &typed);
    let email = match beside.pass_own(&web.site, client, YourData::parse(typed)) {
        Ok(email) => email,
        Err(stopped) => return stopped.answer(|form| page(&web, &reader, form)).await,
    };
    let at = web.site.clock.now();
    let id = match your_data::ask(&web.site, email.clone(), reader.0.clone()).await {
        Ok(id) => id,
        Err(failure) => {
            let typed = Typed::new([("email".to_owned(), email.to_display())]);
            return kept(failure, typed)?.answer(|form| page(&web, &reader, form)).await;
        }
    };
    let token = sent::token(&web.site, Sent::request(id, at, reader.0, email))?;
    Ok(see(&format!("/sent/{token}")))
}

async fn page(web: &Web, reader: &Reader, form: FormState) -> Result<String, Refused> {
    let frame = web.frame(reader, None, Some("/your-data".to_owned())).await?;
    Ok(html(YourDataPage { frame, form, stamp: Stamp::now(&web.site, Uuid::nil(), Carried::default()) }))
}
