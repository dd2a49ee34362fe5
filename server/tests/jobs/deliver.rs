//! Delivery: what is sent again, what is given up, what is not sent any more.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use chrono::TimeDelta;
use mail_parser::MessageParser;
use server::actions::deliver::Relay;
use server::actions::{deliver, erase, unsubscribe, your_data};
use server::vault::Action;

use super::fixture::Fixture;
use super::peer::{Does, Peer, header};

/// Far more than a dialogue on one machine takes.
const LONG: Duration = Duration::from_secs(20);

async fn relayed(first: &[Does], then: Does) -> (Fixture, Peer) {
    let peer = Peer::start(first, then).await;
    (Fixture::relayed(&peer.url, LONG).await, peer)
}

const QUEUED: &str = "SELECT count(*) FROM outbox WHERE state = 'queued' AND kind = 'confirm'";
const GIVEN_UP: &str = "SELECT count(*) FROM outbox WHERE state = 'given_up'";

#[tokio::test]
async fn a_mail_comes_from_branch_and_organisation_and_answers_go_to_the_branch() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    site.register("ada@example.org").await;
    assert_eq!(site.deliver().await, 1);
    assert_eq!(site.deliver().await, 0);
    let mail = &peer.taken()[0];
    let read = MessageParser::default().parse(mail).unwrap();
    let from = read.from().and_then(|from| from.first()).unwrap();
    assert_eq!(from.name(), Some("Quayside branch, Harbour Co-operative Society"));
    assert_eq!(header(mail, "Reply-To"), "quayside@harbour.example");
    assert_eq!(header(mail, "To"), "ada@example.org");
    assert_eq!(header(mail, "Auto-Submitted"), "auto-generated");
    assert!(header(mail, "Message-ID").ends_with("@127.0.0.1>"));
    assert!(!mail.contains("List-Unsubscribe"), "no list sends this");
}

#[tokio::test]
async fn a_list_says_how_to_leave_it_and_a_ticket_brings_its_calendar_entry() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    site.subscribed("ada@example.org").await;
    site.registered("eve@example.org").await;
    assert_eq!(site.deliver().await, 2, "what is confirmed needs no asking to confirm");
    let mails = peer.taken();
    let list = mails.iter().find(|mail| mail.contains("ada@example.org")).unwrap();
    assert_eq!(header(list, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(header(list, "List-Id").ends_with("<news.127.0.0.1>"));
    let ticket = mails.iter().find(|mail| mail.contains("eve@example.org")).unwrap();
    assert!(ticket.contains("text/calendar; charset=utf-8; method=PUBLISH"));
}

#[tokio::test]
async fn a_later_attempt_waits_its_time_and_keeps_message_id_and_date() {
    let (site, peer) = relayed(&[Does::CutsAfterData, Does::Says("450 4.7.1 later")], Does::Takes).await;
    site.register("ada@example.org").await;
    assert_eq!(site.deliver().await, 0);
    assert_eq!(site.deliver().await, 0);
    assert_eq!(peer.seen(), 1, "not before its time");
    site.wait(TimeDelta::seconds(73));
    assert_eq!(site.deliver().await, 0);
    assert_eq!(peer.seen(), 2);
    site.wait(TimeDelta::seconds(145));
    assert_eq!(site.deliver().await, 1);
    let taken = peer.taken();
    assert_eq!(taken.len(), 2, "once in doubt, once for sure");
    for name in ["Message-ID", "Date", "Subject"] {
        assert_eq!(header(&taken[0], name), header(&taken[1], name));
    }
}

#[tokio::test]
async fn what_was_sent_and_could_not_be_noted_is_noted_before_anything_else_and_not_sent_again() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    let relay = Arc::new(Relay::new(site.site.config.smtp_rate));
    site.register("ada@example.org").await;
    site.execute(
        "CREATE TRIGGER no_note BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'sent' \
         BEGIN SELECT RAISE(ABORT, 'no room'); END",
    )
    .await;
    for _ in 0..3 {
        deliver::round(&site.site, &relay).await.expect_err("a note that cannot be written");
    }
    site.execute("DROP TRIGGER no_note").await;
    site.register("ben@example.org").await;
    assert_eq!(deliver::round(&site.site, &relay).await.unwrap().sent, 1);
    assert_eq!((peer.seen(), site.number(QUEUED).await), (2, 0));
}

#[tokio::test]
async fn a_relay_gets_no_more_mails_a_second_than_the_operator_says() {
    let peer = Peer::start(&[], Does::Takes).await;
    let site = Fixture::paced(&peer.url, LONG, "10").await;
    for who in ["ada", "ben", "eve", "kim", "lea", "max"] {
        site.register(&format!("{who}@example.org")).await;
    }
    let started = Instant::now();
    assert_eq!(site.deliver().await, 6);
    assert!(started.elapsed() >= Duration::from_millis(490), "the first at once, then one in 100 ms");
}

#[tokio::test]
async fn a_refused_address_is_given_up_with_the_code_and_the_others_get_theirs() {
    let (site, peer) = relayed(&[Does::Says("550 5.1.1 no such mailbox ada@example.org")], Does::Takes).await;
    site.register("ada@example.org").await;
    assert_eq!(site.deliver().await, 0);
    site.register("eve@example.org").await;
    assert_eq!(site.deliver().await, 1);
    assert_eq!(site.number(GIVEN_UP).await, 1);
    assert_eq!(site.number("SELECT count(*) FROM outbox WHERE reply_code = '550 5.1.1'").await, 1);
    site.wait(TimeDelta::hours(7));
    site.deliver().await;
    assert_eq!(peer.seen(), 2);
}

#[tokio::test]
async fn what_does_not_open_holds_up_its_own_mail_and_nobody_elses() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    site.registered("ada@example.org").await;
    assert_eq!(site.deliver().await, 1);
    site.execute("UPDATE answer_part SET answers_sealed = X'00'").await;
    let (ada, language) = (EmailAddress::parse("ada@example.org").unwrap(), Language::english());
    your_data::ask(&site.site, ada, language).await.unwrap();
    site.register("eve@example.org").await;
    assert_eq!(site.deliver().await, 1);
    assert_eq!(header(&peer.taken()[1], "To"), "eve@example.org");
    let put_back = "SELECT count(*) FROM outbox WHERE kind = 'your_data' AND state = 'queued' \
                    AND lease_until IS NULL AND reply_code = 'unreadable'";
    assert_eq!(site.number(put_back).await, 1);
}

#[tokio::test]
async fn what_cannot_be_read_is_given_up_and_holds_up_nobody_elses_mail() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    for email in ["ada@example.org", "ben@example.org", "cat@example.org", "eve@example.org"] {
        site.register(email).await;
    }
    let first = |n: u8| format!("(SELECT id FROM outbox WHERE kind = 'confirm' ORDER BY id LIMIT 1 OFFSET {n})");
    site.execute(&format!("UPDATE outbox SET kind = 'telegram' WHERE id = {}", first(0))).await;
    site.execute(&format!("UPDATE outbox SET detail = '{{\"title\": 7}}' WHERE id = {}", first(0))).await;
    site.execute(&format!("UPDATE outbox SET detail = 'no JSON' WHERE id = {}", first(1))).await;
    assert_eq!(site.deliver().await, 1);
    assert_eq!(peer.taken().len(), 1);
    assert_eq!(site.number(&format!("{GIVEN_UP} AND reply_code = 'unknown'")).await, 3);
    assert_eq!(site.number(QUEUED).await, 0);
}

#[tokio::test]
async fn a_relay_that_refuses_everything_is_not_pressed_and_mail_is_given_up_after_four_days() {
    let (site, peer) = relayed(&[], Does::Says("451 4.3.0 busy")).await;
    for name in 0..20 {
        site.register(&format!("person{name}@example.org")).await;
    }
    for _ in 0..5 {
        assert_eq!(site.deliver().await, 0);
    }
    assert_eq!(peer.seen(), 20, "each was tried once");
    assert_eq!(site.number(QUEUED).await, 20);
    site.wait(TimeDelta::days(4));
    site.deliver().await;
    assert_eq!(site.number(QUEUED).await, 0);
    peer.now(Does::Takes);
    site.wait(TimeDelta::hours(7));
    assert_eq!(site.deliver().await, 0, "given up is given up");
}

#[tokio::test]
async fn a_relay_that_hangs_is_left_alone_and_loses_nothing() {
    let peer = Peer::start(&[], Does::Hangs).await;
    let site = Fixture::relayed(&peer.url, Duration::from_millis(700)).await;
    for name in 0..40 {
        site.register(&format!("person{name}@example.org")).await;
    }
    assert_eq!(site.deliver().await, 0);
    assert!(peer.seen() < 40, "after one mail on each connection it is down: {}", peer.seen());
    assert_eq!(site.number(QUEUED).await, 40);
    assert_eq!(site.number("SELECT count(*) FROM outbox WHERE lease_until IS NOT NULL").await, 0);
    peer.now(Does::Takes);
    site.wait(TimeDelta::minutes(2));
    assert_eq!(site.deliver().await, 40);
}

#[tokio::test]
async fn a_mail_of_a_process_that_died_is_claimed_again_at_the_next_start() {
    let (site, _peer) = relayed(&[], Does::Takes).await;
    site.register("ada@example.org").await;
    site.execute("UPDATE outbox SET lease_until = '2099-01-01T00:00:00+00:00', attempts = 1").await;
    assert_eq!(site.deliver().await, 0);
    deliver::begin(&site.site).await.unwrap();
    assert_eq!(site.deliver().await, 1);
}

#[tokio::test]
async fn who_wants_no_mail_gets_none_though_it_was_queued_before() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    let other = site.registered("ada@example.org").await;
    let list = site.subscribed("ada@example.org").await;
    site.deliver().await;
    let before = peer.seen();
    site.execute("UPDATE outbox SET state = 'queued' WHERE kind = 'subscribed'").await;
    erase::cancel(&site.site, other, true).await.unwrap();
    assert!(site.find(list.id()).await.is_some());
    assert_eq!(site.deliver().await, 0);
    assert_eq!(peer.seen(), before);
    assert_eq!(site.number("SELECT count(*) FROM outbox WHERE reply_code = 'suppressed'").await, 1);
}

#[tokio::test]
async fn leaving_one_list_keeps_no_other_mail_away() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    let list = site.subscribed("ada@example.org").await;
    let token = site.site.vault.token(Action::Unsubscribe, list.id(), 0);
    assert_eq!(unsubscribe::unsubscribe(&site.site, &token, false).await.unwrap(), Some(true));
    site.registered("ada@example.org").await;
    assert_eq!(site.deliver().await, 1);
    assert!(header(&peer.taken()[0], "Subject").contains("supper"));
}

#[tokio::test]
async fn nothing_is_sent_about_a_record_that_ended_or_went_between() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    let gone = site.register("ada@example.org").await;
    erase::cancel(&site.site, gone, false).await.unwrap();
    site.register("eve@example.org").await;
    site.wait(TimeDelta::days(8));
    assert_eq!(site.deliver().await, 0);
    assert_eq!(peer.seen(), 0);
}

#[tokio::test]
async fn who_has_confirmed_is_not_reminded_and_who_has_not_is_reminded_once() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    site.registered("ada@example.org").await;
    site.register("eve@example.org").await;
    site.deliver().await;
    let before = peer.seen();
    site.wait(TimeDelta::hours(25));
    assert_eq!(site.deliver().await, 1);
    assert_eq!(site.deliver().await, 0);
    assert_eq!(header(&peer.taken()[before], "To"), "eve@example.org");
}

#[tokio::test]
async fn who_cancels_gets_one_goodbye_and_a_stranger_none() {
    let (site, peer) = relayed(&[], Does::Takes).await;
    let stranger = site.register("eve@example.org").await;
    let mine = site.registered("ada@example.org").await;
    site.execute("DELETE FROM outbox").await;
    erase::cancel(&site.site, stranger, false).await.unwrap();
    erase::cancel(&site.site, mine, false).await.unwrap();
    while peer.taken().is_empty() {
        tokio::task::yield_now().await;
    }
    let mails = peer.taken();
    assert_eq!(mails.len(), 1);
    assert_eq!(header(&mails[0], "To"), "ada@example.org");
    assert_eq!(site.number("SELECT count(*) FROM outbox").await, 0);
}
