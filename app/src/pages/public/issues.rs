//! `/newsletters/{slug}/issues`: the issues that were sent, one of them, and the same for feed readers. Nothing here is
//! anybody's own: a page that a person can pass on.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::frame::Frame;
use crate::components::render::render;
use crate::components::text::{Piece, Said, direction};
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::{Words, dates};

/// An issue that anybody may read.
#[derive(Clone, Debug)]
pub struct PublicIssue {
    /// Its number.
    pub number: u32,
    /// Its subject.
    pub subject: String,
    /// Its preview line; may be empty.
    pub preview: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// What it says, as a part of a page; empty in the list.
    pub html: String,
}

/// The list.
#[derive(Clone, Debug)]
pub struct IssuesPage {
    /// The frame, with the newsletter's branch.
    pub frame: Frame,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its issues, newest first.
    pub issues: Vec<PublicIssue>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct PublicIssuePage {
    /// The frame, with the newsletter's branch.
    pub frame: Frame,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The issue.
    pub issue: PublicIssue,
}

fn sent(words: &Words, issue: &PublicIssue) -> String {
    words.with("archive-sent", [("day", dates::day(words, issue.sent_at, words.home()).into())])
}

/// The list.
#[must_use]
pub fn html(page: IssuesPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let slug = &page.newsletter.slug;
        let (own, feed) = (paths::newsletter(slug), paths::issues_feed(slug));
        let newsletter = Piece::of(&page.newsletter.content.title, &words);
        let title = format!("{}: {}", newsletter.text, words.get("archive-title"));
        let items = page.issues.iter().map(|issue| {
            let path = paths::issue(slug, issue.number);
            let (subject, preview) = (issue.subject.clone(), issue.preview.clone());
            let preview = (!preview.is_empty()).then(|| view! { <p dir=direction(&preview)>{preview.clone()}</p> });
            view! {
                <li>
                    <p class="when">{sent(&words, issue)}</p>
                    <h2 dir=direction(&subject)><a href=path>{subject.clone()}</a></h2>
                    {preview}
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let list = if items.is_empty() {
            view! { <p class="empty">{words.get("archive-none")}</p> }.into_any()
        } else {
            view! { <ul class="listing">{items}</ul> }.into_any()
        };
        let preview = Preview { description: title.clone(), json_ld: None };
        view! {
            <Document frame=page.frame title preview>
                <p class="when"><a href=own.clone()><Said piece=newsletter/></a></p>
                <h1>{words.get("archive-title")}</h1>
                {list}
                <p><a class="go" href=own>{words.get("archive-subscribe")}</a></p>
                <p class="small"><a href=feed type="application/atom+xml">{words.get("archive-feed")}</a></p>
            </Document>
        }
    })
}

/// One issue.
#[must_use]
pub fn one(page: PublicIssuePage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let slug = &page.newsletter.slug;
        let (own, all) = (paths::newsletter(slug), paths::issues(slug));
        let newsletter = Piece::of(&page.newsletter.content.title, &words);
        let issue = page.issue;
        let line = sent(&words, &issue);
        let description = if issue.preview.is_empty() { newsletter.text.clone() } else { issue.preview.clone() };
        let preview = Preview { description, json_ld: None };
        let dir = direction(&issue.subject);
        view! {
            <Document frame=page.frame title=issue.subject.clone() preview>
                <p class="when"><a href=all><Said piece=newsletter/></a>" \u{b7} "{line}</p>
                <h1 dir=dir>{issue.subject}</h1>
                <div class="read" inner_html=issue.html></div>
                <p><a class="go" href=own>{words.get("archive-subscribe")}</a></p>
            </Document>
        }
    })
}

/// The newest issues as an Atom feed (RFC 4287). It's the same for everybody, and nobody's address is in it.
#[must_use]
pub fn feed(words: &Words, base: &str, newsletter: &Newsletter, publisher: &str, issues: &[PublicIssue]) -> String {
    let escaped = |text: &str| html_escape::encode_safe(text).into_owned();
    let url = |path: String| format!("{base}{path}");
    let time = |at: DateTime<Utc>| at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let (own, all) = (url(paths::issues_feed(&newsletter.slug)), url(paths::issues(&newsletter.slug)));
    // A feed without entries was never updated; the specification wants a time all the same.
    let updated = issues.iter().map(|issue| issue.sent_at).max().unwrap_or(DateTime::UNIX_EPOCH);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<id>{all}</id>\n\
         <title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link href=\"{all}\"/>\n",
        escaped(newsletter.content.title.get(words.language())),
        time(updated),
        escaped(publisher),
    );
    for issue in issues {
        let path = url(paths::issue(&newsletter.slug, issue.number));
        let at = time(issue.sent_at);
        // Writing to a String can't fail.
        let _ = write!(
            xml,
            "<entry>\n<id>{path}</id>\n<title>{}</title>\n<published>{at}</published>\n<updated>{at}</updated>\n\
             <link href=\"{path}\"/>\n<content type=\"html\">{}</content>\n</entry>\n",
            escaped(&issue.subject),
            escaped(&issue.html),
        );
    }
    xml.push_str("</feed>\n");
    xml
}
