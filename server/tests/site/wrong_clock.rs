//! What a wrong clock does to a site: nothing that cannot be undone. And what the site says of it.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::commands;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN_READS};

const DAY: TimeDelta = TimeDelta::days(1);
const OFFICER: &str = "/organise/officer";

/// How much there is of everything that the time ends.
async fn held(app: &TestApp) -> (Vec<(String, usize)>, Vec<i32>, usize) {
    let rows = app.dump().await.into_iter().map(|(table, rows)| (table, rows.len())).collect();
    (rows, app.site.vault.epochs(), app.site.journal.above(0).expect("a journal").len())
}

/// That no check takes the clock for right.
async fn everything_says_so(app: &TestApp) {
    let site = &app.site;
    let said = [
        commands::verify::verify(site, None, &mut vec![]).await.expect_err("a doubt").to_string(),
        commands::keys::check(site, &mut vec![]).await.expect_err("a doubt").to_string(),
        commands::keys::rotate(site, &mut vec![]).await.expect_err("a doubt").to_string(),
        commands::expire::expire(site, commands::expire::ExpireMode::Sweep, &mut vec![])
            .await
            .expect_err("a doubt")
            .to_string(),
        commands::clock::check(site, &mut vec![]).expect_err("a doubt").to_string(),
    ];
    for said in said {
        assert!(said.contains("the clock may be wrong"), "{said}");
    }
    let ready = app.get("/readyz").await;
    assert!(ready.status == 200 && ready.body.contains("nothing is deleted"), "{}", ready.body);
}

async fn nothing_says_so(app: &TestApp) {
    assert_eq!(app.get("/readyz").await.body, "ready\n");
    commands::keys::check(&app.site, &mut vec![]).await.expect("keys that fit");
    commands::verify::verify(&app.site, None, &mut vec![]).await.expect("a site in order");
}

both!(a_week_with_a_wrong_clock_loses_nothing_and_in_the_end_everything_is_gone);
async fn a_week_with_a_wrong_clock_loses_nothing_and_in_the_end_everything_is_gone(engine: Engine) {
    let app = TestApp::new(engine).await;
    let adas = app.sign_up_and_confirm("/events/supper", &ADA).await;
    let bens = app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    app.do_jobs().await;
    nothing_says_so(&app).await;
    let before = held(&app).await;

    // Thursday: it starts 400 days ahead.
    let app = app.reboot(DAY * 400).await;
    for _ in 0..3 {
        app.do_jobs().await;
        app.wait(TimeDelta::hours(8));
    }
    everything_says_so(&app).await;
    assert_eq!((app.get(&adas).await.status, held(&app).await), (404, before.clone()), "hidden, and there");
    let app = app.restart().await;
    app.do_jobs().await;
    assert_eq!(held(&app).await, before, "a restart forgets no doubt");

    // Friday: it is put right, and somebody sets it two hours ahead.
    app.site.clock.jump(DAY * -400);
    app.do_jobs().await;
    nothing_says_so(&app).await;
    assert_eq!((app.get(&adas).await.status, app.get(&bens).await.status), (200, 200));
    let officer = Colleague::new(&app, "dana", &[("quayside", Role::DataOfficer)]).await;
    app.site.clock.jump(TimeDelta::hours(2));
    app.do_jobs().await;
    everything_says_so(&app).await;
    assert!(officer.get(&app, OFFICER).await.says("Automatic deletion is paused"));
    app.site.clock.jump(TimeDelta::hours(-2));
    app.do_jobs().await;
    assert!(!officer.get(&app, OFFICER).await.says("Automatic deletion is paused"));

    // Saturday: it starts in 1970, and somebody signs up before it is put right.
    app.wait(DAY);
    app.do_jobs().await;
    let today = app.site.clock.now();
    let behind = today - chrono::DateTime::UNIX_EPOCH;
    let app = app.reboot(-behind).await;
    app.do_jobs().await;
    everything_says_so(&app).await;
    assert_eq!((app.site.clock.now(), app.get(&adas).await.status), (today, 200), "time does not go back");
    let carlas =
        app.sign_up_and_confirm("/newsletters/news", &[("email", "carla@example.org"), ("consent", "yes")]).await;
    app.site.clock.jump(behind);
    app.do_jobs().await;
    nothing_says_so(&app).await;

    // Sunday and Monday: the machine sleeps.
    app.wait(DAY * 2);
    app.do_jobs().await;
    nothing_says_so(&app).await;
    for own in [&adas, &bens, &carlas] {
        assert_eq!(app.get(own).await.status, 200, "the week is over, and nobody is lost");
    }

    // The supper ends three weeks later; the newsletter is not renewed.
    let keys = app.site.vault.epochs();
    for _ in 0..6 {
        app.wait(DAY * 7);
        app.do_jobs().await;
    }
    nothing_says_so(&app).await;
    assert_eq!((app.count("registration").await, app.count("answer_part").await), (0, 0));
    assert_eq!(app.count("subscription").await, 2);
    assert!(app.site.vault.epochs().iter().all(|key| !keys.contains(key)), "the keys went on time");
    for _ in 0..30 {
        app.wait(DAY * 25);
        app.do_jobs().await;
    }
    assert_eq!((app.count("subscription").await, app.count("organiser").await), (0, 0));
}
