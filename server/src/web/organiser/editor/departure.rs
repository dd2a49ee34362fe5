//! `/organise/drafts/{id}/departure`: asks the data officer; `/organise/officer/departures`: answers.

use app::domain::role::Permission;
use app::domain::why::Why;
use app::forms::desk::DeskForm;
use app::pages::organiser::editor::departures::{DeparturesPage, Waiting, html};
use app::text::why;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::super::public::Name;
use super::super::desk;
use super::{check, departs, english, found, path, seen, shown};
use crate::actions::account::access::Signed;
use crate::actions::draft::{self, SaveError, departure};
use crate::actions::publish::check as checked;
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::{need, need_somewhere};

const OFFICER: &str = "/organise/officer/departures";

/// Asks, with a reason.
pub async fn post(State(web): State<Web>, Name(id): Name, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    let draft = found(&web, &signed, &id).await?;
    let status = match checked::text(typed.first("departure_why")) {
        Err(reason) => {
            let reason = if reason == Why::Empty { Why::Missing } else { reason };
            let form = DeskForm::of(typed).wrong("departure_why", why::sentence(&reader.words(), &reason));
            return check::show(&web, &reader, &signed, &draft, StatusCode::UNPROCESSABLE_ENTITY, form).await;
        }
        Ok(reason) => match departure::ask(&web.site, &draft, reason, seen(&typed), signed.id()).await {
            Ok(()) => return Ok(see(&format!("{}/check", path(&draft)))),
            Err(SaveError::Failure(failure)) => return Err(failure.into()),
            Err(SaveError::Stale) => StatusCode::CONFLICT,
        },
    };
    let draft = found(&web, &signed, &id).await?;
    check::show(&web, &reader, &signed, &draft, status, DeskForm::of(typed)).await
}

/// What waits for a yes.
pub async fn list(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    need_somewhere(&signed, Permission::DecideDepartures, OFFICER)?;
    let decided = (query(&uri).first("done") == "decided").then_some(true);
    show(&web, &reader, &signed, StatusCode::OK, decided).await
}

/// Says yes or no.
pub async fn decide(State(web): State<Web>, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    let id = typed.first("draft").parse().map_err(|_| Refused::NOT_FOUND)?;
    let draft = draft::find(&web.site, id).await?.ok_or(Refused::NOT_FOUND)?;
    need(&signed, Permission::DecideDepartures, &[draft.row.branch_id], OFFICER)?;
    let yes = match typed.first("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refused::BAD_REQUEST),
    };
    if draft.row.departure != "asked" {
        return show(&web, &reader, &signed, StatusCode::CONFLICT, Some(false)).await;
    }
    match departure::decide(&web.site, &draft, yes, seen(&typed), signed.id()).await {
        Ok(()) => Ok(see(&format!("{OFFICER}?done=decided"))),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => show(&web, &reader, &signed, StatusCode::CONFLICT, Some(false)).await,
    }
}

async fn show(web: &Web, reader: &Reader, signed: &Signed, status: StatusCode, decided: Option<bool>) -> Answer {
    let words = reader.words();
    let mut waiting = Vec::new();
    for draft in departure::waiting(&web.site, &signed.branches(Permission::DecideDepartures)).await? {
        let parsed = draft.parse(&web.site).await?;
        waiting.push(Waiting {
            id: draft.row.id.to_string(),
            revision: draft.row.revision,
            title: if draft.title().is_empty() { words.get("editor-untitled-event") } else { draft.title().to_owned() },
            branch: english(&draft.branch.content.name),
            name: draft::writer(&web.site, &draft).await?,
            departs: departs(&words, &parsed.departs),
            why: draft.row.departure_why.clone().unwrap_or_default(),
        });
    }
    let desk = desk(web, reader, signed, None).await?;
    Ok(shown(status, html(DeparturesPage { desk, waiting, decided })))
}
