//! The permission table of the organisers' manual: every cell of it holds.

use std::collections::BTreeMap;
use std::path::Path;

use app::domain::role::{Permission, Role};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::people::BEN;

/// What each row of the manual's table is called in the code.
const ROWS: [(&str, Permission); 17] = [
    ("write drafts and preview them", Permission::Draft),
    ("publish, edit, copy, close and reopen", Permission::Publish),
    ("cancel an event", Permission::Cancel),
    ("see how many sign-ups are held, and until when", Permission::SeeCounts),
    ("open a list", Permission::SeeList),
    ("add, edit and move people", Permission::EditList),
    ("remove people from a list", Permission::Erase),
    ("run the door and create links for helpers", Permission::Door),
    ("download or print a list", Permission::Export),
    ("message attendees", Permission::Announce),
    ("answer people who ask about their details", Permission::AnswerRequests),
    ("read the log", Permission::ReadAudit),
    ("change event templates", Permission::EditTemplates),
    ("approve forms that need approval", Permission::DecideApprovals),
    ("see which downloaded and printed lists aren't destroyed", Permission::SeeExports),
    ("see who has read the guidance", Permission::SeeReaders),
    ("invite people, offer and end roles, reset login codes", Permission::ManageTeam),
];

/// A permission, and a page with the fields that are sent there; it is opened if there are none.
type Deed = (Permission, &'static str, &'static [(&'static str, &'static str)]);

/// What somebody opens, or sends, who does what a row says. `PERSON` stands for the page of somebody on the list.
const DEEDS: [Deed; 17] = [
    (Permission::Draft, "/organise/new", &[]),
    (Permission::Publish, "/organise/events/supper/repeat", &[]),
    (Permission::Cancel, "/organise/events/supper/cancel", &[]),
    (Permission::SeeCounts, "/organise/events/supper", &[]),
    (Permission::SeeList, "/organise/events/supper/attendees", &[]),
    (Permission::EditList, "/organise/events/supper/attendees/add", &[]),
    (Permission::Erase, PERSON, &[("do", "remove")]),
    (Permission::Door, "/organise/events/supper/door", &[]),
    (Permission::Export, "/organise/events/supper/attendees/export", &[]),
    (Permission::Announce, "/organise/events/supper/announcements/new", &[]),
    (Permission::AnswerRequests, "/organise/officer/never", &[]),
    (Permission::ReadAudit, "/organise/officer/audit", &[]),
    (Permission::EditTemplates, "/organise/officer/kinds", &[]),
    (Permission::DecideApprovals, "/organise/officer/departures", &[]),
    (Permission::SeeExports, "/organise/officer/exports", &[]),
    (Permission::SeeReaders, "/organise/officer/readers", &[]),
    (Permission::ManageTeam, "/organise/team", &[]),
];
const PERSON: &str = "the page of a person";

/// What becomes of a deed.
#[derive(Debug, PartialEq, Eq)]
enum Became {
    Done,
    /// As if there were no such page.
    NotThere,
    /// Login codes come first.
    Codes,
    /// The guidance comes first.
    Guidance,
}

/// A site with somebody on the list, and the page of that person.
async fn site(engine: Engine) -> (TestApp, String) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let olu = Colleague::new(&app, "somebody", &[("quayside", Role::Organiser)]).await;
    let list = olu.get(&app, "/organise/events/supper/attendees").await;
    let person = list
        .links()
        .into_iter()
        .find(|link| link.contains("/attendees/") && link.len() > 60)
        .expect("a person on the list");
    (app, person)
}

async fn become_of(app: &TestApp, one: &Colleague, path: &str, fields: &[(&str, &str)]) -> Became {
    let answer = if fields.is_empty() { one.get(app, path).await } else { one.post(app, path, fields).await };
    match answer.status {
        200 => Became::Done,
        404 => Became::NotThere,
        303 if answer.location().starts_with("/organise/account/factor") => Became::Codes,
        303 if answer.location().starts_with("/organise/guidance") => Became::Guidance,
        303 if !answer.location().starts_with("/organise/login") => Became::Done,
        other => panic!("{path} answered {other}"),
    }
}

/// The cells of the table by row: organiser, data officer, team lead; login codes, guidance.
fn manual() -> BTreeMap<String, Vec<bool>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/organisers.md");
    let text = std::fs::read_to_string(path).expect("the organisers' manual");
    let table = text.lines().skip_while(|line| !line.starts_with("| who may |")).skip(2);
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = table.take_while(|line| line.starts_with('|')).map(cells);
    rows.map(|row| (row[0].clone(), row[1..].iter().map(|cell| cell == "yes").collect())).collect()
}

#[test]
fn every_cell_of_the_manuals_table_holds() {
    let manual = manual();
    assert_eq!(manual.len(), Permission::ALL.len(), "{manual:?}");
    assert_eq!(ROWS.map(|(_, permission)| permission), Permission::ALL);
    for (row, permission) in ROWS {
        let told = manual.get(row).unwrap_or_else(|| panic!("the manual lacks \u{201c}{row}\u{201d}"));
        let may = Role::ALL.map(|role| role.may(permission));
        let before = [permission.needs_factor(), permission.needs_guidance()];
        assert_eq!(*told, [may.as_slice(), &before].concat(), "{row}");
    }
}

both!(every_role_can_do_what_the_table_says_and_nothing_else);
async fn every_role_can_do_what_the_table_says_and_nothing_else(engine: Engine) {
    assert_eq!(DEEDS.map(|(permission, ..)| permission), Permission::ALL);
    for role in Role::ALL {
        let (app, person) = site(engine).await;
        let one = Colleague::new(&app, "olu", &[("quayside", role)]).await;
        for (permission, path, fields) in DEEDS {
            let path = if path == PERSON { &person } else { path };
            let expected = if role.may(permission) { Became::Done } else { Became::NotThere };
            assert_eq!(become_of(&app, &one, path, fields).await, expected, "{permission:?} by {role:?}");
        }
    }
}

both!(login_codes_and_the_guidance_come_first_where_the_table_says_so);
async fn login_codes_and_the_guidance_come_first_where_the_table_says_so(engine: Engine) {
    for (ready, name) in [(Ready::Nothing, "nothing"), (Ready::NoGuidance, "codes")] {
        for role in Role::ALL {
            let (app, person) = site(engine).await;
            let one = Colleague::with(&app, name, &[("quayside", role)], ready).await;
            for (permission, path, fields) in DEEDS.into_iter().filter(|(permission, ..)| role.may(*permission)) {
                let path = if path == PERSON { &person } else { path };
                let expected = match ready {
                    Ready::Nothing if permission.needs_factor() => Became::Codes,
                    Ready::NoGuidance if permission.needs_guidance() => Became::Guidance,
                    _ => Became::Done,
                };
                assert_eq!(become_of(&app, &one, path, fields).await, expected, "{permission:?} by {role:?}");
            }
        }
    }
}
