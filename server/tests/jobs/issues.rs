//! Issues of newsletters against a relay: who comes first, what isn't sent twice, when one is paused, and that no mail of
//! one list or event ever reaches the people of another.

use std::sync::Arc;

use app::domain::announcement::{AnnouncementContent, AnnouncementState, Segment};
use app::domain::audience::Audience;
use app::domain::issue::IssueContent;
use app::mails::kind::{AnnouncementMail, MailDetail};
use chrono::TimeDelta;
use server::actions::announcements::send::send;
use server::actions::announcements::write::new;
use server::actions::attendees::Viewer;
use server::actions::deliver::Relay;
use server::actions::issues::saves::SavedBy;
use server::actions::issues::{pause, schedule, write};
use server::actions::samples::{CONTENTS, subscribed};
use server::actions::{Failure, deliver, import};
use server::db::outbox::{self, About, NewMail};
use server::db::{announcements, contents};
use uuid::Uuid;

use super::bounces::returned;
use super::fixture::Fixture;
use super::peer::{Does, Peer, header};

pub const SENT: &str = "SELECT count(*) FROM outbox WHERE kind = 'issue' AND state = 'sent'";
const HELD: &str = "SELECT count(*) FROM outbox WHERE kind = 'issue' AND priority = 2";

async fn viewer(site: &Fixture, slug: &str) -> (Viewer, Audience) {
    let newsletter = contents::newsletter_by_slug(site.site.db.read(), slug).await.unwrap().unwrap();
    let viewer = Viewer { organiser: None, purpose: newsletter.purpose_id, branch: newsletter.branch_id };
    (viewer, Audience::readers(&newsletter))
}

/// An issue of a newsletter, queued.
pub async fn queued(site: &Fixture, slug: &str) -> (Viewer, Uuid) {
    let (viewer, readers) = viewer(site, slug).await;
    let content = IssueContent { subject: "June".to_owned(), preview: String::new(), text: "Hello".to_owned() };
    let id = write::begin(&site.site, viewer, (content, readers), None, SavedBy::Button).await.unwrap();
    schedule::schedule(&site.site, viewer, id, None, 1).await.unwrap();
    send(&site.site, id).await.unwrap();
    (viewer, id)
}

pub async fn readers(site: &Fixture, many: usize) {
    for n in 0..many {
        site.subscribed(&format!("reader{n}@example.org")).await;
    }
    site.execute("DELETE FROM outbox").await;
}

pub async fn state(site: &Fixture, id: Uuid) -> AnnouncementState {
    let row = announcements::find(site.site.db.read(), id, site.now()).await.unwrap().unwrap();
    announcements::state(&row).unwrap()
}

#[tokio::test]
async fn a_confirmation_goes_before_an_issue_that_was_queued_first() {
    let (site, peer) = returned(&[], Does::Takes).await;
    readers(&site, 40).await;
    queued(&site, "news").await;
    site.wait(TimeDelta::minutes(5));
    site.register("ada@example.org").await;
    let relay = Arc::new(Relay::new(site.site.config.smtp_rate));
    let round = deliver::round(&site.site, &relay).await.unwrap();
    assert_eq!(round.sent, 17, "hers, and as many of the issue as there are connections");
    assert!(peer.taken().iter().any(|mail| header(mail, "To") == "ada@example.org"));
    site.deliver().await;
    assert_eq!(site.number(SENT).await, 40);
}

#[tokio::test]
async fn an_issue_in_doubt_is_shown_and_not_sent_again() {
    let (site, peer) = returned(&[Does::CutsAfterData], Does::Takes).await;
    readers(&site, 3).await;
    let (_, id) = queued(&site, "news").await;
    site.deliver().await;
    for _ in 0..5 {
        site.wait(TimeDelta::hours(7));
        site.deliver().await;
    }
    assert_eq!(peer.taken().len(), 3, "each reader was sent one");
    let counted = "SELECT sent * 10 + in_doubt FROM announcement";
    assert_eq!(site.number(counted).await, 21);
    send(&site.site, id).await.unwrap();
    assert_eq!(state(&site, id).await, AnnouncementState::Done, "doubt doesn't hold it open");
}

#[tokio::test]
async fn what_was_on_its_way_when_the_process_died_is_sent_again_and_no_more_than_that() {
    let (site, peer) = returned(&[], Does::Takes).await;
    readers(&site, 40).await;
    queued(&site, "news").await;
    site.execute(
        "CREATE TRIGGER no_note BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'sent' \
         BEGIN SELECT RAISE(ABORT, 'killed'); END",
    )
    .await;
    let relay = Arc::new(Relay::new(site.site.config.smtp_rate));
    deliver::round(&site.site, &relay).await.expect_err("a note that is never written");
    assert_eq!(peer.taken().len(), 16);
    site.execute("DROP TRIGGER no_note").await;
    deliver::begin(&site.site).await.unwrap();
    site.deliver().await;
    let all = peer.taken();
    let mut to: Vec<&str> = all.iter().map(|mail| header(mail, "To")).collect();
    assert_eq!(to.len(), 56, "as many repeats as connections");
    to.sort_unstable();
    to.dedup();
    assert_eq!(to.len(), 40, "and nobody missed");
}

#[tokio::test]
async fn an_issue_that_comes_back_is_paused_and_goes_on_when_somebody_has_looked() {
    let (site, peer) = returned(&[Does::Says("550 5.1.1 no"); 6], Does::Takes).await;
    readers(&site, 60).await;
    let (viewer, id) = queued(&site, "news").await;
    site.deliver().await;
    assert_eq!(state(&site, id).await, AnnouncementState::Paused);
    assert_eq!((peer.seen(), site.number(SENT).await, site.number(HELD).await), (16, 10, 44));
    assert_eq!(site.number("SELECT count(*) FROM announcement WHERE halted = 'hard-bounces'").await, 1);
    assert_eq!(site.number("SELECT count(*) FROM audit WHERE action = 'issue-paused'").await, 1);
    site.wait(TimeDelta::hours(1));
    site.deliver().await;
    assert_eq!(peer.seen(), 16, "nothing is sent while it's paused");
    pause::go_on(&site.site, viewer, id).await.unwrap();
    send(&site.site, id).await.unwrap();
    site.deliver().await;
    assert_eq!(site.number(SENT).await, 54, "what had come back before doesn't count again");
    send(&site.site, id).await.unwrap();
    assert_eq!(state(&site, id).await, AnnouncementState::Done);
}

#[tokio::test]
async fn readers_whose_mail_comes_back_get_no_issue() {
    let (site, peer) = returned(&[], Does::Takes).await;
    readers(&site, 2).await;
    site.execute(
        "UPDATE subscription SET suspended_at = created_at, suspended_why = 'kept-failing' \
         WHERE id = (SELECT min(id) FROM subscription)",
    )
    .await;
    queued(&site, "news").await;
    site.deliver().await;
    assert_eq!(peer.seen(), 1);
}

/// A row in the outbox as no code writes it; the schema refuses one whose record isn't there.
async fn forge(site: &Fixture, purpose: Uuid, about: About) {
    let written = site.site.write(move |work| async move {
        let mail = NewMail {
            purpose_id: purpose,
            detail: MailDetail::default(),
            about,
            due_at: work.now,
            expires_at: work.now + TimeDelta::days(1),
            allowed: true,
        };
        outbox::add(&work.tx, [mail], work.now).await.map_err(Failure::from)
    });
    drop(written.await);
}

/// An announcement to the attendees of an event.
async fn announced(site: &Fixture, slug: &str) -> Uuid {
    let event = contents::event_by_slug(site.site.db.read(), slug).await.unwrap().unwrap();
    let written = site.site.write(move |work| async move {
        let content = AnnouncementContent { subject: "Bring a cup".to_owned(), text: "Please.".to_owned() };
        let row = new(&work, event.purpose_id, &content, Segment::Both).await?;
        let id = row.id;
        announcements::add(&work.tx.conn, row).await?;
        announcements::schedule(&work.tx.conn, id, work.now, 0).await?;
        Ok::<_, Failure>(id)
    });
    let id = written.await.unwrap();
    send(&site.site, id).await.unwrap();
    id
}

#[tokio::test]
async fn no_round_reaches_the_people_of_another_event_or_list_whatever_the_outbox_says() {
    let peer = Peer::start(&[], Does::Takes).await;
    let site = Fixture::returning(&peer.url, &[]).await;
    let list = CONTENTS.split("[[newsletter]]").nth(1).unwrap();
    let other = format!("{CONTENTS}\n[[newsletter]]{}", list.replace("slug = \"news\"", "slug = \"other\""));
    import::import(&site.site, &other.replace("capacity = 80\n", "")).await.unwrap();
    // Queued while there's nobody, so whatever arrives was forged.
    let rounds = [
        announced(&site, "supper").await,
        announced(&site, "small").await,
        queued(&site, "news").await.1,
        queued(&site, "other").await.1,
    ];
    let people = [
        site.registered("attendee@example.org").await,
        subscribed(&site.site, "news", "reader@example.org").await.unwrap(),
        subscribed(&site.site, "other", "other@example.org").await.unwrap(),
        site.register("pending@example.org").await,
    ];
    site.deliver().await;
    site.execute("UPDATE announcement SET state = 'sending'").await;
    let before = peer.seen();
    let mut own = 0;
    for person in &people {
        for round in rounds {
            let row = announcements::find(site.site.db.read(), round, site.now()).await.unwrap().unwrap();
            let (purpose, id) = (person.purpose_id(), person.id());
            if row.purpose_id == purpose && !person.is_pending() {
                own += 1;
                continue;
            }
            let kind = AnnouncementMail::Announcement;
            let to_attendee = About::Attendee { registration: id, announcement: round, kind };
            for about in [to_attendee, About::Reader { subscription: id, issue: round }] {
                for purpose in [purpose, row.purpose_id] {
                    forge(&site, purpose, about).await;
                }
            }
        }
    }
    assert_eq!(own, 3, "each who has confirmed belongs to one of them");
    let forged = "SELECT count(*) FROM outbox WHERE state = 'queued' AND announcement_id IS NOT NULL";
    assert_eq!(site.number(forged).await, 26, "thirteen pairs, each under both purposes");
    site.deliver().await;
    assert_eq!(peer.seen(), before, "{:?}", peer.taken().last());
    assert_eq!(site.number(forged).await, 0);
}
