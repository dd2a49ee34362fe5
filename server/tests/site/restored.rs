//! Invariant 4 again: a restore never brings an erased person back, nor forgets an unsubscribe. And what the start says
//! to a keyring or a journal that does not fit.

use std::fs;

use chrono::TimeDelta;
use server::actions::Failure;
use server::actions::erase::{self, Suppress};
use server::db::records::{self, Record};
use server::vault::Vault;

use crate::support::app::{TestApp, refusal};
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::{ADA, BEN, BEN_READS};

/// What a backup of today holds of the records of people.
const TABLES: [&str; 6] = ["registration", "subscription", "answer_part", "consent", "suppression", "vault"];

async fn back_up(app: &TestApp) {
    let inside = app.inside().await;
    for table in TABLES {
        inside.execute(&format!("CREATE TABLE backup_{table} AS SELECT * FROM {table}")).await;
    }
}

/// Puts every row back as it was then: the database of the backup beside the journal of now.
async fn restore(app: &TestApp) {
    let inside = app.inside().await;
    for table in TABLES.iter().rev() {
        inside.execute(&format!("DELETE FROM {table}")).await;
    }
    for table in TABLES {
        inside.execute(&format!("INSERT INTO {table} SELECT * FROM backup_{table}")).await;
    }
}

both!(a_restored_backup_brings_nobody_back_who_was_erased);
async fn a_restored_backup_brings_nobody_back_who_was_erased(engine: Engine) {
    let app = TestApp::new(engine).await;
    let gone = app.sign_up_and_confirm("/events/supper", &ADA).await;
    let stays = app.sign_up_and_confirm("/events/supper", &BEN).await;
    back_up(&app).await;
    app.post(&format!("{gone}/cancel"), &[]).await;

    restore(&app).await;
    assert_eq!(app.get(&gone).await.status, 200, "the backup alone would bring her back");
    let app = app.restart().await;
    assert_eq!(app.get(&gone).await.status, 404);
    assert_eq!(app.get(&stays).await.status, 200);
    assert_eq!((app.count("registration").await, app.count("answer_part").await), (1, 0));
}

both!(a_restored_backup_forgets_no_unsubscribe_and_no_wish_to_be_left_alone);
async fn a_restored_backup_forgets_no_unsubscribe_and_no_wish_to_be_left_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let unsubscribe = app.mail_to(BEN[0].1).await.link("/unsubscribe/");
    app.submit("/events/supper", &ADA).await;
    let not_me = app.mail_to(ADA[0].1).await.link("/cancel");
    back_up(&app).await;
    app.post(&unsubscribe, &[]).await;
    app.post(&not_me, &[("never", "yes")]).await;
    let suppressed = app.inside().await.dump().await["suppression"].len();
    assert_eq!(suppressed, 2);

    restore(&app).await;
    assert_eq!((app.count("suppression").await, app.count("subscription").await), (0, 1), "the backup alone forgets");
    let app = app.restart().await;
    assert_eq!((app.count("suppression").await, app.count("subscription").await), (2, 0));
    app.checkpoint().await;
    app.wait(TimeDelta::minutes(11));
    app.submit("/events/small", &[("email", ADA[0].1), ("seats", "1")]).await;
    assert_eq!(app.mails_to(ADA[0].1).await.len(), 0);
}

both!(a_restored_backup_brings_no_answer_back_whose_agreement_was_taken_back);
async fn a_restored_backup_brings_no_answer_back_whose_agreement_was_taken_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    back_up(&app).await;
    assert_eq!(app.post(&own, &[("take_back", "food")]).await.status, 303);

    restore(&app).await;
    assert!(app.get(&own).await.says("No walnuts for me"), "the backup alone would bring it back");
    let app = app.restart().await;
    let page = app.get(&own).await;
    assert!(page.says("Ada Lovelace") && !page.says("No walnuts for me"));
}

both!(a_restored_backup_keeps_a_lifted_suppression_lifted);
async fn a_restored_backup_keeps_a_lifted_suppression_lifted(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let unsubscribe = app.mail_to(BEN[0].1).await.link("/unsubscribe/");
    app.post(&unsubscribe, &[]).await;
    back_up(&app).await;
    app.wait(TimeDelta::minutes(11));
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;

    restore(&app).await;
    assert_eq!(app.count("suppression").await, 1);
    let app = app.restart().await;
    assert_eq!(app.count("suppression").await, 0);
}

both!(a_restored_backup_brings_no_suppression_back_that_has_ended);
async fn a_restored_backup_brings_no_suppression_back_that_has_ended(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let unsubscribe = app.mail_to(BEN[0].1).await.link("/unsubscribe/");
    app.post(&unsubscribe, &[]).await;
    back_up(&app).await;
    let inside = app.inside().await;
    inside.execute("UPDATE newsletter SET closed_at = '2020-05-20 17:00:00+00:00'").await;
    inside.execute("UPDATE suppression SET expires_at = '2027-05-20 17:00:00+00:00'").await;
    app.sweep().await;
    assert_eq!(app.count("suppression").await, 0);

    restore(&app).await;
    assert_eq!(app.count("suppression").await, 1);
    let app = app.restart().await;
    assert_eq!(app.count("suppression").await, 0);
}

both!(a_lost_journal_stops_the_start_until_it_is_put_back);
async fn a_lost_journal_stops_the_start_until_it_is_put_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &BEN).await;
    app.post(&format!("{own}/cancel"), &[]).await;
    let (database, clock) = app.stop().await;
    let (journal, kept) = (database.folder().join("journal"), database.folder().join("kept"));
    fs::rename(&journal, &kept).expect("the journal");
    let said = refusal(&database, &clock).await;
    assert!(said.contains("There is no journal at") && said.contains("Put back the newest copy"), "{said}");

    fs::rename(&kept, &journal).expect("the journal");
    let app = TestApp::over(database, clock, &[]).await;
    assert_eq!(app.left("supper").await, 80);
}

both!(a_keyring_that_does_not_fit_stops_the_start_with_a_sentence);
async fn a_keyring_that_does_not_fit_stops_the_start_with_a_sentence(engine: Engine) {
    let other = TestApp::new(Engine::Sqlite).await;
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm("/events/supper", &BEN).await;
    let (database, clock) = app.stop().await;
    let keyring = database.folder().join("keyring");
    let ours = database.folder().join("our keyring");
    fs::rename(&keyring, &ours).expect("our keyring");

    fs::copy(other.database.folder().join("keyring"), &keyring).expect("another keyring");
    let said = refusal(&database, &clock).await;
    assert!(said.contains("belongs to another database") && said.contains("ONPURPOSE_KEYRING"), "{said}");
    fs::remove_file(&keyring).expect("no keyring");
    let said = refusal(&database, &clock).await;
    assert!(said.contains("keyring") && said.ends_with('.'), "{said}");
    assert!(!keyring.exists(), "none is made beside a database that has one");

    fs::rename(&ours, &keyring).expect("our keyring");
    let app = TestApp::over(database, clock, &[]).await;
    assert_eq!(app.left("supper").await, 79, "and with its own it starts");
}

both!(a_restored_backup_brings_no_old_key_back);
async fn a_restored_backup_brings_no_old_key_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm("/events/supper", &ADA).await;
    app.do_jobs().await;
    back_up(&app).await;
    let inside = app.inside().await;
    inside.execute("CREATE TABLE backup_epoch AS SELECT * FROM epoch").await;
    for _ in 0..3 {
        app.wait(TimeDelta::days(7));
        app.do_jobs().await;
    }
    assert_eq!(app.site.vault.epochs(), [1, 2, 3, 4]);
    restore(&app).await;
    inside.execute("DELETE FROM epoch").await;
    inside.execute("INSERT INTO epoch SELECT * FROM backup_epoch").await;

    let app = app.restart().await;
    app.do_jobs().await;
    assert_eq!(app.site.vault.epochs(), [1, 2, 3, 4], "the key that is current stays so, and none begins");
    let current = inside.number("SELECT number FROM epoch WHERE retired_at IS NULL").await;
    assert_eq!((current, app.get(&own).await.status), (4, 200));
    let mut all = vec![];
    for _ in 0..5 {
        app.wait(TimeDelta::days(7));
        app.do_jobs().await;
        all.push(app.site.vault.epochs());
    }
    // Each goes four weeks after it stopped being current, before the restore or after.
    assert_eq!(all[1], [2, 3, 4, 5, 6]);
    assert_eq!(all[4], [5, 6, 7, 8, 9]);
}

/// Has the database refuse whatever erases a registration, when it is about to be committed.
async fn refuse_commits(app: &TestApp, engine: Engine) {
    let inside = app.inside().await;
    let never = "registration_id INTEGER REFERENCES nobody(id) DEFERRABLE INITIALLY DEFERRED";
    inside.execute("CREATE TABLE nobody (id INTEGER PRIMARY KEY)").await;
    inside.execute(&format!("CREATE TABLE refused ({never})")).await;
    match engine {
        Engine::Sqlite => {
            let erased = "AFTER DELETE ON registration BEGIN INSERT INTO refused VALUES (1); END";
            inside.execute(&format!("CREATE TRIGGER refuses {erased}")).await;
        }
        Engine::Postgresql => {
            let body = "BEGIN INSERT INTO refused VALUES (1); RETURN OLD; END";
            inside.execute(&format!("CREATE FUNCTION refuse() RETURNS trigger AS $$ {body} $$ LANGUAGE plpgsql")).await;
            let erased = "AFTER DELETE ON registration FOR EACH ROW EXECUTE FUNCTION refuse()";
            inside.execute(&format!("CREATE TRIGGER refuses {erased}")).await;
        }
    }
}

async fn allow_commits(app: &TestApp, engine: Engine) {
    let on = if engine == Engine::Sqlite { "" } else { " ON registration" };
    app.inside().await.execute(&format!("DROP TRIGGER refuses{on}")).await;
}

both!(a_restored_backup_erases_nobody_whose_erasure_was_rolled_back);
async fn a_restored_backup_erases_nobody_whose_erasure_was_rolled_back(engine: Engine) {
    let app = TestApp::new(engine).await;
    let stays = app.sign_up_and_confirm("/events/supper", &ADA).await;
    let goes = app.sign_up_and_confirm("/events/supper", &BEN).await;
    back_up(&app).await;
    let record = some_record(&app, &stays).await;
    let rolled_back = app.site.write(move |work| async move {
        erase::write(&work, &record, Suppress { list: false, all: true }).await?;
        Err::<(), _>(Failure::Stored("what comes after the journal fails"))
    });
    assert!(rolled_back.await.is_err());
    assert_eq!(app.get(&stays).await.status, 200);

    // In a batch that others commit, and alone; the restore comes before anything else is written, and after.
    restore(&app).await;
    let app = app.restart().await;
    assert_eq!((app.get(&stays).await.status, app.count("suppression").await), (200, 0));
    app.post(&format!("{goes}/cancel"), &[]).await;
    restore(&app).await;
    let app = app.restart().await;
    assert_eq!((app.get(&stays).await.status, app.count("suppression").await), (200, 0));
    assert_eq!(app.get(&goes).await.status, 404, "what was done is done again");
}

both!(a_restored_backup_erases_nobody_whose_erasure_could_not_be_committed);
async fn a_restored_backup_erases_nobody_whose_erasure_could_not_be_committed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let stays = app.sign_up_and_confirm("/events/supper", &ADA).await;
    let goes = app.sign_up_and_confirm("/events/supper", &BEN).await;
    back_up(&app).await;
    refuse_commits(&app, engine).await;
    assert!(app.post(&format!("{stays}/cancel"), &[]).await.status >= 500);
    allow_commits(&app, engine).await;
    assert_eq!(app.get(&stays).await.status, 200);
    app.sweep().await;

    restore(&app).await;
    let app = app.restart().await;
    assert_eq!(app.get(&stays).await.status, 200);
    app.post(&format!("{goes}/cancel"), &[]).await;
    restore(&app).await;
    let app = app.restart().await;
    assert_eq!((app.get(&stays).await.status, app.get(&goes).await.status), (200, 404));
}

/// The record behind a link to "your sign-up".
async fn some_record(app: &TestApp, own: &str) -> Record {
    let id = Vault::claimed_id(own.trim_start_matches("/your-sign-up/")).expect("a token");
    records::find(app.site.db.read(), id, app.site.clock.now()).await.expect("an answer").expect("a record")
}
