//! A full disk as people meet it: they are told, forms keep what they wrote, whoever leaves can leave.

use super::disk::is_said_to_be_over;
use super::{NEWS, SUPPER, YOUR_DATA};
use crate::support::app::TestApp;
use crate::support::database::{Engine, TestDatabase};
use crate::support::dump::Inside;
use crate::support::log;
use crate::support::people::{self, ADAS_ADDRESS};
use crate::support::process::{Process, import, until};
use crate::support::visitor::Visitor;

/// How much more than it needs is left to each file of the program, for the database's log to run full soon.
const LEFT: u64 = 400 << 10;

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_people_can_leave_it_is_said_once_and_all_goes_on_by_itself() {
    let database = TestDatabase::new(Engine::Sqlite).await;
    import(&database);
    let process = Process::start_for_limits(&database, &database.folder().join("process.log")).await;
    let mut ada = Visitor::new(&process, &database);
    let own = ada.sign_up_and_confirm(SUPPER, &people::ADA, ADAS_ADDRESS).await;
    let mut ben = Visitor::new(&process, &database);
    ben.submit(NEWS, &people::BEN_READS).await;
    let confirm = ben.mail(people::BEN[0].1, "").await.link("/confirm/");
    ben.post(&confirm, &[]).await;
    let unsubscribe = until("a link", async || {
        ben.mails(people::BEN[0].1)
            .into_iter()
            .flat_map(|mail| mail.links())
            .find(|link| link.contains("/unsubscribe/"))
    })
    .await;

    let size = std::fs::metadata(database.folder().join("onpurpose.db")).expect("the database").len();
    process.limit_files(Some(size + LEFT));
    let mut taken = 0;
    let full = loop {
        let email = format!("person{taken}@harbour.example");
        let answer = ada.submit(SUPPER, &[("email", &email), ("seats", "1")]).await;
        if answer.status != 303 {
            break answer;
        }
        taken += 1;
        assert!(taken < 900, "the disk is never full");
    };
    let refused = format!("person{taken}@harbour.example");
    assert_eq!(full.status, 507, "{}", full.text());
    assert!(full.says("nothing was saved") && full.value_of("email").as_deref() == Some(&*refused), "{}", full.text());
    for _ in 0..20 {
        assert_eq!(ada.submit(SUPPER, &[("email", &refused), ("seats", "1")]).await.status, 507);
    }
    let ready = ada.get("/readyz").await;
    assert_eq!((ready.status, ready.body.contains("disk full")), (503, true), "{}", ready.body);

    // The database's log is what takes the room: as soon as it is cut, there is some for who leaves.
    until("her cancellation", async || (ada.post(&format!("{own}/cancel"), &[]).await.status == 200).then_some(()))
        .await;
    assert_eq!(ada.get(&own).await.status, 404);
    until("his leave", async || (ben.post(&unsubscribe, &[]).await.status == 200).then_some(())).await;
    assert_eq!(ada.submit(SUPPER, &[("email", &refused), ("seats", "1")]).await.status, 507, "and for nobody else");

    process.limit_files(None);
    until("room", async || (ada.get("/readyz").await.status == 200).then_some(())).await;
    assert_eq!(ada.submit(SUPPER, &[("email", &refused), ("seats", "1")]).await.status, 303);
    ada.mail(&refused, "Please confirm").await;
    let inside = Inside::open(&database.url()).await;
    let queued = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND kind = 'confirm'";
    until("the last mail", async || (inside.number(queued).await == 0).then_some(())).await;
    assert_eq!(inside.count("registration").await, taken + 1, "whoever was refused is there once");
    assert_eq!(inside.count("subscription").await, 0);
    for number in 0..=taken {
        assert_eq!(ada.mails(&format!("person{number}@harbour.example")).len(), 1, "one mail each");
    }
    let said = process.said();
    for once in ["disk full", "there is room on the disk again"] {
        assert_eq!(said.lines().filter(|line| line.contains(once)).count(), 1, "{once}: {said}");
    }
    assert_eq!(said.matches(" ERROR ").count(), 1, "{said}");
}

/// What a database server says that has no room: rows of people can go and none can come.
const NO_ROOM: &str = "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
    RAISE EXCEPTION 'kein Platz' USING ERRCODE = 'disk_full'; END $$; \
    CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON registration EXECUTE FUNCTION no_room(); \
    CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON subscription EXECUTE FUNCTION no_room(); \
    CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON request EXECUTE FUNCTION no_room()";

mod every_form_keeps_what_was_typed_while_the_disk_is_full {
    use super::*;

    /// A path, what is sent there, and which input is looked at.
    type Sent<'s> = (&'s str, &'s [(&'s str, &'s str)], &'s str);

    #[tokio::test(flavor = "multi_thread")]
    async fn on_postgresql() {
        log::capture();
        let app = TestApp::new(Engine::Postgresql).await;
        let own = app.sign_up_and_confirm(SUPPER, &people::ADA).await;
        app.inside().await.execute(NO_ROOM).await;
        let change = format!("{own}/change");
        let forms: [Sent<'_>; 4] = [
            (SUPPER, &[("email", "cy@example.org"), ("seats", "1"), ("name", "Cy Twombly")], "name"),
            (NEWS, &[("email", "cy@example.org"), ("consent", "yes")], "email"),
            (YOUR_DATA, &[("email", "cy@example.org")], "email"),
            (&change, &[("name", "Ada King"), ("seats", "1")], "name"),
        ];
        for (path, fields, kept) in forms {
            let answer = app.submit(path, fields).await;
            assert_eq!(answer.status, 507, "{path}: {}", answer.text());
            assert!(answer.says("nothing was saved"), "{path}: {}", answer.text());
            let typed = fields.iter().find(|(name, _)| *name == kept).map(|(_, value)| (*value).to_owned());
            assert_eq!(answer.value_of(kept), typed, "{path}");
        }
        assert_eq!(app.get("/readyz").await.status, 503);
        assert_eq!(log::text().matches("disk full").count(), 1);
        assert_eq!(app.post(&format!("{own}/cancel"), &[]).await.status, 200, "who leaves takes no room");

        app.inside().await.execute("DROP FUNCTION no_room CASCADE").await;
        assert_eq!(app.submit(SUPPER, &people::BEN).await.status, 303);
        is_said_to_be_over(&app).await;
    }
}
