//! Mail that comes back: who gets no more mail that many get, how they end that themselves, and what changes nothing.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use server::actions::bounces::{WorkedOff, return_path, take};
use server::mail::kept::Kept;
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::dump::changed;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN, BEN_READS};

const NEWS: &str = "/newsletters/news";
const SUPPER: &str = "/events/supper";
const BENS: &str = "ben@example.org";

/// A site with a domain that mails come back to.
pub async fn site(engine: Engine) -> TestApp {
    let settings = [("ONPURPOSE_BOUNCE_DOMAIN", "bounce.harbour.example")];
    TestApp::with(engine, server::actions::samples::CONTENTS, &settings).await
}

/// The address that the newest mail about a record of `table` comes back to.
async fn newest(app: &TestApp, engine: Engine, table: &str) -> String {
    let id = match engine {
        Engine::Sqlite => "lower(hex(id))",
        Engine::Postgresql => "id::text",
    };
    let query = format!("SELECT {id} FROM outbox WHERE {table}_id IS NOT NULL ORDER BY id DESC LIMIT 1");
    let found = app.inside().await.texts(&query).await;
    let id: Uuid = found.first().expect("a mail").parse().expect("an id");
    return_path::of_mail(&app.site, id).expect("a domain to come back to")
}

/// A report that a mail couldn't be delivered.
pub fn bounced(to: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.example\r\nTo: {to}\r\nAuto-Submitted: auto-replied\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; somebody@example.org\r\nAction: failed\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

fn complaint(about: &str) -> String {
    format!(
        "From: fbl@provider.example\r\nTo: fbl@bounce.harbour.example\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\n\
         Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\n\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\n{about}\r\n\r\n\r\n--b--\r\n"
    )
}

async fn taken(app: &TestApp, content: &str) -> WorkedOff {
    take(&app.site, None, &Kept::of(content.as_bytes(), false)).await.expect("it can be worked off")
}

both!(an_address_that_does_not_exist_gets_no_list_mail_until_its_owner_presses_a_button);
async fn an_address_that_does_not_exist_gets_no_list_mail_until_its_owner_presses_a_button(engine: Engine) {
    let app = site(engine).await;
    let own = app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    assert!(!app.get(&own).await.says("We’ve stopped sending"));
    let to = newest(&app, engine, "subscription").await;
    assert_eq!(taken(&app, &bounced(&to, "5.1.1")).await, WorkedOff::Noted);
    assert_eq!(taken(&app, &bounced(&to, "5.1.1")).await, WorkedOff::Nothing, "said twice, noted once");

    let page = app.get(&own).await;
    assert!(page.says("We’ve stopped sending you this newsletter"), "{}", page.text());
    assert!(page.says("On 20 May 2027 your mail service told us that there’s no such address"), "{}", page.text());
    assert!(app.get(&format!("{own}/data.json")).await.body.contains("no-such-address"));

    app.wait(TimeDelta::days(710));
    app.sweep().await;
    let asked = "SELECT COUNT(*) FROM outbox WHERE kind = 'renew'";
    assert_eq!(app.inside().await.number(asked).await, 1);
    assert!(app.mails_to(BENS).await.iter().all(|mail| !mail.subject.starts_with("Do you still want")));

    let answer = app.post(&own, &[("resume", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = app.follow(answer).await;
    assert!(page.says("You’ll get our mail again") && !page.says("We’ve stopped sending"), "{}", page.text());
    app.inside().await.execute("UPDATE outbox SET state = 'queued' WHERE kind = 'renew'").await;
    assert!(app.mail_to(BENS).await.subject.starts_with("Do you still want"));
}

both!(five_mails_over_two_weeks_that_fail_for_now_suspend_and_four_do_not);
async fn five_mails_over_two_weeks_that_fail_for_now_suspend_and_four_do_not(engine: Engine) {
    let app = site(engine).await;
    let own = app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    for nth in 1..=5 {
        app.wait(TimeDelta::days(4));
        app.submit(NEWS, &BEN_READS).await;
        app.mails_to(BENS).await;
        let to = newest(&app, engine, "subscription").await;
        assert_eq!(taken(&app, &bounced(&to, "4.2.2")).await, WorkedOff::Noted);
        assert_eq!(taken(&app, &bounced(&to, "4.2.2")).await, WorkedOff::Nothing);
        assert_eq!(app.get(&own).await.says("our mail has come back again and again"), nth == 5, "{nth}");
    }
    app.post(&own, &[("resume", "yes")]).await;
    let left = "SELECT COUNT(*) FROM subscription WHERE soft_bounces > 0 OR soft_first IS NOT NULL";
    assert_eq!(app.inside().await.number(left).await, 0, "the count starts again");
}

both!(a_complaint_unsubscribes_at_once_and_keeps_the_list_away);
async fn a_complaint_unsubscribes_at_once_and_keeps_the_list_away(engine: Engine) {
    let app = site(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let to = newest(&app, engine, "subscription").await;
    assert_eq!(taken(&app, &complaint(&format!("Return-Path: <{to}>"))).await, WorkedOff::Noted);
    assert_eq!((app.count("subscription").await, app.count("suppression").await), (0, 1));
    assert_eq!(taken(&app, &complaint(&format!("Return-Path: <{to}>"))).await, WorkedOff::Nothing);

    // Weeks later the mail's row is gone, and the header that unsubscribes still says whose it was.
    app.wait(TimeDelta::minutes(11));
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let header = app.mail_to(BENS).await.header("List-Unsubscribe").expect("a way out");
    app.wait(TimeDelta::days(30));
    app.sweep().await;
    assert_eq!(taken(&app, &complaint(&format!("List-Unsubscribe: {header}"))).await, WorkedOff::Unsubscribed);
    assert_eq!((app.count("subscription").await, app.count("suppression").await), (0, 1));
}

both!(a_complaint_about_an_event_keeps_the_ticket_and_ends_what_many_get);
async fn a_complaint_about_an_event_keeps_the_ticket_and_ends_what_many_get(engine: Engine) {
    let app = site(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &ADA).await;
    let to = newest(&app, engine, "registration").await;
    assert_eq!(taken(&app, &complaint(&format!("Return-Path: <{to}>"))).await, WorkedOff::Noted);
    let page = app.get(&own).await;
    assert!(page.says("You’re coming") && page.says("our mail to you was marked as spam"), "{}", page.text());

    app.wait_until("2027-06-10T18:00:00Z");
    app.sweep().await;
    app.mails_to(ADAS_ADDRESS).await;
    let reminder = "SELECT COUNT(*) FROM outbox WHERE kind = 'reminder' AND state = 'given_up'";
    assert_eq!(app.inside().await.number(reminder).await, 1, "no reminder");
    let moved = server::actions::samples::CONTENTS.replace("2027-06-12", "2027-06-13");
    app.import(&moved).await;
    assert!(app.mail_to(ADAS_ADDRESS).await.subject.starts_with("New date"), "a new date is about their own place");
}

both!(a_mail_to_the_address_in_the_header_unsubscribes_and_a_programs_answer_does_not);
async fn a_mail_to_the_address_in_the_header_unsubscribes_and_a_programs_answer_does_not(engine: Engine) {
    let app = site(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let header = app.mail_to(BENS).await.header("List-Unsubscribe").expect("a way out");
    let (link, address) = header.split_once(", ").expect("two ways out");
    assert!(link.starts_with("<http") && link.ends_with('>'), "{header}");
    let address = address.strip_prefix("<mailto:").and_then(|rest| rest.split_once('?')).expect("an address").0;
    let automatic = format!("From: {BENS}\nTo: {address}\nAuto-Submitted: auto-replied\n\nI am away.\n");
    assert_eq!(taken(&app, &automatic).await, WorkedOff::Nothing);
    assert_eq!(taken(&app, &bounced(address, "5.1.1")).await, WorkedOff::NotOurs, "it names no mail");
    assert_eq!(app.count("subscription").await, 1);

    let asked = format!("From: {BENS}\nTo: {}\nSubject: unsubscribe\n\n", address.to_uppercase());
    assert_eq!(taken(&app, &asked).await, WorkedOff::Unsubscribed);
    assert_eq!((app.count("subscription").await, app.count("suppression").await), (0, 1));
    assert_eq!(taken(&app, &asked).await, WorkedOff::Nothing);
}

both!(what_is_forged_unknown_automatic_or_about_somebody_erased_changes_nothing);
async fn what_is_forged_unknown_automatic_or_about_somebody_erased_changes_nothing(engine: Engine) {
    let app = site(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &BEN).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let of_gone = newest(&app, engine, "registration").await;
    let of_living = newest(&app, engine, "subscription").await;
    app.post(&format!("{own}/cancel"), &[]).await;
    app.wait(TimeDelta::seconds(1));
    let (before, commits) = (app.dump().await, app.site.db.version());

    let forged = of_living.replacen("b+", "b+a", 1).replacen("@", "@x", 1);
    let other = format!("b+{}@bounce.harbour.example", "a".repeat(52));
    let changed_token = format!("b+z{}", &of_living[3..]);
    for to in [&forged, &other, &changed_token, "fbl@bounce.harbour.example", "postmaster@bounce.harbour.example"] {
        assert_eq!(taken(&app, &bounced(to, "5.1.1")).await, WorkedOff::NotOurs, "{to}");
        assert!(to.starts_with("fbl") || !return_path::is_ours(&app.site, to), "{to}");
        assert_eq!(taken(&app, &complaint(&format!("Return-Path: <{to}>"))).await, WorkedOff::NotOurs, "{to}");
    }
    assert_eq!(taken(&app, &bounced(&of_gone, "5.1.1")).await, WorkedOff::Nothing);
    assert_eq!(taken(&app, &complaint(&format!("Return-Path: <{of_gone}>"))).await, WorkedOff::Nothing);
    assert!(return_path::is_ours(&app.site, &of_gone), "nobody is told who is gone");
    for said in ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Auto-Response-Suppress: All"] {
        let away = format!("From: {BENS}\nTo: {of_living}\n{said}\n\n550 5.1.1 user unknown, I am away.\n");
        assert_eq!(taken(&app, &away).await, WorkedOff::Nothing, "{said}");
    }
    assert_eq!(taken(&app, "").await, WorkedOff::NotOurs);
    assert_eq!(changed(&before, &app.dump().await), [] as [&str; 0], "these tables changed");
    assert_eq!(app.site.db.version(), commits);
}

both!(a_reply_is_passed_on_to_the_branch_as_it_came_and_not_kept);
async fn a_reply_is_passed_on_to_the_branch_as_it_came_and_not_kept(engine: Engine) {
    let app = site(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let to = newest(&app, engine, "subscription").await;
    let reply = |more: &str| {
        format!("From: Ben <{BENS}>\nTo: {to}\nSubject: Re: news\n{more}\nWhen do we meet at the whirligig?\n")
    };
    assert_eq!(taken(&app, &reply("")).await, WorkedOff::PassedOn);
    let passed = app.mailbox.to("quayside@harbour.example");
    let [mail] = passed.as_slice() else { panic!("{} mails", passed.len()) };
    assert_eq!(mail.subject, "A reply about Quayside news");
    assert_eq!(mail.header("Reply-To").as_deref(), Some(BENS));
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert!(mail.raw.contains("Content-Type: message/rfc822") && mail.raw.contains("the whirligig?"), "{}", mail.raw);

    assert_eq!(taken(&app, &reply("")).await, WorkedOff::Nothing, "one an hour about each mail");
    app.wait(TimeDelta::hours(2));
    let hops = "Received: from x by y; Tue, 18 May 2027 20:00:00 +0000\n".repeat(31);
    assert_eq!(taken(&app, &reply(&hops)).await, WorkedOff::Nothing, "a loop");
    let own = reply("").replace(BENS, &app.site.config.mail_from);
    assert_eq!(taken(&app, &own).await, WorkedOff::Nothing, "its own words");
    assert_eq!(app.mailbox.to("quayside@harbour.example").len(), 1);

    app.checkpoint().await;
    let kept = crate::support::trace::files_with(app.database.folder(), b"whirligig");
    assert!(kept.is_empty(), "{kept:?}");
}

both!(ten_thousand_bounces_at_once_are_noted_in_bounded_time);
async fn ten_thousand_bounces_at_once_are_noted_in_bounded_time(engine: Engine) {
    let app = site(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let to = newest(&app, engine, "subscription").await;
    let (bounce, nobody) = (bounced(&to, "5.1.1"), bounced(&format!("b+{}@x", "b".repeat(52)), "5.1.1"));
    let started = Instant::now();
    let mut noted = 0;
    for nth in 0..10_000 {
        let taken = taken(&app, if nth % 2 == 0 { &bounce } else { &nobody }).await;
        noted += usize::from(taken == WorkedOff::Noted);
    }
    assert_eq!(noted, 1);
    assert!(started.elapsed() < Duration::from_secs(100), "{:?}", started.elapsed());
}
