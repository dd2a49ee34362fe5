//! Commands beside a running server: what they queue goes out at once.

use std::time::{Duration, Instant};

use server::actions::samples::CONTENTS;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::people::{ADA, ADAS_ADDRESS};
use crate::support::process::{Process, import, import_contents};
use crate::support::visitor::Visitor;

/// Far less than the time after which the server would look in any case.
const AT_ONCE: Duration = Duration::from_secs(10);

both!(an_import_beside_a_running_server_rings_its_mails_at_once);
async fn an_import_beside_a_running_server_rings_its_mails_at_once(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("process.log")).await;
    let mut ada = Visitor::new(&process, &database);
    ada.sign_up_and_confirm("/events/supper", &ADA, ADAS_ADDRESS).await;

    import_contents(&database, &CONTENTS.replace("2027-06-12", "2027-06-19"));
    let imported = Instant::now();
    ada.mail(ADAS_ADDRESS, "New date: 19 June 2027").await;
    assert!(imported.elapsed() < AT_ONCE, "it came after {:?}", imported.elapsed());
}
