//! `/organise/exports` and `/organise/officer/exports`: the lists that are out.

use app::domain::role::Permission;
use app::pages::organiser::exports::copies::{CopiesPage, html};
use axum::extract::State;
use axum::http::Uri;
use uuid::Uuid;

use crate::actions::account::access::Signed;
use crate::actions::desk::contents;
use crate::actions::desk::copies::{Whose, destroyed, open};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::organiser::{desk, shown};
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

const MINE: &str = "/organise/exports";
const OFFICERS: &str = "/organise/officer/exports";

/// One's own.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let whose = Whose::Mine(signed.id());
    page(&web, &reader, &signed, &whose, &uri).await
}

/// One of one's own is destroyed.
pub async fn post(State(web): State<Web>, signed: Signed, Form(typed): Form) -> Answer {
    let whose = Whose::Mine(signed.id());
    say(&web, &signed, whose, typed.first("destroyed"), MINE).await
}

/// Those of the data officer's branches.
pub async fn get_officer(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let whose = officers(&web, &signed).await?;
    page(&web, &reader, &signed, &whose, &uri).await
}

/// One of those is destroyed.
pub async fn post_officer(State(web): State<Web>, signed: Signed, Form(typed): Form) -> Answer {
    let whose = officers(&web, &signed).await?;
    say(&web, &signed, whose, typed.first("destroyed"), OFFICERS).await
}

async fn officers(web: &Web, signed: &Signed) -> Result<Whose, Refused> {
    need_somewhere(signed, Permission::SeeExports, OFFICERS)?;
    let contents = contents(&web.site, &signed.branches(Permission::SeeExports)).await?;
    Ok(Whose::Of(contents.events.iter().map(|(event, _)| event.purpose_id).collect()))
}

async fn page(web: &Web, reader: &Reader, signed: &Signed, whose: &Whose, uri: &Uri) -> Answer {
    let page = CopiesPage {
        desk: desk(web, reader, signed, None).await?,
        copies: open(&web.site, whose).await?,
        officer: matches!(whose, Whose::Of(_)),
        done: query(uri).first("done") == "yes",
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), false))
}

async fn say(web: &Web, signed: &Signed, whose: Whose, id: &str, path: &str) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refused::NOT_FOUND)?;
    if destroyed(&web.site, signed, whose, id).await? {
        Ok(see(&format!("{path}?done=yes")))
    } else {
        Err(Refused::NOT_FOUND)
    }
}
