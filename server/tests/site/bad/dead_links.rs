//! Names and tokens that lead nowhere: the same page for all, byte for byte.

use chrono::TimeDelta;

use super::{ADA, NEWS, SUPPER, YOUR_DATA};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

both!(an_unknown_name_is_not_found_by_get_and_by_post);
async fn an_unknown_name_is_not_found_by_get_and_by_post(engine: Engine) {
    let app = TestApp::new(engine).await;
    let long = format!("/events/{}", "a".repeat(5_000));
    for path in
        ["/events/none", "/events/none.ics", "/newsletters/none", "/branches/none", "/events/supper/x", "/none", &long]
    {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.says("Page not found"), "{path}: {}", answer.text());
    }
    for path in ["/events/none", "/newsletters/none", "/events/news", "/newsletters/supper"] {
        assert_eq!(app.post(path, &ADA).await.status, 404, "{path}");
    }
}

fn without_dates(page: &Page) -> (u16, String, Vec<(String, String)>) {
    let named = page.headers.iter().filter(|(name, _)| *name != "date");
    let headers = named.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
    (page.status, page.body.clone(), headers)
}

/// The token with one of its letters changed.
fn tampered(token: &str, at: usize) -> String {
    let other = if &token[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &token[..at], &token[at + 1..])
}

fn token_of(link: &str) -> String {
    link.split('/').find(|part| part.len() >= 43).expect("a token").split('?').next().expect("a token").to_owned()
}

/// Every path that takes a token, and whether it takes a POST.
const WITH_TOKEN: [(&str, &str, bool); 7] = [
    ("/confirm/", "", true),
    ("/your-sign-up/", "", true),
    ("/your-sign-up/", "/change", true),
    ("/your-sign-up/", "/cancel", true),
    ("/your-sign-up/", "/data.json", false),
    ("/unsubscribe/", "", true),
    ("/sent/", "", true),
];

both!(tampered_expired_foreign_and_erased_tokens_get_the_same_page_byte_for_byte);
async fn tampered_expired_foreign_and_erased_tokens_get_the_same_page_byte_for_byte(engine: Engine) {
    let (app, elsewhere) = (TestApp::new(engine).await, TestApp::new(engine).await);
    let foreign = token_of(&elsewhere.sign_up_and_confirm(SUPPER, &ADA).await);
    // Expired: never confirmed, and its week is over.
    let expired_sent = token_of(&app.submit(SUPPER, &ADA).await.location());
    let expired = token_of(&app.mail_to(ADA[0].1).await.link("/confirm/"));
    app.wait(TimeDelta::days(8));
    // Erased: confirmed and cancelled.
    let own = app.sign_up_and_confirm(SUPPER, &[("email", "ben@harbour.example"), ADA[1]]).await;
    app.post(&format!("{own}/cancel"), &[]).await;
    let erased = token_of(&own);
    // Alive, each for its own act.
    let sent = token_of(&app.submit(NEWS, &[("email", "cy@harbour.example"), ("consent", "yes")]).await.location());
    let confirm = token_of(&app.mail_to("cy@harbour.example").await.link("/confirm/"));
    let registered = token_of(&app.sign_up_and_confirm(SUPPER, &[("email", "di@harbour.example"), ADA[1]]).await);
    let asked = token_of(&app.submit(YOUR_DATA, &[("email", "di@harbour.example")]).await.location());

    let of_dead = without_dates(&app.get("/confirm/x").await);
    assert!(of_dead.0 == 404 && of_dead.1.contains("This link no longer works"));
    let posted = without_dates(&app.post("/confirm/x", &[]).await);
    for (start, end, takes_post) in WITH_TOKEN {
        let mut dead = vec!["A".repeat(43), "x".to_owned(), "\u{2764}".to_owned(), "A".repeat(4_000)];
        dead.extend([&foreign, &expired, &expired_sent].map(Clone::clone));
        dead.extend(
            [&confirm, &registered, &sent].iter().flat_map(|token| [0, 20, 30, 42].map(|at| tampered(token, at))),
        );
        dead.extend([&confirm, &registered, &sent, &asked].iter().map(|token| token[..token.len() - 1].to_owned()));
        // Made for another act.
        let others = [("/confirm/", &confirm), ("/your-sign-up/", &registered), ("/sent/", &sent), ("/sent/", &asked)];
        dead.extend(others.iter().filter(|(act, _)| *act != start).map(|(_, token)| (*token).clone()));
        // That it is done, says the link that did it.
        if end != "/cancel" {
            dead.push(erased.clone());
        }
        for token in dead {
            let path = format!("{start}{token}{end}");
            assert_eq!(without_dates(&app.get(&path).await), of_dead, "GET {path}");
            if takes_post {
                assert_eq!(without_dates(&app.post(&path, &[("seats", "1")]).await), posted, "POST {path}");
            }
        }
    }
    assert_eq!(app.get(&format!("/your-sign-up/{registered}")).await.status, 200, "the living are unharmed");
    assert_eq!(app.get(&format!("/confirm/{confirm}")).await.status, 200);
    assert_eq!(app.get(&format!("/sent/{sent}")).await.status, 200);
}
