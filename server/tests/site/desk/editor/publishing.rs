//! From a template to what the public sees.

use app::domain::role::Role;

use super::{JUNE, MEETING, acts, begin, publish, site};
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::people::BEN_READS;

both!(a_newcomer_publishes_from_a_template_in_three_pages);
async fn a_newcomer_publishes_from_a_template_in_three_pages(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let check = olu.get(&app, &format!("{draft}/check")).await;
    assert!(check.says("Check your answers") && check.says("6 July 2027, 14 days after"), "{}", check.text());
    assert!(!check.says("Still missing"), "{}", check.text());
    let preview = olu.get(&app, &format!("{draft}/preview")).await;
    assert!(preview.says("This is a preview") && preview.body.contains("<fieldset disabled"));
    assert!(!preview.body.contains("<form"), "nothing can be sent from it");
    assert_eq!(app.get("/events/june-meeting").await.status, 404);

    assert_eq!(publish(&app, &olu, &draft).await, JUNE);
    let page = app.get("/events/june-meeting").await;
    for said in [
        "June meeting",
        "Tuesday 22 June 2027, 7 pm to 9 pm",
        "Step-free.",
        "To run the meeting and tell you if plans change. Nothing else.",
        "What should we arrange so that you can take part?",
        "They may say something about my health or beliefs.",
    ] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    assert_eq!(olu.get(&app, &draft).await.status, 404, "the draft is done");
    assert_eq!(acts(&app).await, ["published"]);
    app.sign_up_and_confirm("/events/june-meeting", &[("email", "ben@example.org"), ("seats", "2")]).await;
    let own = olu.get(&app, JUNE).await;
    assert!(own.says("2 places taken, no limit") && own.says("6 July 2027"), "{}", own.text());
}

both!(whatever_is_typed_is_kept_and_what_is_wrong_is_told);
async fn whatever_is_typed_is_kept_and_what_is_wrong_is_told(engine: Engine) {
    let (app, olu) = site(engine).await;
    let answer = olu.submit(&app, "/organise/new", &[("kind", "public-talk")]).await;
    let draft = answer.location();
    let wrong = [
        ("title", "Talk"),
        ("date", "soon"),
        ("from", "19:00"),
        ("capacity", "many"),
        ("group_max", "99"),
        ("zone", "Europe/London"),
    ];
    let answer = olu.submit(&app, &draft, &wrong).await;
    assert_eq!(answer.status, 422);
    for said in ["There is a problem", "Enter a day, like 12/06/2027", "from 1 to 20", "Enter a number, like 40"] {
        assert!(answer.says(said), "{said} in {}", answer.text());
    }
    let page = olu.get(&app, &draft).await;
    assert_eq!(page.value_of("date").as_deref(), Some("soon"));
    assert_eq!(page.value_of("capacity").as_deref(), Some("many"));

    let check = olu.get(&app, &format!("{draft}/check")).await;
    assert!(check.says("Still missing") && !check.body.contains(">Publish</button>"));
    for input in ["#f-summary", "#f-place", "#f-access", "#f-until", "#f-date"] {
        assert!(check.links().iter().any(|link| link.ends_with(input)), "{input} in {:?}", check.links());
    }
    let forced = olu.post(&app, &format!("{draft}/check"), &[("revision", "2")]).await;
    assert_eq!(forced.status, 422, "nothing is published that is not complete");
    assert_eq!(app.get("/events/talk").await.status, 404);
}

both!(an_event_in_the_past_is_not_published);
async fn an_event_in_the_past_is_not_published(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let answer = super::resend(&app, &olu, &draft, &[("date", "2027-01-02")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("That’s in the past."), "{}", answer.text());
}

both!(the_form_is_built_with_buttons_alone);
async fn the_form_is_built_with_buttons_alone(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "social-with-food", &MEETING).await;
    let path = format!("{draft}/questions");
    let kept = || {
        [
            ("name_asked", "required"),
            ("q1_label", "What should we arrange for you to eat?"),
            ("q1_kind", "long_text"),
            ("q1_why", "so that the kitchen can cook for you"),
            ("q1_special", "yes"),
            ("q2_label", "Your date of birth"),
            ("q2_kind", "short_text"),
            ("q2_why", ""),
        ]
    };
    let mut fields = kept().to_vec();
    fields.push(("add_from_catalogue", "help"));
    let answer = olu.submit(&app, &path, &fields).await;
    assert!(answer.location().ends_with("/questions#f-q3_label"), "{}", answer.location());
    let page = olu.get(&app, &path).await;
    assert_eq!(page.value_of("q3_label").as_deref(), Some("Can you help on the day?"));
    assert!(page.says("The suggested question “Are you 18 or over?” asks for less."), "{}", page.text());

    let mut fields = kept().to_vec();
    fields.extend([
        ("q3_label", "Can you help on the day?"),
        ("q3_kind", "several_of"),
        ("q3_why", "so that we can plan"),
        ("q3_options", "Cook\nWash up"),
        ("q2_remove", "yes"),
    ]);
    olu.submit(&app, &path, &fields).await;
    let page = olu.get(&app, &path).await;
    assert_eq!(page.value_of("q2_label").as_deref(), Some("Can you help on the day?"));
    assert_eq!(page.value_of("q3_label"), None);
    publish(&app, &olu, &draft).await;
    let public = app.get("/events/june-meeting").await;
    assert!(
        public.says("Wash up") && public.body.contains("name=\"food\"") && !public.says("birth"),
        "{}",
        public.text()
    );
}

both!(publishing_needs_the_second_factor_and_the_guidance_and_drafting_neither);
async fn publishing_needs_the_second_factor_and_the_guidance_and_drafting_neither(engine: Engine) {
    let (app, _) = site(engine).await;
    let new = Colleague::with(&app, "nia", &[("quayside", Role::Organiser)], Ready::Nothing).await;
    let draft = begin(&app, &new, "branch-meeting", &MEETING).await;
    assert_eq!(new.get(&app, &format!("{draft}/preview")).await.status, 200);
    let answer = new.submit(&app, &format!("{draft}/check"), &[]).await;
    assert!(answer.location().starts_with("/organise/account/factor?next=/organise/drafts/"), "{}", answer.location());
    let half = Colleague::with(&app, "ora", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let answer = half.submit(&app, &format!("{draft}/check"), &[]).await;
    assert!(answer.location().starts_with("/organise/guidance?next="), "{}", answer.location());
    assert_eq!(app.get("/events/june-meeting").await.status, 404);
}

both!(a_newsletter_is_published_ended_and_started_again);
async fn a_newsletter_is_published_ended_and_started_again(engine: Engine) {
    let (app, olu) = site(engine).await;
    let fields = [("title", "Rope Walk post"), ("summary", "News."), ("frequency", "Monthly"), ("renew_months", "12")];
    let draft = begin(&app, &olu, "newsletter", &fields).await;
    let path = publish(&app, &olu, &draft).await;
    assert_eq!(path, "/organise/newsletters/rope-walk-post");
    app.sign_up_and_confirm("/newsletters/rope-walk-post", &BEN_READS).await;
    let asked = olu.get(&app, &format!("{path}/close")).await;
    assert!(asked.says("Its one reader will be taken off the list"), "{}", asked.text());
    olu.post(&app, &format!("{path}/close"), &[]).await;
    assert!(app.get("/newsletters/rope-walk-post").await.says("This newsletter has ended"));
    app.sweep().await;
    assert_eq!(app.count("subscription").await, 0);
    olu.post(&app, &format!("{path}/reopen"), &[]).await;
    assert_eq!(app.get("/newsletters/rope-walk-post").await.status, 200);
    assert!(app.get("/newsletters/rope-walk-post").await.says("Get it by email"));
    assert_eq!(acts(&app).await, ["published", "closed", "reopened"]);
}

both!(an_unlisted_event_and_its_poster_say_what_they_must);
async fn an_unlisted_event_and_its_poster_say_what_they_must(engine: Engine) {
    let (app, olu) = site(engine).await;
    let fields: Vec<_> = MEETING.iter().copied().chain([("listed", "no"), ("photos", "yes")]).collect();
    let draft = begin(&app, &olu, "branch-meeting", &fields).await;
    publish(&app, &olu, &draft).await;
    assert!(!app.get("/").await.says("June meeting"));
    assert!(app.get("/events/june-meeting").await.says("We may take photos."));
    let share = olu.get(&app, &format!("{JUNE}/share")).await;
    let whole = share.links().into_iter().find(|link| link.starts_with("http")).expect("a link to pass on");
    assert!(whole.ends_with("/events/june-meeting") && share.says("It isn’t listed on our site."));
    let poster = olu.get(&app, &format!("{JUNE}/poster")).await;
    let sheet = poster.body.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).expect("a sheet");
    for said in ["Harbour Co-operative Society", "Quayside branch", "Published by", "size-80", "Scan to sign up"] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
    assert!(sheet.replace("<wbr>", "").contains("/events/june-meeting"), "{sheet}");
    for said in ["June meeting", "Tuesday 22 June 2027", "The back room", "6 July 2027"] {
        assert!(poster.says(said), "{said} in {}", poster.text());
    }
    assert!(poster.body.contains("data:image/svg+xml") && poster.says("To run the meeting"));
}
