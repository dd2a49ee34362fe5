//! What a relay does to an issue on its way, and that in the end every reader has it once.

use std::sync::Arc;
use std::time::Duration;

use app::domain::announcement::AnnouncementState;
use chrono::TimeDelta;
use server::actions::announcements::send::send;
use server::actions::deliver::{self, Relay};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::bounces::returned;
use super::fixture::Fixture;
use super::issues::{SENT, queued, readers, state};
use super::peer::{Does, Peer, header};

const READERS: usize = 40;
const WAITING: &str = "SELECT count(*) FROM outbox WHERE kind = 'issue' AND state = 'queued'";

/// Whether each reader has it once, and it has ended.
async fn has_reached_everybody(site: &Fixture, peer: &Peer, id: Uuid) {
    send(&site.site, id).await.unwrap();
    assert_eq!(state(site, id).await, AnnouncementState::Done);
    let mails = peer.taken();
    let mut to: Vec<&str> = mails.iter().map(|mail| header(mail, "To")).filter(|to| to.starts_with("reader")).collect();
    to.sort_unstable();
    assert_eq!(to.len(), READERS, "nobody twice");
    to.dedup();
    assert_eq!((to.len(), site.number(SENT).await), (READERS, 40), "nobody missed");
    let noted =
        "SELECT failed + in_doubt + (SELECT count(*) FROM subscription WHERE soft_bounces > 0) FROM announcement";
    assert_eq!(site.number(noted).await, 0, "and nobody's address is to blame");
}

#[tokio::test]
async fn greylisted_readers_of_an_issue_get_it_later_and_nobody_else_waits() {
    let (site, peer) = returned(&[Does::Says("450 4.7.1 greylisted"); 5], Does::Takes).await;
    readers(&site, READERS).await;
    let (_, id) = queued(&site, "news").await;
    site.deliver().await;
    assert_eq!((site.number(SENT).await, site.number(WAITING).await), (35, 5));
    send(&site.site, id).await.unwrap();
    assert_eq!(state(&site, id).await, AnnouncementState::Sending, "it isn't over");
    site.wait(TimeDelta::seconds(73));
    site.deliver().await;
    has_reached_everybody(&site, &peer, id).await;
}

#[tokio::test]
async fn a_421_in_the_middle_of_an_issue_costs_nobody_their_mail_and_blames_no_address() {
    let mut does = [Does::Takes; 30];
    does[10..].fill(Does::Says("421 4.3.2 shutting down"));
    let (site, peer) = returned(&does, Does::Takes).await;
    readers(&site, READERS).await;
    let (_, id) = queued(&site, "news").await;
    site.deliver().await;
    let before = site.number(SENT).await;
    assert!((10..READERS as i64).contains(&before), "{before} have it so far");
    for _ in 0..3 {
        site.wait(TimeDelta::minutes(5));
        site.deliver().await;
    }
    has_reached_everybody(&site, &peer, id).await;
}

#[tokio::test]
async fn a_relay_that_hangs_in_the_middle_of_an_issue_is_left_alone_and_nobody_gets_two() {
    let peer = Peer::start(&[Does::Takes; 10], Does::Hangs).await;
    let site = Fixture::relayed(&peer.url, Duration::from_millis(700)).await;
    readers(&site, READERS).await;
    let (_, id) = queued(&site, "news").await;
    site.deliver().await;
    assert_eq!(site.number(SENT).await, 10);
    assert!(peer.seen() < READERS, "it isn't pressed: {}", peer.seen());
    peer.now(Does::Takes);
    for _ in 0..3 {
        site.wait(TimeDelta::minutes(5));
        site.deliver().await;
    }
    has_reached_everybody(&site, &peer, id).await;
}

#[tokio::test]
async fn a_relay_that_is_down_for_an_hour_delays_an_issue_and_a_ticket_goes_first_when_it_is_back() {
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string();
    let site = Fixture::relayed(&format!("smtp://{address}"), Duration::from_secs(20)).await;
    readers(&site, READERS).await;
    let (_, id) = queued(&site, "news").await;
    let relay = Arc::new(Relay::new(site.site.config.smtp_rate));
    for _ in 0..12 {
        deliver::round(&site.site, &relay).await.unwrap();
        site.wait(TimeDelta::minutes(5));
    }
    assert!(relay.pause().is_some_and(|pause| pause > Duration::from_secs(60)), "it's tried less and less often");
    assert_eq!((site.number(SENT).await, site.number(WAITING).await), (0, 40));
    site.registered("ada@example.org").await;
    site.execute("DELETE FROM outbox WHERE kind = 'confirm'").await;

    let peer = Peer::at(&address, &[], Does::Takes).await;
    assert_eq!(deliver::round(&site.site, &relay).await.unwrap().sent, 1, "one, to see whether it's back");
    assert_eq!(header(&peer.taken()[0], "To"), "ada@example.org");
    site.wait(TimeDelta::hours(2));
    site.deliver().await;
    has_reached_everybody(&site, &peer, id).await;
}
