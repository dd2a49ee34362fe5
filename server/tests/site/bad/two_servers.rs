//! Two servers on one database: the second is refused at its start, and the first does not notice.

use std::sync::Arc;

use server::clock::Clock;
use server::startup::StartError;

use super::{ADA, SUPPER};
use crate::support::app::{TestApp, start};
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};

async fn refusal(database: &TestDatabase, settings: &[(&str, &str)]) -> String {
    let second: Result<_, StartError> = TestApp::build(database, Arc::new(Clock::test(start())), settings).await;
    second.err().expect("a second server is refused").to_string()
}

both!(a_second_server_is_refused_with_a_sentence_and_the_first_goes_on);
async fn a_second_server_is_refused_with_a_sentence_and_the_first_goes_on(engine: Engine) {
    let app = TestApp::new(engine).await;
    let of_folder = refusal(&app.database, &[]).await;
    assert!(of_folder.starts_with("Another Onpurpose server is using the folder"), "{of_folder}");
    assert!(of_folder.contains("Stop it first"), "{of_folder}");

    // A folder of its own does not help: it is the same database.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let of_database = refusal(&app.database, &[("ONPURPOSE_DATA_DIR", &elsewhere.path().display().to_string())]).await;
    assert!(of_database.starts_with("Another Onpurpose server is using"), "{of_database}");
    assert!(!of_database.contains("postgres://"), "{of_database}");

    assert_eq!(app.submit(SUPPER, &ADA).await.status, 303);
    let app = app.restart().await;
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 1, "whoever comes after the first is no second");
}
