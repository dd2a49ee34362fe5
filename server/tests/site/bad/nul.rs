//! NUL, which PostgreSQL takes in no text: wherever it is sent, it is refused and breaks nothing.

use app::domain::role::Role;
use app::paths;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

/// Every path of the site with something in it that is filled in, and `with` in each such place.
fn filled_with(with: &str) -> Vec<String> {
    let filled = paths::PATTERNS.iter().chain(paths::organise::PATTERNS).map(|template| {
        let parts = template.split('/').map(|part| if part.starts_with('{') { with } else { part });
        parts.collect::<Vec<_>>().join("/")
    });
    filled.collect()
}

async fn colleague(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser), ("quayside", Role::DataOfficer)]).await
}

both!(nul_in_a_path_is_a_page_that_is_not_there);
async fn nul_in_a_path_is_a_page_that_is_not_there(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = colleague(&app).await;
    let all: Vec<String> = ["sup%00per", "%00", "supper%00.ics"].iter().flat_map(|with| filled_with(with)).collect();
    assert!(all.len() > 120, "{}", all.len());
    for path in all {
        for answer in [olu.get(&app, &path).await, olu.post(&app, &path, &[("do", "change"), ("seats", "1")]).await] {
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
    }
    for path in ["/events/sup%00per", "/newsletters/ne%00ws", "/branches/quay%00side", "/organise/events/sup%00per"] {
        let answer = olu.get(&app, path).await;
        assert!(answer.status == 404 && answer.says("Page not found"), "{path}: {}", answer.text());
    }
}

both!(nul_in_a_query_breaks_no_page);
async fn nul_in_a_query_breaks_no_page(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = colleague(&app).await;
    const NAMES: &str = "q=%00&show=a%00&page=%00&state=%00&order=%00&why=%00&who=a%00&about=a%00&act=%00&done=%00&next=%00\
                         &again=a%00&kind=%00&here=%00&a%00b=c";
    let all = [paths::FIXED, paths::dev::FIXED, paths::PATTERNS, paths::organise::FIXED, paths::organise::PATTERNS];
    let all = all.concat();
    let filled = all.iter().map(|path| path.replace("{slug}", "supper")).filter(|path| !path.contains('{'));
    for path in filled.chain(["/newsletters/news".to_owned()]) {
        let answer = olu.get(&app, &format!("{path}?{NAMES}")).await;
        assert!(answer.status < 500, "{path}: {}", answer.status);
    }
}

both!(nul_in_an_organisers_form_breaks_nothing);
async fn nul_in_an_organisers_form_breaks_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = colleague(&app).await;
    let draft =
        olu.submit(&app, "/organise/new", &[("kind", "branch-meeting"), ("branch", "quayside")]).await.location();
    assert!(draft.starts_with("/organise/drafts/"), "{draft}");
    let titled = [("title", "Sup\0per"), ("summary", "a\0b"), ("date", "\0"), ("zone", "\0"), ("nu\0l", "x")];
    let saved = olu.submit(&app, &draft, &titled).await;
    assert!([303, 422].contains(&saved.status), "{}", saved.text());
    let kept = olu.get(&app, &draft).await;
    assert_eq!(kept.value_of("title").as_deref(), Some("Sup\u{fffd}per"), "it is shown as browsers show it");

    let questions = [("q1_label", "a\0"), ("q1_kind", "\0"), ("q1_why", "\0"), ("add", "yes"), ("q1_options", "\0")];
    let others: [(&str, &[(&str, &str)]); 12] = [
        (&format!("{draft}/questions"), &questions),
        (&format!("{draft}/ending"), &[("keep_days", "\0"), ("statement", "\0"), ("seen_by", "a\0"), ("basis", "\0")]),
        (&format!("{draft}/departure"), &[("departure_why", "be\0cause")]),
        ("/organise/new", &[("kind", "\0"), ("branch", "\0")]),
        ("/organise/account", &[("do", "name"), ("name", "O\0lu")]),
        ("/organise/events/supper/cancel", &[("reason", "\0no")]),
        ("/organise/events/supper/repeat", &[("every", "dates"), ("dates", "\0")]),
        ("/organise/events/supper/attendees", &[("q", "a\0da")]),
        ("/organise/events/supper/attendees/add", &[("email", "a\0@b.example"), ("name", "\0"), ("seats", "\0")]),
        ("/organise/events/supper/door", &[("do", "search"), ("q", "a\0da")]),
        ("/organise/events/supper/announcements/new", &[("subject", "a\0"), ("text", "a\0"), ("when", "\0")]),
        ("/organise/officer/never", &[("email", "a\0@b.example")]),
    ];
    for (path, fields) in others {
        let answer = olu.post(&app, path, fields).await;
        assert!(answer.status < 500, "{path}: {}", answer.text());
    }
    for path in ["/organise/login", "/organise/forgotten", "/organise/login/code"] {
        let answer = olu.post(&app, path, &[("email", "a\0@b.example"), ("password", "\0"), ("code", "\0")]).await;
        assert!(answer.status < 500, "{path}: {}", answer.text());
    }
}
