//! What everybody may read.

use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

both!(the_privacy_notice_lists_the_live_purposes);
async fn the_privacy_notice_lists_the_live_purposes(engine: Engine) {
    let app = TestApp::new(engine).await;
    let page = app.get("/privacy").await;
    for said in [
        "Harbour Co-operative Society",
        "privacy@harbour.example",
        "Running the summer supper and telling you about it.",
        "knowing how many are coming",
        "The two organisers of the supper",
        "Sending you Quayside news.",
        "Quayhost Ltd, which runs the server",
        "the Information Commissioner (ICO)",
    ] {
        assert!(page.says(said), "{said}");
    }
    assert!(page.says("An event shared by link") && page.says("Running the meeting and telling you about it."));
    assert!(!page.says("Quiet meeting"), "who keeps an event off the lists keeps its name off this one");

    app.wait(chrono::TimeDelta::days(30));
    assert!(app.get("/privacy").await.says("Running the summer supper"), "over, and still held");
    app.wait(chrono::TimeDelta::days(8));
    assert!(!app.get("/privacy").await.says("Running the summer supper"), "gone");
}

both!(an_event_has_a_calendar_entry_without_what_is_for_those_who_come);
async fn an_event_has_a_calendar_entry_without_what_is_for_those_who_come(engine: Engine) {
    let app = TestApp::new(engine).await;
    let entry = app.get("/events/supper.ics").await;
    assert_eq!(entry.status, 200);
    assert!(entry.header("content-type").starts_with("text/calendar"));
    let lines = entry.body.replace("\r\n ", "");
    for line in ["METHOD:PUBLISH", "SUMMARY:Summer supper", "SEQUENCE:0", "LOCATION:Sail Loft\\, 4 Rope Walk"] {
        assert!(lines.contains(line), "{line} in {lines}");
    }
    assert!(lines.contains("20270612T1"), "{lines}");
    assert!(!lines.contains("4821"));
    assert_eq!(app.get("/events/nothing.ics").await.status, 404);
}

both!(unlisted_events_are_named_nowhere_and_answer_who_has_the_link);
async fn unlisted_events_are_named_nowhere_and_answer_who_has_the_link(engine: Engine) {
    let app = TestApp::new(engine).await;
    for path in ["/", "/branches/quayside", "/sitemap.xml", "/robots.txt", "/privacy"] {
        let page = app.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains("quiet") && !page.body.contains("Quiet"), "{path}");
    }
    let page = app.get("/events/quiet").await;
    assert!(page.status == 200 && page.says("For those who have the link."));
    assert!(page.body.contains("name=\"robots\" content=\"noindex") || page.header("x-robots-tag").contains("noindex"));
}

both!(home_sitemap_and_robots_name_what_is_listed);
async fn home_sitemap_and_robots_name_what_is_listed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let home = app.get("/").await;
    for path in ["/events/supper", "/newsletters/news"] {
        assert!(home.links().iter().any(|link| link == path), "{path}");
        let sitemap = app.get("/sitemap.xml").await;
        assert!(sitemap.body.contains(&format!("<loc>{}{path}</loc>", app.site.config.base_url)), "{}", sitemap.body);
    }
    let robots = app.get("/robots.txt").await;
    assert!(robots.body.contains(&format!("Sitemap: {}/sitemap.xml", app.site.config.base_url)));
    for private in ["/sent/", "/confirm/", "/your-sign-up/", "/unsubscribe/"] {
        assert!(!robots.body.contains(&format!("Allow: {private}")));
    }
}

both!(an_event_is_told_to_machines_and_cannot_break_out_of_its_script);
async fn an_event_is_told_to_machines_and_cannot_break_out_of_its_script(engine: Engine) {
    let hostile = CONTENTS.replace("A long table and a shared meal.", "</script><script>alert(1)</script>");
    let app = TestApp::with(engine, &hostile, &[]).await;
    let page = app.get("/events/supper").await;
    let (_, rest) = page.body.split_once("<script type=\"application/ld+json\">").expect("JSON-LD");
    let (json, _) = rest.split_once("</script>").expect("an end");
    let data: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!((&data["@type"], &data["name"]), (&"Event".into(), &"Summer supper".into()));
    assert_eq!(data["startDate"], "2027-06-12T18:00:00+01:00");
    assert_eq!(data["description"], "</script><script>alert(1)</script>");
    assert_eq!(page.body.matches("<script").count(), 1);
}

both!(pages_come_in_the_language_that_is_asked_for_as_far_as_there_is_one);
async fn pages_come_in_the_language_that_is_asked_for_as_far_as_there_is_one(engine: Engine) {
    let two = CONTENTS.replace("title = \"Summer supper\"", "title = { en = \"Summer supper\", cy = \"Swper haf\" }");
    let app = TestApp::with(engine, &two, &[]).await;
    let page =
        app.request(|client, url| client.get(format!("{url}/events/supper")).header("accept-language", "cy")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<html lang=\"en\""), "the site's own words are in English");
    assert!(page.header("vary").to_lowercase().contains("accept-language"), "{}", page.header("vary"));
    let page = app.get("/events/supper").await;
    assert!(page.says("Summer supper"));
}

both!(full_closed_and_unknown_events_say_so);
async fn full_closed_and_unknown_events_say_so(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert!(app.get("/events/closed").await.says("Sign-up is closed"));
    let form = app.get("/events/supper").await;
    assert_eq!(
        app.resubmit("/events/closed", &form, &[("email", "ben@example.org"), ("seats", "1")]).await.status,
        409
    );
    let page = app.get("/events/nothing").await;
    assert!(page.status == 404 && page.says("This page is not here"));
}
