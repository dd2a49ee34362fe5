//! `/organise/drafts/{id}/questions`: what is asked. Each button sends the form, and this shows it anew.

use app::domain::catalogue;
use app::domain::purpose::PurposeKind;
use app::forms::inputs::Step;
use app::forms::questions::{TypedQuestion, input, numbers, press};
use app::forms::state::FormState;
use app::pages::organiser::editor::parts::DraftPage;
use app::pages::organiser::editor::questions::{QuestionsPage, html};
use app::text::template_texts;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::super::super::public::Name;
use super::{Saved, found, merged, page, path, save, seen, wrong};
use crate::actions::account::access::Session;
use crate::actions::drafts::{Draft, Published};
use crate::actions::show::{subscribed, told};
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::{Web, islands};

/// The page.
pub async fn get(State(web): State<Web>, Name(id): Name, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let saved = query(&uri).first("saved") == "yes";
    let page = DraftPage { saved, ..page(&web, &locale, &session, &draft).await? };
    show(&web, &locale, &draft, StatusCode::OK, page).await
}

/// Saves the questions; a pressed button adds, moves or takes one out.
pub async fn post(
    State(web): State<Web>,
    Name(id): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let draft = found(&web, &session, &id).await?;
    let mut whole = merged(&draft, &typed, Step::Questions);
    let added = catalogue::find(typed.first("add_from_catalogue"));
    let added = added.map(|entry| TypedQuestion::ready(&locale.words(), entry));
    let pressed = press(&mut whole, &typed, added);
    match save(&web, &locale, &session, &draft, &whole, seen(&typed)).await? {
        Saved::Conflict(now, conflict) => {
            let page = page(&web, &locale, &session, &now).await?;
            let page = DraftPage { form: FormState::of(whole), conflict: Some(conflict), ..page };
            show(&web, &locale, &now, StatusCode::CONFLICT, page).await
        }
        Saved::Yes(now) => {
            let here = format!("{}/questions", path(&now));
            if let Some(n) = pressed {
                return Ok(redirect(&format!("{here}#f-{}", input(n, "label"))));
            }
            let form = wrong(&web, &now, &whole, Step::Questions).await?;
            if form.is_refused() {
                let page = DraftPage { form, ..page(&web, &locale, &session, &now).await? };
                return show(&web, &locale, &now, StatusCode::UNPROCESSABLE_ENTITY, page).await;
            }
            if typed.first("stay") == "yes" {
                return Ok(redirect(&format!("{here}?saved=yes")));
            }
            let next = if now.what() == PurposeKind::Event { "ending" } else { "check" };
            Ok(redirect(&format!("{}/{next}", path(&now))))
        }
    }
}

async fn show(web: &Web, locale: &Locale, draft: &Draft, status: StatusCode, page: DraftPage) -> HandlerResult {
    let words = locale.words();
    let keys: Vec<_> = numbers(&page.form.typed).map(|n| TypedQuestion::read(&page.form.typed, n).key).collect();
    let ready = template_texts::questions(&words).into_iter();
    let ready = ready.filter(|(entry, _)| !keys.iter().any(|key| key == entry.key));
    let ready = ready.map(|(entry, said)| (entry.key.to_owned(), said.label)).collect();
    let has_answers = match &draft.of {
        Some(Published::Event(event, _)) => told(&web.site, event.purpose_id).await? > 0,
        Some(Published::Newsletter(newsletter)) => subscribed(&web.site, newsletter.purpose_id).await? > 0,
        None => false,
    };
    let page = QuestionsPage { draft: page, ready, has_answers, bundle: None };
    Ok((status, islands::page(|bundle| html(QuestionsPage { bundle, ..page }))).into_response())
}
