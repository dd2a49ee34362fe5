//! The permission table of the organisers' manual: every cell of it holds.

use std::collections::BTreeMap;
use std::path::Path;

use app::domain::role::{Permission, Role};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

/// What each row of the manual's table is called in the code.
const ROWS: [(&str, Permission); 17] = [
    ("write drafts and look at previews", Permission::Draft),
    ("publish, change, copy, close, reopen", Permission::Publish),
    ("cancel an event", Permission::Cancel),
    ("see how many records are held, and until when", Permission::SeeCounts),
    ("open a list of people", Permission::SeeList),
    ("add, change and move people", Permission::EditList),
    ("erase somebody", Permission::Erase),
    ("run the door and hand out links to it", Permission::Door),
    ("take a list out", Permission::Export),
    ("write to those who come", Permission::Announce),
    ("answer somebody who asks about their data", Permission::AnswerRequests),
    ("read the log", Permission::ReadAudit),
    ("change the ready kinds", Permission::EditKinds),
    ("decide on forms that differ from their kind", Permission::DecideDepartures),
    ("see which exports are not destroyed", Permission::SeeExports),
    ("see who has read the guidance", Permission::SeeReaders),
    ("invite, give and end roles, reset login codes", Permission::ManageTeam),
];

/// Which pages stand for a permission.
const PAGES: [(&str, Permission); 5] = [
    ("/organise/team", Permission::ManageTeam),
    ("/organise/officer", Permission::SeeReaders),
    ("/organise/officer/never", Permission::AnswerRequests),
    ("/organise/officer/readers", Permission::SeeReaders),
    ("/organise/officer/audit", Permission::ReadAudit),
];

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

both!(every_page_lets_in_the_roles_that_may_and_nobody_else);
async fn every_page_lets_in_the_roles_that_may_and_nobody_else(engine: Engine) {
    let app = TestApp::new(engine).await;
    for role in Role::ALL {
        let one = Colleague::new(&app, role.name(), &[("quayside", role)]).await;
        for (path, permission) in PAGES {
            let expected = if role.may(permission) { 200 } else { 404 };
            assert_eq!(one.get(&app, path).await.status, expected, "{path} for {role:?}");
        }
    }
}
