//! `/dev/islands`: every island with sample data. Only in development.

use app::forms::questions::press;
use app::forms::state::{FormState, Typed};
use app::pages::islands::{IslandsPage, html};
use app::pages::organiser::editor::questions::drafts;
use app::paths;
use app::samples::islands as samples;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use crate::config::Mode;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::{Web, islands};

/// The page, or the part of its list that was asked for; 404 in production.
pub async fn get(State(web): State<Web>, locale: Locale, uri: Uri) -> HandlerResult {
    page(&web, &locale, &query(&uri), |_| ()).await
}

/// The form builder without script: its buttons work, but the page has nowhere to save to.
pub async fn post(State(web): State<Web>, locale: Locale, Form(typed): Form) -> HandlerResult {
    if !typed.first("q").is_empty() {
        return page(&web, &locale, &typed, |_| ()).await;
    }
    let mut whole = typed.clone();
    if press(&mut whole, &typed, None).is_none() {
        return Ok(redirect(paths::dev::ISLANDS));
    }
    let written = drafts(&locale.words(), &FormState::of(whole));
    let answer = page(&web, &locale, &Typed::default(), |page| page.questions.drafts = written).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, answer).into_response())
}

async fn page(web: &Web, locale: &Locale, asked: &Typed, change: impl FnOnce(&mut IslandsPage)) -> HandlerResult {
    if web.site.config.mode == Mode::Production {
        return Err(WebError::NOT_FOUND);
    }
    let (words, now) = (locale.words(), web.site.clock.now());
    let mut page = IslandsPage {
        frame: web.frame(locale, None, None).await?,
        bundle: None,
        list: samples::list(&words, now, asked.first("q"), asked.first("page").parse().unwrap_or(1)),
        questions: samples::questions(&words),
        announcement: samples::announcement(&words, now),
    };
    change(&mut page);
    Ok(islands::page(|bundle| html(IslandsPage { bundle, ..page })))
}
