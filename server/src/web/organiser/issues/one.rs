//! `/organise/newsletters/{slug}/issues/{id}`: how it looks; test, send, schedule, pause, stop, copy, discard.

use app::domain::announcement::AnnouncementState;
use app::domain::audience::{Audience, READERS};
use app::domain::audit::Act;
use app::domain::held::Subject;
use app::domain::issue::{Issue, IssueContent};
use app::forms::issue::read_time;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::issues::one::{IssueNotice, IssuePage, html};
use app::paths;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::{OfNewsletter, open_one};
use crate::actions::account::access::Session;
use crate::actions::announcements::stop::stop;
use crate::actions::announcements::test::test;
use crate::actions::announcements::write::discard;
use crate::actions::drafts::{REVISION, SaveError};
use crate::actions::issues::saves::SavedBy;
use crate::actions::issues::{self, body, checks, pause, preview, schedule, write};
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::organiser::announcements::NamedAnnouncement;
use crate::web::organiser::{desk, shown};
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::{Web, islands};

/// The issue.
pub async fn get(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let (of, issue) = open_one(&web, &session, &named).await?;
    let done = match query(&uri).first("done") {
        "saved" => Some(IssueNotice::Saved),
        "brought-back" => Some(IssueNotice::BroughtBack),
        "test" => Some(IssueNotice::Tested(session.account.email.to_display())),
        _ => None,
    };
    let page = page(&web, &locale, &session, of, issue, FormState::default()).await?;
    let page = IssuePage { done, ..page };
    // Only a moving progress bar needs an island.
    if page.issue.state != AnnouncementState::Sending {
        return Ok(shown(html(page), false));
    }
    Ok(islands::page(|bundle| html(IssuePage { bundle, ..page })))
}

/// Does with it what its button says.
pub async fn post(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let (of, issue) = open_one(&web, &session, &named).await?;
    let (site, id, viewer) = (&web.site, issue.id, of.viewer);
    let own = of.path(id);
    let asked = typed.first("do").to_owned();
    match asked.as_str() {
        "send" | "schedule" => return send(&web, &locale, &session, of, issue, typed).await,
        "test" => {
            test(site, viewer, id, own.clone()).await?;
            return Ok(redirect_done(&own, "test"));
        }
        "unschedule" => schedule::take_back(site, viewer, id).await?,
        "pause" => pause::pause(site, viewer, id).await?,
        "resume" => pause::go_on(site, viewer, id).await?,
        "stop" => stop(site, viewer, id, Act::IssueStopped).await?,
        "copy" => {
            let subject = Subject::Newsletter(Box::new(of.newsletter.clone()));
            let readers = Audience::stored(&subject, READERS, issue.answer).ok_or(WebError::NOT_FOUND)?;
            let copy = write::begin(site, viewer, (issue.content, readers), None, SavedBy::Button).await?;
            return Ok(redirect(&paths::organise::issue_change(&of.newsletter.slug, copy)));
        }
        "discard" => {
            discard(site, viewer.purpose, id).await?;
            return Ok(redirect(&paths::organise::issues(&of.newsletter.slug)));
        }
        _ => return Err(WebError::BAD_REQUEST),
    }
    Ok(redirect(&own))
}

/// Sends it now or schedules it, unless something is wrong, with it or with the time.
async fn send(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfNewsletter,
    issue: Issue,
    typed: Typed,
) -> HandlerResult {
    let (own, id, viewer, now) = (of.path(issue.id), issue.id, of.viewer, web.site.clock.now());
    if !issue.is_draft() {
        // The button was pressed twice.
        return Ok(redirect(&own));
    }
    let seen = typed.first(REVISION).parse().unwrap_or(0);
    let is_later = typed.first("do") == "schedule";
    let page = page(web, locale, session, of, issue, FormState::of(typed)).await?;
    let is_for_nobody = !is_later && page.readers == 0;
    if !page.checks.are_passed() || is_for_nobody {
        return Ok(shown(html(page), true));
    }
    let send_at = if is_later {
        match read_time(&locale.words(), page.form.clone(), (now, issues::latest(now))) {
            Ok(at) => Some(at),
            Err(form) => return Ok(shown(html(IssuePage { form, ..page }), true)),
        }
    } else {
        None
    };
    match schedule::schedule(&web.site, viewer, id, send_at, seen).await {
        Ok(()) => Ok(redirect(&own)),
        Err(SaveError::Failure(failure)) => Err(failure.into()),
        Err(SaveError::Stale) => {
            let mut response = shown(html(IssuePage { done: Some(IssueNotice::Changed), ..page }), false);
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfNewsletter,
    issue: Issue,
    form: FormState,
) -> Result<IssuePage, WebError> {
    let site = &web.site;
    let subject = if issue.content.subject.is_empty() { locale.words().get("issue-untitled") } else { String::new() };
    let shown = IssueContent { subject: format!("{}{subject}", issue.content.subject), ..issue.content.clone() };
    let public_number = issue.number.filter(|_| issue.answer.is_none());
    let looks = preview::preview(site, &of.newsletter, &shown, public_number).await?;
    let time_left = match issue.state {
        AnnouncementState::Sending => issues::time_left(site, &issue).await?,
        _ => None,
    };
    Ok(IssuePage {
        desk: desk(web, locale, session, Some(of.branch)).await?,
        readers: issues::readers(site, &of.newsletter).await?,
        checks: checks::check(site, &of.newsletter, &issue.content, looks.size).await?,
        letter: looks.letter,
        text: looks.text,
        form,
        done: None,
        web: body::web(site, &of.newsletter, public_number),
        time_left,
        bundle: None,
        newsletter: of.newsletter,
        issue,
    })
}
