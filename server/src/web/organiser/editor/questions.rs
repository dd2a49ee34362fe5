//! `/organise/drafts/{id}/questions`: the questions. Each button sends the form, which is then shown again.

use app::domain::catalogue;
use app::domain::purpose::PurposeKind;
use app::forms::inputs::Step;
use app::forms::questions::{TypedQuestion, input, numbers, press};
use app::pages::organiser::editor::parts::DraftPage;
use app::pages::organiser::editor::questions::{QuestionsPage, html};
use app::text::template_texts;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::open::{OpenDraft, Saved, seen};
use crate::actions::drafts::Published;
use crate::actions::show::{subscribed, told};
use crate::web::form::Form;
use crate::web::islands;
use crate::web::response::HandlerResult;

/// The page.
pub async fn get(open: OpenDraft, uri: Uri) -> HandlerResult {
    let page = open.page_at(&uri).await?;
    show(&open, StatusCode::OK, page).await
}

/// Saves the questions; a button adds, moves or removes one.
pub async fn post(mut open: OpenDraft, Form(typed): Form) -> HandlerResult {
    let mut whole = open.merged(&typed, Step::Questions);
    let added = catalogue::find(typed.first("add_from_catalogue"));
    let added = added.map(|entry| TypedQuestion::ready(&open.locale.words(), entry));
    let pressed = press(&mut whole, &typed, added);
    let saved = open.save(whole, seen(&typed), Step::Questions).await?;
    if let (Some(n), Saved::Yes | Saved::Wrong(_)) = (pressed, &saved) {
        return Ok(open.stay_at(Step::Questions, &input(n, "label")));
    }
    if let Some((status, page)) = saved.refused() {
        return show(&open, status, page).await;
    }
    let next = if open.draft.what() == PurposeKind::Event { Step::Ending } else { Step::Check };
    Ok(open.onward(&typed, Step::Questions, next))
}

async fn show(open: &OpenDraft, status: StatusCode, draft: DraftPage) -> HandlerResult {
    let typed = &draft.form.typed;
    let keys: Vec<_> = numbers(typed).map(|n| TypedQuestion::read(typed, n).key).collect();
    let ready = template_texts::questions(&open.locale.words()).into_iter();
    let ready = ready.filter(|(entry, _)| !keys.iter().any(|key| key == entry.key));
    let ready = ready.map(|(entry, said)| (entry.key.to_owned(), said.label)).collect();
    let site = &open.web.site;
    let has_answers = match &open.draft.of {
        Some(Published::Event(event, _)) => told(site, event.purpose_id).await? > 0,
        Some(Published::Newsletter(newsletter)) => subscribed(site, newsletter.purpose_id).await? > 0,
        None => false,
    };
    let page = QuestionsPage { draft, ready, has_answers, bundle: None };
    Ok((status, islands::page(|bundle| html(QuestionsPage { bundle, ..page }))).into_response())
}
