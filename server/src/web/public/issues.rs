//! `/newsletters/{slug}/issues`: what was sent, for everybody, if the newsletter has an archive.

use app::pages::public::issues::{IssuesPage, PublicIssue, PublicIssuePage, feed as atom, html, one as page};
use app::paths;
use axum::body::{Body, Bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::Name;
use crate::actions::issues::archive::{self, ALL, ArchivedIssue, FEED};
use crate::actions::pictures;
use crate::actions::show::{self, NewsletterShown};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError};

/// The list.
pub async fn list(State(web): State<Web>, Name(slug): Name, locale: Locale) -> HandlerResult {
    let path = paths::issues(&slug);
    let render = || async {
        let (of, issues) = found(&web, &slug, ALL).await?;
        let canonical = of.newsletter.content.archive_search.then(|| path.clone());
        let frame = web.frame(&locale, Some(of.branch), canonical).await?;
        let issues = issues.into_iter().map(|issue| public(issue, String::new())).collect();
        Ok::<_, WebError>(html(IssuesPage { frame, newsletter: of.newsletter, issues }))
    };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}

/// One of them.
pub async fn one(
    State(web): State<Web>,
    named: Result<Path<(String, String)>, PathRejection>,
    locale: Locale,
) -> HandlerResult {
    let Path((slug, number)) = named.map_err(|_| WebError::NOT_FOUND)?;
    let path = paths::issue(&slug, &number);
    let render = || async {
        let of = show::newsletter(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
        let issue = archive::one(&web.site, &of.newsletter, &number).await?.ok_or(WebError::NOT_FOUND)?;
        let text = archive::html(&web.site, &of.newsletter, &issue, &locale.words()).await?;
        let canonical = of.newsletter.content.archive_search.then(|| path.clone());
        let frame = web.frame(&locale, Some(of.branch), canonical).await?;
        Ok::<_, WebError>(page(PublicIssuePage { frame, newsletter: of.newsletter, issue: public(issue, text) }))
    };
    Ok(web.shared(&path, &locale, render).await?.into_response())
}

/// The newest as an Atom feed.
pub async fn feed(State(web): State<Web>, Name(slug): Name, locale: Locale) -> HandlerResult {
    let render = || async {
        let (of, issues) = found(&web, &slug, FEED).await?;
        let words = locale.words();
        let mut newest = Vec::new();
        for issue in issues {
            let text = archive::html(&web.site, &of.newsletter, &issue, &words).await?;
            newest.push(public(issue, text));
        }
        let publisher = of.branch.content.name.get(words.language());
        Ok::<_, WebError>(atom(&words, &web.site.config.base_url, &of.newsletter, publisher, &newest))
    };
    let of = show::newsletter(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let mut response: Response = web.shared(&paths::issues_feed(&slug), &locale, render).await?.into_response();
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    if !of.newsletter.content.archive_search {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    Ok(response)
}

/// How long others may show a picture without asking again: it can be taken back.
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// A picture of an issue. Its path changes with its content, and is the same for everybody.
pub async fn picture(State(web): State<Web>, Name(file): Name) -> HandlerResult {
    if !pictures::is_used(&web.site, &file).await? {
        return Err(WebError::NOT_FOUND);
    }
    let bytes = match web.pictures.get(&file) {
        Some(bytes) => bytes,
        None => {
            let bytes = pictures::bytes(&web.site, &file).await?.ok_or(WebError::NOT_FOUND)?;
            web.pictures.share(&file, bytes)
        }
    };
    let kind = if file.ends_with(".png") { "image/png" } else { "image/jpeg" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, FOR_A_DAY),
        // Mail is read on other sites.
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    Ok((headers, Body::from(Bytes::from_owner(bytes))).into_response())
}

async fn found(web: &Web, slug: &str, most: u64) -> Result<(NewsletterShown, Vec<ArchivedIssue>), WebError> {
    let of = show::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    let issues = archive::all(&web.site, &of.newsletter, most).await?.ok_or(WebError::NOT_FOUND)?;
    Ok((of, issues))
}

fn public(issue: ArchivedIssue, html: String) -> PublicIssue {
    PublicIssue {
        number: issue.number,
        subject: issue.content.subject,
        preview: issue.content.preview,
        sent_at: issue.sent_at,
        html,
    }
}
