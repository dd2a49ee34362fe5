//! What isn't taken, and from whom.

use app::domain::role::Role;

use super::{IMPORT, PROOF, checked, olu, people, send};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;

both!(without_proof_of_consent_no_list_is_taken);
async fn without_proof_of_consent_no_list_is_taken(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    for without in 0..PROOF.len() {
        let mut typed = PROOF.to_vec();
        typed.remove(without);
        let page = send(&app, &olu, &typed, people(3)).await;
        assert_eq!(page.status, 422);
        assert!(page.says("There is a problem"));
    }
    let wrong = [("when", "2027-05-21"), ("how", "rumour"), ("wording", " ")];
    let page = send(&app, &olu, &wrong, people(3)).await;
    for said in ["Enter the day they agreed", "Choose how they agreed", "Enter what they agreed to"] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    let page = olu.post(&app, IMPORT, &PROOF).await;
    assert_eq!(page.status, 422, "a list is a file");
    for table in ["list_import", "list_import_part", "consent_source", "audit"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
}

both!(a_file_that_is_no_list_is_refused_with_what_to_do_and_leaves_nothing);
async fn a_file_that_is_no_list_is_refused_with_what_to_do_and_leaves_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let unclosed = format!("email,name\nada@example.org,\"Ada\n{}", people(9_000));
    for (file, said) in [
        (&b"PK\x03\x04a workbook"[..], "Save the list as CSV"),
        (&b"name,phone\nAda,0161 496 0000\n"[..], "Call the column with the addresses “email”"),
        (unclosed.as_bytes(), "Look at row 2"),
        (&b"email\n"[..], "Choose a file with at least one row"),
        (&b""[..], "Choose a file with at least one row"),
    ] {
        let page = send(&app, &olu, &PROOF, file).await;
        assert_eq!(page.status, 422, "{said}");
        assert!(page.says(said), "{said} in {}", page.text());
        assert_eq!(page.value_of("when").as_deref(), Some("2024-05-03"), "what was typed is kept");
    }
    assert_eq!((app.count("list_import").await, app.count("list_import_part").await), (0, 0));
}

both!(who_may_take_a_list_out_may_bring_one_and_nobody_else);
async fn who_may_take_a_list_out_may_bring_one_and_nobody_else(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let path = checked(&app, &olu, people(2)).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert_eq!(officer.get(&app, &path).await.status, 200);
    assert!(officer.get(&app, "/organise/newsletters/news").await.says("Bring an existing list"));
    let lead = Colleague::new(&app, "ida", &[("quayside", Role::Administrator)]).await;
    for closed in [IMPORT, path.as_str()] {
        assert_eq!(lead.get(&app, closed).await.status, 404);
        assert_eq!(lead.post(&app, closed, &[("do", "start")]).await.status, 404);
    }
    assert_eq!(send(&app, &lead, &PROOF, people(2)).await.status, 404);
    assert!(!lead.get(&app, "/organise/newsletters/news").await.says("Bring an existing list"));
    let unread = Colleague::with(&app, "una", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    assert!(unread.get(&app, IMPORT).await.location().starts_with("/organise/guidance"));
    assert_eq!(app.count("subscription").await, 0);
}
