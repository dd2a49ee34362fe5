//! Lists that leave the site: what is on them, who may take them, what is asked afterwards.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::crowd::fill;
use crate::support::database::Engine;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN};

const EXPORT: &str = "/organise/events/supper/attendees/export";
const PRINT: &str = "/organise/events/supper/attendees/print";

const DOOR: [(&str, &str); 5] =
    [("columns", "name"), ("columns", "seats"), ("columns", "state"), ("reason", "door"), ("destroy_by", "2027-06-20")];

async fn olu(app: &TestApp) -> Colleague {
    Colleague::new(app, "olu", &[("quayside", Role::Organiser)]).await
}

both!(the_file_begins_with_its_header_has_the_chosen_columns_alone_and_says_its_end_in_its_name);
async fn the_file_begins_with_its_header_has_the_chosen_columns_alone_and_says_its_end_in_its_name(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let bad = [("email", "bad@example.org"), ("seats", "1"), ("name", "=HYPERLINK(\"http://x.example\",\"y\")")];
    app.sign_up_and_confirm("/events/supper", &bad).await;
    app.submit("/events/supper", &[("email", "pending@example.org"), ("seats", "1"), ("name", "Nobody yet")]).await;
    let one = olu(&app).await;
    let form = one.get(&app, EXPORT).await;
    assert!(form.value_of("destroy_by").as_deref() == Some("2027-06-13"), "the day after the event");
    assert!(form.says("Your browser saves the file in Downloads."), "said before, as a file says nothing after");
    assert_eq!(form.link_of("Lists you downloaded or printed"), "/organise/exports");
    let page = one.post(&app, EXPORT, &DOOR).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(page.header("content-disposition"), "attachment; filename=\"supper-list-destroy-by-2027-06-20.csv\"");
    assert_eq!(page.header("cache-control"), "no-store");
    let lines: Vec<_> = page.body.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines[0], "Name or code,People,Status");
    assert_eq!(lines.len(), 4, "a header, two people, an end: {lines:?}");
    assert!(lines.contains(&"Ada Lovelace,2,Has a place"), "{lines:?}");
    assert!(lines.contains(&"\"'=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\",1,Has a place"), "{lines:?}");
    for hidden in [ADAS_ADDRESS, "walnuts", "Nobody yet", "Inside"] {
        assert!(!page.body.contains(hidden), "{hidden}");
    }
    let noted = "SELECT reason FROM audit WHERE action = 'exported' AND count = 2";
    assert_eq!(app.inside().await.texts(noted).await, ["door"]);
    assert_eq!(app.count("export").await, 1);
}

both!(a_download_after_an_error_begins_on_a_page_without_it);
async fn a_download_after_an_error_begins_on_a_page_without_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = olu(&app).await;
    assert_eq!(one.get(&app, EXPORT).await.value_of("refused"), None);
    let refused = one.post(&app, EXPORT, &DOOR[..3]).await;
    assert_eq!((refused.status, refused.value_of("refused").as_deref()), (422, Some("yes")));
    let page = one.post(&app, EXPORT, &[&DOOR[..], &[("refused", "yes")]].concat()).await;
    assert_eq!((page.status, page.value_of("refused")), (200, None), "a download would leave the error where it is");
    assert!(page.says("Your list is ready") && !page.says("There is a problem"), "{}", page.text());
    assert_eq!(page.value_of("destroy_by").as_deref(), Some("2027-06-20"), "as it was filled in");
    assert_eq!(app.count("export").await, 0, "nothing has left yet");
    assert_eq!(one.post(&app, EXPORT, &DOOR).await.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(one.post(&app, PRINT, &DOOR[..3]).await.value_of("refused"), None, "paper replaces the page");
}

both!(after_the_event_copies_are_kept_for_a_day_unless_somebody_chooses_another);
async fn after_the_event_copies_are_kept_for_a_day_unless_somebody_chooses_another(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.wait_until("2027-06-20T12:00:00Z");
    let one = olu(&app).await;
    for path in [EXPORT, PRINT, "/organise/events/supper/badges"] {
        assert_eq!(one.get(&app, path).await.value_of("destroy_by").as_deref(), Some("2027-06-21"), "{path}");
    }
}

both!(whoever_gave_no_name_is_on_paper_and_in_the_file_by_their_code);
async fn whoever_gave_no_name_is_on_paper_and_in_the_file_by_their_code(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let code = app.inside().await.texts("SELECT ticket_code FROM registration").await.remove(0);
    let one = olu(&app).await;
    assert!(one.post(&app, EXPORT, &DOOR).await.body.contains(&format!("\n{code},1,Has a place")));
    assert!(one.post(&app, PRINT, &DOOR).await.says(&format!("{code} 1 ")));
}

both!(nothing_leaves_without_columns_a_reason_and_an_end);
async fn nothing_leaves_without_columns_a_reason_and_an_end(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    for wrong in [
        &DOOR[3..],
        &[DOOR[0], DOOR[4]],
        &[DOOR[0], DOOR[4], ("reason", "curious")],
        &[DOOR[0], DOOR[3]],
        &[DOOR[0], DOOR[3], ("destroy_by", "2027-06-28")],
        &[DOOR[0], DOOR[3], ("destroy_by", "2027-05-19")],
    ] {
        for path in [EXPORT, PRINT] {
            let page = one.post(&app, path, wrong).await;
            assert_eq!(page.status, 422, "{wrong:?}");
            assert!(page.body.contains("There is a problem"));
        }
    }
    assert_eq!((app.count("export").await, app.count("audit").await), (0, 0));
}

both!(special_answers_leave_only_with_who_runs_the_event_and_addresses_only_when_ticked);
async fn special_answers_leave_only_with_who_runs_the_event_and_addresses_only_when_ticked(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let all: Vec<_> = DOOR.into_iter().chain([("special", "q-food"), ("columns", "q-table")]).collect();
    let page = officer.post(&app, EXPORT, &all).await;
    assert!(page.body.contains("Inside") && !page.body.contains("walnuts"), "{}", page.body);
    assert!(!officer.get(&app, EXPORT).await.body.contains("q-food"));
    let one = olu(&app).await;
    let page = one.post(&app, EXPORT, &all).await;
    assert!(page.body.contains("walnuts") && !page.body.contains(ADAS_ADDRESS), "{}", page.body);
    let with_address: Vec<_> = all.into_iter().chain([("email", "yes")]).collect();
    assert!(one.post(&app, EXPORT, &with_address).await.body.contains(ADAS_ADDRESS));
}

both!(the_printed_list_says_on_every_sheet_what_it_is_for);
async fn the_printed_list_says_on_every_sheet_what_it_is_for(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = olu(&app).await;
    let page = one.post(&app, PRINT, &DOOR).await;
    let (head, rest) = page.body.split_once("</thead>").expect("a head that is repeated");
    assert!(
        head.contains("For Summer supper: At the door.") && head.contains("Destroy every copy by 20\u{a0}June 2027")
    );
    assert!(rest.contains("<tfoot>") && rest.contains("Ada Lovelace"), "{rest}");
    for said in ["Saturday 12 June 2027, 6 pm to 9 pm", "Sail Loft, 4 Rope Walk", "2 people in 1 sign-up"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    let noted = app.inside().await.number("SELECT COUNT(*) FROM audit WHERE action = 'printed'").await;
    assert_eq!(noted, 1);
}

both!(whom_no_mail_reaches_gets_a_ticket_on_paper_and_it_is_noted_like_a_list);
async fn whom_no_mail_reaches_gets_a_ticket_on_paper_and_it_is_noted_like_a_list(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = olu(&app).await;
    assert!(!one.get(&app, PRINT).await.body.contains("name=\"what\""), "everyone has a mail");
    fill(&app, "supper", 1).await;
    app.inside().await.execute("UPDATE registration SET has_address = FALSE WHERE seats = 1").await;
    let code = app.inside().await.texts("SELECT ticket_code FROM registration WHERE seats = 1").await.remove(0);
    assert!(one.get(&app, PRINT).await.says("A ticket for the 1 sign-up without an email address"));
    let fields = [("what", "tickets"), ("reason", "preparing"), ("destroy_by", "2027-06-20")];
    let page = one.post(&app, PRINT, &fields).await;
    assert!(page.says("Guest 00000") && page.says(&code) && page.says("Saturday 12 June 2027"), "{}", page.text());
    assert_eq!((page.body.matches("class=\"qr\"").count(), page.says("Ada Lovelace")), (1, false));
    let noted = "SELECT reason FROM audit WHERE action = 'printed' AND count = 1";
    assert_eq!(app.inside().await.texts(noted).await, ["preparing"]);
    assert!(one.get(&app, "/organise/exports").await.says("A list of 1 sign-up, printed on 20 May 2027"));
    assert_eq!(one.post(&app, PRINT, &fields[..2]).await.status, 422, "paper has an end too");
}

both!(somebody_elses_event_cannot_be_taken_out);
async fn somebody_elses_event_cannot_be_taken_out(engine: Engine) {
    let other = "\n[[branch]]\nslug = \"uphill\"\nname = \"Uphill\"\nemail = \"uphill@harbour.example\"\n\n[[event]]";
    let app = TestApp::with(engine, &CONTENTS.replacen("\n[[event]]", other, 1), &[]).await;
    let stranger = Colleague::new(&app, "una", &[("uphill", Role::Organiser), ("uphill", Role::DataOfficer)]).await;
    let team = Colleague::new(&app, "ida", &[("quayside", Role::Administrator)]).await;
    for who in [&stranger, &team] {
        for path in [EXPORT, PRINT] {
            assert_eq!(who.get(&app, path).await.status, 404);
            assert_eq!(who.post(&app, path, &DOOR).await.status, 404);
        }
    }
    let one = olu(&app).await;
    one.post(&app, EXPORT, &DOOR).await;
    let page = one.get(&app, "/organise/exports").await;
    let id =
        page.body.split("name=\"destroyed\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    for path in ["/organise/exports", "/organise/officer/exports"] {
        assert_eq!(stranger.post(&app, path, &[("destroyed", id)]).await.status, 404, "{path}");
    }
    assert_eq!(one.get(&app, "/organise/officer/exports").await.status, 404);
    assert!(one.get(&app, "/organise/exports").await.says("Every copy has been destroyed"));
}

both!(after_the_day_the_organiser_is_asked_twice_until_it_is_said_that_the_copies_are_destroyed);
async fn after_the_day_the_organiser_is_asked_twice_until_it_is_said_that_the_copies_are_destroyed(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &ADA).await;
    let one = olu(&app).await;
    one.post(&app, EXPORT, &DOOR).await;
    app.sweep().await;
    assert_eq!(app.mails_to(&one.email).await.len(), 0);
    app.wait(TimeDelta::days(32));
    for asked in [1, 1, 2] {
        app.sweep().await;
        assert_eq!(app.inside().await.number("SELECT asked FROM export").await, asked);
        let mails = app.mails_to(&one.email).await;
        let mails: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Please destroy")).collect();
        assert_eq!(mails.len(), 1, "the file of the first is gone after a week");
        assert!(mails[0].text.contains("/organise/exports"));
        app.wait(TimeDelta::days(4));
    }
    app.wait(TimeDelta::days(20));
    app.sweep().await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let page = officer.get(&app, "/organise/officer/exports").await;
    assert!(page.says("By olu") && page.says("Should have been destroyed by 20 June 2027"), "{}", page.text());

    let late = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    let id =
        page.body.split("name=\"destroyed\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    assert_eq!(late.post(&app, "/organise/exports", &[("destroyed", id)]).await.status, 404, "not hers");
    let answer = officer.post(&app, "/organise/officer/exports", &[("destroyed", id)]).await;
    assert_eq!(answer.status, 303);
    assert!(officer.follow(&app, answer).await.says("No lists to confirm."));
    let noted = app.inside().await.number("SELECT COUNT(*) FROM audit WHERE action = 'copies-destroyed'").await;
    assert_eq!(noted, 1);
}
