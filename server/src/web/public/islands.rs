//! `/dev/islands`: every island with sample data. In development alone.

use app::forms::state::Typed;
use app::islands::Pressed;
use app::pages::islands::{IslandsPage, html};
use app::samples::islands as samples;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::IntoResponse as _;

use crate::config::Mode;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::{Web, islands};

/// The page, or what of its list is asked for; 404 in production.
pub async fn get(State(web): State<Web>, reader: Reader, uri: Uri) -> Answer {
    page(&web, &reader, &query(&uri), |_| ()).await
}

/// The form builder without script: its buttons do their work, and the page's own has nowhere to save to.
pub async fn post(State(web): State<Web>, reader: Reader, Form(typed): Form) -> Answer {
    if !typed.first("q").is_empty() {
        return page(&web, &reader, &typed, |_| ()).await;
    }
    let mut pressed = Pressed::OfPage;
    let answer = page(&web, &reader, &Typed::default(), |page| pressed = page.questions.take(&typed)).await?;
    if pressed == Pressed::OfPage {
        return Ok(see("/dev/islands"));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, answer).into_response())
}

async fn page(web: &Web, reader: &Reader, asked: &Typed, change: impl FnOnce(&mut IslandsPage)) -> Answer {
    if web.site.config.mode == Mode::Production {
        return Err(Refused::NOT_FOUND);
    }
    let (words, now) = (reader.words(), web.site.clock.now());
    let mut page = IslandsPage {
        frame: web.frame(reader, None, None).await?,
        bundle: None,
        list: samples::list(&words, now, asked.first("q"), asked.first("page").parse().unwrap_or(1)),
        questions: samples::questions(&words),
        announcement: samples::announcement(&words, now),
    };
    change(&mut page);
    Ok(islands::page(|bundle| html(IslandsPage { bundle, ..page })))
}
