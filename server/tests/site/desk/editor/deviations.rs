//! What departs from a kind waits for the data officer's yes; the data officer changes kinds.

use app::domain::role::Role;

use super::{MEETING, acts, begin, publish, site};
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const OFFICER: &str = "/organise/officer/departures";
const STATEMENT: (&str, &str) = ("statement", "To run the meeting and tell you if plans change. Nothing else.");
const SEEN_BY: (&str, &str) = ("seen_by", "The people who run the meeting");

both!(a_longer_keep_needs_a_reason_and_a_very_long_one_the_officers_yes);
async fn a_longer_keep_needs_a_reason_and_a_very_long_one_the_officers_yes(engine: Engine) {
    let (app, olu) = site(engine).await;
    let dan = Colleague::new(&app, "dan", &[("quayside", Role::DataOfficer)]).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let (ending, check) = (format!("{draft}/ending"), format!("{draft}/check"));
    let answer = olu.submit(&app, &ending, &[("keep_days", "20"), ("keep_why", ""), STATEMENT, SEEN_BY]).await;
    assert!(answer.status == 422 && answer.says("Say why you need to keep it longer"), "{}", answer.text());
    let reason = ("keep_why", "We pay back the fares.");
    olu.submit(&app, &ending, &[("keep_days", "20"), reason, STATEMENT, SEEN_BY]).await;
    let page = olu.get(&app, &check).await;
    assert!(page.body.contains(">Publish</button>") && !page.says("approv"), "{}", page.text());

    olu.submit(&app, &ending, &[("keep_days", "60"), reason, STATEMENT, SEEN_BY]).await;
    let page = olu.get(&app, &check).await;
    assert!(page.says("This needs the data officer’s approval") && page.says("Kept for 60 days"), "{}", page.text());
    let revision = page.hidden_inputs().into_iter().find(|(name, _)| name == "revision").unwrap().1;
    assert_eq!(olu.post(&app, &check, &[("revision", &revision)]).await.status, 422, "not before");
    let ask = format!("{draft}/departure");
    assert_eq!(olu.post(&app, &ask, &[("revision", &revision), ("departure_why", "")]).await.status, 422);
    olu.post(&app, &ask, &[("revision", &revision), ("departure_why", "The fund asks for a list.")]).await;

    assert_eq!(olu.get(&app, OFFICER).await.status, 404, "an organiser decides nothing");
    let waiting = dan.get(&app, OFFICER).await;
    assert!(waiting.says("June meeting") && waiting.says("The fund asks for a list.") && waiting.says("60 days"));
    let answer = dan.submit(&app, OFFICER, &[("answer", "no")]).await;
    assert_eq!(answer.status, 303);
    assert_eq!(app.mail_to("olu@harbour.example").await.subject, "Not approved: June meeting");
    assert!(olu.get(&app, &check).await.says("The data officer hasn’t approved this"));

    let page = olu.get(&app, &check).await;
    let revision = page.hidden_inputs().into_iter().find(|(name, _)| name == "revision").unwrap().1;
    olu.post(&app, &ask, &[("revision", &revision), ("departure_why", "For the fund, until August.")]).await;
    dan.submit(&app, OFFICER, &[("answer", "yes")]).await;
    let mail = app.mail_to("olu@harbour.example").await;
    assert!(mail.subject == "Approved: June meeting" && mail.text.contains(&check), "{}", mail.text);
    publish(&app, &olu, &draft).await;
    assert!(app.get("/events/june-meeting").await.says("21 August 2027"));
    assert_eq!(
        acts(&app).await,
        ["departure-asked", "departure-refused", "departure-asked", "departure-granted", "published"]
    );
}

both!(a_yes_is_for_what_was_asked_and_for_nothing_else);
async fn a_yes_is_for_what_was_asked_and_for_nothing_else(engine: Engine) {
    let (app, olu) = site(engine).await;
    let dan = Colleague::new(&app, "dan", &[("quayside", Role::DataOfficer)]).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let check = format!("{draft}/check");
    let special = |label: &'static str| {
        [
            ("name_asked", "off"),
            ("q1_label", label),
            ("q1_kind", "short_text"),
            ("q1_why", "so that we know"),
            ("q1_special", "yes"),
        ]
    };
    olu.submit(&app, &format!("{draft}/questions"), &special("Which church do you go to?")).await;
    let page = olu.get(&app, &check).await;
    assert!(page.says("“Which church do you go to?”"), "{}", page.text());
    let revision = page.hidden_inputs().into_iter().find(|(name, _)| name == "revision").unwrap().1;
    olu.post(&app, &format!("{draft}/departure"), &[("revision", &revision), ("departure_why", "We visit one.")]).await;
    dan.submit(&app, OFFICER, &[("answer", "yes")]).await;
    assert!(olu.get(&app, &check).await.says("The data officer has approved this"));
    olu.submit(&app, &format!("{draft}/questions"), &special("Whom do you vote for?")).await;
    let page = olu.get(&app, &check).await;
    assert!(
        page.says("This needs the data officer’s approval") && !page.body.contains(">Publish</button>"),
        "{}",
        page.text()
    );
}

both!(the_officer_changes_a_kind_for_what_is_written_from_now_on);
async fn the_officer_changes_a_kind_for_what_is_written_from_now_on(engine: Engine) {
    let (app, olu) = site(engine).await;
    let everywhere = [("quayside", Role::DataOfficer), ("hillside", Role::DataOfficer)];
    let dan = Colleague::new(&app, "dan", &everywhere).await;
    let path = "/organise/officer/kinds/branch-meeting";
    assert_eq!(olu.get(&app, path).await.status, 404);
    assert!(dan.get(&app, "/organise/officer/kinds").await.says("Stall day"));
    let fields = |basis: &'static str, interest: &'static str| {
        [
            ("about", "A meeting."),
            ("statement", "To run our meeting."),
            ("seen_by", "The secretary"),
            ("lawful_basis", basis),
            ("interest", interest),
            ("keep_days", "2"),
            ("longest", "5"),
        ]
    };
    let answer = dan.submit(&app, path, &fields("legitimate_interests", "")).await;
    assert!(answer.status == 422 && answer.says("Name the reason"), "{}", answer.text());
    let answer = dan.submit(&app, path, &fields("legitimate_interests", "knowing how many come")).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    publish(&app, &olu, &draft).await;
    let page = app.get("/events/june-meeting").await;
    assert!(page.says("To run our meeting.") && page.says("24 June 2027"), "{}", page.text());
    assert!(app.get("/privacy").await.says("knowing how many come"));
    assert_eq!(acts(&app).await, ["kind-changed", "published"]);
}
