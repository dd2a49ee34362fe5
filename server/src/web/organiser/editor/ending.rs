//! `/organise/drafts/{id}/ending`: how long it is kept, with the slip as the public will see it.

use app::components::slip::Slip;
use app::forms::desk::DeskForm;
use app::pages::organiser::editor::ending::{EndingPage, html};
use app::pages::organiser::editor::parts::{DraftPage, Step};
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::super::public::Name;
use super::{Saved, found, merged, page, path, preview, save, seen, shown, wrong};
use crate::actions::account::access::Signed;
use crate::actions::draft::Draft;
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;

/// The page.
pub async fn get(State(web): State<Web>, Name(id): Name, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let draft = found(&web, &signed, &id).await?;
    let saved = query(&uri).first("saved") == "yes";
    let page = DraftPage { saved, ..page(&web, &reader, &signed, &draft).await? };
    show(&web, &reader, &draft, StatusCode::OK, page).await
}

/// Saves it; then goes on, unless something is wrong.
pub async fn post(State(web): State<Web>, Name(id): Name, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    let draft = found(&web, &signed, &id).await?;
    let whole = merged(&draft, &typed, Step::Ending);
    match save(&web, &reader, &signed, &draft, &whole, seen(&typed)).await? {
        Saved::Conflict(now, conflict) => {
            let page = page(&web, &reader, &signed, &now).await?;
            let page = DraftPage { form: DeskForm::of(whole), conflict: Some(conflict), ..page };
            show(&web, &reader, &now, StatusCode::CONFLICT, page).await
        }
        Saved::Yes(now) => {
            let mut form = wrong(&web, &reader, &now, &whole, Step::Ending).await?;
            // A longer time without a reason is told here: its input is empty, and nobody would look for it later.
            for (name, reason) in now.parse(&web.site).await?.faults {
                if name == "keep_why" && form.error(&name).is_none() {
                    form.refuse(&name, app::text::why::sentence(&reader.words(), &reason));
                }
            }
            if form.is_refused() {
                let page = DraftPage { form, ..page(&web, &reader, &signed, &now).await? };
                return show(&web, &reader, &now, StatusCode::UNPROCESSABLE_ENTITY, page).await;
            }
            let stay = typed.first("stay") == "yes";
            Ok(see(&format!("{}/{}", path(&now), if stay { "ending?saved=yes" } else { "check" })))
        }
    }
}

async fn show(web: &Web, reader: &Reader, draft: &Draft, status: StatusCode, page: DraftPage) -> Answer {
    let slip = slip(web, reader, draft).await?;
    let base = &draft.baseline;
    let days = (base.keep.length().num_days(), base.longest.length().num_days());
    Ok(shown(status, html(EndingPage { draft: page, slip, days })))
}

/// The slip as the public will see it, once there is enough to say it.
pub(super) async fn slip(web: &Web, reader: &Reader, draft: &Draft) -> Result<Option<Slip>, Refused> {
    Ok(preview::made(web, draft).await?.map(|made| made.slip(&reader.words(), web.site.clock.now())))
}
