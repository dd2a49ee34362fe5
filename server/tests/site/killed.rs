//! Invariant 9: acknowledged is durable. `kill -9` in the middle of a thousand sign-ups loses none that was accepted.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures_util::future::join_all;
use reqwest::Client;
use reqwest::redirect::Policy;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::dump::Inside;
use crate::support::mailbox::Mailbox;
use crate::support::page::Page;
use crate::support::people::{ADA, ADAS_ADDRESS};
use crate::support::process::{Process, import, until};
use crate::support::trace::files_with;
use crate::support::visitor::Visitor;

const SIGN_UPS: usize = 1_000;
const CONNECTIONS: usize = 16;
/// When so many are accepted, the process is killed.
const KILLED_AFTER: usize = 300;

both!(after_kill_9_every_accepted_sign_up_is_there_and_its_mail_arrives_once);
async fn after_kill_9_every_accepted_sign_up_is_there_and_its_mail_arrives_once(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("first.log")).await;
    let accepted = until_killed(process).await;
    assert!((KILLED_AFTER..SIGN_UPS).contains(&accepted.len()), "{} were accepted", accepted.len());

    let _process = Process::start(&database, &database.folder().join("second.log")).await;
    let inside = Inside::open(&database.url()).await;
    let registered = inside.count("registration").await;
    assert!(usize::try_from(registered).is_ok_and(|all| all >= accepted.len()), "{registered} of {}", accepted.len());

    let queued = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND kind = 'confirm'";
    until("the last mail", async || (inside.number(queued).await == 0).then_some(())).await;
    let mails = Mailbox::new(database.folder().join("mail")).all();
    assert_eq!(i64::try_from(mails.len()).ok(), Some(registered), "one mail each");
    let written: BTreeSet<String> = mails.iter().map(|mail| mail.to.clone()).collect();
    let missing: Vec<_> = accepted.difference(&written).collect();
    assert!(missing.is_empty(), "accepted, and no mail came: {missing:?}");
    let ids: BTreeSet<_> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(ids.len(), mails.len(), "Message-IDs are unique");
}

/// Signs up over several connections and kills the process among it. Returns the addresses that were answered 303.
async fn until_killed(process: Process) -> BTreeSet<String> {
    let client = Client::builder().redirect(Policy::none()).build().expect("a client");
    let url = format!("{}/events/supper", process.url);
    let form = Page::read(client.get(&url).send().await.expect("a form")).await;
    let hidden = form.hidden_inputs();
    let (next, done, is_over) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let one_connection = async || {
        let mut accepted = BTreeSet::new();
        while !is_over.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= SIGN_UPS {
                break;
            }
            let email = format!("person{number}@example.org");
            let mut fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
            fields.extend([("email", email.as_str()), ("seats", "1"), ("name", "A person")]);
            // What is cut off by the end of the process was promised to nobody.
            let Ok(answer) = client.post(&url).form(&fields).send().await else { break };
            assert_eq!(answer.status(), 303);
            accepted.insert(email);
            done.fetch_add(1, Ordering::Relaxed);
        }
        accepted
    };
    let killer = async {
        while done.load(Ordering::Relaxed) < KILLED_AFTER {
            tokio::task::yield_now().await;
        }
        process.kill();
        is_over.store(true, Ordering::Relaxed);
    };
    let (accepted, ()) = tokio::join!(join_all((0..CONNECTIONS).map(|_| one_connection())), killer);
    accepted.into_iter().flatten().collect()
}

both!(what_was_erased_just_before_kill_9_leaves_the_disk_at_the_next_start);
async fn what_was_erased_just_before_kill_9_leaves_the_disk_at_the_next_start(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("first.log")).await;
    let mut ada = Visitor::new(&process, &database);
    let own = ada.sign_up_and_confirm("/events/supper", &ADA, ADAS_ADDRESS).await;
    let inside = Inside::open(&database.url()).await;
    let sealed = inside.bytes("SELECT address_sealed FROM registration").await.remove(0);

    assert_eq!(ada.post(&format!("{own}/cancel"), &[]).await.status, 200);
    process.kill();
    let left =
        || [ADAS_ADDRESS.as_bytes(), &sealed[40..80]].map(|needle| files_with(database.folder(), needle)).concat();
    if engine == Engine::Sqlite {
        assert!(!left().is_empty(), "there is something left to do");
    }
    inside.close().await;

    let _process = Process::start(&database, &database.folder().join("second.log")).await;
    until("a folder without her", async || left().is_empty().then_some(())).await;
    assert_eq!(Inside::open(&database.url()).await.count("registration").await, 0);
}
