//! `/organise/events/{slug}/repeat`: more dates of an event.

use app::domain::characters::plain;
use app::domain::repeat::{Every, MAX_DATES};
use app::domain::role::Permission;
use app::domain::why::Why;
use app::forms::state::{FormError, FormState, Typed};
use app::forms::when;
use app::pages::organiser::editor::repeat::{RepeatPage, html};
use app::paths;
use app::text::Words;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;

use super::{desk_of, english, event_of, shown};
use crate::actions::account::access::Session;
use crate::actions::drafts::Published;
use crate::actions::drafts::publish::NotPublished;
use crate::actions::drafts::repeat::repeat;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};

/// Asks how often.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = event_of(&web, &session, &slug, Permission::Publish, &path(&slug)).await?;
    page(&web, &locale, &session, &of, StatusCode::OK, FormState::default()).await
}

fn path(slug: &str) -> String {
    paths::organise::event_repeat(slug)
}

/// Publishes the dates.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = event_of(&web, &session, &slug, Permission::Publish, &path(&slug)).await?;
    let Published::Event(event, _) = &of else { return Err(WebError::NOT_FOUND) };
    let words = locale.words();
    let first = event.timezone.local(event.starts_at).date_naive();
    let form = match days(&typed, first, &words) {
        Err((name, error)) => FormState::of(typed).wrong(name, error),
        Ok(days) => match repeat(&web.site, &of, days, session.organiser_id()).await {
            Ok(()) => return Ok(redirect_done(of.path(), "repeated")),
            Err(NotPublished::Failure(failure)) => return Err(failure.into()),
            Err(NotPublished::Faults(faults)) => {
                faults.into_iter().fold(FormState::of(typed), |form, fault| form.wrong("dates", fault.why))
            }
            Err(_) => return Ok(redirect(&of.path())),
        },
    };
    page(&web, &locale, &session, &of, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

/// The days a form asks for.
fn days(typed: &Typed, first: NaiveDate, words: &Words) -> Result<Vec<NaiveDate>, (&'static str, FormError)> {
    let wrong = |name, reason: Why| Err((name, reason.into()));
    if typed.first("every") == "dates" {
        let lines = typed.first("dates").lines().map(plain).filter(|line| !line.is_empty());
        let days: Option<Vec<NaiveDate>> = lines.map(|line| when::day(&line)).collect();
        return match days {
            Some(mut days) if !days.is_empty() => {
                days.sort_unstable();
                days.dedup();
                Ok(days)
            }
            _ => wrong("dates", Why::NotADay),
        };
    }
    let Some(every) = Every::parse(typed.first("every")) else {
        return Err(("every", words.get("editor-every-missing").into()));
    };
    match plain(typed.first("times")).parse() {
        Ok(times) if (1..=MAX_DATES).contains(&times) => Ok(every.after(first, times)),
        _ => wrong("times", Why::NotACount(1, MAX_DATES)),
    }
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: &Published,
    status: StatusCode,
    form: FormState,
) -> HandlerResult {
    let Published::Event(event, _) = of else { return Err(WebError::NOT_FOUND) };
    let desk = desk_of(web, locale, session, event.branch_id).await?;
    let title = english(&event.content.title);
    Ok(shown(status, html(RepeatPage { desk, title, path: of.path(), form })))
}
