//! The disk is full: nothing is half done, and as soon as there is room everything goes on.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use server::actions::Failure;

use super::{ADA, SUPPER, everything};
use crate::support::app::TestApp;
use crate::support::database::Engine;
use crate::support::log;

/// Lets the database grow no further, or as far as it likes.
async fn limit(app: &TestApp, pages: &'static str) {
    let work = app.site.db.write::<_, Failure, _>(move |tx| {
        Box::pin(async move {
            tx.conn.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await?;
            Ok(())
        })
    });
    work.await.expect("a setting");
}

/// Whether a transaction of the site keeps other writers out from its beginning.
async fn is_immediate(app: &TestApp) -> bool {
    let url = app.database.url();
    let work = app.site.db.write::<_, Failure, _>(move |_| {
        Box::pin(async move {
            let other = sea_orm::Database::connect(url).await?;
            other.execute_unprepared("PRAGMA busy_timeout = 0").await?;
            let refused = other.execute_unprepared("BEGIN IMMEDIATE; ROLLBACK").await.is_err();
            other.close().await?;
            Ok(refused)
        })
    });
    work.await.expect("a transaction")
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_a_page_says_so_and_with_room_everything_goes_on() {
    log::capture();
    let app = TestApp::new(Engine::Sqlite).await;
    let own = app.sign_up_and_confirm(SUPPER, &[("email", "ben@harbour.example"), ADA[1], ("name", "Ben")]).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    assert!(is_immediate(&app).await);
    limit(&app, "1").await;
    // The room in pages that are there already is soon taken.
    let mut taken = 0;
    let full = loop {
        let email = format!("person{taken}@harbour.example");
        let food = "Kumquat ".repeat(200);
        let fields = [("email", email.as_str()), ADA[1], ("food", &food), ("food_agree", "yes")];
        let answer = app.resubmit(SUPPER, &form, &fields).await;
        if answer.status != 303 {
            break answer;
        }
        taken += 1;
        assert!(taken < 90, "the disk is never full");
    };
    assert_eq!(full.status, 503, "{}", full.text());
    assert!(full.says("Nothing was changed"), "{}", full.text());
    let half =
        "SELECT COUNT(*) FROM registration r WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.registration_id = r.id)";
    assert_eq!(app.inside().await.number(half).await, 0, "no record without its mail");
    assert_eq!(app.count("registration").await, taken + 1);
    assert_eq!(app.get(&own).await.status, 200, "what is there can be read");

    limit(&app, "1000000").await;
    assert!(is_immediate(&app).await);
    let before = everything(&app).await;
    assert_eq!(app.resubmit(SUPPER, &form, &ADA).await.status, 303);
    assert_eq!(everything(&app).await, before + 3, "a record, its mail and its reminder");
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1);
    log::holds_none_of(&[ADA[0].1, "ben@harbour.example", "person", "Kumquat"]);
}
