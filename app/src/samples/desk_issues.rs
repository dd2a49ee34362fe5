//! Sample issues of a newsletter: as organisers see them, and in the archive.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::desk::desk;
use super::{event, frame, home, newsletter, newsletter_version, now};
use crate::components::frame::Frame;
use crate::components::markdown::Surface;
use crate::domain::announcement::{AnnouncementState, Progress};
use crate::domain::bounce::Halt;
use crate::domain::issue::{EarlierSave, Growth, Issue, IssueChecks, IssueContent, LinkFault};
use crate::domain::language::Language;
use crate::domain::picture::Picture;
use crate::forms::issue::filled;
use crate::forms::state::FormState;
use crate::mails::issue::{Embeds, IssueBody};
use crate::mails::{issue_in_public, issue_on_page};
use crate::pages::organiser::issues::form::{IssueFormPage, TheirIssue, html as form_page};
use crate::pages::organiser::issues::list::{IssueListPage, html as list_page};
use crate::pages::organiser::issues::one::{IssueNotice, IssuePage, html as one_page, island_name};
use crate::pages::organiser::issues::saves::{IssueSavesPage, html as saves_page};
use crate::pages::public::issues::{IssuesPage, PublicIssue, PublicIssuePage, html as archive, one as archived};
use crate::samples_mails;
use crate::text::Words;

/// What an organiser wrote.
#[must_use]
pub fn written() -> IssueContent {
    IssueContent {
        subject: "June on the quay".to_owned(),
        preview: "The supper, and a meeting about the lift".to_owned(),
        text: "Dear readers, **the hall has a roof again**.\n\n\
               [Help with the paint](https://harbour.example/paint \"button\")\n\n\
               ![Four people on ladders paint the wall of the hall](/pictures/5f0c1d7a3b2e4f6081920a1b2c3d4e5f.jpg)\n\n\
               ## What’s coming up\n\n{event: summer-supper}\n\n\
               - a meeting about the lift\n- the walk along [the old wall](https://maps.example/wall)\n\n\
               > We’ve never had so many volunteers."
            .to_owned(),
    }
}

/// What it says, on a page or in a mail.
#[must_use]
pub fn body(on: Surface) -> IssueBody {
    let events = BTreeMap::from([("summer-supper".to_owned(), event())]);
    let web = Some("https://events.harbour.example/newsletters/quayside-news/issues/7".to_owned());
    let words = Words::new(&Language::english(), home());
    let file = "5f0c1d7a3b2e4f6081920a1b2c3d4e5f.jpg".to_owned();
    let pictures = BTreeMap::from([(file.clone(), Picture { file, width: 1_120, height: 746 })]);
    IssueBody::new(&written(), &Embeds { events, pictures }, "https://events.harbour.example", web, &words, on)
}

fn issue(state: AnnouncementState, progress: Progress) -> Issue {
    let has_gone = !matches!(state, AnnouncementState::Draft | AnnouncementState::Scheduled);
    Issue {
        id: Uuid::from_u128(9),
        number: has_gone.then_some(7),
        content: written(),
        answer: None,
        state,
        send_at: Some(now()),
        progress,
        bounced: 12,
        unsubscribed: 3,
        halted: None,
        revision: 4,
        changed_at: now(),
    }
}

fn draft() -> Issue {
    Issue { bounced: 0, unsubscribed: 0, send_at: None, ..issue(AnnouncementState::Draft, Progress::default()) }
}

fn passed() -> IssueChecks {
    IssueChecks {
        is_open: true,
        has_subject: true,
        has_text: true,
        links: vec![],
        cards: vec![],
        pictures: 1,
        picture_faults: vec![],
        has_imprint: true,
        has_sender: true,
        size: 9_400,
    }
}

fn page(issue: Issue, checks: IssueChecks) -> IssuePage {
    let mail = samples_mails::about(super::subscription());
    IssuePage {
        desk: desk(),
        newsletter: newsletter(),
        issue,
        readers: 412,
        letter: issue_on_page(&body(Surface::Page), &mail),
        text: crate::mails::issue(&body(Surface::Mail), &mail).text(),
        checks,
        form: FormState::default(),
        done: None,
        web: None,
        time_left: None,
        bundle: None,
    }
}

/// The page of an issue that is going out, with its name for the island.
#[must_use]
pub fn going() -> (IssuePage, String) {
    let sending = Progress { total: 412, sent: 300, failed: 2, in_doubt: 1, left: 109, ..Progress::default() };
    let going = issue(AnnouncementState::Sending, sending);
    let name = island_name(&newsletter(), &going);
    (IssuePage { time_left: Some(TimeDelta::seconds(130)), ..page(going, passed()) }, name)
}

/// Every page of this part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let done = Progress { total: 412, sent: 405, failed: 2, in_doubt: 1, spared: 4, over: true, ..Progress::default() };
    let sent = issue(AnnouncementState::Done, done);
    let later = issue(AnnouncementState::Scheduled, Progress { total: 412, left: 412, ..Progress::default() });
    let stopped = Progress { total: 412, sent: 100, failed: 24, left: 288, ..Progress::default() };
    let halted = Issue { halted: Some(Halt::HardBounces), ..issue(AnnouncementState::Paused, stopped) };
    let wrong = IssueChecks {
        has_subject: false,
        links: vec![
            ("harbour.example".to_owned(), LinkFault::Unusable),
            ("https://events.harbour.example/events/none".to_owned(), LinkFault::Missing),
        ],
        cards: vec!["winter-supper".to_owned()],
        size: 120_000,
        ..passed()
    };
    let nameless = Issue { content: IssueContent { subject: String::new(), ..written() }, ..draft() };
    let tested = IssueNotice::Tested("olu@harbour.example".to_owned());
    let month = |month, subscribed, unsubscribed| Growth {
        month: NaiveDate::from_ymd_opt(2027, month, 1).unwrap_or_default(),
        subscribed,
        unsubscribed,
    };
    let list =
        |all, growth| list_page(IssueListPage { desk: desk(), newsletter: newsletter(), all, readers: 412, growth });
    let form = |form, theirs| {
        form_page(IssueFormPage {
            desk: desk(),
            newsletter: newsletter(),
            version: newsletter_version(),
            form,
            events: vec![event()],
            theirs,
            back: "/organise/newsletters/quayside-news/issues".to_owned(),
            now: now(),
            bundle: None,
        })
    };
    let theirs = TheirIssue {
        name: Some("Mina Okafor".to_owned()),
        moment: "20 May 2027, 6.38 pm".to_owned(),
        says: ["June by the water".to_owned(), written().preview, written().text],
    };
    let save = |number, name: Option<&str>, minutes, text: &str| EarlierSave {
        id: Uuid::from_u128(number),
        name: name.map(str::to_owned),
        saved_at: now() - TimeDelta::minutes(minutes),
        content: IssueContent { text: text.to_owned(), ..written() },
    };
    let earlier = save(2, Some("Mina Okafor"), 25, &written().text);
    let nothing = IssueContent { text: "Supper on the quay".to_owned(), ..IssueContent::default() };
    let first = EarlierSave { content: nothing, ..save(1, None, 90, "") };
    let saves = |saves, shown| IssueSavesPage { desk: desk(), newsletter: newsletter(), issue: draft(), saves, shown };
    let refused = FormState::default().wrong("subject", "Use 100 characters or fewer for “Subject”");
    vec![
        ("desk-issues", list(vec![draft(), later.clone(), sent.clone()], vec![month(5, 31, 3), month(4, 12, 0)])),
        ("desk-issues-none", list(vec![], vec![])),
        ("desk-issue-form", form(filled(&draft(), &newsletter_version()), None)),
        ("desk-issue-form-refused", form(refused, None)),
        ("desk-issue-form-conflict", form(filled(&draft(), &newsletter_version()), Some(theirs))),
        ("desk-issue-saves", saves_page(saves(vec![earlier.clone(), first], Some(earlier)))),
        ("desk-issue-saves-none", saves_page(saves(vec![], None))),
        ("desk-issue-draft", one_page(IssuePage { done: Some(tested), ..page(draft(), passed()) })),
        ("desk-issue-wrong", one_page(page(nameless, wrong))),
        ("desk-issue-scheduled", one_page(page(later, passed()))),
        ("desk-issue-sending", one_page(going().0)),
        ("desk-issue-paused", one_page(page(halted, passed()))),
        ("desk-issue-sent", one_page(page(sent, passed()))),
        (
            "archive",
            archive(IssuesPage { frame: public(""), newsletter: newsletter(), issues: vec![archived_issue()] }),
        ),
        ("archive-none", archive(IssuesPage { frame: public(""), newsletter: newsletter(), issues: vec![] })),
        (
            "archive-issue",
            archived(PublicIssuePage { frame: public("/7"), newsletter: newsletter(), issue: archived_issue() }),
        ),
    ]
}

fn public(end: &str) -> Frame {
    Frame { canonical: Some(format!("/newsletters/quayside-news/issues{end}")), ..frame() }
}

/// An issue as anybody can read it.
#[must_use]
pub fn archived_issue() -> PublicIssue {
    PublicIssue {
        number: 7,
        subject: written().subject,
        preview: written().preview,
        sent_at: now(),
        html: issue_in_public(&body(Surface::Page)),
    }
}
