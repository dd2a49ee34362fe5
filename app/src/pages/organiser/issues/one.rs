//! `/organise/newsletters/{slug}/issues/{id}`: how it looks, what is still wrong, and sending it; later how far it is.

use leptos::prelude::*;

use super::checks::{CheckList, Places};
use super::result::IssueNumbers;
use super::{newsletter_link, sending, state_line, title};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::TextInput;
use crate::components::errors::ErrorSummary;
use crate::components::markdown::pictures;
use crate::components::notice::{Notice, Tone};
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::components::text::{Piece, Said};
use crate::domain::announcement::AnnouncementState;
use crate::domain::issue::{Issue, IssueChecks};
use crate::domain::newsletter::Newsletter;
use crate::forms::state::FormState;
use crate::islands::{Announcement, Packed, Progress, ProgressTexts};
use crate::paths;
use crate::text::Words;
use chrono::TimeDelta;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IssuePage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The issue.
    pub issue: Issue,
    /// How many it would go to now; of one answer's readers that's more than get it.
    pub readers: u64,
    /// The mail as people see it, as HTML for a page.
    pub letter: String,
    /// The text part of the mail.
    pub text: String,
    /// What was looked at, of a draft.
    pub checks: IssueChecks,
    /// The form that schedules it.
    pub form: FormState,
    /// What was done just now.
    pub done: Option<IssueNotice>,
    /// Where anybody can read it.
    pub web: Option<String>,
    /// How long the rest takes at the pace of the last minute.
    pub time_left: Option<TimeDelta>,
    /// The bar's script; the page also works without it.
    pub bundle: Option<Bundle>,
}

/// What was done just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueNotice {
    /// It was saved.
    Saved,
    /// An earlier save is its text again.
    BroughtBack,
    /// A test is on its way to this address.
    Tested(String),
    /// Somebody else has changed it since: it wasn't sent.
    Changed,
}

/// The page.
#[must_use]
pub fn html(page: IssuePage) -> String {
    if page.bundle.is_some() { render_with_islands(|| view(page)) } else { render(|| view(page)) }
}

fn view(page: IssuePage) -> impl IntoView {
    let words = page.desk.words();
    let (issue, slug) = (page.issue.clone(), page.newsletter.slug.clone());
    let of = newsletter_link(&words, &page.newsletter);
    let done = page.done.clone().map(|done| notice(&words, done));
    let to_do = match issue.state {
        AnnouncementState::Draft => draft(&words, &page).into_any(),
        AnnouncementState::Scheduled => scheduled(&words).into_any(),
        AnnouncementState::Sending => going(&words, &page).into_any(),
        AnnouncementState::Paused => paused(&words, &issue).into_any(),
        AnnouncementState::Done | AnnouncementState::Stopped => {
            view! { <IssueNumbers words=words.clone() issue=issue.clone()/> }.into_any()
        }
    };
    let discard = issue.is_draft().then(|| discard(&words));
    let copy = (!issue.is_draft()).then(|| {
        let web = page.web.clone().map(|web| view! { <a href=web>{words.get("issue-on-the-web")}</a> });
        let is_shown = web.is_some() || !pictures(&issue.content.text).is_empty();
        let is_public = issue.state == AnnouncementState::Done && is_shown;
        let withdraw = is_public.then(|| {
            view! { <button class="quiet" name="do" value="stop">{words.get("issue-withdraw")}</button> }
        });
        view! {
            <form method="post">
                <p class="buttons"><button class="quiet" name="do" value="copy">{words.get("issue-copy")}</button>{withdraw}{web}</p>
            </form>
        }
    });
    let (title, form) = (title(&words, &issue), page.form.clone());
    let letter = letter(&words, &page);
    view! {
        <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused() bundle=page.bundle>
            <ErrorSummary words=words.clone() form=form.clone()/>
            {done}
            <p class="when">{of}" \u{b7} "<a href=paths::organise::issues(&slug)>{words.get("issues-title")}</a></p>
            <h1>{title}</h1>
            <p>{state_line(&words, &issue)}</p>
            {to_do}
            {letter}
            {copy}
            {discard}
        </DeskDocument>
    }
}

fn notice(words: &Words, done: IssueNotice) -> impl IntoView + use<> {
    let (tone, heading) = match done {
        IssueNotice::Saved => (Tone::Done, words.get("editor-saved")),
        IssueNotice::BroughtBack => (Tone::Done, words.get("issue-brought-back")),
        IssueNotice::Tested(address) => (Tone::Done, words.with("desk-announce-tested", [("address", address.into())])),
        IssueNotice::Changed => (Tone::Off, words.get("issue-changed")),
    };
    view! { <Notice tone heading/> }
}

/// The mail as it comes to a phone, in light and in dark, under the line that an inbox shows of it.
fn letter(words: &Words, page: &IssuePage) -> AnyView {
    let frame = &page.desk.frame;
    let content = page.issue.content.clone();
    let phones = [("light", "issue-light"), ("dark", "issue-dark")].map(|(scheme, key)| {
        let from = frame.branch.as_ref().map_or(&frame.organisation.name, |branch| &branch.content.name);
        let from = Piece::of(from, words);
        let (subject, preview) = (content.subject.clone(), content.preview.clone());
        view! {
            <section class=format!("mail phone {scheme}") aria-label=words.get(key)>
                <p class="inbox"><strong><Said piece=from/></strong>" "{subject}" "<span class="soft">{preview}</span></p>
                <div class="letter" inner_html=page.letter.clone()></div>
            </section>
        }
    });
    let look = match page.issue.state {
        AnnouncementState::Draft | AnnouncementState::Scheduled => words.get("issue-look"),
        _ => words.with("issue-looked", [("subject", content.subject.clone().into())]),
    };
    view! {
        <h2>{look}</h2>
        <div class="phones">{phones.into_iter().collect_view()}</div>
        <details>
            <summary>{words.get("desk-announce-as-text")}</summary>
            <pre class="letter" tabindex="0">{page.text.clone()}</pre>
        </details>
    }
    .into_any()
}

/// First what is wrong and a test to oneself, then to all, now or later.
fn draft(words: &Words, page: &IssuePage) -> impl IntoView + use<> {
    let issue = &page.issue;
    let change = paths::organise::issue_change(&page.newsletter.slug, issue.id);
    let saves = paths::organise::issue_saves(&page.newsletter.slug, issue.id);
    let newsletter = paths::organise::newsletter(&page.newsletter.slug);
    let places = Places { form: change.clone(), newsletter };
    let send = page.checks.are_passed().then(|| send(words, page));
    view! {
        <p class="buttons">
            <a class="button quiet" href=change>{words.get("issue-change")}</a>
            <a href=saves>{words.get("issue-saves")}</a>
        </p>
        <h2>{words.get("issue-checks")}</h2>
        <CheckList words=words.clone() checks=page.checks.clone() places/>
        <p>{words.get("issue-check-asked")}</p>
        <form method="post">
            <p class="buttons"><button class="quiet" name="do" value="test">{words.get("desk-announce-test")}</button></p>
        </form>
        {send}
    }
}

fn discard(words: &Words) -> impl IntoView + use<> {
    view! {
        <form method="post">
            <p class="buttons apart">
                <button class="text" name="do" value="discard">{words.get("desk-announce-discard")}</button>
            </p>
        </form>
    }
}

/// Two forms, so that the Enter key in a time schedules it.
fn send(words: &Words, page: &IssuePage) -> AnyView {
    let (form, revision) = (page.form.clone(), page.issue.revision.to_string());
    let is_open = form.is_refused();
    view! {
        <h2>{words.get("issue-send-title")}</h2>
        {send_now(words, page)}
        <details open=is_open>
            <summary>{words.get("issue-later")}</summary>
            <form method="post" novalidate=true>
                <input type="hidden" name="revision" value=revision/>
                <div class="row">
                    <TextInput words=words.clone() form=form.clone() name="date" label=words.get("desk-announce-date") kind="date"/>
                    <TextInput words=words.clone() form name="time" label=words.get("desk-announce-time") kind="time"/>
                </div>
                <p class="buttons"><button class="quiet" name="do" value="schedule">{words.get("issue-schedule")}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn send_now(words: &Words, page: &IssuePage) -> AnyView {
    if page.readers == 0 {
        return view! { <p>{words.get("issue-nobody")}</p> }.into_any();
    }
    let count = u32::try_from(page.readers).unwrap_or(u32::MAX);
    let people = words.with("desk-announce-people", [("count", count.into())]);
    let key = if page.issue.answer.is_some() { "issue-send-some" } else { "desk-announce-send" };
    let label = words.with(key, [("people", people.into())]);
    view! {
        <p>{words.get("desk-announce-once")}</p>
        <form method="post">
            <input type="hidden" name="revision" value=page.issue.revision.to_string()/>
            <p class="buttons"><button name="do" value="send">{label}</button></p>
        </form>
    }
    .into_any()
}

fn scheduled(words: &Words) -> impl IntoView + use<> {
    view! {
        <form method="post">
            <p class="buttons"><button class="quiet" name="do" value="unschedule">{words.get("issue-unschedule")}</button></p>
        </form>
    }
}

fn going(words: &Words, page: &IssuePage) -> impl IntoView + use<> {
    let announcement = Announcement {
        announcement: island_name(&page.newsletter, &page.issue),
        now: sending(words, &page.issue, page.time_left),
        end: paths::organise::issue(&page.newsletter.slug, page.issue.id),
        texts: ProgressTexts::new(words),
    };
    view! {
        <Progress announcement=Packed(announcement)/>
        <form method="post">
            <p>{words.get("issue-pause-text")}</p>
            <p class="buttons">
                <button class="quiet" name="do" value="pause">{words.get("issue-pause")}</button>
                <button class="quiet danger" name="do" value="stop">{words.get("issue-stop")}</button>
            </p>
        </form>
    }
}

fn paused(words: &Words, issue: &Issue) -> impl IntoView + use<> {
    let why = issue.halted.map(|why| {
        let text = words.get(&format!("desk-mail-halted-{}", why.name()));
        view! { <Notice tone=Tone::Off heading=words.get("issue-halted")><p>{text}</p></Notice> }
    });
    view! {
        {why}
        <IssueNumbers words=words.clone() issue=issue.clone()/>
        <form method="post">
            <p>{words.get("issue-paused-text")}</p>
            <p class="buttons">
                <button name="do" value="resume">{words.get("issue-resume")}</button>
                <button class="quiet danger" name="do" value="stop">{words.get("issue-stop")}</button>
            </p>
        </form>
    }
}

/// The page's name for an issue, by which the bar asks how far it is: the id, then the newsletter.
#[must_use]
pub fn island_name(newsletter: &Newsletter, issue: &Issue) -> String {
    format!("issue {} {}", newsletter.slug, issue.id)
}
