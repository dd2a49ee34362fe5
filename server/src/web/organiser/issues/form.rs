//! `/organise/newsletters/{slug}/issues/new` and `…/{id}/change`: what it says and who gets it.

use app::forms::issue::{IssueDraft, filled};
use app::forms::state::FormState;
use app::pages::organiser::issues::form::{IssueFormPage, TheirIssue, html};
use app::paths;
use app::text::dates;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::sent::SentIssue;
use super::{OfNewsletter, open, open_one};
use crate::actions::account::access::Session;
use crate::actions::drafts::{REVISION, SaveError};
use crate::actions::issues::{find, write, writer};
use crate::actions::pictures;
use crate::actions::show::coming;
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::organiser::announcements::NamedAnnouncement;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, redirect, redirect_done};

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
    let words = locale.words();
    let sent = SentIssue::read(&words, request, &of).await?;
    match sent.draft {
        Ok(IssueDraft { content, audience }) => {
            let id = write::begin(&web.site, of.viewer, (content, audience), sent.picture).await?;
            Ok(onward(&of, id, sent.is_written_on))
        }
        Err(form) => page(&web, &locale, &session, of, form, None).await,
    }
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
    let (of, issue) = open_one(&web, &session, &named).await?;
    let words = locale.words();
    let SentIssue { draft, mut form, picture, is_written_on } = SentIssue::read(&words, request, &of).await?;
    let IssueDraft { content, audience } = match draft {
        Ok(draft) => draft,
        Err(form) => return page(&web, &locale, &session, of, form, None).await,
    };
    // Kept even if somebody else has saved the draft meanwhile: the form that's shown then has its line.
    if let Some(picture) = picture {
        pictures::add(&web.site, of.newsletter.purpose_id, issue.id, picture).await?;
    }
    let seen = form.typed.first(REVISION).parse().unwrap_or(0);
    match write::save(&web.site, of.viewer, issue.id, (content, audience), seen).await {
        Ok(()) => return Ok(onward(&of, issue.id, is_written_on)),
        Err(SaveError::Failure(failure)) => return Err(failure.into()),
        Err(SaveError::Stale) => {}
    }
    let theirs = find(&web.site, &of.newsletter, issue.id).await?.filter(app::domain::issue::Issue::is_draft);
    // One that was sent in the meantime isn't a draft any more.
    let Some(theirs) = theirs else { return Ok(redirect(&of.path(issue.id))) };
    form.typed.set(REVISION, vec![theirs.revision.to_string()]);
    let content = theirs.content;
    let theirs = TheirIssue {
        name: writer(&web.site, &of.newsletter, issue.id).await?,
        moment: dates::moment(&words, theirs.changed_at, words.home()),
        says: [content.subject, content.preview, content.text],
    };
    let mut response = page(&web, &locale, &session, of, form, Some(theirs)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// To how it looks, or back to the text that a card or a picture was added to.
fn onward(of: &OfNewsletter, id: uuid::Uuid, is_written_on: bool) -> Response {
    if is_written_on {
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
    let refused = form.is_refused();
    let page = IssueFormPage {
        desk: desk(web, locale, session, Some(of.branch)).await?,
        back: paths::organise::issues(&of.newsletter.slug),
        version: of.version,
        events: coming(&web.site, None).await?.0.into_iter().map(|(event, _)| event).collect(),
        newsletter: of.newsletter,
        form,
        theirs,
        now: web.site.clock.now(),
    };
    Ok(shown(html(page), refused))
}
