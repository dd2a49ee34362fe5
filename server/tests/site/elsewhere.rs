//! Forms on other websites: they bring an address to our form and do nothing else.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::foreign::{ORIGINS, post};
use crate::support::people::BEN;

const FORMS: [(&str, &str); 2] =
    [("/events/supper", "/events/supper/form"), ("/newsletters/news", "/newsletters/news/form")];

both!(a_form_on_another_site_shows_ours_with_the_address_and_changes_nothing);
async fn a_form_on_another_site_shows_ours_with_the_address_and_changes_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let before = app.dump().await;
    for (own, form) in FORMS {
        for headers in ORIGINS {
            let page = post(&app, form, headers, &[BEN[0]]).await;
            assert_eq!(page.status, 200, "{form} {headers:?}");
            assert_eq!(page.value_of("email").as_deref(), Some(BEN[0].1));
            assert!(page.body.contains(&format!("action=\"{own}\"")), "it's our own form");
            assert!(page.says("What this is for"), "the slip is there");
            assert!(page.headers.get("set-cookie").is_none());
            assert_eq!(page.header("cache-control"), "no-store");
            assert!(!page.body.contains("role=\"alert\""), "nothing is wrong yet");
        }
    }
    assert_eq!(app.dump().await, before);
    assert!(app.mails().await.is_empty());
}

both!(whoever_sends_our_form_after_that_is_asked_to_confirm_by_mail);
async fn whoever_sends_our_form_after_that_is_asked_to_confirm_by_mail(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (own, form) in FORMS {
        let page = post(&app, form, ORIGINS[2], &[BEN[0]]).await;
        app.wait(TimeDelta::seconds(5));
        let answer = app.resubmit(own, &page, &[BEN[0], ("seats", "1"), ("consent", "yes")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let mail = app.mail_to(BEN[0].1).await;
        assert!(mail.subject.starts_with("Please confirm"), "{}", mail.subject);
        mail.link("/confirm/");
    }
    assert_eq!((app.count("registration").await, app.count("subscription").await), (1, 1));
}

both!(another_site_says_nothing_but_the_address);
async fn another_site_says_nothing_but_the_address(engine: Engine) {
    let app = TestApp::new(engine).await;
    let all = [
        ("email", "\"><script>alert(1)</script>"),
        ("name", "Evelyn"),
        ("food", "Evelyn's own words"),
        ("consent", "yes"),
        ("private_agree", "yes"),
        ("form", "made-up"),
        ("sure", "yes"),
        ("address_choice", "typed"),
    ];
    for (_, form) in FORMS {
        let page = post(&app, form, ORIGINS[2], &all).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.value_of("email").as_deref(), Some("\"><script>alert(1)</script>"));
        assert!(!page.body.contains("<script>alert"), "it's text");
        assert!(!page.body.contains("Evelyn"), "nothing else is taken over");
        let boxes = page.body.split("<input").filter(|tag| tag.contains("type=\"checkbox\""));
        let ticked = boxes.filter(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(" checked")));
        assert_eq!(ticked.count(), 0, "nobody ticks a box for somebody else");
        assert!(page.hidden_inputs().iter().all(|(_, value)| value != "made-up"));
        let long = "x".repeat(5_000);
        let page = post(&app, form, &[], &[("email", &long)]).await;
        assert_eq!(page.value_of("email").unwrap_or_default(), "");
    }
}

both!(the_path_of_the_form_leads_to_the_page_and_a_closed_one_says_so);
async fn the_path_of_the_form_leads_to_the_page_and_a_closed_one_says_so(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (own, form) in FORMS {
        assert_eq!(app.get(form).await.location(), own);
    }
    let closed = post(&app, "/events/closed/form", &[], &[BEN[0]]).await;
    assert!(closed.status == 409 && closed.says("Sign-up has closed"), "{}", closed.text());
    assert!(!closed.body.contains(BEN[0].1));
    for path in ["/events/none/form", "/newsletters/none/form", "/events/%00/form"] {
        assert_eq!(post(&app, path, &[], &[BEN[0]]).await.status, 404, "{path}");
    }
}

both!(the_share_pages_have_the_snippet_and_it_works_as_it_stands);
async fn the_share_pages_have_the_snippet_and_it_works_as_it_stands(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    for (share, form) in
        [("/organise/events/supper/share", FORMS[0].1), ("/organise/newsletters/news/share", FORMS[1].1)]
    {
        let page = olu.get(&app, share).await;
        assert_eq!(page.status, 200, "{share}");
        let (_, snippet) = page.body.split_once("class=\"snippet\"").expect("a snippet");
        let snippet = snippet.split_once("</pre>").expect("its end").0.replace("&lt;", "<").replace("&gt;", ">");
        let action = format!("action=\"{}{form}#sign-up\"", app.site.config.base_url);
        assert!(snippet.contains(&action) && snippet.contains("name=\"email\""), "{snippet}");
        assert!(page.says("people confirm by email"));
    }
    let newsletter = olu.get(&app, "/organise/newsletters/news").await;
    assert!(newsletter.links().contains(&"/organise/newsletters/news/share".to_owned()));
}
