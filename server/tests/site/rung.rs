//! Commands beside a running server: what they queue goes out at once.

use std::time::{Duration, Instant};

use crate::support::both::both;
use crate::support::contents::CONTENTS;
use crate::support::database::{Engine, TestDatabase};
use crate::support::people::{ADA, ADAS_ADDRESS};
use crate::support::process::{Process, command, import};
use crate::support::visitor::Visitor;

/// Far less than the time after which the server would look in any case.
const AT_ONCE: Duration = Duration::from_secs(10);

both!(an_import_beside_a_running_server_rings_its_mails_at_once);
async fn an_import_beside_a_running_server_rings_its_mails_at_once(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("process.log")).await;
    let mut ada = Visitor::new(&process, &database);
    ada.submit("/events/supper", &ADA).await;
    let confirm = ada.mail(ADAS_ADDRESS, "Your sign-up").await.link("/confirm/");
    ada.post(&confirm, &[]).await;
    ada.mail(ADAS_ADDRESS, "You are coming").await;

    let file = database.folder().join("moved.toml");
    std::fs::write(&file, CONTENTS.replace("2027-06-12", "2027-06-19")).expect("a file");
    let output = command(&database).arg("import").arg(&file).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let imported = Instant::now();
    ada.mail(ADAS_ADDRESS, "Changed: Summer supper").await;
    assert!(imported.elapsed() < AT_ONCE, "it came after {:?}", imported.elapsed());
}
