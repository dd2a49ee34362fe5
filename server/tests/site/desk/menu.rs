//! The organisers' menu, and the help that it leads to.

use app::domain::role::Role;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

both!(the_menu_marks_the_part_that_a_page_belongs_to);
async fn the_menu_marks_the_part_that_a_page_belongs_to(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser), ("quayside", Role::DataOfficer)]).await;
    for (path, item) in [
        ("/organise", "/organise"),
        ("/organise/events/small", "/organise"),
        ("/organise/events/small/attendees", "/organise"),
        ("/organise/new", "/organise/new"),
        ("/organise/officer/audit", "/organise/officer"),
        ("/organise/account/factor", "/organise/account"),
        ("/organise/help", "/organise/help"),
    ] {
        let page = olu.get(&app, path).await;
        let menu = page.body.split_once("class=\"ways\"").expect("a menu").1.split_once("</nav>").expect("its end").0;
        let marked: Vec<_> = menu.split("<a href=\"").filter(|item| item.contains("aria-current=\"page\"")).collect();
        // Once in the row, and once in the button of a phone.
        assert_eq!(marked.len(), 2, "{path}");
        assert!(marked.iter().all(|marked| marked.starts_with(&format!("{item}\""))), "{path}: {marked:?}");
    }
}

both!(the_help_says_what_to_do_first_and_who_to_call);
async fn the_help_says_what_to_do_first_and_who_to_call(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    assert!(olu.get(&app, "/organise").await.links().iter().any(|link| link == "/organise/help"));
    let page = olu.get(&app, "/organise/help").await;
    assert!(page.says("What to do first") && page.says("Who to call"), "{}", page.text());
    assert!(page.links().iter().any(|link| link == "tel:01614960001"), "{:?}", page.links());
    assert!(page.links().iter().any(|link| link == "mailto:privacy@harbour.example"), "{:?}", page.links());
    assert_eq!(app.get("/organise/help").await.location(), "/organise/login?next=/organise/help");
}
