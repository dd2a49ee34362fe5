//! What a start says to whoever reads the log.

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::log;
use crate::support::mailbox::Mailbox;
use crate::support::process::{Process, command, until};

const PRODUCTION: [(&str, &str); 4] = [
    ("ONPURPOSE_MODE", "production"),
    ("ONPURPOSE_BASE_URL", "https://events.example.org"),
    ("ONPURPOSE_MAIL_FROM", "no-reply@example.org"),
    ("ONPURPOSE_SMTP_URL", "smtp://127.0.0.1:1"),
];

both!(production_behind_a_proxy_that_nobody_named_says_so_at_start);
async fn production_behind_a_proxy_that_nobody_named_says_so_at_start(engine: Engine) {
    log::capture();
    let warned =
        || log::text().lines().filter(|line| line.contains("WARN") && line.contains("TRUSTED_PROXIES")).count();
    let (database, clock) = TestApp::new(engine).await.stop().await;
    assert_eq!(warned(), 0, "on a developer's machine nobody else signs up");
    let named = [&PRODUCTION[..], &[("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1")]].concat();
    let (database, clock) = TestApp::over(database, clock, &named).await.stop().await;
    assert_eq!(warned(), 0);
    let app = TestApp::over(database, clock, &PRODUCTION).await;
    assert_eq!(warned(), 1, "at start");
    for _ in 0..2 {
        app.request(|client, url| client.post(format!("{url}/your-data")).header("x-forwarded-for", "192.0.2.7")).await;
    }
    assert_eq!(warned(), 2, "and once when a proxy shows itself");
    assert!(!log::text().contains("192.0.2.7"));
}

both!(the_first_start_of_the_demo_gives_no_mail_up);
async fn the_first_start_of_the_demo_gives_no_mail_up(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    let output = command(&database).arg("demo").output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let process = Process::start(&database, &database.folder().join("demo.log")).await;
    let mailbox = Mailbox::new(database.folder().join("mail"));
    until("the mail of the last who signed up", async || {
        process.said().contains("not owed any more").then_some(()).filter(|()| mailbox.all().len() >= 13)
    })
    .await;
    assert!(!process.said().contains("given up"), "{}", process.said());
}
