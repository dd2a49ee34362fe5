//! Methods that a page does not take: 405 with the ones that it does.

use reqwest::Method;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;

async fn ask(app: &TestApp, method: &str, path: &str) -> crate::support::page::Page {
    let method: Method = method.parse().expect("a method");
    let whole = app.whole(path);
    app.request(|client, _| client.request(method, whole)).await
}

both!(a_wrong_method_is_refused_with_the_right_ones);
async fn a_wrong_method_is_refused_with_the_right_ones(engine: Engine) {
    let app = TestApp::new(engine).await;
    let token = "A".repeat(43);
    let both = ["/events/supper", "/newsletters/news", "/your-data"].map(str::to_owned).into_iter();
    let tokens = ["confirm", "your-sign-up", "unsubscribe", "sent"].map(|page| format!("/{page}/{token}"));
    for path in both.chain(tokens) {
        for method in ["PUT", "DELETE", "PATCH", "BREW", "OPTIONS"] {
            let answer = ask(&app, method, &path).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET,HEAD,POST", "{method} {path}");
            assert!(answer.says("That didn’t work"), "{method} {path}: {}", answer.text());
        }
    }
    let data = format!("/your-sign-up/{token}/data.json");
    for path in ["/", "/privacy", "/branches/quayside", "/sitemap.xml", "/robots.txt", "/healthz", &data] {
        for method in ["POST", "PUT", "DELETE"] {
            let answer = ask(&app, method, path).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET,HEAD", "{method} {path}");
        }
    }
}

both!(head_answers_as_get_without_the_page);
async fn head_answers_as_get_without_the_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (path, status) in [("/", 200), ("/events/supper", 200), ("/events/none", 404), ("/confirm/x", 404)] {
        let (head, get) = (ask(&app, "HEAD", path).await, app.get(path).await);
        assert_eq!((head.status, head.body.as_str()), (status, ""), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
}
