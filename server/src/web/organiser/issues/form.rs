//! `/organise/newsletters/{slug}/issues/new` and `…/{id}/change`: what it says and who gets it.

use app::forms::issue::{IssueDraft, filled};
use app::forms::state::FormState;
use app::pages::organiser::issues::form::{IssueFormPage, TheirIssue, html};
use app::paths;
use app::text::dates;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::submitted::{SubmittedIssue, open_form};
use super::{OfNewsletter, autosave, open, open_one};
use crate::actions::account::access::Session;
use crate::actions::drafts::{REVISION, SaveError};
use crate::actions::issues::saves::SavedBy;
use crate::actions::issues::{find, write, writer};
use crate::actions::pictures;
use crate::actions::show::coming;
use crate::web::locale::Locale;
use crate::web::organiser::announcements::NamedAnnouncement;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::{Web, islands};

/// An empty form.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    page(&web, &locale, &session, of, FormState::default(), None).await
}

/// Begins a draft.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    request: Request,
) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let (words, form) = (locale.words(), open_form(request).await?);
    let by = autosave::sent_by(&form.typed);
    let SubmittedIssue { draft, picture, stays_in_form, .. } = SubmittedIssue::read(&words, form, &of).await;
    let IssueDraft { content, audience } = match draft {
        Ok(draft) => draft,
        Err(form) if by == SavedBy::Autosave => return Ok(autosave::refused(&words, &form)),
        Err(form) => return page(&web, &locale, &session, of, form, None).await,
    };
    let id = write::begin(&web.site, of.viewer, (content, audience), picture, by).await?;
    Ok(match by {
        SavedBy::Autosave => autosave::saved(&web.site, &words, &of, id, 1),
        SavedBy::Button => onward(&of, id, stays_in_form),
    })
}

/// The form of a draft.
pub async fn get_change(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
) -> HandlerResult {
    let (of, issue) = open_one(&web, &session, &named).await?;
    if !issue.is_draft() {
        return Ok(redirect(&of.path(issue.id)));
    }
    let form = filled(&issue, &of.version);
    page(&web, &locale, &session, of, form, None).await
}

/// Saves a draft.
pub async fn post_change(
    State(web): State<Web>,
    named: NamedAnnouncement,
    locale: Locale,
    session: Session,
    request: Request,
) -> HandlerResult {
    let found = match open_one(&web, &session, &named).await {
        Err(error) if !autosave::is_gone(&error) => return Err(error),
        found => found.ok(),
    };
    let (words, form) = (locale.words(), open_form(request).await?);
    let by = autosave::sent_by(&form.typed);
    let Some((of, issue)) = found else {
        return if by == SavedBy::Autosave { Ok(autosave::gone(&words)) } else { Err(WebError::NOT_FOUND) };
    };
    let SubmittedIssue { draft, mut form, picture, stays_in_form } = SubmittedIssue::read(&words, form, &of).await;
    let IssueDraft { content, audience } = match draft {
        Ok(draft) => draft,
        Err(form) if by == SavedBy::Autosave => return Ok(autosave::refused(&words, &form)),
        Err(form) => return page(&web, &locale, &session, of, form, None).await,
    };
    // Kept even if somebody else has saved the draft meanwhile: the form that's shown then has its line.
    if let Some(picture) = picture {
        pictures::add(&web.site, of.newsletter.purpose_id, issue.id, picture).await?;
    }
    let seen = form.typed.first(REVISION).parse().unwrap_or(0);
    match (write::save(&web.site, of.viewer, issue.id, (content, audience), seen, by).await, by) {
        (Ok(revision), SavedBy::Autosave) => return Ok(autosave::saved(&web.site, &words, &of, issue.id, revision)),
        (Ok(_), SavedBy::Button) => return Ok(onward(&of, issue.id, stays_in_form)),
        (Err(SaveError::Failure(failure)), _) => return Err(failure.into()),
        (Err(SaveError::Stale), _) => {}
    }
    let theirs = find(&web.site, &of.newsletter, issue.id).await?.filter(app::domain::issue::Issue::is_draft);
    let Some(theirs) = theirs else {
        // One that was sent in the meantime isn't a draft any more.
        return Ok(match by {
            SavedBy::Autosave => autosave::gone(&words),
            SavedBy::Button => redirect(&of.path(issue.id)),
        });
    };
    form.typed.set(REVISION, vec![theirs.revision.to_string()]);
    let content = theirs.content;
    let theirs = TheirIssue {
        name: writer(&web.site, &of.newsletter, issue.id).await?,
        moment: dates::moment(&words, theirs.changed_at, words.home()),
        says: [content.subject, content.preview, content.text],
    };
    if by == SavedBy::Autosave {
        return Ok(autosave::conflict(&words, theirs));
    }
    let mut response = page(&web, &locale, &session, of, form, Some(theirs)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// To how it looks, or back to the text that a card or a picture was added to.
fn onward(of: &OfNewsletter, id: uuid::Uuid, stays_in_form: bool) -> Response {
    if stays_in_form {
        return redirect(&format!("{}#f-text", paths::organise::issue_change(&of.newsletter.slug, id)));
    }
    redirect_done(of.path(id), "saved")
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: OfNewsletter,
    form: FormState,
    theirs: Option<TheirIssue>,
) -> HandlerResult {
    let (refused, is_conflict) = (form.is_refused(), theirs.is_some());
    let page = IssueFormPage {
        desk: desk(web, locale, session, Some(of.branch)).await?,
        back: paths::organise::issues(&of.newsletter.slug),
        version: of.version,
        events: coming(&web.site, None).await?.0.into_iter().map(|(event, _)| event).collect(),
        newsletter: of.newsletter,
        form,
        theirs,
        now: web.site.clock.now(),
        bundle: None,
    };
    // There only a button replaces the other version.
    if is_conflict {
        return Ok(shown(html(page), refused));
    }
    let mut response = islands::page(|bundle| html(IssueFormPage { bundle, ..page }));
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}
