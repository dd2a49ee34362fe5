//! `/organise/drafts/{id}/questions`: what is asked. Each button sends the form, and this shows it anew.

use app::domain::catalogue;
use app::domain::purpose::PurposeKind;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::editor::parts::{DraftPage, Step};
use app::pages::organiser::editor::questions::{QuestionsPage, html};
use app::text::{Words, template_texts};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use super::super::super::public::Name;
use super::{Saved, found, merged, page, path, save, seen, wrong};
use crate::actions::account::access::Session;
use crate::actions::drafts::begin::ready_question;
use crate::actions::drafts::parse_fields::{MAX_QUESTIONS, numbers};
use crate::actions::drafts::{Draft, Published};
use crate::actions::show::{subscribed, told};
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, redirect};
use crate::web::{Web, islands};

/// The inputs of a question.
const PARTS: [&str; 9] = ["key", "label", "kind", "hint", "why", "required", "options", "special", "keep"];

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
    let pressed = press(&mut whole, &typed, &locale.words());
    match save(&web, &locale, &session, &draft, &whole, seen(&typed)).await? {
        Saved::Conflict(now, conflict) => {
            let page = page(&web, &locale, &session, &now).await?;
            let page = DraftPage { form: FormState::of(whole), conflict: Some(conflict), ..page };
            show(&web, &locale, &now, StatusCode::CONFLICT, page).await
        }
        Saved::Yes(now) => {
            let here = format!("{}/questions", path(&now));
            if let Some(n) = pressed {
                return Ok(redirect(&format!("{here}#f-q{n}_label")));
            }
            let form = wrong(&web, &locale, &now, &whole, Step::Questions).await?;
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
    let numbers = numbers(&page.form.typed);
    let keys: Vec<&str> = numbers.clone().map(|n| page.form.typed.first(&format!("q{n}_key"))).collect();
    let ready = template_texts::questions(&words).into_iter().filter(|(entry, _)| !keys.contains(&entry.key));
    let ready = ready.map(|(entry, said)| (entry.key.to_owned(), said.label)).collect();
    let count = *numbers.end();
    let has_answers = match &draft.of {
        Some(Published::Event(event, _)) => told(&web.site, event.purpose_id).await? > 0,
        Some(Published::Newsletter(newsletter)) => subscribed(&web.site, newsletter.purpose_id).await? > 0,
        None => false,
    };
    let page = QuestionsPage { draft: page, count, most: MAX_QUESTIONS, ready, has_answers, bundle: None };
    Ok((status, islands::page(|bundle| html(QuestionsPage { bundle, ..page }))).into_response())
}

/// Does what a button asks. Returns the number of the question to look at next.
fn press(whole: &mut Typed, sent: &Typed, words: &Words) -> Option<usize> {
    let count = *numbers(whole).end();
    if let Some(entry) = catalogue::find(sent.first("add_from_catalogue")).filter(|_| count < MAX_QUESTIONS) {
        ready_question(whole, count + 1, entry, words);
        return Some(count + 1);
    }
    if sent.first("add") == "yes" && count < MAX_QUESTIONS {
        for part in PARTS {
            let value = if part == "kind" { "short_text" } else { "" };
            whole.set(&format!("q{}_{part}", count + 1), vec![value.to_owned()]);
        }
        return Some(count + 1);
    }
    let is_pressed = |n: usize, part: &str| sent.first(&format!("q{n}_{part}")) == "yes";
    let mut order: Vec<usize> = (1..=count).collect();
    let pressed = (1..=count).find_map(|n| {
        let part = ["up", "down", "remove"].into_iter().find(|part| is_pressed(n, part))?;
        let at = n - 1;
        match part {
            "up" if at > 0 => order.swap(at, at - 1),
            "down" if n < count => order.swap(at, n),
            "remove" => drop(order.remove(at)),
            _ => {}
        }
        let next = match part {
            "up" => at.max(1),
            "down" => (n + 1).min(count),
            _ => n.min(count - 1).max(1),
        };
        Some(next)
    });
    rearrange(whole, &order, count);
    pressed
}

/// Puts the questions in this order; the buttons' own values go.
fn rearrange(whole: &mut Typed, order: &[usize], count: usize) {
    let values = |typed: &Typed, n: usize, part: &str| typed.all(&format!("q{n}_{part}")).to_vec();
    let before = whole.clone();
    whole.keep_only(|name| (1..=count).all(|n| !name.starts_with(&format!("q{n}_"))));
    for (n, from) in (1..).zip(order) {
        for part in PARTS {
            whole.set(&format!("q{n}_{part}"), values(&before, *from, part));
        }
    }
}
