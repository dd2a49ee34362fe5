//! What the pages behind somebody's links write is bounded, and the answers are the same: one durable commit each.

use std::fs;

use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN, BEN_READS};

const SUPPER: &str = "/events/supper";
const NEWS: &str = "/newsletters/news";
const BENS: &str = "ben@example.org";
/// How many rows stand for all the mails that are not written.
const STAND_INS: i64 = 64;

/// How many bytes the journal has.
fn journal(app: &TestApp) -> u64 {
    fs::metadata(app.database.folder().join("journal")).expect("a journal").len()
}

both!(send_again_leaves_a_row_for_a_mail_alone_and_costs_one_commit_each_time);
async fn send_again_leaves_a_row_for_a_mail_alone_and_costs_one_commit_each_time(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &[("email", "known@example.org"), ("seats", "1")]).await;
    app.wait(TimeDelta::minutes(11));
    for (path, fields) in [
        (SUPPER, &BEN[..]),
        (SUPPER, &[("email", "known@example.org"), ("seats", "1")]),
        (NEWS, &BEN_READS),
        ("/your-data", &BEN[..1]),
    ] {
        let sent = app.submit(path, fields).await.location();
        let before = app.count("outbox").await;
        for _ in 0..150 {
            let version = app.site.db.version();
            let answer = app.post(&sent, &[("again", "yes")]).await;
            assert_eq!((answer.status, answer.location()), (303, format!("{sent}?again=yes")), "{path}");
            assert_eq!(app.site.db.version() - version, 1, "{path}: one commit");
        }
        let after = app.count("outbox").await;
        assert!(after - before <= STAND_INS, "{path}: {before} rows before, {after} after");
        let mails = app.mails().await.len();
        app.wait(TimeDelta::minutes(11));
        app.post(&sent, &[("again", "yes")]).await;
        assert_eq!(app.mails().await.len(), mails + 1, "{path}: when one may go, it goes");
    }
    assert!(app.count("outbox").await < STAND_INS + 20);
}

both!(a_mail_of_the_link_is_asked_for_as_often_as_one_likes_and_leaves_no_row);
async fn a_mail_of_the_link_is_asked_for_as_often_as_one_likes_and_leaves_no_row(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.submit(SUPPER, &BEN).await;
    let link = app.mail_to(BENS).await.link("/confirm/");
    app.post(&link, &[]).await;
    let before = app.count("outbox").await;
    let mut statuses = Vec::new();
    for _ in 0..40 {
        statuses.push(app.post(&link, &[("again", "yes")]).await.status);
    }
    assert!(statuses.starts_with(&[200; 15]) && statuses.ends_with(&[429; 15]), "{statuses:?}");
    assert!(app.count("outbox").await <= before + 20);
}

both!(a_record_is_changed_so_often_and_then_left_alone_for_a_while);
async fn a_record_is_changed_so_often_and_then_left_alone_for_a_while(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let (change, journal_before) = (format!("{own}/change"), journal(&app));
    let form = app.get(&change).await;
    let mut refused = None;
    for _ in 0..50 {
        let taken = app.post(&own, &[("take_back", "food")]).await;
        let given = app.resubmit(&change, &form, &ADA[1..]).await;
        if given.status == 429 {
            refused = Some((taken.status, given));
        }
    }
    let (taken, given) = refused.expect("a refusal");
    assert_eq!(taken, 429);
    assert!(given.says("Please wait a little") && given.says("Nothing was changed"), "{}", given.text());
    let wait: i64 = given.header("retry-after").parse().expect("seconds");
    let rows = app.count("consent").await + app.count("answer_part").await + app.count("outbox").await;
    assert!(rows < 30, "{rows} rows");
    let grown = journal(&app) - journal_before;
    assert!(grown < 4_000, "the journal has grown by {grown} bytes");

    let other = app.sign_up_and_confirm(SUPPER, &BEN).await;
    assert_eq!(app.post(&other, &[("take_back", "food")]).await.status, 303, "others are not stopped");
    app.wait(TimeDelta::seconds(wait));
    assert_eq!(app.post(&own, &[("take_back", "food")]).await.status, 303);
    assert_eq!(app.post(&own, &[("take_back", "food")]).await.status, 429);
    assert!(app.post(&format!("{own}/cancel"), &[]).await.says("You’ve cancelled"), "leaving is a right");
}

both!(one_click_unsubscribes_whatever_was_done_before_with_the_links);
async fn one_click_unsubscribes_whatever_was_done_before_with_the_links(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let link = app.whole(&app.mail_to(BENS).await.link("/unsubscribe/"));
    let mut last = 0;
    for _ in 0..40 {
        last = app.post(&own, &[("renew", "yes")]).await.status;
    }
    assert_eq!(last, 429);
    for _ in 0..40 {
        let click = [("List-Unsubscribe", "One-Click")];
        let answer = app.request(|client, _| client.post(&link).header("accept", "*/*").form(&click)).await;
        assert_eq!(answer.status, 200);
    }
    assert_eq!((app.count("subscription").await, app.count("suppression").await), (0, 1));
}

both!(a_token_that_was_never_ours_counts_for_nobody);
async fn a_token_that_was_never_ours_counts_for_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &BEN).await;
    // The right record, and not the right proof.
    let forged = format!("{}{}", &own[..own.len() - 10], "A".repeat(10));
    for _ in 0..60 {
        assert_eq!(app.post(&forged, &[("take_back", "food")]).await.status, 404);
    }
    assert_eq!(app.post(&own, &[("take_back", "food")]).await.status, 303);
}
