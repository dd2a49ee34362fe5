//! "Check your answers": what was written, with the way to change it; what a change changes, and who hears of it.

use super::{JUNE, MEETING, begin, edit, publish, resend, site};
use crate::support::both::both;
use crate::support::database::Engine;

const BEN: [(&str, &str); 2] = [("email", "ben@example.org"), ("seats", "2")];
const DAI: [(&str, &str); 4] = [("name", "Dai Pugh"), ("seats", "1"), ("read_out", "yes"), ("no_phone", "yes")];

both!(every_answer_is_shown_before_publishing_with_the_way_to_change_it);
async fn every_answer_is_shown_before_publishing_with_the_way_to_change_it(engine: Engine) {
    let (app, olu) = site(engine).await;
    let fields: Vec<_> = MEETING.iter().copied().chain([("capacity", "40")]).collect();
    let draft = begin(&app, &olu, "branch-meeting", &fields).await;
    let check = olu.get(&app, &format!("{draft}/check")).await;
    for said in [
        "June meeting",
        "We plan the summer.",
        "Tuesday 22 June 2027",
        "7 pm to 9 pm",
        "The back room",
        "Step-free.",
        "40",
        "Free",
        "What should we arrange so that you can take part?",
        "The people who run the meeting",
    ] {
        assert!(check.says(said), "{said} in {}", check.text());
    }
    let change = check.link("#f-capacity");
    assert_eq!(change, format!("{draft}?from=check#f-capacity"));
    let answer = resend(&app, &olu, &format!("{draft}?from=check"), &[("capacity", "50")]).await;
    assert_eq!(answer.location(), format!("{draft}/check"), "and back");
    assert!(olu.get(&app, &answer.location()).await.says("50"));
    let opened = olu.get(&app, change.split('#').next().expect("a path")).await;
    assert!(opened.body.contains("<details open"), "what is hidden is open there");
}

both!(what_is_missing_is_a_link_to_its_input_on_every_step_that_misses_it);
async fn what_is_missing_is_a_link_to_its_input_on_every_step_that_misses_it(engine: Engine) {
    let (app, olu) = site(engine).await;
    let fields: Vec<_> = MEETING.iter().copied().filter(|(name, _)| *name != "access").collect();
    let draft = begin(&app, &olu, "branch-meeting", &fields).await;
    for step in ["ending", "check"] {
        let page = olu.get(&app, &format!("{draft}/{step}")).await;
        assert!(page.says("Still missing"), "{}", page.text());
        assert_eq!(page.link("#f-access"), format!("{draft}?from={step}#f-access"));
    }
    let ending = olu.get(&app, &format!("{draft}/ending")).await;
    assert!(!ending.says("Which day?"), "the day is there: {}", ending.text());
    let answer = resend(&app, &olu, &format!("{draft}?from=ending"), &[]).await;
    assert_eq!(answer.location(), format!("{draft}/ending"));
    let whole = olu.get(&app, &answer.location()).await;
    assert!(whole.says("What people will see") && !whole.says("Still missing"), "{}", whole.text());
}

both!(a_change_shows_old_and_new_and_how_many_hear_of_it_by_email_and_by_phone);
async fn a_change_shows_old_and_new_and_how_many_hear_of_it_by_email_and_by_phone(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    app.sign_up_and_confirm("/events/june-meeting", &BEN).await;
    let added = olu.post(&app, &format!("{JUNE}/attendees/add"), &DAI).await;
    assert_eq!(added.status, 303, "{}", added.text());

    let draft = edit(&app, &olu, JUNE).await;
    let check = format!("{draft}/check");
    resend(&app, &olu, &draft, &[("cost", "£2")]).await;
    let page = olu.get(&app, &check).await;
    assert!(page.says("Free") && page.says("£2") && page.says("Nobody gets an email about this."), "{}", page.text());
    assert!(page.body.contains(">Publish changes</button>"));
    resend(&app, &olu, &draft, &[("cost", "£2"), ("from", "18:30")]).await;
    let page = olu.get(&app, &check).await;
    for said in ["7 pm to 9 pm", "6.30 pm to 9 pm", "1 person will get an email.", "1 person has no email address."] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    assert!(page.says("Publish and email 1 person"), "{}", page.text());
    assert_eq!(page.link("/attendees/call"), format!("{JUNE}/attendees/call"));
    let mails = app.mails_to("ben@example.org").await.len();
    let published = olu.submit(&app, &check, &[]).await;
    assert_eq!(published.location(), format!("{JUNE}?done=changed&emails=1&calls=1"));
    let page = olu.follow(&app, published).await;
    assert!(page.says("1 person is being emailed.") && page.says("1 person has no email address."), "{}", page.text());
    assert_eq!(app.mails_to("ben@example.org").await.len(), mails + 1);
}

both!(who_has_no_email_address_is_counted_apart_when_an_event_is_cancelled);
async fn who_has_no_email_address_is_counted_apart_when_an_event_is_cancelled(engine: Engine) {
    let (app, olu) = site(engine).await;
    publish(&app, &olu, &begin(&app, &olu, "branch-meeting", &MEETING).await).await;
    let cancel = format!("{JUNE}/cancel");
    assert!(olu.get(&app, &cancel).await.says("Nobody has signed up yet."));
    app.sign_up_and_confirm("/events/june-meeting", &BEN).await;
    olu.post(&app, &format!("{JUNE}/attendees/add"), &DAI).await;
    let unconfirmed = [("email", "later@example.org"), ("seats", "1")];
    assert_eq!(app.submit("/events/june-meeting", &unconfirmed).await.status, 303);
    let page = olu.get(&app, &cancel).await;
    for said in ["1 person will get an email.", "1 person has no email address.", "Call them"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    let cancelled = olu.submit(&app, &cancel, &[("reason", "The hall has a leak.")]).await;
    assert_eq!(cancelled.location(), format!("{JUNE}?done=cancelled&emails=1&calls=1"));
    let page = olu.follow(&app, cancelled).await;
    assert!(page.says("1 person is being emailed.") && page.says("1 person has no email address."), "{}", page.text());
    assert_eq!(page.link("/attendees/call"), format!("{JUNE}/attendees/call"));
}

both!(an_online_meeting_asks_for_no_name_and_a_newsletter_shows_its_answers_too);
async fn an_online_meeting_asks_for_no_name_and_a_newsletter_shows_its_answers_too(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "online-meeting", &MEETING).await;
    publish(&app, &olu, &draft).await;
    assert!(!app.get("/events/june-meeting").await.body.contains("name=\"name\""));
    let news = [("title", "Rope Walk post"), ("summary", "News."), ("frequency", "Monthly"), ("renew_months", "12")];
    let draft = begin(&app, &olu, "newsletter", &news).await;
    let check = olu.get(&app, &format!("{draft}/check")).await;
    assert!(check.says("Monthly") && check.says("After 12 months"), "{}", check.text());
    assert!(check.says("To send you this newsletter.") && !check.body.contains("#f-statement"), "no step changes that");
}
