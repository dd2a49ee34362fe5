//! Mail that comes back: to which address, what a relay's refusal means, and when a round is halted.

use std::time::Duration;

use app::domain::announcement::{AnnouncementContent, Segment};
use chrono::TimeDelta;
use server::actions::Failure;
use server::actions::announcements::send::send;
use server::actions::announcements::write::new;
use server::actions::bounces::{TakeError, take};
use server::db::{announcements, contents};
use server::mail::kept::Kept;
use uuid::Uuid;

use super::fixture::Fixture;
use super::peer::{Does, Peer};

/// How many subscriptions are suspended since their address doesn't exist.
pub const SUSPENDED: &str = "SELECT count(*) FROM subscription WHERE suspended_why = 'no-such-address'";

/// A site with a relay, a domain that mails come back to, and a free port to listen on.
pub async fn returned(first: &[Does], then: Does) -> (Fixture, Peer) {
    let peer = Peer::start(first, then).await;
    (Fixture::returning(&peer.url, &[("ONPURPOSE_BOUNCE_LMTP", "127.0.0.1:0")]).await, peer)
}

/// A report that a mail couldn't be delivered.
pub fn report(status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mail.example\r\nSubject: failed\r\nAuto-Submitted: auto-replied\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Action: failed\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

#[tokio::test]
async fn each_mail_comes_back_to_an_address_of_its_own_and_a_retry_to_the_same() {
    let (site, peer) = returned(&[Does::Says("450 4.7.1 later")], Does::Takes).await;
    site.register("ada@example.org").await;
    site.deliver().await;
    site.wait(TimeDelta::seconds(73));
    assert_eq!(site.deliver().await, 1);
    site.register("eve@example.org").await;
    assert_eq!(site.deliver().await, 1);
    let senders = peer.senders();
    assert_eq!(senders.len(), 3);
    assert!(senders[0] == senders[1] && senders[1] != senders[2], "{senders:?}");
    for sender in &senders {
        let (local, domain) = sender.split_once('@').unwrap();
        assert_eq!((local.len(), &local[..2], domain), (54, "b+", "bounce.harbour.example"));
        assert!(!sender.contains("ada=") && !sender.contains("eve=") && !sender.contains("example.org"));
    }
}

#[tokio::test]
async fn without_a_domain_mail_comes_back_to_the_sender() {
    let peer = Peer::start(&[], Does::Takes).await;
    let site = Fixture::relayed(&peer.url, Duration::from_secs(20)).await;
    site.subscribed("ada@example.org").await;
    site.deliver().await;
    assert_eq!(peer.senders(), ["no-reply@localhost"]);
    assert!(!peer.taken()[0].contains("mailto:u+"));
}

#[tokio::test]
async fn what_the_relay_refuses_at_once_means_the_same_as_what_comes_back_later() {
    let refusals = [("5.1.1", 1, 0), ("5.7.1", 0, 0), ("5.2.2", 0, 1)];
    for (status, suspended, soft) in refusals {
        let reply: &'static str = format!("550 {status} no").leak();
        let (site, _peer) = returned(&[Does::Says(reply)], Does::Takes).await;
        site.subscribed("ada@example.org").await;
        assert_eq!(site.deliver().await, 0);
        assert_eq!(site.number(SUSPENDED).await, suspended, "{status}");
        assert_eq!(site.number("SELECT soft_bounces FROM subscription").await, soft, "{status}");
    }
}

#[tokio::test]
async fn four_days_of_not_now_count_as_one_failure_and_a_relay_that_is_down_as_none() {
    let (site, _peer) = returned(&[], Does::Says("452 4.2.2 full")).await;
    site.subscribed("ada@example.org").await;
    site.execute("DELETE FROM outbox WHERE kind = 'confirm'").await;
    for _ in 0..30 {
        site.deliver().await;
        site.wait(TimeDelta::hours(6));
    }
    assert_eq!(site.number("SELECT soft_bounces FROM subscription").await, 1);

    let nobody = Fixture::returning("smtp://127.0.0.1:1", &[]).await;
    nobody.subscribed("ada@example.org").await;
    nobody.execute("DELETE FROM outbox WHERE kind = 'confirm'").await;
    for _ in 0..30 {
        nobody.deliver().await;
        nobody.wait(TimeDelta::hours(6));
    }
    assert_eq!(nobody.number("SELECT count(*) FROM outbox WHERE state = 'given_up'").await, 1);
    assert_eq!(nobody.number("SELECT soft_bounces FROM subscription").await, 0);
}

/// An announcement to so many people, queued.
async fn announced(site: &Fixture, people: usize) -> Uuid {
    for n in 0..people {
        site.registered(&format!("person{n}@example.org")).await;
    }
    site.execute("DELETE FROM outbox").await;
    let event = contents::event_by_slug(site.site.db.read(), "supper").await.unwrap().unwrap();
    let id = site
        .site
        .write(move |work| async move {
            let content = AnnouncementContent { subject: "Bring a cup".to_owned(), text: "Please.".to_owned() };
            let row = new(&work, event.purpose_id, &content, Segment::Confirmed).await?;
            let id = row.id;
            announcements::add(&work.tx.conn, row).await?;
            announcements::schedule(&work.tx.conn, id, work.now, 0).await?;
            Ok::<_, Failure>(id)
        })
        .await
        .unwrap();
    send(&site.site, id).await.unwrap();
    id
}

const SENT: &str = "SELECT count(*) FROM outbox WHERE state = 'sent'";
const STOPPED: &str = "SELECT count(*) FROM announcement WHERE state = 'stopped'";

#[tokio::test]
async fn a_round_is_halted_when_more_than_one_in_twenty_addresses_do_not_exist() {
    let (site, peer) = returned(&[Does::Says("550 5.1.1 no"); 6], Does::Takes).await;
    announced(&site, 130).await;
    site.deliver().await;
    assert_eq!(peer.seen(), 16, "the first batch, and nothing of the rest");
    assert_eq!((site.number(SENT).await, site.number(STOPPED).await), (10, 1));
    assert_eq!(site.number("SELECT bounced FROM announcement").await, 6);
    assert_eq!(site.number("SELECT count(*) FROM outbox WHERE reply_code = 'stopped'").await, 114);
    assert_eq!(site.number("SELECT count(*) FROM audit WHERE action = 'announcement-stopped'").await, 1);
    assert_eq!(site.number("SELECT count(*) FROM registration WHERE suspended_at IS NOT NULL").await, 6);
}

#[tokio::test]
async fn one_odd_server_halts_no_message_to_those_who_come_and_a_few_do_not_either() {
    for (reply, many) in [("554 5.7.1 spam", 1), ("550 5.1.1 no", 4)] {
        let (site, _peer) = returned(&vec![Does::Says(reply); many], Does::Takes).await;
        announced(&site, 70).await;
        site.deliver().await;
        assert_eq!((site.number(SENT).await, site.number(STOPPED).await), (70 - many as i64, 0), "{reply}");
    }
}

#[tokio::test]
async fn bounces_that_come_later_halt_a_round_that_still_runs() {
    let (site, peer) = returned(&[], Does::Takes).await;
    announced(&site, 40).await;
    // As if more were left.
    site.execute("UPDATE announcement SET queued_at = NULL").await;
    site.deliver().await;
    for (nth, sender) in peer.senders().iter().take(6).enumerate() {
        let message = Kept::of(report("5.1.1").as_bytes(), false);
        take(&site.site, Some(sender), &message).await.unwrap();
        assert_eq!(site.number(STOPPED).await, i64::from(nth >= 4), "{nth}");
    }
}

#[tokio::test]
async fn a_reply_is_taken_again_later_while_the_relay_is_down() {
    let (site, peer) = returned(&[], Does::Takes).await;
    site.subscribed("ada@example.org").await;
    site.deliver().await;
    let to = peer.senders()[0].clone();
    peer.now(Does::Says("451 4.3.0 busy"));
    let reply = Kept::of(b"From: Ada <ada@example.org>\r\nSubject: Re: news\r\n\r\nHello?\r\n", false);
    let later = take(&site.site, Some(&to), &reply).await;
    assert!(matches!(later, Err(TakeError::Relay(_))), "{later:?}");
    peer.now(Does::Takes);
    take(&site.site, Some(&to), &reply).await.unwrap();
    let passed = peer.taken().pop().unwrap();
    assert!(passed.contains("To: quayside@harbour.example") && passed.contains("Hello?"), "{passed}");
    assert!(peer.senders().pop().unwrap().starts_with("b+"));
}
