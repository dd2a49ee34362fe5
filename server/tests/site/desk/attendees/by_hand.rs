//! People who asked by phone or on paper: added with an address and without one.

use app::domain::audit::Act;
use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::rotate_epoch;

use super::list::noted;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::BEN;

const ADD: &str = "/organise/events/supper/attendees/add";
const CLEO: [(&str, &str); 4] =
    [("email", "cleo@example.org"), ("name", "Cleo Thorne"), ("seats", "2"), ("read_out", "yes")];
const DAI: [(&str, &str); 4] =
    [("name", "Dai Pugh"), ("seats", "1"), ("read_out", "yes"), ("phone_to_call", "0161 496 0007")];
const CALL: &str = "/organise/events/supper/attendees/call";

async fn organiser(engine: Engine) -> (TestApp, Colleague) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    (app, olu)
}

both!(somebody_with_an_address_is_added_and_told_who_did_it_and_how_to_undo_it);
async fn somebody_with_an_address_is_added_and_told_who_did_it_and_how_to_undo_it(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    let form = olu.get(&app, ADD).await;
    for read_out in ["Running the summer supper", "The two organisers of the supper", "26 June 2027", "Read this out"] {
        assert!(form.says(read_out), "{read_out}");
    }
    let unread = olu.post(&app, ADD, &CLEO[..3]).await;
    assert_eq!(unread.status, 422);
    assert!(unread.says("Read the text out") && unread.body.contains("Cleo Thorne"));
    let added = olu.post(&app, ADD, &CLEO).await;
    assert_eq!(added.status, 303, "{}", added.text());
    assert!(olu.follow(&app, added).await.says("We’ll email them"));
    assert_eq!(noted(&app, Act::Added).await, [(1, None)]);

    let mail = app.mail_to("cleo@example.org").await;
    assert!(mail.text.contains("Quayside branch added you to the list"), "{}", mail.text);
    assert!(!mail.text.contains("olu@") && !mail.text.contains("Cleo"), "{}", mail.text);
    let page = app.get(&mail.link("/your-sign-up/")).await;
    assert!(page.says("You’re coming") && page.says("Quayside branch added you to the list"));
    assert_eq!(app.count("consent").await, 1, "with its evidence");
    assert_eq!(app.post(&mail.link("/cancel"), &[]).await.status, 200);
    assert_eq!(app.count("registration").await, 0);
}

both!(an_address_that_is_on_the_list_is_said_to_be_and_not_added_twice);
async fn an_address_that_is_on_the_list_is_said_to_be_and_not_added_twice(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let again = olu.post(&app, ADD, &[("email", "BEN@example.org"), ("seats", "1"), ("read_out", "yes")]).await;
    assert_eq!(again.status, 409);
    assert!(again.says("already on the list"));
    assert_eq!(app.count("registration").await, 1);
    assert!(noted(&app, Act::Added).await.is_empty());
}

both!(an_address_that_wants_no_mail_is_added_and_gets_none);
async fn an_address_that_wants_no_mail_is_added_and_gets_none(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    let own = app.sign_up_and_confirm("/events/small", &BEN).await;
    app.post(&format!("{own}/cancel"), &[("never", "yes")]).await;
    let before = app.mails_to("ben@example.org").await.len();
    let added = olu.post(&app, ADD, &[("email", "ben@example.org"), ("seats", "1"), ("read_out", "yes")]).await;
    let page = olu.follow(&app, added).await;
    assert!(page.says("We can’t email this address"), "{}", page.text());
    assert_eq!(app.mails_to("ben@example.org").await.len(), before);
    assert_eq!(app.count("registration").await, 1);
}

both!(somebody_without_an_address_is_kept_through_every_turn_promoted_and_never_written_to);
async fn somebody_without_an_address_is_kept_through_every_turn_promoted_and_never_written_to(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    let add = "/organise/events/small/attendees/add";
    let without = |seats| [("seats", seats), ("read_out", "yes"), ("no_phone", "yes")];
    let (ten, one) = (without("10"), without("1"));
    app.inside().await.execute("UPDATE event SET group_max = 10").await;
    let first = olu.post(&app, add, &ten).await.location();
    olu.post(&app, add, &one).await;
    olu.post(&app, add, &one).await;
    let states = async || app.inside().await.texts("SELECT state FROM registration ORDER BY seats, state").await;
    assert_eq!(states().await, ["waiting", "waiting", "confirmed"]);
    for _ in 0..6 {
        app.wait(TimeDelta::days(2));
        rotate_epoch::rotate(&app.site, app.believed()).await.expect("a turn");
    }
    assert_eq!(states().await.len(), 3, "no two without an address are taken for one");
    // Her own login is long over.
    let bea = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let removed = bea.post(&app, first.split('?').next().unwrap(), &[("do", "remove"), ("silent", "mistake")]).await;
    assert_eq!(removed.status, 303);
    app.sweep().await;
    assert_eq!(states().await, ["confirmed", "confirmed"]);
    app.mails_to("nobody").await;
    assert!(app.mailbox.all().is_empty(), "there is nobody to write to");
    let inside = app.inside().await;
    assert_eq!(inside.count("outbox").await, 0);
    let call = bea.get(&app, "/organise/events/small/attendees/call").await;
    assert!(call.says("1 person") && call.says("No phone number"), "{}", call.text());
    app.wait(TimeDelta::days(60));
    app.sweep().await;
    assert_eq!(app.count("registration").await, 0);
    rotate_epoch::rotate(&app.site, app.believed()).await.expect("a turn");
}

both!(people_to_call_names_those_without_an_address_alone);
async fn people_to_call_names_those_without_an_address_alone(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    olu.post(&app, ADD, &CLEO).await;
    olu.post(&app, ADD, &DAI).await;
    let page = olu.get(&app, CALL).await;
    assert!(page.says("Dai Pugh") && !page.says("Cleo Thorne"));
    assert_eq!(noted(&app, Act::ListOpened).await, [(1, Some(app::domain::audit::Reason::Calling))]);
}

both!(without_an_address_a_number_is_asked_and_kept_to_the_day_after_the_event);
async fn without_an_address_a_number_is_asked_and_kept_to_the_day_after_the_event(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    assert!(olu.get(&app, ADD).await.says("We’ll delete it on 13 June 2027"));
    for wrong in [&DAI[..3], &[DAI[0], DAI[1], DAI[2], ("phone_to_call", "call me")]] {
        let refused = olu.post(&app, ADD, wrong).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.says("tick that they have no phone") && refused.links().contains(&"#f-phone_to_call".to_owned())
        );
    }
    let added = olu.post(&app, ADD, &DAI).await;
    let person = added.location().split('?').next().expect("a path").to_owned();
    let page = olu.follow(&app, added).await;
    let code = app.inside().await.texts("SELECT ticket_code FROM registration").await.remove(0);
    for words in [&format!("Added: code {code}"), "0161 496 0007", "Will be deleted on 26 June 2027"] {
        assert!(page.says(words), "{words} in {}", page.text());
    }
    assert_eq!(page.link_of("Add another"), ADD);
    assert_eq!(page.link_of("Back to the list"), "/organise/events/supper/attendees");
    assert!(!page.says("Move to the waiting list"), "nobody waits");
    assert_eq!(olu.get(&app, CALL).await.link_of("0161 496 0007"), "tel:01614960007");

    let fields = [("do", "change"), ("seats", "2"), ("name", "Dai Pugh"), ("phone_to_call", "0161 496 0008")];
    assert_eq!(olu.submit(&app, &person, &fields[..3]).await.status, 422, "a change must not lose the number");
    assert_eq!(olu.submit(&app, &person, &fields).await.status, 303);
    assert!(olu.get(&app, CALL).await.says("0161 496 0008"));
    app.wait(TimeDelta::days(25));
    let bea = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let page = bea.get(&app, CALL).await;
    assert!(page.says("Dai Pugh") && page.says("No phone number"), "{}", page.text());
    app.sweep().await;
    assert_eq!((app.count("answer_part").await, app.count("registration").await), (1, 1));
}

both!(with_an_address_no_number_is_kept);
async fn with_an_address_no_number_is_kept(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    let added = olu.post(&app, ADD, &[&CLEO[..], &DAI[3..]].concat()).await;
    let page = olu.follow(&app, added).await;
    assert!(page.says("Cleo Thorne") && !page.says("0161 496 0007"), "{}", page.text());
    assert_eq!(app.count("answer_part").await, 1);
}

both!(what_was_read_out_covers_private_answers);
async fn what_was_read_out_covers_private_answers(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    assert!(!olu.get(&app, ADD).await.body.contains("private_agree"), "one box for all that is read out");
    let fields = [&DAI[..], &[("food", "No nuts")]].concat();
    let added = olu.post(&app, ADD, &fields).await;
    assert!(olu.follow(&app, added).await.says("No nuts"));
    let given = "SELECT COUNT(*) FROM consent WHERE field_key = 'food' AND taken_back_at IS NULL";
    assert_eq!(app.inside().await.number(given).await, 1);
}

both!(a_newsletter_is_never_subscribed_to_by_somebody_else);
async fn a_newsletter_is_never_subscribed_to_by_somebody_else(engine: Engine) {
    let (app, olu) = organiser(engine).await;
    let add = "/organise/newsletters/news/add";
    let unread = olu.post(&app, add, &[("email", "eve@example.org")]).await;
    assert_eq!((unread.status, app.count("subscription").await), (422, 0));
    let asked = olu.post(&app, add, &[("email", "eve@example.org"), ("read_out", "yes")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert_eq!(app.inside().await.texts("SELECT state FROM subscription").await, ["pending"]);
    let link = app.mail_to("eve@example.org").await.link("/confirm/");
    assert_eq!(app.post(&link, &[]).await.status, 303);
    assert_eq!(app.inside().await.texts("SELECT state FROM subscription").await, ["confirmed"]);
    let dot = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert_eq!(dot.get(&app, add).await.status, 404);
    assert_eq!(dot.post(&app, add, &[("email", "x@example.org"), ("read_out", "yes")]).await.status, 404);
}
