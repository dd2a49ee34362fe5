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
    assert!(app.get("/events/closed").await.says("Sign-up has closed"));
    let form = app.get("/events/supper").await;
    assert_eq!(
        app.resubmit("/events/closed", &form, &[("email", "ben@example.org"), ("seats", "1")]).await.status,
        409
    );
    let page = app.get("/events/nothing").await;
    assert!(page.status == 404 && page.says("Page not found"));
}

/// The contents, and `count` meetings in July of the same kind.
fn with_meetings(count: u32) -> String {
    let meeting = CONTENTS.split("[[event]]").find(|part| part.contains("slug = \"small\"")).expect("a small meeting");
    let meetings = (1..=count).map(|number| {
        let day = number % 28 + 1;
        let moved = meeting.replace("2027-06-10", &format!("2027-07-{day:02}"));
        let named = moved
            .replace("\"small\"", &format!("\"m{number}\""))
            .replace("Small meeting", &format!("Meeting {number}"));
        format!("\n[[event]]{named}")
    });
    format!("{CONTENTS}{}", meetings.collect::<String>())
}

both!(a_long_list_has_pages_and_says_months);
async fn a_long_list_has_pages_and_says_months(engine: Engine) {
    let app = TestApp::with(engine, &with_meetings(30), &[]).await;
    let events = |page: &crate::support::page::Page| {
        page.links().into_iter().filter(|link| link.starts_with("/events/")).count()
    };
    for path in ["/", "/branches/quayside"] {
        let first = app.get(path).await;
        assert_eq!(events(&first), 15, "{path}");
        assert!(first.says("June 2027") && first.says("July 2027"), "{}", first.text());
        let second = app.get(&format!("{path}?page=2")).await;
        assert_eq!((second.status, events(&second)), (200, 15), "{path}");
        assert!(first.links().contains(&format!("{path}?page=2")) && second.links().contains(&path.to_owned()));
        for wrong in ["4", "0", "x", "-1", "4294967296"] {
            assert_eq!(app.get(&format!("{path}?page={wrong}")).await.status, 404, "{path} {wrong}");
        }
    }
}

both!(a_list_says_what_is_full_and_where_few_places_are_left);
async fn a_list_says_what_is_full_and_where_few_places_are_left(engine: Engine) {
    let app = TestApp::new(engine).await;
    let home = app.get("/").await;
    assert!(!home.says("Full") && !home.says(" left"), "{}", home.text());
    crate::support::crowd::fill(&app, "small", 8).await;
    assert!(app.get("/").await.says("2 left"));
    for address in ["ada@example.org", "bea@example.org"] {
        app.sign_up_and_confirm("/events/small", &[("email", address), ("seats", "1")]).await;
    }
    assert!(app.get("/").await.says("Full"), "{}", app.get("/").await.text());
    assert!(app.get("/events/small").await.says("Join the waiting list"));
}

both!(the_privacy_notice_has_one_entry_for_a_wording);
async fn the_privacy_notice_has_one_entry_for_a_wording(engine: Engine) {
    let app = TestApp::with(engine, &with_meetings(30), &[]).await;
    let notice = app.get("/privacy").await.text();
    let entries = notice.matches("Running the meeting and telling you about it.").count();
    assert_eq!(entries, 2, "the quiet meeting asks for a name as well: {notice}");
    for title in ["Small meeting", "Closed meeting", "Meeting 1", "Meeting 30"] {
        assert!(notice.contains(title), "{title}");
    }
}
