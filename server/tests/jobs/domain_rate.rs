//! A rate for each receiving domain: who waits for it, and who doesn't.

use app::domain::announcement::AnnouncementState;
use chrono::TimeDelta;
use server::actions::announcements::send::send;
use uuid::Uuid;

use super::fixture::Fixture;
use super::issues::{queued, state};
use super::peer::{Does, Peer, header};

/// An issue for six readers at one domain and three at others, with one mail in ten seconds to each domain.
async fn issue(more: &[(&str, &str)]) -> (Fixture, Peer, Uuid) {
    let peer = Peer::start(&[], Does::Takes).await;
    let site = Fixture::returning(&peer.url, more).await;
    for n in 0..6 {
        site.subscribed(&format!("reader{n}@big.example")).await;
    }
    for n in 0..3 {
        site.subscribed(&format!("reader@small{n}.example")).await;
    }
    site.execute("DELETE FROM outbox").await;
    let (_, id) = queued(&site, "news").await;
    (site, peer, id)
}

const RATE: (&str, &str) = ("ONPURPOSE_SMTP_DOMAIN_RATE", "0.1");

#[tokio::test]
async fn a_domain_over_its_rate_waits_for_its_turns_and_holds_up_no_other_domain_and_no_ticket() {
    let (site, peer, id) = issue(&[RATE]).await;
    site.register("ada@big.example").await;
    site.registered("ben@big.example").await;
    assert_eq!(site.deliver().await, 6, "one reader there, three elsewhere, a confirmation and a ticket");
    let to = |name: &str| peer.taken().iter().filter(|mail| header(mail, "To").ends_with(name)).count();
    assert_eq!((to("@big.example"), to("small0.example"), to("small2.example")), (3, 1, 1));
    for left in (0..5).rev() {
        site.wait(TimeDelta::seconds(5));
        assert_eq!(site.deliver().await, 0, "not before its turn");
        send(&site.site, id).await.unwrap();
        assert_eq!(state(&site, id).await, AnnouncementState::Sending);
        site.wait(TimeDelta::seconds(5));
        assert_eq!(site.deliver().await, 1);
        assert_eq!(site.number("SELECT count(*) FROM outbox WHERE state = 'queued' AND kind = 'issue'").await, left);
    }
    assert_eq!(site.number("SELECT max(attempts) FROM outbox").await, 1, "waiting is no attempt");
    send(&site.site, id).await.unwrap();
    assert_eq!(state(&site, id).await, AnnouncementState::Done);
}

#[tokio::test]
async fn when_all_turns_were_missed_a_domain_gets_no_burst() {
    let (site, peer, _) = issue(&[RATE]).await;
    assert_eq!(site.deliver().await, 4);
    site.wait(TimeDelta::hours(1));
    assert_eq!(site.deliver().await, 1);
    for _ in 0..4 {
        site.wait(TimeDelta::seconds(10));
        assert_eq!(site.deliver().await, 1);
    }
    assert_eq!((peer.seen(), site.deliver().await), (9, 0));
}

#[tokio::test]
async fn a_domain_that_waits_takes_no_turns_at_a_slow_relay() {
    let (site, _peer, _) = issue(&[RATE, ("ONPURPOSE_SMTP_RATE", "2")]).await;
    let started = std::time::Instant::now();
    assert_eq!(site.deliver().await, 4);
    let took = started.elapsed();
    assert!(took.as_millis() < 2_400, "the first at once, then three in 1.5 s; all nine would take 4 s: {took:?}");
}

#[tokio::test]
async fn without_a_rate_no_domain_waits() {
    let (site, _peer, _) = issue(&[]).await;
    assert_eq!(site.deliver().await, 9);
}
