//! `/organise/drafts/{id}/ending`: how long it is kept, with the slip as the public will see it.

use app::components::slip::Slip;
use app::forms::content::ContentInput;
use app::forms::inputs::Step;
use app::forms::state::FormState;
use app::pages::organiser::editor::ending::{EndingPage, html};
use app::pages::organiser::editor::parts::DraftPage;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::super::public::Name;
use super::{Saved, found, merged, page, path, preview, save, seen, shown, wrong};
use crate::actions::account::access::Session;
use crate::actions::drafts::Draft;
use crate::actions::publish::Fault;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};

/// The page.
pub async fn get(State(web): State<Web>, Name(id): Name, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let saved = query(&uri).first("saved") == "yes";
    let page = DraftPage { saved, ..page(&web, &locale, &session, &draft).await? };
    show(&web, &locale, &draft, StatusCode::OK, page).await
}

/// Saves it; then goes on, unless something is wrong.
pub async fn post(
    State(web): State<Web>,
    Name(id): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let whole = merged(&draft, &typed, Step::Ending);
    match save(&web, &locale, &session, &draft, &whole, seen(&typed)).await? {
        Saved::Conflict(now, conflict) => {
            let page = page(&web, &locale, &session, &now).await?;
            let page = DraftPage { form: FormState::of(whole), conflict: Some(conflict), ..page };
            show(&web, &locale, &now, StatusCode::CONFLICT, page).await
        }
        Saved::Yes(now) => {
            let mut form = wrong(&web, &now, &whole, Step::Ending).await?;
            // A longer time without a reason is told here: its input is empty, and nobody would look for it later.
            let name = ContentInput::KeepWhy.name();
            for Fault { mark, why } in now.parse(&web.site).await?.faults {
                if mark.key == name && form.error(name).is_none() {
                    form.refuse(name, why);
                }
            }
            if form.is_refused() {
                let page = DraftPage { form, ..page(&web, &locale, &session, &now).await? };
                return show(&web, &locale, &now, StatusCode::UNPROCESSABLE_ENTITY, page).await;
            }
            let stay = typed.first("stay") == "yes";
            Ok(redirect(&format!("{}/{}", path(&now), if stay { "ending?saved=yes" } else { "check" })))
        }
    }
}

async fn show(web: &Web, locale: &Locale, draft: &Draft, status: StatusCode, page: DraftPage) -> HandlerResult {
    let slip = slip(web, locale, draft).await?;
    let base = &draft.baseline;
    let days = (base.keep.length().num_days(), base.longest.length().num_days());
    Ok(shown(status, html(EndingPage { draft: page, slip, days })))
}

/// The slip as the public will see it, once there is enough to say it.
pub(super) async fn slip(web: &Web, locale: &Locale, draft: &Draft) -> Result<Option<Slip>, WebError> {
    Ok(preview::made(web, draft).await?.map(|made| made.slip(&locale.words(), web.site.clock.now())))
}
