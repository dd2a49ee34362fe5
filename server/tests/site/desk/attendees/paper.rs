//! What is handed on without a screen: totals without names, badges and the list for the table.

use app::domain::audit::{Act, Reason};
use app::domain::role::Role;
use server::actions::samples::CONTENTS;

use super::list::noted;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN};

const TOTALS: &str = "/organise/events/supper/totals";
const BADGES: &str = "/organise/events/supper/badges";
const TABLE: [(&str, &str); 3] = [("what", "table"), ("reason", "door"), ("destroy_by", "2027-06-13")];

/// Two with places, and somebody on the waiting list.
async fn site(engine: Engine) -> (TestApp, Colleague) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.inside().await.execute("UPDATE event SET capacity = 3").await;
    let cleo = [("email", "cleo@example.org"), ("seats", "1"), ("name", "Cleo Thorne"), ("table", "2")];
    app.sign_up_and_confirm("/events/supper", &cleo).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    (app, olu)
}

both!(totals_add_up_what_was_chosen_without_a_name_and_are_noted);
async fn totals_add_up_what_was_chosen_without_a_name_and_are_noted(engine: Engine) {
    let (app, olu) = site(engine).await;
    let page = olu.get(&app, TOTALS).await;
    assert_eq!(page.status, 200);
    let sums = ["3 people in 2 sign-ups", "Inside 2 1", "Outside 0 0", "Serving 2 1", "No answer 1 1"];
    for words in sums.iter().chain(&["What should we arrange for you to eat? Written answers from 2 people"]) {
        assert!(page.says(words), "{words} in {}", page.text());
    }
    for name in ["Ada Lovelace", ADAS_ADDRESS, "walnuts", "Cleo"] {
        assert!(!page.body.contains(name), "{name}");
    }
    assert_eq!(noted(&app, Act::ListOpened).await, [(2, Some(Reason::Arranging))]);

    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, TOTALS).await;
    assert!(page.says("Inside 2 1") && page.says("Private answers are left out"), "{}", page.text());
    assert!(!page.says("What should we arrange"), "as on the list");
    let team = Colleague::new(&app, "ida", &[("quayside", Role::Administrator)]).await;
    assert_eq!(team.get(&app, TOTALS).await.status, 404);
}

both!(written_answers_are_printed_without_the_names_that_totals_leave_out);
async fn written_answers_are_printed_without_the_names_that_totals_leave_out(engine: Engine) {
    let (app, olu) = site(engine).await;
    app.inside().await.execute("UPDATE event SET capacity = 9").await;
    let zed = [("seats", "1"), ("name", "Zed Reed"), ("food", "All but garlic"), ("private_agree", "yes")];
    app.sign_up_and_confirm("/events/supper", &[&zed[..], &[("email", "zed@example.org")]].concat()).await;
    let print = olu.get(&app, TOTALS).await.link_of("Print them without names");
    let form = olu.get(&app, &print).await;
    assert!(form.says("Print written answers without names") && !form.body.contains("name=\"columns\""));
    let fields = [("what", "answers"), ("reason", "arranging"), ("destroy_by", "2027-06-13"), ("columns", "name")];
    let sheet = olu.post(&app, &print, &fields).await;
    assert!(sheet.says("What should we arrange for you to eat?") && sheet.says("walnuts"), "{}", sheet.text());
    assert!(!sheet.says("Ada Lovelace") && !sheet.body.contains(ADAS_ADDRESS), "{}", sheet.text());
    assert!(sheet.says("3 people in 2 sign-ups"), "whoever wrote something: {}", sheet.text());
    let [zeds, adas] = ["All but garlic", "walnuts"].map(|answer| sheet.body.find(answer).expect("the answer"));
    assert!(zeds < adas, "beside a list by name, the order doesn't tell whose they are");
    assert_eq!(noted(&app, Act::Printed).await, [(2, Some(Reason::Arranging))]);
}

both!(an_answer_that_was_private_when_it_was_given_stays_out_of_the_totals);
async fn an_answer_that_was_private_when_it_was_given_stays_out_of_the_totals(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let open = CONTENTS.replace("special = true\n", "");
    assert_ne!(open, CONTENTS);
    app.import(&open).await;
    let dan = [("email", "dan@example.org"), ("seats", "1"), ("food", "No nuts"), ("name", "Dan Reed")];
    app.sign_up_and_confirm("/events/supper", &dan).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let page = olu.get(&app, TOTALS).await;
    assert!(page.says("Written answers from 3 people") && !page.says("Private answers"), "{}", page.text());
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, TOTALS).await;
    assert!(page.says("Written answers from 1 person") && page.says("Private answers are left out"), "{}", page.text());
}

both!(badges_and_the_list_for_the_table_leave_like_every_printed_list);
async fn badges_and_the_list_for_the_table_leave_like_every_printed_list(engine: Engine) {
    let (app, olu) = site(engine).await;
    let form = olu.get(&app, BADGES).await;
    assert_eq!(form.value_of("destroy_by").as_deref(), Some("2027-06-13"), "the day after");
    for wrong in [&TABLE[..2], &[TABLE[0], TABLE[2]], &[TABLE[0], TABLE[1], ("destroy_by", "2027-07-30")]] {
        assert_eq!(olu.post(&app, BADGES, wrong).await.status, 422, "{wrong:?}");
    }
    assert_eq!((app.count("export").await, noted(&app, Act::Printed).await.len()), (0, 0));

    let asked = "SELECT ticket_code FROM registration WHERE seats = 1 AND state = 'confirmed'";
    let code = app.inside().await.texts(asked).await.remove(0);
    let table = olu.post(&app, BADGES, &TABLE).await;
    for words in ["For Summer supper: At the door.", "Destroy every copy by 13 June 2027", "A Ada Lovelace 2"] {
        assert!(table.says(words), "{words} in {}", table.text());
    }
    assert!(table.says(&format!("Codes, without a name {code} 1 {code}")) && !table.says("Cleo"), "{}", table.text());

    let badges = olu.post(&app, BADGES, &[("what", "badges"), TABLE[1], TABLE[2], ("email", "yes")]).await;
    let (_, list) = badges.body.split_once("class=\"badges\"").expect("badges");
    let (list, _) = list.split_once("</ul>").expect("their end");
    assert_eq!(list.matches("<li>").count(), 3, "{list}");
    assert!(badges.says("with Ada Lovelace") && badges.says(&code) && !badges.body.contains(ADAS_ADDRESS));
    assert_eq!(noted(&app, Act::Printed).await, [(2, Some(Reason::Door)); 2]);
    assert_eq!(app.count("export").await, 2);
    assert!(olu.get(&app, "/organise/exports").await.says("Destroy by 13 June 2027"));
}
